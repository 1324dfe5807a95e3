#include "session/packs.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "path/next.h"
#include "rules/carried.h"
#include "rules/check.h"
#include "rules/in_force.h"
#include "rules/parse.h"
#include "rules/translate.h"
#include "scoring/cycle.h"
#include "scoring/examples.h"
#include "session/pack_source.h"
#include "store/rule_tables.h"

namespace accrue::session {

namespace fs = std::filesystem;

namespace packs { // with a name: PackFinder::Inside is made of it

// A pack's text with its rows: those in the tables, else as parsed.
struct Candidate {
    rules::PackText text; // of a pack that only the library has: its SHA-256 alone
    bool stored = false;
    rules::Parsed parsed; // stored: only the pack, which is whole and checked
    rules::Origins origins;
};

// The files of a scheme, and the first that is no pack.
struct SchemeFiles {
    std::vector<Candidate> candidates;
    std::optional<LoadedPack> failed;
};

struct Wanted {
    std::string scheme;
    std::string version; // or the SHA-256 of its text; empty: the one in force

    [[nodiscard]] bool fits(Candidate const& candidate) const {
        rules::Header const& header = candidate.parsed.pack.header;
        return header.id == scheme &&
               (version.empty() || version == header.version || version == candidate.text.sha256);
    }
};

struct Finder {
    store::Database const& library;
    fs::path rules_folder;
    store::Database* keeps = nullptr; // the library again, where packs are kept in it
    struct Scheme {
        SchemeFiles files;
        std::optional<std::vector<Candidate>> stored = {}; // read when they are asked for
    };
    std::map<std::string, Scheme> schemes = {};
    std::map<std::string, LoadedPack> loaded = {}; // by SHA-256

