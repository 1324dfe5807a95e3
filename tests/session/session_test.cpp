#include "session/session.h"

#include <doctest/doctest.h>

#include "formats/application_file.h"
#include "session/fixture.h"
#include "store/check.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// What the library holds, as far as a session tells.
std::string state_of(Session const& session) {
    std::string text = session.record() ? must(session.export_record()) : "no record";
    for (RecordRow const& record : session.shell().records) text += record.name + (record.open ? " (open)\n" : "\n");
    return text;
}

// Does the command, then undoes and redoes it, each after a restart.
void check_over_restarts(Folder const& folder, Command const& command) {
    auto const library = folder / "mine.accrue";
    Ports const ports = small_ports(folder);
    auto const session = [&] { return must(Session::open(library, ports)); };
    std::string const before = state_of(session());
    Performed const done = must(session().perform(command));
    std::string const after = state_of(session());
    CHECK(after != before);
    CHECK(session().shell().undo == done.words);
    CHECK_FALSE(session().shell().redo);

    must(session().undo());
    CHECK(state_of(session()) == before);
    CHECK(session().shell().redo == done.words);

    must(session().redo());
    CHECK(state_of(session()) == after);
    CHECK(session().shell().undo == done.words);

    must(session().undo());
}

} // namespace

TEST_CASE("a new library has no record until one is started") {
    Folder const folder;
    auto session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
    CHECK_FALSE(session.record());
    CHECK_FALSE(session.shell().has_record);
    CHECK(session.shell().library == "mine.accrue");
    CHECK_FALSE(session.shell().undo);

    must(session.start_empty(a_scheme(session)));

    CHECK(session.record());
    CHECK(session.shell().has_record);
    EstimateModel const& model = session.estimate();
    CHECK(model.empty);
    CHECK(model.record_name == "Unnamed record");
    CHECK(model.pack_title == "Sample 1");
    CHECK(model.scoring_date == "2012-09-12");
    CHECK(model.date_is_today);
    CHECK(model.summary.level == "no level");
    CHECK(session.shell().records.size() == 1);
}

TEST_CASE("a start without any rules says where they are missed") {
    Folder const folder;
    Ports ports = prism_ports();
    ports.rules_folder = folder / "nothing";
    auto session = must(Session::in_memory(ports));
    auto const started = session.start_empty(a_scheme(session));
    REQUIRE_FALSE(started);
    CHECK(started.problem().id == "S111");
    CHECK(started.problem().where.file == (folder / "nothing").string());
    CHECK_FALSE(session.record());
}

TEST_CASE("a start with the sample opens it") {
    auto session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    CHECK(session.estimate().record_name == "Imogen Ashby");
    CHECK(session.estimate().summary.level == "ASM");
    CHECK(session.shell().undo == "Added the record of Imogen Ashby for priSM (reconstruction)");
}

TEST_CASE("what was entered is there again after a restart") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    std::string before;
    {
        auto session = must(Session::open(library, small_ports(folder)));
        must(session.start_empty(a_scheme(session)));
        must(session.perform(AddEntry{session.record(), talk("Queues", 3)}));
        must(session.perform(AddEntry{session.record(), certificate("itil-v3-foundation")}));
        before = must(session.export_record());
    }
    auto session = must(Session::open(library, small_ports(folder)));
    CHECK(must(session.export_record()) == before);
    CHECK(entry_of(session.estimate(), "Queues").earned == "12 points");
    CHECK(session.estimate().summary.level == "ASM");
    CHECK(session.shell().undo == "Added Certificate: ITIL V3 Foundation");
}

TEST_CASE("each command is undone and done again over restarts") {
    Folder const folder;
    EntryId first;
    RecordId record;
    {
        auto session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
        must(session.start_empty(a_scheme(session)));
        record = session.record();
        first = must(session.perform(AddEntry{record, talk("Queues", 3)})).entry;
        must(session.perform(AddEntry{record, talk("Calendars", 2)}));
    }
    Application details;
    details.scheme = "sample";
    details.on = day(2013, 1, 1);
    details.applicant = Applicant{"Jo Example", {}, {}, {}, {}};
    Application other = details;
    other.claims = {talk("Elsewhere", 1), certificate("togaf-9")};

    check_over_restarts(folder, AddEntry{record, talk("Desks", 1)});
    check_over_restarts(folder, AddEntry{record, talk("Desks", 1), {}, 0});
    check_over_restarts(folder, ReplaceEntry{first, talk("Queues and more", 4)});
    check_over_restarts(folder, RemoveEntry{first});
    check_over_restarts(folder, ChangeDetails{record, details});
    check_over_restarts(folder, AddRecord{other});
    check_over_restarts(folder, RemoveRecord{record});
    CHECK(store::check(must(store::Database::open(folder / "mine.accrue", store::now))).problems.empty());
}

