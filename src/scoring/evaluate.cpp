#include "scoring/evaluate.h"

#include <algorithm>

#include "scoring/carry.h"
#include "scoring/credit.h"
#include "scoring/cycle.h"
#include "scoring/duplicates.h"
#include "scoring/exclusion.h"
#include "scoring/gates.h"
#include "scoring/items.h"
#include "scoring/levels.h"
#include "scoring/limits.h"
#include "scoring/scope.h"
#include "scoring/window.h"

namespace accrue::scoring {
namespace {

using rules::CompiledAward;
using rules::CompiledPack;
using rules::none;

template <class Tracer>
class Evaluation {
public:
    Evaluation(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
               Assessment& assessment, Tracer tracer)
        : pack_(pack), application_(application), workspace_(workspace), assessment_(assessment), tracer_(tracer),
          items_(pack, application, workspace, assessment, tracer) {}

    void run(Basis basis) {
        workspace_.open_gates.assign(pack_.opening_gates.empty() ? 0 : pack_.gates.size(), false);
        do score(basis);
        while (open_more());
        credit_years();
        if (!pack_.carries.empty()) carry_over(pack_, application_, workspace_, assessment_);
        if constexpr (Tracer::on) trace_result();
    }

private:
    void score(Basis basis) {
        tracer_.restart();
        start(basis);
        items_.value_claims();
        measure(pack_, application_, workspace_, assessment_);
        items_.value_by_facts();
        if (pack_.limits_chosen) find_fact_limits(pack_, assessment_.facts, workspace_);
        if (application_.group_count > 0) choose_winners(pack_, application_, whole_scope(), workspace_);
        items_.merge_awards();
        items_.repeat_awards();
        if (pack_.skip_type != none) find_skipped_years(pack_, application_, workspace_);
        for (int const g : pack_.counting_gates) count_window(pack_, application_, g, workspace_, assessment_);
        credit_scope();
        decide_gates();
        decide_steps();
        decide_overall();
    }

    // Awards with `if` and claims of qualifications with `requires` count nothing until their gate holds. A gate
    // that held once stays open, so the smallest set of gates that hold is reached step by step. True where there is another
    // step to take.
    bool open_more() {
        bool more = false;
        for (int const gate : pack_.opening_gates) {
            if (items_.is_open(gate) || !assessment_.gates[static_cast<std::size_t>(gate)].met) continue;
            workspace_.open_gates[static_cast<std::size_t>(gate)] = true;
            more = true;
        }
        return more;
    }

    void start(Basis basis) {
        assessment_.basis = basis;
        assessment_.overflow = false;
        assessment_.claims.resize(application_.claims.size());
        workspace_.states.resize(application_.claims.size());
        workspace_.items.clear();
        assessment_.claimless.assign(pack_.claimless_awards.size(), {});
        start_gates(pack_, workspace_, assessment_);
        if (application_.by_type.size() < application_.claims.size()) start_barred_claims();
    }

    void start_barred_claims() {
        for (std::size_t i = 0; i < application_.claims.size(); ++i) {
            BoundClaim const& bound = application_.claims[i];
            if (bound.barred == Unused::No) continue;
            assessment_.claims[i] = {.unused = bound.barred, .because = bound.because};
            workspace_.states[i] = {};
        }
    }

    // What was decided about a merged item holds for every claim in it that nothing else has a use for.
    void share_merged_reasons() {
        if (pack_.merging_awards.empty()) return;
        for (Workspace::Item const& item : workspace_.items) {
            if (!pack_.awards[static_cast<std::size_t>(item.award)].merge) continue;
            ClaimResult const& decided = assessment_.claims[static_cast<std::size_t>(item.claim)];
            items_.for_each_of(item.award, [&](int c) {
                ClaimResult& claim = assessment_.claims[static_cast<std::size_t>(c)];
                if (claim.unused != Unused::OutsideCycle) return;
                claim.unused = decided.unused;
                if (decided.unused == Unused::OverCap) claim.because = decided.because;
            });
        }
    }

    [[nodiscard]] BoundYear whole_scope() const { return {application_.cycle_from, application_.cycle_to}; }

    void credit_scope() {
        credit_items(pack_, application_, whole_scope(), Cells::OfScope, workspace_);
        assessment_.categories = workspace_.scope_points;
        attribute(pack_, application_, workspace_, assessment_);
        share_merged_reasons();
        assessment_.capped.clear();
        for (std::size_t c = 0; c < workspace_.cap_cut.size(); ++c)
            if (workspace_.cap_cut[c]) assessment_.capped.push_back(static_cast<int>(c));
        if (application_.group_count > 0) report_duplicates();
    }

    // A claim dated outside the scope is no duplicate in it.
    void report_duplicates() {
        BoundYear const scope = whole_scope();
        for (std::size_t i = 0; i < application_.claims.size(); ++i) {
            BoundClaim const& claim = application_.claims[i];
            int const group = claim.group;
            if (!workspace_.states[i].active || group == none) continue;
            if (claim.when < scope.from || claim.when > scope.to) continue;
            int const winner = workspace_.winners[static_cast<std::size_t>(group)];
            if (winner == none || winner == static_cast<int>(i)) continue;
            assessment_.claims[i].unused = Unused::Duplicate;
            assessment_.claims[i].because = winner;
            assessment_.claims[i].value = 0;
            if constexpr (Tracer::on)
                tracer_.add(
                    {TraceRow::Kind::Duplicate, static_cast<int>(i), winner, none, workspace_.states[i].value, 0});
        }
    }