    LoadedPack find(Application const& application, Date on);
    LoadedPack const& load_once(Candidate const& candidate);
    std::vector<Candidate>& stored_of(Scheme& scheme, std::string const& id);
    [[nodiscard]] LoadedPack none_fits(Wanted const& wanted, Scheme const& scheme) const;
};

} // namespace packs

using packs::Candidate;
using packs::SchemeFiles;
using packs::Wanted;

namespace {

bool add_problems(LoadedPack& loaded, Problems problems) {
    bool const errors = has_errors(problems);
    loaded.problems.insert(loaded.problems.end(), std::make_move_iterator(problems.begin()),
                           std::make_move_iterator(problems.end()));
    return !errors;
}

Candidate parse_rows(PackSource source) {
    rules::Parsed parsed{{}, rules::Positions(source.text.file), std::move(source.problems)};
    if (!has_errors(parsed.problems)) parsed = rules::parse(source.text.text, source.text.file);
    return {std::move(source.text), false, std::move(parsed), std::move(source.origins)};
}

// The file's rows, from the tables where they are there and sound.
Candidate read_rows(store::Database const& database, PackSource source) {
    std::string const& sha256 = source.text.sha256;
    if (auto const stored = store::has_pack(database, sha256); stored && *stored && !has_errors(source.problems))
        if (auto rows = store::load_pack(database, sha256))
            return {
                std::move(source.text), true, {std::move(*rows), rules::Positions({}), {}}, std::move(source.origins)};
    return parse_rows(std::move(source));
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
    bool const holds = add_problems(loaded, scoring::run_examples(*compiled, loaded.file, path::find_next));
    (holds ? loaded.pack : loaded.red) = std::move(compiled);
    return holds;
}

void load_into(store::Database* library, Candidate candidate, LoadedPack& loaded) {
    bool const is_new = !candidate.stored;
    if (is_new && !check_rows(candidate, loaded)) return;
    if (is_new && library && !store_rows(*library, candidate, loaded)) return;
    std::string const sha256 = candidate.text.sha256;
    if (activate(std::move(candidate), loaded) || !is_new || !library) return;
    if (auto removed = store::remove_pack(*library, sha256); !removed) loaded.problems.push_back(removed.problem());
}

// `library`: where the rows are kept, null for nowhere.
LoadedPack load(store::Database* library, Candidate candidate) {
    LoadedPack loaded{{}, {}, candidate.text.file, {}, std::move(candidate.origins)};
    load_into(library, std::move(candidate), loaded);
    loaded.origins.restore(loaded.problems);
    return loaded;
}

LoadedPack refused(std::string id, std::string path, std::string what, std::string remedy) {
    return {{}, {{std::move(id), {{}, 0, 0, std::move(path)}, std::move(what), std::move(remedy)}}, {}, {}};
}

rules::Header const& header_of(Candidate const& candidate) { return candidate.parsed.pack.header; }

bool is_in_force(Candidate const& candidate, Application const& application, Date on) {
    rules::Header const& header = header_of(candidate);
    bool const by_cycle = header.score_by == rules::Header::ScoreBy::CycleStart;
    auto const cycle = by_cycle ? scoring::running_cycle(header, application, on) : std::nullopt;
    return header.effective.from <= (cycle ? cycle->from : on);
}

// The pack that is in force for the application among several, or the first to come; null where none is fit.
Candidate* choose(std::vector<Candidate>& candidates, Wanted const& wanted, Application const& application, Date on) {
    std::vector<Candidate*> fit;
    for (Candidate& candidate : candidates)
        if (wanted.fits(candidate)) fit.push_back(&candidate);
    return rules::choose_version(
        fit, [](Candidate const& candidate) { return header_of(candidate).effective.from; },
        [&](Candidate const& candidate) { return is_in_force(candidate, application, on); });
}

// What the library holds of the scheme, what came last first.
std::vector<Candidate> stored_candidates(store::Database const& database, std::string const& scheme) {
    std::vector<Candidate> candidates;
    auto const packs = store::list_packs(database);
    if (!packs) return candidates;
    for (store::PackSummary const& summary : *packs) {
        if (summary.id != scheme) continue;
        if (auto rows = store::load_pack(database, summary.sha256))
            candidates.push_back({{{}, {}, summary.sha256}, true, {std::move(*rows), rules::Positions({}), {}}, {}});
    }
    std::ranges::reverse(candidates);
    return candidates;
}

LoadedPack no_such_scheme(std::string const& scheme, std::vector<std::string> const& schemes,
                          fs::path const& rules_folder) {
    std::string remedy = suggestion(scheme, schemes);
    if (remedy.empty()) remedy = say("the schemes here are {}", fmt::join(schemes, ", "));
    if (scheme.empty())
        return refused("A230", "/scheme", std::string(tr("the application does not say by which rules to count")),
                       std::move(remedy));
    if (schemes.empty()) remedy = say("put the rules into {}", (rules_folder / scheme).string());
    return refused("A230", "/scheme", say("there are no rules for the scheme '{}'", shortened(scheme)),
                   std::move(remedy));
}

LoadedPack no_such_version(Wanted const& wanted, std::vector<Candidate> const& candidates) {
    std::vector<std::string> known;
    for (Candidate const& candidate : candidates) known.push_back(wanted.scheme + "@" + header_of(candidate).version);
    return refused(
        "A231", "/pack", say("the rules '{}@{}' are not here", wanted.scheme, shortened(wanted.version)),
        say("there is {}; name one of them, or leave 'pack' out for the one in force", fmt::join(known, ", ")));
}

Result<Wanted> wanted_by(Application const& application) {
    if (!application.pack) return Wanted{application.scheme.value_or(""), {}};
    std::string const& pack = *application.pack;
    std::size_t const at = pack.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == pack.size())
        return Problem{"A232",
                       {{}, 0, 0, "/pack"},
                       say("'{}' names no version of a pack", shortened(pack)),
                       std::string(tr("write id and version as in prism@2012.1"))};
    Wanted wanted{pack.substr(0, at), pack.substr(at + 1)};
    if (application.scheme && *application.scheme != wanted.scheme)
        return Problem{
            "A233",
            {{}, 0, 0, "/pack"},
            say("the pack '{}' does not belong to the scheme '{}'", shortened(pack), shortened(*application.scheme)),
            std::string(tr("correct one of the two, or leave one out"))};
    return wanted;
}

SchemeFiles read_scheme(store::Database const& database, fs::path const& folder) {
    SchemeFiles files;
    auto const fail = [&](fs::path const& file, Problems problems) {
        if (!files.failed) files.failed = LoadedPack{{}, std::move(problems), file.string(), {}};
    };
    for (fs::path const& file : pack_files_in(folder)) {
        auto source = read_pack_source(file);
        if (!source) {
            fail(file, {source.problem()});
            continue;
        }
        Candidate candidate = read_rows(database, std::move(*source));
        if (header_of(candidate).version.empty() && has_errors(candidate.parsed.problems)) {
            candidate.origins.restore(candidate.parsed.problems);
            fail(file, std::move(candidate.parsed.problems));
        } else {
            files.candidates.push_back(std::move(candidate));
        }
    }
    return files;
}

// The files of the folder that is called like the scheme; where none of them is of it, those of the others, in which a scheme
// may have a second pack, such as that of its yearly record.
SchemeFiles find_scheme(store::Database const& database, fs::path const& rules_folder, Wanted const& wanted) {
    SchemeFiles files;
    auto const is_of_scheme = [&](Candidate const& candidate) { return header_of(candidate).id == wanted.scheme; };
    auto const folders = paths_in(rules_folder);
    // Only a folder that was listed is entered: a scheme is no path.
    for (fs::path const& folder : folders)
        if (folder.filename() == wanted.scheme) files = read_scheme(database, folder);
    if (files.failed || std::ranges::any_of(files.candidates, is_of_scheme)) return files;
    for (fs::path const& folder : folders) {
        if (folder.filename() == wanted.scheme) continue;
        SchemeFiles others = read_scheme(database, folder);
        if (std::ranges::any_of(others.candidates, is_of_scheme)) return others;
    }
    return files;
}

// Why the file that failed is not the one that counts, as a warning.
Problem passed_over(LoadedPack const& failed) {
    Problem why = *std::ranges::find(failed.problems, Severity::Error, &Problem::severity);
    why.severity = Severity::Warning;
    why.remedy += why.remedy.empty() ? "" : "; ";
    why.remedy += tr("until then the rules that the library holds are used");
    return why;
}

} // namespace

