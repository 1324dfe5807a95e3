#include <algorithm>

#include <fmt/format.h>

#include "rules/field_value.h"
#include "rules/parse_rows.h"

namespace accrue::rules::parsing {
namespace {

// int = [low, high] or decimal = [low, high]
void read_range(Row& row, std::string_view key, Field& field) {
    Node const& node = *row.find(key);
    auto const* ends = row.reading().list_of(node, 2, "[lowest, highest]");
    if (ends == nullptr) return;
    for (auto const& [end, out] : {std::pair{&(*ends)[0], &field.low}, std::pair{&(*ends)[1], &field.high}}) {
        auto const number = row.reading().number(*end);
        if (!number) continue;
        *out = *number;
        if (field.kind == Field::Kind::Int && number->denominator != 1)
            row.reading().report("E106", end->at,
                                 fmt::format("{} must be a whole number, but is {}", label(*end), to_text(*number)),
                                 "or write 'decimal' instead of 'int'");
    }
}

// min_of = [fields], and so on
void read_derived(Row& row, std::string_view kind, Field& field) {
    using By = Derived::By;
    field.kind = Field::Kind::Decimal;
    Derived& derived = field.derived.emplace();
    derived.by = kind == "min_of" ? By::Smallest : kind == "max_of" ? By::Largest : By::Sum;
    row.needed_ids(kind, derived.fields);
}

// The limits of a field that is worked out, from those of the fields above it. Fields that are not there, or no
// numbers, are for check() to report. Claims have whole ten-thousandths.
void set_limits(std::vector<Field> const& above, Field& field) {
    std::vector<std::int64_t> lows;
    std::vector<std::int64_t> highs;
    for (std::string const& name : field.derived->fields) {
        auto const source = std::ranges::find(above, name, &Field::name);
        if (source == above.end() || !is_number(*source)) continue;
        Number const low = source->optional ? std::min(source->low, Number{}) : source->low;
        lows.push_back(static_cast<std::int64_t>(Int128{low.numerator} * ten_thousand / low.denominator));
        highs.push_back(
            static_cast<std::int64_t>(Int128{source->high.numerator} * ten_thousand / source->high.denominator));
    }
    field.low = reduced(derived_value(field.derived->by, lows), ten_thousand);
    field.high = reduced(derived_value(field.derived->by, highs), ten_thousand);
}

void read_field(Row& row, Field& field) {
    std::string_view const kind =
        row.exactly_one({"int", "decimal", "enum", "bool", "text", "min_of", "max_of", "sum_of"});
    if (kind == "int" || kind == "decimal") {
        field.kind = kind == "int" ? Field::Kind::Int : Field::Kind::Decimal;
        read_range(row, kind, field);
    } else if (kind == "enum") {
        field.kind = Field::Kind::Enum;
        row.needed_names("enum", option_form, field.options);
    } else if (kind == "bool") {
        field.kind = Field::Kind::Bool;
        bool yes = true;
        row.flag("bool", yes);
        if (!yes) row.reading().report("E110", row.find("bool")->at, "'bool' cannot be false", "write bool = true");
    } else if (kind == "text") {
        field.kind = Field::Kind::Text;
        row.count("text", field.max_length);
    } else if (!kind.empty()) {
        read_derived(row, kind, field);
    }
    row.text("title", field.title);
    row.text("unit", field.unit);
    if (field.derived)
        row.only_elsewhere("a field that is worked out", {"optional"});
    else
        row.flag("optional", field.optional);
}

// What stands between the braces of a field whose author wrote only its kind: area = "bool".
std::string example_of(Node const& node) {
    if (node.kind == Node::Kind::Text && node.text == "bool") return "bool = true";
    if (node.kind == Node::Kind::Text && (node.text == "int" || node.text == "decimal"))
        return fmt::format("{} = [0, 100]", node.text);
    if (node.kind == Node::Kind::Text && node.text == "text") return "text = 100";
    return "enum = [ .. ]";
}

void read_fields(Row& row, std::vector<Field>& fields) {
    row.rest([&](Node const& node) {
        row.reading().check_key(node, id_form);
        if (node.kind != Node::Kind::Table)
            return row.reading().report_kind(node, "a table",
                                             fmt::format("write {} = {{ {} }}", node.key, example_of(node)));
        Row::read(row.reading(), node, [&](Row& inner) {
            Field field;
            field.name = node.key;
            read_field(inner, field);
            if (field.derived) set_limits(fields, field);
            fields.push_back(std::move(field));
        });
    });
}

void read_once(Row& row, std::optional<Once>& once) {
    Node const* node = row.find("once");
    if (node == nullptr) return;
    if (node->kind == Node::Kind::Bool && node->yes) {
        once.emplace();
    } else if (node->kind == Node::Kind::Table) {
        Row::read(row.reading(), *node, [&](Row& inner) {
            inner.needed("by");
            once.emplace();
            inner.list("by", [&](Node const& item) {
                if (auto name = inner.reading().name(item, id_form)) once->by.push_back(std::move(*name));
            });
            read_period(inner, once->per);
            inner.ids("with", once->with);
        });
    } else {
        row.reading().report("E104", node->at, "'once' must be true or a table { by = [..] }");
    }
}

void read_weight(Row& row, Weight& weight) {
    row.id("field", weight.field);
    row.number("full", weight.full);
    row.number("least", weight.least);
    row.number("per", weight.per);
}

void read_cost(Row& row, Cost& cost) {
    row.number("money", cost.money);
    row.number("hours", cost.hours);
    row.number("months", cost.months);
}

} // namespace

void read_claim_type(Row& row, ClaimType& type) {
    row.id("id", type.id);
    row.text("title", type.title);
    row.id("step", type.step);
    row.text("group", type.group);
    row.text("help", type.help);
    row.flag("profile", type.profile);
    row.flag("period", type.period);
    row.flag("catalogue", type.catalogue);
    std::optional<EnteredBy> by;
    row.word("by", by);
    type.by_reviewer = by == EnteredBy::Reviewer;
    row.flag("title_required", type.title_required);
    row.texts("evidence", type.evidence);
    row.count("evidence_min", type.evidence_min, {0, 100});
    row.table("fields", [&](Row& fields) { read_fields(fields, type.fields); });
    read_once(row, type.once);
    row.count("within_months", type.within_months);
    row.table("weight", [&](Row& weight) { read_weight(weight, type.weight.emplace()); });
    row.id("share", type.share);
    row.flag("inside_cycle", type.inside_cycle);
    row.table("cost", [&](Row& cost) {
        cost.id("field", type.cost.emplace().field);
        read_cost(cost, type.cost->cost);
    });
}

void read_qualification(Row& row, Qualification& qualification) {
    row.id("id", qualification.id);
    row.text("title", qualification.title);
    row.ids("tags", qualification.tags);
    row.ids("same_as", qualification.same_as);
    row.ids("implies", qualification.implies);
    row.ids("not_with", qualification.not_with);
    row.ids("after", qualification.after);
    row.id("requires", qualification.required_gate);
    row.table("values", [&](Row& values) { read_numbers(values, id_form, qualification.values); });
    row.text("issuer", qualification.issuer);
    row.count("valid_months", qualification.valid_months);
    row.table("cost", [&](Row& cost) { read_cost(cost, qualification.cost.emplace()); });
}

} // namespace accrue::rules::parsing
