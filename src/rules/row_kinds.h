// The kinds of rows of the language in its order, and how a row of each is told from the others of its kind.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "domain/texts.h"

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
    RowKind{"pack", to_translate("The pack itself")},
    RowKind{"level", to_translate("Levels"), RowKind::Form::Listed, "code"},
    RowKind{"status", to_translate("Statuses"), RowKind::Form::Listed, "id"},
    RowKind{"claim", to_translate("Claim types"), RowKind::Form::Listed, "id"},
    RowKind{"qualification", to_translate("Qualifications"), RowKind::Form::Listed, "id"},
    RowKind{"category", to_translate("Categories"), RowKind::Form::Listed, "id"},
    RowKind{"award", to_translate("Awards"), RowKind::Form::Listed, "id"},
    RowKind{"cap", to_translate("Caps"), RowKind::Form::Listed, "id"},
    RowKind{"gate", to_translate("Gates"), RowKind::Form::Listed, "id"},
    RowKind{"step", to_translate("Steps"), RowKind::Form::Listed, "id"},
    RowKind{"table", to_translate("Tables"), RowKind::Form::Keyed},
    RowKind{"carry", to_translate("Carried over"), RowKind::Form::Listed, "id"},
    RowKind{"fee", to_translate("Fees"), RowKind::Form::Listed, "id"},
    RowKind{"document", to_translate("Documents"), RowKind::Form::Listed, "id"},
    RowKind{"declaration", to_translate("Declarations"), RowKind::Form::Listed, "id"},
    RowKind{"referee", to_translate("Referees"), RowKind::Form::Listed, "level"},
    RowKind{"statement", to_translate("Statement")},
    RowKind{"renewal", to_translate("Renewal")},
    RowKind{"review", to_translate("Review")},
    RowKind{"reason", to_translate("Reasons"), RowKind::Form::Listed, "id"},
    RowKind{"clause", to_translate("Clauses"), RowKind::Form::Keyed},
    RowKind{"text", to_translate("Translations"), RowKind::Form::Keyed},
    RowKind{"example", to_translate("Worked cases"), RowKind::Form::Listed, "name"},
};

[[nodiscard]] constexpr RowKind const* find_row_kind(std::string_view name) { // nullptr: no kind of row
    auto const found = std::ranges::find(row_kinds, name, &RowKind::name);
    return found == row_kinds.end() ? nullptr : &*found;
}

} // namespace accrue::rules
