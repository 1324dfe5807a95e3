// Refusal: all there is to see where a library cannot be opened. What, where, what to do; try again, or quit.
#pragma once

#include <cstdint>

#include "domain/problem.h"

namespace accrue::gui {

enum class RefusalAnswer : std::uint8_t { None, TryAgain, Quit };

// Fills the whole display. Enter tries again, Escape quits.
[[nodiscard]] RefusalAnswer draw_refusal(Problem const& problem);

} // namespace accrue::gui
