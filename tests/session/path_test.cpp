// The desk on which the ways up lie: what to do in order and what it takes, how sure the present level is, what is compared.
#include "session/path_desk.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "session/fixture.h"
#include "support/rule_rows.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// A session on a small scheme "p" of these rows, in a folder of its own, with an empty record.
struct Ways {
    explicit Ways(test::PackRows const& rows) : session(begun(folder, rows)) {}

    EntryId add(Claim claim) {
        auto const performed = must(session.perform(AddEntry{session.record(), std::move(claim)}));
        return performed.entry;
    }
    PathModel const& model() {
        session.path().finish();
        return session.path().model();
    }
    PathLevel const& level(std::string const& code) {
        auto const& levels = model().levels;
        auto const found = std::ranges::find(levels, code, &PathLevel::code);
        REQUIRE(found != levels.end());
        return *found;
    }

    Folder folder;
    Session session;

private:
    static Session begun(Folder const& folder, test::PackRows const& rows) {
        Ports ports = prism_ports();
        ports.rules_folder = folder / "rules";
        std::filesystem::create_directories(ports.rules_folder / "p");
        store::write_file(ports.rules_folder / "p" / "p.toml", test::text_of(rows));
        Session session = must(Session::in_memory(ports));
        must(session.start_empty("p"));
        return session;
    }
};

Session path_sample() {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    session.path().finish();
    return session;
}

PathLevel const& sample_level(Session& session, std::size_t place) {
    session.path().finish();
    return session.path().model().levels.at(place);
}

Claim of_type(std::string type) {
    Claim claim;
    claim.type = std::move(type);
    claim.title = "One";
    claim.on = day(2012, 5, 5);
    return claim;
}

Claim job_since(Date from) {
    Claim claim;
    claim.type = "job";
    claim.title = "Job";
    claim.from = from;
    return claim;
}

std::string items_of(PathPlan const& plan) {
    std::string text;
    for (PathItem const& item : plan.items) text += (text.empty() ? "" : " | ") + item.title;
    return text;
}

constexpr std::string_view two_levels =
    R"(level = [{ code = "A", title = "Lower", clause = "1" }, { code = "B", title = "Upper", clause = "1" }])";

// B asks for a part of two, of which each asks for what comes before; money and hours prefer different ones.
test::PackRows const ways_pack{.rows = R"(claim = [
  { id = "exam", title = "Exam", catalogue = true },
  { id = "talk", title = "Talk", title_required = true, once = { by = ["title"] }, fields = { kind = { enum = ["short", "long"] } }, cost = { money = 10, hours = 5 } },
]
category = [{ id = "c", title = "C" }]
award = [{ id = "talk", claim = "talk", into = "c", options = { by = "kind", short = 0, long = 1 }, clause = "1" }]
qualification = [
  { id = "a-last", title = "Alpha", tags = ["t"], after = ["z-first"], issuer = "Board", cost = { money = 100, hours = 90, months = 3 } },
  { id = "b-last", title = "Beta", tags = ["t"], requires = "talks", cost = { money = 400, hours = 10 } },
  { id = "z-first", title = "Zeta", cost = { money = 50, hours = 20 } },
]
gate = [
  { id = "talks", title = "Two talks", points = 2, in = "c", clause = "1" },
  { id = "t", has = "t", clause = "1" },
  { id = "some", claims = "talk", count = 1, clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "some", B = "t" }, clause = "1" }]
)",
                               .level = std::string(two_levels),
                               .effective = "{ from = 2000-01-01 }"};

// B asks for ten years in a job and for an exam.
test::PackRows const years_pack{.rows = R"(claim = [
  { id = "job", title = "Job", period = true },
  { id = "exam", title = "Exam", catalogue = true },
]
qualification = [{ id = "q", title = "Q", tags = ["t"], cost = { money = 5, hours = 2, months = 3 } }]
gate = [
  { id = "a-job", months = 1, of = "job", clause = "1" },
  { id = "ten-years", title = "Ten years", months = 120, of = "job", clause = "1" },
  { id = "exam", title = "The exam", has = "t", clause = "1" },
  { id = "both", all = ["ten-years", "exam"], clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "a-job", B = "both" }, clause = "1" }]
)",
                                .level = std::string(two_levels),
                                .effective = "{ from = 2000-01-01 }"};