TEST_CASE("a whole row of changes is undone back to the start and done again") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    std::vector<std::string> states;
    {
        auto session = must(Session::open(library, small_ports(folder)));
        states.push_back(state_of(session));
        must(session.start_empty(a_scheme(session)));
        states.push_back(state_of(session));
        for (int i = 0; i < 5; ++i) {
            must(session.perform(AddEntry{session.record(), talk("Talk " + std::to_string(i), i + 1), {}, 0}));
            states.push_back(state_of(session));
        }
        must(session.rename_record("Jo Example"));
        states.push_back(state_of(session));
    }
    {
        auto session = must(Session::open(library, small_ports(folder)));
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            CHECK(state_of(session) == states[i]);
            must(session.undo());
        }
        CHECK(state_of(session) == states[0]);
        CHECK_FALSE(session.shell().undo);
    }
    auto session = must(Session::open(library, small_ports(folder)));
    for (std::size_t i = 1; i < states.size(); ++i) {
        must(session.redo());
        CHECK(state_of(session) == states[i]);
    }
    CHECK_FALSE(session.shell().redo);
}

TEST_CASE("after an undo a new change takes away what could be done again") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    must(session.perform(AddEntry{session.record(), talk("One", 1)}));
    must(session.undo());
    CHECK(session.shell().redo == "Added Conference talk: One");
    must(session.perform(AddEntry{session.record(), talk("Two", 1)}));
    CHECK_FALSE(session.shell().redo);
}

TEST_CASE("what the session holds after many changes is what the library holds") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    unsigned random = 7;
    auto const next = [&](std::size_t below) {
        random = random * 1664525U + 1013904223U;
        return static_cast<std::size_t>(random >> 16U) % below;
    };
    std::vector<EntryId> entries;
    for (int i = 0; i < 300; ++i) {
        std::size_t const place = next(entries.size() + 1);
        if (entries.empty() || next(3) == 0) {
            auto const done = must(session.perform(AddEntry{session.record(), talk("New", i % 40 + 1), {}, place}));
            entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(place), done.entry);
        } else if (EntryId const entry = entries[next(entries.size())]; next(2) == 0) {
            must(session.perform(ReplaceEntry{entry, talk("Changed", i % 40 + 1)}));
        } else {
            must(session.perform(RemoveEntry{entry}));
            std::erase(entries, entry);
        }
        REQUIRE(must(session.export_record()) == formats::write_application(session.scored().application));
        if (i % 20 != 19) continue;
        must(session.undo());
        must(session.redo());
    }
}

TEST_CASE("a change that is refused leaves everything as it was") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    must(session.perform(AddEntry{session.record(), talk("One", 1)}));
    std::string const before = state_of(session);
    std::uint64_t const revision = session.estimate().revision;
    auto const words = session.shell().undo;

    CHECK_FALSE(session.perform(RemoveEntry{{99}}));
    Application unknown;
    unknown.scheme = "knitting";
    CHECK(problem_id(session.perform(AddRecord{unknown})) == "A230");
    CHECK(problem_id(session.perform(ChangeDetails{session.record(), unknown})) == "A230");

    CHECK(state_of(session) == before);
    CHECK(session.estimate().revision == revision);
    CHECK(session.shell().undo == words);
}

TEST_CASE("a record with unfinished entries is not removed") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    must(session.keep_draft(with(session.new_draft("talk"), "title", "Half a")));

    CHECK(problem_id(session.perform(RemoveRecord{session.record()})) == "L141");
    CHECK(problem_id(session.undo()) == "L141");

    CHECK(session.estimate().groups.back().drafts.size() == 1);
}

TEST_CASE("of several records the one shown last is open after a restart") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    RecordId first;
    RecordId second;
    {
        auto session = must(Session::open(library, small_ports(folder)));
        must(session.start_empty(a_scheme(session)));
        first = session.record();
        must(session.rename_record("First"));
        must(session.start_empty(a_scheme(session)));
        second = session.record();
        CHECK(second != first);
        must(session.rename_record("Second"));
    }
    {
        auto session = must(Session::open(library, small_ports(folder)));
        CHECK(session.record() == second);
        REQUIRE(session.shell().records.size() == 2);
        CHECK(session.shell().records[0].name == "First");
        CHECK_FALSE(session.shell().records[0].open);
        CHECK(session.shell().records[1].open);
        must(session.open_record(first));
        CHECK(session.estimate().record_name == "First");
        CHECK(problem_id(session.open_record({99})) != "");
        CHECK(session.record() == first);
    }
    auto session = must(Session::open(library, small_ports(folder)));
    CHECK(session.record() == first);
    must(session.perform(RemoveRecord{first}));
    CHECK(session.record() == second);
}

