#include "session/review_figures.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "domain/counted_word.h"
#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/table_text.h"
#include "session/session.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageTable;
using formats::Phrase;
using formats::plain;
using store::KindCounts;

using TextRow = std::vector<std::string>;

constexpr std::array<int, 5> band_ends{-31, -8, -1, 7,
                                       30}; // days left, the last of each band; the last band has no end
constexpr std::array kinds{Verdict::Kind::Allow, Verdict::Kind::Reduce, Verdict::Kind::Refuse, Verdict::Kind::Ask};

// --- Made of the sums ---

void add_counts(KindCounts& to, KindCounts const& counts) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += counts[i];
}

std::int64_t sum_of(auto const& counts) { return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}); }

std::vector<WaitingFigures> waiting_of(std::vector<store::WaitingCount> const& counts, Date on) {
    std::vector<WaitingFigures> bands(band_ends.size() + 1);
    for (std::size_t i = 0; i < band_ends.size(); ++i) {
        bands[i].to = band_ends[i];
        bands[i + 1].from = band_ends[i] + 1;
    }
    for (store::WaitingCount const& count : counts) {
        int const left = count.deadline.days - on.days;
        auto const band = std::ranges::lower_bound(band_ends, left) - band_ends.begin();
        bands[static_cast<std::size_t>(band)].cases += count.cases;
    }
    return bands;
}

// REQUIRES: in the order of the seconds.
Number median_of(std::vector<store::SecondsCount> const& counts, std::int64_t claims) {
    auto const at = [&](std::int64_t place) {
        for (store::SecondsCount const& count : counts)
            if ((place -= count.claims) < 0) return count.seconds;
        return counts.back().seconds;
    };
    return reduced(at((claims - 1) / 2) + at(claims / 2), 2);
}

void take_seconds(std::vector<store::SecondsCount> const& counts, ReviewerFigures& figures) {
    std::int64_t seconds = 0;
    for (store::SecondsCount const& count : counts) {
        figures.claims += count.claims;
        seconds += count.seconds * count.claims;
    }
    if (figures.claims == 0) return;
    figures.median_seconds = median_of(counts, figures.claims);
    figures.mean_seconds = reduced(seconds, figures.claims);
}

std::vector<ReviewerFigures> reviewers_of(store::ReviewCounts const& counts, ReviewerNames const& names) {
    std::map<ReviewerId, ReviewerFigures> by_id;
    for (store::ReviewerCount const& count : counts.reviewers) {
        ReviewerFigures& figures = by_id[count.reviewer];
        auto const name = names.find(count.reviewer);
        figures.reviewer =
            name == names.end() ? Reviewer{say("Reviewer {}", count.reviewer.value), std::string()} : name->second;
        figures.strictness.reviewer = figures.reviewer;
        figures.handed_in = count.handed_in;
        figures.open = count.open;
        figures.abstained = count.abstained;
    }
    for (store::VerdictCount const& count : counts.verdicts) add_counts(by_id[count.reviewer].by_kind, count.by_kind);
    for (store::SharedCount const& count : counts.shared) {
        review::Strictness& strictness = by_id[count.reviewer].strictness;
        strictness.shared = count.shared;
        strictness.shared_strict = count.shared_strict;
        strictness.others = count.others;
        strictness.others_strict = count.others_strict;
    }
    std::map<ReviewerId, std::vector<store::SecondsCount>> seconds;
    for (store::SecondsCount const& count : counts.seconds) seconds[count.reviewer].push_back(count);
    std::vector<ReviewerFigures> all;
    for (auto& [id, figures] : by_id) {
        KindCounts const& said = figures.by_kind;
        figures.strictness.verdicts = said[0] + said[1] + said[2];
        figures.strictness.strict = said[1] + said[2];
        take_seconds(seconds[id], figures);
        all.push_back(std::move(figures));
    }
    std::ranges::sort(all, {},
                      [](ReviewerFigures const& one) { return std::pair(one.reviewer.name, one.reviewer.key); });
    return all;
}

std::vector<ReasonFigures> reason_figures_of(std::vector<store::VerdictCount> const& counts) {
    std::map<std::tuple<std::string, std::string, std::string>, KindCounts> by_reason;
    for (store::VerdictCount const& count : counts)
        if (!count.reason.empty()) add_counts(by_reason[{count.scheme, count.reason, count.type}], count.by_kind);
    std::vector<ReasonFigures> reasons;
    for (auto const& [key, by_kind] : by_reason)
        reasons.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), by_kind});
    std::ranges::stable_sort(reasons, [](ReasonFigures const& a, ReasonFigures const& b) {
        return a.scheme != b.scheme ? a.scheme < b.scheme : sum_of(a.by_kind) > sum_of(b.by_kind);
    });
    return reasons;
}