// B asks for three hours of talks or for an exam, and nothing has a price.
test::PackRows const priceless_pack{.rows = R"(claim = [
  { id = "exam", title = "Exam", catalogue = true },
  { id = "note", title = "Note" },
  { id = "talk", title = "Talk", fields = { hours = { int = [1, 20], title = "Hours", unit = "h" } } },
  { id = "job", title = "Job", period = true },
]
qualification = [{ id = "q", title = "Exam", tags = ["t"] }, { id = "old", title = "Old exam", tags = ["u"], cost = { money = 1 } }]
category = [{ id = "c", title = "C" }]
award = [{ id = "talk", claim = "talk", into = "c", per = "hours", rate = 1, clause = "1" }]
gate = [
  { id = "noted", claims = "note", clause = "1" },
  { id = "talks", points = 3, in = "c", clause = "1" },
  { id = "exam", has = "t", clause = "1" },
  { id = "either", any = ["talks", "exam"], clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "noted", B = "either" }, clause = "1" }]
)",
                                    .level = std::string(two_levels),
                                    .effective = "{ from = 2000-01-01 }"};

Claim long_talk(std::string title) {
    Claim claim = of_type("talk");
    claim.title = std::move(title);
    claim.fields = {{"kind", std::string("long")}};
    return claim;
}

} // namespace

TEST_CASE("nothing of the path is worked out before somebody looks at it") {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    CHECK(session.path().model().revision == 0);
    CHECK_FALSE(session.path().model().working);
    CHECK(session.path().look());
    CHECK(session.path().model().working);
    CHECK(session.path().model().levels.size() == 3);
    CHECK(session.path().model().levels[0].state == PathLevel::State::Pending);
    session.path().finish();
    CHECK_FALSE(session.path().model().working);
    CHECK_FALSE(session.path().look());
}

TEST_CASE("for the article's record one intermediate makes it PSM") {
    Session session = path_sample();
    PathModel const& model = session.path().model();
    CHECK(model.present == "ASM");
    REQUIRE(model.level() != nullptr);
    PathLevel const& level = *model.level();
    CHECK(level.code == "PSM");
    CHECK(level.answer == "To PSM: the 3 best ways for the least money.");
    REQUIRE(level.plans.size() == 3);
    PathPlan const& plan = level.plans.front();
    CHECK(plan.headline == "Acquire ITIL V3 Service Strategy, 1,200 XTS, about 50 hours, earliest 12 September 2012");
    CHECK(plan.proof == "Proven: no way costs less.");
    CHECK(level.plans[1].proof == "Proven: apart from the plans above, no way costs less.");
    REQUIRE(plan.items.size() == 1);
    CHECK(plan.items[0].title == "ITIL V3 Service Strategy");
    CHECK(plan.items[0].cost == "1,200 XTS, about 50 hours");
    CHECK(plan.items[0].pack == PathCost{"1200", "50", ""});
    CHECK_FALSE(plan.items[0].planned);
}

TEST_CASE("a level that nothing can bring says what alone stands against it") {
    Session session = path_sample();
    PathLevel const& level = sample_level(session, 1);
    CHECK(level.code == "DPSM");
    CHECK(level.state == PathLevel::State::Impossible);
    CHECK(level.answer == "DPSM is blocked only by this.");
    CHECK(level.note == "Nothing that has a price in these rules brings it, now or later.");
    REQUIRE(level.obstacles.size() == 1);
    CHECK(level.obstacles[0].text.starts_with("36 full-time months with authority"));
    CHECK(level.obstacles[0].clause.starts_with("1.9 "));
}

TEST_CASE("where nothing of a kind is entered it says of what the months are, and to enter it") {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.start_empty("prism"));
    CHECK(session.estimate().summary.next_step.find("24 more months of 'Job' (0 of 24)") != std::string::npos);
    must(session.perform(AddEntry{session.record(), certificate("itil-v3-f")}));
    session.path().finish();
    auto const& levels = session.path().model().levels;
    auto const associate = std::ranges::find(levels, "ASM", &PathLevel::code);
    REQUIRE(associate != levels.end());
    REQUIRE(associate->state == PathLevel::State::Impossible);
    CHECK(associate->obstacles.front().text.starts_with("24 more months of 'Job' (0 of 24); or 12"));
    CHECK(associate->note == "Nothing is entered under 'Job' yet: enter what you have, and look again.");
}

