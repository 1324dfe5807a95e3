#include "session/file_names.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "domain/text.h"

namespace accrue::session {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t names_to_look_at = 20'000; // of one folder

bool has_ending(std::string_view name, std::span<std::string_view const> endings) {
    bool const any = std::ranges::all_of(endings, [](std::string_view ending) { return ending.empty(); });
    std::string const folded = comparison_key(name);
    return any || std::ranges::any_of(
                      endings, [&](std::string_view ending) { return !ending.empty() && folded.ends_with(ending); });
}

// The names with which `start` may go on; folders end with a slash.
void collect_names(fs::path const& folder, std::string_view start, std::span<std::string_view const> endings,
                   std::vector<std::string>& folders, std::vector<std::string>& files) {
    std::error_code error;
    std::string const wanted = search_key(start);
    std::size_t seen = 0;
    for (fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
         !error && entry != end && seen < names_to_look_at; entry.increment(error), ++seen) {
        std::string name = entry->path().filename().string();
        bool const hidden = name.starts_with('.') && !start.starts_with('.');
        if (hidden || find_invalid_utf8(name) != std::string_view::npos) continue;
        if (!search_key(name).starts_with(wanted)) continue;
        std::error_code none;
        if (entry->is_directory(none))
            folders.push_back(std::move(name) + "/");
        else if (has_ending(name, endings))
            files.push_back(std::move(name));
    }
}

} // namespace

std::string with_home(std::string const& path) {
    char const* const home = std::getenv("HOME");
    return home && path.starts_with("~/") ? home + path.substr(1) : path;
}

std::vector<std::string> complete_path(std::string_view typed, std::span<std::string_view const> endings,
                                       std::size_t most) {
    typed = trimmed(typed);
    if (typed.empty()) return {};
    std::size_t const slash = typed.rfind('/');
    std::string const before(typed.substr(0, slash == std::string_view::npos ? 0 : slash + 1));
    std::string_view const start = typed.substr(before.size());
    std::vector<std::string> names;
    std::vector<std::string> files;
    collect_names(before.empty() ? fs::path(".") : fs::path(with_home(before)), start, endings, names, files);
    std::ranges::sort(names);
    std::ranges::sort(files);
    names.insert(names.end(), files.begin(), files.end());
    if (names.size() > most) names.resize(most);
    for (std::string& name : names) name.insert(0, before);
    if (names.size() == 1 && names.front() == typed) return {}; // it is all there
    return names;
}

} // namespace accrue::session
