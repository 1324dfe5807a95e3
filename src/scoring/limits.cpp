#include "scoring/limits.h"

#include <algorithm>
#include <limits>

#include "scoring/cycle.h"
#include "scoring/needs.h"

namespace accrue::scoring {
namespace {

using rules::CompiledCap;
using rules::CompiledPack;
using rules::NumberChoice;
using rules::Period;

NumberChoice const& choice_of(CompiledPack const& pack, CompiledCap const& cap) {
    return pack.number_choices[static_cast<std::size_t>(cap.max_by)];
}

// The days in which the cap has one limit.
BoundYear window_of(CompiledPack const& pack, BoundApplication const& application, Cells cells, Period per,
                    std::int32_t day) {
    BoundYear const running{application.cycle_from, application.cycle_to};
    if (per == Period::Life) return {first_date, last_date};
    if (per == Period::Day) return {Date{day}, Date{day}};
    if (per == Period::Cycle && cells == Cells::OfScope) return running;
    BoundYear const cycle = cycle_of(pack, application, Date{day});
    if (per == Period::Cycle) return cycle;
    BoundYear const year = year_of(pack, application, Date{day});
    return {std::max(year.from, cycle.from), std::min(year.to, cycle.to)};
}

// 0 where there is nothing to limit.
std::int64_t ratio_limit(Workspace const& workspace, int cap, std::int32_t cell) {
    for (Workspace::RatioLimit const& limit : workspace.ratio_limits)
        if (limit.cap == cap && limit.cell == cell) return limit.most;
    return 0;
}

} // namespace

void find_ratio_limits(CompiledPack const& pack, BoundApplication const& application, Cells cells,
                       Workspace& workspace) {
    workspace.ratio_limits.clear();
    workspace.all_scoped.swap(workspace.scoped);
    for (rules::CompiledRatio const& ratio : pack.ratios) {
        Period const per = pack.category_caps[static_cast<std::size_t>(ratio.category_cap)].per;
        bool const part = lies_in(pack, ratio.on, ratio.of);
        auto const way = [&](Workspace::Item const& item, int root) {
            return way_into(pack, pack.awards[static_cast<std::size_t>(item.award)], root);
        };
        std::size_t const known = workspace.ratio_limits.size();
        for (Workspace::Item const& item : workspace.all_scoped) {
            if (way(item, ratio.on) == rules::none) continue;
            std::int32_t const cell = cell_of(pack, application, cells, per, item.when.days);
            auto const same = [&](Workspace::RatioLimit const& limit) { return limit.cell == cell; };
            if (std::any_of(workspace.ratio_limits.begin() + static_cast<std::ptrdiff_t>(known),
                            workspace.ratio_limits.end(), same))
                continue;
            workspace.cell_items.clear();
            for (Workspace::Item const& other : workspace.all_scoped) {
                bool const left_out = part && lies_in(pack, way(other, ratio.of), ratio.on);
                if (!left_out && cell_of(pack, application, cells, per, other.when.days) == cell)
                    workspace.cell_items.push_back(other);
            }
            credit_root(pack, application, cells, ratio.of, workspace.cell_items, workspace);
            std::int64_t const points = workspace.scope_points[static_cast<std::size_t>(ratio.of)].counted;
            Int128 const most = Int128{points} * ratio.numerator / ratio.denominator;
            constexpr Int128 largest = std::numeric_limits<std::int64_t>::max();
            workspace.ratio_limits.push_back(
                {ratio.category_cap, cell, static_cast<std::int64_t>(std::min(most, largest))});
        }
    }
    workspace.scoped.swap(workspace.all_scoped);
}

void find_fact_limits(CompiledPack const& pack, std::vector<FactResult> const& facts, Workspace& workspace) {
    workspace.fact_limits.assign(pack.category_caps.size(), 0);
    for (std::size_t i = 0; i < pack.category_caps.size(); ++i) {
        CompiledCap const& cap = pack.category_caps[i];
        if (cap.max_by == rules::none || choice_of(pack, cap).kind != NumberChoice::Kind::ByFact) continue;
        workspace.fact_limits[i] = number_by_fact(pack, choice_of(pack, cap), facts);
    }
}

std::int64_t chosen_limit(CompiledPack const& pack, BoundApplication const& application, Cells cells, int cap,
                          std::int32_t day, Workspace& workspace) {
    CompiledCap const& row = pack.category_caps[static_cast<std::size_t>(cap)];
    if (row.spills && workspace.spilling) return std::numeric_limits<std::int64_t>::max();
    if (pack.pack.caps[static_cast<std::size_t>(row.cap)].max_ratio)
        return ratio_limit(workspace, cap, cell_of(pack, application, cells, row.per, day));
    if (row.max_by == rules::none) return row.max;
    NumberChoice const& choice = choice_of(pack, row);
    if (choice.kind == NumberChoice::Kind::ByFact) return workspace.fact_limits[static_cast<std::size_t>(cap)];
    BoundYear const window = window_of(pack, application, cells, row.per, day);
    Exact const limit = number_by_status(pack, application, choice, {&window, 1}, workspace);
    return static_cast<std::int64_t>(limit.numerator / limit.denominator);
}

std::optional<Number> limit_in_scope(CompiledPack const& pack, BoundApplication const& application,
                                     std::vector<FactResult> const& facts, int cap) {
    auto const found = std::ranges::find(pack.category_caps, cap, &CompiledCap::cap);
    if (pack.pack.caps[static_cast<std::size_t>(cap)].max_ratio) return std::nullopt;
    if (found->max_by == rules::none) return pack.pack.caps[static_cast<std::size_t>(cap)].max;
    bool const by_fact = choice_of(pack, *found).kind == NumberChoice::Kind::ByFact;
    if (!by_fact && found->per < pack.scope) return std::nullopt;
    Workspace workspace;
    find_fact_limits(pack, facts, workspace);
    auto const index = static_cast<int>(found - pack.category_caps.begin());
    return reduced(chosen_limit(pack, application, Cells::OfScope, index, application.on.days, workspace),
                   pack.pack.header.scale);
}

} // namespace accrue::scoring
