#include "rules/numbers.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "rules/compiled.h"
#include "rules/field_value.h"

namespace accrue::rules {
namespace {

using Role = NumberAt::Role;
constexpr bool in_points = true;

// nullopt: nothing is certain of it.
std::optional<NumberAt::Field> entered_field(ClaimType const* type, std::string const& name) {
    int const index = type == nullptr ? none : find_field(*type, name);
    if (index == none) return std::nullopt;
    Field const& field = type->fields[static_cast<std::size_t>(index)];
    if (field.derived || !is_number(field)) return std::nullopt;
    Number const low = field.optional ? std::min(field.low, Number{}) : field.low; // left out, it is 0
    return NumberAt::Field{low, field.high, field.kind == Field::Kind::Int};
}

// The slots of one row.
class RowNumbers {
public:
    RowNumbers(std::vector<NumberSlot>& slots, std::string_view kind, std::string const& id, int line)
        : slots_(slots), row_{kind, id, {}, line} {}

    // What the numbers that are added next are compared with.
    void compared_with_points_in(std::string const& category) { row_.category = category; }
    void compared_with_values(Has const& has) { row_.values = has; }
    void compared_with(std::optional<NumberAt::Field> const& field) { row_.field = field; }

    template <class Value>
    void add(std::string key, Role role, Value& value, bool points = false) {
        NumberAt at = row_;
        at.key = std::move(key);
        at.role = role;
        at.points = points;
        if (!points) at.category.clear();
        slots_.emplace_back(std::move(at), value);
    }
    template <class Value>
    void add(std::string key, Role role, std::optional<Value>& value, bool points = false) {
        if (value) add(std::move(key), role, *value, points);
    }
    void add(std::string const& key, Role role, std::vector<std::pair<std::string, Number>>& numbers,
             bool points = false) {
        for (auto& [name, number] : numbers) add(fmt::format("{}.{}", key, name), role, number, points);
    }
    void add(std::string const& key, Role role, std::vector<Number>& numbers, bool points = false) {
        for (std::size_t i = 0; i < numbers.size(); ++i)
            add(fmt::format("{}[{}]", key, i + 1), role, numbers[i], points);
    }
    // `type`: of the claims that must meet them; null: of several.
    void add(Conditions& conditions, ClaimType const* type = nullptr) {
        for (Condition& condition : conditions) {
            auto* range = std::get_if<Condition::NumberRange>(&condition.test);
            if (range == nullptr) continue;
            compared_with(entered_field(type, range->field));
            add(range->field + ".from", Role::Threshold, range->from);
            add(range->field + ".to", Role::Threshold, range->to);
            compared_with(std::nullopt);
        }
    }
    void add(std::string const& key, Role role, std::optional<NumberBy>& by) {
        if (!by) return;
        if (auto* status = std::get_if<ByStatus>(&*by)) add(key, role, status->numbers, in_points);
        if (auto* fact = std::get_if<ByFact>(&*by)) add(key, role, fact->numbers, in_points);
    }

private:
    std::vector<NumberSlot>& slots_;
    NumberAt row_;
};

void add_claim_type(RowNumbers& row, ClaimType& type) {
    row.add("within_months", Role::Window, type.within_months);
    if (!type.weight) return;
    row.add("weight.full", Role::Threshold, type.weight->full);
    row.add("weight.least", Role::Threshold, type.weight->least);
    row.add("weight.per", Role::Amount, type.weight->per);
}

void add_formula(RowNumbers& row, Formula& formula) {
    if (auto* fixed = std::get_if<Fixed>(&formula)) row.add("fixed", Role::Amount, fixed->points, in_points);
    if (auto* per = std::get_if<PerQuantity>(&formula)) {
        row.add("rate", Role::Amount, per->rate, in_points);
        if (per->unit != Number{1, 1}) row.add("unit", Role::Amount, per->unit);
    }
    if (auto* banded = std::get_if<Banded>(&formula))
        for (Band<Number>& band : banded->bands) {
            row.add(fmt::format("bands, from {}", to_text(band.from)), Role::Threshold, band.from);
            row.add(fmt::format("bands, points from {}", to_text(band.from)), Role::Amount, band.result, in_points);
        }
    if (auto* options = std::get_if<OptionPoints>(&formula))
        row.add("options", Role::Amount, options->points, in_points);
}

void add_award(RowNumbers& row, Award& award, ClaimType const* type) {
    row.add(award.when, type);
    auto const* banded = std::get_if<Banded>(&award.formula);
    bool const as_entered = award.less.empty() && !award.field_max && !award.merge;
    if (banded != nullptr && banded->quantities.size() == 1 && as_entered)
        row.compared_with(entered_field(type, banded->quantities.front()));
    add_formula(row, award.formula);
    row.compared_with(std::nullopt);
    if (award.field_max) row.add("field_max.times", Role::Limit, award.field_max->times);
    row.add("min_input", Role::Threshold, award.min_input);
    if (award.factor) row.add("factor", Role::Amount, award.factor->factors);
    if (award.occurrence) row.add("occurrence.rates", Role::Amount, award.occurrence->rates);
    if (award.round) row.add("round.to", Role::Amount, award.round->to, in_points);
    row.add("item_min", Role::Amount, award.item_min, in_points);
    row.add("item_max", Role::Limit, award.item_max, in_points);
}

void add_cap(RowNumbers& row, Cap& cap) {
    row.compared_with_points_in(cap.on);
    if (!cap.max_by && !cap.max_ratio) row.add("max", Role::Limit, cap.max, in_points);
    row.add("max_by", Role::Limit, cap.max_by);
    if (!cap.max_ratio) return;
    row.add("max_ratio.num", Role::Limit, cap.max_ratio->numerator);
    row.add("max_ratio.den", Role::Limit, cap.max_ratio->denominator);
}

void add_window(RowNumbers& row, std::optional<Window>& per) {
    if (per && per->kind == Window::Kind::Rolling) row.add("per.years", Role::Window, per->years);
}

// One for each kind of gate.
struct GateNumbers {
    RowNumbers& row;

