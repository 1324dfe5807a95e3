// Parts: what the widgets of this folder are made of. Screens use the widgets, not these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "gui/widgets/environment.h"
#include "gui/widgets/text.h"

namespace accrue::gui {

// --- Items ---

struct ItemReport {
    ItemKind kind = ItemKind::Button;
    std::string_view label;
    std::string_view value = {};
    bool enabled = true;
    bool checked = false;
};

// Tells the probe, if there is one, about the ImGui item just drawn.
void report(ItemReport const& item);

enum class Availability { Enabled, Disabled };

struct Pressable {
    ImVec2 min;
    ImVec2 max;
    bool pressed = false; // by mouse, Space or Enter
    bool hovered = false;
    bool held = false;
    bool ringed = false; // has the keyboard and shows it
};

// As ImGui::PushID, for text that may be empty.
void push_id(std::string_view text);

// An item that can be pressed, with nothing drawn. It is a tab stop. The id is made from `label` in the current scope.
[[nodiscard]] Pressable pressable(std::string_view label, ImVec2 size, Availability availability);

// The files that were dropped between these corners, as far as they can be seen; for the first who asks.
[[nodiscard]] std::vector<std::string> take_dropped(ImVec2 min, ImVec2 max);

struct Extent { // from side to side, in device pixels
    float left;
    float right;
};

enum class ScrollKeys { WhereFocused, Anywhere };

// What is in sight of a window that scrolls, between two sides, as one stop of the keyboard: PageUp, PageDown, Home and End scroll.
// `height`: of all there is. It comes last, so that what lies under it can be pressed.
void scroll_stop(std::string_view label, Extent sides, float height, ScrollKeys keys = ScrollKeys::WhereFocused);

// --- Drawing ---

// False where all of it is clipped away: drawing it would only cost time.
[[nodiscard]] bool can_be_seen(ImVec2 min, ImVec2 max);

// What of `whole` is not scrolled away to the side.
[[nodiscard]] Extent in_sight(Extent whole);

void fill(ImVec2 min, ImVec2 max, Color color, float rounding);
void outline(ImVec2 min, ImVec2 max, Color color, float rounding);
void focus_ring(ImVec2 min, ImVec2 max, float rounding);
// What lies under a row that can be chosen: that it is, that it is pressed or under the mouse, and its focus ring.
void draw_row_ground(Pressable const& row, bool chosen);
// A soft edge around something that floats; `min` and `max` are its own corners.
void shadow(ImVec2 min, ImVec2 max, float rounding);
// The icon in the middle of a square of `size` device pixels.
void draw_icon(ImVec2 min, float size, char const* icon, Color color, TextStyle style = TextStyle::Body);

// --- Popups ---

enum class PopupKeys { Navigated, OwnHandling }; // whether ImGui moves the focus inside by arrow keys

// Where an item that owns a popup begins: gives it the keyboard if its popup was closed by a key.
void take_back_focus(ImGuiID owner);

// A popup below (or, where there is no room, above) the item between `min` and `max`, at most `size`. Escape closes it.
// Open it by ImGui::OpenPopup with the same name in the same scope.
class Popup {
public:
    struct Anchor {
        ImVec2 min;
        ImVec2 max;
        ImGuiID owner; // the item that gets the keyboard back when a key closes the popup
    };
    Popup(char const* name, Anchor anchor, ImVec2 size, PopupKeys keys);
    ~Popup();
    Popup(Popup const&) = delete;
    Popup& operator=(Popup const&) = delete;

    explicit operator bool() const { return open_; }

    void close_by_key();

private:
    ImGuiID owner_;
    bool open_ = false;
};

} // namespace accrue::gui
