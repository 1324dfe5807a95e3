// The log of reviewing, looked over: whether it is what was written, entry by entry, and what heads have seen of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"
#include "domain/result.h"
#include "store/database.h"

namespace accrue::session {

struct LogHead { // as a letter says it: so many entries, and the hash of the last
    std::int64_t count = 0;
    std::string hash;
};

struct LogCheck {
    LogHead head; // of the log as it is
    std::optional<std::int64_t> first_bad;
    std::int64_t erased = 0; // entries whose words are gone; the chain holds without them
    Problems problems;       // of the first bad entry; warnings of clocks that were set back
};

// "12:6f1ed0…" as a letter prints it. A493 where it is none.
[[nodiscard]] Result<LogHead> read_log_head(std::string_view text);
[[nodiscard]] std::string log_head_text(LogHead const& head);

// Of the library; also that what each entry says is what was hashed then (A492).
[[nodiscard]] Result<LogCheck> check_review_log(store::Database const& database, std::vector<LogHead> const& seen);
[[nodiscard]] LogCheck check_exported_log(std::string_view text, std::string const& file,
                                          std::vector<LogHead> const& seen);
// Its lines without what they say: nothing of it names anybody.
[[nodiscard]] Result<std::string> export_review_log(store::Database const& database);

} // namespace accrue::session
