// Text that ImGui cannot draw: it puts one character beside the next, from left to right, and knows the basic plane only.
// Which texts those are, and the interface of what lays them out and draws them (gui/shaping.h; tests may have none).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <imgui.h>

namespace accrue::gui {

// True for text with joined or reordered letters, vowels or marks above and below, text from right to left, and
// characters above U+FFFF. False for text that is not UTF-8. A look at each byte for other text.
[[nodiscard]] bool needs_shaping(std::string_view text);

// The text as a whole reads from right to left: its first letter does, and it is not for the most part of other letters,
// as a sentence of ours is that begins with a name in Arabic.
[[nodiscard]] bool reads_from_right(std::string_view text);

struct LineFont {
    float em = 0; // device pixels
    int weight = 400;
    bool equal_widths = false;

    friend bool operator==(LineFont const&, LineFont const&) = default;
};

// What cannot be divided: a letter with its marks, joined letters, an emoji with all that changes it.
struct Cluster {
    std::uint32_t end = 0;  // bytes of the text up to here
    float reach = 0;        // device pixels that the text up to here takes in this line
    bool may_break = false; // a line may end here
};

struct ShapedLine {
    float width = 0;               // device pixels
    std::vector<Cluster> clusters; // in the order of the text, whatever the order on the screen
};

struct LinePicture {
    ImTextureID texture = nullptr; // null: nothing to draw,
    bool drawn_elsewhere = false;  // or there is no place to draw it in
    ImVec2 corner = {};            // upper left, from the beginning of the base line; device pixels
    ImVec2 size = {};
    bool colored =
        false; // two pictures of that size, one above the other: what has the text's colour, what has its own
};

// What is given back holds until the next frame. Texts are one line of UTF-8 each.
class TextShaper {
public:
    TextShaper() = default;
    virtual ~TextShaper() = default;
    TextShaper(TextShaper const&) = delete;
    TextShaper& operator=(TextShaper const&) = delete;

    [[nodiscard]] virtual ShapedLine const& line(LineFont const& font, std::string_view text) = 0;
    // The line belongs to a paragraph that reads so; without this its own text decides. Holds until said otherwise.
    virtual void direct(LineFont const& font, std::string_view text, bool from_right) = 0;
    [[nodiscard]] virtual LinePicture picture(LineFont const& font, std::string_view text) = 0;
};

} // namespace accrue::gui