LoadedPack load_pack_file(store::Database& database, fs::path const& file) {
    auto source = read_pack_source(file);
    if (!source) return {{}, {source.problem()}, file.string(), {}};
    return load(&database, read_rows(database, std::move(*source)));
}

LoadedPack check_pack_file(fs::path const& file) {
    auto source = read_pack_source(file);
    if (!source) return {{}, {source.problem()}, file.string(), {}};
    return load(nullptr, parse_rows(std::move(*source)));
}

LoadedPack check_pack_text(rules::PackText text) { return load(nullptr, parse_rows({std::move(text), {}, {}})); }

Problem no_rules(fs::path const& rules_folder) {
    return {"S111",
            {rules_folder.string(), 0, 0, {}},
            std::string(tr("there are no rules in this folder")),
            std::string(tr("put a pack into it, as in rules/prism/prism.toml, or set ACCRUE_DATA to where they are"))};
}

std::vector<std::string> list_schemes(fs::path const& rules_folder) {
    std::vector<std::string> schemes;
    for (fs::path const& folder : paths_in(rules_folder))
        if (!pack_files_in(folder).empty()) schemes.push_back(folder.filename().string());
    return schemes;
}

std::vector<std::string> list_pack_files(fs::path const& rules_folder) {
    std::vector<std::string> files;
    for (fs::path const& folder : paths_in(rules_folder))
        for (fs::path const& file : pack_files_in(folder)) files.push_back(file.string());
    return files;
}

