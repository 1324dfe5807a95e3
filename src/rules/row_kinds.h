// The kinds of rows of the language in its order, and how a row of each is told from the others of its kind.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace accrue::rules {

struct RowKind {
    enum class Form : std::uint8_t {
        Once,   // a table: there is one
        Listed, // in a list, with its id under `id_key`
        Keyed,  // in a table, under its id
    };
    std::string_view name; // "award"
    std::string_view many; // "Awards"
    Form form = Form::Once;
    std::string_view id_key = {}; // "id"; only of those that are listed
};

inline constexpr std::array row_kinds{
    RowKind{"pack", "The pack itself"},
    RowKind{"level", "Levels", RowKind::Form::Listed, "code"},
    RowKind{"status", "Statuses", RowKind::Form::Listed, "id"},
    RowKind{"claim", "Claim types", RowKind::Form::Listed, "id"},
    RowKind{"qualification", "Qualifications", RowKind::Form::Listed, "id"},
    RowKind{"category", "Categories", RowKind::Form::Listed, "id"},
    RowKind{"award", "Awards", RowKind::Form::Listed, "id"},
    RowKind{"cap", "Caps", RowKind::Form::Listed, "id"},
    RowKind{"gate", "Gates", RowKind::Form::Listed, "id"},
    RowKind{"step", "Steps", RowKind::Form::Listed, "id"},
    RowKind{"table", "Tables", RowKind::Form::Keyed},
    RowKind{"carry", "Carried over", RowKind::Form::Listed, "id"},
    RowKind{"fee", "Fees", RowKind::Form::Listed, "id"},
    RowKind{"document", "Documents", RowKind::Form::Listed, "id"},
    RowKind{"declaration", "Declarations", RowKind::Form::Listed, "id"},
    RowKind{"referee", "Referees", RowKind::Form::Listed, "level"},
    RowKind{"statement", "Statement"},
    RowKind{"renewal", "Renewal"},
    RowKind{"review", "Review"},
    RowKind{"clause", "Clauses", RowKind::Form::Keyed},
    RowKind{"text", "Translations", RowKind::Form::Keyed},
    RowKind{"example", "Worked cases", RowKind::Form::Listed, "name"},
};

[[nodiscard]] constexpr RowKind const* find_row_kind(std::string_view name) { // nullptr: no kind of row
    auto const found = std::ranges::find(row_kinds, name, &RowKind::name);
    return found == row_kinds.end() ? nullptr : &*found;
}

} // namespace accrue::rules