    void decide_gates() {
        for (int const g : pack_.gate_order) {
            rules::CompiledGate const& gate = pack_.gates[static_cast<std::size_t>(g)];
            GateResult& result = assessment_.gates[static_cast<std::size_t>(g)];
            if (gate.windowed && gate.kind != rules::CompiledGate::Kind::Claims)
                count_window(pack_, application_, g, workspace_, assessment_);
            decide_gate(pack_, gate, assessment_, result);
            if (gate.years_done > 0 && gate.years_done > years_begun(pack_, application_)) result.met = false;
            result.waived = application_.waived[static_cast<std::size_t>(g)] != 0;
            result.met |= result.waived; // no branch: nobody could guess it
            if constexpr (Tracer::on) tracer_.add({TraceRow::Kind::Gate, none, g, none, result.have, result.need});
        }
    }

    [[nodiscard]] StepNumber step_number(rules::CompiledStep const& step) {
        StepNumber number;
        if (step.row_fact != none) {
            FactResult const& row = assessment_.facts[static_cast<std::size_t>(step.row_fact)];
            number.row = !row.known ? none : step.row_from.empty() ? static_cast<int>(row.value) : row_at(step, row);
        }
        if (step.column_fact != none) {
            FactResult const& column = assessment_.facts[static_cast<std::size_t>(step.column_fact)];
            number.value = column.value;
            number.denominator = column.denominator;
            number.known = column.known;
        }
        if (step.category != none)
            number.value = points_in(pack_, application_, step.category, step.per, workspace_, assessment_);
        return number;
    }

    void decide_steps() {
        assessment_.steps.clear();
        assessment_.step_numbers.clear();
        for (rules::CompiledStep const& step : pack_.steps) {
            assessment_.step_numbers.push_back(step_number(step));
            assessment_.steps.push_back(step_level(step, assessment_.step_numbers.back(), assessment_));
            if constexpr (Tracer::on)
                tracer_.add({TraceRow::Kind::Step, none, static_cast<int>(assessment_.steps.size()) - 1, none, 0,
                             assessment_.steps.back()});
        }
    }

    void decide_overall() {
        assessment_.overall = none;
        for (int l = static_cast<int>(pack_.levels.size()) - 1; l >= 0 && assessment_.overall == none; --l) {
            bool const held = level_holds(pack_, assessment_, l);
            if (held) assessment_.overall = l;
            if constexpr (Tracer::on) tracer_.add({TraceRow::Kind::Level, none, l, none, 0, held ? 1 : 0});
        }
    }

    void credit_years() {
        assessment_.years.resize(application_.years.size());
        for (std::size_t i = 0; i < application_.years.size(); ++i) {
            YearResult& result = assessment_.years[i];
            result.year = application_.years[i];
            credit_items(pack_, application_, result.year, Cells::OfScope, workspace_);
            result.points.clear();
            for (CategoryResult const& category : workspace_.scope_points) result.points.push_back(category.counted);
        }
    }

    void trace_result() {
        for (std::size_t q = 0; q < assessment_.queries.size(); ++q)
            if (assessment_.queries[q].summed != assessment_.queries[q].value)
                tracer_.add({TraceRow::Kind::Overlap, none, static_cast<int>(q), none, assessment_.queries[q].summed,
                             assessment_.queries[q].value});
        for (int const cap : assessment_.capped) {
            int const on = rules::find_category(pack_, pack_.pack.caps[static_cast<std::size_t>(cap)].on);
            CategoryResult const& category = assessment_.categories[static_cast<std::size_t>(on)];
            tracer_.add({TraceRow::Kind::Cap, none, cap, on, category.raw, category.counted});
        }
        for (std::size_t i = 0; i < assessment_.carries.size(); ++i)
            tracer_.add({TraceRow::Kind::Carry, none, static_cast<int>(i), pack_.carries[i].into,
                         assessment_.carries[i].surplus, assessment_.carries[i].amount});
        for (std::size_t i = 0; i < assessment_.claims.size(); ++i)
            if (assessment_.claims[i].unused != Unused::No)
                tracer_.add({TraceRow::Kind::Unused, static_cast<int>(i),
                             static_cast<int>(assessment_.claims[i].unused), assessment_.claims[i].category, 0, 0});
    }

    CompiledPack const& pack_;
    BoundApplication const& application_;
    Workspace& workspace_;
    Assessment& assessment_;
    Tracer tracer_;
    Items<Tracer> items_;
};

} // namespace

void evaluate(CompiledPack const& pack, BoundApplication const& application, Basis basis, Workspace& workspace,
              Assessment& assessment) {
    Evaluation<NoTrace> evaluation(pack, application, workspace, assessment, {});
    workspace.excluded_by.clear();
    if (pack.has_conflicts)
        choose_beside_each_other(
            pack, application, basis, [&] { evaluation.run(basis); }, workspace, assessment);
    evaluation.run(basis);
}

void evaluate(CompiledPack const& pack, BoundApplication const& application, Basis basis, Workspace& workspace,
              Assessment& assessment, Trace& trace) {
    if (pack.has_conflicts)
        evaluate(pack, application, basis, workspace, assessment); // leaves its choice in excluded_by
    else
        workspace.excluded_by.clear();
    Evaluation<FullTrace>(pack, application, workspace, assessment, {trace}).run(basis);
}

Assessment evaluate(CompiledPack const& pack, BoundApplication const& application, Basis basis) {
    Workspace workspace;
    Assessment assessment;
    evaluate(pack, application, basis, workspace, assessment);
    return assessment;
}

} // namespace accrue::scoring
