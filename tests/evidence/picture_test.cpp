#include "evidence/picture.h"

#include <cstdlib>
#include <filesystem>
#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/texts.h"

using namespace accrue;
using namespace accrue::evidence;

namespace {

// A picture made by ImageMagick; empty where it has no way to write that format.
std::string picture_of(std::string const& options, std::string const& ending) {
    auto const file = std::filesystem::temp_directory_path() / fmt::format("accrue-picture-{}.{}", getpid(), ending);
    std::string const command = fmt::format("convert {} '{}' 2>/dev/null", options, file.string());
    std::string const bytes = std::system(command.c_str()) == 0 ? test::file_text(file) : std::string();
    std::filesystem::remove(file);
    return bytes;
}

Inspection pages_of(std::string const& bytes) {
    auto const sandbox = Sandbox::open();
    REQUIRE(sandbox);
    FileKind const kind = kind_of(bytes);
    REQUIRE(is_picture(kind));
    auto const pages = pages_of_picture(bytes, kind, *sandbox);
    REQUIRE_MESSAGE(pages, to_text(pages.problem()));
    return *inspect(*pages, *sandbox);
}

std::string const white = "-depth 8 -size 600x900 xc:white ";

} // namespace

TEST_CASE("each kind of picture becomes a sound page of A4") {
    for (char const* const ending : {"jpg", "png", "tif"}) {
        CAPTURE(std::string(ending));
        Inspection const page =
            pages_of(picture_of(white + "-fill black -draw 'rectangle 10,10 300,20' -alpha off", ending));
        CHECK(page.state == Inspection::State::Sound);
        CHECK(page.pages == 1);
        CHECK(page.sizes == std::vector{PageSize{210, 297, 1}});
    }
}

TEST_CASE("all pictures of a TIFF become pages, and what is transparent can be read") {
    CHECK(pages_of(picture_of(white + white, "tif")).pages == 2);
    CHECK(pages_of(picture_of(white + "-alpha on -channel A -evaluate set 50%", "png")).pages == 1);
}

TEST_CASE("a picture is turned as the camera says") {
    std::string const upright = white + "-orient right-top"; // it lies on its side
    CHECK(pages_of(picture_of(upright, "jpg")).pages == 1);
}

TEST_CASE("a HEIC is read where a library reads it") {
    std::string const heic = picture_of(white, "heic");
    if (heic.empty()) {
        MESSAGE("no HEIC can be made here");
        return;
    }
    CHECK(kind_of(heic) == FileKind::Heic);
    CHECK(pages_of(heic).pages == 1);
}

TEST_CASE("what only begins as a picture is refused") {
    auto const sandbox = Sandbox::open();
    REQUIRE(sandbox);
    std::string const broken = "\xFF\xD8\xFF\xE0 and nothing more";
    auto const pages = pages_of_picture(broken, kind_of(broken), *sandbox);
    REQUIRE_FALSE(pages);
    CHECK(to_text(pages.problem()) + "\n" == test::file_text(test::problem_gallery / "A301-unreadable-picture.txt"));
    auto const bare = Sandbox::open("/nowhere");
    REQUIRE(bare);
    CHECK(pages_of_picture(broken, FileKind::Jpeg, *bare).problem().id == "S113");
}
