// One bad thing in a library or among the rules, and everything else that must stay within reach.
#include <algorithm>

#include <doctest/doctest.h>

#include "session/application_desk.h"
#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// A library with two records, the second shown last, and what its file is after `old_text` was overwritten in it.
void make_damaged(std::filesystem::path const& library, Ports const& ports, std::string_view old_text,
                  std::string_view new_text) {
    {
        auto session = must(Session::open(library, ports));
        must(session.start_empty(a_scheme(session)));
        must(session.rename_record("Ana Sound"));
        must(session.start_empty(a_scheme(session)));
        must(session.rename_record("Eve Damaged"));
    }
    overwrite_in(library, old_text, new_text);
}

} // namespace

TEST_CASE("a damaged record keeps nobody from the others") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    Ports const ports = small_ports(folder);
    make_damaged(library, ports, "Eve Damaged", "Eva");

    auto session = must(Session::open(library, ports));

    CHECK(session.estimate().record_name == "Ana Sound");
    Problems const warnings = session.take_warnings();
    auto const damage = std::ranges::find(warnings, "L122", &Problem::id);
    REQUIRE(damage != warnings.end());
    CHECK(damage->severity == Severity::Warning);
    CHECK(session.take_warnings().empty());
    CHECK(problem_id(session.open_record({2})) == "L122");
    CHECK(session.estimate().record_name == "Ana Sound");
    must(session.perform(AddEntry{session.record(), talk("One", 1)}));

    must(session.perform(RemoveRecord{session.record()})); // done, though what is left cannot be shown
    CHECK_FALSE(session.record());
    CHECK(session.take_warnings().at(0).id == "L122");
    REQUIRE(session.shell().undo);
    must(session.undo());
    CHECK(session.estimate().record_name == "Ana Sound");
}

TEST_CASE("a damaged record keeps nobody from saying in the others who she is") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    Ports const ports = small_ports(folder);
    {
        auto session = must(Session::open(library, ports));
        must(session.start_empty(a_scheme(session)));
        RecordId const first = session.record();
        must(session.start_empty(a_scheme(session), std::nullopt, Whose::ThisPerson));
        must(session.application().set_statement("said in the second"));
        must(session.open_record(first));
    }
    overwrite_in(library, "said in the second", "SAID");
    auto session = must(Session::open(library, ports));
    Applicant applicant;
    applicant.name = "Ana Sound";

    must(session.application().set_applicant(applicant));

    CHECK(session.scored().application.applicant == applicant);
    Problems const warnings = session.take_warnings();
    CHECK(std::ranges::find(warnings, "L122", &Problem::id) != warnings.end());
}

TEST_CASE("a library whose only record is damaged says so") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    Ports const ports = small_ports(folder);
    make_damaged(library, ports, "Eve Damaged", "Eva");
    {
        auto session = must(Session::open(library, ports));
        must(session.perform(RemoveRecord{session.record()}));
    }
    CHECK(problem_id(Session::open(library, ports)) == "L122");
}

TEST_CASE("a damaged change in the log cannot be undone and keeps nobody from the records") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    Ports const ports = small_ports(folder);
    make_damaged(library, ports, "\"command\":\"change_details\"", "\"command\":\"CHANGE");

    auto session = must(Session::open(library, ports));

    CHECK(session.estimate().record_name == "Eve Damaged");
    CHECK_FALSE(session.shell().undo);
    CHECK(session.take_warnings().at(0).id == "L138");
    must(session.perform(AddEntry{session.record(), talk("One", 1)}));
    CHECK(session.shell().undo == "Added Conference talk: One");
    must(session.undo());
    CHECK_FALSE(session.shell().undo);
}

TEST_CASE("rules that turned wrong keep nobody from a record that was counted by them") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    Ports const ports = small_ports(folder);
    {
        auto session = must(Session::open(library, ports));
        must(session.start_empty(a_scheme(session)));
        must(session.perform(AddEntry{session.record(), talk("One", 3)}));
    }
    store::write_file(ports.rules_folder / "sample" / "sample.toml", "this is no pack");

    auto session = must(Session::open(library, ports));

    CHECK(entry_of(session.estimate(), "One").earned == "12 points");
    Problems const warnings = session.take_warnings();
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].id == "E100");
}
