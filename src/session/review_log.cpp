#include "session/review_log.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "review/log_chain.h"
#include "store/review_log.h"

namespace accrue::session {
namespace {

constexpr std::size_t rows_at_once = 10'000;

struct ReadLog {
    std::vector<review::LogEntry> entries;
    std::int64_t erased = 0;
    std::optional<std::int64_t> other_content; // the first entry that says something else than was hashed
};

Result<ReadLog> read_review_log(store::Database const& database) {
    ReadLog log;
    for (std::int64_t behind = 0;;) {
        auto const rows = store::list_log(database, behind, rows_at_once);
        if (!rows) return rows.problem();
        if (rows->empty()) return log;
        for (store::ReviewLogRow const& row : *rows) {
            log.entries.push_back({row.seq, row.at, row.event, row.subject, row.content_sha256, row.hash});
            if (row.salt.empty())
                ++log.erased;
            else if (!log.other_content && review::log_content_sha256(row.salt, row.content) != row.content_sha256)
                log.other_content = row.seq;
        }
        behind = rows->back().seq;
    }
}

LogCheck check_entries(std::vector<review::LogEntry> const& entries, std::string const& file,
                       std::vector<LogHead> const& seen) {
    std::vector<review::LogWitness> witnesses;
    for (LogHead const& head : seen) witnesses.push_back({head.count, head.hash});
    LogCheck check;
    review::LogWitness const head = review::head_of(entries);
    check.head = {head.count, head.head};
    if (auto const fault = review::verify_log(entries, witnesses, file)) {
        check.first_bad = fault->seq;
        check.problems.push_back(fault->problem);
    }
    std::ranges::move(review::clocks_set_back(entries, file), std::back_inserter(check.problems));
    return check;
}

} // namespace

Result<LogHead> read_log_head(std::string_view text) {
    LogHead head;
    std::size_t const colon = text.find(':');
    auto const [end, error] = std::from_chars(text.data(), text.data() + std::min(colon, text.size()), head.count);
    bool const is_count = error == std::errc{} && colon != std::string_view::npos && end == text.data() + colon;
    if (is_count) head.hash = std::string(text.substr(colon + 1));
    if (is_count && head.count >= 0 && is_sha256_hex(head.hash)) return head;
    return Problem{"A493",
                   {},
                   say("'{}' is no head of a log", shortened(text)),
                   std::string(tr("write it as a letter has it: the number of entries, a colon, 64 digits"))};
}

std::string log_head_text(LogHead const& head) { return fmt::format("{}:{}", head.count, head.hash); }

Result<LogCheck> check_review_log(store::Database const& database, std::vector<LogHead> const& seen) {
    auto const log = read_review_log(database);
    if (!log) return log.problem();
    LogCheck check = check_entries(log->entries, database.file().string(), seen);
    check.erased = log->erased;
    if (log->other_content && (!check.first_bad || *log->other_content < *check.first_bad)) {
        check.first_bad = log->other_content;
        check.problems.insert(check.problems.begin(),
                              {"A492",
                               {database.file().string(), 0, 0, fmt::format("/log/{}", *log->other_content)},
                               std::string(tr("this entry says something else than what was written down then")),
                               std::string(tr("trust neither it nor what follows; compare with an older copy"))});
    }
    return check;
}

LogCheck check_exported_log(std::string_view text, std::string const& file, std::vector<LogHead> const& seen) {
    review::LogRead const read = review::read_log(text, file);
    LogCheck check = check_entries(read.entries, file, seen);
    if (read.fault && (!check.first_bad || read.fault->seq <= *check.first_bad)) {
        check.first_bad = read.fault->seq;
        check.problems.insert(check.problems.begin(), read.fault->problem);
    }
    return check;
}

Result<std::string> export_review_log(store::Database const& database) {
    auto const log = read_review_log(database);
    if (!log) return log.problem();
    return review::write_log(log->entries);
}

} // namespace accrue::session
