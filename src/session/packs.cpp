#include "session/packs.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "formats/text_file.h"
#include "path/next.h"
#include "rules/check.h"
#include "rules/parse.h"
#include "scoring/examples.h"
#include "store/rule_tables.h"

namespace accrue::session {
namespace {

namespace fs = std::filesystem;

// More than parse() takes, so that it is the one to refuse a pack that is only somewhat too large.
constexpr std::size_t byte_limit = 16'000'000;

bool add_problems(LoadedPack& loaded, Problems problems) {
    bool const errors = has_errors(problems);
    loaded.problems.insert(loaded.problems.end(), std::make_move_iterator(problems.begin()),
                           std::make_move_iterator(problems.end()));
    return !errors;
}

// A pack's text with its rows: those in the tables, else as parsed.
struct Candidate {
    rules::PackText text; // of a pack that only the library has: its SHA-256 alone
    bool stored = false;
    rules::Parsed parsed; // stored: only the pack, which is whole and checked
};

// The file's rows, from the tables where they are there and sound.
Candidate read_rows(store::Database const& database, rules::PackText text) {
    if (auto const stored = store::has_pack(database, text.sha256); stored && *stored)
        if (auto rows = store::load_pack(database, text.sha256))
            return {std::move(text), true, {std::move(*rows), rules::Positions({}), {}}};
    rules::Parsed parsed = rules::parse(text.text, text.file);
    return {std::move(text), false, std::move(parsed)};
}

// As they were parsed: without an error.
bool check_rows(Candidate& candidate, LoadedPack& loaded) {
    rules::Parsed& parsed = candidate.parsed;
    return add_problems(loaded, std::move(parsed.problems)) &&
           add_problems(loaded, rules::check(parsed.pack, parsed.positions));
}

// Checked rows into the tables and out of them again.
bool store_rows(store::Database& database, Candidate& candidate, LoadedPack& loaded) {
    std::string const& sha256 = candidate.text.sha256;
    if (auto const damaged = store::has_pack(database, sha256); damaged && *damaged) // they could not be read
        if (auto const done = store::remove_pack(database, sha256); !done)
            return add_problems(loaded, {done.problem()});
    auto const saved = store::save_pack(database, candidate.parsed.pack, candidate.text);
    if (!saved) return add_problems(loaded, {saved.problem()});
    auto rows = store::load_pack(database, sha256);
    if (!rows) return add_problems(loaded, {rows.problem()});
    candidate.parsed.pack = std::move(*rows);
    return true;
}

bool activate(Candidate candidate, LoadedPack& loaded) {
    auto compiled = std::make_shared<rules::CompiledPack const>(
        rules::compile(std::move(candidate.parsed.pack), candidate.text.sha256));
    if (!add_problems(loaded, scoring::run_examples(*compiled, loaded.file, path::find_next))) return false;
    loaded.pack = std::move(compiled);
    return true;
}

// `library`: where the rows are kept, null for nowhere.
LoadedPack load(store::Database* library, Candidate candidate) {
    LoadedPack loaded{{}, {}, candidate.text.file, {}};
    bool const is_new = !candidate.stored;
    if (is_new && !check_rows(candidate, loaded)) return loaded;
    if (is_new && library && !store_rows(*library, candidate, loaded)) return loaded;
    std::string const sha256 = candidate.text.sha256;
    if (activate(std::move(candidate), loaded) || !is_new || !library) return loaded;
    if (auto removed = store::remove_pack(*library, sha256); !removed) loaded.problems.push_back(removed.problem());
    return loaded;
}

Result<rules::PackText> read_pack(fs::path const& file) {
    auto text = formats::read_file(file.string(), byte_limit);
    if (!text && text.problem().id == "A118")
        return Problem{"E116",
                       {file.string(), 1, 1, {}},
                       text.problem().what + ", more than any rule pack",
                       "a pack is that of one scheme; split it, or check that it is the right file"};
    if (!text) return text.problem();
    std::string sha256 = sha256_hex(*text);
    return rules::PackText{file.string(), std::move(*text), std::move(sha256)};
}

LoadedPack refused(std::string id, std::string path, std::string what, std::string remedy) {
    return {{}, {{std::move(id), {{}, 0, 0, std::move(path)}, std::move(what), std::move(remedy)}}, {}, {}};
}

struct Wanted {
    std::string scheme;
    std::string version; // empty: the one in force
};

rules::Header const& header_of(Candidate const& candidate) { return candidate.parsed.pack.header; }

// What stands in a folder, in the order of the names; nothing where it cannot be read.
std::vector<fs::path> paths_in(fs::path const& folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    fs::directory_iterator const end;
    for (fs::directory_iterator entry(folder, error); !error && entry != end; entry.increment(error))
        paths.push_back(entry->path());
    std::ranges::sort(paths);
    return paths;
}

std::vector<fs::path> pack_files(fs::path const& folder) {
    std::vector<fs::path> files = paths_in(folder);
    std::erase_if(files, [](fs::path const& file) { return file.extension() != ".toml"; });
    return files;
}

// The pack that is in force for the application among several; the end where none is fit.
std::vector<Candidate>::iterator choose(std::vector<Candidate>& candidates, Wanted const& wanted,
                                        Application const& application, Date on) {
    auto const from = [](Candidate const& candidate) { return header_of(candidate).effective.from; };
    auto const in_force = [&](Candidate const& candidate) {
        bool const by_cycle = header_of(candidate).score_by == rules::Header::ScoreBy::CycleStart;
        return from(candidate) <= (by_cycle ? application.cycle_start.value_or(on) : on);
    };
    auto best = candidates.end();
    for (auto next = candidates.begin(); next != candidates.end(); ++next) {
        std::string const& version = header_of(*next).version;
        if (!wanted.version.empty() && version != wanted.version) continue;
        bool const better =
            best == candidates.end() || (in_force(*next) && !in_force(*best)) ||
            (in_force(*next) ? from(*next) > from(*best) : !in_force(*best) && from(*next) < from(*best));
        if (better) best = next;
    }
    return best;
}

// What the library holds of the scheme, what came last first.
std::vector<Candidate> stored_candidates(store::Database const& database, std::string const& scheme) {
    std::vector<Candidate> candidates;
    auto const packs = store::list_packs(database);
    if (!packs) return candidates;
    for (store::PackSummary const& summary : *packs) {
        if (summary.id != scheme) continue;
        if (auto rows = store::load_pack(database, summary.sha256))
            candidates.push_back({{{}, {}, summary.sha256}, true, {std::move(*rows), rules::Positions({}), {}}});
    }
    std::ranges::reverse(candidates);
    return candidates;
}

LoadedPack no_such_scheme(std::string const& scheme, std::vector<std::string> const& schemes,
                          fs::path const& rules_folder) {
    std::string remedy = suggestion(scheme, schemes);
    if (remedy.empty()) remedy = fmt::format("the schemes here are {}", fmt::join(schemes, ", "));
    if (scheme.empty())
        return refused("A230", "/scheme", "the application does not say by which rules to count", std::move(remedy));
    if (schemes.empty()) remedy = fmt::format("put the rules into {}", (rules_folder / scheme).string());
    return refused("A230", "/scheme", fmt::format("there are no rules for the scheme '{}'", shortened(scheme)),
                   std::move(remedy));
}

LoadedPack no_such_version(Wanted const& wanted, std::vector<Candidate> const& candidates) {
    std::vector<std::string> known;
    for (Candidate const& candidate : candidates) known.push_back(wanted.scheme + "@" + header_of(candidate).version);
    return refused(
        "A231", "/pack", fmt::format("the rules '{}@{}' are not here", wanted.scheme, shortened(wanted.version)),
        fmt::format("there is {}; name one of them, or leave 'pack' out for the one in force", fmt::join(known, ", ")));
}

Result<Wanted> wanted_by(Application const& application) {
    if (!application.pack) return Wanted{application.scheme.value_or(""), {}};
    std::string const& pack = *application.pack;
    std::size_t const at = pack.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == pack.size())
        return Problem{"A232",
                       {{}, 0, 0, "/pack"},
                       fmt::format("'{}' names no version of a pack", shortened(pack)),
                       "write id and version as in prism@2012.1"};
    Wanted wanted{pack.substr(0, at), pack.substr(at + 1)};
    if (application.scheme && *application.scheme != wanted.scheme)
        return Problem{"A233",
                       {{}, 0, 0, "/pack"},
                       fmt::format("the pack '{}' does not belong to the scheme '{}'", shortened(pack),
                                   shortened(*application.scheme)),
                       "correct one of the two, or leave one out"};
    return wanted;
}

// The files of a scheme, and the first that is no pack.
struct SchemeFiles {
    std::vector<Candidate> candidates;
    std::optional<LoadedPack> failed;
};

SchemeFiles read_scheme(store::Database const& database, fs::path const& folder) {
    SchemeFiles files;
    auto const fail = [&](fs::path const& file, Problems problems) {
        if (!files.failed) files.failed = LoadedPack{{}, std::move(problems), file.string(), {}};
    };
    for (fs::path const& file : pack_files(folder)) {
        auto text = read_pack(file);
        if (!text) {
            fail(file, {text.problem()});
            continue;
        }
        Candidate candidate = read_rows(database, std::move(*text));
        if (header_of(candidate).version.empty() && has_errors(candidate.parsed.problems))
            fail(file, std::move(candidate.parsed.problems));
        else
            files.candidates.push_back(std::move(candidate));
    }
    return files;
}

// Why the file that failed is not the one that counts, as a warning.
Problem passed_over(LoadedPack const& failed) {
    Problem why = *std::ranges::find(failed.problems, Severity::Error, &Problem::severity);
    why.severity = Severity::Warning;
    why.remedy += why.remedy.empty() ? "" : "; ";
    why.remedy += "until then the rules that the library holds are used";
    return why;
}

} // namespace