std::vector<AgreementFigures> agreement_of_all(std::vector<store::RatingCount> const& counts) {
    std::map<std::pair<std::string, std::string>, review::RatingCounts> by_type; // type empty: all
    for (store::RatingCount const& count : counts)
        for (std::string const& type : {std::string(), count.type})
            by_type[{count.scheme, type}][static_cast<std::size_t>(count.first)]
                   [static_cast<std::size_t>(count.second)] += count.claims;
    std::vector<AgreementFigures> all;
    for (auto const& [key, ratings] : by_type) all.push_back({key.first, key.second, review::kappa_of(ratings)});
    return all;
}

// --- In words ---

std::string percent_words(std::optional<Number> const& share) {
    return share ? fmt::format("{} %", to_readable(reduced(share->numerator * 100, share->denominator), 1))
                 : std::string();
}

std::string number_or_nothing(std::int64_t number) { return number == 0 ? std::string() : grouped_digits(number); }

std::string month_of_text(std::string const& month) {
    auto const day = parse_date(month + "-01");
    if (!day) return month;
    YearMonthDay const parts = civil(*day);
    return fmt::format("{} {}", month_name(parts.month), parts.year);
}

std::string band_words(WaitingFigures const& band) {
    if (!band.from) return say("More than {} days late", -*band.to - 1);
    if (!band.to) return say("More than {} days left", *band.from - 1);
    return *band.to < 0 ? say("{} to {} days late", -*band.to, -*band.from)
                        : say("{} to {} days left", *band.from, *band.to);
}

std::vector<Phrase> phrases_of(TextRow const& texts) {
    std::vector<Phrase> cells;
    for (std::string const& text : texts) cells.push_back(plain(text));
    return cells;
}

void add_arrived(Page& page, ReviewFigures const& figures) {
    page.heading(2, tr("What came"), "arrivals");
    PageTable table{
        std::string(tr("Applications by the month in which they were taken in")),
        headings({tr("Month"), tr("Scheme"), tr("Level asked for"), tr("Applications"), tr("Not begun"), tr("Begun"),
                  tr("Given up"), tr("Handed in"), tr("Replaced by a newer revision"), tr("Decided")}),
        {}};
    for (store::ArrivedCount const& count : figures.arrived) {
        TextRow row{month_of_text(count.month), count.scheme, count.level, grouped_digits(sum_of(count.by_state))};
        for (std::int64_t const of_state : count.by_state) row.push_back(number_or_nothing(of_state));
        table.rows.push_back(phrases_of(row));
    }
    if (table.rows.empty()) page.paragraph(tr("There is no application yet."));
    page.table(std::move(table));
}

void add_waiting(Page& page, ReviewFigures const& figures) {
    page.heading(2, tr("What waits"), "queue");
    PageTable table{
        std::string(tr("Applications that are not begun or not finished, by the days until their deadline")),
        headings({tr("Deadline"), tr("Applications")}),
        {}};
    for (WaitingFigures const& band : figures.waiting)
        if (band.cases > 0) table.rows.push_back(phrases_of({band_words(band), grouped_digits(band.cases)}));
    if (table.rows.empty()) page.paragraph(tr("None waits."));
    page.table(std::move(table));
    if (figures.next_deadline) page.paragraph(say("The nearest deadline is {}.", long_day(*figures.next_deadline)));
    if (figures.oldest_waiting)
        page.paragraph(say("The one that waits longest was taken in on {}.", long_day(*figures.oldest_waiting)));
}

void add_reviewers(Page& page, ReviewFigures const& figures) {
    page.heading(2, tr("Who reviews"), "reviewers");
    PageTable table{std::string(tr("Reviewers, and their verdicts in reviews that are handed in")),
                    headings({tr("Reviewer"), tr("Reviews handed in"), tr("Begun"), tr("Given up"), tr("Allowed"),
                              tr("Reduced"), tr("Refused"), tr("Asked"), tr("Strictness"), tr("Seconds for a claim")}),
                    {}};
    for (ReviewerFigures const& one : figures.reviewers) {
        TextRow row{made_visible(one.reviewer.name), number_or_nothing(one.handed_in), number_or_nothing(one.open),
                    number_or_nothing(one.abstained)};
        for (std::int64_t const of_kind : one.by_kind) row.push_back(number_or_nothing(of_kind));
        row.push_back(one.strictness.verdicts == 0 ? std::string() : strictness_words(one.strictness));
        row.push_back(one.median_seconds ? say("{} (median), {} (mean)", to_readable(*one.median_seconds, 1),
                                               to_readable(*one.mean_seconds, 1))
                                         : std::string());
        table.rows.push_back(phrases_of(row));
    }
    if (table.rows.empty()) page.paragraph(tr("Nobody has begun a review."));
    page.table(std::move(table));
}

