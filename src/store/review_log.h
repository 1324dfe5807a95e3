// The log of reviewing: every event in order, chained by hashes (review/log_chain.h, which makes and checks them), never changed.
// What an event says stands beside it with a salt, and can be erased: the chain holds only the digest of both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/result.h"
#include "store/database.h"

namespace accrue::store {

struct ReviewLogRow {
    std::int64_t seq = 0; // from 1, without gaps
    std::string at;       // when, as the clock said; the order comes from `seq`
    std::string event;    // "verdict"
    std::string subject;  // the case's token
    std::string content_sha256;
    std::string hash;
    std::string salt;    // 64 hexadecimal digits; empty: what it says was erased
    std::string content; // JSON; likewise

    friend bool operator==(ReviewLogRow const&, ReviewLogRow const&) = default;
};

[[nodiscard]] Result<std::optional<ReviewLogRow>> last_log_row(Database const& database);
// REQUIRES: its number follows that of the last one.
[[nodiscard]] Result<Done> append_log_row(Transaction& transaction, ReviewLogRow const& row);
// In order, `most` at most, behind that number. Rows that are missing or were changed are not noticed here.
[[nodiscard]] Result<std::vector<ReviewLogRow>> list_log(Database const& database, std::int64_t behind,
                                                         std::size_t most);
} // namespace accrue::store