TEST_CASE("how sure the level is names the entry that it hangs on") {
    Session session = path_sample();
    auto const& standing = session.path().model().standing;
    REQUIRE(standing);
    CHECK(standing->headline == "Your ASM hangs on this one certificate: ITIL V3 Foundation; without it no level.");
    REQUIRE(standing->hangs_on.size() == 1);
    auto const& groups = session.estimate().groups;
    bool const is_foundation = std::ranges::any_of(groups, [&](GroupModel const& group) {
        return std::ranges::any_of(group.entries, [&](EntryModel const& entry) {
            return entry.id == standing->hangs_on[0].entry && entry.name == "ITIL V3 Foundation";
        });
    });
    CHECK(is_foundation);
}

TEST_CASE("what comes before stands before what asks for it") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    PathLevel const& level = ways.level("B");
    REQUIRE(level.plans.size() == 2);
    CHECK(items_of(level.plans[0]) == "Zeta | Alpha");
    CHECK(level.plans[0].items[1].after == "after Zeta");
    CHECK(level.plans[0].items[1].issuer == "Board");
    CHECK(level.plans[0].headline == "Acquire 2, 150, about 110 hours, 3 months, earliest 12 December 2012");
    CHECK(items_of(level.plans[1]) == "Talk (Kind: long) | Beta");
    CHECK(level.plans[1].items[1].after.starts_with("counts once this holds: Two talks"));
    CHECK(level.plans[1].doing == "Acquire 1, do 1");
}

TEST_CASE("another objective puts another way first and what is known is shown again at once") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    REQUIRE(items_of(ways.level("B").plans[0]) == "Zeta | Alpha");
    ways.session.path().choose_objective(PathObjective::Hours);
    CHECK(ways.session.path().model().working);
    CHECK(items_of(ways.level("B").plans[0]) == "Talk (Kind: long) | Beta");
    ways.session.path().choose_objective(PathObjective::Months);
    CHECK(items_of(ways.level("B").plans[0]) == "Talk (Kind: long) | Beta");
    ways.session.path().choose_objective(PathObjective::Money);
    CHECK_FALSE(ways.session.path().model().working);
    CHECK(items_of(ways.session.path().model().levels[0].plans[0]) == "Zeta | Alpha");
}

TEST_CASE("what only time brings is a day in words") {
    Ways ways(years_pack);
    ways.add(job_since(day(2004, 3, 15)));
    PathLevel const& level = ways.level("B");
    CHECK(level.answer ==
          "Some of it only time can bring: B is possible from 14 March 2014 on. Here is one way for the least money.");
    REQUIRE(level.plans.size() == 1);
    CHECK(level.plans[0].earliest == "14 March 2014");
}

TEST_CASE("what needs nothing but time says the day and has no plan") {
    Ways ways(years_pack);
    ways.add(job_since(day(2004, 3, 15)));
    Claim exam = of_type("exam");
    exam.title.reset();
    exam.qualification = "q";
    ways.add(exam);
    PathLevel const& level = ways.level("B");
    CHECK(level.state == PathLevel::State::TimeAlone);
    CHECK(level.answer == "There is nothing to do: time alone brings B on 14 March 2014.");
    CHECK(level.plans.empty());
}

TEST_CASE("an empty record and one at the top are told in a sentence") {
    Ways ways(ways_pack);
    CHECK(ways.model().state == PathModel::State::Empty);
    CHECK(ways.model().message == "Enter what you have done so far: a path begins where you stand.");
    CHECK_FALSE(ways.model().working);
    for (std::string const title : {"One", "Two"}) ways.add(long_talk(title));
    Claim exam = of_type("exam");
    exam.title.reset();
    exam.qualification = "b-last";
    ways.add(exam);
    CHECK(ways.model().state == PathModel::State::Top);
    CHECK(ways.model().message == "B is the highest level of this scheme.");
    REQUIRE(ways.model().standing);
    CHECK(ways.model().standing->headline == "Your B hangs on each of 3 single entries.");
    CHECK(ways.model().standing->remains == "Whatever single entry is refused, A remains.");
}

TEST_CASE("an entry with an error is set aside and named") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    std::string const before = items_of(ways.level("B").plans[0]);
    Claim wrong = long_talk("Second");
    wrong.fields = {{"kind", std::string("endless")}};
    EntryId const entry = ways.add(wrong);
    CHECK(items_of(ways.level("B").plans[0]) == before);
    REQUIRE(ways.model().set_aside.size() == 1);
    CHECK(ways.model().set_aside[0].entry == entry);
    CHECK(ways.model().set_aside[0].name == "Second");
}

