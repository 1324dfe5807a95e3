// What a path says beside the cheapest sets: days, obstacles, activities, further plans; and the next level of examples.
#include <algorithm>

#include <doctest/doctest.h>

#include "path/entries.h"
#include "path/next.h"
#include "path/order.h"
#include "path/words.h"
#include "support/packs.h"
#include "support/small_case.h"

namespace accrue {
namespace {

using test::scored;

path::Path path_to(scoring::Scored const& from, int level, path::Objective objective = path::Objective::Money,
                   int plans = 1) {
    return path::find_path(*from.pack, from.application, from.bound.on,
                           {.level = level, .objective = objective, .plans = plans});
}

std::string const job = R"(claim = [
  { id = "job", title = "Job", period = true },
  { id = "exam", title = "Exam", catalogue = true },
]
qualification = [{ id = "q", title = "Q", tags = ["t"], cost = { money = 5, hours = 2, months = 3 } }]
gate = [
  { id = "ten-years", months = 120, of = "job", clause = "1" },
  { id = "exam", has = "t", clause = "1" },
  { id = "both", all = ["ten-years", "exam"], clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "both" }, clause = "1" }])";

TEST_CASE("what only time can bring is a date, to the day") {
    scoring::Scored const from =
        scored({.rows = job, .claims = "{ claim = \"job\", from = 2004-03-15 },", .on = "2012-06-30"});
    path::Path const path = path_to(from, 0);
    REQUIRE(path.plans.size() == 1);
    CHECK(path.plans[0].acquire == std::vector<int>{0});
    CHECK(to_text(path.plans[0].scored_on) == "2014-03-14"); // with that day it is ten years
    CHECK(to_text(path.plans[0].earliest) == "2014-03-14");
    CHECK(path.plans[0].proven);
    CHECK_FALSE(path.waiting);
    auto const words = path::path_words(from, {.level = 0}, path);
    CHECK(words.headline == "From no level to A: some of it only time can bring, so A is possible from 14 Mar 2014 on; "
                            "this is the way for the least money.");
    CHECK(words.plans[0].doing == "Acquire Q.");
    CHECK(words.plans[0].cost == "That costs 5 and takes about 2 hours, 3 months.");
    CHECK(words.plans[0].when == "With that you can claim A, from 14 Mar 2014 on.");
}

TEST_CASE("what time alone brings is told of the level and of each step, by day") {
    std::string const rows =
        R"(claim = [{ id = "job", title = "Job", period = true }, { id = "exam", title = "Exam", catalogue = true }]
qualification = [{ id = "q", title = "Q", tags = ["t"] }]
gate = [
  { id = "year", months = 12, of = "job", clause = "1" },
  { id = "two-years", months = 24, of = "job", clause = "1" },
  { id = "exam", has = "t", clause = "1" },
]
step = [
  { id = "s", title = "S", gates = { A = "year", B = "two-years" }, clause = "1" },
  { id = "t", title = "T", gates = { A = "year", B = "exam" }, clause = "1" },
])";
    scoring::Scored const from = scored(
        {.rows = rows,
         .claims = "{ claim = \"job\", from = 2012-02-29 },",
         .level = R"(level = [{ code = "A", title = "A", clause = "1" }, { code = "B", title = "B", clause = "1" }])",
         .on = "2012-06-30"});
    auto const brought = path::brought_by_time(*from.pack, from.application, from.bound.on, Basis::Claimed);
    REQUIRE(brought.size() == 3);
    CHECK(brought[0].step == rules::none);
    CHECK(brought[0].level == 0);
    CHECK(to_text(brought[0].day) == "2013-02-27"); // with that day it is a year
    CHECK(brought[1].step == 0);
    CHECK(brought[2].step == 1);
    auto const later = path::brought_by_time(*from.pack, from.application, *make_date({2013, 6, 30}), Basis::Claimed);
    REQUIRE(later.size() == 1); // T never rises, and so the level does not
    CHECK(later[0].step == 0);
    CHECK(to_text(later[0].day) == "2014-02-27");
}

TEST_CASE("months that a plan takes put off its day") {
    scoring::Scored const from =
        scored({.rows = job, .claims = "{ claim = \"job\", from = 2000-03-15 },", .on = "2012-06-30"});
    path::Path const path = path_to(from, 0);
    REQUIRE(path.plans.size() == 1);
    CHECK(to_text(path.plans[0].earliest) == "2012-09-30");
    CHECK(to_text(path.plans[0].scored_on) == "2012-06-30");
}

TEST_CASE("what time alone brings needs no additions") {
    scoring::Scored const from = scored({.rows = job,
                                         .claims = "{ claim = \"job\", from = 2004-03-15 }, { claim = \"exam\", "
                                                   "qualification = \"q\", on = 2010-01-01 },"});
    path::Path const path = path_to(from, 0);
    REQUIRE(path.plans.size() == 1);
    CHECK(path.plans[0].acquire.empty());
    CHECK(to_text(path.plans[0].earliest) == "2014-03-14");
    REQUIRE(path.waiting);
    CHECK(to_text(*path.waiting) == "2014-03-14");
}

