// Which part of periods counts and what of them is counted once, against a count of single months.
#include <random>
#include <set>

#include <doctest/doctest.h>

#include "scoring/periods.h"
#include "support/small_case.h"

namespace accrue {
namespace {

using test::scored;

std::string const rows =
    R"(claim = [{ id = "job", title = "Job", period = true, weight = { field = "hours", full = 4 }, fields = { hours = { int = [1, 8] } } }]
gate = [{ id = "years", months = 24, of = "job", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "years" }, clause = "1" }])";

struct Worked { // months from January 2000 on, both included
    int first;
    int last;
    int hours;
};

std::string date_of(int month, bool end) {
    Month const at{2000 * 12 + month};
    return to_text(end ? last_day(at) : first_day(at));
}

} // namespace

TEST_CASE("what is counted once is what single months say") {
    std::mt19937_64 random(7);
    auto const below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int round = 0; round < 60; ++round) {
        std::vector<Worked> jobs;
        std::string claims;
        int const count = 2 + below(7);
        for (int i = 0; i < count; ++i) {
            int const first = below(40);
            jobs.push_back({first, first + below(20), 1 + below(4)});
            claims += "{ claim = \"job\", title = \"" + std::to_string(i) +
                      "\", from = " + date_of(jobs.back().first, false) + ", to = " + date_of(jobs.back().last, true) +
                      ", hours = " + std::to_string(jobs.back().hours) + " },\n";
        }
        auto const result = scored({.rows = rows, .claims = claims, .header = "time = \"months\"", .on = "2012-06-30"});
        auto const overlaps = scoring::find_overlaps(result);
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            int shared = 0;
            std::set<int> with;
            for (int month = jobs[i].first; month <= jobs[i].last; ++month) {
                int hours = 0;
                for (Worked const& job : jobs) hours += month >= job.first && month <= job.last ? job.hours : 0;
                if (hours <= 4) continue;
                ++shared;
                for (std::size_t k = 0; k < jobs.size(); ++k)
                    if (k != i && month >= jobs[k].first && month <= jobs[k].last) with.insert(static_cast<int>(k));
            }
            scoring::SharedTime const& found = overlaps.claims[i];
            CAPTURE(claims);
            CHECK(found.months == Number{shared, 1});
            CHECK(found.with.size() == std::min(with.size(), scoring::most_named));
            CHECK(found.and_others == (with.size() > scoring::most_named));
            for (int const other : found.with) CHECK(with.contains(other));
        }
    }
}

TEST_CASE("duplicates are counted once whatever their part of the time") {
    std::string const once =
        R"(claim = [{ id = "job", title = "Job", period = true, once = { by = ["title"] }, weight = { field = "hours", full = 4 }, fields = { hours = { int = [1, 8] } } }]
gate = [{ id = "years", months = 24, of = "job", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "years" }, clause = "1" }])";
    auto const result =
        scored({.rows = once,
                .claims = "{ claim = \"job\", title = \"a\", from = 2010-01-01, to = 2010-06-30, hours = "
                          "1 },\n{ claim = \"job\", title = \"a\", from = 2010-04-01, to = 2010-08-31, "
                          "hours = 2 },\n",
                .header = "time = \"months\""});
    auto const overlaps = scoring::find_overlaps(result);
    REQUIRE(overlaps.together.size() == 1);
    CHECK(overlaps.together[0].shared ==
          std::vector<scoring::Days>{{*make_date({2010, 4, 1}), *make_date({2010, 6, 30})}});
    CHECK(overlaps.claims[0].months == Number{3, 1});
    CHECK(overlaps.claims[0].with == std::vector<int>{1});
}

TEST_CASE("the months of a period that count are whole months where the pack counts so") {
    auto const result = scored({.rows = rows,
                                .claims = "{ claim = \"job\", title = \"a\", from = 2012-01-20, hours = 2 },\n",
                                .header = "time = \"months\""});
    CHECK(scoring::counted_days(result, 0) ==
          scoring::Days{*make_date({2012, 1, 1}), *make_date({2012, 5, 31})}); // June is not over
    CHECK(scoring::share_of_full_time(result, 0) == Number{1, 2});
}

} // namespace accrue
