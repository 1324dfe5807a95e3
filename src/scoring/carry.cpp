#include "scoring/carry.h"

#include <algorithm>
#include <numeric>

#include "rules/carried.h"
#include "scoring/award_value.h"
#include "scoring/best.h"
#include "scoring/crossing.h"
#include "scoring/cycle.h"
#include "scoring/limits.h"
#include "scoring/scope.h"

namespace accrue::scoring {
namespace {

using rules::CompiledCarry;
using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;
using Item = Workspace::Item;

// One row at a time. What lies above a gate's need is shared by the rows over it, in their order: what one has taken stays
// with the claims that it was taken from.
class CarryOver {
public:
    CarryOver(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
              Assessment& assessment)
        : pack_(pack), application_(application), workspace_(workspace), assessment_(assessment) {}

    void run() {
        workspace_.carried.clear();
        workspace_.carry_rooms.clear();
        for (CompiledCarry const& row : pack_.carries) workspace_.carry_rooms.push_back(row.most);
        assessment_.carries.assign(pack_.carries.size(), {});
        assessment_.carried.clear();
        for (std::size_t i = 0; i < pack_.carries.size(); ++i) {
            CompiledCarry const& row = pack_.carries[i];
            GateResult const& gate = assessment_.gates[static_cast<std::size_t>(row.gate)];
            if (!gate.met)
                owe(i);
            else if (!row.not_in_first_year || !application_.awarded_in_cycle)
                carry(i);
        }
    }

private:
    void owe(std::size_t i) {
        CompiledCarry const& row = pack_.carries[i];
        bool const told =
            std::any_of(pack_.carries.begin(), pack_.carries.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](CompiledCarry const& other) { return other.settles_debt && other.gate == row.gate; });
        GateResult const& gate = assessment_.gates[static_cast<std::size_t>(row.gate)];
        if (row.settles_debt && !told) assessment_.carries[i].owed = std::max<std::int64_t>(gate.need - gate.have, 0);
    }

    void carry(std::size_t i) {
        CompiledCarry const& row = pack_.carries[i];
        CarryResult& result = assessment_.carries[i];
        CompiledGate const& gate = pack_.gates[static_cast<std::size_t>(row.gate)];
        std::size_t const taken = share_out_above(row, gate);
        auto const& shares = workspace_.shares;
        std::int64_t const need = assessment_.gates[static_cast<std::size_t>(row.gate)].need;
        std::int64_t const all = std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
        std::int64_t const before =
            std::accumulate(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(taken), std::int64_t{0});
        result.surplus = std::max<std::int64_t>(all - need - before, 0);
        std::int64_t& room = workspace_.carry_rooms[static_cast<std::size_t>(row.group)];
        std::int64_t open = std::min(result.surplus, room);
        std::int64_t open_again = std::max<std::int64_t>(carried_in() - need, 0); // they are used first
        for (std::size_t k = taken; k < shares.size(); ++k) {
            Item item = workspace_.scoped[k];
            if (!may_leave(row, item)) continue;
            item.value = std::min(shares[k], open);
            if (is_carried_in(item)) item.value = std::min(item.value, open_again);
            if (is_carried_in(item)) open_again -= item.value;
            open -= item.value;
            result.amount += item.value;
            if (item.value <= 0) continue;
            workspace_.carried.push_back({row.gate, item});
            assessment_.carried.push_back({static_cast<int>(i), item.claimless ? none : item.claim, item.value});
        }
        room -= result.amount;
    }

    // The items that the gate counts, what earlier rows took from them first, then what this row may take, the latest first.
    // Caps that spill cut nothing. Returns how many have been taken from before.
    std::size_t share_out_above(CompiledCarry const& row, CompiledGate const& gate) {
        GateResult const& result = assessment_.gates[static_cast<std::size_t>(row.gate)];
        BoundYear const cycle{application_.cycle_from, application_.cycle_to};
        choose_items_of(pack_, application_, gate, gate.windowed ? result.window : cycle, assessment_.claims,
                        workspace_);
        if (!pack_.ratios.empty()) find_ratio_limits(pack_, application_, cells_of(gate), workspace_);
        std::erase_if(workspace_.scoped, [&](Item& item) {
            item.category = way_into(pack_, pack_.awards[static_cast<std::size_t>(item.award)], gate.category);
            return item.category == none;
        });
        workspace_.spilling = true;
        if (pack_.best_only) keep_best(pack_, application_, cells_of(gate), gate.category, workspace_);
        std::size_t const taken = put_taken_first(row);
        std::sort(workspace_.scoped.begin() + static_cast<std::ptrdiff_t>(taken), workspace_.scoped.end(),
                  [&](Item const& a, Item const& b) {
                      int const first = rank(row, a);
                      int const second = rank(row, b);
                      return first != second ? first < second : in_order_of_time(b, a);
                  });
        share_out(pack_, application_, cells_of(gate), gate.category, workspace_);
        workspace_.spilling = false;
        return taken;
    }

