// What the columns of a pasted table say. Private to the session.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/table_text.h"
#include "rules/pack.h"
#include "session/paste.h"

namespace accrue::session {

// The column whose cells say what kind of entry each row is, as in an application file.
inline constexpr std::string_view kind_key = "claim";

// The fields that a column may say: those of the form, and the entry's state.
[[nodiscard]] std::vector<FieldModel> paste_fields(rules::ClaimType const& type);
// Those of the mapping's kind, or, where a column says the kind of each row, those of all kinds; and the kind at the end.
[[nodiscard]] std::vector<FieldModel> paste_fields(rules::Pack const& pack, PasteMapping const& mapping);

// What may stand in the column of kinds, folded, and the claim type that it means: ids, then titles.
[[nodiscard]] std::map<std::string, int> kind_words(rules::Pack const& pack);

// The kind of entry that most columns suit, whether the first row is a heading, and what each column says. A kind or a
// heading that is given stays as it is.
[[nodiscard]] PasteMapping guess_mapping(rules::Pack const& pack, formats::TableText const& table,
                                         std::optional<std::string> const& type, std::optional<bool> has_heading);

// The cell, empty beyond the row's end.
[[nodiscard]] std::string_view pasted_cell(formats::TableRow const& row, std::size_t column);

} // namespace accrue::session
