// Forms from a pack's claim types, and its catalogue for searching. Private to the session.
#pragma once

#include <string_view>
#include <vector>

#include "rules/pack.h"
#include "session/models.h"

namespace accrue::session {

// Keys of DraftModel::texts that are the same for every type; a type's own fields have theirs.
namespace key {
inline constexpr std::string_view qualification = "qualification";
inline constexpr std::string_view title = "title";
inline constexpr std::string_view organisation = "organisation";
inline constexpr std::string_view on = "on";
inline constexpr std::string_view from = "from";
inline constexpr std::string_view to = "to";
inline constexpr std::string_view evidence = "evidence";
inline constexpr std::string_view note = "note";
inline constexpr std::string_view basis = "basis"; // kept through a form, not shown in it
} // namespace key

// The fields of a type's form, in the order in which they are shown. `last_day` is what dates may go up to, in words.
[[nodiscard]] std::vector<FieldModel> form_fields(rules::ClaimType const& type, std::string const& last_day);

// One form for each claim type, in the pack's order.
[[nodiscard]] std::vector<FormModel> make_forms(rules::Pack const& pack, std::string const& last_day);

[[nodiscard]] std::vector<CatalogueItem> make_catalogue(rules::Pack const& pack);

} // namespace accrue::session