TEST_CASE("where no plan exists the leaves are named that nothing can meet, and no others") {
    // The job has ended: no day brings ten years. The exam can be passed.
    scoring::Scored const from =
        scored({.rows = job, .claims = "{ claim = \"job\", from = 2004-03-15, to = 2005-03-14 },"});
    path::Path const path = path_to(from, 0);
    CHECK(path.plans.empty());
    REQUIRE(path.impossible.size() == 1);
    CHECK(path.impossible[0].gate == rules::find_gate(from.pack->pack, "ten-years"));
    CHECK(path.impossible[0].text.find("12 of 120") != std::string::npos);
}

std::string const lessons = R"(claim = [
  { id = "lesson", title = "Lesson", fields = { hours = { decimal = [0.25, 8], unit = "h" }, kind = { enum = ["heard", "given"] } }, cost = { field = "hours", money = 10, hours = 1 } },
  { id = "book", title = "Book", cost = { money = 25 } },
]
category = [{ id = "c", title = "C" }]
award = [
  { id = "heard", claim = "lesson", when = { kind = ["heard"] }, into = "c", per = "hours", rate = 1, item_max = 2, clause = "1" },
  { id = "given", claim = "lesson", when = { kind = ["given"] }, into = "c", per = "hours", rate = 2, item_max = 2, clause = "1" },
  { id = "book", claim = "book", into = "c", fixed = 3, clause = "1" },
]
step = [{ id = "s", title = "S", points_in = "c", bands = [[5, "A"]], clause = "1" }])";

TEST_CASE("activities are added by whole units, as often as it takes, and none longer than it must be") {
    scoring::Scored const from = scored({.rows = lessons, .claims = ""});
    path::Path const path = path_to(from, 0, path::Objective::Money, 2);
    REQUIRE(path.plans.size() == 2);
    REQUIRE(path.plans[0].activities.size() == 1); // 3 given lessons of an hour: 30, less than a book and another
    CHECK(path.plans[0].activities[0].times == 3);
    CHECK(path.plans[0].money == Number{30, 1});
    CHECK(path.plans[1].money == Number{35, 1}); // a book and an hour
    CHECK(path.plans[1].activities.size() == 2);
    auto const words = path::path_words(from, {.level = 0, .plans = 2}, path);
    CHECK(words.plans[0].doing == "Add 3 × Lesson (Kind: given, Hours: 1 h).");
}

TEST_CASE("a search that may not follow all states says what nothing can cost less than") {
    scoring::Scored const from = scored({.rows = lessons, .claims = ""});
    path::Trial trial(*from.pack, from.application, from.bound.on, Basis::Claimed);
    path::Model const model = path::make_model(trial, 0);
    path::SearchSettings const narrow{.level = 0, .most_states = 1};
    auto const found = path::find_cheapest(trial, model, path::no_limits(model), narrow);
    REQUIRE(found);
    CHECK_FALSE(found->proven);
    CHECK(found->bound <= 30);
    CHECK(found->costs[path::Money] >= 30);
}

std::string const chain = R"(claim = [
  { id = "exam", title = "Exam", catalogue = true },
  { id = "talk", title = "Talk", fields = { topic = { text = 8 }, long = { bool = true } }, cost = { hours = 5 } },
]
category = [{ id = "c", title = "C" }]
award = [{ id = "talk", claim = "talk", when = { long = [true] }, into = "c", fixed = 1, clause = "1" }]
qualification = [
  { id = "a", title = "Alpha", tags = ["t"], after = ["z"], requires = "talks", cost = { hours = 1 } },
  { id = "z", title = "Zeta", cost = { hours = 1 } },
]
gate = [
  { id = "talks", points = 2, in = "c", clause = "1" },
  { id = "t", has = "t", clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "t" }, clause = "1" }])";

TEST_CASE("a plan is done in an order in which nothing waits for what comes later") {
    scoring::Scored const from = scored({.rows = chain, .claims = ""});
    path::Path const path = path_to(from, 0, path::Objective::Hours);
    REQUIRE(path.plans.size() == 1);
    path::Plan const& plan = path.plans[0];
    REQUIRE(plan.acquire == std::vector<int>{0, 1});
    REQUIRE(plan.activities.size() == 1);
    CHECK(plan.activities[0].times == 2);
    CHECK(plan.activities[0].price.hours == Number{5, 1});
    CHECK(plan.prices[1].hours == Number{1, 1});
    auto const steps = path::in_order(from, Basis::Claimed, plan);
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].acquire == 1); // Zeta
    CHECK(steps[1].activity == 0);
    CHECK(steps[2].acquire == 0); // which asks for Zeta and counts with two talks
}

