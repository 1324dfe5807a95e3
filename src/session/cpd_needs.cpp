#include "session/cpd_needs.h"

#include <algorithm>
#include <utility>

#include "domain/day_words.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using scoring::BoundYear;
using scoring::GateResult;
using scoring::Scored;

constexpr int days_for_a_pace = 30; // before them it says nothing

bool is_list(CompiledGate const& gate) {
    return gate.kind == CompiledGate::Kind::All || gate.kind == CompiledGate::Kind::Any ||
           gate.kind == CompiledGate::Kind::AtLeast;
}

class Needs {
public:
    Needs(CpdRecord const& record, Date today) : record_(record), pack_(*record.pack), today_(today) {}

    std::vector<CpdNeed> of(int gate) {
        add(gate);
        return std::move(needs_);
    }

private:
    void add(int g) {
        if (g == rules::none) return;
        CompiledGate const& gate = gate_of(g);
        if (is_list(gate)) {
            for (int const member : shown_of(gate)) add(member);
        } else if (std::ranges::find(needs_, g, &CpdNeed::gate) == needs_.end()) {
            CpdNeed need = need_of(g);
            if (need.need > 0) needs_.push_back(std::move(need)); // else nothing is asked of this holder
        }
    }

    [[nodiscard]] std::vector<int> members_of(CompiledGate const& gate) const {
        auto const first = pack_.gate_lists.begin() + gate.members.first;
        return {first, first + gate.members.count};
    }

    // How many of a list's members it asks for.
    [[nodiscard]] static std::ptrdiff_t wanted_of(CompiledGate const& gate) {
        if (gate.kind == CompiledGate::Kind::All) return gate.members.count;
        return gate.kind == CompiledGate::Kind::AtLeast ? std::max<std::ptrdiff_t>(gate.need / gate.denominator, 1) : 1;
    }

    // Of a list as many as it asks for: what holds first, then what can still be done, in the pack's order.
    [[nodiscard]] std::vector<int> shown_of(CompiledGate const& gate) const {
        std::vector<int> members = members_of(gate);
        if (gate.kind == CompiledGate::Kind::All) return members;
        std::ranges::stable_sort(members, {}, [&](int member) { return holds(member) ? 0 : is_shut(member) ? 2 : 1; });
        members.resize(std::min(members.size(), static_cast<std::size_t>(wanted_of(gate))));
        return members;
    }

    // It asks for another person: what a profile says cannot be made up for.
    [[nodiscard]] bool is_shut(int g) const {
        CompiledGate const& gate = gate_of(g);
        if (gate.kind == CompiledGate::Kind::Claims)
            return pack_.types[static_cast<std::size_t>(gate.type)].profile && !holds(g);
        return gate.kind == CompiledGate::Kind::All &&
               std::ranges::any_of(members_of(gate), [&](int member) { return is_shut(member); });
    }

    // Each counted condition below is read where it is told: one of a year on that year's last day.
    [[nodiscard]] bool holds(int g) const {
        CompiledGate const& gate = gate_of(g);
        if (!is_list(gate)) return scored_for(gate).assessment.gates[static_cast<std::size_t>(g)].met;
        std::vector<int> const members = members_of(gate);
        auto const holding = std::ranges::count_if(members, [&](int member) { return holds(member); });
        return holding >= wanted_of(gate);
    }

    [[nodiscard]] CompiledGate const& gate_of(int g) const { return pack_.gates[static_cast<std::size_t>(g)]; }

    [[nodiscard]] Scored const& scored_for(CompiledGate const& gate) const {
        return looks_at_years(gate) && record_.this_year ? *record_.this_year : *record_.running;
    }

