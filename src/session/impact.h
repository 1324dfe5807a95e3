// Impact: who among the stored applications would change level if other rules counted, and why.
//
// Each application of the scheme is scored by both packs, on its own date; or by the one and the rules that it is counted by
// as things stand. Nothing is changed. Names and reasons are in the language that is spoken.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "domain/claim.h"
#include "domain/date.h"
#include "domain/id.h"
#include "domain/result.h"
#include "session/level_moves.h"
#include "session/packs.h"

namespace accrue::session {

struct ImpactRow { // somebody whose level changes
    RecordId record;
    std::string name;             // "Jo Example", or "Unnamed record"
    std::string before;           // a level's code; empty: no level
    std::string after;            // another
    std::vector<std::string> why; // "PSM now needs: 2 more points (8 of 10)"
};

struct Impact {
    std::vector<ImpactRow> rows;  // in the order of the records' ids
    std::vector<LevelMove> moves; // the same, counted: the highest of the levels before first, then of those after
    std::size_t scored = 0;
    std::size_t other_schemes = 0; // records of another scheme, which were not scored
    std::size_t unreadable = 0;    // records that are damaged, or whose numbers are too large
    Problems problems;             // why: of the first thousand of them
    bool stopped = false;          // because of `go_on`: the rest was not looked at
};

struct ImpactRequest {
    PackPointer before; // null: each application's own, as packs.h finds it in `rules_folder` and the library
    PackPointer after;  // of the same scheme as `before`
    Basis basis = Basis::Claimed;
    Date today; // the scoring date of an application that names none
    // Asked before each record with the number of those that were looked at; false stops. Empty: go on.
    std::function<bool(std::size_t seen)> go_on = {};
    std::filesystem::path rules_folder = {};
};

// It fails where the library cannot be read.
[[nodiscard]] Result<Impact> find_impact(store::Database const& database, ImpactRequest const& request);

// The same of a library that is not open. `now` as in Ports.
[[nodiscard]] Result<Impact> find_impact(std::filesystem::path const& library, std::string const& now,
                                         ImpactRequest const& request);

} // namespace accrue::session
