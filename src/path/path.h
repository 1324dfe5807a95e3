// The way to a level: the cheapest additions that reach it, each plan verified by the scorer; the day that only time can
// bring; or what nothing in the pack can meet. Pure: pack and application in, plans out.
//
// Additions are dated on the day they are scored on. A plan holds no addition that it could do without, and no entry with
// more units than it needs. Plans are in the order of their cost; of equal costs the one with fewer additions, then the one
// with the earlier qualifications of the catalogue.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "path/search.h"
#include "scoring/missing.h"

namespace accrue::path {

struct Question {
    int level = rules::none; // to be reached, or passed
    Objective objective = Objective::Money;
    Basis basis = Basis::Claimed; // on which what is there counts
    int plans = 1;
    std::stop_token stop = {}; // once it is asked to stop, what is returned means nothing
};

struct Price {
    Number money;
    Number hours;
    Number months;
};

struct Activity { // an entry as one would make it; without id and date
    Claim claim;
    int times = 1;
    Price price; // of one
};

struct Plan {
    std::vector<int> acquire;        // qualifications, in the catalogue's order
    std::vector<Claim> certificates; // by which they are claimed, in the same order; without id and date
    std::vector<Price> prices;       // of those
    std::vector<Activity> activities;
    Number money;
    Number hours;
    Number months;
    Date scored_on;     // the scorer finds the level on that day
    Date earliest;      // that day, or the later one on which the months are over
    bool proven = true; // nothing cheaper reaches the level on that day and before
    Number bound;       // of what the objective counts; below it nothing is possible
};

struct Obstacle { // a leaf that nothing in the pack can meet, now or later
    int step = rules::none;
    int gate = rules::none; // none: the step's table or band
    std::string text;       // "Fellowship granted (0 of 1)"
    std::string clause;
};

struct Path {
    bool reached = false;             // without any addition; then there is one plan, which is empty
    std::vector<Plan> plans;          // cheapest first
    std::optional<Date> waiting;      // the first day found on which the level is reached without additions
    std::vector<Obstacle> impossible; // where there are no plans
};

struct Brought {            // by time alone
    int step = rules::none; // none: the overall level
    int level = rules::none;
    Date day;
};

// What waiting brings: the first day found after `on` on which the overall level is higher than on `on`, and the same of each
// step, without additions. By day; what never rises is left out. Days are looked at as for Path::waiting.
[[nodiscard]] std::vector<Brought> brought_by_time(rules::CompiledPack const& pack, Application const& application,
                                                   Date on, Basis basis);

// REQUIRES: the application binds without an error on `on`.
[[nodiscard]] Path find_path(rules::CompiledPack const& pack, Application const& application, Date on,
                             Question const& question);

} // namespace accrue::path
