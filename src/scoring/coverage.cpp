#include <algorithm>

#include <fmt/format.h>

#include "rules/attainable.h"
#include "scoring/examples.h"
#include "scoring/gate_words.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

// A number at which something changes, and whether an example stands at it and just below it; where values come in steps, at
// the first that reaches it and at the last that does not.
struct Threshold {
    std::string id;
    int line = 0;
    Number at;
    Number first;      // that can stand and reaches it
    Number just_below; // the lowest value that still counts as near
    std::string never_at = "never at it";
    bool seen_at = false;
    bool seen_below = false;

    void see(Number const& value) {
        seen_at = seen_at || (value >= at && value <= first);
        seen_below = seen_below || (value < at && value >= just_below);
    }
};

// `near`: what counts as just below, where there are values so near. `in_words` of a value.
template <class InWords>
Threshold threshold_at(std::string id, int line, Number const& at, Number const& near,
                       rules::Reachable const& reachable, InWords const& in_words) {
    Threshold threshold{std::move(id), line, at, reachable.first_from(at), reachable.just_below(at, near)};
    if (threshold.first != at)
        threshold.never_at = fmt::format("never at {}, the first that reaches it", in_words(threshold.first));
    return threshold;
}

// Gates that hold whatever somebody has, because they need nothing.
class Always {
public:
    explicit Always(CompiledPack const& pack) : pack_(pack), holds_(pack.gates.size()) {
        if (!pack.pack.carries.empty()) return; // what is owed is needed on top
        for (int const g : pack.gate_order) {
            auto const gate = static_cast<std::size_t>(g);
            holds_[gate] = std::visit(*this, pack.pack.gates[gate].kind);
        }
    }
    [[nodiscard]] bool holds(std::size_t gate) const { return holds_[gate]; }

    bool operator()(rules::AllOf const& kind) const { return count(kind.gates) == kind.gates.size(); }
    bool operator()(rules::AnyOf const& kind) const { return count(kind.gates) > 0; }
    bool operator()(rules::AtLeastOf const& kind) const {
        return count(kind.gates) >= static_cast<std::size_t>(kind.count);
    }
    bool operator()(rules::PointsNeeded const& kind) const {
        if (kind.years_done) return false;
        if (!kind.need_by) return kind.points.numerator <= 0;
        return std::visit(
            [](auto const& by) {
                return std::ranges::all_of(by.numbers, [](auto const& choice) { return choice.second.numerator <= 0; });
            },
            *kind.need_by);
    }
    bool operator()(auto const& /*needs something*/) const { return false; }

private:
    [[nodiscard]] std::size_t count(std::vector<std::string> const& gates) const {
        return static_cast<std::size_t>(std::ranges::count_if(gates, [&](std::string const& id) {
            return holds_[static_cast<std::size_t>(rules::find_gate(pack_, id))];
        }));
    }

    CompiledPack const& pack_;
    std::vector<bool> holds_;
};

class Reach {
public:
    explicit Reach(CompiledPack const& pack)
        : pack_(pack), points_(rules::attainable_points(pack.pack)), always_(pack), awards_(pack.awards.size()),
          caps_(pack.pack.caps.size()), best_(pack.categories.size()), carries_(pack.carries.size()),
          met_(pack.gates.size()), unmet_(pack.gates.size()), gate_thresholds_(pack.gates.size()) {
        for (std::size_t s = 0; s < pack.steps.size(); ++s) add_step(s);
        for (std::size_t g = 0; g < pack.gates.size(); ++g) add_gate(g);
    }

