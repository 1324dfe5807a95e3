#include "scoring/evaluate.h"

#include <algorithm>

#include "scoring/award_value.h"
#include "scoring/credit.h"
#include "scoring/cycle.h"
#include "scoring/duplicates.h"
#include "scoring/exclusion.h"
#include "scoring/gates.h"
#include "scoring/levels.h"
#include "scoring/limits.h"
#include "scoring/scope.h"
#include "scoring/window.h"

namespace accrue::scoring {
namespace {

using rules::CompiledAward;
using rules::CompiledPack;
using rules::none;

struct NoTrace {
    static constexpr bool on = false;
    static void add(TraceRow const&) {}
    static void restart() {}
};

struct FullTrace {
    static constexpr bool on = true;
    Trace& trace;
    void add(TraceRow const& row) const { trace.rows.push_back(row); }
    void restart() const { trace.rows.clear(); }
};

template <class Tracer>
class Evaluation {
public:
    Evaluation(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
               Assessment& assessment, Tracer tracer)
        : pack_(pack), application_(application), workspace_(workspace), assessment_(assessment), tracer_(tracer) {}

    void run(Basis basis) {
        workspace_.open_gates.assign(pack_.opening_gates.empty() ? 0 : pack_.gates.size(), false);
        do score(basis);
        while (open_more());
        credit_years();
        if constexpr (Tracer::on) trace_result();
    }

private:
    void score(Basis basis) {
        tracer_.restart();
        start(basis);
        value_claims();
        measure(pack_, application_, workspace_, assessment_);
        value_by_facts();
        if (pack_.limits_chosen) find_fact_limits(pack_, assessment_.facts, workspace_);
        if (application_.group_count > 0) choose_winners(pack_, application_, whole_scope(), workspace_);
        merge_awards();
        repeat_awards();
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
            if (is_open(gate) || !assessment_.gates[static_cast<std::size_t>(gate)].met) continue;
            workspace_.open_gates[static_cast<std::size_t>(gate)] = true;
            more = true;
        }
        return more;
    }

    [[nodiscard]] bool is_open(int gate) const {
        return gate == none || workspace_.open_gates[static_cast<std::size_t>(gate)] != 0;
    }
    [[nodiscard]] bool is_open(CompiledAward const& award) const { return is_open(award.if_gate); }

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

    // Each claim by itself: its award, what it brings to gates, and why it would count nothing if no cap, duration or
    // scope had a say in it; those come later and correct the reason.
    void value_claims() {
        for (int const c : application_.by_type) { // claims of one type together, as the processor likes it
            auto const i = static_cast<std::size_t>(c);
            BoundClaim const& claim = application_.claims[i];
            rules::CompiledType const& type = pack_.types[static_cast<std::size_t>(claim.type)];
            Basis const needed = type.profile ? Basis::Planned : type.by_reviewer ? Basis::Verified : assessment_.basis;
            workspace_.states[i] = {.active = claim.basis >= needed};
            if (claim.basis < needed)
                assessment_.claims[i] = {.unused = Unused::Basis};
            else if (claim.qualification == none || may_count(c, claim))
                value_claim(type, c, claim);
        }
    }

    // Whether the claim's qualification counts beside the others. Where it does not, says why.
    bool may_count(int c, BoundClaim const& claim) {
        auto const qualification = static_cast<std::size_t>(claim.qualification);
        int const other = workspace_.excluded_by.empty() ? none : workspace_.excluded_by[qualification];
        int const required = pack_.required_gates[qualification];
        if (other == none && is_open(required)) return true;
        workspace_.states[static_cast<std::size_t>(c)].active = false;
        bool const excluded = other != none;
        assessment_.claims[static_cast<std::size_t>(c)] = {.unused = excluded ? Unused::Excluded : Unused::Requires,
                                                           .because = excluded ? other : required};
        return false;
    }

    void value_claim(rules::CompiledType const& type, int c, BoundClaim const& claim) {
        auto const i = static_cast<std::size_t>(c);
        ClaimResult& result = assessment_.claims[i];
        if (claim.lasts_nothing) {
            result = {.unused = Unused::BelowMinimum};
            return;
        }
        bool const read = count_claim(pack_, application_, type, claim, workspace_, assessment_.gates);
        result = {.unused = Unused::NoValue, .award = matching_award(pack_, application_, type, claim)};
        if (result.award != none) {
            CompiledAward const& row = pack_.awards[static_cast<std::size_t>(result.award)];
            result.category = row.category;
            result.unused = Unused::BelowMinimum;
            if (!is_open(row)) {
                result.unused = Unused::Requires;
                result.because = row.if_gate;
            } else if (!row.reads_facts) {
                value_item(c, claim, result.award);
            }
        }
        if (read || type.read_by_fact || type.profile) {
            result.unused = Unused::No;
            result.because = none;
        }
    }

