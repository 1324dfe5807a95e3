#include "formats/shown_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::formats {
namespace {

// How many bytes the character takes that turns the direction of what is around it, U+202A to U+202E or U+2066 to U+2069;
// 0: there is none here.
std::size_t turner_at(std::string_view text, std::size_t at) {
    std::string_view const three = text.substr(at, 3);
    return three.size() == 3 && three[0] == '\xE2' && reorders_text(three) ? 3 : 0;
}

std::string turner_name(std::string_view utf8) {
    auto const low = static_cast<unsigned>(static_cast<unsigned char>(utf8[1]) & 0x3F) << 6U;
    return fmt::format("U+{:04X}", 0x2000U | low | (static_cast<unsigned char>(utf8[2]) & 0x3FU));
}

// The bytes of the letter of a script written from right to left that begins here; 0: there is none. Hebrew to Arabic Extended,
// their presentation forms, and the scripts above U+10000.
std::size_t right_to_left_at(std::string_view text, std::size_t at) {
    Character const letter = first_character(text.substr(at));
    auto const within = [&](char32_t first, char32_t last) { return letter.code >= first && letter.code <= last; };
    bool const is_one = within(0x590, 0x8FF) || within(0xFB1D, 0xFDFF) || within(0xFE70, 0xFEFC) ||
                        within(0x10800, 0x10FFF) || within(0x1E800, 0x1EFFF);
    return is_one ? letter.size : 0;
}

// Where words that are written from right to left end: at the last such letter before one of another script.
std::size_t end_of_right_to_left(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (at < text.size()) {
        auto const c = static_cast<unsigned char>(text[at]);
        std::size_t const letter = right_to_left_at(text, at);
        bool const between = c < 0x80 && (c < 'A' || (c > 'Z' && c < 'a') || c > 'z') && c != '\n';
        if (letter == 0 && !between) break;
        at += std::max<std::size_t>(letter, 1);
        if (letter > 0) end = at;
    }
    return end;
}

// U+FDD0 to U+FDEF and the last two of each plane will never be characters: other programs refuse texts with them.
constexpr unsigned char first_byte_of_no_character = 0xEF;
bool is_no_character(char32_t code) { return (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFEU) == 0xFFFEU; }

} // namespace

std::string shown_text(std::string_view text) {
    bool const is_utf8 = find_invalid_utf8(text) == std::string_view::npos;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (std::size_t const length = turner_at(text, i); length > 0) {
            out += fmt::format("⟦{}⟧", turner_name(text.substr(i, length)));
            i += length - 1;
            continue;
        }
        auto const c = static_cast<unsigned char>(text[i]);
        if (c >= first_byte_of_no_character || (c >= 0x80 && !is_utf8)) {
            Character const character = first_character(text.substr(i));
            append_utf8(out, is_no_character(character.code) ? U'\uFFFD' : character.code);
            i += character.size - 1;
        } else if ((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t') {
            out += text[i];
        }
    }
    return out;
}

std::vector<TextPiece> pieces_by_direction(std::string_view text) {
    std::vector<TextPiece> pieces;
    std::size_t told = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (static_cast<unsigned char>(text[at]) < 0x80 || right_to_left_at(text, at) == 0) continue;
        std::size_t const end = end_of_right_to_left(text, at);
        if (at > told) pieces.push_back({text.substr(told, at - told), false});
        pieces.push_back({text.substr(at, end - at), true});
        told = end;
        at = end - 1;
    }
    if (told < text.size()) pieces.push_back({text.substr(told), false});
    return pieces;
}

} // namespace accrue::formats