    // Divides items of which a part was taken into that part and the rest.
    std::size_t put_taken_first(CompiledCarry const& row) {
        auto& scoped = workspace_.scoped;
        std::size_t taken = 0;
        for (Workspace::Carried const& carried : workspace_.carried) {
            if (carried.gate != row.gate) continue;
            auto const whole =
                std::find_if(scoped.begin() + static_cast<std::ptrdiff_t>(taken), scoped.end(), [&](Item const& item) {
                    return item.claim == carried.item.claim && item.claimless == carried.item.claimless;
                });
            if (whole == scoped.end()) continue;
            whole->value -= carried.item.value;
            scoped.insert(scoped.begin() + static_cast<std::ptrdiff_t>(taken++), carried.item);
        }
        return taken;
    }

    [[nodiscard]] int rank(CompiledCarry const& row, Item const& item) const {
        if (!may_leave(row, item)) return is_carried_in(item) ? 3 : 2;
        return is_carried_in(item) ? 1 : 0;
    }

    [[nodiscard]] bool is_carried_in(Item const& item) const {
        int const type = pack_.awards[static_cast<std::size_t>(item.award)].type;
        return type != none && type == pack_.carried_type;
    }

    // What the gate counts of points that were carried in.
    [[nodiscard]] std::int64_t carried_in() const {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < workspace_.shares.size(); ++k)
            if (is_carried_in(workspace_.scoped[k])) sum += workspace_.shares[k];
        return sum;
    }

    [[nodiscard]] bool may_leave(CompiledCarry const& row, Item const& item) const {
        if (way_into(pack_, pack_.awards[static_cast<std::size_t>(item.award)], row.in) == none) return false;
        if (is_carried_in(item)) return row.life_years > 0 && still_lives(row, item);
        return row.within_months == 0 || item.when >= first_day_of(row.within_months);
    }

    // The last months of the cycle: 6 months of one that ends on 31 December begin on 1 July.
    [[nodiscard]] Date first_day_of(int months) const {
        return add_months(Date{application_.cycle_to.days + 1}, -months);
    }

    // Points live for so many years from the first cycle that they were carried into.
    [[nodiscard]] bool still_lives(CompiledCarry const& row, Item const& item) const {
        BoundClaim const& claim = application_.claims[static_cast<std::size_t>(item.claim)];
        auto const type = static_cast<std::size_t>(pack_.carried_type);
        int const field = rules::find_field(pack_.pack.claims[type], rules::carried_years);
        std::int64_t const written = field_value(application_, claim, field);
        std::int64_t const years = written == rules::absent ? 0 : written / ten_thousand;
        if (years >= row.life_years) return false;
        Date const since = cycle_of(pack_, application_, item.when).from;
        Date const next = Date{application_.cycle_to.days + 1};
        return next < add_months(since, 12 * (row.life_years - static_cast<int>(years)));
    }

    CompiledPack const& pack_;
    BoundApplication const& application_;
    Workspace& workspace_;
    Assessment& assessment_;
};

} // namespace

void carry_over(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
                Assessment& assessment) {
    CarryOver(pack, application, workspace, assessment).run();
}

std::int64_t carried_into(CompiledPack const& pack, Assessment const& assessment, int category) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < pack.carries.size(); ++i)
        if (pack.carries[i].into == category) sum += assessment.carries[i].amount;
    return sum;
}

std::int64_t owed_for(CompiledPack const& pack, Assessment const& assessment, int gate) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < pack.carries.size(); ++i)
        if (pack.carries[i].gate == gate) sum += assessment.carries[i].owed;
    return sum;
}

} // namespace accrue::scoring
