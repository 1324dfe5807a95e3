#include "scoring/evaluate.h"

#include <algorithm>

#include "scoring/award_value.h"
#include "scoring/credit.h"
#include "scoring/cycle.h"
#include "scoring/gates.h"

namespace accrue::scoring {
namespace {

using rules::CompiledAward;
using rules::CompiledPack;
using rules::none;

struct NoTrace {
    static constexpr bool on = false;
    static void add(TraceRow const&) {}
};

struct FullTrace {
    static constexpr bool on = true;
    Trace& trace;
    void add(TraceRow const& row) const { trace.rows.push_back(row); }
};

template <class Tracer>
class Evaluation {
public:
    Evaluation(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
               Assessment& assessment, Tracer tracer)
        : pack_(pack), application_(application), workspace_(workspace), assessment_(assessment), tracer_(tracer) {}

    void run(Basis basis) {
        start(basis);
        value_claims();
        measure(pack_, application_, workspace_, assessment_);
        merge_awards();
        credit_scope();
        decide_gates();
        decide_steps();
        decide_overall();
        credit_years();
        if constexpr (Tracer::on) trace_result();
    }

private:
    void start(Basis basis) {
        assessment_.basis = basis;
        assessment_.overflow = false;
        assessment_.claims.resize(application_.claims.size());
        workspace_.states.resize(application_.claims.size());
        workspace_.items.clear();
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
        for (std::size_t t = 0; t < pack_.types.size(); ++t) {
            rules::CompiledType const& type = pack_.types[t];
            Basis const basis = assessment_.basis;
            Basis const needed = type.profile ? Basis::Planned : type.by_reviewer ? Basis::Verified : basis;
            rules::Range const of_type = application_.type_claims[t];
            for (int k = of_type.first; k < of_type.first + of_type.count; ++k) {
                int const c = application_.by_type[static_cast<std::size_t>(k)];
                auto const i = static_cast<std::size_t>(c);
                BoundClaim const& claim = application_.claims[i];
                workspace_.states[i] = {.active = claim.basis >= needed};
                if (workspace_.states[i].active)
                    value_claim(type, c, claim);
                else
                    assessment_.claims[i] = {.unused = Unused::Basis};
            }
        }
    }

    void value_claim(rules::CompiledType const& type, int c, BoundClaim const& claim) {
        auto const i = static_cast<std::size_t>(c);
        ClaimResult& result = assessment_.claims[i];
        bool const read = count_claim(pack_, application_, type, claim, workspace_, assessment_.gates);
        result = {.unused = Unused::NoValue, .award = matching_award(pack_, application_, type, claim)};
        if (result.award != none) {
            CompiledAward const& row = pack_.awards[static_cast<std::size_t>(result.award)];
            ItemValue const item = item_value(pack_, application_, claim, result.award);
            assessment_.overflow = assessment_.overflow || item.overflow;
            result.category = row.category;
            workspace_.states[i].value = item.value;
            if (!row.merge) add_item(c, result.award, item); // else later, with the others
            result.unused = item.value == 0 ? Unused::BelowMinimum : row.merge ? Unused::No : Unused::OutsideCycle;
        }
        if (type.period && (claim.last < claim.first || claim.weight == 0))
            result.unused = Unused::BelowMinimum;
        else if (read || type.read_by_fact || type.profile)
            result.unused = Unused::No;
    }

    void add_item(int claim, int award, ItemValue const& item) {
        CompiledAward const& row = pack_.awards[static_cast<std::size_t>(award)];
        BoundClaim const& bound = application_.claims[static_cast<std::size_t>(claim)];
        assessment_.claims[static_cast<std::size_t>(claim)].value = item.value;
        if (item.value > 0) workspace_.items.push_back({claim, award, row.category, item.value, bound.when});
        if constexpr (Tracer::on) {
            tracer_.add({TraceRow::Kind::Award, claim, award, row.category, 0, item.value});
            if (item.rounded != item.raw)
                tracer_.add({TraceRow::Kind::Rounded, claim, award, row.category, item.raw, item.rounded});
            if (item.value != item.rounded)
                tracer_.add({TraceRow::Kind::ItemLimit, claim, award, row.category, item.rounded, item.value});
        }
    }

