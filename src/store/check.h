// Health of a library: SQLite's own checks, the schema, every digest, the order of entries and of the change log.
// It changes nothing; opening the library before may have: see Database::open.
#pragma once

#include <cstddef>

#include "domain/problem.h"
#include "store/database.h"

namespace accrue::store {

struct Health {
    std::size_t records = 0;
    std::size_t entries = 0;
    std::size_t drafts = 0;
    std::size_t files = 0; // of evidence
    std::size_t packs = 0;
    std::size_t changes = 0;
    Problems problems; // empty: all is well

    friend bool operator==(Health const&, Health const&) = default;
};

[[nodiscard]] Health check(Database const& database);

} // namespace accrue::store
