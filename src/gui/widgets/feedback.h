// What the program tells: tooltips, chips, meters, banners, empty places.
// A state is always an icon and a word besides its colour.
#pragma once

#include <cstdint>
#include <string_view>

#include "gui/widgets/theme.h"

namespace accrue::gui::ui {

// For the item just drawn: shown after the mouse has rested on it, or while it has the keyboard. Empty: nothing.
void tooltip(std::string_view text);

// The icon that goes with a tone where the caller has no better one; null for Neutral.
[[nodiscard]] char const* icon_of(Tone tone);

inline constexpr float chip_height = 24; // logical pixels

struct ChipOptions {
    Tone tone = Tone::Neutral;
    char const* icon = nullptr; // null: the tone's
    float width = 0;            // device pixels at most; 0: as wide as it needs, if there is room
};

// A small rounded label: it is read, not pressed.
void chip(std::string_view text, ChipOptions const& options = {});
[[nodiscard]] float chip_width(std::string_view text, ChipOptions const& options = {});
// The next chip goes on the same line if it fits, else on the next.
void chip_in_row(std::string_view text, ChipOptions const& options = {});

struct Meter {
    std::string_view label;      // also the name of its figure
    std::string_view value_text; // "20 of 20"; a press on it asks for the explanation
    std::int64_t value = 0;      // >= 0
    std::int64_t cap = 0;        // the mark; what lies beyond it is drawn as not counting. 0: no cap
    std::int64_t full = 0;       // the right end; 0: the larger of value and cap
    std::string_view note = {};  // quiet, under the bar
    Tone tone = Tone::Accent;
};

// True when its value is pressed.
bool meter(Meter const& meter);

struct Banner {
    Tone tone = Tone::Neutral;
    std::string_view text;
    std::string_view remedy = {}; // second, quieter paragraph
    std::string_view action = {}; // label of a button; empty: none
};

enum class BannerAnswer { None, Action, Closed };

// As wide as the space there is. `name` tells two banners apart.
BannerAnswer banner(std::string_view name, Banner const& banner);

struct EmptyState {
    char const* icon = nullptr;
    std::string_view title;
    std::string_view text;
    std::string_view action = {};
    std::string_view second_action = {};
};

enum class EmptyAnswer { None, Action, SecondAction };

// Centred in the width there is.
EmptyAnswer empty_state(EmptyState const& state);

} // namespace accrue::gui::ui
