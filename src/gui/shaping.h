// Shaping: lines of text laid out and painted by Pango and cairo, and a cache of them that stays within a bound.
// Pango starts when the first line is asked for. Where pictures go is the owner's business: the window keeps them as
// textures, tests keep them in memory, and without a keeper lines are only measured.
// The only files, besides fonts_search.cpp, that know Pango, cairo and fontconfig.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "gui/widgets/text_shaper.h"

namespace accrue::gui {

struct PixelPicture {
    enum class Kind { Mask, Colors };
    Kind kind = Kind::Mask;
    int width = 0;
    int height = 0;
    std::vector<unsigned char> pixels; // row by row from the top: coverage; or red, green, blue, alpha (not multiplied)
};

class PictureKeeper {
public:
    PictureKeeper() = default;
    virtual ~PictureKeeper() = default;
    PictureKeeper(PictureKeeper const&) = delete;
    PictureKeeper& operator=(PictureKeeper const&) = delete;

    [[nodiscard]] virtual ImTextureID keep(PixelPicture const& picture) = 0; // null where there is no room
    virtual void drop(ImTextureID picture) = 0;
};

inline constexpr std::size_t most_shaped_bytes = std::size_t{16} << 20;

struct ShaperOptions {
    PictureKeeper* keeper = nullptr;            // outlives the shaper
    std::size_t most_bytes = most_shaped_bytes; // of lines and pictures together
    std::string language = {};                  // of the user, "ja": the look of Chinese characters; else by the text
};

class PangoShaper final : public TextShaper {
public:
    explicit PangoShaper(ShaperOptions options);
    ~PangoShaper() override;

    [[nodiscard]] ShapedLine const& line(LineFont const& font, std::string_view text) override;
    void direct(LineFont const& font, std::string_view text, bool from_right) override;
    [[nodiscard]] LinePicture picture(LineFont const& font, std::string_view text) override;

    // Between two frames: what was used longest ago goes until the rest is within the bound.
    void next_frame();

    [[nodiscard]] std::size_t bytes() const; // held now
    [[nodiscard]] std::size_t lines() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace accrue::gui