    void see(Scored const& scored) {
        for (ClaimResult const& claim : scored.assessment.claims)
            if (claim.award != none && claim.value > 0) awards_[static_cast<std::size_t>(claim.award)] = true;
        for (ClaimResult const& item : scored.assessment.claimless)
            if (item.value > 0) awards_[static_cast<std::size_t>(item.award)] = true;
        for (int const cap : scored.assessment.capped) caps_[static_cast<std::size_t>(cap)] = true;
        for (ClaimResult const& claim : scored.assessment.claims)
            if (claim.unused == Unused::NotBest) best_[static_cast<std::size_t>(claim.because)] = true;
        for (std::size_t c = 0; c < carries_.size(); ++c)
            if (scored.assessment.carries[c].amount > 0) carries_[c] = true;
        for (std::size_t g = 0; g < met_.size(); ++g) {
            GateResult const& gate = scored.assessment.gates[g];
            met_[g] = met_[g] || gate.met;
            unmet_[g] = unmet_[g] || !gate.met;
            gate_thresholds_[g].see(reduced(gate.have, gate.denominator));
        }
        for (std::size_t s = 0; s < step_thresholds_.size(); ++s) {
            StepNumber const& number = scored.assessment.step_numbers[s];
            if (number.row == none || step_thresholds_[s].empty()) continue;
            for (Threshold& threshold : step_thresholds_[s][static_cast<std::size_t>(number.row)])
                threshold.see(reduced(number.value, number.denominator));
        }
    }

    [[nodiscard]] std::vector<Coverage::Row> rows() const {
        std::vector<Coverage::Row> rows;
        auto const add = [&](std::string kind, std::string id, int line, std::string missing) {
            rows.push_back({std::move(kind), std::move(id), std::move(missing), line});
        };
        for (std::size_t a = 0; a < awards_.size(); ++a)
            if (rules::Award const& row = pack_.pack.awards[a]; awards_[a] || can_earn(row))
                add("award", row.id, row.line, awards_[a] ? "" : "never earned");
        for (std::size_t c = 0; c < caps_.size(); ++c)
            if (rules::Cap const& row = pack_.pack.caps[c]; caps_[c] || can_cut(row))
                add("cap", row.id, row.line, caps_[c] ? "" : "never cuts");
        for (std::size_t c = 0; c < best_.size(); ++c)
            if (rules::Category const& row = pack_.pack.categories[c]; row.best)
                add("best", row.id, row.line, best_[c] ? "" : "never leaves anything out");
        for (std::size_t c = 0; c < carries_.size(); ++c)
            if (rules::Carry const& row = pack_.pack.carries[c]; !row.max || row.max->numerator > 0)
                add("carry", row.id, row.line, carries_[c] ? "" : "never carries");
        for (std::size_t g = 0; g < met_.size(); ++g)
            add("gate", pack_.pack.gates[g].id, pack_.pack.gates[g].line,
                !met_[g]                          ? "never met"
                : !unmet_[g] && !always_.holds(g) ? "never unmet"
                                                  : "");
        for (std::size_t g = 0; g < gate_thresholds_.size(); ++g)
            if (has_number(g)) add_threshold(gate_thresholds_[g], rows);
        for (auto const& step : step_thresholds_)
            for (auto const& row : step)
                for (Threshold const& threshold : row) add_threshold(threshold, rows);
        return rows;
    }

private:
    static void add_threshold(Threshold const& threshold, std::vector<Coverage::Row>& rows) {
        std::string missing;
        if (!threshold.seen_at) missing = threshold.never_at;
        if (!threshold.seen_below) missing += missing.empty() ? "never just below" : " and never just below";
        rows.push_back({"threshold", threshold.id, std::move(missing), threshold.line});
    }

    [[nodiscard]] bool can_earn(rules::Award const& award) const {
        return rules::attainable_item(pack_.pack, award).most > 0;
    }

    // Something is above it, unless awards and the caps below leave too little.
    [[nodiscard]] bool can_cut(rules::Cap const& cap) const {
        std::int64_t const most = points_[static_cast<std::size_t>(rules::find_category(pack_, cap.on))].most;
        if (cap.max_ratio || most == rules::Attainable::unlimited) return true;
        Number const points = reduced(most, pack_.pack.header.scale);
        if (!cap.max_by) return cap.max < points;
        return std::visit(
            [&](auto const& by) {
                return std::ranges::any_of(by.numbers, [&](auto const& choice) { return choice.second < points; });
            },
            *cap.max_by);
    }

