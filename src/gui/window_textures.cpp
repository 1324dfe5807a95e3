#include "gui/window_textures.h"

#include <cstdint>

#include <GLFW/glfw3.h>

namespace accrue::gui {

namespace {

// A mask takes one byte a pixel: its red is read as alpha, with white for the colour.
void read_red_as_alpha() {
    GLint const order[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, order);
}

bool fits(PixelPicture const& picture) {
    GLint most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    return picture.width <= most && picture.height <= most;
}

} // namespace

ImTextureID TexturePictures::keep(PixelPicture const& picture) {
    if (!fits(picture)) return nullptr;
    GLint before = 0;
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &before);
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    for (GLenum const filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
        glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    for (GLenum const wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
        glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    bool const mask = picture.kind == PixelPicture::Kind::Mask;
    if (mask) read_red_as_alpha();
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, mask ? GL_R8 : GL_RGBA8, picture.width, picture.height, 0, mask ? GL_RED : GL_RGBA,
                 GL_UNSIGNED_BYTE, picture.pixels.data());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before));
    return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture)); // as ImGui's own back end does
}

void TexturePictures::drop(ImTextureID picture) {
    auto const texture = static_cast<GLuint>(reinterpret_cast<std::intptr_t>(picture));
    glDeleteTextures(1, &texture);
}

} // namespace accrue::gui
