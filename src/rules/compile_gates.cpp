// Gates with the durations they ask for, steps and levels.
#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "rules/compile_parts.h"

namespace accrue::rules {
namespace {

bool same(CompiledCondition const& a, CompiledCondition const& b) {
    // Sets of qualifications are told apart by index: an equal set only costs a second query.
    return a.kind == b.kind && a.date_key == b.date_key && a.field == b.field && a.options == b.options &&
           a.from == b.from && a.to == b.to && a.qualifications == b.qualifications;
}

bool same(CompiledPack const& compiled, DurationQuery const& a, DurationQuery const& b) {
    auto const at = [&](Range range) { return compiled.conditions.begin() + range.first; };
    return a.within_months == b.within_months &&
           std::ranges::equal(a.sources, b.sources, [&](auto const& x, auto const& y) {
               return x.type == y.type && x.conditions.count == y.conditions.count &&
                      std::equal(at(x.conditions), at(x.conditions) + x.conditions.count, at(y.conditions),
                                 [](auto const& c, auto const& d) { return same(c, d); });
           });
}

Range member_list(CompiledPack& compiled, std::vector<std::string> const& ids) {
    Range const range{static_cast<int>(compiled.gate_lists.size()), static_cast<int>(ids.size())};
    for (std::string const& id : ids) compiled.gate_lists.push_back(find_gate(compiled, id));
    return range;
}

// What each qualification implies.
class Implied {
public:
    explicit Implied(CompiledPack const& compiled) : seen_for_(compiled.pack.qualifications.size(), none) {
        for (Qualification const& row : compiled.pack.qualifications) {
            std::vector<int>& implied = implied_.emplace_back();
            for (std::string const& id : row.implies) implied.push_back(find_qualification(compiled, id));
        }
    }

    // The qualification and all that it implies, through any number of steps.
    [[nodiscard]] std::vector<int> with(int qualification) {
        std::vector<int> rows{qualification};
        seen_for_[static_cast<std::size_t>(qualification)] = qualification;
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (int const implied : implied_[static_cast<std::size_t>(rows[i])])
                if (std::exchange(seen_for_[static_cast<std::size_t>(implied)], qualification) != qualification)
                    rows.push_back(implied);
        return rows;
    }

private:
    std::vector<std::vector<int>> implied_;
    std::vector<int> seen_for_; // the last qualification that reached the row
};

std::size_t index_of_value(CompiledPack const& compiled, std::string const& name) {
    return static_cast<std::size_t>(std::ranges::find(compiled.value_names, name) - compiled.value_names.begin());
}

std::int64_t scaled(Number const& number, std::int64_t denominator) {
    return number.numerator * (denominator / number.denominator);
}

struct GateCompiler {
    CompiledPack& compiled;
    CompiledGate& gate;
    using Kind = CompiledGate::Kind;

    void operator()(AllOf const& kind) const {
        gate.kind = Kind::All;
        gate.members = member_list(compiled, kind.gates);
        gate.need = gate.members.count;
    }
    void operator()(AnyOf const& kind) const {
        gate.kind = Kind::Any;
        gate.members = member_list(compiled, kind.gates);
        gate.need = 1;
    }
    void operator()(AtLeastOf const& kind) const {
        gate.kind = Kind::AtLeast;
        gate.members = member_list(compiled, kind.gates);
        gate.need = kind.count;
    }
    void operator()(Has const& kind) const {
        gate.kind = kind.value ? Kind::HasValue : Kind::Has;
        gate.denominator = kind.count.denominator;
        if (kind.value)
            gate.denominator = std::lcm(gate.denominator, compiled.value_units[index_of_value(compiled, *kind.value)]);
        gate.need = scaled(kind.count, gate.denominator);
    }
    void operator()(ClaimCount const& kind) const {
        gate.kind = Kind::Claims;
        gate.type = find_type(compiled, kind.claim);
        gate.conditions = compile_conditions(compiled, gate.type, kind.where);
        gate.need = kind.count;
        gate.window = kind.per.value_or(Window{});
        gate.windowed = kind.distinct || gate.window.kind != Window::Kind::Life;
        if (!kind.distinct) return;
        gate.distinct_field = find_field(compiled.pack.claims[static_cast<std::size_t>(gate.type)], *kind.distinct);
        compare_field(compiled, gate.type, gate.distinct_field);
    }
    void operator()(PointsNeeded const& kind) const {
        gate.kind = Kind::Points;
        gate.category = find_category(compiled, kind.in);
        gate.denominator = compiled.pack.header.scale;
        gate.need = quanta_down(compiled, kind.points);
        gate.prorate = kind.prorate;
        gate.years_done = kind.years_done.value_or(0);
        if (kind.need_by) gate.need_by = compile_number_by(compiled, *kind.need_by);
        gate.filtered = !kind.where.empty();
        if (gate.filtered) gate.where = compile_where(compiled, gate.category, kind.where);
        set_window(kind.per);
        gate.windowed = gate.windowed || kind.need_by || kind.prorate || gate.filtered;
    }
    void operator()(CategoriesNeeded const& kind) const {
        gate.kind = Kind::Categories;
        gate.members = {static_cast<int>(compiled.category_lists.size()), static_cast<int>(kind.of.size())};
        for (std::string const& id : kind.of) compiled.category_lists.push_back(find_category(compiled, id));
        gate.need = kind.count;
        set_window(kind.per);
    }
    // Points and categories: in the pack's own scope the assessment has them already.
    void set_window(std::optional<Window> const& per) const {
        Window const scope{compiled.scope == Period::Cycle ? Window::Kind::Cycle : Window::Kind::Life, 0};
        gate.window = per.value_or(scope);
        gate.windowed = gate.window != scope;
    }
    void operator()(MonthsNeeded const& kind) const {
        gate.kind = Kind::Months;
        gate.query = compile_query(compiled, kind.of, kind.where, kind.within_months.value_or(0));
        gate.denominator = std::lcm(compiled.duration_denominator, kind.months.denominator);
        gate.need = scaled(kind.months, gate.denominator);
    }
};

// Which `has` gates count a qualification.
class HasGates {
public:
    explicit HasGates(CompiledPack const& compiled) : compiled_(compiled), implied_(compiled) {
        for (std::size_t g = 0; g < compiled.pack.gates.size(); ++g)
            if (auto const* has = std::get_if<Has>(&compiled.pack.gates[g].kind))
                gates_of_word_[has->what].push_back(static_cast<int>(g));
    }