    void operator()(AllOf& /*gate*/) const {}
    void operator()(AnyOf& /*gate*/) const {}
    void operator()(AtLeastOf& gate) const { row.add("at_least", Role::Threshold, gate.count); }
    void operator()(Has& gate) const {
        if (gate.value) row.compared_with_values(gate);
        row.add("count", Role::Threshold, gate.count);
    }
    void operator()(ClaimCount& gate) const {
        row.add("count", Role::Threshold, gate.count);
        row.add(gate.where);
        add_window(row, gate.per);
    }
    void operator()(PointsNeeded& gate) const {
        auto const* status = gate.need_by ? std::get_if<ByStatus>(&*gate.need_by) : nullptr;
        bool const in_part = gate.prorate || (status != nullptr && status->at == ByStatus::At::Weighted);
        if (!in_part) row.compared_with_points_in(gate.in);
        if (!gate.need_by) row.add("points", Role::Threshold, gate.points, in_points);
        row.add("need_by", Role::Threshold, gate.need_by);
        row.add(gate.where);
        row.add("years_done", Role::Threshold, gate.years_done);
        add_window(row, gate.per);
    }
    void operator()(CategoriesNeeded& gate) const {
        row.add("categories", Role::Threshold, gate.count);
        add_window(row, gate.per);
    }
    void operator()(MonthsNeeded& gate) const {
        row.add("months", Role::Threshold, gate.months);
        row.add(gate.where);
        row.add("within_months", Role::Window, gate.within_months);
    }
};

void add_step(RowNumbers& row, Step& step) {
    row.compared_with_points_in(step.points_in.value_or(""));
    for (Band<std::string>& band : step.bands)
        row.add(fmt::format("bands, {} from", band.result), Role::Threshold, band.from, in_points);
}

void add_cell(RowNumbers& row, std::string key, Cell& cell) {
    if (auto* points = std::get_if<Number>(&cell)) row.add(std::move(key), Role::Amount, *points, in_points);
}

void add_table(RowNumbers& row, Table& table) {
    row.add("row_from", Role::Threshold, table.row_from);
    row.add("cols", Role::Threshold, table.cols);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        auto& [option, cells] = table.rows[r];
        std::string const name = option.empty() ? std::to_string(r + 1) : option;
        for (std::size_t c = 0; c < cells.size(); ++c)
            add_cell(row, fmt::format("row {}, cell {}", name, c + 1), cells[c]);
    }
    for (auto& [option, bands] : table.bands)
        for (Band<Cell>& band : bands) {
            auto const* level = std::get_if<std::string>(&band.result);
            std::string const from = to_text(band.from);
            row.add(fmt::format("bands.{}, {} from", option, level != nullptr ? *level : "band"), Role::Threshold,
                    band.from);
            add_cell(row, fmt::format("bands.{}, points from {}", option, from), band.result);
        }
}

void add_carry(RowNumbers& row, Carry& carry) {
    row.add("max", Role::Limit, carry.max, in_points);
    row.add("earned_within_months", Role::Window, carry.earned_within_months);
    row.add("life_years", Role::Window, carry.life_years);
}

// A number's last place: the denominator of one step.
std::int64_t last_place(Number const& number) {
    if (!has_finite_decimal(number)) return number.denominator;
    std::int64_t place = 1;
    while ((Int128{number.numerator} * place) % number.denominator != 0) place *= 10;
    return place;
}

bool is_whole(Number const& number, std::int64_t quanta) {
    return (Int128{number.numerator} * quanta) % number.denominator == 0;
}

} // namespace

