// Choices: one of several, yes or no.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "gui/widgets/fields.h"

namespace accrue::gui::ui {

struct Choice {
    std::string_view label;
    std::string_view note = {}; // quiet, under the label in the list
};

// One of several, or none yet. True when another one is chosen. Draws segments where there are few and they fit,
// else a box that opens a list (arrows, Home, End, Enter, Escape).
bool choice(std::string_view label, std::span<Choice const> choices, std::optional<std::size_t>& chosen,
            FieldOptions const& options = {});

// The two ways by name. REQUIRES for segments: at least one choice.
bool segments(std::string_view label, std::span<Choice const> choices, std::optional<std::size_t>& chosen,
              FieldOptions const& options = {});
bool drop_down(std::string_view label, std::span<Choice const> choices, std::optional<std::size_t>& chosen,
               FieldOptions const& options = {});

struct CheckOptions {
    std::string_view note = {}; // quiet, under the label
    std::string_view disabled_because = {};
};

// A box with a check mark; for things that are confirmed. The label wraps and can be pressed too.
bool checkbox(std::string_view label, bool& on, CheckOptions const& options = {});
// A switch; for settings that act at once.
bool toggle(std::string_view label, bool& on, CheckOptions const& options = {});

} // namespace accrue::gui::ui
