#include <fmt/format.h>

#include "store/pack_rows.h"

namespace accrue::store {
namespace {

using namespace rules;

void exchange_example(Values& values, Example& example) {
    values.value(example.name);
    values.value(example.on);
    values.value(example.cycle_start);
    values.value(example.award_date);
    values.value(example.like);
    Expectation& expect = example.expect;
    values.value(expect.overall);
    bool points = expect.points.has_value();
    bool capped = expect.capped.has_value();
    bool unused = expect.unused.has_value();
    values.value(points);
    values.value(capped);
    values.value(unused);
    bool carry = expect.carry.has_value();
    bool owed = expect.owed.has_value();
    values.value(carry);
    values.value(owed);
    if (values.loading() && carry) expect.carry.emplace();
    if (values.loading() && owed) expect.owed.emplace();
    values.value(expect.next_level);
    bool acquire = expect.next_acquire.has_value();
    values.value(acquire);
    if (values.loading() && acquire) expect.next_acquire.emplace();
    if (values.loading() && points) expect.points.emplace();
    if (values.loading() && capped) expect.capped.emplace();
    if (values.loading() && unused) expect.unused.emplace();
    values.value(example.line);
}

void exchange_example_statuses(Exchange& rows, std::vector<Example>& examples) {
    rows.table("example_status", "example, seq", "code, from_day, to_day");
    for (std::size_t i = 0; i < examples.size(); ++i) {
        auto& statuses = examples[i].status;
        for (std::size_t j = 0; rows.next({i, j}, j < statuses.size()); ++j) {
            if (rows.loading()) statuses.emplace_back();
            rows.value(statuses[j].code);
            rows.value(statuses[j].from);
            rows.value(statuses[j].to);
        }
    }
}

void exchange_example_claims(Exchange& rows, std::vector<Example>& examples) {
    rows.table("example_claim", "example, seq", claim_columns);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        for (std::size_t j = 0; rows.next({i, j}, j < examples[i].claims.size()); ++j) {
            if (rows.loading()) examples[i].claims.emplace_back();
            exchange_claim(rows, examples[i].claims[j]);
        }
    }
    rows.table("example_claim_field", "example, claim, seq", field_columns);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        for (std::size_t j = 0; j < examples[i].claims.size(); ++j) {
            auto& fields = examples[i].claims[j].fields;
            for (std::size_t k = 0; rows.next({i, j, k}, k < fields.size()); ++k) {
                if (rows.loading()) fields.emplace_back();
                exchange_field(rows, fields[k]);
            }
        }
    }
    rows.table("example_claim_evidence", "example, claim, seq", "file");
    for (std::size_t i = 0; i < examples.size(); ++i) {
        for (std::size_t j = 0; j < examples[i].claims.size(); ++j) rows.texts({i, j}, examples[i].claims[j].evidence);
    }
}

void exchange_expected_gates(Exchange& rows, std::vector<Example>& examples) {
    rows.table("expected_gate", "example, seq", "gate, met, have_num, have_den, need_num, need_den");
    for (std::size_t i = 0; i < examples.size(); ++i) {
        auto& gates = examples[i].expect.gates;
        for (std::size_t j = 0; rows.next({i, j}, j < gates.size()); ++j) {
            if (rows.loading()) gates.emplace_back();
            rows.value(gates[j].id);
            rows.value(gates[j].met);
            rows.value(gates[j].have);
            rows.value(gates[j].need);
        }
    }
}

// The table expected_{what}: points by the id of a row.
void exchange_expected_numbers(Exchange& rows, std::string_view what, std::string_view row,
                               std::optional<std::vector<std::pair<std::string, Number>>> Expectation::*numbers,
                               std::vector<Example>& examples) {
    rows.table(fmt::format("expected_{}", what), "example, seq", fmt::format("{}, points_num, points_den", row));
    for (std::size_t i = 0; i < examples.size(); ++i) {
        auto& list = examples[i].expect.*numbers;
        for (std::size_t j = 0; list && rows.next({i, j}, j < list->size()); ++j) {
            if (rows.loading()) list->emplace_back();
            rows.value((*list)[j].first);
            rows.value((*list)[j].second);
        }
    }
}

void exchange_expectations(Exchange& rows, std::vector<Example>& examples) {
    rows.table("expected_step", "example, seq", "step, level");
    for (std::size_t i = 0; i < examples.size(); ++i) {
        auto& steps = examples[i].expect.steps;
        for (std::size_t j = 0; rows.next({i, j}, j < steps.size()); ++j) {
            if (rows.loading()) steps.emplace_back();
            rows.value(steps[j].first);
            rows.value(steps[j].second);
        }
    }
    exchange_expected_numbers(rows, "points", "category", &Expectation::points, examples);
    exchange_expected_numbers(rows, "carry", "category", &Expectation::carry, examples);
    exchange_expected_numbers(rows, "owed", "gate", &Expectation::owed, examples);
    exchange_expected_gates(rows, examples);
    rows.table("expected_cap", "example, seq", "cap");
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (examples[i].expect.capped) rows.texts({i}, *examples[i].expect.capped);
    }
    rows.table("expected_unused", "example, seq", "claim");
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (examples[i].expect.unused) rows.texts({i}, *examples[i].expect.unused);
    }
    rows.table("expected_acquire", "example, seq", "qualification");
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (examples[i].expect.next_acquire) rows.texts({i}, *examples[i].expect.next_acquire);
    }
}

} // namespace

void exchange_examples(Exchange& rows, Pack& pack) {
    rows.table("example", "seq",
               "name, on_day, cycle_start, award_date, like_example, overall, expects_points, expects_capped, "
               "expects_unused, expects_carry, expects_owed, next_level, expects_acquire, line");
    for (std::size_t i = 0; rows.next({i}, i < pack.examples.size()); ++i) {
        if (rows.loading()) pack.examples.emplace_back();
        exchange_example(rows, pack.examples[i]);
    }
    exchange_example_statuses(rows, pack.examples);
    exchange_example_claims(rows, pack.examples);
    exchange_expectations(rows, pack.examples);
}

} // namespace accrue::store
