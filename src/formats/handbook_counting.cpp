// The chapter of the handbook on what holds for all of the pack: which version counts, time, cycles, statuses, rounding.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "formats/handbook_parts.h"
#include "scoring/explain.h"

namespace accrue::formats::handbook {
namespace {

using rules::Cycle;

void add_version(Book& book) {
    rules::Header const& header = book.rows.header;
    bool const by_cycle = header.score_by == rules::Header::ScoreBy::CycleStart;
    book.page.paragraph(
        by_cycle ? tr("An application is counted by the version that is in force on the first day of its cycle.")
                 : tr("An application is counted by the version that is in force on the day of the application."));
    if (header.review_by)
        book.page.paragraph(say("These rules are due to be reviewed by {}.", short_day(*header.review_by)));
}

std::string year_words(Cycle const& cycle) {
    if (cycle.year == Cycle::Year::Anniversary) return std::string(tr("Its years run from the day on which it begins"));
    if (cycle.year_start_month == 1 && cycle.year_start_day == 1)
        return std::string(tr("Its years are calendar years"));
    return say("Its years begin on {} {}", cycle.year_start_day, month_name(cycle.year_start_month));
}

void add_cycle(Book& book) {
    if (!book.rows.header.cycle) return book.page.paragraph(tr("There are no cycles: what was done counts for life."));
    Cycle const& cycle = *book.rows.header.cycle;
    std::string const length = counted(cycle.years, "year");
    std::string const years = year_words(cycle);
    book.page.paragraph(cycle.anchor == Cycle::Anchor::AwardDate
                            ? say("A cycle lasts {}. The first begins with the cycle start that an application names, "
                                  "else with the day of the award; the next begins when it ends. {}.",
                                  length, years)
                            : say("A cycle lasts {}. The first begins with the cycle start that an application names, "
                                  "else with the year {}, whenever the award was; the next begins when it ends. {}.",
                                  length, civil(book.rows.header.effective.from).year, years));
    if (cycle.skip)
        book.page.paragraph(say("A year with an entry '{}' needs nothing of its own and is passed over where "
                                "the last years are looked at.",
                                book.claim_type(*cycle.skip)));
}

void add_time(Book& book) {
    if (book.rows.header.time == rules::Header::Time::Months)
        return book.page.paragraph(
            tr("Time is counted in whole calendar months, from the first to the last that a period "
               "touches, without the month of the application; overlaps count once."));
    book.page.paragraph(tr("Time is counted in days, both ends included; overlaps count once. Months run from a day to "
                           "the same day of the next month, and each day beyond is 1/31 of a month."));
}

void add_rounding(Book& book) {
    book.page.paragraph(
        say("What an entry earns is rounded down to {}, where nothing else is said.", smallest_part(book)));
}

// "25 MiB", "2 MB", or the bytes where they are no whole number of either.
std::string bytes_text(std::int64_t bytes) {
    constexpr std::int64_t mebibyte = std::int64_t{1} << 20;
    constexpr std::int64_t megabyte = 1'000'000;
    if (bytes % mebibyte == 0) return fmt::format("{} MiB", bytes / mebibyte);
    if (bytes % megabyte == 0) return fmt::format("{} MB", bytes / megabyte);
    return say("{} bytes", scoring::points_number(Number{bytes, 1}));
}

void add_evidence(Book& book) {
    if (!book.rows.header.evidence) return;
    rules::EvidenceLimits const& limits = *book.rows.header.evidence;
    std::vector<std::string> parts;
    if (!limits.formats.empty()) parts.push_back(say("as {}", fmt::join(limits.formats, ", ")));
    if (limits.max_file_bytes) parts.push_back(say("at most {} a file", bytes_text(*limits.max_file_bytes)));
    if (limits.max_total_bytes)
        parts.push_back(say("at most {} in all, as they are sent", bytes_text(*limits.max_total_bytes)));
    if (!parts.empty()) book.page.paragraph(say("Files of evidence: {}.", fmt::join(parts, "; ")));
}

} // namespace

std::string counted(int count, std::string_view singular) {
    return fmt::format("{} {}", count, scoring::with_number(singular, {count, 1}));
}

std::string smallest_part(Book const& book) {
    rules::Header const& header = book.rows.header;
    std::string const points = scoring::points_word(book.pack);
    if (header.scale == 1) return say("whole {}", points);
    Number const part{1, header.scale};
    return say("a multiple of {} {}", has_finite_decimal(part) ? book.number(part) : to_text(part), points);
}

void add_counting(Book& book) {
    book.chapter(ChapterKind::Counting, tr("How it is counted"));
    add_version(book);
    add_cycle(book);
    add_time(book);
    add_rounding(book);
    add_evidence(book);
    PageTable table{std::string(tr("Statuses: what a person is for a time")), headings({tr("Status"), tr("Code")}), {}};
    for (rules::Status const& status : book.rows.statuses)
        table.rows.push_back({plain(status.title), plain(status.id)});
    book.page.table(table);
}

} // namespace accrue::formats::handbook
