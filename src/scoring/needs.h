// Numbers that a status or a fact chooses, for one window: exact (rule-language section 3, step 8).
#pragma once

#include <span>

#include "scoring/evaluate.h"

namespace accrue::scoring {

struct Exact { // in quanta; denominator > 0
    Int128 numerator = 0;
    Int128 denominator = 1;
};

// The days of a window, without the years that it passes over; in order, at least one.
using Spans = std::span<BoundYear const>;

// The number of a choice by status in the window.
[[nodiscard]] Exact number_by_status(rules::CompiledPack const& pack, BoundApplication const& application,
                                     rules::NumberChoice const& choice, Spans window, Workspace& workspace);

// The number of a choice by fact, in whole quanta; `facts` are the assessment's.
[[nodiscard]] std::int64_t number_by_fact(rules::CompiledPack const& pack, rules::NumberChoice const& choice,
                                          std::vector<FactResult> const& facts);

// What the gate needs in the window.
[[nodiscard]] Exact need_in(rules::CompiledPack const& pack, BoundApplication const& application,
                            rules::CompiledGate const& gate, Spans window, std::vector<FactResult> const& facts,
                            Workspace& workspace);

// How long the spans are together, and how long there is a status in them: in months or, in "days" time, 1/31 months.
[[nodiscard]] std::int64_t months_of(rules::CompiledPack const& pack, Spans spans);
[[nodiscard]] std::int64_t months_with_status(rules::CompiledPack const& pack, BoundApplication const& application,
                                              Spans spans, Workspace& workspace);

// What is owed for the gate from before, by claims dated in the window: it comes on top of the need.
[[nodiscard]] Exact debt_in(rules::CompiledPack const& pack, BoundApplication const& application,
                            rules::CompiledGate const& gate, BoundYear const& window, Workspace const& workspace);

[[nodiscard]] Exact sum_of(Exact const& a, Exact const& b);

[[nodiscard]] std::int64_t rounded_up(Exact const& number);

} // namespace accrue::scoring
