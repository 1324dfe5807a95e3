// One line of text through Pango and cairo, with nothing remembered but Pango's own things. For shaping.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gui/shaping.h"

namespace accrue::gui {

struct PaintedLine {
    ImVec2 corner;        // upper left, from the beginning of the base line
    ImVec2 size;          // device pixels
    PixelPicture picture; // Colors: twice as high, what has the text's colour (in white) above what has its own
};

class PangoLines {
public:
    explicit PangoLines(std::string language);
    ~PangoLines();
    PangoLines(PangoLines const&) = delete;
    PangoLines& operator=(PangoLines const&) = delete;

    [[nodiscard]] ShapedLine lay_out(LineFont const& font, std::string_view text, bool from_right);
    // None: nothing to see.
    [[nodiscard]] std::optional<PaintedLine> paint(LineFont const& font, std::string_view text, bool from_right);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace accrue::gui