    [[nodiscard]] CpdNeed need_of(int g) const {
        CompiledGate const& gate = gate_of(g);
        Scored const& scored = scored_for(gate);
        GateResult const& result = scored.assessment.gates[static_cast<std::size_t>(g)];
        CpdNeed need;
        need.title = scoring::gate_title(pack_, g);
        need.gate = g;
        need.met = result.met;
        need.yearly = looks_at_years(gate);
        need.clause = clause_words(pack_.pack, pack_.pack.gates[static_cast<std::size_t>(g)].clause);
        need.state = say("{} of {}", scoring::quantity_text(result.have, result.denominator),
                         scoring::quantity_text(result.need, result.denominator));
        need.have = result.have;
        need.need = result.need;
        BoundYear const days = need.yearly && result.window.to >= result.window.from
                                   ? result.window
                                   : BoundYear{scored.bound.cycle_from, scored.bound.cycle_to};
        need.until = days.to;
        need.so_far = !result.met && result.have >= result.need;
        if (need.so_far)
            need.missing = say("enough so far; it is decided on {}", short_day(scored.bound.cycle_to));
        else if (!result.met)
            need.missing = missing_words(gate, result, days);
        if (!result.met && !need.so_far && gate.kind == CompiledGate::Kind::Points)
            need.pace = pace_words(gate, scored, result, days);
        return need;
    }

    [[nodiscard]] std::string missing_words(CompiledGate const& gate, GateResult const& result,
                                            BoundYear const& days) const {
        if (gate.kind == CompiledGate::Kind::Has && result.need <= result.denominator)
            return say("missing, needed by {}", short_day(days.to));
        std::string const more = scoring::quantity_text(result.need - result.have, result.denominator);
        if (days.to < today_) return say("{} were missing on {}", more, short_day(days.to));
        return say("{} more by {}", more, short_day(days.to));
    }

    // What was carried in came at once and not at a pace.
    [[nodiscard]] std::int64_t carried_in(CompiledGate const& gate, Scored const& scored) const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < scored.bound.claims.size(); ++i) {
            auto const& claim = scored.assessment.claims[i];
            bool const carried = pack_.carried_type != rules::none && scored.bound.claims[i].type == pack_.carried_type;
            if (carried && claim.category != rules::none && rules::lies_in(pack_, claim.category, gate.category))
                sum += claim.counted;
        }
        return sum;
    }

    // Nothing where a limit cuts what counts: more of the same would count no more.
    [[nodiscard]] bool is_cut(CompiledGate const& gate, Scored const& scored) const {
        return std::ranges::any_of(scored.assessment.capped, [&](int cap) {
            int const on = rules::find_category(pack_, pack_.pack.caps[static_cast<std::size_t>(cap)].on);
            return rules::lies_in(pack_, on, gate.category) || rules::lies_in(pack_, gate.category, on);
        });
    }

    [[nodiscard]] std::string pace_words(CompiledGate const& gate, Scored const& scored, GateResult const& result,
                                         BoundYear const& days) const {
        std::int64_t const passed = std::min(today_, days.to).days - days.from.days + 1;
        std::int64_t const all = days.to.days - days.from.days + 1;
        if (passed < days_for_a_pace || passed >= all || is_cut(gate, scored)) return {};
        std::int64_t const carried = std::min(carried_in(gate, scored), result.have);
        auto const then = carried + static_cast<std::int64_t>(Int128{result.have - carried} * all / passed);
        if (then >= result.need) return std::string(tr("at this pace enough by then"));
        return say("at this pace {} by then", scoring::quantity_text(then / result.denominator, 1));
    }

    CpdRecord const& record_;
    CompiledPack const& pack_;
    Date today_;
    std::vector<CpdNeed> needs_;
};

} // namespace

bool looks_at_years(CompiledGate const& gate) {
    using Kind = rules::Window::Kind;
    return gate.windowed && (gate.window.kind == Kind::Year || gate.window.kind == Kind::EveryYear);
}

std::vector<CpdNeed> needs_of(CpdRecord const& record, int gate, Date today) { return Needs(record, today).of(gate); }

} // namespace accrue::session
