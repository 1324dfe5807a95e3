// Fonts: fills an ImGui atlas with the type scale of widgets/text.h at any scale.
//
// Inter for text, the Font Awesome characters of widgets/icons.h merged into every style, and on demand (`extra`)
// what else a text needs: Greek, Cyrillic and the like from Inter, then DejaVu Sans, the rest (Chinese, Japanese, Korean,
// Ethiopic) from what fontconfig finds. Few characters at first keep the first frame early: each costs about 10
// microseconds. Fontconfig takes longer still, so it is asked only for what is not at its usual place.
// The only file, besides widgets/text.cpp, that depends on ImGui's font interface before 1.92.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <imgui.h>

#include "gui/fonts_search.h"

namespace accrue::gui {

struct FontRequest {
    float scale = 1;
    std::set<ImWchar> extra = {};
};

// Replaces what is in the atlas and builds it. Where a font file is missing it uses the next best, down to ImGui's own,
// and returns a sentence about each missing font.
// `search` remembers what fontconfig has found.
[[nodiscard]] std::vector<std::string> load_fonts(ImFontAtlas& atlas, FontRequest const& request, FontSearch& search);
[[nodiscard]] std::vector<std::string> load_fonts(ImFontAtlas& atlas, FontRequest const& request);

// Adds to `extra` the characters that were missing, with the rest of their alphabet; true if there is any new one.
bool widen(std::set<ImWchar>& extra, std::set<ImWchar> const& missing);

} // namespace accrue::gui