LoadedPack load_pack_file(store::Database& database, fs::path const& file) {
    auto text = read_pack(file);
    if (!text) return {{}, {text.problem()}, file.string(), {}};
    return load(&database, read_rows(database, std::move(*text)));
}

LoadedPack check_pack_file(fs::path const& file) {
    auto text = read_pack(file);
    if (!text) return {{}, {text.problem()}, file.string(), {}};
    rules::Parsed parsed = rules::parse(text->text, text->file);
    return load(nullptr, {std::move(*text), false, std::move(parsed)});
}

Problem no_rules(fs::path const& rules_folder) {
    return {"S111",
            {rules_folder.string(), 0, 0, {}},
            "there are no rules in this folder",
            "put a pack into it, as in rules/prism/prism.toml, or set ACCRUE_DATA to where they are"};
}

std::vector<std::string> list_schemes(fs::path const& rules_folder) {
    std::vector<std::string> schemes;
    for (fs::path const& folder : paths_in(rules_folder))
        if (!pack_files(folder).empty()) schemes.push_back(folder.filename().string());
    return schemes;
}

std::vector<std::string> list_pack_files(fs::path const& rules_folder) {
    std::vector<std::string> files;
    for (fs::path const& folder : paths_in(rules_folder))
        for (fs::path const& file : pack_files(folder)) files.push_back(file.string());
    return files;
}

