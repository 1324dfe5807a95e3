#include "gui/window_textures.h"

#include <algorithm>
#include <cstdint>

#include <GLFW/glfw3.h>

namespace accrue::gui {

namespace {

// A mask takes one byte a pixel: its red is read as alpha, with white for the colour.
void read_red_as_alpha() {
    GLint const order[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, order);
}

bool fits(int width, int height) {
    GLint most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    return width <= most && height <= most;
}

ImTextureID texture_of(int width, int height, unsigned char const* pixels, bool mask) {
    if (!fits(width, height)) return nullptr;
    GLint before = 0;
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &before);
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    for (GLenum const filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
        glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    for (GLenum const wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
        glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    if (mask) read_red_as_alpha();
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, mask ? GL_R8 : GL_RGBA8, width, height, 0, mask ? GL_RED : GL_RGBA, GL_UNSIGNED_BYTE,
                 pixels);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before));
    return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture)); // as ImGui's own back end does
}

void delete_texture(ImTextureID picture) {
    auto const texture = static_cast<GLuint>(reinterpret_cast<std::intptr_t>(picture));
    glDeleteTextures(1, &texture);
}

constexpr std::size_t most_page_textures = std::size_t{128} << 20; // bytes

} // namespace

ImTextureID TexturePictures::keep(PixelPicture const& picture) {
    return texture_of(picture.width, picture.height, picture.pixels.data(), picture.kind == PixelPicture::Kind::Mask);
}

void TexturePictures::drop(ImTextureID picture) { delete_texture(picture); }

WindowPageTextures::~WindowPageTextures() {
    for (auto const& [key, kept] : kept_) delete_texture(kept.texture);
}

ImTextureID WindowPageTextures::texture(PagePixels const& page) {
    auto const [place, is_new] = kept_.try_emplace(page.key);
    Kept& kept = place->second;
    if (is_new) {
        kept.texture = texture_of(page.width, page.height, page.colors.data(), false);
        kept.bytes = page.colors.size();
        bytes_ += kept.bytes;
    }
    kept.used = frame_;
    return kept.texture;
}

void WindowPageTextures::next_frame() {
    while (bytes_ > most_page_textures) {
        auto const oldest = std::ranges::min_element(kept_, {}, [](auto const& kept) { return kept.second.used; });
        if (oldest->second.used == frame_) break; // all of them are in sight
        delete_texture(oldest->second.texture);
        bytes_ -= oldest->second.bytes;
        kept_.erase(oldest);
    }
    ++frame_;
}

} // namespace accrue::gui