std::vector<SchemeModel> describe_schemes(fs::path const& rules_folder) {
    std::map<std::string, rules::Header> latest;
    for (std::string const& file : list_pack_files(rules_folder)) {
        auto source = read_pack_source(file);
        if (!source || has_errors(source->problems)) continue;
        rules::Header header = rules::parse(source->text.text, source->text.file).pack.header;
        if (header.id.empty() || header.title.empty()) continue;
        auto const [known, is_new] = latest.try_emplace(header.id, header);
        if (!is_new && known->second.effective.from < header.effective.from) known->second = std::move(header);
    }
    std::vector<SchemeModel> schemes;
    for (auto& [id, header] : latest)
        schemes.push_back({id, header.title, header.summary.value_or(""), rules::begins_with_award(header)});
    std::ranges::sort(schemes, {}, &SchemeModel::title);
    return schemes;
}

PackPointer in_language(PackPointer pack, std::string_view language) {
    std::string const known = rules::language_for(pack->pack, language);
    if (known.empty()) return pack;
    return std::make_shared<rules::CompiledPack const>(
        rules::compile(rules::in_language(rules::as_written(pack->pack), known), pack->sha256)); // carried rows anew
}

LoadedPack const& packs::Finder::load_once(Candidate const& candidate) {
    auto const [place, is_new] = loaded.try_emplace(candidate.text.sha256);
    if (is_new) place->second = load(keeps, candidate);
    return place->second;
}

std::vector<Candidate>& packs::Finder::stored_of(Scheme& scheme, std::string const& id) {
    if (!scheme.stored) scheme.stored = stored_candidates(library, id);
    return *scheme.stored;
}

LoadedPack packs::Finder::none_fits(Wanted const& wanted, Scheme const& scheme) const {
    std::vector<Candidate> known = scheme.files.candidates;
    if (scheme.stored) known.insert(known.end(), scheme.stored->begin(), scheme.stored->end());
    std::erase_if(known, [&](Candidate const& other) { return header_of(other).id != wanted.scheme; });
    if (known.empty()) return no_such_scheme(wanted.scheme, list_schemes(rules_folder), rules_folder);
    return no_such_version(wanted, known);
}

LoadedPack packs::Finder::find(Application const& application, Date on) {
    auto const wanted = wanted_by(application);
    if (!wanted) return {{}, {wanted.problem()}, {}, {}};
    auto const [place, is_new] = schemes.try_emplace(wanted->scheme);
    Scheme& scheme = place->second;
    if (is_new) scheme.files = find_scheme(library, rules_folder, *wanted);
    std::optional<LoadedPack> failed = scheme.files.failed;
    Candidate* const chosen = choose(scheme.files.candidates, *wanted, application, on);
    bool untried = chosen != nullptr;
    auto const try_file = [&] {
        untried = false;
        LoadedPack const& file = load_once(*chosen);
        if (!file.pack) failed = file;
        return file;
    };
    if (untried && (!wanted->version.empty() || is_in_force(*chosen, application, on)))
        if (LoadedPack file = try_file(); file.pack) return file;
    Candidate* const kept = choose(stored_of(scheme, wanted->scheme), *wanted, application, on);
    if (untried && (kept == nullptr || !is_in_force(*kept, application, on)))
        if (LoadedPack file = try_file(); file.pack) return file;
    if (kept != nullptr) {
        LoadedPack held = load_once(*kept);
        if (held.pack && failed) held.passed_over = passed_over(*failed);
        if (held.pack || !failed) return held;
    }
    return failed ? *std::move(failed) : none_fits(*wanted, scheme);
}

struct PackFinder::Inside {
    packs::Finder finder;
};

PackFinder::PackFinder(store::Database const& library, fs::path rules_folder)
    : inside_(std::make_unique<Inside>(Inside{{library, std::move(rules_folder)}})) {}
PackFinder::PackFinder(PackFinder&&) noexcept = default;
PackFinder& PackFinder::operator=(PackFinder&&) noexcept = default;
PackFinder::~PackFinder() = default;

LoadedPack PackFinder::find(Application const& application, Date on) { return inside_->finder.find(application, on); }

LoadedPack find_pack(store::Database& database, fs::path const& rules_folder, Application const& application, Date on,
                     Keep keep) {
    return packs::Finder{database, rules_folder, keep == Keep::InLibrary ? &database : nullptr}.find(application, on);
}

} // namespace accrue::session