void add_reasons(Page& page, ReviewFigures const& figures) {
    page.heading(2, tr("Why"), "reasons");
    PageTable table{std::string(tr("Reasons, as often as they were cited")),
                    headings({tr("Reason"), tr("Scheme"), tr("Kind of claim"), tr("Cited"), tr("Reduced"),
                              tr("Refused"), tr("Asked")}),
                    {}};
    for (ReasonFigures const& one : figures.reasons)
        table.rows.push_back(phrases_of({made_visible(one.reason), one.scheme, one.type,
                                         grouped_digits(sum_of(one.by_kind)), number_or_nothing(one.by_kind[1]),
                                         number_or_nothing(one.by_kind[2]), number_or_nothing(one.by_kind[3])}));
    if (table.rows.empty()) page.paragraph(tr("No reason was cited."));
    page.table(std::move(table));
}

void add_agreement(Page& page, ReviewFigures const& figures) {
    page.heading(2, tr("How far reviewers agree"), "agreement");
    PageTable table{std::string(tr("What the two reviewers of an application said of the same claims")),
                    headings({tr("Kind of claim"), tr("Scheme"), tr("Agreement")}),
                    {}};
    for (AgreementFigures const& one : figures.agreement)
        table.rows.push_back(phrases_of(
            {one.type.empty() ? std::string(tr("all kinds")) : one.type, one.scheme, agreement_words(one.kappa)}));
    if (table.rows.empty()) page.paragraph(tr("No application has two reviews that are handed in."));
    page.table(std::move(table));
}

// --- As tables ---

// With four decimals at most, rounded half away from zero: what any program reads.
std::string decimal_text(std::optional<Number> const& number) {
    if (!number) return {};
    Int128 const scaled = Int128{number->numerator} * ten_thousand * 2;
    Int128 const half = number->numerator < 0 ? -number->denominator : number->denominator;
    return to_text(
        reduced(static_cast<std::int64_t>((scaled + half) / (Int128{number->denominator} * 2)), ten_thousand));
}

void add_numbers(TextRow& row, auto const& numbers) {
    for (std::int64_t const number : numbers) row.push_back(fmt::format("{}", number));
}

FiguresTable arrivals_table(ReviewFigures const& figures) {
    std::vector<TextRow> rows{
        {"month", "scheme", "level", "new", "begun", "abstained", "handed_in", "superseded", "decided"}};
    for (store::ArrivedCount const& count : figures.arrived) {
        TextRow row{count.month, count.scheme, count.level};
        add_numbers(row, count.by_state);
        rows.push_back(std::move(row));
    }
    return {"arrivals.csv", formats::write_table(rows)};
}

FiguresTable queue_table(ReviewFigures const& figures) {
    auto const bound = [](std::optional<int> const& days) { return days ? fmt::format("{}", *days) : std::string(); };
    std::vector<TextRow> rows{{"days_left_from", "days_left_to", "applications"}};
    for (WaitingFigures const& band : figures.waiting)
        rows.push_back({bound(band.from), bound(band.to), fmt::format("{}", band.cases)});
    return {"queue.csv", formats::write_table(rows)};
}

FiguresTable reviewers_table(ReviewFigures const& figures) {
    std::vector<TextRow> rows{{"reviewer", "key", "handed_in", "open", "abstained", "allow", "reduce", "refuse", "ask",
                               "strict", "judged", "shared_strict", "shared", "others_strict", "others",
                               "median_seconds", "mean_seconds"}};
    for (ReviewerFigures const& one : figures.reviewers) {
        TextRow row{one.reviewer.name, one.reviewer.key};
        add_numbers(row, std::array{one.handed_in, one.open, one.abstained});
        add_numbers(row, one.by_kind);
        review::Strictness const& strict = one.strictness;
        add_numbers(row, std::array{strict.strict, strict.verdicts, strict.shared_strict, strict.shared,
                                    strict.others_strict, strict.others});
        row.push_back(decimal_text(one.median_seconds));
        row.push_back(decimal_text(one.mean_seconds));
        rows.push_back(std::move(row));
    }
    return {"reviewers.csv", formats::write_table(rows)};
}

