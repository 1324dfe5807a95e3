// Statement: a sentence that can be pressed, with its sign before it and its clause or a second, quieter line under it.
#pragma once

#include <string_view>

#include "gui/widgets/theme.h"

namespace accrue::gui {

inline constexpr float statement_sign_room = 26; // logical pixels before its text

struct Statement {
    std::string_view name; // unique in its scope
    std::string_view text;
    std::string_view clause = {};
    char const* sign = nullptr;
    Tone tone = Tone::Neutral;
};

// As wide as there is room. True when it is pressed.
[[nodiscard]] bool draw_statement(Statement const& statement);

} // namespace accrue::gui
