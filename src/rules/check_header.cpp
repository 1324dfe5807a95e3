// pack.*: dates, cycle, limits on evidence.
#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

void check_cycle(Index const& index, Cycle const& cycle, Path const& at, Findings& findings) {
    if (cycle.skip) refer(index.claims, *cycle.skip, at / "skip", findings);
    check_from_one(cycle.years, 100, "years", at / "years", findings);
    // 2011 had no 29 February: a year starts on a day that every year has.
    if (!make_date({2011, cycle.year_start_month, cycle.year_start_day}))
        findings.error(
            "E254", at / "year_start",
            fmt::format("not every year has the day {:02}-{:02}", cycle.year_start_month, cycle.year_start_day),
            "let the year start on a day that every year has, such as 03-01");
}

} // namespace

void check_header(Index const& index, Findings& findings) {
    Header const& header = index.pack.header;
    Path const at("pack");
    check_span(header.effective.from, header.effective.to, at / "effective" / "to", findings);
    check_span(header.effective.from, header.review_by, at / "review_by", findings);
    if (header.cycle) check_cycle(index, *header.cycle, at / "cycle", findings);
    if (header.score_by == Header::ScoreBy::CycleStart && !header.cycle)
        findings.error("E253", at / "score_by", "this pack has no cycle, so it cannot score by its start",
                       "add pack.cycle, or write \"submission_date\"");
    if (!header.evidence) return;
    EvidenceLimits const& evidence = *header.evidence;
    check_formats(evidence.formats, at / "evidence" / "formats", findings);
    if (evidence.max_file_bytes && evidence.max_total_bytes && *evidence.max_file_bytes > *evidence.max_total_bytes)
        findings.error("E241", at / "evidence" / "max_file_bytes",
                       fmt::format("one file may have {} bytes, and all together only {}", *evidence.max_file_bytes,
                                   *evidence.max_total_bytes),
                       "let max_file_bytes be at most max_total_bytes", at / "evidence" / "max_total_bytes");
}

} // namespace accrue::rules
