#include "scoring/credit.h"

#include <algorithm>
#include <limits>

#include "scoring/best.h"
#include "scoring/crossing.h"
#include "scoring/cycle.h"
#include "scoring/limits.h"

namespace accrue::scoring {
namespace {

using rules::CompiledCap;
using rules::CompiledCategory;
using rules::CompiledPack;
using rules::Period;
using Amount = Workspace::Amount;
using Item = Workspace::Item;

std::int64_t sum(std::vector<Amount> const& amounts) {
    std::int64_t total = 0;
    for (Amount const& amount : amounts) total += amount.points;
    return total;
}

// Cuts the amounts of each of the cap's cells to its maximum, one amount a cell. True where it cut something.
bool cut(CompiledPack const& pack, BoundApplication const& application, Cells cells, int index, Workspace& workspace,
         std::vector<Amount>& amounts) {
    CompiledCap const& cap = pack.category_caps[static_cast<std::size_t>(index)];
    if (cap.per >= one_cell(cells)) {
        std::int64_t const total = sum(amounts);
        std::int64_t const most = limit_at(pack, application, cells, index, application.on.days, workspace);
        amounts.resize(std::min<std::size_t>(amounts.size(), 1));
        if (!amounts.empty()) amounts[0].points = std::min(total, most);
        return total > most;
    }
    std::ranges::sort(amounts, {}, &Amount::day);
    std::size_t count = 0;
    std::int32_t last_cell = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        std::int32_t const cell = cell_of(pack, application, cells, cap.per, amounts[i].day);
        if (count > 0 && cell == last_cell)
            amounts[count - 1].points += amounts[i].points;
        else
            amounts[count++] = amounts[i];
        last_cell = cell;
    }
    amounts.resize(count);
    bool cut_any = false;
    for (Amount& amount : amounts) {
        std::int64_t const most = limit_at(pack, application, cells, index, amount.day, workspace);
        cut_any = amount.points > most || cut_any;
        amount.points = std::min(amount.points, most);
    }
    return cut_any;
}

// Adds an amount; where no cap here or above asks for several cells one amount is enough.
void add(CompiledCategory const& category, Cells cells, std::vector<Amount>& amounts, Amount const& amount) {
    if (category.finest_above >= one_cell(cells) && !amounts.empty())
        amounts[0].points += amount.points;
    else
        amounts.push_back(amount);
}

// What the caps above an item still leave of `points`; takes it from their room. The cap that left least goes to `limit`.
class Rooms {
public:
    Rooms(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace)
        : pack_(pack), application_(application), workspace_(workspace), whole_(workspace.room),
          cells_(workspace.cell_rooms) {
        whole_.clear();
        cells_.clear();
        for (std::size_t i = 0; i < pack.category_caps.size(); ++i)
            whole_.push_back(
                pack.category_caps[i].per < Period::Cycle
                    ? 0
                    : limit_at(pack, application, Cells::OfScope, static_cast<int>(i), application.on.days, workspace));
    }

    std::int64_t take(Item const& item, int& limit) {
        std::int64_t points = item.value;
        for_each_room(item, [&](std::int64_t room, CompiledCap const& cap) {
            if (room < points) {
                points = room;
                limit = cap.cap;
            }
            return std::int64_t{0};
        });
        for_each_room(item, [&](std::int64_t, CompiledCap const&) { return points; });
        return points;
    }

private:
    // Calls `use` with the room of every cap on the way up; what it returns is taken away.
    template <class Use>
    void for_each_room(Item const& item, Use const& use) {
        for (int c = item.category; c != rules::none; c = pack_.categories[static_cast<std::size_t>(c)].parent) {
            rules::Range const caps = pack_.categories[static_cast<std::size_t>(c)].caps;
            for (int i = caps.first; i < caps.first + caps.count; ++i) {
                CompiledCap const& cap = pack_.category_caps[static_cast<std::size_t>(i)];
                std::int64_t& room = room_of(i, cap, item.when.days);
                room -= use(room, cap);
            }
        }
    }

    std::int64_t& room_of(int index, CompiledCap const& cap, std::int32_t day) {
        if (cap.per >= Period::Cycle) return whole_[static_cast<std::size_t>(index)];
        std::int32_t const cell = cell_of(pack_, application_, Cells::OfScope, cap.per, day);
        for (Workspace::CellRoom& known : cells_)
            if (known.cap == index && known.cell == cell) return known.room;
        std::int64_t const most = limit_at(pack_, application_, Cells::OfScope, index, day, workspace_);
        return cells_.emplace_back(Workspace::CellRoom{index, cell, most}).room;
    }

