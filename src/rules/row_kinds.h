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
    Form form = Form::Once;
    std::string_view id_key = {}; // "id"; only of those that are listed
};

inline constexpr std::array row_kinds{
    RowKind{"pack"},
    RowKind{"level", RowKind::Form::Listed, "code"},
    RowKind{"status", RowKind::Form::Listed, "id"},
    RowKind{"claim", RowKind::Form::Listed, "id"},
    RowKind{"qualification", RowKind::Form::Listed, "id"},
    RowKind{"category", RowKind::Form::Listed, "id"},
    RowKind{"award", RowKind::Form::Listed, "id"},
    RowKind{"cap", RowKind::Form::Listed, "id"},
    RowKind{"gate", RowKind::Form::Listed, "id"},
    RowKind{"step", RowKind::Form::Listed, "id"},
    RowKind{"table", RowKind::Form::Keyed},
    RowKind{"carry", RowKind::Form::Listed, "id"},
    RowKind{"fee", RowKind::Form::Listed, "id"},
    RowKind{"document", RowKind::Form::Listed, "id"},
    RowKind{"declaration", RowKind::Form::Listed, "id"},
    RowKind{"referee", RowKind::Form::Listed, "level"},
    RowKind{"statement"},
    RowKind{"renewal"},
    RowKind{"review"},
    RowKind{"clause", RowKind::Form::Keyed},
    RowKind{"text", RowKind::Form::Keyed},
    RowKind{"example", RowKind::Form::Listed, "name"},
};

[[nodiscard]] constexpr RowKind const* find_row_kind(std::string_view name) { // nullptr: no kind of row
    auto const found = std::ranges::find(row_kinds, name, &RowKind::name);
    return found == row_kinds.end() ? nullptr : &*found;
}

} // namespace accrue::rules
