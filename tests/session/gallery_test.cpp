// Every problem that a session finds itself, triggered, with what the program says word for word in tests/problems/.
#include <functional>
#include <map>
#include <regex>

#include <doctest/doctest.h>

#include "formats/application_file.h"
#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

namespace fs = std::filesystem;

using Trigger = std::function<Problem(Session& session)>; // on a new record of the small pack

Problem imported(Session& session, char const* name) {
    Problems const problems = must(session.import_file(test::problem_gallery / (std::string(name) + ".json")));
    REQUIRE(problems.size() == 1);
    return problems.front();
}

Problem wrong_form(Session& session) {
    return session.save_draft(with(session.new_draft("talk"), "hours", "37,5")).problem();
}

Problem unfinished_entries(Session& session) {
    must(session.keep_draft(with(session.new_draft("talk"), "title", "Half a")));
    return session.undo().problem();
}

Problem too_long(Session& session) {
    return session.perform(AddEntry{session.record(), talk(std::string(501, 'x'), 1)}).problem();
}

Problem full_record(Session& session) {
    Application full;
    full.scheme = "sample";
    full.claims.resize(formats::claim_limit);
    for (Claim& claim : full.claims) claim.type = "talk";
    must(session.perform(AddRecord{full}));
    return session.perform(AddEntry{session.record(), talk("One too many", 1)}).problem();
}

Problem export_into_itself(Session& session) {
    auto const library = fs::path(session.open_record({99}).problem().where.file);
    return session.export_file(library).problem();
}

Problem told_of_row(Session& session, std::string_view rows) {
    must(session.begin_paste(rows, "talks.csv"));
    return problems_of(*session.paste()).front();
}

std::map<std::string, Trigger> const triggers{
    {"A240-form-with-problems", wrong_form},
    {"A241-bad-row", [](Session& session) { return told_of_row(session, "Title,Hours\nOn desks,many\n"); }},
    {"AW30-doubtful-row",
     [](Session& session) { return told_of_row(session, "Title,Hours\nOn desks,2\nOn desks,2\n"); }},
    {"L141-unfinished-entries", unfinished_entries},
    {"L142-no-way-back", too_long},
    {"L143-unreadable-change", [](Session&) { return read_command("{\"command\":\"explode\"}").problem(); }},
    {"L144-gone", [](Session& session) { return session.draft_of({99}).problem(); }},
    {"L145-full-record", full_record},
    {"L146-a-library", export_into_itself},
};

std::string told(Problem problem, fs::path const& folder) {
    return std::regex_replace(to_text(problem) + "\n", std::regex(folder.string() + "/"), "");
}

} // namespace

TEST_CASE("each problem of a session is told word for word as in the gallery") {
    for (auto const& [name, trigger] : triggers) {
        CAPTURE(name);
        Folder const folder;
        auto session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
        must(session.start_empty(a_scheme(session)));
        std::string const text = told(trigger(session), folder.path());
        CHECK(text == store::read_file(test::problem_gallery / (name + ".txt")));
        CHECK(text.find((name.starts_with("AW") ? "warning " : "error ") + name.substr(0, 4) + ": ") !=
              std::string::npos);
    }
}

TEST_CASE("a folder without rules is told word for word as in the gallery") {
    Folder const folder;
    Ports ports = prism_ports();
    ports.rules_folder = folder / "rules";
    auto session = must(Session::in_memory(ports));
    CHECK(told(session.start_empty(a_scheme(session)).problem(), folder.path()) ==
          store::read_file(test::problem_gallery / "S111-no-rules.txt"));
}

TEST_CASE("an application that the library has is told word for word as in the gallery") {
    auto session = must(Session::in_memory(prism_ports()));
    must(session.import_file(samples_folder / "student.json"));
    Problems const problems = must(session.import_file(samples_folder / "student.json"));
    CHECK(told(problems.back(), samples_folder) == store::read_file(test::problem_gallery / "AW31-there-already.txt"));
}

TEST_CASE("each application of the gallery that names its rules wrongly gives its exact message") {
    auto session = must(Session::in_memory(prism_ports()));
    for (char const* name : {"A230-unknown-scheme", "A231-unknown-version", "A232-no-version", "A233-other-scheme"}) {
        CAPTURE(name);
        CHECK(told(imported(session, name), test::problem_gallery) ==
              store::read_file(test::problem_gallery / (std::string(name) + ".txt")));
    }
}
