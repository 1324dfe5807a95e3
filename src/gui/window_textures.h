// Pictures of text and of pages as OpenGL textures. REQUIRES, for their whole life: a current context.
#pragma once

#include <cstdint>
#include <map>

#include "gui/shaping.h"
#include "gui/widgets/page_textures.h"

namespace accrue::gui {

class TexturePictures final : public PictureKeeper {
public:
    [[nodiscard]] ImTextureID keep(PixelPicture const& picture) override;
    void drop(ImTextureID picture) override;
};

// Pages that were not drawn lately go first, within 128 MB of textures.
class WindowPageTextures final : public PageTextures {
public:
    ~WindowPageTextures() override;

    [[nodiscard]] ImTextureID texture(PagePixels const& page) override;
    void next_frame();

private:
    struct Kept {
        ImTextureID texture = nullptr;
        std::size_t bytes = 0;
        std::uint64_t used = 0; // the frame in which it was drawn last
    };
    std::map<std::uint64_t, Kept> kept_;
    std::size_t bytes_ = 0;
    std::uint64_t frame_ = 0;
};

} // namespace accrue::gui
