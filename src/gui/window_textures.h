// Pictures of text as OpenGL textures. REQUIRES, for its whole life: a current context.
#pragma once

#include "gui/shaping.h"

namespace accrue::gui {

class TexturePictures final : public PictureKeeper {
public:
    [[nodiscard]] ImTextureID keep(PixelPicture const& picture) override;
    void drop(ImTextureID picture) override;
};

} // namespace accrue::gui