TEST_CASE("removing a record that is not open leaves the open one open") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    RecordId const first = session.record();
    must(session.start_empty(a_scheme(session)));
    must(session.start_empty(a_scheme(session)));
    RecordId const third = session.record();
    must(session.perform(RemoveRecord{first}));
    CHECK(session.record() == third);
    must(session.perform(RemoveRecord{third}));
    CHECK(session.record());
    must(session.perform(RemoveRecord{session.record()}));
    CHECK_FALSE(session.record());
    CHECK_FALSE(session.shell().has_record);
    CHECK(session.shell().records.empty());
}

TEST_CASE("a record takes as many entries as a file and no more") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    Application full;
    full.scheme = "sample";
    full.claims.resize(formats::claim_limit);
    for (Claim& claim : full.claims) claim.type = "talk";
    must(session.perform(AddRecord{full}));

    CHECK(problem_id(session.perform(AddEntry{session.record(), talk("One too many", 1)})) == "L145");

    must(session.perform(RemoveEntry{{1}}));
    must(session.perform(AddEntry{session.record(), talk("The last", 1)}));
}

TEST_CASE("undoing a change of another record shows that record") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    RecordId const first = session.record();
    must(session.start_empty(a_scheme(session)));
    RecordId const second = session.record();
    must(session.open_record(first));
    must(session.perform(AddEntry{first, talk("One", 1)}));
    must(session.open_record(second));

    must(session.undo());

    CHECK(session.record() == first);
    CHECK(session.estimate().empty);
}

TEST_CASE("name and scoring date are changed and can be undone") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));

    must(session.rename_record("Jo Example"));
    must(session.set_scoring_date(day(2013, 5, 6)));
    CHECK(session.estimate().record_name == "Jo Example");
    CHECK(session.estimate().scoring_date == "2013-05-06");
    CHECK_FALSE(session.estimate().date_is_today);
    CHECK(session.shell().records[0].name == "Jo Example");

    must(session.set_scoring_date({}));
    must(session.rename_record(""));
    CHECK(session.estimate().record_name == "Unnamed record");
    CHECK(session.estimate().date_is_today);
    CHECK_FALSE(session.scored().application.applicant);
    must(session.undo());
    must(session.undo());
    CHECK(session.estimate().scoring_date == "2013-05-06");
}

TEST_CASE("a duplicate stands after its entry and has an id of its own") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    EntryId const first = must(session.perform(AddEntry{session.record(), talk("One", 1)})).entry;
    must(session.perform(AddEntry{session.record(), talk("Two", 2)}));

    EntryId const copy = must(session.duplicate(first)).entry;

    auto const& entries = session.estimate().groups.back().entries;
    REQUIRE(entries.size() == 3);
    CHECK(entries[1].id == copy);
    CHECK(entries[1].name == "One");
    CHECK(session.scored().application.claims[1].id != session.scored().application.claims[0].id);
    CHECK_FALSE(session.duplicate({99}));
}

TEST_CASE("models are made again only when something has changed") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    must(session.perform(AddEntry{session.record(), talk("One", 1)}));
    EstimateModel const* model = &session.estimate();
    std::uint64_t const revision = model->revision;
    char const* text = model->groups.back().entries[0].name.data();
    scoring::Trace const* trace = &session.scored().trace;
    auto const* rows = trace->rows.data();

    (void)session.estimate();
    (void)session.explain(AboutOverall{});
    must(session.set_theme("dark"));
    CHECK(session.estimate().revision == revision);
    CHECK(session.estimate().groups.back().entries[0].name.data() == text);

    must(session.keep_draft(with(session.new_draft("talk"), "title", "Half a")));
    CHECK(session.estimate().revision > revision);
    CHECK(session.scored().trace.rows.data() == rows); // a draft counts nothing: nothing was scored again

    std::uint64_t const with_draft = session.estimate().revision;
    must(session.perform(AddEntry{session.record(), talk("Two", 1)}));
    CHECK(session.estimate().revision > with_draft);
    CHECK(session.estimate().groups.back().entries.size() == 2);
}

TEST_CASE("a record scored as of today is scored again when the day changes") {
    Folder const folder;
    Ports ports = small_ports(folder);
    auto const today = std::make_shared<Date>(day(2012, 5, 4));
    ports.today = [today] { return *today; };
    auto session = must(Session::in_memory(ports));
    must(session.start_empty(a_scheme(session)));
    must(session.perform(AddEntry{session.record(), talk("Tomorrow", 3)})); // on 5 May 2012
    std::uint64_t const revision = session.estimate().revision;
    CHECK(entry_of(session.estimate(), "Tomorrow").state == EntryModel::State::Nothing);

    *today = day(2012, 5, 5);

    CHECK(entry_of(session.estimate(), "Tomorrow").earned == "12 points");
    CHECK(session.estimate().revision > revision);
    CHECK(session.estimate().scoring_date == "2012-05-05");
}

