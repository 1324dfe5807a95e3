#include "session/home_model.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// A scheme whose certificate lasts two years: with it level UP, without it LOW; three years of work bring it by time alone.
constexpr std::string_view lasting_pack = R"(
schema = 1
[pack]
id = "lasting"
version = "1"
title = "Lasting"
effective = { from = 2000-01-01 }
overall = "lowest_step"
score_by = "submission_date"
points = { name = "point", decimals = 0 }
[[level]]
code = "LOW"
title = "Lower"
clause = "1"
[[level]]
code = "UP"
title = "Upper"
clause = "1"
[[claim]]
id = "job"
title = "Job"
step = "main"
period = true
[[claim]]
id = "certificate"
title = "Certificate"
step = "main"
catalogue = true
[[qualification]]
id = "paper"
title = "Paper"
tags = ["valid"]
valid_months = 24
[[gate]]
id = "has-paper"
title = "A paper that is valid"
has = "valid"
clause = "1"
[[gate]]
id = "worked"
title = "Three years of work"
months = 36
of = "job"
clause = "1"
[[gate]]
id = "enough"
title = "Enough"
any = ["has-paper", "worked"]
clause = "1"
[[step]]
id = "main"
title = "Main"
clause = "1"
gates = { UP = "enough" }
[clause]
"1" = "Everything"
)";

struct People {
    Folder folder;
    Session session = open();

    Session open() {
        Ports ports = small_ports(folder);
        std::filesystem::create_directories(ports.rules_folder / "lasting");
        store::write_file(ports.rules_folder / "lasting" / "lasting.toml", lasting_pack);
        return must(Session::open(folder / "mine.accrue", ports));
    }
    HomeScheme const& first() { return session.home().people.at(0).schemes.at(0); }
};

Claim paper(Date on) {
    Claim claim = certificate("paper");
    claim.on = on;
    return claim;
}