    // The claim's own worth under the award, and its item, unless that is made later, with the others.
    void value_item(int c, BoundClaim const& claim, int award) {
        auto const i = static_cast<std::size_t>(c);
        CompiledAward const& row = pack_.awards[static_cast<std::size_t>(award)];
        if (row.merge && claim.group == none) return; // duplicates are told apart by their own worth
        ItemValue const item = item_value(pack_, application_, assessment_.facts, claim, award);
        assessment_.overflow = assessment_.overflow || item.overflow;
        workspace_.states[i].value = item.value;
        if (row.merge || row.rates.count > 0) return;
        add_item(c, award, item, claim.when);
        Unused& unused = assessment_.claims[i].unused;
        if (item.value > 0 && unused == Unused::BelowMinimum) unused = Unused::OutsideCycle;
    }

    // Awards that look up facts wait until these are measured.
    void value_by_facts() {
        for (int const a : pack_.fact_awards)
            for_each_of(a, [&](int c) { value_item(c, application_.claims[static_cast<std::size_t>(c)], a); });
        for (std::size_t k = 0; k < pack_.claimless_awards.size(); ++k) {
            int const a = pack_.claimless_awards[k];
            CompiledAward const& row = pack_.awards[static_cast<std::size_t>(a)];
            ClaimResult& result = assessment_.claimless[k];
            result = {.unused = Unused::BelowMinimum, .award = a, .category = row.category};
            if (!is_open(row)) {
                result.unused = Unused::Requires;
                result.because = row.if_gate;
                continue;
            }
            ItemValue const item = claimless_value(pack_, application_, assessment_.facts, a);
            assessment_.overflow = assessment_.overflow || item.overflow;
            result.value = item.value;
            if constexpr (Tracer::on) tracer_.add({TraceRow::Kind::Award, none, a, row.category, 0, item.value});
            if (item.value == 0) continue;
            result.unused = Unused::OutsideCycle;
            workspace_.items.push_back({static_cast<int>(k), true, a, row.category, item.value, application_.on});
        }
    }

    void add_item(int claim, int award, ItemValue const& item, Date when) {
        CompiledAward const& row = pack_.awards[static_cast<std::size_t>(award)];
        assessment_.claims[static_cast<std::size_t>(claim)].value = item.value;
        if (item.value > 0) workspace_.items.push_back({claim, false, award, row.category, item.value, when});
        if constexpr (Tracer::on) {
            tracer_.add({TraceRow::Kind::Award, claim, award, row.category, 0, item.value});
            if (item.rounded != item.raw)
                tracer_.add({TraceRow::Kind::Rounded, claim, award, row.category, item.raw, item.rounded});
            if (item.value != item.rounded)
                tracer_.add({TraceRow::Kind::ItemLimit, claim, award, row.category, item.rounded, item.value});
        }
    }

    // The one item that a merging award makes of its claims is dated as the last of them ends. It stands at that claim,
    // or, where that is a duplicate, at the last that is none.
    void merge_awards() {
        for (int const a : pack_.merging_awards) {
            int first = none;
            int stands_at = none;
            Date when = first_date;
            workspace_.intervals.clear();
            for_each_of(a, [&](int c) {
                BoundClaim const& claim = application_.claims[static_cast<std::size_t>(c)];
                workspace_.intervals.push_back({claim.first, claim.last, claim.weight, claim.group});
                if (first == none) first = c;
                if (stands_at == none || stands_before(stands_at, c)) stands_at = c;
                when = std::max(when, claim.when);
            });
            if (first == none) continue;
            BoundClaim const& claim = application_.claims[static_cast<std::size_t>(first)];
            ItemValue const item = merged_value(pack_, application_, assessment_.facts, claim, a, workspace_);
            assessment_.overflow = assessment_.overflow || item.overflow;
            add_item(stands_at, a, item, when);
            if (item.value == 0) continue;
            for_each_of(a, [&](int c) {
                Unused& unused = assessment_.claims[static_cast<std::size_t>(c)].unused;
                if (unused == Unused::BelowMinimum) unused = Unused::OutsideCycle;
            });
        }
    }

