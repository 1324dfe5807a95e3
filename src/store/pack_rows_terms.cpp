#include <array>

#include "store/pack_rows.h"

namespace accrue::store {
namespace {

using namespace rules;

constexpr std::array<std::string_view, 3> derivations{"smallest", "largest", "sum"};
constexpr std::array<std::string_view, 5> kinds_of_field{"int", "decimal", "enum", "bool", "text"};

void exchange_levels(Exchange& rows, std::vector<Level>& levels) {
    rows.table("level", "seq", "code, title, gate, steps, clause, line");
    for (std::size_t i = 0; rows.next({i}, i < levels.size()); ++i) {
        if (rows.loading()) levels.emplace_back();
        Level& level = levels[i];
        rows.value(level.code);
        rows.value(level.title);
        rows.value(level.gate);
        rows.value(level.steps);
        rows.value(level.clause);
        rows.value(level.line);
    }
}

void exchange_statuses(Exchange& rows, std::vector<Status>& statuses) {
    rows.table("status", "seq", "id, title, line");
    for (std::size_t i = 0; rows.next({i}, i < statuses.size()); ++i) {
        if (rows.loading()) statuses.emplace_back();
        rows.value(statuses[i].id);
        rows.value(statuses[i].title);
        rows.value(statuses[i].line);
    }
}

void exchange_weight(Values& values, std::optional<Weight>& weight) {
    std::optional<std::string> field;
    std::optional<Number> full;
    Weight read = weight.value_or(Weight{});
    if (weight) {
        field = weight->field;
        full = weight->full;
    }
    values.value(field);
    values.value(full);
    values.value(read.least);
    values.value(read.per);
    if (!values.loading() || !field) return;
    if (!full) throw Damage{};
    weight = Weight{*std::move(field), *full, read.least, read.per};
}

void exchange_cost(Values& values, std::optional<Cost>& cost) {
    bool given = cost.has_value();
    values.value(given);
    Cost read = cost.value_or(Cost{});
    values.value(read.money);
    values.value(read.hours);
    values.value(read.months);
    if (values.loading() && given) cost = read;
}

void exchange_claim_cost(Values& values, std::optional<ClaimCost>& cost) {
    std::optional<std::string> field;
    std::optional<Cost> amount;
    if (cost) {
        field = cost->field;
        amount = cost->cost;
    }
    values.value(field);
    exchange_cost(values, amount);
    if (values.loading() && amount) cost = ClaimCost{std::move(field), *amount};
}

void exchange_claim_type(Exchange& rows, ClaimType& type) {
    rows.value(type.id);
    rows.value(type.title);
    rows.value(type.step);
    rows.value(type.group);
    rows.value(type.help);
    rows.value(type.profile);
    rows.value(type.period);
    rows.value(type.catalogue);
    rows.value(type.by_reviewer);
    rows.value(type.title_required);
    rows.value(type.evidence_min);
    bool once = type.once.has_value();
    rows.value(once);
    if (rows.loading() && once) type.once.emplace();
    std::optional<Period> per;
    if (type.once) per = type.once->per;
    exchange_word(rows, per);
    if (type.once) type.once->per = per;
    rows.value(type.within_months);
    rows.value(type.inside_cycle);
    exchange_claim_cost(rows, type.cost);
    exchange_weight(rows, type.weight);
    rows.value(type.share);
    rows.value(type.line);
}

void exchange_fields(Exchange& rows, std::vector<ClaimType>& types) {
    rows.table("claim_field", "claim_type, seq",
               "name, kind, low_num, low_den, high_num, high_den, max_length, title, unit, optional, derived_by");
    for (std::size_t type = 0; type < types.size(); ++type) {
        std::vector<Field>& fields = types[type].fields;
        for (std::size_t i = 0; rows.next({type, i}, i < fields.size()); ++i) {
            if (rows.loading()) fields.emplace_back();
            Field& field = fields[i];
            rows.value(field.name);
            int kind = static_cast<int>(field.kind);
            rows.choice(kind, kinds_of_field);
            field.kind = static_cast<Field::Kind>(kind);
            rows.value(field.low);
            rows.value(field.high);
            rows.value(field.max_length);
            rows.value(field.title);
            rows.value(field.unit);
            rows.value(field.optional);
            int by = field.derived ? static_cast<int>(field.derived->by) : -1;
            rows.optional_choice(by, derivations);
            if (rows.loading() && by >= 0) field.derived = Derived{static_cast<Derived::By>(by), {}};
        }
    }
    rows.table("claim_field_source", "claim_type, field, seq", "source");
    for (std::size_t type = 0; type < types.size(); ++type) {
        for (std::size_t field = 0; field < types[type].fields.size(); ++field)
            if (auto& derived = types[type].fields[field].derived) rows.texts({type, field}, derived->fields);
    }
    rows.table("claim_field_option", "claim_type, field, seq", "option");
    for (std::size_t type = 0; type < types.size(); ++type) {
        for (std::size_t field = 0; field < types[type].fields.size(); ++field)
            rows.texts({type, field}, types[type].fields[field].options);
    }
}

void exchange_claim_types(Exchange& rows, std::vector<ClaimType>& types) {
    rows.table("claim_type", "seq",
               "id, title, step, heading, help, profile, period, catalogue, by_reviewer, title_required, "
               "evidence_min, once, once_per, within_months, inside_cycle, cost_field, has_cost, money_num, money_den, "
               "hours_num, hours_den, months_num, months_den, weight_field, weight_full_num, weight_full_den, "
               "weight_least_num, "
               "weight_least_den, weight_per_num, weight_per_den, share, line");
    for (std::size_t i = 0; rows.next({i}, i < types.size()); ++i) {
        if (rows.loading()) types.emplace_back();
        exchange_claim_type(rows, types[i]);
    }
    rows.table("claim_type_evidence", "claim_type, seq", "kind");
    for (std::size_t i = 0; i < types.size(); ++i) rows.texts({i}, types[i].evidence);
    rows.table("claim_type_once", "claim_type, seq", "field");
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i].once) rows.texts({i}, types[i].once->by);
    }
    rows.table("claim_type_once_with", "claim_type, seq", "other");
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i].once) rows.texts({i}, types[i].once->with);
    }
    exchange_fields(rows, types);
}