    CompiledPack const& pack_;
    BoundApplication const& application_;
    Workspace& workspace_;
    std::vector<std::int64_t>& whole_;        // by category cap of cycle or life
    std::vector<Workspace::CellRoom>& cells_; // of caps by day and year
};

// Fills cut_above. Parents come after their children in category_order.
void find_cuts(CompiledPack const& pack, Workspace& workspace) {
    workspace.cut_above.assign(pack.categories.size(), false);
    for (std::size_t i = pack.category_order.size(); i-- > 0;) {
        auto const index = static_cast<std::size_t>(pack.category_order[i]);
        CompiledCategory const& category = pack.categories[index];
        bool cut = category.parent != rules::none && workspace.cut_above[static_cast<std::size_t>(category.parent)];
        for (int k = category.caps.first; k < category.caps.first + category.caps.count; ++k)
            cut =
                cut || workspace.cap_cut[static_cast<std::size_t>(pack.category_caps[static_cast<std::size_t>(k)].cap)];
        workspace.cut_above[index] = cut;
    }
}

// Where every cap is of the whole scope, one sum a category is enough.
void credit_whole(CompiledPack const& pack, BoundApplication const& application, Cells cells, Workspace& workspace) {
    for (Item const& item : workspace.scoped)
        workspace.scope_points[static_cast<std::size_t>(item.category)].raw += item.value;
    for (int const index : pack.category_order) {
        CompiledCategory const& category = pack.categories[static_cast<std::size_t>(index)];
        CategoryResult& result = workspace.scope_points[static_cast<std::size_t>(index)];
        result.counted = result.raw;
        for (int i = category.caps.first; i < category.caps.first + category.caps.count; ++i) {
            CompiledCap const& cap = pack.category_caps[static_cast<std::size_t>(i)];
            std::int64_t const most = limit_at(pack, application, cells, i, application.on.days, workspace);
            if (result.counted <= most) continue;
            result.counted = most;
            workspace.cap_cut[static_cast<std::size_t>(cap.cap)] = true;
        }
        if (category.parent != rules::none)
            workspace.scope_points[static_cast<std::size_t>(category.parent)].raw += result.counted;
    }
}

// Takes out what is not among the best, and says so.
void leave_out(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
               Assessment& assessment) {
    keep_best(pack, application, Cells::OfScope, rules::none, workspace);
    for (Item const& item : workspace.left_out) {
        ClaimResult& claim = result_of(assessment, item);
        claim.unused = Unused::NotBest;
        claim.because = item.category;
    }
}

// What the category credits of its `raw` points, where caps cross in it. One that looks at the whole scope cuts the sum.
std::int64_t within_own_caps(CompiledPack const& pack, BoundApplication const& application, Cells cells, int category,
                             Workspace& workspace) {
    rules::Range const caps = pack.categories[static_cast<std::size_t>(category)].caps;
    std::int64_t counted = workspace.scope_points[static_cast<std::size_t>(category)].raw;
    for (int i = caps.first; i < caps.first + caps.count && counted > 0; ++i) {
        if (pack.category_caps[static_cast<std::size_t>(i)].per < one_cell(cells))
            return crossing_total(pack, application, cells, category, counted, workspace);
        counted = std::min(counted, limit_at(pack, application, cells, i, application.on.days, workspace));
    }
    return counted;
}

// By the category that each item is placed in.
void credit_placed(CompiledPack const& pack, BoundApplication const& application, Cells cells, Workspace& workspace) {
    workspace.scope_points.assign(pack.categories.size(), {});
    workspace.cap_cut.assign(pack.pack.caps.size(), false);
    if (pack.finest_cap >= one_cell(cells)) return credit_whole(pack, application, cells, workspace);
    workspace.amounts.resize(pack.categories.size());
    for (auto& amounts : workspace.amounts) amounts.clear();
    for (Item const& item : workspace.scoped) {
        auto const category = static_cast<std::size_t>(item.category);
        add(pack.categories[category], cells, workspace.amounts[category], {item.when.days, item.value});
    }
    for (int const index : pack.category_order) {
        CompiledCategory const& category = pack.categories[static_cast<std::size_t>(index)];
        std::vector<Amount>& amounts = workspace.amounts[static_cast<std::size_t>(index)];
        CategoryResult& result = workspace.scope_points[static_cast<std::size_t>(index)];
        if (category.caps_cross) {      // and so do those of all categories around it
            result.raw += sum(amounts); // and what comes from those in it, which know nothing of each other
            result.counted = within_own_caps(pack, application, cells, index, workspace);
            if (category.parent != rules::none)
                workspace.scope_points[static_cast<std::size_t>(category.parent)].raw += result.counted;
            continue;
        }
        result.raw = sum(amounts);
        for (int i = category.caps.first; i < category.caps.first + category.caps.count; ++i)
            if (cut(pack, application, cells, i, workspace, amounts))
                workspace.cap_cut[static_cast<std::size_t>(pack.category_caps[static_cast<std::size_t>(i)].cap)] = true;
        result.counted = sum(amounts);
        if (category.parent == rules::none) continue;
        auto const parent = static_cast<std::size_t>(category.parent);
        if (pack.categories[parent].caps_cross) {
            workspace.scope_points[parent].raw += result.counted;
            continue;
        }
        for (Amount const& amount : amounts) add(pack.categories[parent], cells, workspace.amounts[parent], amount);
    }
}

} // namespace

