#include "session/evidence_names.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/evidence_desk.h"

namespace accrue::session {
namespace {

constexpr std::size_t most_characters = 120;
constexpr std::size_t most_ending = 12; // bytes, the dot included

std::optional<int> whole_number_in(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// "diploma" and ".pdf"; an ending that is none belongs to the name.
std::pair<std::string, std::string> parts_of_name(std::string const& name) {
    std::size_t const dot = name.rfind('.');
    bool const has_ending = dot != std::string::npos && dot > 0 && name.size() - dot <= most_ending;
    if (!has_ending) return {name, ""};
    return {name.substr(0, dot), name.substr(dot)};
}

} // namespace

std::string clean_name(std::filesystem::path const& file) {
    std::string const given = file.filename().string();
    std::string valid;
    for (std::string_view rest = given; !rest.empty();) {
        Character const character = first_character(rest);
        append_utf8(valid, character.code);
        rest.remove_prefix(character.size);
    }
    auto [name, ending] = parts_of_name(std::string(trimmed(made_visible(valid))));
    if (name.empty()) name = "file";
    return shortened(name, most_characters - most_ending) + ending;
}

std::string free_name(std::string const& name, std::span<std::string const> taken) {
    auto const [stem, ending] = parts_of_name(name);
    std::string free = name;
    for (int number = 2; std::ranges::find(taken, free) != taken.end(); ++number)
        free = fmt::format("{} ({}){}", stem, number, ending);
    return free;
}

std::string name_of_version(std::string const& name, std::string_view what, std::string_view ending) {
    return fmt::format("{}, {}{}", parts_of_name(name).first, what, ending);
}

Result<std::vector<int>> read_pages(std::string_view text, int pages) {
    auto const wrong = [&](std::string what) {
        return Problem{"A307", {}, std::move(what), say("write pages from 1 to {}, such as '1-3, 5'", pages)};
    };
    std::vector<int> read;
    for (std::string_view rest = text; !trimmed(rest).empty();) {
        std::size_t const comma = std::min(rest.find(','), rest.size());
        std::string_view const part = trimmed(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        std::size_t const dash = std::min(part.find('-'), part.size());
        auto const first = whole_number_in(trimmed(part.substr(0, dash)));
        auto const last = dash == part.size() ? first : whole_number_in(trimmed(part.substr(dash + 1)));
        if (!first || !last) return wrong(say("'{}' names no pages", part));
        if (*first < 1 || *last > pages || *first > *last) return wrong(say("there are no pages {}", part));
        for (int page = *first; page <= *last; ++page) read.push_back(page);
    }
    if (read.empty()) return wrong(std::string(tr("no pages are named")));
    return read;
}

std::string_view suffix_in_package(evidence::FileKind kind) {
    switch (kind) {
    case evidence::FileKind::Pdf: return "pdf";
    case evidence::FileKind::Jpeg: return "jpg";
    case evidence::FileKind::Png: return "png";
    case evidence::FileKind::Tiff: return "tif";
    default: return "";
    }
}

} // namespace accrue::session
