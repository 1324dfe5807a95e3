// What goes into the next cycle, in words.
#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
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

std::string category_title(CompiledPack const& pack, int category) {
    return pack.pack.categories[static_cast<std::size_t>(category)].title;
}

// What keeps the row from carrying more.
std::string limits_text(CompiledPack const& pack, std::size_t row) {
    rules::CompiledCarry const& carry = pack.carries[row];
    std::vector<std::string> limits;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < pack.carries.size(); ++i)
        if (i != row && pack.carries[i].group == carry.group)
            others.push_back(titled(category_title(pack, pack.carries[i].in)));
    if (carry.most != std::numeric_limits<std::int64_t>::max()) {
        std::string const most = points_number(pack, carry.most);
        limits.push_back(
            others.empty() ? say("at most {}", most)
                           : say("at most {} together with what comes from {}", most, fmt::join(others, tr(" and "))));
    }
    limits.push_back(say("earned in {}", category_title(pack, carry.in)));
    if (auto const months = pack.pack.carries[row].earned_within_months)
        limits.push_back(*months == 1 ? std::string(tr("in the last month of the cycle"))
                                      : say("in the last {} months of the cycle", *months));
    return fmt::format("{}", fmt::join(limits, ", "));
}

// "11 of them go into Total", or why none do.
std::string row_text_of(Scored const& scored, std::size_t row) {
    CompiledPack const& pack = *scored.pack;
    rules::CompiledCarry const& carry = pack.carries[row];
    CarryResult const& result = scored.assessment.carries[row];
    bool const rest = taken_before(scored, row);
    if (result.surplus == 0 && rest)
        return say("nothing more is left to carry over from {}", category_title(pack, carry.in));
    if (result.surplus == 0)
        return std::string(carry.not_in_first_year && scored.bound.awarded_in_cycle
                               ? tr("nothing is carried over from the cycle of the award")
                               : tr("nothing lies above what is needed, so nothing is carried over"));
    std::string const surplus = points_text(pack, result.surplus);
    std::string const into = category_title(pack, carry.into);
    if (result.amount == result.surplus)
        return rest ? say("{} are left of what lies above the need: all can be carried over into {}", surplus, into)
                    : say("{} above what is needed can be carried over into {}", surplus, into);
    std::string const amount =
        result.amount == 0 ? std::string(tr("none¦can be carried over")) : points_number(pack, result.amount);
    std::string const limits = limits_text(pack, row);
    return rest ? say("{} are left of what lies above the need: {} can be carried over into {} ({})", surplus, amount,
                      into, limits)
                : say("{} above what is needed: {} can be carried over into {} ({})", surplus, amount, into, limits);
}

// "In all 10 of 12 hours above what is needed can be carried over": where several rows share them.
void add_sum_line(Scored const& scored, int gate, std::vector<Line>& lines) {
    CompiledPack const& pack = *scored.pack;
    std::int64_t carried = 0;
    std::int64_t above = 0;
    int rows = 0;
    for (std::size_t i = 0; i < pack.carries.size(); ++i) {
        if (pack.carries[i].gate != gate) continue;
        CarryResult const& result = scored.assessment.carries[i];
        above = std::max(above, carried + result.surplus);
        carried += result.amount;
        ++rows;
    }
    if (rows < 2 || above == 0) return;
    lines.push_back({say("{}: in all {} of the {} above what is needed can be carried over", gate_title(pack, gate),
                         points_number(pack, carried), points_text(pack, above)),
                     {}});
}

bool is_last_over_its_gate(CompiledPack const& pack, std::size_t row) {
    for (std::size_t i = row + 1; i < pack.carries.size(); ++i)
        if (pack.carries[i].gate == pack.carries[row].gate) return false;
    return true;
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
            if (is_last_over_its_gate(pack, i)) add_sum_line(scored, above, lines);
            continue;
        }
        if (std::ranges::find(unmet, above) != unmet.end()) continue;
        unmet.push_back(above);
        std::int64_t const owed = owed_for(pack, scored.assessment, above);
        lines.push_back({owed > 0 ? say("{}: {} will be owed in the next cycle", title, points_text(pack, owed))
                                  : say("{}: not met, so nothing is carried over", title),
                         clause});
    }
    return lines;
}

} // namespace accrue::scoring
