// Candidates: every single entry that could be added on the way to a level, with what it costs this person (own_costs.h).
//
// - Each qualification that has a cost, as a claim of each type of the catalogue that an applicant may enter.
// - Each type of claim that has a cost and is no period, profile, catalogue or reviewer's entry: once for each choice of its
//   options, and where the cost is by a field, for each whole number of units that the field allows.
// Fields that no cost hangs on take each option, yes and no, and of numbers the smallest and the largest: which of them
// serves best is for the search to find, and the same cost never buys less.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "domain/application.h"
#include "rules/compiled.h"

namespace accrue::path {

enum CostKind : std::uint8_t { Money, Hours, Months };
using Costs = std::array<std::int64_t, 3>; // by CostKind, in 1 / Candidates::units

struct Candidate {
    Claim claim;                     // as an applicant would enter it; dated on the scoring date
    int qualification = rules::none; // of a catalogue claim
    int variant = 0;                 // candidates of one variant differ in the number of units alone
    int order = 0;                   // of the catalogue, then of the types: breaks ties
    Costs costs{};
};

inline constexpr std::string_view new_text = "+"; // in a text field: any text that no other entry has

struct Candidates {
    std::vector<Candidate> list; // variant by variant, and in each the one of the most units first
    Costs units{1, 1, 1};        // what costs are counted in
    int variants = 0;
    bool complete = true; // false: some choices of fields were too many to be looked at
};

// An applicant enters it, and it needs no time to pass.
[[nodiscard]] bool is_entered_once_done(rules::ClaimType const& type);

// `own`: the application's own costs. `on` is the day of the additions.
[[nodiscard]] Candidates find_candidates(rules::CompiledPack const& pack, std::vector<OwnCost> const& own, Date on);

} // namespace accrue::path