    // In order. `implies` lends tags, never values: those are counted for the qualifications that bear the tag themselves.
    [[nodiscard]] std::vector<int> counting(int qualification) {
        std::vector<int> gates;
        for (int const row : implied_.with(qualification)) {
            Qualification const& bearer = compiled_.pack.qualifications[static_cast<std::size_t>(row)];
            add(bearer.id, row != qualification, gates);
            for (std::string const& tag : bearer.tags) add(tag, row != qualification, gates);
        }
        std::ranges::sort(gates);
        gates.erase(std::unique(gates.begin(), gates.end()), gates.end());
        return gates;
    }

private:
    void add(std::string const& word, bool lent, std::vector<int>& gates) const {
        auto const found = gates_of_word_.find(word);
        if (found == gates_of_word_.end()) return;
        for (int const g : found->second)
            if (!lent || compiled_.gates[static_cast<std::size_t>(g)].kind == CompiledGate::Kind::Has)
                gates.push_back(g);
    }

    CompiledPack const& compiled_;
    Implied implied_;
    std::unordered_map<std::string_view, std::vector<int>> gates_of_word_;
};

void compile_has_entries(CompiledPack& compiled) {
    HasGates has_gates(compiled);
    for (std::size_t q = 0; q < compiled.pack.qualifications.size(); ++q) {
        auto const gates = has_gates.counting(static_cast<int>(q));
        compiled.qualification_gates.push_back(
            {static_cast<int>(compiled.has_entries.size()), static_cast<int>(gates.size())});
        for (int const g : gates) {
            auto const& has = std::get<Has>(compiled.pack.gates[static_cast<std::size_t>(g)].kind);
            std::int64_t const one = compiled.gates[static_cast<std::size_t>(g)].denominator;
            std::int64_t const amount =
                has.value ? scaled(compiled.qualification_values[q][index_of_value(compiled, *has.value)], one) : one;
            compiled.has_entries.push_back({g, amount});
        }
    }
}

// Members before those that name them; with a stack of its own, as a chain may be as long as the pack.
void order_gates(CompiledPack& compiled) {
    std::vector<bool> placed(compiled.gates.size());
    std::vector<std::pair<int, int>> open; // a gate, and its next member
    auto const enter = [&](int g) {
        if (!placed[static_cast<std::size_t>(g)]) open.emplace_back(g, 0);
        placed[static_cast<std::size_t>(g)] = true;
    };
    for (std::size_t start = 0; start < compiled.gates.size(); ++start) {
        enter(static_cast<int>(start));
        while (!open.empty()) {
            auto& [g, next] = open.back();
            CompiledGate const& gate = compiled.gates[static_cast<std::size_t>(g)];
            if (gate.kind <= CompiledGate::Kind::AtLeast && next < gate.members.count) {
                enter(compiled.gate_lists[static_cast<std::size_t>(gate.members.first + next++)]);
                continue;
            }
            compiled.gate_order.push_back(g);
            open.pop_back();
        }
    }
}

// Which gates count the claims of each type one by one, and which count them by windows.
void list_claim_gates(CompiledPack& compiled) {
    std::vector<std::vector<int>> of_type(compiled.types.size());
    for (std::size_t g = 0; g < compiled.gates.size(); ++g) {
        CompiledGate const& gate = compiled.gates[g];
        if (gate.kind != CompiledGate::Kind::Claims) continue;
        auto& list = gate.windowed ? compiled.counting_gates : of_type[static_cast<std::size_t>(gate.type)];
        list.push_back(static_cast<int>(g));
    }
    for (std::size_t t = 0; t < of_type.size(); ++t) {
        compiled.types[t].claim_gates = {static_cast<int>(compiled.gate_lists.size()),
                                         static_cast<int>(of_type[t].size())};
        compiled.gate_lists.insert(compiled.gate_lists.end(), of_type[t].begin(), of_type[t].end());
    }
}

// Gates that are members of no other and no advice.
std::vector<int> uppermost_gates(CompiledPack const& compiled) {
    std::vector<bool> member(compiled.gates.size());
    for (CompiledGate const& gate : compiled.gates)
        if (gate.kind <= CompiledGate::Kind::AtLeast)
            for (int i = 0; i < gate.members.count; ++i)
                member[static_cast<std::size_t>(
                    compiled.gate_lists[static_cast<std::size_t>(gate.members.first + i)])] = true;
    std::vector<int> gates;
    for (std::size_t g = 0; g < compiled.gates.size(); ++g)
        if (!member[g] && compiled.gates[g].advice == Gate::Advice::No) gates.push_back(static_cast<int>(g));
    return gates;
}

} // namespace

void mark_deciding(CompiledPack& compiled, std::vector<int> gates) {
    while (!gates.empty()) {
        int const g = gates.back();
        gates.pop_back();
        if (g == none) continue;
        CompiledGate& gate = compiled.gates[static_cast<std::size_t>(g)];
        if (std::exchange(gate.decides, true)) continue;
        if (gate.kind == CompiledGate::Kind::Months)
            compiled.queries[static_cast<std::size_t>(gate.query)].decides = true;
        if (gate.kind <= CompiledGate::Kind::AtLeast)
            for (int i = 0; i < gate.members.count; ++i)
                gates.push_back(compiled.gate_lists[static_cast<std::size_t>(gate.members.first + i)]);
    }
}

int compile_query(CompiledPack& compiled, std::vector<std::string> const& types, Conditions const& where,
                  int within_months) {
    DurationQuery query{.sources = {}, .within_months = within_months};
    for (std::string const& id : types) {
        int const type = find_type(compiled, id);
        query.sources.push_back({type, compile_conditions(compiled, type, where)});
    }
    auto const known = std::ranges::find_if(compiled.queries,
                                            [&](DurationQuery const& other) { return same(compiled, query, other); });
    if (known != compiled.queries.end()) return static_cast<int>(known - compiled.queries.begin());
    compiled.queries.push_back(std::move(query));
    return static_cast<int>(compiled.queries.size()) - 1;
}

void compile_gates(CompiledPack& compiled) {
    for (Gate const& row : compiled.pack.gates) {
        CompiledGate gate;
        gate.advice = row.advice;
        std::visit(GateCompiler{compiled, gate}, row.kind);
        compiled.gates.push_back(gate);
    }
    compile_has_entries(compiled);
    order_gates(compiled);
    mark_deciding(compiled, uppermost_gates(compiled));
    list_claim_gates(compiled);
}

void compile_steps(CompiledPack& compiled) {
    Pack const& pack = compiled.pack;
    for (Step const& row : pack.steps) {
        CompiledStep step;
        step.gates.assign(pack.levels.size(), none);
        for (auto const& [level, gate] : row.gates)
            step.gates[static_cast<std::size_t>(find_level(pack, level))] = find_gate(compiled, gate);
        if (row.table) compile_table(compiled, *std::ranges::find(pack.tables, *row.table, &Table::id), step);
        if (row.points_in) {
            step.category = find_category(compiled, *row.points_in);
            step.per = row.per.value_or(compiled.scope);
            std::vector<LevelBand> bands;
            for (Band<std::string> const& band : row.bands)
                bands.push_back({in_quanta(compiled, band.from), level_of_cell(pack, band.result)});
            step.rows.push_back(std::move(bands));
        }
        mark_deciding(compiled, step.gates);
        compiled.steps.push_back(std::move(step));
    }
}

void compile_levels(CompiledPack& compiled) {
    for (std::size_t i = 0; i < compiled.pack.levels.size(); ++i) {
        Level const& row = compiled.pack.levels[i];
        CompiledLevel level;
        if (row.gate) level.gate = find_gate(compiled, *row.gate);
        if (compiled.pack.header.overall == Header::Overall::LowestStep && row.steps != "none")
            level.steps_level = row.steps ? find_level(compiled.pack, *row.steps) : static_cast<int>(i);
        level.gates_between = row.steps && level.steps_level != none;
        mark_deciding(compiled, {level.gate});
        compiled.levels.push_back(level);
    }
}

} // namespace accrue::rules