    void merge_awards() {
        for (std::size_t a = 0; a < pack_.awards.size(); ++a) {
            if (!pack_.awards[a].merge) continue;
            int const award = static_cast<int>(a);
            int first = none;
            int last = none; // the one that ends last stands for the item
            workspace_.intervals.clear();
            rules::Range const of_type = application_.type_claims[static_cast<std::size_t>(pack_.awards[a].type)];
            for (int k = of_type.first; k < of_type.first + of_type.count; ++k) {
                auto const i = static_cast<std::size_t>(application_.by_type[static_cast<std::size_t>(k)]);
                if (!workspace_.states[i].active || assessment_.claims[i].award != award) continue;
                BoundClaim const& claim = application_.claims[i];
                if (claim.last < claim.first || claim.weight == 0) continue;
                workspace_.intervals.push_back({claim.first, claim.last, claim.weight, claim.group});
                if (first == none) first = static_cast<int>(i);
                if (last == none || claim.when > application_.claims[static_cast<std::size_t>(last)].when)
                    last = static_cast<int>(i);
            }
            if (first == none) continue;
            BoundClaim const& claim = application_.claims[static_cast<std::size_t>(first)];
            ItemValue const item = merged_value(pack_, application_, claim, award, workspace_);
            assessment_.overflow = assessment_.overflow || item.overflow;
            add_item(last, award, item);
        }
    }

    // Fills workspace.scoped with the items dated in the scope, of each group only the claim that counts there.
    void choose(BoundYear const& scope) {
        if (application_.group_count == 0 && pack_.scope == rules::Period::Life && scope.to == last_date) {
            workspace_.scoped = workspace_.items; // nothing to leave out
            return;
        }
        workspace_.winners.assign(static_cast<std::size_t>(application_.group_count), none);
        choose_winners(scope);
        workspace_.scoped.clear();
        for (Workspace::Item const& item : workspace_.items) {
            if (item.when < scope.from || item.when > scope.to) continue;
            int const group = application_.claims[static_cast<std::size_t>(item.claim)].group;
            bool const merged = pack_.awards[static_cast<std::size_t>(item.award)].merge;
            if (group == none || merged || workspace_.winners[static_cast<std::size_t>(group)] == item.claim)
                workspace_.scoped.push_back(item);
        }
    }

    void choose_winners(BoundYear const& scope) {
        for (std::size_t i = 0; i < application_.claims.size(); ++i) {
            BoundClaim const& claim = application_.claims[i];
            if (!workspace_.states[i].active || claim.group == none) continue;
            if (claim.when < scope.from || claim.when > scope.to) continue;
            int& winner = workspace_.winners[static_cast<std::size_t>(claim.group)];
            if (winner == none || counts_before(static_cast<int>(i), winner)) winner = static_cast<int>(i);
        }
    }

    // Of two duplicates the more valuable: by award, by the qualification's values, the earlier, the first.
    [[nodiscard]] bool counts_before(int a, int b) const {
        auto const value = [&](int i) { return workspace_.states[static_cast<std::size_t>(i)].value; };
        if (value(a) != value(b)) return value(a) > value(b);
        BoundClaim const& x = application_.claims[static_cast<std::size_t>(a)];
        BoundClaim const& y = application_.claims[static_cast<std::size_t>(b)];
        auto const rank = [&](BoundClaim const& claim) {
            return claim.qualification == none
                       ? Number{}
                       : pack_.qualification_rank[static_cast<std::size_t>(claim.qualification)];
        };
        if (auto const order = rank(x) <=> rank(y); order != 0) return order > 0;
        if (x.when != y.when) return x.when < y.when;
        return a < b;
    }

    [[nodiscard]] BoundYear whole_scope() const { return {application_.cycle_from, application_.cycle_to}; }

    void credit_scope() {
        choose(whole_scope());
        credit(pack_, application_, workspace_);
        assessment_.categories = workspace_.scope_points;
        attribute(pack_, application_, workspace_, assessment_.claims);
        assessment_.capped.clear();
        for (std::size_t c = 0; c < workspace_.cap_cut.size(); ++c)
            if (workspace_.cap_cut[c]) assessment_.capped.push_back(static_cast<int>(c));
        if (application_.group_count > 0) report_duplicates();
    }

