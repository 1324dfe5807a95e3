// How long periods last together: overlaps count once, part-time weights add up to at most one (rule-language section 4).
#pragma once

#include "scoring/evaluate.h"

namespace accrue::scoring {

struct Duration { // in 1 / CompiledPack::duration_denominator months
    std::int64_t merged = 0;
    std::int64_t summed = 0; // each period by itself, overlaps counted again
};

// The pack counts calendar months, not days (rule-language section 4).
[[nodiscard]] inline bool by_month(rules::CompiledPack const& pack) {
    return pack.pack.header.time == rules::Header::Time::Months;
}

// The months of one stretch of full time, in months or, in "days" time, in 1/31 months: whole months by calendar
// anniversary from the first day, plus the days left over.
[[nodiscard]] std::int64_t length_in_months(rules::CompiledPack const& pack, std::int32_t first, std::int32_t last);

// The days of a stretch, in months or days as `first` and `last` are.
[[nodiscard]] std::int64_t length_in_days(rules::CompiledPack const& pack, std::int32_t first, std::int32_t last);

// The first day or, in "months" time, month of the last `months` months (rule-language sections 3 and 4); 0: no limit.
[[nodiscard]] std::int32_t window_start(rules::CompiledPack const& pack, Date on, int months);

// The duration of workspace.intervals together. Intervals of one group (duplicates) lend each moment their largest weight.
[[nodiscard]] Duration merged_months(rules::CompiledPack const& pack, Workspace& workspace);

// The months of workspace.intervals, each moment weighed by the largest weight that holds then: in the weights' unit and, in
// "days" time, 1/31 months.
[[nodiscard]] std::int64_t months_at_largest(rules::CompiledPack const& pack, Workspace& workspace);

// merged_months in days, in 1 / CompiledPack::weight_one.
[[nodiscard]] Duration merged_days(rules::CompiledPack const& pack, Workspace& workspace);

} // namespace accrue::scoring
