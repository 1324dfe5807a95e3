// What goes into the next cycle, in words.
#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scoring/carry.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;

// Whether an earlier row of the same gate has carried what lies above its need.
bool taken_before(Scored const& scored, std::size_t row) {
    std::vector<rules::CompiledCarry> const& carries = scored.pack->carries;
    for (std::size_t i = 0; i < row; ++i)
        if (carries[i].gate == carries[row].gate && scored.assessment.carries[i].amount > 0) return true;
    return false;
}

// "11 of them go into Total", or why none do.
std::string row_text_of(Scored const& scored, std::size_t row) {
    CompiledPack const& pack = *scored.pack;
    rules::CompiledCarry const& carry = pack.carries[row];
    CarryResult const& result = scored.assessment.carries[row];
    auto const title = [&](int category) { return pack.pack.categories[static_cast<std::size_t>(category)].title; };
    if (result.surplus == 0 && taken_before(scored, row))
        return fmt::format("nothing more is left to carry over from {}", title(carry.in));
    if (result.surplus == 0)
        return carry.not_in_first_year && scored.bound.awarded_in_cycle
                   ? "nothing is carried over from the cycle of the award"
                   : "nothing lies above what is needed, so nothing is carried over";
    std::string text = fmt::format("{} above what is needed", points_text(pack, result.surplus));
    if (result.amount == result.surplus) return fmt::format("{} can be carried over into {}", text, title(carry.into));
    std::string const amount = result.amount == 0 ? "none" : points_number(pack, result.amount);
    text += fmt::format(": {} can be carried over into {}", amount, title(carry.into));
    rules::Carry const& rules = pack.pack.carries[row];
    std::vector<std::string> limits;
    if (carry.most != std::numeric_limits<std::int64_t>::max())
        limits.push_back(fmt::format("at most {}", points_number(pack, carry.most)));
    limits.push_back("earned in " + title(carry.in));
    if (rules.earned_within_months)
        limits.push_back(fmt::format("in {} of the cycle", last_months_text(*rules.earned_within_months)));
    return fmt::format("{} ({})", text, fmt::join(limits, ", "));
}

} // namespace

std::vector<Line> carry_lines(Scored const& scored, int gate) {
    CompiledPack const& pack = *scored.pack;
    std::vector<Line> lines;
    std::vector<int> unmet; // each is told once
    for (std::size_t i = 0; i < pack.carries.size(); ++i) {
        int const above = pack.carries[i].gate;
        if (gate != rules::none && above != gate) continue;
        std::string const title = gate_title(pack, above);
        std::string const& clause = pack.pack.carries[i].clause;
        if (scored.assessment.gates[static_cast<std::size_t>(above)].met) {
            lines.push_back({fmt::format("{}: {}", title, row_text_of(scored, i)), clause});
            continue;
        }
        if (std::ranges::find(unmet, above) != unmet.end()) continue;
        unmet.push_back(above);
        std::int64_t const owed = owed_for(pack, scored.assessment, above);
        lines.push_back({owed > 0 ? fmt::format("{}: {} will be owed in the next cycle", title, points_text(pack, owed))
                                  : fmt::format("{}: not met, so nothing is carried over", title),
                         clause});
    }
    return lines;
}

} // namespace accrue::scoring