    void report_duplicates() {
        for (std::size_t i = 0; i < application_.claims.size(); ++i) {
            int const group = application_.claims[i].group;
            if (!workspace_.states[i].active || group == none) continue;
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

    // The credited points of a category in the scope that a gate or step asks for.
    std::int64_t points_in(int category, rules::Period per) {
        if (per == pack_.scope) return assessment_.categories[static_cast<std::size_t>(category)].counted;
        choose(per == rules::Period::Year    ? year_of(pack_, application_, application_.on)
               : per == rules::Period::Cycle ? whole_scope()
                                             : BoundYear{first_date, last_date});
        credit(pack_, application_, workspace_);
        return workspace_.scope_points[static_cast<std::size_t>(category)].counted;
    }

    void decide_gates() {
        for (int const g : pack_.gate_order) {
            rules::CompiledGate const& gate = pack_.gates[static_cast<std::size_t>(g)];
            GateResult& result = assessment_.gates[static_cast<std::size_t>(g)];
            if (gate.kind == rules::CompiledGate::Kind::Points) result.have = points_in(gate.category, gate.per);
            decide_gate(pack_, gate, assessment_, result);
            result.waived = application_.waived[static_cast<std::size_t>(g)] != 0;
            result.met = result.met || result.waived;
            if constexpr (Tracer::on) tracer_.add({TraceRow::Kind::Gate, none, g, none, result.have, result.need});
        }
    }

    [[nodiscard]] StepNumber step_number(rules::CompiledStep const& step) {
        StepNumber number;
        if (step.row_fact != none) {
            FactResult const& row = assessment_.facts[static_cast<std::size_t>(step.row_fact)];
            number.row = row.known ? static_cast<int>(row.value) : none;
        }
        if (step.column_fact != none) {
            FactResult const& column = assessment_.facts[static_cast<std::size_t>(step.column_fact)];
            number.value = column.value;
            number.denominator = column.denominator;
            number.known = column.known;
        }
        if (step.category != none) number.value = points_in(step.category, step.per);
        return number;
    }

    [[nodiscard]] int step_level(rules::CompiledStep const& step, StepNumber const& number) const {
        auto const gate_holds = [&](int level) {
            int const gate = step.gates[static_cast<std::size_t>(level)];
            return gate == none || assessment_.gates[static_cast<std::size_t>(gate)].met;
        };
        if (step.rows.empty()) {
            for (int level = static_cast<int>(step.gates.size()) - 1; level >= 0; --level)
                if (step.gates[static_cast<std::size_t>(level)] != none && gate_holds(level)) return level;
            return none;
        }
        if (number.row == none || !number.known) return none;
        auto const& bands = step.rows[static_cast<std::size_t>(number.row)];
        for (std::size_t i = bands.size(); i-- > 0;) {
            bool const reached = Int128{number.value} * bands[i].from.denominator >=
                                 Int128{bands[i].from.numerator} * number.denominator;
            if (reached && bands[i].level != none && gate_holds(bands[i].level)) return bands[i].level;
        }
        return none;
    }

    void decide_steps() {
        assessment_.steps.clear();
        assessment_.step_numbers.clear();
        for (rules::CompiledStep const& step : pack_.steps) {
            assessment_.step_numbers.push_back(step_number(step));
            assessment_.steps.push_back(step_level(step, assessment_.step_numbers.back()));
            if constexpr (Tracer::on)
                tracer_.add({TraceRow::Kind::Step, none, static_cast<int>(assessment_.steps.size()) - 1, none, 0,
                             assessment_.steps.back()});
        }
    }

    [[nodiscard]] bool level_holds(int l) const {
        auto const gate_holds = [&](int level) {
            int const gate = pack_.levels[static_cast<std::size_t>(level)].gate;
            return gate == none || assessment_.gates[static_cast<std::size_t>(gate)].met;
        };
        rules::CompiledLevel const& level = pack_.levels[static_cast<std::size_t>(l)];
        if (!gate_holds(l)) return false;
        if (level.gates_between)
            for (int between = level.steps_level; between < l; ++between)
                if (!gate_holds(between)) return false;
        return level.steps_level == none ||
               std::ranges::all_of(assessment_.steps, [&](int step) { return step >= level.steps_level; });
    }

    void decide_overall() {
        assessment_.overall = none;
        for (int l = static_cast<int>(pack_.levels.size()) - 1; l >= 0 && assessment_.overall == none; --l) {
            bool const held = level_holds(l);
            if (held) assessment_.overall = l;
            if constexpr (Tracer::on) tracer_.add({TraceRow::Kind::Level, none, l, none, 0, held ? 1 : 0});
        }
    }

    void credit_years() {
        assessment_.years.clear();
        for (BoundYear const& year : application_.years) {
            choose(year);
            credit(pack_, application_, workspace_);
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
            int const on = rules::find_category(pack_.pack, pack_.pack.caps[static_cast<std::size_t>(cap)].on);
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
    Evaluation<NoTrace>(pack, application, workspace, assessment, {}).run(basis);
}

void evaluate(CompiledPack const& pack, BoundApplication const& application, Basis basis, Workspace& workspace,
              Assessment& assessment, Trace& trace) {
    trace.rows.clear();
    Evaluation<FullTrace>(pack, application, workspace, assessment, {trace}).run(basis);
}

Assessment evaluate(CompiledPack const& pack, BoundApplication const& application, Basis basis) {
    Workspace workspace;
    Assessment assessment;
    evaluate(pack, application, basis, workspace, assessment);
    return assessment;
}

} // namespace accrue::scoring
