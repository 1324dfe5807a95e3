#include "gui/widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace accrue::gui;

namespace {

// WCAG 2.1: relative luminance and contrast ratio.
double luminance(Color color) {
    auto const linear = [](std::uint8_t part) {
        double const value = part / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double contrast(Color a, Color b) {
    double const lighter = std::max(luminance(a), luminance(b));
    double const darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

std::string name_of(Appearance appearance) {
    return appearance == Appearance::Light ? "light" : appearance == Appearance::Dark ? "dark" : "high contrast";
}

struct Pair {
    std::string name;
    Color text;
    Color ground;
};

// Every colour of text on every ground that a widget draws it on.
std::vector<Pair> text_pairs(Palette const& p) {
    std::vector<Pair> pairs;
    struct Named {
        char const* name;
        Color color;
    };
    std::vector<Named> const grounds = {{"canvas", p.canvas},    {"surface", p.surface}, {"raised", p.raised},
                                        {"field", p.field},      {"hovered", p.hovered}, {"pressed", p.pressed},
                                        {"selected", p.selected}};
    for (Named const& ground : grounds) {
        pairs.push_back({std::string("text on ") + ground.name, p.text, ground.color});
        pairs.push_back({std::string("muted on ") + ground.name, p.text_muted, ground.color});
    }
    std::vector<Named> const quiet_grounds = {
        {"canvas", p.canvas}, {"surface", p.surface}, {"raised", p.raised}, {"field", p.field}, {"hovered", p.hovered}};
    for (Named const& ground : quiet_grounds) {
        pairs.push_back({std::string("faint on ") + ground.name, p.text_faint, ground.color});
        pairs.push_back({std::string("link on ") + ground.name, p.accent_text, ground.color});
        for (Tone const tone : {Tone::Success, Tone::Warning, Tone::Danger})
            pairs.push_back({std::string("tone on ") + ground.name, colors_of(p, tone).text, ground.color});
    }
    pairs.push_back({"faint on neutral", p.text_faint, p.neutral.tint});
    pairs.push_back({"link on selected", p.accent_text, p.selected});
    pairs.push_back({"chosen segment", p.info.text, p.selected});
    for (Color const fill : {p.accent, p.accent_hovered, p.accent_pressed})
        pairs.push_back({"on accent", p.on_accent, fill});
    for (Color const fill : {p.danger_fill, p.danger_fill_hovered, p.danger_fill_pressed})
        pairs.push_back({"on danger", p.on_danger, fill});
    for (Tone const tone : {Tone::Neutral, Tone::Accent, Tone::Success, Tone::Warning, Tone::Danger}) {
        std::string const name = "tone " + std::to_string(static_cast<int>(tone));
        ToneColors const& colors = colors_of(p, tone);
        pairs.push_back({name + " on its tint", colors.text, colors.tint});
        pairs.push_back({name + ": text on tint", p.text, colors.tint});
        pairs.push_back({name + ": muted on tint", p.text_muted, colors.tint});
    }
    pairs.push_back({"selected text", p.text, p.selection});
    return pairs;
}

} // namespace

TEST_CASE("the contrast of black and white is 21 and of a known grey pair 4.54") {
    CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == doctest::Approx(21.0));
    CHECK(contrast(rgb(0x767676), rgb(0xFFFFFF)) == doctest::Approx(4.54).epsilon(0.005));
}

TEST_CASE("every text can be read on every ground it is drawn on") {
    for (Appearance const appearance : all_appearances) {
        for (Pair const& pair : text_pairs(palette_of(appearance))) {
            std::string const which = name_of(appearance) + ": " + pair.name;
            INFO(which);
            CHECK(contrast(pair.text, pair.ground) >= (appearance == Appearance::Contrast ? 7.0 : 4.5));
        }
    }
}

TEST_CASE("marks and bars and the focus ring stand out from their ground") {
    for (Appearance const appearance : all_appearances) {
        Palette const& p = palette_of(appearance);
        std::string const which = name_of(appearance);
        INFO(which);
        for (Color const ground : {p.surface, p.canvas, p.raised}) {
            CHECK(contrast(p.focus, ground) >= 3.0);
            CHECK(contrast(p.neutral.solid, ground) >= 3.0); // an empty check box, a switch that is off
            CHECK(contrast(p.danger.solid, ground) >= 3.0);  // around a wrong field
        }
        CHECK(contrast(p.accent, p.surface) >= 3.0);
        CHECK(contrast(p.info.solid, p.pressed) >= 3.0); // the filled part of a meter on its track
    }
}

TEST_CASE("distances are whole pixels at every scale") {
    Theme const half_more{Appearance::Light, 1.5F};
    CHECK(half_more.px(7) == 11.0F);
    CHECK(half_more.px(8) == 12.0F);
    CHECK(half_more.hairline() == 1.0F);
    CHECK(Theme{Appearance::Light, 2}.hairline() == 2.0F);
}

TEST_CASE("a theme brings its colours and scaled sizes into the style") {
    ImGuiStyle style;
    apply({Appearance::Dark, 2}, style);
    ImVec4 const canvas = to_vector(palette_of(Appearance::Dark).canvas);
    CHECK(style.Colors[ImGuiCol_WindowBg].x == canvas.x);
    CHECK(style.FrameRounding == 14.0F);
    CHECK(style.FrameBorderSize == 2.0F);
    apply({Appearance::Light, 1}, style);
    CHECK(style.FrameRounding == 7.0F);
}