FiguresTable reasons_table(ReviewFigures const& figures) {
    std::vector<TextRow> rows{{"scheme", "reason", "claim_type", "allow", "reduce", "refuse", "ask"}};
    for (ReasonFigures const& one : figures.reasons) {
        TextRow row{one.scheme, one.reason, one.type};
        add_numbers(row, one.by_kind);
        rows.push_back(std::move(row));
    }
    return {"reasons.csv", formats::write_table(rows)};
}

FiguresTable agreement_table(ReviewFigures const& figures) {
    std::vector<TextRow> rows{{"scheme", "claim_type", "claims", "alike", "expected", "kappa"}};
    for (Verdict::Kind const first : kinds)
        for (Verdict::Kind const second : kinds)
            rows[0].push_back(fmt::format("{}_{}", to_text(first), to_text(second)));
    for (AgreementFigures const& one : figures.agreement) {
        TextRow row{one.scheme, one.type};
        add_numbers(row, std::array{one.kappa.claims, one.kappa.agreed});
        row.push_back(decimal_text(one.kappa.expected));
        row.push_back(decimal_text(one.kappa.kappa));
        for (auto const& by_second : one.kappa.counts) add_numbers(row, by_second);
        rows.push_back(std::move(row));
    }
    return {"agreement.csv", formats::write_table(rows)};
}

} // namespace

ReviewFigures make_figures(store::ReviewCounts const& counts, ReviewerNames const& names, Date on) {
    ReviewFigures figures;
    figures.on = on;
    figures.arrived = counts.arrived;
    figures.waiting = waiting_of(counts.waiting, on);
    figures.oldest_waiting = parse_date(counts.oldest_waiting.substr(0, to_text(on).size()));
    if (!counts.waiting.empty()) figures.next_deadline = counts.waiting.front().deadline;
    figures.reviewers = reviewers_of(counts, names);
    figures.reasons = reason_figures_of(counts.verdicts);
    figures.agreement = agreement_of_all(counts.ratings);
    return figures;
}

Report figures_report(ReviewFigures const& figures) {
    std::int64_t all = 0;
    for (store::ArrivedCount const& count : figures.arrived) all += sum_of(count.by_state);
    Report report;
    report.title = tr("Figures of reviewing");
    report.lead =
        say("As of {}: {} {}.", long_day(figures.on), grouped_digits(all), counted_word("application", all == 1));
    add_arrived(report.page, figures);
    add_waiting(report.page, figures);
    add_reviewers(report.page, figures);
    add_reasons(report.page, figures);
    add_agreement(report.page, figures);
    return report;
}

std::vector<FiguresTable> figures_tables(ReviewFigures const& figures) {
    return {arrivals_table(figures), queue_table(figures), reviewers_table(figures), reasons_table(figures),
            agreement_table(figures)};
}

Result<std::vector<std::filesystem::path>> save_figures(ReviewFigures const& figures,
                                                        std::filesystem::path const& folder) {
    std::vector<FiguresTable> const tables = figures_tables(figures);
    std::vector<std::filesystem::path> saved;
    for (FiguresTable const& table : tables) saved.push_back(folder / table.name);
    std::error_code refused;
    std::filesystem::create_directory(folder, refused);
    for (std::filesystem::path const& file : saved)
        if (auto in_place = library_in_place(file, {}, "figures")) return *std::move(in_place);
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (auto written = files::write_file(saved[i].string(), tables[i].csv); !written) return written.problem();
    return saved;
}

std::string agreement_words(review::Kappa const& kappa) {
    std::string words = say("{} of {} claims alike", kappa.agreed, kappa.claims);
    if (kappa.kappa) return say("{}; Cohen's kappa {}", words, to_readable(*kappa.kappa));
    return kappa.undefined == review::Kappa::Undefined::OneKind
               ? say("{}; no kappa, since all verdicts are of one kind", words)
               : words;
}

std::string strictness_words(review::Strictness const& strictness) {
    std::string words = say("{} of {} claims reduced or refused ({})", strictness.strict, strictness.verdicts,
                            percent_words(strictness.share()));
    if (strictness.shared == 0) return words;
    return say("{}; of those that others judged as well {}, the others {}", words,
               percent_words(strictness.shared_share()), percent_words(strictness.others_share()));
}

} // namespace accrue::session