TEST_CASE("theme and scale are kept with the library and are no changes of it") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    {
        auto session = must(Session::open(library, small_ports(folder)));
        CHECK(session.shell().theme == "system");
        CHECK(session.shell().scale == 0);
        must(session.set_theme("dark"));
        must(session.set_scale(1.25F));
        CHECK_FALSE(session.shell().undo);
    }
    auto session = must(Session::open(library, small_ports(folder)));
    CHECK(session.shell().theme == "dark");
    CHECK(session.shell().scale == 1.25F);
}

TEST_CASE("what is wrong with a library is told as the store says it and leaves it untouched") {
    Folder const folder;
    Ports const ports = small_ports(folder);
    auto const library = folder / "mine.accrue";
    SUBCASE("in use") {
        auto const first = must(Session::open(library, ports));
        CHECK(problem_id(Session::open(library, ports)) == "L111");
    }
    SUBCASE("not ours") {
        store::write_file(library, "A letter to a friend, long enough to be taken for a database at first sight. "
                                   "It goes on and on, and says nothing about points.");
        std::string const before = store::read_file(library);
        CHECK(problem_id(Session::open(library, ports)) == "L105");
        CHECK(store::read_file(library) == before);
    }
    SUBCASE("a folder") {
        std::filesystem::create_directory(library);
        CHECK(problem_id(Session::open(library, ports)) != "");
    }
    SUBCASE("a link that leads nowhere") {
        std::filesystem::create_symlink(folder / "nowhere.accrue", library);
        CHECK(problem_id(Session::open(library, ports)) != "");
        CHECK_FALSE(std::filesystem::exists(folder / "nowhere.accrue"));
    }
    SUBCASE("a folder that is not there") {
        CHECK(problem_id(Session::open(folder / "none" / "mine.accrue", ports)) != "");
    }
}

TEST_CASE("the language of the rules is a setting that lasts") {
    Folder const folder;
    Ports const ports = small_ports(folder);
    auto const file = ports.rules_folder / "sample" / "sample.toml";
    store::write_file(file, store::read_file(file) + "[text.de]\n\"level.ASM.title\" = \"Einstieg\"\n");
    auto session = must(Session::open(folder / "mine.accrue", ports));
    must(session.start_empty(a_scheme(session)));
    CHECK(session.shell().language.empty());
    CHECK(session.shell().languages == std::vector<std::string>{"de"});
    CHECK(session.estimate().summary.ladder[0].title == "Associate");

    must(session.set_language("de"));

    CHECK(session.shell().language == "de");
    CHECK(session.estimate().summary.ladder[0].title == "Einstieg");
    CHECK(session.estimate().summary.ladder[1].title == "Professional");
    { auto const closed = std::move(session); }
    auto again = must(Session::open(folder / "mine.accrue", ports));
    CHECK(again.shell().language == "de");
    CHECK(again.estimate().summary.ladder[0].title == "Einstieg");
    must(again.set_language("fr"));
    CHECK(again.estimate().summary.ladder[0].title == "Associate");
    must(again.set_language(""));
    CHECK(again.shell().languages == std::vector<std::string>{"de"});
}

TEST_CASE("a record is counted by the version in force on its scoring date, on both sides of a change") {
    Folder const folder;
    Ports const ports = small_ports(folder);
    store::write_file(
        ports.rules_folder / "sample" / "two.toml",
        "schema = 1\npack = { version = \"2\", based_on = \"sample@1\", effective = { from = 2013-01-01 } "
        "}\naward = [{ id = \"talk\", claim = \"talk\", into = \"extra\", fixed = 1, clause = \"3\" }]\n");
    auto session = must(Session::in_memory(ports));
    must(session.start_empty(a_scheme(session)));
    must(session.perform(AddEntry{session.record(), talk("A talk", 2)}));
    auto const counted = [&](Date on) {
        must(session.set_scoring_date(on));
        return session.estimate().pack_title + ": " + session.estimate().summary.categories[0].counted;
    };

    CHECK(counted(day(2012, 12, 31)) == "Sample 1: 8");
    CHECK(counted(day(2013, 1, 1)) == "Sample 2: 1");
    CHECK(counted(day(2012, 12, 31)) == "Sample 1: 8");
    CHECK(session.estimate().summary.warnings.empty());
    counted(day(2012, 2, 28)); // the day before the first version
    REQUIRE(session.estimate().summary.warnings.size() >= 1);
    CHECK(session.estimate().summary.warnings[0].text.find("hold from 1 Mar 2012") != std::string::npos);
}
