#include <array>

#include "store/pack_rows.h"

namespace accrue::store {
namespace {

using namespace rules;

void exchange_source(Values& values, std::optional<Source>& source) {
    std::optional<std::string> title;
    if (source) title = source->title;
    values.value(title);
    Source read = source.value_or(Source{});
    values.value(read.edition);
    values.value(read.url);
    if (!values.loading() || !title) return;
    read.title = *std::move(title);
    source = std::move(read);
}

void exchange_cycle(Values& values, std::optional<Cycle>& cycle) {
    std::optional<int> length;
    std::optional<int> month;
    std::optional<int> day;
    std::optional<std::string> skip;
    std::optional<Cycle::Anchor> anchor;
    std::optional<Cycle::Year> year;
    if (cycle) {
        skip = cycle->skip;
        length = cycle->years;
        anchor = cycle->anchor;
        year = cycle->year;
        month = cycle->year_start_month;
        day = cycle->year_start_day;
    }
    values.value(length);
    exchange_word(values, anchor);
    exchange_word(values, year);
    values.value(month);
    values.value(day);
    values.value(skip);
    if (!values.loading() || !length) return;
    if (!anchor || !year || !month || !day) throw Damage{};
    cycle = Cycle{*length, *anchor, *year, *month, *day, std::move(skip)};
}

void exchange_limits(Values& values, std::optional<EvidenceLimits>& limits) {
    bool given = limits.has_value();
    values.value(given);
    EvidenceLimits read = limits.value_or(EvidenceLimits{});
    values.value(read.max_file_bytes);
    values.value(read.max_total_bytes);
    if (values.loading() && given) limits = std::move(read);
}

} // namespace

void exchange_header(Exchange& rows, Header& header) {
    rows.table(
        "pack_header", "",
        "id, version, title, effective_from, effective_to, review_by, overall, score_by, source_title, "
        "source_edition, source_url, summary, notice, point_name, scale, time, cycle_years, cycle_anchor, "
        "cycle_year, cycle_start_month, cycle_start_day, cycle_skip, limits_evidence, max_file_bytes, max_total_bytes");
    if (!rows.next({}, true)) throw Damage{};
    rows.value(header.id);
    rows.value(header.version);
    rows.value(header.title);
    rows.value(header.effective.from);
    rows.value(header.effective.to);
    rows.value(header.review_by);
    exchange_word(rows, header.overall);
    exchange_word(rows, header.score_by);
    exchange_source(rows, header.source);
    rows.value(header.summary);
    rows.value(header.notice);
    rows.value(header.point_name);
    rows.value(header.scale);
    exchange_word(rows, header.time);
    exchange_cycle(rows, header.cycle);
    exchange_limits(rows, header.evidence);

    rows.table("evidence_format", "seq", "format");
    if (header.evidence) rows.texts({}, header.evidence->formats);
}

void exchange_pack(Exchange& rows, Pack& pack) {
    exchange_header(rows, pack.header);
    exchange_terms(rows, pack);
    exchange_awards(rows, pack);
    exchange_gates(rows, pack);
    exchange_tables(rows, pack);
    exchange_carries(rows, pack);
    exchange_papers(rows, pack);
    exchange_examples(rows, pack);
    rows.finish();
}

} // namespace accrue::store
