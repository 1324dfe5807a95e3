#include <array>

#include "store/pack_rows.h"

namespace accrue::store {
namespace {

using namespace rules;

constexpr std::array<std::string_view, 4> periods{"day", "year", "cycle", "life"};
constexpr std::array<std::string_view, 2> overalls{"lowest_step", "gate_only"};
constexpr std::array<std::string_view, 2> score_dates{"submission_date", "cycle_start"};
constexpr std::array<std::string_view, 2> times{"days", "months"};
constexpr std::array<std::string_view, 2> anchors{"award_date", "calendar"};
constexpr std::array<std::string_view, 2> years{"calendar", "anniversary"};

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
    int anchor = -1;
    int year = -1;
    if (cycle) {
        skip = cycle->skip;
        length = cycle->years;
        anchor = static_cast<int>(cycle->anchor);
        year = static_cast<int>(cycle->year);
        month = cycle->year_start_month;
        day = cycle->year_start_day;
    }
    values.value(length);
    values.optional_choice(anchor, anchors);
    values.optional_choice(year, years);
    values.value(month);
    values.value(day);
    values.value(skip);
    if (!values.loading() || !length) return;
    if (anchor < 0 || year < 0 || !month || !day) throw Damage{};
    cycle = Cycle{*length,        static_cast<Cycle::Anchor>(anchor), static_cast<Cycle::Year>(year), *month, *day,
                  std::move(skip)};
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

void exchange_period(Values& values, Period& period) {
    int index = static_cast<int>(period);
    values.choice(index, periods);
    period = static_cast<Period>(index);
}

void exchange_period(Values& values, std::optional<Period>& period) {
    int index = period ? static_cast<int>(*period) : -1;
    values.optional_choice(index, periods);
    if (index >= 0) period = static_cast<Period>(index);
}

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
    int overall = static_cast<int>(header.overall);
    rows.choice(overall, overalls);
    header.overall = static_cast<Header::Overall>(overall);
    int score_by = static_cast<int>(header.score_by);
    rows.choice(score_by, score_dates);
    header.score_by = static_cast<Header::ScoreBy>(score_by);
    exchange_source(rows, header.source);
    rows.value(header.summary);
    rows.value(header.notice);
    rows.value(header.point_name);
    rows.value(header.scale);
    int time = static_cast<int>(header.time);
    rows.choice(time, times);
    header.time = static_cast<Header::Time>(time);
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
