// What changed from one pack to another, row by row: rows are the same where kind and id are. What a row says is compared, not
// how it is spelled: defaults, comments, line breaks and the order of keys make no difference.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/pack.h"

namespace accrue::rules {

struct KeyChange {
    std::string key; // "max", "fields.hours.title", "bands.none"
    std::string was; // as it is written; empty: the key was not there,
    std::string is;  // or is there no more
};

// Of two long values only the parts around what differs, to be read one after the other.
void shorten(KeyChange& change);

struct RowChange {
    enum class What : std::uint8_t { Added, Removed, Changed };
    What what = What::Changed;
    std::string_view kind; // "award"
    std::string id;        // empty of a row that stands there once
    std::string title;     // where it has one
    int line_before = 0;   // 0: was not there
    int line_after = 0;    // 0: is there no more
    std::vector<KeyChange> keys;
};

struct LevelChange { // what decides about a level, and changed
    std::string code;
    std::vector<std::string> reasons; // "gate recency-psm"
};

struct Difference {
    std::vector<RowChange> rows;             // kind by kind, in the order of the language
    std::vector<std::string_view> reordered; // kinds of which the rows that both have stand in another order
    std::vector<LevelChange> levels;         // lowest first, of the later pack, and those that are there no more
    [[nodiscard]] bool none() const { return rows.empty() && reordered.empty(); }
};

// Both as written (carried.h).
[[nodiscard]] Difference difference(Pack const& before, Pack const& after);

} // namespace accrue::rules
