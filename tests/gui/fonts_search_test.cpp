#include "gui/fonts_search.h"

#include <doctest/doctest.h>

#include "gui/fonts.h"
#include "gui/widgets/text.h"

using namespace accrue::gui;

namespace {

std::string const han_of_wqy = "the Debian package fonts-wqy-microhei of ./dev has Chinese, Japanese and Korean";

} // namespace

TEST_CASE("the locale names the language") {
    CHECK(language_of_locale("pl_PL.UTF-8") == "pl-pl");
    CHECK(language_of_locale("zh_TW") == "zh-tw");
    CHECK(language_of_locale("de@euro") == "de");
    CHECK(language_of_locale("C.UTF-8").empty());
    CHECK(language_of_locale("POSIX").empty());
}

TEST_CASE("Chinese characters look as in the user's language, else as in that of the text") {
    CHECK(east_asian_language("", "服务管理") == "zh-cn");
    CHECK(east_asian_language("pl-pl", "研修のサービス") == "ja");
    CHECK(east_asian_language("", "서비스 管理") == "ko");
    CHECK(east_asian_language("zh-tw", "研修のサービス") == "zh-tw");
    CHECK(east_asian_language("ja", "Grażyna").empty());
    CHECK(east_asian_language("", "𠮷") == "zh-cn");
    CHECK(east_asian_language("", std::set<ImWchar>{0x4E2D, 0x3042}) == "ja");
}

TEST_CASE("a family is found by name and weight, and only itself") {
    FontSearch const search("");
    auto const inter = search.family("Inter", 600);
    REQUIRE_MESSAGE(inter, "the Debian package fonts-inter of ./dev has Inter");
    CHECK(inter->file.find("Inter-SemiBold") != std::string::npos);
    CHECK(inter->height_of_em == doctest::Approx(1 / em_of_size).epsilon(0.01));
    CHECK_FALSE(search.family("No Such Family At All", 400));
    CHECK(search.generic("sans-serif"));
}

TEST_CASE("faces with what is missing are looked for once, whichever file has them") {
    FontSearch search("");
    std::set<ImWchar> const wanted{0x4E2D, 0x3042, 0xD55C};
    REQUIRE_MESSAGE(search.look_for(wanted, wanted), han_of_wqy);
    std::set<ImWchar> covered;
    for (CoveringFace const& face : search.found()) {
        CHECK(face.face.height_of_em > 0.8F);
        for (ImWchar const character : face.characters) CHECK(covered.insert(character).second);
    }
    CHECK(covered == wanted);
    CHECK_FALSE(search.look_for(wanted, wanted));
    CHECK_FALSE(search.look_for({0xFDD0}, wanted)); // no font has it
}

TEST_CASE("Chinese, Japanese and Korean characters come from the fonts that there are") {
    ImFontAtlas atlas;
    FontSearch search("");
    REQUIRE(load_fonts(atlas, {.extra = {0x4E2D, 0x3042, 0xD55C, 0x416}}, search).empty());
    for (ImFont const* const font : atlas.Fonts)
        for (ImWchar const glyph : std::set<ImWchar>{0x4E2D, 0x3042, 0xD55C})
            REQUIRE_MESSAGE(font->FindGlyphNoFallback(glyph), han_of_wqy);
    // As wide as the em of the text beside it.
    ImFont const* const body = atlas.Fonts[static_cast<int>(TextStyle::Body)];
    CHECK(body->FindGlyphNoFallback(0x4E2D)->AdvanceX == doctest::Approx(17 * em_of_size).epsilon(0.08));
}
