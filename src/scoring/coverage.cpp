#include <algorithm>

#include <fmt/format.h>

#include "scoring/examples.h"
#include "scoring/gate_words.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

// A number at which something changes, and whether an example stands at it and just below it.
struct Threshold {
    std::string id;
    int line = 0;
    Number at;
    Number just_below; // the lowest value that still counts as near
    bool seen_at = false;
    bool seen_below = false;

    void see(Number const& value) {
        seen_at = seen_at || value == at;
        seen_below = seen_below || (value < at && value >= just_below);
    }
};

class Reach {
public:
    explicit Reach(CompiledPack const& pack)
        : pack_(pack), awards_(pack.awards.size()), caps_(pack.pack.caps.size()), best_(pack.categories.size()),
          carries_(pack.carries.size()), met_(pack.gates.size()), unmet_(pack.gates.size()),
          gate_thresholds_(pack.gates.size()) {
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
            add("award", pack_.pack.awards[a].id, pack_.pack.awards[a].line, awards_[a] ? "" : "never earned");
        for (std::size_t c = 0; c < caps_.size(); ++c)
            add("cap", pack_.pack.caps[c].id, pack_.pack.caps[c].line, caps_[c] ? "" : "never cuts");
        for (std::size_t c = 0; c < best_.size(); ++c)
            if (rules::Category const& row = pack_.pack.categories[c]; row.best)
                add("best", row.id, row.line, best_[c] ? "" : "never leaves anything out");
        for (std::size_t c = 0; c < carries_.size(); ++c)
            add("carry", pack_.pack.carries[c].id, pack_.pack.carries[c].line, carries_[c] ? "" : "never carries");
        for (std::size_t g = 0; g < met_.size(); ++g)
            add("gate", pack_.pack.gates[g].id, pack_.pack.gates[g].line,
                !met_[g]     ? "never met"
                : !unmet_[g] ? "never unmet"
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
        if (!threshold.seen_at) missing = "never at it";
        if (!threshold.seen_below) missing += missing.empty() ? "never just below" : " and never just below";
        rows.push_back({"threshold", threshold.id, std::move(missing), threshold.line});
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
        gate_thresholds_[g] = {fmt::format("{} at {}", row.id, to_text(need)), row.line, need,
                               difference(need, Number{1, 1})};
    }

    // Points are near within one point, everything else within one unit.
    void add_step(std::size_t s) {
        rules::CompiledStep const& step = pack_.steps[s];
        rules::Step const& row = pack_.pack.steps[s];
        Number const near{step.category == none ? 1 : pack_.pack.header.scale, 1};
        auto& thresholds = step_thresholds_.emplace_back();
        bool const counts_something = step.category != none || step.column_fact != none;
        for (std::size_t r = 0; r < step.rows.size() && counts_something; ++r) {
            auto& of_row = thresholds.emplace_back();
            for (rules::LevelBand const& band : step.rows[r]) {
                if (band.from.numerator <= 0) continue;
                std::string id = fmt::format("{} {}", row.id,
                                             pack_.pack.levels[static_cast<std::size_t>(std::max(band.level, 0))].code);
                if (step.row_fact != none) id += ", " + row_text(pack_, static_cast<int>(s), static_cast<int>(r));
                id += fmt::format(", at {}", step_quantity(pack_, static_cast<int>(s), band.from));
                of_row.push_back({std::move(id), row.line, band.from, difference(band.from, near)});
            }
        }
    }

    CompiledPack const& pack_;
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