    // What the gate can count.
    [[nodiscard]] rules::Reachable reachable_by(rules::Gate const& gate) const {
        if (auto const* points = std::get_if<rules::PointsNeeded>(&gate.kind)) {
            auto const category = static_cast<std::size_t>(rules::find_category(pack_, points->in));
            return rules::Reachable::multiples_of(reduced(points_[category].step, pack_.pack.header.scale));
        }
        auto const* has = std::get_if<rules::Has>(&gate.kind);
        return has != nullptr && has->value ? rules::reachable_values(pack_.pack, *has) : rules::Reachable();
    }

    // Gates that count one thing, there or not, have no number of their own.
    [[nodiscard]] bool has_number(std::size_t g) const {
        rules::CompiledGate const& gate = pack_.gates[g];
        return gate.kind > rules::CompiledGate::Kind::AtLeast && gate.advice == rules::Gate::Advice::No &&
               gate.need > gate.denominator;
    }

    void add_gate(std::size_t g) {
        rules::CompiledGate const& gate = pack_.gates[g];
        rules::Gate const& row = pack_.pack.gates[g];
        Number const need = reduced(gate.need, gate.denominator);
        gate_thresholds_[g] = threshold_at(fmt::format("{} at {}", row.id, to_text(need)), row.line, need, {1, 1},
                                           reachable_by(row), [](Number const& value) { return to_text(value); });
    }

    // Points are near within one point, everything else within one unit.
    void add_step(std::size_t s) {
        rules::CompiledStep const& step = pack_.steps[s];
        rules::Step const& row = pack_.pack.steps[s];
        bool const points = step.category != none;
        Number const near{points ? pack_.pack.header.scale : 1, 1};
        auto const reachable = rules::Reachable::multiples_of( // in quanta
            {points ? points_[static_cast<std::size_t>(step.category)].step : 0, 1});
        auto const in_words = [&](Number const& value) { return step_quantity(pack_, static_cast<int>(s), value); };
        auto& thresholds = step_thresholds_.emplace_back();
        bool const counts_something = step.category != none || step.column_fact != none;
        for (std::size_t r = 0; r < step.rows.size() && counts_something; ++r) {
            auto& of_row = thresholds.emplace_back();
            for (rules::LevelBand const& band : step.rows[r]) {
                if (band.from.numerator <= 0) continue;
                std::string id = fmt::format("{} {}", row.id,
                                             pack_.pack.levels[static_cast<std::size_t>(std::max(band.level, 0))].code);
                if (step.row_fact != none) id += ", " + row_text(pack_, static_cast<int>(s), static_cast<int>(r));
                id += fmt::format(", at {}", in_words(band.from));
                of_row.push_back(threshold_at(std::move(id), row.line, band.from, near, reachable, in_words));
            }
        }
    }

    CompiledPack const& pack_;
    std::vector<rules::Attainable> points_; // by category
    Always always_;
    std::vector<bool> awards_;
    std::vector<bool> caps_;
    std::vector<bool> best_; // by category
    std::vector<bool> carries_;
    std::vector<bool> met_;
    std::vector<bool> unmet_;
    std::vector<Threshold> gate_thresholds_;
    std::vector<std::vector<std::vector<Threshold>>> step_thresholds_; // by step, row, band
};

} // namespace

Coverage coverage(CompiledPack const& pack) {
    Coverage result;
    Reach reach(pack);
    Cases const cases(pack.pack);
    auto const shared = std::shared_ptr<CompiledPack const>(&pack, [](CompiledPack const*) {});
    for (rules::Example const& example : pack.pack.examples) {
        ++result.examples;
        reach.see(score(shared, cases.application_of(example), Basis::Claimed, pack.pack.header.effective.from));
    }
    result.rows = reach.rows();
    return result;
}

} // namespace accrue::scoring
