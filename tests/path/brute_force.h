// Every set of additions, tried one by one: what the search must agree with.
#pragma once

#include <vector>

#include "path/path.h"

namespace accrue::test {

struct TriedSet {
    std::vector<Claim> claims;
    std::pair<Number, Number> cost; // by the objective
};

// All sets that reach the level and cannot do without anything in them, in the order of path.h; at most `count`. Each
// qualification with a cost once, each of `activities` once, those of one type instead of each other.
[[nodiscard]] std::vector<TriedSet> try_all_sets(rules::CompiledPack const& pack, Application const& application,
                                                 Date on, path::Question const& question,
                                                 std::vector<Claim> const& activities);

// A set, with each of `activities` any number of times up to `copies`, that reaches the level for less than `cost`.
[[nodiscard]] bool is_there_a_cheaper_set(rules::CompiledPack const& pack, Application const& application, Date on,
                                          path::Question const& question, std::vector<Claim> const& activities,
                                          int copies, std::pair<Number, Number> const& cost);

// The pack with what this person says that things cost her in place of its own costs, row by row.
[[nodiscard]] rules::Pack priced_for(Application const& application, rules::Pack pack);

// By the objective, from the pack's own rows.
[[nodiscard]] std::pair<Number, Number> cost_of(rules::Pack const& pack, std::vector<Claim> const& claims,
                                                path::Objective objective);

} // namespace accrue::test
