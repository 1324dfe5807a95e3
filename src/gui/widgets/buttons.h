// Buttons and everything that is pressed: buttons, icon buttons, links, figures (numbers that explain themselves),
// navigation entries. All return true in the frame in which they are pressed by mouse, Space or Enter.
#pragma once

#include <string_view>

#include "domain/texts.h"
#include "gui/widgets/text.h"

namespace accrue::gui::ui {

enum class ButtonKind { Normal, Primary, Quiet, Danger };
enum class ButtonSize { Normal, Small };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::Normal;
    ButtonSize size = ButtonSize::Normal;
    char const* icon = nullptr;     // of icons.h, before the label
    std::string_view shortcut = {}; // quietly after the label
    std::string_view tooltip = {};
    std::string_view disabled_because = {}; // not empty: cannot be pressed, and says why
    float width = 0;                        // device pixels; 0: as wide as the label needs
};

bool button(std::string_view label, ButtonOptions const& options = {});

// A square button that shows an icon; `label` is its tooltip and its name.
bool icon_button(char const* icon, std::string_view label, ButtonOptions const& options = {});

// Device pixels that button(label, options) will take.
[[nodiscard]] float button_width(std::string_view label, ButtonOptions const& options = {});

// Underlined while the mouse is over it or it has the keyboard.
bool link(std::string_view label, TextStyle style = TextStyle::Body);

struct FigureOptions {
    TextStyle style = TextStyle::Strong;
    TextColor color = TextColor::Normal;
    std::string_view tooltip = tr("Why this number?");
};

// A number (or level) that opens its explanation. `name` is unique on the screen: "Certifications points".
bool figure(std::string_view name, std::string_view value, FigureOptions const& options = {});

enum class Selection { No, Yes };

// An entry of the navigation at the side: icon, label, and a quiet count at the right where there is one.
bool navigation_entry(char const* icon, std::string_view label, Selection selected, std::string_view count = {});

} // namespace accrue::gui::ui