TEST_CASE("what was worked out for a record that has changed meanwhile is thrown away") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    CHECK(ways.session.path().look());
    Claim first = of_type("exam"); // it makes the cheaper plan shorter
    first.title.reset();
    first.qualification = "z-first";
    ways.add(first);
    CHECK(items_of(ways.level("B").plans[0]) == "Alpha");
    ways.add(long_talk("Second"));
    ways.session.path().look();
    PathLevel const& again = ways.session.path().model().levels[0];
    CHECK(again.pending); // what was shown stays in sight until there is better
    CHECK(items_of(again.plans[0]) == "Alpha");
    CHECK_FALSE(ways.level("B").pending);
}

TEST_CASE("up to three plans of any question stand side by side and say what remains of each") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    PathDesk& path = ways.session.path();
    path.finish();
    path.compare(ways.level("B").plans[0].key);
    path.choose_objective(PathObjective::Hours);
    path.finish();
    path.compare(ways.level("B").plans[0].key);
    path.compare(ways.level("B").plans[0].key); // once is enough
    auto const& compared = ways.model().compared;
    REQUIRE(compared.size() == 2);
    CHECK(compared[0].remains == "A remains");
    CHECK(compared[0].best.money);
    CHECK_FALSE(compared[0].best.hours);
    CHECK(compared[1].best.hours);
    CHECK(compared[1].best.earliest);
    path.stop_comparing(compared[0].key);
    CHECK(ways.model().compared.size() == 1);
}

TEST_CASE("a compared plan that the record no longer asks for says that it is from before") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    PathDesk& path = ways.session.path();
    path.finish();
    path.compare(ways.level("B").plans[0].key);
    path.compare(ways.level("B").plans[1].key);
    Claim first = of_type("exam");
    first.title.reset();
    first.qualification = "z-first";
    ways.add(first);
    auto const& compared = ways.model().compared;
    REQUIRE(compared.size() == 2);
    CHECK(compared[0].from_before); // Zeta is there now
    CHECK_FALSE(compared[1].from_before);
}

// --- Keeping a plan ---

TEST_CASE("a plan that is kept becomes planned entries in one change and counts nothing") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    PathPlan const plan = ways.level("B").plans[0];
    auto const before = ways.session.scored().assessment;
    std::size_t const entries = ways.session.scored().application.claims.size();

    auto const kept = must(ways.session.keep_plan(plan));

    CHECK(kept.words == "Planned the way to B: Acquire 2");
    auto const& claims = ways.session.scored().application.claims;
    REQUIRE(claims.size() == entries + 2);
    CHECK(claims.back().basis == Basis::Planned);
    CHECK(to_text(claims.back().on.value()) == "2012-12-12"); // the three months are over
    CHECK(ways.session.scored().assessment.overall == before.overall);
    CHECK(ways.session.scored().assessment.categories[0].counted == before.categories[0].counted);
    PathPlan const& again = ways.level("B").plans[0];
    CHECK(again.key == plan.key);
    CHECK(again.open.empty());
    CHECK(again.items[0].planned);

    must(ways.session.undo());
    CHECK(ways.session.scored().application.claims.size() == entries);
    must(ways.session.redo());
    CHECK(ways.session.scored().application.claims.size() == entries + 2);
}

TEST_CASE("of a plan only what is not planned yet is added") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    Claim first = of_type("exam");
    first.title.reset();
    first.qualification = "z-first";
    first.basis = Basis::Planned;
    ways.add(first);
    PathPlan const plan = ways.level("B").plans[0];
    REQUIRE(items_of(plan) == "Zeta | Alpha");
    CHECK(plan.items[0].planned);
    CHECK_FALSE(plan.items[1].planned);
    must(ways.session.keep_plan(plan));
    auto const& claims = ways.session.scored().application.claims;
    CHECK(std::ranges::count(claims, std::optional<std::string>("z-first"), &Claim::qualification) == 1);
    CHECK(std::ranges::count(claims, std::optional<std::string>("a-last"), &Claim::qualification) == 1);
}

