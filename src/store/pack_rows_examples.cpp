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
    rows.table("expected_points", "example, seq", "category, points_num, points_den");
    for (std::size_t i = 0; i < examples.size(); ++i) {
        auto& points = examples[i].expect.points;
        for (std::size_t j = 0; points && rows.next({i, j}, j < points->size()); ++j) {
            if (rows.loading()) points->emplace_back();
            rows.value((*points)[j].first);
            rows.value((*points)[j].second);
        }
    }
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
               "expects_unused, next_level, expects_acquire, line");
    for (std::size_t i = 0; rows.next({i}, i < pack.examples.size()); ++i) {
        if (rows.loading()) pack.examples.emplace_back();
        exchange_example(rows, pack.examples[i]);
    }
    exchange_example_statuses(rows, pack.examples);
    exchange_example_claims(rows, pack.examples);
    exchange_expectations(rows, pack.examples);
}

} // namespace accrue::store
