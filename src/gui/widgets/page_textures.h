// Pictures of pages as textures, made when they are first drawn; what makes them is the window's (gui/window_textures.h). In the
// Environment; none: pages are drawn as empty paper.
#pragma once

#include <cstdint>
#include <span>

#include <imgui.h>

namespace accrue::gui {

struct PagePixels {
    std::uint64_t key = 0; // another number: another picture
    int width = 0;
    int height = 0;
    std::span<std::uint8_t const> colors; // row by row from the top: red, green, blue, alpha
};

class PageTextures {
public:
    PageTextures() = default;
    virtual ~PageTextures() = default;
    PageTextures(PageTextures const&) = delete;
    PageTextures& operator=(PageTextures const&) = delete;

    // Holds until the next frame; null where there is no room.
    [[nodiscard]] virtual ImTextureID texture(PagePixels const& page) = 0;
};

} // namespace accrue::gui
