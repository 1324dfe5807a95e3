// The command palette: everything that can be done now, found by typing a part of its name. Unfinished forms,
// commands of the table, a new entry of each kind, how the window looks, other records, and each entry of this one.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "gui/commands.h"
#include "gui/screens/intents.h"
#include "gui/widgets/search_list.h"
#include "session/models.h"

namespace accrue::gui {

using PaletteTarget = std::variant<CommandName, Intent>;

struct PaletteState { // made when it opens
    std::vector<ui::SearchItem> items;
    std::vector<PaletteTarget> targets; // of the items
    ui::SearchState search;
};

// `estimate` is null where no record is open.
[[nodiscard]] PaletteState all_commands(Situation const& situation, session::EstimateModel const* estimate);
// Only the kinds of entries that can be added.
[[nodiscard]] PaletteState kinds_of_entries(session::EstimateModel const& estimate);

// The schemes that a record can be begun for.
[[nodiscard]] PaletteState choice_of_schemes(std::vector<session::SchemeModel> const& schemes, session::Whose whose);

// The ways to count the entry in other schemes.
[[nodiscard]] PaletteState choice_of_shares(EntryId entry, std::vector<session::ShareChoice> const& choices);

// In a popup that has just been opened or is open; what is chosen.
[[nodiscard]] std::optional<PaletteTarget> draw_palette(PaletteState& state, std::string_view hint, float height);

} // namespace accrue::gui