std::int32_t calendar_cell(CompiledPack const& pack, BoundApplication const& application, Period period,
                           std::int32_t day) {
    constexpr std::int32_t most_years = 1'000;
    if (period == Period::Cycle) return cycle_number(pack, application, Date{day});
    // Most days lie in the running cycle, whose years are known.
    for (std::size_t i = 0; i < application.years.size(); ++i)
        if (day >= application.years[i].from.days && day <= application.years[i].to.days)
            return std::numeric_limits<std::int32_t>::min() + static_cast<std::int32_t>(i);
    return cycle_number(pack, application, Date{day}) * most_years + year_number(pack, application, Date{day});
}

void credit(CompiledPack const& pack, BoundApplication const& application, Cells cells, Workspace& workspace) {
    if (!pack.ratios.empty()) find_ratio_limits(pack, application, cells, workspace);
    credit_placed(pack, application, cells, workspace);
    if (pack.reading_categories.empty()) return;
    workspace.chosen.swap(workspace.scoped);
    workspace.reading_points = workspace.scope_points;
    workspace.reading_cut = workspace.cap_cut;
    for (int const root : pack.reading_categories) {
        credit_root(pack, application, cells, root, workspace.chosen, workspace);
        CompiledCategory const& category = pack.categories[static_cast<std::size_t>(root)];
        workspace.reading_points[static_cast<std::size_t>(root)] =
            workspace.scope_points[static_cast<std::size_t>(root)];
        for (int i = category.caps.first; i < category.caps.first + category.caps.count; ++i) {
            auto const cap = static_cast<std::size_t>(pack.category_caps[static_cast<std::size_t>(i)].cap);
            workspace.reading_cut[cap] = workspace.cap_cut[cap];
        }
    }
    workspace.scoped.swap(workspace.chosen);
    workspace.scope_points.swap(workspace.reading_points);
    workspace.cap_cut.swap(workspace.reading_cut);
}

void credit_root(CompiledPack const& pack, BoundApplication const& application, Cells cells, int root,
                 std::vector<Item> const& items, Workspace& workspace) {
    workspace.scoped.clear();
    for (Item item : items) {
        item.category = way_into(pack, pack.awards[static_cast<std::size_t>(item.award)], root);
        if (item.category != rules::none) workspace.scoped.push_back(item);
    }
    if (pack.best_only) keep_best(pack, application, cells, root, workspace);
    credit_placed(pack, application, cells, workspace);
}

void attribute(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
               Assessment& assessment) {
    if (pack.best_only) leave_out(pack, application, workspace, assessment);
    if (!pack.crossing_roots.empty()) std::ranges::sort(workspace.scoped, in_order_of_time);
    for (int const root : pack.crossing_roots) attribute_crossing(pack, application, root, workspace, assessment);
    auto const count_in_full = [&](Item const& item) {
        ClaimResult& claim = result_of(assessment, item);
        claim.counted = item.value;
        claim.unused = Unused::No;
    };
    if (std::ranges::find(workspace.cap_cut, 1) == workspace.cap_cut.end())
        return static_cast<void>(std::ranges::for_each(workspace.scoped, count_in_full));
    find_cuts(pack, workspace);
    // Where no cap above an item cut anything it counts in full and takes no room that matters.
    std::erase_if(workspace.scoped, [&](Item const& item) {
        bool const cut = workspace.cut_above[static_cast<std::size_t>(item.category)] != 0;
        if (!cut) count_in_full(item);
        return !cut;
    });
    std::ranges::sort(workspace.scoped, in_order_of_time);
    Rooms rooms(pack, application, workspace);
    for (Item const& item : workspace.scoped) {
        ClaimResult& claim = result_of(assessment, item);
        claim.counted = rooms.take(item, claim.because);
        claim.unused = claim.counted == 0 ? Unused::OverCap : Unused::No;
    }
}

} // namespace accrue::scoring
