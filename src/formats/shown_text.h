// Texts of people as they may stand on a page, whatever is in them: nothing in them changes what stands around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accrue::formats {

// Control characters but line ends and tabs left out; those that turn the direction of what is around them shown as what
// they are, "⟦U+202E⟧"; a byte that is not UTF-8 and what is no character (U+FFFE) as U+FFFD.
[[nodiscard]] std::string shown_text(std::string_view text);

struct TextPiece {
    std::string_view text;
    bool from_right = false; // words that are written from right to left, from their first letter to their last
};
// A text cut where its direction changes. What follows words from right to left, a date say, keeps its place if they are
// set apart.
[[nodiscard]] std::vector<TextPiece> pieces_by_direction(std::string_view text);

} // namespace accrue::formats
