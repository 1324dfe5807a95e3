// The pack's header, claim types and worked cases, as written.
#include <fmt/format.h>

#include "rules/written_parts.h"

namespace accrue::rules::writing {
namespace {

// 100 as { decimals = 2 }, 3 as { scale = 3 }.
void put_scale(TableWriter& points, std::int64_t scale) {
    int decimals = 0;
    std::int64_t power = 1;
    for (; power < scale; power *= 10) ++decimals;
    if (power == scale)
        points.put("decimals", decimals);
    else
        points.put("scale", scale);
}

Written::Table cycle_table(Cycle const& cycle) {
    TableWriter table;
    table.put("years", cycle.years);
    table.put("anchor", word_of(cycle.anchor));
    bool const calendar = cycle.year == Cycle::Year::Calendar;
    table.put("year", word_of(cycle.year));
    if (calendar && (cycle.year_start_month != 1 || cycle.year_start_day != 1))
        table.put("year_start", fmt::format("{:02}-{:02}", cycle.year_start_month, cycle.year_start_day));
    table.put("skip", cycle.skip);
    return table.take();
}

Written::Table span_table(DateSpan const& span) {
    TableWriter table;
    table.put("from", span.from);
    table.put("to", span.to);
    return table.take();
}

void put_kind(TableWriter& table, Field const& field) {
    std::vector<Number> const bounds{field.low, field.high};
    if (field.derived) return table.put(word_of(field.derived->by), field.derived->fields);
    switch (field.kind) {
    case Field::Kind::Int: return table.put("int", bounds);
    case Field::Kind::Decimal: return table.put("decimal", bounds);
    case Field::Kind::Enum: return table.put("enum", field.options);
    case Field::Kind::Bool: return table.put("bool", true);
    case Field::Kind::Text: return table.put("text", field.max_length);
    }
}

Written::Table fields_table(std::vector<Field> const& fields) {
    TableWriter table;
    for (Field const& field : fields) {
        TableWriter inner;
        put_kind(inner, field);
        inner.put("title", field.title);
        inner.put("unit", field.unit);
        inner.flag("optional", field.optional);
        table.put(field.name, inner.take());
    }
    return table.take();
}

void put_once(TableWriter& row, Once const& once) {
    if (once == Once{}) return row.put("once", true);
    TableWriter table;
    table.put("by", once.by);
    if (once.per) table.put("per", word_of(*once.per));
    table.put_some("with", once.with);
    row.put("once", table.take());
}

void put_weight(TableWriter& row, Weight const& weight) {
    TableWriter table;
    table.put("field", weight.field);
    table.put("full", weight.full);
    table.put("least", weight.least);
    table.put("per", weight.per);
    row.put("weight", table.take());
}

Written::Table claim_table(Claim const& claim) {
    TableWriter table;
    if (!claim.id.empty()) table.put("id", claim.id);
    table.put("claim", claim.type);
    table.put("qualification", claim.qualification);
    table.put("title", claim.title);
    table.put("organisation", claim.organisation);
    table.put("on", claim.on);
    table.put("from", claim.from);
    table.put("to", claim.to);
    table.put("note", claim.note);
    table.put_some("evidence", claim.evidence);
    if (claim.basis) table.put("basis", to_text(*claim.basis));
    for (auto const& field : claim.fields)
        std::visit([&](auto const& value) { table.put(field.first, value); }, field.second);
    return table.take();
}

Written::Table status_table(StatusPeriod const& status) {
    TableWriter table;
    table.put("code", status.code);
    table.put("from", status.from);
    table.put("to", status.to);
    return table.take();
}

Written::Table expected_gates(std::vector<ExpectedGate> const& gates) {
    TableWriter table;
    for (ExpectedGate const& gate : gates) {
        TableWriter inner;
        inner.put("met", gate.met);
        inner.put("have", gate.have);
        inner.put("need", gate.need);
        table.put(gate.id, inner.take());
    }
    return table.take();
}

Written::Table expectation_table(Expectation const& expect) {
    TableWriter table;
    for (auto const& [step, level] : expect.steps) table.put(step, level);
    table.put("overall", expect.overall);
    table.put("points", expect.points);
    if (!expect.gates.empty()) table.put("gates", expected_gates(expect.gates));
    table.put("carry", expect.carry);
    table.put("owed", expect.owed);
    table.put("capped", expect.capped);
    table.put("unused", expect.unused);
    TableWriter next;
    next.put("level", expect.next_level);
    next.put("acquire", expect.next_acquire);
    table.put_some("next", next.take());
    return table.take();
}

} // namespace

void put_header(TableWriter& row, Header const& header) {
    row.put("id", header.id);
    row.put("version", header.version);
    row.put("title", header.title);
    row.put("effective", span_table(header.effective));
    row.put("review_by", header.review_by);
    row.put("overall", word_of(header.overall));
    row.put("score_by", word_of(header.score_by));
    if (header.source) {
        TableWriter source;
        source.put("title", header.source->title);
        source.put("edition", header.source->edition);
        source.put("url", header.source->url);
        row.put("source", source.take());
    }
    row.put("summary", header.summary);
    row.put("notice", header.notice);
    TableWriter points;
    points.put("name", header.point_name);
    put_scale(points, header.scale);
    row.put("points", points.take());
    if (header.time == Header::Time::Months) row.put("time", word_of(header.time));
    if (header.cycle) row.put("cycle", cycle_table(*header.cycle));
    if (header.evidence) {
        TableWriter evidence;
        evidence.put("formats", header.evidence->formats);
        evidence.put("max_file_bytes", header.evidence->max_file_bytes);
        evidence.put("max_total_bytes", header.evidence->max_total_bytes);
        row.put("evidence", evidence.take());
    }
}

void put_claim_type(TableWriter& row, ClaimType const& type) {
    row.put("title", type.title);
    row.put("step", type.step);
    row.put("group", type.group);
    row.put("help", type.help);
    row.flag("profile", type.profile);
    row.flag("period", type.period);
    row.flag("catalogue", type.catalogue);
    if (type.by_reviewer) row.put("by", word_of(EnteredBy::Reviewer));
    row.flag("title_required", type.title_required);
    row.put_some("evidence", type.evidence);
    row.put("evidence_min", type.evidence_min);
    if (!type.fields.empty()) row.put("fields", fields_table(type.fields));
    if (type.once) put_once(row, *type.once);
    row.put("within_months", type.within_months);
    row.flag("inside_cycle", type.inside_cycle);
    if (type.weight) put_weight(row, *type.weight);
    row.put("share", type.share);
    if (!type.cost) return;
    TableWriter cost;
    cost.put("field", type.cost->field);
    put_cost(cost, type.cost->cost);
    row.put("cost", cost.take());
}

void put_example(TableWriter& row, Example const& example) {
    row.put("like", example.like);
    row.put("on", example.on);
    row.put("cycle_start", example.cycle_start);
    row.put("award_date", example.award_date);
    Written::List statuses;
    for (StatusPeriod const& status : example.status) statuses.push_back({status_table(status)});
    row.put_some("status", statuses);
    Written::List claims;
    for (Claim const& claim : example.claims) claims.push_back({claim_table(claim)});
    row.put_some("claims", claims);
    row.put_some("expect", expectation_table(example.expect));
}

} // namespace accrue::rules::writing
