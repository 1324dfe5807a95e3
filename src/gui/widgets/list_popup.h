// Rows to choose from, in a popup or in a page: title, subtitle, tags; one row is highlighted and moved by the arrow
// keys. Shared by the drop-down and the search list. Screens use those, not this.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gui/widgets/field_parts.h"

namespace accrue::gui {

struct ListRow {
    std::string_view title;
    std::string_view subtitle = {};
    std::span<std::string const> tags = {};
    bool checked = false;
};

[[nodiscard]] float row_height(ListRow const& row);

enum class Moved { ByMouse, ByKeys };

// Draws the row at the cursor, as wide as there is room. True when it is pressed.
// `highlighted` becomes `index` when the mouse moves onto the row.
bool draw_list_row(ListRow const& row, std::size_t index, std::size_t& highlighted, Moved moved);

// Where Up, Down, PageUp, PageDown, Home and End move the highlight among `count` rows.
[[nodiscard]] std::size_t moved_highlight(std::size_t highlighted, std::size_t count);

// Opens the popup of the current scope with this row highlighted.
void open_list_popup(std::size_t highlighted);
// The popup itself, every frame; the row that is chosen.
std::optional<std::size_t> list_popup(std::span<ListRow const> rows, Popup::Anchor const& anchor);

} // namespace accrue::gui
