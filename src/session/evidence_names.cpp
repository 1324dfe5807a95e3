#include "session/evidence_names.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::session {
namespace {

constexpr std::size_t most_characters = 120;
constexpr std::size_t most_ending = 12; // bytes, the dot included

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

std::string free_name(std::string const& name, std::span<store::EvidenceFile const> files) {
    auto const [stem, ending] = parts_of_name(name);
    std::string free = name;
    for (int number = 2; std::ranges::find(files, free, &store::EvidenceFile::name) != files.end(); ++number)
        free = fmt::format("{} ({}){}", stem, number, ending);
    return free;
}

std::string name_of_version(std::string const& name, std::string_view what, std::string_view ending) {
    return fmt::format("{}, {}{}", parts_of_name(name).first, what, ending);
}

} // namespace accrue::session
