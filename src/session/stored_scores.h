// Scoring what a library holds, one application after the other in the memory of a few: what impact and batch share.
// Private to the session.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "domain/application.h"
#include "domain/result.h"
#include "scoring/evaluate.h"
#include "store/record_scan.h"

namespace accrue::session {

// The scheme that an application names, by itself or in the pack that it names; empty: neither.
[[nodiscard]] std::string scheme_of(Application const& application);

// The overall level of one application after the other, in the same memory.
class LevelScorer {
public:
    LevelScorer(rules::CompiledPack const& pack, Basis basis, Date today) : pack_(pack), basis_(basis), today_(today) {}

    // The level's code, empty where none is reached. A220 where the numbers are too large.
    [[nodiscard]] Result<std::string> level(Application const& application);

private:
    rules::CompiledPack const& pack_;
    Basis basis_;
    Date today_; // the scoring date of an application that names none
    scoring::Workspace workspace_;
    scoring::Assessment assessment_;
};

struct StoredCounts {
    std::size_t scored = 0;        // that were visited without a problem
    std::size_t other_schemes = 0; // records of another scheme, which were not
    std::size_t unreadable = 0;    // damaged, or with numbers too large to add up
    Problems problems;             // why: of the first thousand of them
    RecordId last;                 // that was looked at
    bool stopped = false;          // there may be more
};

// Asked before each record with the number of those that were looked at; false ends it.
using GoOn = std::function<bool(std::size_t seen)>;

// Records are read in blocks, and one block is scored while the next is read.
inline constexpr std::size_t block_size = 128;

struct Visitor {
    // Called in another thread, `place` being less than block_size and another one for each record of a block.
    std::function<void(store::StoredRecord const& record, std::size_t place)> score;
    // Then in this one, with the same place. Where it returns a problem the record counts as unreadable.
    std::function<Result<Done>(store::StoredRecord const& record, std::size_t place)> take;
};

// Goes through the records of the scheme, in the order of their ids.
[[nodiscard]] Result<StoredCounts> visit_stored(store::Database const& database, std::string const& scheme,
                                                GoOn const& go_on, Visitor const& visitor);

} // namespace accrue::session
