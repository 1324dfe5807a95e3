#include "domain/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <utf8proc.h>

#include "domain/texts.h"

namespace accrue {
namespace {

using Folded = std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)>;

std::string fold(std::string_view text, int options) {
    utf8proc_uint8_t* raw = nullptr;
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const size =
        utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &raw, static_cast<utf8proc_option_t>(options));
    Folded const folded(raw, &std::free);
    if (size < 0) return std::string(text);
    return std::string(reinterpret_cast<char const*>(folded.get()), static_cast<std::size_t>(size));
}

// The fold of text that is ASCII alone, which most is and where utf8proc has nothing more to do; nullopt of any other.
std::optional<std::string> fold_ascii(std::string_view text) {
    std::string folded(text);
    for (char& c : folded) {
        if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
}

// Letters that Unicode does not decompose but people type without their stroke or as two letters.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> plain_letters{{
    {"ł", "l"},
    {"ø", "o"},
    {"đ", "d"},
    {"ð", "d"},
    {"þ", "th"},
    {"æ", "ae"},
    {"œ", "oe"},
    {"ħ", "h"},
    {"ı", "i"},
}};

// Two neighbours in the wrong order count as one slip.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> two_above(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        two_above.swap(above);
        above.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = std::min({change, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
    }
    return row.back();
}

template <class Text>
std::string_view nearest_of(std::string_view word, std::span<Text const> candidates) {
    if (word.size() < 2 || word.size() > 80) return {}; // of a single letter everything is as near
    std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
    std::string_view found;
    for (std::string_view const candidate : candidates) {
        if (candidate.size() > 80) continue;
        std::size_t const distance = edit_distance(word, candidate);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

constexpr std::string_view did_you_mean = to_translate("did you mean '{}'?");

// `question` has a gap for what is near.
template <class Text>
std::string suggestion_of(std::string_view word, std::span<Text const> candidates, std::string_view question) {
    std::string_view const near = nearest_of(word, candidates);
    return near.empty() ? std::string() : fmt::format(fmt::runtime(question), near);
}

} // namespace

void append_utf8(std::string& text, char32_t character) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    auto const size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes.data());
    text.append(bytes.begin(), bytes.begin() + size);
}

Character first_character(std::string_view text) {
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    if (bytes[0] < 0x80) return {bytes[0], 1};
    utf8proc_int32_t code = 0;
    utf8proc_ssize_t const size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (size < 1) return {U'\uFFFD', 1};
    return {static_cast<char32_t>(code), static_cast<std::size_t>(size)};
}

std::size_t find_invalid_utf8(std::string_view text) {
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    std::size_t at = 0;
    while (at < text.size()) {
        if (bytes[at] < 0x80) { // as most are: eight at a time
            constexpr std::uint64_t high_bits = 0x8080808080808080U;
            std::uint64_t eight = high_bits;
            if (text.size() - at >= sizeof eight) std::memcpy(&eight, bytes + at, sizeof eight);
            at += (eight & high_bits) == 0 ? sizeof eight : 1;
            continue;
        }
        utf8proc_int32_t code = 0;
        auto const size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
        if (size < 1 || code < 0) return at;
        at += static_cast<std::size_t>(size);
    }
    return std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n\v\f";
    std::size_t const first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string comparison_key(std::string_view text) {
    if (auto ascii = fold_ascii(trimmed(text))) return std::move(*ascii);
    return fold(trimmed(text), UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
}

std::string search_key(std::string_view text) {
    if (auto ascii = fold_ascii(trimmed(text))) return std::move(*ascii);
    std::string key = fold(trimmed(text), UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                              UTF8PROC_STRIPMARK);
    for (auto const& [letter, plain] : plain_letters)
        for (std::size_t at = key.find(letter); at != std::string::npos; at = key.find(letter, at + plain.size()))
            key.replace(at, letter.size(), plain);
    return key;
}

std::string_view nearest(std::string_view word, std::span<std::string const> candidates) {
    return nearest_of(word, candidates);
}

std::string_view nearest(std::string_view word, std::span<std::string_view const> candidates) {
    return nearest_of(word, candidates);
}

std::string suggestion(std::string_view word, std::span<std::string const> candidates) {
    return suggestion_of(word, candidates, tr(did_you_mean));
}

std::string suggestion(std::string_view word, std::span<std::string_view const> candidates) {
    return suggestion_of(word, candidates, tr(did_you_mean));
}

std::string english_suggestion(std::string_view word, std::span<std::string const> candidates) {
    return suggestion_of(word, candidates, did_you_mean);
}

std::string english_suggestion(std::string_view word, std::span<std::string_view const> candidates) {
    return suggestion_of(word, candidates, did_you_mean);
}

std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_inside_character(c); }));
}

