// Open forms, checked as they are typed: first what the texts say, then what the pack says of the claim by itself, and only
// for one that could be saved, what saving it would do to the record.
#include "session/draft_check.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/form_models.h"
#include "session/state.h"

namespace accrue::session {
namespace {

using scoring::Scored;

constexpr std::string_view missing_field = "A206"; // of scoring::bind

// The key of a problem of the only claim: "/claims/0/hours" is "hours". Nothing for one that is not about the claim.
std::optional<std::string> key_of(Problem const& problem) {
    constexpr std::string_view claim = "/claims/0";
    std::string_view path = problem.where.path;
    if (!path.starts_with(claim)) return std::nullopt;
    path.remove_prefix(claim.size());
    return std::string(path.starts_with('/') ? path.substr(1) : path);
}

// What bind says for the writer of a file, said for the one who fills in a form.
FieldProblem form_problem(rules::ClaimType const& type, std::string key, Problem problem) {
    FieldProblem told{std::move(key), as_sentence(std::move(problem.what)), as_sentence(std::move(problem.remedy)),
                      problem.severity == Severity::Warning};
    int const index = rules::find_field(type, told.key);
    if (index == rules::none) return told;
    rules::Field const& field = type.fields[static_cast<std::size_t>(index)];
    bool const is_choice = field.kind == rules::Field::Kind::Enum || field.kind == rules::Field::Kind::Bool;
    if (problem.id == missing_field)
        told.what = is_choice ? tr("Nothing is chosen yet.") : tr("This is still missing.");
    if (is_choice)
        told.remedy = field.kind == rules::Field::Kind::Bool ? tr("Choose yes or no.") : tr("Choose one of them.");
    return told;
}

// What the pack has to say about the claim by itself.
void add_pack_problems(rules::CompiledPack const& pack, rules::ClaimType const& type, Application const& record,
                       Claim const& claim, Date on, std::vector<FieldProblem>& problems) {
    Application alone;
    alone.cycle_start = record.cycle_start;
    alone.award_date = record.award_date;
    alone.claims.push_back(claim);
    for (Problem& problem : scoring::bind(pack, alone, on).problems) {
        auto const key = key_of(problem);
        if (!key || std::ranges::find(problems, *key, &FieldProblem::key) != problems.end()) continue;
        problems.push_back(form_problem(type, *key, std::move(problem)));
    }
}

// Errors first, each part in the order of the form.
void sort_by_form(rules::ClaimType const& type, std::vector<FieldProblem>& problems) {
    auto const fields = form_fields(type, {});
    auto const place = [&](FieldProblem const& problem) {
        auto const field = std::ranges::find(fields, problem.key, &FieldModel::key);
        return std::pair(problem.warning, field - fields.begin());
    };
    std::ranges::stable_sort(problems, {}, place);
}

std::int64_t total(rules::CompiledPack const& pack, scoring::Assessment const& assessment) {
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < pack.categories.size(); ++c)
        if (pack.categories[c].parent == rules::none) sum += assessment.categories[c].counted;
    return sum;
}

// What changes between two results, part by part: "4 more points", "Certificates: PSM", "your level: PSM".
std::vector<std::string> changes(rules::CompiledPack const& pack, scoring::Assessment const& before,
                                 scoring::Assessment const& after) {
    std::vector<std::string> parts;
    std::int64_t const more = total(pack, after) - total(pack, before);
    if (more != 0) {
        std::string const points = scoring::points_text(pack, more > 0 ? more : -more);
        std::size_t const space = points.find(' ');
        std::string const number = points.substr(0, space);
        std::string const name = points.substr(space);
        parts.push_back(more > 0 ? say("{} more{}", number, name) : say("{} fewer{}", number, name));
    }
    for (std::size_t s = 0; s < pack.steps.size(); ++s)
        if (before.steps[s] != after.steps[s])
            parts.push_back(fmt::format("{}: {}", pack.pack.steps[s].title, scoring::level_text(pack, after.steps[s])));
    if (before.overall != after.overall)
        parts.push_back(say("your level: {}", scoring::level_text(pack, after.overall)));
    return parts;
}

// The record with the claim in it, scored, against the record as it is.
std::string effect_of(Scored const& now, std::vector<EntryId> const& entries, EntryId entry, Claim const& claim) {
    Scored then{now.pack, now.application, {}, {}, {}, {}, {}, {}};
    auto const place = static_cast<std::size_t>(std::ranges::find(entries, entry) - entries.begin());
    bool const is_new = place == entries.size();
    Claim& changed = is_new ? then.application.claims.emplace_back() : then.application.claims[place];
    std::string id = changed.id; // what rulings know it by
    changed = claim;
    changed.id = std::move(id);
    then.bound = scoring::bind(*then.pack, then.application, now.bound.on);
    then.assessment = scoring::evaluate(*then.pack, then.bound, now.assessment.basis);
    auto const parts = changes(*now.pack, now.assessment, then.assessment);
    if (!parts.empty()) return say("Saving this: {}", fmt::join(parts, ", "));
    std::string const unused = scoring::unused_text(then, static_cast<int>(place));
    if (!unused.empty()) return say("Saving this adds nothing: {}", unused);
    return std::string(tr("Saving this changes no points and no level"));
}

} // namespace

DraftReading check_texts(rules::CompiledPack const& pack, rules::ClaimType const& type, Application const& record,
                         Texts const& texts, Date on, std::vector<FieldProblem> found) {
    DraftReading reading = read_draft(pack.pack, type, texts);
    found.insert(found.end(), reading.problems.begin(), reading.problems.end());
    reading.problems = std::move(found);
    add_pack_problems(pack, type, record, reading.claim, on, reading.problems);
    if (reading.problems.size() > 1) sort_by_form(type, reading.problems);
    return reading;
}

bool can_save(DraftReading const& reading) { return std::ranges::all_of(reading.problems, &FieldProblem::warning); }

DraftReading Session::State::reading_of(DraftModel const& draft) const {
    rules::ClaimType const* type = type_of(draft.type);
    if (type != nullptr) return check_texts(*pack, *type, stored.application, draft.texts, scoring_date());
    DraftReading reading;
    reading.problems.push_back({"", say("The rules have no entry of the kind '{}'.", shortened(draft.type)),
                                std::string(tr("Enter it under another heading.")), false});
    return reading;
}

DraftCheck Session::check_draft(DraftModel const& draft) const {
    DraftCheck check;
    DraftReading reading = state_->reading_of(draft);
    check.can_save = can_save(reading);
    check.problems = std::move(reading.problems);
    if (!check.can_save) return check;
    reading.claim.note.reset(); // does nothing
    auto& effect = state_->effect;
    State::Made const now{state_->content, state_->scoring_date()};
    if (!effect || effect->made != now || effect->entry != draft.entry || effect->claim != reading.claim)
        effect = State::Effect{now, draft.entry, reading.claim,
                               effect_of(state_->scored(), state_->stored.entries, draft.entry, reading.claim)};
    check.effect = effect->text;
    return check;
}

} // namespace accrue::session
