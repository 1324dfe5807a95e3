// What a screen has asked for since the last time: one thing, of this kind.
#pragma once

#include <variant>

#include <doctest/doctest.h>

#include "gui/screens/intents.h"
#include "support/screen_driver.h"

namespace accrue::test {

template <class What>
What only_intent(Screen& screen, gui::Intents& intents) {
    screen.frames(2);
    REQUIRE(intents.size() == 1);
    auto const* const what = std::get_if<What>(&intents.front());
    REQUIRE(what != nullptr);
    What const copy = *what;
    intents.clear();
    return copy;
}

} // namespace accrue::test
