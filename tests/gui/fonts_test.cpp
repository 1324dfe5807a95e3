#include "gui/fonts.h"

#include <doctest/doctest.h>

#include "gui/widgets/icons.h"
#include "gui/widgets/text.h"

using namespace accrue::gui;

namespace {

char32_t first_code_point(char const* text) {
    auto const byte = [&](int index) { return static_cast<unsigned char>(text[index]); };
    if (byte(0) < 0xE0) return static_cast<char32_t>((byte(0) & 0x1F) << 6 | (byte(1) & 0x3F));
    return static_cast<char32_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
}

} // namespace

TEST_CASE("the type scale is loaded at twice the size for twice the scale") {
    ImFontAtlas once;
    ImFontAtlas twice;
    REQUIRE(load_fonts(once, {}).empty());
    REQUIRE(load_fonts(twice, {.scale = 2}).empty());
    REQUIRE(once.Fonts.Size == text_style_count);
    for (int i = 0; i < text_style_count; ++i) {
        CHECK(once.Fonts[i]->FontSize == size_of(static_cast<TextStyle>(i)));
        CHECK(twice.Fonts[i]->FontSize == 2 * once.Fonts[i]->FontSize);
    }
}

TEST_CASE("European letters and all icons are there at the start") {
    ImFontAtlas atlas;
    REQUIRE(load_fonts(atlas, {}).empty());
    ImFont const* const body = atlas.Fonts[static_cast<int>(TextStyle::Body)];
    for (int const letter : {0x17B, 0xF3, 0x142, 0xDF, 0xC5, 0x159, 0x219, 0x2026, 0x2013, 0x20AC})
        CHECK_MESSAGE(body->FindGlyphNoFallback(static_cast<ImWchar>(letter)), letter);
    for (char const* const name : icon::all)
        CHECK_MESSAGE(body->FindGlyphNoFallback(static_cast<ImWchar>(first_code_point(name))), name);
}

TEST_CASE("an alphabet comes as a whole when one of its letters is missing") {
    std::set<ImWchar> extra;
    CHECK(widen(extra, {0x3A9}));
    CHECK(extra.contains(0x3B1));
    CHECK_FALSE(extra.contains(0x416));
    CHECK_FALSE(widen(extra, {0x3B2}));
    ImFontAtlas atlas;
    (void)load_fonts(atlas, {.extra = extra});
    for (int i = 0; i < text_style_count; ++i) CHECK(atlas.Fonts[i]->FindGlyphNoFallback(0x3A9));
}

TEST_CASE("a sign that Inter lacks comes from the other font") {
    ImFontAtlas atlas;
    (void)load_fonts(atlas, {.extra = {0x2610}});
    CHECK(atlas.Fonts[0]->FindGlyphNoFallback(0x2610));
}
