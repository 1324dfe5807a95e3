#include "gui/widgets/text_shaper.h"

#include <algorithm>
#include <array>

#include "domain/text.h"

namespace accrue::gui {

namespace {

struct CodeRange {
    char32_t first;
    char32_t last;
};

// Ascending. Everything above U+FFFF comes on top.
constexpr std::array<CodeRange, 34> shaped_ranges{{
    {0x0300, 0x036F}, // marks on letters; where a letter with its mark is one character, that one is not shaped
    {0x0483, 0x0489}, // marks on Cyrillic letters
    {0x0590, 0x109F}, // Hebrew, Arabic, Syriac, Thaana, N'Ko; the scripts of India; Thai, Lao, Tibetan, Myanmar
    {0x1100, 0x11FF}, // Hangul in parts
    {0x135D, 0x135F}, // marks on Ethiopic
    {0x1700, 0x18AF}, // Philippine scripts, Khmer, Mongolian
    {0x1900, 0x1C7F}, // Limbu, Tai, Balinese, Sundanese, Batak, Lepcha
    {0x1CD0, 0x1CFF}, // marks of Vedic
    {0x1DC0, 0x1DFF}, // more marks
    {0x200B, 0x200F}, // joiners and marks of direction: not seen, but they change what is
    {0x202A, 0x202E}, // they turn the order of what follows: shown as a box
    {0x2060, 0x206F}, {0x20D0, 0x20FF},                                                          // marks around signs
    {0x2CEF, 0x2CF1}, {0x2D7F, 0x2D7F}, {0x2DE0, 0x2DFF}, {0x302A, 0x302F},    {0x3099, 0x309A}, // marks on kana
    {0xA000, 0xA48C}, // Yi, whose characters stand for others in fields
    {0xA66F, 0xA672}, {0xA674, 0xA67D}, {0xA69E, 0xA69F}, {0xA6F0, 0xA6F1},    {0xA800, 0xA82F}, // Sylheti
    {0xA840, 0xA9FF},                   // Phags-pa, Saurashtra, Rejang, Javanese
    {0xAA00, 0xAAFF},                   // Cham, Tai Viet, Meetei
    {0xABC0, 0xABFF}, {0xD7B0, 0xD7FF}, // Hangul in parts
    {0xFB1D, 0xFDFF},                   // Hebrew and Arabic forms
    {0xFE00, 0xFE0F},                   // variants of what is before
    {0xFE20, 0xFE2F}, {0xFE70, 0xFEFF}, {0xFFF9, 0xFFFB}, {0x10000, 0x10FFFF},
}};

bool is_shaped(char32_t code) {
    auto const* const range = std::lower_bound(shaped_ranges.begin(), shaped_ranges.end(), code,
                                               [](CodeRange const& r, char32_t c) { return r.last < c; });
    return range != shaped_ranges.end() && code >= range->first;
}

constexpr unsigned char first_shaped_lead = 0xCC; // of U+0300

bool is_from_right(char32_t c) {
    return (c >= 0x05BE && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
           (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

// A letter of any other script, by and large.
bool is_from_left(char32_t c) {
    bool const latin = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return latin || (c >= 0xC0 && c < 0x2000) || (c >= 0x2C00 && c < 0xE000) || (c >= 0x20000 && c < 0x40000);
}

} // namespace

bool needs_shaping(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (static_cast<unsigned char>(text[at]) < first_shaped_lead) continue;
        if (is_shaped(first_character(text.substr(at)).code)) return find_invalid_utf8(text) == std::string_view::npos;
    }
    return false;
}

bool reads_from_right(std::string_view text) {
    std::size_t from_right = 0;
    std::size_t from_left = 0;
    bool begins_so = false;
    while (!text.empty()) {
        auto const [code, size] = first_character(text);
        text.remove_prefix(size);
        if (is_from_right(code)) {
            if (from_left == 0) begins_so = true;
            ++from_right;
        } else if (is_from_left(code)) {
            ++from_left;
        }
    }
    return begins_so && from_left <= 2 * from_right;
}

} // namespace accrue::gui
