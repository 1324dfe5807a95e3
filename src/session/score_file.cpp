#include "session/score_file.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "rules/translate.h"
#include "session/entry_models.h"
#include "session/summary_model.h"

namespace accrue::session {
namespace {

LoadedPack pack_for(Application const& application, ScoreRequest const& request) {
    if (!request.pack_file.empty()) return load_pack_file(request.pack_file);
    auto database = store::Database::in_memory();
    if (!database) return {{}, {database.problem()}, {}, {}};
    return find_pack(*database, request.rules_folder, application, application.on.value_or(request.today));
}

// A problem that names no file is about what the application says.
void add_problems(ScoredFile& scored, Problems problems, std::string const& file) {
    for (Problem& problem : problems) {
        if (problem.where.file.empty()) problem.where.file = file;
        scored.problems.push_back(std::move(problem));
    }
}

} // namespace

std::vector<EntryId> numbered(std::size_t count) {
    std::vector<EntryId> ids;
    for (std::size_t i = 1; i <= count; ++i) ids.push_back({static_cast<std::int64_t>(i)});
    return ids;
}

ScoredFile score_application(std::string_view text, std::string const& file, ScoreRequest const& request) {
    formats::ApplicationRead read = formats::read_application(text, file);
    ScoredFile result;
    result.problems = std::move(read.problems);
    result.broken_claims = read.broken_claims;
    if (!read.scorable) return result;
    if (request.on) read.application.on = request.on;
    LoadedPack loaded = pack_for(read.application, request);
    // What could be better in rules that are in order is for their author: `rules check` tells it.
    if (loaded.pack) std::erase_if(loaded.problems, [](Problem const& problem) { return problem.id.starts_with('W'); });
    add_problems(result, std::move(loaded.problems), file);
    if (!loaded.pack) return result;
    if (request.language_asked)
        if (auto warning = missing_language(loaded.pack->pack, request.language)) result.problems.push_back(*warning);
    scoring::Scored scored = scoring::score(in_language(std::move(loaded.pack), request.language),
                                            std::move(read.application), request.basis, request.today, file);
    for (Problem const& problem : scored.bound.problems) result.problems.push_back(formats::in_file(problem, read));
    if (scored.assessment.overflow) return result;
    result.summary = make_summary(scored, numbered(scored.application.claims.size()), sort_problems(scored),
                                  words_of_claims(scored));
    add_plans(result.summary, scored, score_with_plans(scored));
    result.scored = std::move(scored);
    return result;
}

std::optional<Problem> missing_language(rules::Pack const& pack, std::string const& language) {
    if (language.empty() || !rules::language_for(pack, language).empty()) return std::nullopt;
    auto const known = rules::languages_of(pack);
    return Problem{"W290",
                   {},
                   say("{} has no texts in '{}': they stand in its own language", pack.header.title, language),
                   known.empty() ? "" : say("there are some in {}", fmt::join(known, ", ")),
                   Severity::Warning};
}

LoadedPack load_pack_file(std::filesystem::path const& file) {
    auto database = store::Database::in_memory();
    if (!database) return {{}, {database.problem()}, file.string(), {}};
    return load_pack_file(*database, file);
}

} // namespace accrue::session
