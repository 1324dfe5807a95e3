// What is said where no window can be opened or no picture made: word for word as in tests/problems/S15x.
#include <filesystem>

#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include "gui/app_fixture.h"
#include "gui/window_context.h"
#include "support/packs.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::gui;

namespace {

void check_words(Problem const& problem, std::string const& name) {
    CAPTURE(name);
    CHECK(to_text(problem) + "\n" == test::file_text(test::source_folder / "tests/problems" / (name + ".txt")));
    CHECK(name.starts_with(problem.id));
}

} // namespace

TEST_CASE("each problem of opening a window is told word for word as in the gallery") {
    check_words(opening_problem(GLFW_PLATFORM_ERROR, "X11: The DISPLAY environment variable is missing"),
                "S151-no-display");
    check_words(opening_problem(GLFW_API_UNAVAILABLE, "GLX: No GLXFBConfigs returned"), "S152-no-opengl");
    check_words(opening_problem(GLFW_VERSION_UNAVAILABLE, "GLX: Requested 3.3, got 2.1"), "S153-old-opengl");
    check_words(opening_problem(GLFW_OUT_OF_MEMORY, "no reason given"), "S154-no-window");
}

TEST_CASE("each problem of taking a picture is told word for word as in the gallery") {
    check_words(unwritable_picture("/nowhere/screen.png"), "S155-unwritable-picture");
    check_words(picture_too_large(100000, 100000), "S157-picture-too-large");
    auto session = session::Session::in_memory({});
    REQUIRE(session);
    check_words(take_picture(*session, {.screen = "estimte", .path = "unused.png"}).problem(), "S156-unknown-screen");
}

TEST_CASE("a picture never takes the place of a library") {
    auto const folder = std::filesystem::temp_directory_path() / "accrue-picture-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    std::string const mine = folder / "mine.accrue";
    std::string const other = folder / "other.accrue";
    { auto session = test::must(session::Session::open(other, test::prism_ports())); }
    auto session = test::must(session::Session::open(mine, test::prism_ports()));
    for (std::string const& library : {mine, other}) {
        auto const refused = take_picture(session, {.path = library});
        REQUIRE_FALSE(refused);
        CHECK(refused.problem().id == "L146");
    }
    CHECK(test::file_text(other).starts_with("SQLite format 3"));
    std::filesystem::remove_all(folder);
}