namespace {

bool is_white_space(char32_t c) {
    if (c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x85) return true;
    auto const category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

bool is_letter(char32_t c) {
    auto const category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_digit(char32_t c) {
    auto const category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

// Of a script that is written without spaces between words.
bool is_unspaced(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 10> ranges{{
        {0x0E00, 0x0EFF},   // Thai, Lao
        {0x1000, 0x109F},   // Burmese
        {0x1780, 0x17FF},   // Khmer
        {0x3005, 0x3007},   // signs among Chinese characters
        {0x3040, 0x30FF},   // Hiragana, Katakana
        {0x31F0, 0x31FF},   // more of Katakana
        {0x3400, 0x9FFF},   // Chinese characters
        {0xF900, 0xFAFF},   // more of them
        {0xFF66, 0xFF9F},   // narrow Katakana
        {0x20000, 0x3FFFF}, // rare Chinese characters
    }};
    return std::ranges::any_of(ranges, [&](auto const& range) { return c >= range.first && c <= range.second; });
}

} // namespace

CharacterKind kind_of_character(char32_t code) {
    if (is_white_space(code)) return CharacterKind::Blank;
    if (is_letter(code) && is_unspaced(code)) return CharacterKind::LoneLetter;
    if (is_digit(code)) return CharacterKind::Digit;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return CharacterKind::Capital;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return CharacterKind::Letter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return CharacterKind::Mark;
    case UTF8PROC_CATEGORY_CF: return CharacterKind::Unseen;
    default: return CharacterKind::Other;
    }
}

int word_count(std::string_view text) {
    int words = 0;
    bool inside = false; // a word that was counted
    while (!text.empty()) {
        auto const [code, size] = first_character(text);
        text.remove_prefix(size);
        switch (kind_of_character(code)) {
        case CharacterKind::Blank: inside = false; break;
        case CharacterKind::LoneLetter:
            inside = false;
            ++words;
            break;
        case CharacterKind::Letter:
        case CharacterKind::Capital:
        case CharacterKind::Digit:
            words += inside ? 0 : 1;
            inside = true;
            break;
        case CharacterKind::Mark:
        case CharacterKind::Unseen:
        case CharacterKind::Other: break;
        }
    }
    return words;
}

bool is_title_of_person(std::string_view word) {
    constexpr std::array<std::string_view, 14> titles{"dr",   "prof", "mr",  "mrs", "ms",  "miss", "herr",
                                                      "frau", "dipl", "ing", "mag", "msc", "phd",  "mba"};
    return std::ranges::find(titles, word) != titles.end();
}

std::string shortened(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++count) {
        if (count == characters) return std::string(text.substr(0, at)) + "…";
        do ++at;
        while (at < text.size() && is_inside_character(text[at]));
    }
    return std::string(text);
}

void wipe(std::string& text) {
    text.resize(text.capacity());
    char volatile* const bytes = text.data(); // so that it is done, though nobody reads it again
    for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = '\0';
    text.clear();
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> umlauts{
        {{"ä", "Ä"}, {"ö", "Ö"}, {"ü", "Ü"}}};
    for (auto const& [small, capital] : umlauts)
        if (text.starts_with(small)) return text.replace(0, small.size(), capital);
    return text;
}

namespace {

bool is_reordering(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool is_hidden(char32_t c) {
    constexpr std::array<char32_t, 6> marks{0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF};
    return is_reordering(c) || std::ranges::find(marks, c) != marks.end() ||
           utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_CC;
}

} // namespace

std::string made_visible(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        auto const [code, size] = first_character(text);
        if (code == U'\n')
            shown += "¶";
        else if (code == U'\uFFFD' || is_hidden(code))
            shown += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(code));
        else
            shown += text.substr(0, size);
        text.remove_prefix(size);
    }
    return shown;
}

bool reorders_text(std::string_view text) {
    while (!text.empty()) {
        auto const [code, size] = first_character(text);
        if (is_reordering(code)) return true;
        text.remove_prefix(size);
    }
    return false;
}

} // namespace accrue
