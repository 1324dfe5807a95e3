#include "session/pack_source.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "domain/digest.h"
#include "domain/texts.h"
#include "files/whole_file.h"

namespace accrue::session {
namespace {

namespace fs = std::filesystem;

Result<rules::PackText> read_text(fs::path const& file) {
    auto text = files::read_file(file.string(), most_pack_bytes);
    if (!text && text.problem().id == "A118")
        return Problem{"E116",
                       {file.string(), 1, 1, {}},
                       say("{}, more than any rule pack", text.problem().what),
                       std::string(tr("a pack is that of one scheme; split it, or check that it is the right file"))};
    if (!text) return text.problem();
    std::string sha256 = sha256_hex(*text);
    return rules::PackText{file.string(), std::move(*text), std::move(sha256)};
}

void add_packs(fs::path const& folder, std::vector<rules::PackText>& packs) {
    for (fs::path const& file : pack_files_in(folder))
        if (auto text = read_text(file)) packs.push_back(std::move(*text));
}

// The packs that one in `folder` may be based on.
std::vector<rules::PackText> packs_around(fs::path const& folder, std::string const& scheme) {
    std::vector<rules::PackText> packs;
    add_packs(folder, packs);
    std::error_code none;
    for (fs::path const& other :
         paths_in(folder / "..")) // only a folder that was listed is entered: a scheme is no path
        if (other.filename() == scheme && !fs::equivalent(other, folder, none))
            add_packs(folder.parent_path() / other.filename(), packs);
    return packs;
}

} // namespace

Result<PackSource> read_pack_source(fs::path const& file) {
    auto text = read_text(file);
    if (!text) return text.problem();
    PackSource source{std::move(*text), {}, {}};
    auto const base = rules::base_of(source.text);
    if (!base) return source;
    fs::path const folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    auto flat = rules::flatten(source.text, packs_around(folder, base->substr(0, base->find('@'))));
    if (!flat) return source;
    source.problems = std::move(flat->problems);
    if (has_errors(source.problems)) return source;
    source.origins = std::move(flat->origins);
    source.text.sha256 = sha256_hex(flat->text);
    source.text.text = std::move(flat->text);
    return source;
}

std::vector<fs::path> paths_in(fs::path const& folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    fs::directory_iterator const end;
    for (fs::directory_iterator entry(folder, error); !error && entry != end; entry.increment(error))
        paths.push_back(entry->path());
    std::ranges::sort(paths);
    return paths;
}

std::vector<fs::path> pack_files_in(fs::path const& folder) {
    std::vector<fs::path> files = paths_in(folder);
    std::erase_if(files, [](fs::path const& file) { return file.extension() != ".toml"; });
    return files;
}

} // namespace accrue::session
