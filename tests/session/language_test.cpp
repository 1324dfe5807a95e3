// The language that is spoken: what the session shows is made anew in it, and what it has written down stays.
#include <algorithm>

#include <doctest/doctest.h>

#include "domain/texts.h"
#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

Session sample_to_tell() {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    return session;
}

struct TellingTalks { // an unnamed record of the small pack
    Folder folder;
    Session session = must(Session::open(folder / "mine.accrue", small_ports(folder)));

    TellingTalks() {
        must(session.start_empty("sample"));
        must(session.perform(AddEntry{session.record(), talk("One", 3)}));
    }
};

bool has_figure(RulesDesk& rules, std::string_view label) {
    rules.finish();
    REQUIRE(rules.model().file() != nullptr);
    auto const& figures = rules.model().file()->content->figures;
    return std::ranges::any_of(figures, [&](auto const& figure) { return figure.first == label; });
}

} // namespace

TEST_CASE("entries and totals are told anew when another language is spoken, and again in the first") {
    auto const session = sample_to_tell();
    CHECK(entry_of(session.estimate(), "TOGAF Level 1").detail == "7 Feb 2011");
    {
        Speaking const german(Language::German);
        EstimateModel const& model = session.estimate();
        CHECK(entry_of(model, "TOGAF Level 1").detail == "7. Feb. 2011");
        CHECK(entry_of(model, "TOGAF Level 1").earned == "nichts");
        EntryModel const& job = entry_of(model, "Service desk analyst");
        CHECK(job.detail == "Sept. 2004 – März 2008 · Harbour Bank");
        CHECK(job.basis == "angegeben");
        CHECK(job.stands == Basis::Claimed);
        CHECK(model.summary.totals[0].basis == "Angegeben");
        CHECK(model.forms.front().fields.back().title == "Notiz");
    }
    CHECK(entry_of(session.estimate(), "TOGAF Level 1").earned == "nothing");
}

TEST_CASE("Home, the names of records and the timeline follow the language") {
    TellingTalks talks;
    Session& session = talks.session;
    CHECK(session.shell().records.front().name == "Unnamed record");
    CHECK(session.home().people.front().name == "Unnamed record");
    CHECK(session.timeline().items.front().lines.front().starts_with("5 May 2012"));
    Speaking const german(Language::German);
    CHECK(session.shell().records.front().name == "Akte ohne Namen");
    CHECK(session.home().people.front().name == "Akte ohne Namen");
    REQUIRE_FALSE(session.timeline().items.empty());
    CHECK(session.timeline().items.front().lines.front().starts_with("5. Mai 2012"));
}

TEST_CASE("a change keeps the words of the language in which it was made; its day is told in the one that is spoken") {
    TellingTalks talks;
    Session& session = talks.session;
    CHECK(session.history().rows.front().day == "12 Sep 2012");
    {
        Speaking const german(Language::German);
        CHECK(session.history().rows.front().day == "12. Sept. 2012");
        CHECK(session.history().rows.front().words == "Added Conference talk: One");
        must(session.perform(AddEntry{session.record(), talk("Two", 4)}));
        auto const lines = session.differences_of(session.history().rows.front().id);
        REQUIRE(lines.size() > 1);
        CHECK(lines[0] == "Art: Conference talk");
        CHECK(lines[1] == "Titel: Two");
    }
    CHECK(session.history().rows.front().words == "Conference talk: Two hinzugefügt");
    CHECK(session.shell().undo == "Conference talk: Two hinzugefügt");
}

TEST_CASE("a pasted table and the packs that lie open are told anew") {
    TellingTalks talks;
    Session& session = talks.session;
    must(session.begin_paste("Title\tDate\tHours\nThree\t2012-05-05\t2\nFour\t2012-05-06\t2\n", "the clipboard"));
    CHECK(session.paste()->counts.starts_with("2 rows"));
    CHECK(has_figure(session.rules(), "Levels"));
    PasteMapping const mapping = session.paste()->mapping;
    Speaking const german(Language::German);
    static_cast<void>(session.shell()); // what is drawn first has the language followed
    REQUIRE(session.paste() != nullptr);
    CHECK(session.paste()->counts.starts_with("2 Zeilen"));
    CHECK(session.paste()->mapping == mapping);
    CHECK(has_figure(session.rules(), "Stufen"));
    CHECK(session.rules().model().file()->content->chapters.front().title == "Stufen");
}

TEST_CASE("a plan that is compared is the same one in the other language") {
    auto session = sample_to_tell();
    session.path().finish();
    auto const& levels = session.path().model().levels;
    REQUIRE_FALSE(levels.empty());
    REQUIRE_FALSE(levels.front().plans.empty());
    PathPlan const plan = levels.front().plans.front();
    session.path().compare(plan.key);
    session.path().finish();
    Speaking const german(Language::German);
    session.path().finish();
    auto const& compared = session.path().model().compared;
    REQUIRE(compared.size() == 1);
    CHECK(compared.front().key == plan.key);
    CHECK_FALSE(compared.front().from_before);
    CHECK(compared.front().proof != plan.proof);
    CHECK(compared.front().remains.find(" bleibt") != std::string::npos);
}