LoadedPack find_pack(store::Database& database, fs::path const& rules_folder, Application const& application, Date on,
                     Keep keep) {
    auto const wanted = wanted_by(application);
    if (!wanted) return {{}, {wanted.problem()}, {}, {}};
    store::Database* const library = keep == Keep::InLibrary ? &database : nullptr;
    auto const schemes = list_schemes(rules_folder);
    SchemeFiles files;
    // Only a folder that was listed is entered: a scheme is no path.
    if (std::ranges::find(schemes, wanted->scheme) != schemes.end())
        files = read_scheme(database, rules_folder / wanted->scheme);
    auto const chosen = choose(files.candidates, *wanted, application, on);
    if (chosen != files.candidates.end()) {
        LoadedPack loaded = load(library, std::move(*chosen));
        if (loaded.pack) return loaded;
        files.failed = std::move(loaded);
    }
    auto stored = stored_candidates(database, wanted->scheme);
    auto const kept = choose(stored, *wanted, application, on);
    if (kept != stored.end()) {
        LoadedPack loaded = load(library, std::move(*kept));
        if (loaded.pack && files.failed) loaded.passed_over = passed_over(*files.failed);
        if (loaded.pack || !files.failed) return loaded;
    }
    if (files.failed) return std::move(*files.failed);
    if (files.candidates.empty() && stored.empty()) return no_such_scheme(wanted->scheme, schemes, rules_folder);
    std::ranges::move(stored, std::back_inserter(files.candidates));
    return no_such_version(*wanted, files.candidates);
}

} // namespace accrue::session
