#include "session/rules_held.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "domain/texts.h"
#include "session/spoken_here.h"

namespace accrue::session::desk {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view in_library = "library:"; // file systems know whole paths, which begin otherwise

Stamp stamp_of(fs::path const& path) {
    std::error_code error;
    Stamp stamp;
    stamp.changed = fs::last_write_time(path, error);
    stamp.there = !error;
    if (!stamp.there) return {};
    std::uintmax_t const bytes = fs::file_size(path, error);
    if (!error) stamp.bytes = bytes; // of a folder there is none
    return stamp;
}

} // namespace

bool Held::is_outdated() const {
    if (in != spoken()) return true;
    if (origin == RulesOrigin::Library) return last.reading == nullptr;
    return seen.empty() ||
           !std::ranges::all_of(seen, [](auto const& stamp) { return stamp_of(stamp.first) == stamp.second; });
}

void Held::read(store::Database const& library, std::uint64_t revision) {
    in = spoken();
    if (origin == RulesOrigin::Library) {
        reading = std::async(std::launch::async, as_spoken_here(read_stored_rules),
                             store::load_pack_text(library, sha256), revision);
        return;
    }
    seen = {{path, stamp_of(path)}}; // before it is read: a later change is another stamp
    for (fs::path const& other : last.hangs_on) seen.emplace_back(other, stamp_of(other));
    reading = std::async(std::launch::async, as_spoken_here(read_rules), fs::path(path), revision);
}

void Held::take() {
    ReadRules read = reading.get();
    // Where it hangs on files that nobody knew of before it was read, they are looked at from now on.
    for (fs::path const& other : read.hangs_on)
        if (std::ranges::find(seen, other, &Stamps::value_type::first) == seen.end())
            seen.emplace_back(other, stamp_of(other));
    from_before = !read.content && last.content;
    if (from_before) {
        read.content = last.content;
        read.pack = last.pack;
    }
    last = std::move(read);
    if (!first) first = last.pack;
}

std::string Held::label() const {
    return origin == RulesOrigin::Library ? std::string(tr("only in this library")) : name;
}

std::string path_of(store::PackSummary const& stored) { return fmt::format("{}{}", in_library, stored.sha256); }

Held held_file(fs::path const& file, RulesOrigin origin) {
    return {.origin = origin, .path = file.string(), .name = file.filename().string()};
}

Held held_text(store::PackSummary const& stored) {
    return {.origin = RulesOrigin::Library,
            .path = path_of(stored),
            .name = fmt::format("{} {}", stored.title, stored.version),
            .sha256 = stored.sha256};
}

} // namespace accrue::session::desk