TEST_CASE("a plan as entries has every text that it needs and none twice") {
    scoring::Scored const from = scored(
        {.rows = chain, .claims = "{ claim = \"talk\", title = \"Talk, planned\", topic = \"x\", long = false },"});
    path::Path const path = path_to(from, 0, path::Objective::Hours);
    REQUIRE(path.plans.size() == 1);
    auto const entries = path::entries_of(*from.pack, from.application, path.plans[0]);
    REQUIRE(entries.size() == 4);
    CHECK(entries[0].qualification == "a");
    CHECK_FALSE(entries[0].title);
    CHECK(entries[2].title == "Talk, planned 2");
    CHECK(entries[3].title == "Talk, planned 3");
    CHECK(to_text(*find_field(entries[2], "topic")) == "planned");
    CHECK(to_text(*find_field(entries[3], "topic")) == "lanned 2"); // no longer than it may be
    CHECK(entries[3].on == path.plans[0].scored_on);
    Application const with = path::with_entries(from.application, entries, Basis::Claimed);
    auto const bound = scoring::bind(*from.pack, with, from.bound.on);
    CHECK_FALSE(has_errors(bound.problems));
    CHECK(scoring::evaluate(*from.pack, bound, Basis::Claimed).overall == 0);
}

TEST_CASE("what a person says that it costs her stands in place of what the pack says number by number") {
    scoring::Scored from = scored({.rows = lessons, .claims = ""});
    from.application.costs = {{"book", Number{1, 1}, {}, {}}};
    path::Path const path = path_to(from, 0, path::Objective::Money);
    REQUIRE(path.plans.size() == 1);
    CHECK(path.plans[0].money == Number{2, 1}); // two books
    from.application.costs = {{"lesson", {}, Number{1, 4}, {}}};
    path::Path const by_hours = path_to(from, 0, path::Objective::Hours);
    REQUIRE(by_hours.plans.size() == 1);
    CHECK(by_hours.plans[0].activities[0].claim.type == "book"); // it takes no time at all
    CHECK(path_to(from, 0).plans[0].money == Number{30, 1});     // money is as before
}

TEST_CASE("what the pack has no cost for can be planned once a person has given one") {
    std::string const priceless = R"(claim = [{ id = "exam", title = "Exam", catalogue = true }]
qualification = [{ id = "q", title = "Q", tags = ["t"] }]
gate = [{ id = "t", has = "t", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "t" }, clause = "1" }])";
    scoring::Scored from = scored({.rows = priceless, .claims = ""});
    CHECK(path_to(from, 0).plans.empty());
    from.application.costs = {{"q", Number{7, 1}, {}, {}}};
    path::Path const path = path_to(from, 0);
    REQUIRE(path.plans.size() == 1);
    CHECK(path.plans[0].money == Number{7, 1});
}

TEST_CASE("a search that is asked to stop comes back") {
    scoring::Scored const from = scored({.rows = lessons, .claims = ""});
    std::stop_source stop;
    stop.request_stop();
    path::Path const path = path::find_path(*from.pack, from.application, from.bound.on,
                                            {.level = 0, .plans = 3, .stop = stop.get_token()});
    CHECK(path.plans.empty());
}

TEST_CASE("a level that is reached asks for nothing") {
    scoring::Scored const from = scored({.rows = lessons, .claims = "{ claim = \"book\" }, { claim = \"book\" },"});
    path::Path const path = path_to(from, 0);
    CHECK(path.reached);
    REQUIRE(path.plans.size() == 1);
    CHECK(path.plans[0].activities.empty());
    CHECK(path.waiting == from.bound.on);
}

TEST_CASE("every pack's examples expect the next level that a path finds") {
    int told = 0;
    auto const check = [&](std::filesystem::path const& file) {
        auto const pack = test::compiled_pack(file);
        told += static_cast<int>(std::ranges::count_if(pack->pack.examples, [](rules::Example const& example) {
            return example.expect.next_level || example.expect.next_acquire;
        }));
        for (Problem const& problem : scoring::run_examples(*pack, file.filename().string(), path::find_next))
            FAIL_CHECK(to_text(problem));
    };
    for (auto const& entry : std::filesystem::directory_iterator(test::source_folder / "tests/packs"))
        check(entry.path());
    check(test::prism_file);
    CHECK(told > 0);
}

TEST_CASE("an example with another next level than there is turns red") {
    scoring::Scored const from = scored({.rows = lessons, .claims = ""});
    rules::Pack pack = from.pack->pack;
    pack.examples.front().expect.next_level = "-";
    auto const problems = scoring::run_examples(rules::compile(pack, "test"), "p.toml", path::find_next);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].what == "example 'case': next level should be - and is A");
}

} // namespace
} // namespace accrue
