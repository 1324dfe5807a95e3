// Small random packs with an application each, so small that every set of additions can be tried.
#pragma once

#include <memory>
#include <random>
#include <string>

#include "domain/application.h"
#include "rules/compiled.h"

namespace accrue::test {

struct RandomCase {
    std::string text; // of the pack
    std::shared_ptr<rules::CompiledPack const> pack;
    Application application;
};

struct RandomCaseKind {
    int qualifications = 8; // with a cost, at most
    bool activities = true;
    bool repeated = false;  // activities may be entered more than once
    bool exclusions = true; // not_with, requires, classes of different members
    bool tied = false;      // only the best of a category count, and a category is limited to a share of another
    bool own_costs = false; // some things cost this person something else
};

inline Date const case_day = *make_date({2012, 6, 30});

[[nodiscard]] RandomCase random_case(std::mt19937_64& random, RandomCaseKind const& kind);

} // namespace accrue::test
