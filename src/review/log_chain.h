// The log of a body's reviews: append-only, each entry bound to all before it by SHA-256, so that whoever has seen a head (it is
// signed at each decision and printed in the letter) can show later that nothing before it was changed, taken out or put in.
//
//   hash of an entry = SHA-256(hash of the entry before + "\n" + the entry as canonical JSON without its hash)
//
// The hash before the first entry is 64 zeros. There is nothing personal in an entry: `subject` is a random token of the case, and
// `content_sha256` is the SHA-256 of a random salt and what happened. Both are kept elsewhere: without the salt nobody can
// guess the content from its digest, so erasing them erases the person, and the chain still holds.
//
// What a chain alone cannot show: entries cut off its end, and all of it written anew. A witness shows both, up to its count; what
// is cut after the last witness cannot be found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"

namespace accrue::review {

inline constexpr std::string_view log_origin = "0000000000000000000000000000000000000000000000000000000000000000";
inline constexpr std::size_t most_log_entries = 10'000'000;

struct LogEntry {
    std::int64_t seq = 1;       // 1, 2, 3 …
    std::string at;             // "2012-10-01T09:30:00Z"
    std::string event;          // "package-opened", "decided": a log word
    std::string subject;        // a log word
    std::string content_sha256; // 64 hexadecimal digits
    std::string hash;           // likewise, of all this and all before

    friend bool operator==(LogEntry const&, LogEntry const&) = default;
};

// 1 to 100 of a-z, A-Z, 0-9 and - _ . :, which every program writes in the same way.
[[nodiscard]] bool is_log_word(std::string_view text);

struct LogEvent {
    std::string at;
    std::string event;
    std::string subject;
    std::string content_sha256;
};

// What a head said: that there were so many entries, and the hash of the last.
struct LogWitness {
    std::int64_t count = 0;
    std::string head; // log_origin where there was none

    friend bool operator==(LogWitness const&, LogWitness const&) = default;
};

[[nodiscard]] LogWitness head_of(std::span<LogEntry const> entries);

// REQUIRES: a moment, log words, a SHA-256 (domain/digest.h).
[[nodiscard]] LogEntry next_entry(LogWitness const& head, LogEvent event);

[[nodiscard]] std::string log_content_sha256(std::string_view salt, std::string_view content);

struct LogFault {
    std::int64_t seq = 0; // the first bad entry, by its place in the log
    Problem problem;
};

// Nothing: all of it holds, and it is what the witnesses have seen. A470: an entry that is not the next one. A471: an entry that is
// not what was written then, or not after these. A472: fewer entries than a witness has seen; the first that is missing.
// A473: all of it was written anew; the first witness's place where it shows. `file` is only for messages.
[[nodiscard]] std::optional<LogFault>
verify_log(std::span<LogEntry const> entries, std::span<LogWitness const> witnesses = {}, std::string const& file = {});

// A475 for each entry that is dated before the one before it: a clock was set back. The log holds nevertheless.
[[nodiscard]] Problems clocks_set_back(std::span<LogEntry const> entries, std::string const& file = {});

// Line by line, one canonical JSON object each.
[[nodiscard]] std::string write_log(std::span<LogEntry const> entries);

struct LogRead {
    std::vector<LogEntry> entries; // up to the fault
    std::optional<LogFault> fault; // A474: a line that write_log would not have written
};
[[nodiscard]] LogRead read_log(std::string_view text, std::string const& file);

} // namespace accrue::review