Number NumberSlot::value() const {
    if (auto* const* number = std::get_if<Number*>(&held_)) return **number;
    return {*std::get<int*>(held_), 1};
}

void NumberSlot::set(Number const& value) {
    if (auto* const* number = std::get_if<Number*>(&held_))
        **number = value;
    else
        *std::get<int*>(held_) = static_cast<int>(value.numerator);
}

std::vector<NumberSlot> numbers_of(Pack& pack) {
    std::vector<NumberSlot> slots;
    auto const each = [&](std::string_view kind, auto& rows, auto const& add) {
        for (auto& row : rows) {
            RowNumbers numbers(slots, kind, row.id, row.line);
            add(numbers, row);
        }
    };
    std::string const& id = pack.header.id;
    if (pack.header.cycle) RowNumbers(slots, "pack", id, 0).add("cycle.years", Role::Window, pack.header.cycle->years);
    each("claim", pack.claims, add_claim_type);
    each("qualification", pack.qualifications, [](RowNumbers& row, Qualification& qualification) {
        row.add("values", Role::Amount, qualification.values);
        row.add("valid_months", Role::Window, qualification.valid_months);
    });
    each("category", pack.categories,
         [](RowNumbers& row, Category& category) { row.add("best", Role::Limit, category.best); });
    each("award", pack.awards, [&](RowNumbers& row, Award& award) {
        int const type = find_type(pack, award.claim);
        add_award(row, award, type == none ? nullptr : &pack.claims[static_cast<std::size_t>(type)]);
    });
    each("cap", pack.caps, add_cap);
    each("gate", pack.gates, [](RowNumbers& row, Gate& gate) { std::visit(GateNumbers{row}, gate.kind); });
    each("step", pack.steps, add_step);
    each("table", pack.tables, add_table);
    each("carry", pack.carries, add_carry);
    return slots;
}

std::vector<Number> neighbours(NumberSlot const& slot, Header const& header) {
    Number const value = slot.value();
    std::int64_t place = last_place(value);
    bool const whole = slot.at().points && is_whole(value, header.scale);
    if (whole && !is_whole({1, place}, header.scale)) place = header.scale;
    auto const units = static_cast<std::int64_t>(Int128{value.numerator} * place / value.denominator);
    std::vector<Number> values{reduced(units + 1, place)};
    if (units > 0) values.push_back(reduced(units - 1, place));
    return values;
}

} // namespace accrue::rules