    // Items whose value hangs on how many came before them, by date and then in order. A duplicate is no one's
    // predecessor.
    void repeat_awards() {
        for (int const a : pack_.repeating_awards) {
            CompiledAward const& award = pack_.awards[static_cast<std::size_t>(a)];
            workspace_.repeated.clear();
            for_each_of(a, [&](int c) { workspace_.repeated.push_back(c); });
            std::ranges::sort(workspace_.repeated, [&](int x, int y) {
                Date const first = application_.claims[static_cast<std::size_t>(x)].when;
                Date const second = application_.claims[static_cast<std::size_t>(y)].when;
                return first != second ? first < second : x < y;
            });
            for (std::size_t k = 0; k < workspace_.repeated.size(); ++k) {
                int const c = workspace_.repeated[k];
                BoundClaim const& claim = application_.claims[static_cast<std::size_t>(c)];
                auto const equal = [&](int other) {
                    BoundClaim const& earlier = application_.claims[static_cast<std::size_t>(other)];
                    return is_winner(application_, workspace_, other) &&
                           field_value(application_, earlier, award.occurrence_field) ==
                               field_value(application_, claim, award.occurrence_field);
                };
                auto const before = std::count_if(workspace_.repeated.begin(),
                                                  workspace_.repeated.begin() + static_cast<std::ptrdiff_t>(k), equal);
                ItemValue const item =
                    repeated_value(pack_, application_, assessment_.facts, claim, a, static_cast<int>(before));
                assessment_.overflow = assessment_.overflow || item.overflow;
                add_item(c, a, item, claim.when);
                Unused& unused = assessment_.claims[static_cast<std::size_t>(c)].unused;
                if (item.value > 0 && unused == Unused::BelowMinimum) unused = Unused::OutsideCycle;
            }
        }
    }

    // Calls `use` with each claim that the award values: none where it waits for a gate, or needs no claim.
    template <class Use>
    void for_each_of(int award, Use const& use) const {
        CompiledAward const& row = pack_.awards[static_cast<std::size_t>(award)];
        if (row.type == none || !is_open(row)) return;
        rules::Range const of_type = application_.type_claims[static_cast<std::size_t>(row.type)];
        for (int k = of_type.first; k < of_type.first + of_type.count; ++k) {
            int const c = application_.by_type[static_cast<std::size_t>(k)];
            if (assessment_.claims[static_cast<std::size_t>(c)].award == award) use(c);
        }
    }

    [[nodiscard]] bool stands_before(int a, int b) const {
        bool const wins_a = is_winner(application_, workspace_, a);
        if (wins_a != is_winner(application_, workspace_, b)) return !wins_a;
        return application_.claims[static_cast<std::size_t>(a)].when <
               application_.claims[static_cast<std::size_t>(b)].when;
    }

    // What was decided about a merged item holds for every claim in it that nothing else has a use for.
    void share_merged_reasons() {
        if (pack_.merging_awards.empty()) return;
        for (Workspace::Item const& item : workspace_.items) {
            if (!pack_.awards[static_cast<std::size_t>(item.award)].merge) continue;
            ClaimResult const& decided = assessment_.claims[static_cast<std::size_t>(item.claim)];
            for_each_of(item.award, [&](int c) {
                ClaimResult& claim = assessment_.claims[static_cast<std::size_t>(c)];
                if (claim.unused != Unused::OutsideCycle) return;
                claim.unused = decided.unused;
                if (decided.unused == Unused::OverCap) claim.because = decided.because;
            });
        }
    }

    [[nodiscard]] BoundYear whole_scope() const { return {application_.cycle_from, application_.cycle_to}; }

    void credit_scope() {
        choose_items(pack_, application_, whole_scope(), workspace_);
        credit(pack_, application_, Cells::OfScope, workspace_);
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
        assessment_.years.clear();
        for (BoundYear const& year : application_.years) {
            choose_items(pack_, application_, year, workspace_);
            credit(pack_, application_, Cells::OfScope, workspace_);
            YearResult result{year, {}};
            for (CategoryResult const& category : workspace_.scope_points) result.points.push_back(category.counted);
            assessment_.years.push_back(std::move(result));
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