std::vector<std::string> notes_of(HomeScheme const& scheme) {
    std::vector<std::string> notes;
    for (HomeNote const& note : scheme.notes)
        notes.push_back(note.when.empty() ? note.text : note.when + ": " + note.text);
    return notes;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("home tells on which day a level falls because something lapses") {
    People people;
    must(people.session.start_empty("lasting"));
    must(people.session.perform(AddEntry{people.session.record(), paper(day(2010, 12, 1))}));
    CHECK(people.first().level == "UP");
    CHECK(notes_of(people.first()) == Lines{"1 Dec 2012: Paper lapses: no level instead of UP"});
}

TEST_CASE("home tells on which day time alone brings a level and that a lapse then changes nothing") {
    People people;
    must(people.session.start_empty("lasting"));
    Claim job;
    job.type = "job";
    job.title = "Work";
    job.from = day(2009, 11, 10);
    must(people.session.perform(AddEntry{people.session.record(), job}));
    CHECK(notes_of(people.first()) == Lines{"9 Nov 2012: UP instead of no level, by time alone"});
    must(people.session.perform(AddEntry{people.session.record(), paper(day(2010, 12, 1))}));
    CHECK(notes_of(people.first()) == Lines{"1 Dec 2012: Paper stops counting"});
}

TEST_CASE("what lapses after twelve months is not told yet") {
    People people;
    must(people.session.start_empty("lasting"));
    must(people.session.perform(AddEntry{people.session.record(), paper(day(2011, 9, 14))}));
    CHECK(notes_of(people.first()).empty());
    must(people.session.set_scoring_date(day(2012, 9, 14)));
    CHECK(notes_of(people.first()) == Lines{"14 Sep 2013: Paper lapses: no level instead of UP"});
}

TEST_CASE("the days to come of a long record are looked at after all else is shown, and say the same") {
    People people;
    must(people.session.start_empty("lasting"));
    Several many{{}, "Many"};
    for (int i = 0; i < 1'001; ++i)
        many.commands.emplace_back(AddEntry{people.session.record(), paper(day(2010, 12, 1))});
    must(people.session.perform(many));
    CHECK(people.first().looking_ahead);
    CHECK(people.session.home().looking_ahead);
    CHECK(notes_of(people.first()).empty());
    CHECK(people.session.look_ahead_at_home());
    CHECK_FALSE(people.session.home().looking_ahead);
    CHECK(notes_of(people.first()).front() == "1 Dec 2012: Paper lapses: no level instead of UP");
    CHECK_FALSE(people.session.look_ahead_at_home());
    must(people.session.undo());
    CHECK_FALSE(people.first().looking_ahead);
}

TEST_CASE("home tells the level with what is planned and asks for plans whose day has come") {
    People people;
    must(people.session.start_empty("lasting"));
    Claim plan = paper(day(2013, 3, 1));
    plan.basis = Basis::Planned;
    must(people.session.perform(AddEntry{people.session.record(), plan}));
    CHECK(people.first().level == "no level");
    CHECK(people.first().with_plans == "UP with what you plan, on 1 Mar 2013");
    CHECK(notes_of(people.first()) == Lines{"1 Mar 2013: Paper is planned"});
    must(people.session.set_scoring_date(day(2012, 2, 28))); // more than a year before
    CHECK(notes_of(people.first()).empty());
    must(people.session.set_scoring_date(day(2013, 3, 1)));
    CHECK(notes_of(people.first()) == Lines{"1 Mar 2013: Paper is planned"});
    must(people.session.set_scoring_date(day(2013, 3, 2)));
    CHECK(notes_of(people.first()) == Lines{"1 Mar 2013: Paper was planned: is it done?"});
}

TEST_CASE("a level with what is planned is told of a short and of a long record, alone and after home has told it") {
    People people;
    must(people.session.start_empty("lasting"));
    auto const totals = [&] {
        Lines told;
        for (BasisTotal const& total : people.session.estimate().summary.totals)
            told.push_back(total.basis + ": " + total.level);
        return told;
    };
    auto const plan = [&](int papers) {
        Claim planned = paper(day(2013, 3, 1));
        planned.basis = Basis::Planned;
        Several many{{}, "Many"};
        for (int i = 0; i < papers; ++i) many.commands.emplace_back(AddEntry{people.session.record(), planned});
        must(people.session.perform(many));
    };
    CHECK(totals() == Lines{"Claimed: no level", "Evidenced: no level", "Verified: no level"});
    Lines const with{"Planned: UP", "Claimed: no level", "Evidenced: no level", "Verified: no level"};
    plan(1);
    CHECK(totals() == with);
    plan(1'001);
    CHECK(totals() == with);
    CHECK(people.first().with_plans == "UP with what you plan, on 1 Mar 2013");
    plan(1);
    CHECK(people.first().with_plans == "UP with what you plan, on 1 Mar 2013");
    CHECK(totals() == with);
}

TEST_CASE("home counts what is unfinished and what is wrong") {
    People people;
    must(people.session.start_empty("lasting"));
    static_cast<void>(must(people.session.keep_draft(with(people.session.new_draft("job"), "title", "Half"))));
    Claim broken;
    broken.type = "job"; // without its days
    must(people.session.perform(AddEntry{people.session.record(), broken}));
    CHECK(notes_of(people.first()) ==
          Lines{"One entry is unfinished.", "One entry needs correcting before it counts."});
}

TEST_CASE("several schemes of a person stand together and other people apart by name") {
    People people;
    must(people.session.start_empty("sample"));
    must(people.session.rename_record("Zoe"));
    must(people.session.start_empty("lasting", {}, Whose::ThisPerson));
    must(people.session.start_empty("sample"));
    must(people.session.rename_record("Ana"));
    HomeModel const& home = people.session.home();
    REQUIRE(home.people.size() == 2);
    CHECK(home.people[0].name == "Ana");
    CHECK(home.people[0].open);
    CHECK(home.people[1].name == "Zoe");
    CHECK(home.people[1].schemes.size() == 2);
    CHECK(home.people[1].schemes[1].title == "Lasting");
}

TEST_CASE("a new name is that of all records of the person and one undo takes it back") {
    People people;
    must(people.session.start_empty("sample"));
    must(people.session.rename_record("Zoe"));
    must(people.session.start_empty("lasting", {}, Whose::ThisPerson));
    must(people.session.rename_record("Zoë"));
    for (RecordRow const& row : people.session.shell().records) CHECK(row.name == "Zoë");
    must(people.session.undo());
    for (RecordRow const& row : people.session.shell().records) CHECK(row.name == "Zoe");
}

TEST_CASE("a record whose rules are gone says so on home beside the others") {
    People people;
    must(people.session.start_empty("lasting"));
    must(people.session.start_empty("sample", {}, Whose::ThisPerson));
    std::filesystem::remove_all(people.folder / "rules" / "lasting");
    must(people.session.reload_rules());
    auto const& schemes = people.session.home().people.at(0).schemes;
    CHECK(schemes.size() == 2);
    CHECK(schemes[1].problem.empty());
}

TEST_CASE("a change is told by the rules of its own record, whichever is open") {
    People people;
    must(people.session.start_empty("sample"));
    must(people.session.perform(AddEntry{people.session.record(), talk("One", 3)}));
    must(people.session.perform(RemoveEntry{entry_of(people.session.estimate(), "One").id}));
    ChangeId const removal = people.session.history().rows[0].id;
    must(people.session.start_empty("lasting", {}, Whose::ThisPerson));
    CHECK(people.session.differences_of(removal).front() == "Kind: Conference talk");
    must(people.session.bring_back(removal));
    CHECK(people.session.history().rows[0].words == "Brought back Conference talk: One");
}

TEST_CASE("an entry that counts elsewhere too is entered once and changes in both") {
    People people;
    must(people.session.start_empty("sample"));
    RecordId const sample = people.session.record();
    must(people.session.start_empty("lasting", {}, Whose::ThisPerson));
    RecordId const lasting = people.session.record();
    must(people.session.perform(AddEntry{lasting, paper(day(2012, 1, 5))}));
    EntryId const entry = people.session.estimate().groups.at(0).entries.at(0).id;

    auto const choices = people.session.share_choices(entry);
    REQUIRE(!choices.empty());
    CHECK(choices[0].record == sample);
    CHECK(choices[0].type == "certificate");
    must(people.session.share_entry(entry, choices[0]));

    CHECK(people.session.record() == lasting);
    CHECK(people.session.share_choices(entry).empty());
    CHECK(people.session.estimate().groups.at(0).entries.at(0).shared_with ==
          people.session.home().people[0].schemes[0].title);
    DraftModel draft = with(must(people.session.draft_of(entry)), "on", "2012-02-06");
    must(people.session.save_draft(with(std::move(draft), "note", "Moved")));
    must(people.session.open_record(sample));
    std::string const exported = must(people.session.export_record());
    CHECK(exported.find("\"on\": \"2012-02-06\"") != std::string::npos);
    CHECK(exported.find("Moved") != std::string::npos);
    must(people.session.undo());
    must(people.session.open_record(sample));
    CHECK(must(people.session.export_record()).find("\"on\": \"2012-01-05\"") != std::string::npos);
}

TEST_CASE("a period becomes a day where a kind of entry asks for one and back") {
    Claim period = talk("Fair", 2);
    period.from = day(2012, 3, 1);
    period.to = day(2012, 3, 4);
    period.on.reset();
    rules::Pack const pack;
    rules::ClaimType dated;
    dated.id = "visit";
    Claim const visit = as_type(period, pack, dated);
    CHECK(visit.on == day(2012, 3, 4));
    CHECK(!visit.from);
    CHECK(visit.title == "Fair");
    CHECK(visit.fields.empty()); // the kind has none
    period.to = day(2012, 3, 6);
    CHECK(with_the_same(visit, period).on == day(2012, 3, 6));
    rules::ClaimType lasting;
    lasting.id = "stay";
    lasting.period = true;
    Claim const stay = as_type(visit, pack, lasting);
    CHECK(stay.from == day(2012, 3, 4));
    CHECK(stay.to == day(2012, 3, 4));
}
