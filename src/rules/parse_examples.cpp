#include <fmt/format.h>

#include "rules/parse_rows.h"

namespace accrue::rules::parsing {
namespace {

// A claim's own field: what it is for is the claim type's business.
void read_own_field(Reading& reading, Node const& node, Claim& claim) {
    switch (node.kind) {
    case Node::Kind::Bool: claim.fields.emplace_back(node.key, node.yes); return;
    case Node::Kind::Text: claim.fields.emplace_back(node.key, std::string(node.text)); return;
    case Node::Kind::Number:
        if (auto number = reading.number(node)) claim.fields.emplace_back(node.key, *number);
        return;
    case Node::Kind::Date:
        return reading.report_kind(node, "a number, text, true or false", "only on, from and to hold dates");
    default: return reading.report_kind(node, "a number, text, true or false");
    }
}

void read_type(Row& row, Claim& claim) { row.id("claim", claim.type); }

void read_reserved_text(Row& row, std::string_view key, std::optional<std::string>& out) {
    if (Node const* node = row.find(key)) out = row.reading().any_text(*node);
}

void read_claim(Row& row, Claim& claim) {
    std::optional<std::string> id;
    row.text("id", id);
    claim.id = id.value_or("");
    read_type(row, claim);
    read_reserved_text(row, "qualification", claim.qualification);
    read_reserved_text(row, "title", claim.title);
    read_reserved_text(row, "organisation", claim.organisation);
    row.date("on", claim.on);
    row.date("from", claim.from);
    row.date("to", claim.to);
    read_reserved_text(row, "note", claim.note);
    row.list("evidence", [&](Node const& item) {
        if (auto name = row.reading().text(item)) claim.evidence.push_back(std::move(*name));
    });
    row.word("basis", claim.basis);
    row.rest([&](Node const& node) { read_own_field(row.reading(), node, claim); });
}

void read_expected_gates(Row& row, std::vector<ExpectedGate>& gates) {
    row.rest([&](Node const& node) {
        row.reading().check_key(node, id_form);
        if (node.kind != Node::Kind::Table)
            return row.reading().report_kind(node, "a table",
                                             "write { met = true, have = 1, need = 1 }, or a part of it");
        Row::read(row.reading(), node, [&](Row& inner) {
            ExpectedGate& gate = gates.emplace_back();
            gate.id = node.key;
            if (inner.has("met")) inner.flag("met", gate.met.emplace());
            inner.number("have", gate.have);
            inner.number("need", gate.need);
        });
    });
}

void read_expected_names(Row& row, std::string_view key, std::optional<std::vector<std::string>>& names) {
    if (!row.has(key)) return;
    names.emplace();
    row.list(key, [&](Node const& item) {
        if (auto name = row.reading().text(item)) names->push_back(std::move(*name));
    });
}

// What is none of the language's keys is a step, and its value a level.
void read_expectation(Row& row, Expectation& expect) {
    row.name("overall", cell_form, expect.overall);
    row.table("points", [&](Row& points) { read_numbers(points, id_form, expect.points.emplace()); });
    row.table("gates", [&](Row& gates) { read_expected_gates(gates, expect.gates); });
    read_expected_names(row, "capped", expect.capped);
    read_expected_names(row, "unused", expect.unused);
    row.table("carry", [&](Row& carry) { read_numbers(carry, id_form, expect.carry.emplace()); });
    row.table("owed", [&](Row& owed) { read_numbers(owed, id_form, expect.owed.emplace()); });
    row.table("next", [&](Row& next) {
        next.name("level", cell_form, expect.next_level);
        read_expected_names(next, "acquire", expect.next_acquire);
    });
    row.rest([&](Node const& node) {
        if (node.kind != Node::Kind::Text) return row.report_stray(node);
        row.reading().check_key(node, id_form);
        if (auto level = row.reading().name(node, cell_form)) expect.steps.emplace_back(node.key, std::move(*level));
    });
}

void read_status_period(Row& row, StatusPeriod& status) {
    row.id("code", status.code);
    row.date("from", status.from);
    row.date("to", status.to);
}

} // namespace

void read_example(Row& row, Example& example) {
    row.text("name", example.name);
    row.date("on", example.on);
    row.date("cycle_start", example.cycle_start);
    row.date("award_date", example.award_date);
    row.text("like", example.like);
    if (!row.has("like")) row.needed("on");
    row.list("claims", [&](Node const& node) {
        if (node.kind != Node::Kind::Table) return row.reading().report_kind(node, "a table");
        Row::read(row.reading(), node, [&](Row& inner) { read_claim(inner, example.claims.emplace_back()); });
    });
    row.list("status", [&](Node const& node) {
        if (node.kind != Node::Kind::Table) return row.reading().report_kind(node, "a table");
        Row::read(row.reading(), node, [&](Row& inner) { read_status_period(inner, example.status.emplace_back()); });
    });
    row.table("expect", [&](Row& expect) { read_expectation(expect, example.expect); });
}

} // namespace accrue::rules::parsing
