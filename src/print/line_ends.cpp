#include "print/line_ends.h"

#include "domain/text.h"

namespace accrue::print {

std::string tied(std::string_view text) {
    constexpr std::size_t most_bytes = 18; // within brackets
    std::string tied;
    std::size_t close = 0; // of the brackets around
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(')
            if (std::size_t const length = text.substr(at, most_bytes).find(')'); length != std::string_view::npos)
                close = at + length;
        std::string_view const next = text.substr(at + 1);
        bool const is_before_sign = next.starts_with('%') || next.starts_with("·") || next.starts_with("–");
        if (text[at] == ' ' && (at < close || is_before_sign))
            tied += "\u00A0";
        else
            tied += text[at];
    }
    return tied;
}

bool is_one_thing(std::string_view text) {
    constexpr std::size_t most_characters = 16; // "30. Sept. 2012 –"
    return character_count(text) <= most_characters && text.find_first_of("0123456789") != std::string_view::npos;
}

std::string in_two_lines(std::string_view text) {
    constexpr std::string_view dash = " – ";
    std::size_t const at = text.find(dash);
    if (at == std::string_view::npos) return {};
    std::string_view const first = text.substr(0, at + dash.size() - 1);
    std::string_view const second = text.substr(first.size() + 1);
    return is_one_thing(first) && is_one_thing(second) ? std::string(first) + "\n" + std::string(second)
                                                       : std::string();
}

} // namespace accrue::print