TEST_CASE("one planned entry stands for one of several that are the same") {
    Ways ways(ways_pack);
    Claim talk = long_talk("A talk");
    talk.basis = Basis::Planned;
    ways.add(long_talk("First"));
    ways.add(talk);
    ways.session.path().choose_objective(PathObjective::Hours);
    PathPlan const& plan = ways.level("B").plans[0];
    REQUIRE(items_of(plan) == "Talk (Kind: long) | Beta");
    CHECK(plan.items[0].planned);
    REQUIRE(plan.open.size() == 1);
    CHECK(plan.entries[plan.open[0]].qualification == "b-last");
}

// --- Own costs ---

TEST_CASE("what it costs this person moves the plans and undo puts it back") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    REQUIRE(items_of(ways.level("B").plans[0]) == "Zeta | Alpha");
    must(ways.session.set_own_cost("b-last", {"0", "", ""}));
    PathPlan const& plan = ways.level("B").plans[0];
    CHECK(items_of(plan) == "Talk (Kind: long) | Beta");
    CHECK(plan.money == "10");
    CHECK(plan.items[1].cost == "about 10 hours");
    CHECK(plan.items[1].own == PathCost{"0", "", ""});
    CHECK(plan.items[1].pack == PathCost{"400", "10", ""});
    must(ways.session.set_own_cost("b-last", {}));
    CHECK(ways.session.scored().application.costs.empty());
    CHECK(items_of(ways.level("B").plans[0]) == "Zeta | Alpha");
    must(ways.session.undo());
    CHECK(items_of(ways.level("B").plans[0]) == "Talk (Kind: long) | Beta");
}

TEST_CASE("what the rules give no price for is named and planned as soon as it has one") {
    Ways ways(priceless_pack);
    ways.add(of_type("note"));
    auto const names = [&] {
        std::string text;
        for (PathItem const& item : ways.model().unpriced)
            text += fmt::format("{}: {} for {}\n", item.title, item.cost, item.cost_is_for);
        return text;
    };
    CHECK(names() == "Exam:  for \nNote:  for \nTalk:  for 1 h\n");
    CHECK(ways.level("B").state == PathLevel::State::Impossible);
    must(ways.session.set_own_cost("talk", {"10", "", ""}));
    PathPlan const& plan = ways.level("B").plans.at(0);
    CHECK(items_of(plan) == "Talk (Hours: 3 h)");
    CHECK(plan.money == "30");
    CHECK(plan.items[0].cost_is_for == "1 h");
    CHECK(plan.items[0].pack.empty());
    CHECK(names() == "Talk: 10 for 1 h\nExam:  for \nNote:  for \n");
    must(ways.session.set_own_cost("q", {"25", "", ""}));
    CHECK(items_of(ways.level("B").plans.at(0)) == "Exam");
    must(ways.session.set_own_cost("talk", {}));
    must(ways.session.set_own_cost("q", {}));
    CHECK(ways.level("B").plans.empty());
}

TEST_CASE("what is held already needs no price") {
    Ways ways(priceless_pack);
    Claim held = of_type("exam");
    held.title = {};
    held.qualification = "q";
    ways.add(held);
    CHECK(std::ranges::none_of(ways.model().unpriced, [](PathItem const& item) { return item.of == "q"; }));
}

TEST_CASE("a cost that cannot be read changes nothing") {
    Ways ways(ways_pack);
    ways.add(long_talk("First"));
    CHECK_FALSE(ways.session.set_own_cost("b-last", {"much", "", ""}));
    auto const refused = ways.session.set_own_cost("b-last", {"1e9", "", ""});
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().what == "'1e9' is too large: numbers go up to 999,999,999.");
    CHECK(refused.problem().remedy == "Write a plain number such as 12 or 37.5.");
    CHECK(ways.session.scored().application.costs.empty());
}

TEST_CASE("what is no longer asked for is given up in its midst") {
    Ways ways(ways_pack);
    Application many = ways.session.scored().application;
    for (int i = 0; i < 3'000; ++i) many.claims.push_back(long_talk(fmt::format("Talk {}", i)));
    must(ways.session.perform(AddRecord{std::move(many)}));
    using Clock = std::chrono::steady_clock;
    auto const start = Clock::now();
    ways.session.path().finish();
    auto const whole = Clock::now() - start;
    ways.add(long_talk("Another"));
    CHECK(ways.session.path().look());
    std::this_thread::sleep_for(whole / 4); // it is at work
    auto const closing = Clock::now();
    { Session const gone = std::move(ways.session); }
    CHECK(Clock::now() - closing < whole / 2);
}
