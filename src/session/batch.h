// Batch: every stored application of a scheme scored again by one pack, a row each in the library (store/score_runs.h), and
// what changed since the run before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "session/level_moves.h"
#include "session/packs.h"

namespace accrue::session {

struct LevelCount {
    std::string level; // a code; empty: no level
    std::size_t records = 0;
};

struct RunBefore { // that this one was compared with
    std::int64_t id = 0;
    std::string at; // "2012-07-15T09:30:00Z"
    std::string pack_version;
};

struct Batch {
    std::int64_t run = 0;
    std::vector<LevelCount> levels; // every level of the pack, the highest first; then no level
    std::optional<RunBefore> before;
    std::vector<LevelMove> moves; // since that run
    std::size_t first_time = 0;   // records that it has not
    std::size_t scored = 0;
    std::size_t other_schemes = 0; // records of another scheme, which were not scored
    std::size_t unreadable = 0;    // records that are damaged, or whose numbers are too large
    Problems problems;             // why: of the first thousand of them
    RecordId saved;                // everything up to this record was looked at and is saved in the library
    bool stopped = false;          // because of `go_on`
    std::optional<Problem> failed; // what ended it; what is said above may count more than is saved
};

struct BatchRequest {
    PackPointer pack;
    Basis basis = Basis::Claimed;
    Date today; // the scoring date of an application that names none
    // Asked before each record with the number of those that were looked at; false stops. Empty: go on.
    std::function<bool(std::size_t seen)> go_on = {};
};

// It fails where the library cannot be opened or the run not be begun: then nothing was changed. `now` as in Ports.
[[nodiscard]] Result<Batch> score_library(std::filesystem::path const& library, std::string const& now,
                                          BatchRequest const& request);
[[nodiscard]] Result<Batch> score_library(store::Database& database, std::string const& now,
                                          BatchRequest const& request);

} // namespace accrue::session
