// Rule packs in a library: normalised tables, one per row kind and list of rules/pack.h, with the pack's full text and
// its SHA-256, by which it is named. What is loaded is equal to what was saved; a digest over all rows is checked on
// loading. Not here: whether a pack is right (rules/check.h): save what has been checked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "domain/result.h"
#include "rules/pack.h"
#include "store/database.h"

namespace accrue::store {

struct PackSummary {
    std::string sha256;
    std::string id; // "prism"
    std::string version;
    std::string title;
    rules::DateSpan effective;

    friend bool operator==(PackSummary const&, PackSummary const&) = default;
};

// One transaction of its own. A pack whose SHA-256 is there already is left alone; a text that has another SHA-256
// than it says is refused (L125).
[[nodiscard]] Result<Done> save_pack(Database& database, rules::Pack const& pack, rules::PackText const& text);

[[nodiscard]] Result<rules::Pack> load_pack(Database const& database, std::string_view sha256);
[[nodiscard]] Result<rules::PackText> load_pack_text(Database const& database, std::string_view sha256);
[[nodiscard]] Result<bool> has_pack(Database const& database, std::string_view sha256);
[[nodiscard]] Result<std::vector<PackSummary>> list_packs(Database const& database); // by id, then effective date

// For a pack whose rows are damaged, before it is saved again. One that is not there is no problem.
[[nodiscard]] Result<Done> remove_pack(Database& database, std::string_view sha256);

} // namespace accrue::store