void exchange_qualifications(Exchange& rows, std::vector<Qualification>& list) {
    rows.table("qualification", "seq",
               "id, title, issuer, valid_months, required_gate, has_cost, money_num, money_den, hours_num, hours_den, "
               "months_num, "
               "months_den, line");
    for (std::size_t i = 0; rows.next({i}, i < list.size()); ++i) {
        if (rows.loading()) list.emplace_back();
        rows.value(list[i].id);
        rows.value(list[i].title);
        rows.value(list[i].issuer);
        rows.value(list[i].valid_months);
        rows.value(list[i].required_gate);
        exchange_cost(rows, list[i].cost);
        rows.value(list[i].line);
    }
    rows.table("qualification_tag", "qualification, seq", "tag");
    for (std::size_t i = 0; i < list.size(); ++i) rows.texts({i}, list[i].tags);
    rows.table("qualification_same_as", "qualification, seq", "other");
    for (std::size_t i = 0; i < list.size(); ++i) rows.texts({i}, list[i].same_as);
    rows.table("qualification_implies", "qualification, seq", "other");
    for (std::size_t i = 0; i < list.size(); ++i) rows.texts({i}, list[i].implies);
    rows.table("qualification_not_with", "qualification, seq", "other");
    for (std::size_t i = 0; i < list.size(); ++i) rows.texts({i}, list[i].not_with);
    rows.table("qualification_after", "qualification, seq", "other");
    for (std::size_t i = 0; i < list.size(); ++i) rows.texts({i}, list[i].after);
    rows.table("qualification_value", "qualification, seq", "name, value_num, value_den");
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto& values = list[i].values;
        for (std::size_t j = 0; rows.next({i, j}, j < values.size()); ++j) {
            if (rows.loading()) values.emplace_back();
            rows.value(values[j].first);
            rows.value(values[j].second);
        }
    }
}

void exchange_categories(Exchange& rows, std::vector<Category>& categories) {
    rows.table("category", "seq", "id, title, parent, best, line");
    for (std::size_t i = 0; rows.next({i}, i < categories.size()); ++i) {
        if (rows.loading()) categories.emplace_back();
        rows.value(categories[i].id);
        rows.value(categories[i].title);
        rows.value(categories[i].in);
        rows.value(categories[i].best);
        rows.value(categories[i].line);
    }
}

} // namespace

void exchange_terms(Exchange& rows, Pack& pack) {
    exchange_levels(rows, pack.levels);
    exchange_statuses(rows, pack.statuses);
    exchange_claim_types(rows, pack.claims);
    exchange_qualifications(rows, pack.qualifications);
    exchange_categories(rows, pack.categories);
}

} // namespace accrue::store
