// The window that tells why a library cannot be opened.
#include "gui/screens/refusal.h"

#include <doctest/doctest.h>

#include "support/screen_driver.h"

namespace accrue::test {

using gui::Key;
using gui::RefusalAnswer;

namespace {

struct RefusalScreen {
    Problem problem{"L111",
                    {"/home/jo/library.accrue", 0, 0, {}},
                    "the library is open in another window of Accrue",
                    "close that window, then open the library again"};
    RefusalAnswer answer = RefusalAnswer::None;
    Screen screen{[this] {
                      if (auto const given = gui::draw_refusal(problem); given != RefusalAnswer::None) answer = given;
                  },
                  {.width = 620, .height = 340, .host = Host::None}};
};

} // namespace

TEST_CASE("a library that cannot be opened is told with where and why and what to do") {
    RefusalScreen const refusal;
    CHECK(refusal.screen.shows("This library cannot be opened"));
    CHECK(refusal.screen.shows("/home/jo/library.accrue"));
    CHECK(refusal.screen.shows("The library is open in another window of Accrue."));
    CHECK(refusal.screen.shows("Close that window, then open the library again."));
    CHECK(refusal.answer == RefusalAnswer::None);
}

TEST_CASE("a refused library is tried again or the program is quit by button and by key") {
    auto const after = [](auto act) {
        RefusalScreen refusal;
        act(refusal.screen);
        return refusal.answer;
    };
    CHECK(after([](Screen& screen) { screen.click("Try again"); }) == RefusalAnswer::TryAgain);
    CHECK(after([](Screen& screen) { screen.key(Key::Enter); }) == RefusalAnswer::TryAgain);
    CHECK(after([](Screen& screen) { screen.click("Quit"); }) == RefusalAnswer::Quit);
    CHECK(after([](Screen& screen) { screen.key(Key::Escape); }) == RefusalAnswer::Quit);
}

} // namespace accrue::test
