// Text as people type it: validity, comparison, search, suggestions.
// Folding follows Unicode through utf8proc; nothing here changes what is stored.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace accrue {

// Adds the character. REQUIRES: a code point that is no surrogate.
void append_utf8(std::string& text, char32_t character);

struct Character {
    char32_t code = 0;
    std::size_t size = 1; // bytes
};

// The character that `text` begins with. A byte that is not UTF-8 (overlong forms, surrogates, one that is cut off) is a character
// of its own, U+FFFD; nothing past the end is read. REQUIRES: text is not empty.
[[nodiscard]] Character first_character(std::string_view text);

enum class CharacterKind : std::uint8_t {
    Letter,
    Capital,
    LoneLetter, // of a script that puts no space between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese
    Digit,
    Mark,   // belongs to the character before it
    Unseen, // takes no room: a soft hyphen, a joiner
    Blank,
    Other
};
[[nodiscard]] CharacterKind kind_of_character(char32_t code);

// A byte of a character that is not its first, where the text is UTF-8.
[[nodiscard]] constexpr bool is_inside_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Byte offset of the first byte that is not UTF-8 (overlong forms and surrogates count as wrong), or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

// Without white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// The key by which "text is compared trimmed and without case": NFKC case folding of the trimmed text.
// Text that is not UTF-8 is its own key.
[[nodiscard]] std::string comparison_key(std::string_view text);

// The key for search: comparison_key without accents and with Polish ł, Danish ø and the like as base letters, so that
// "zolc" finds "Żółć".
[[nodiscard]] std::string search_key(std::string_view text);

// The candidate nearest to `word` by edit distance, or empty where none is near enough to be a likely slip.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<std::string const> candidates);
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<std::string_view const> candidates);

// "did you mean 'points_in'?", or empty; in the language that is spoken.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<std::string const> candidates);
[[nodiscard]] std::string suggestion(std::string_view word, std::span<std::string_view const> candidates);
// The same in English whatever is spoken: for the authors of packs.
[[nodiscard]] std::string english_suggestion(std::string_view word, std::span<std::string const> candidates);
[[nodiscard]] std::string english_suggestion(std::string_view word, std::span<std::string_view const> candidates);

[[nodiscard]] std::size_t character_count(std::string_view text); // code points

// Words as people count them: what stands between white space, that of Unicode too, and has a letter or a digit. A lone letter
// is one.
[[nodiscard]] int word_count(std::string_view text);

// In front of a name, or behind it, without being a part of it: "dr", "prof", "mba". `word` as search_key folds it.
[[nodiscard]] bool is_title_of_person(std::string_view word);

// `text` cut to at most `characters` code points, with "…" where something was cut; for messages.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t characters = 60);

// `text` in one line with nothing hidden in it: control characters, and those that reorder what is around them or take no
// room, as "[U+202E]", a line end as "¶".
[[nodiscard]] std::string made_visible(std::string_view text);
// It has a character that turns the order in which other characters are shown (U+202A to U+202E, U+2066 to U+2069).
[[nodiscard]] bool reorders_text(std::string_view text);

// Overwrites all that the text has room for, also where something longer stood before; empty afterwards. For passphrases.
void wipe(std::string& text);

[[nodiscard]] std::string capitalised(std::string text); // its first letter, of a to z and ä, ö, ü

} // namespace accrue
