#include "session/summary_model.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "scoring/levels.h"
#include "scoring/limits.h"
#include "scoring/missing.h"
#include "session/outlook.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using scoring::Assessment;
using scoring::Scored;

// So many qualifications are named before "or one of n others".
constexpr std::size_t most_named = 6;

template <class Row>
Row const& row(std::vector<Row> const& rows, int index) {
    return rows[static_cast<std::size_t>(index)];
}

LevelModel::State state_of(Scored const& scored, int level) {
    int const overall = scored.assessment.overall;
    if (level == overall) return LevelModel::State::Current;
    if (level > overall) return level == next_level(scored) ? LevelModel::State::Next : LevelModel::State::Above;
    return scoring::level_holds(*scored.pack, scored.assessment, level) ? LevelModel::State::Reached
                                                                        : LevelModel::State::Aside;
}

void add_levels(Scored const& scored, SummaryModel& summary) {
    rules::Pack const& pack = scored.pack->pack;
    int const overall = scored.assessment.overall;
    summary.level = scoring::level_text(*scored.pack, overall);
    if (overall != rules::none) summary.level_title = row(pack.levels, overall).title;
    for (std::size_t l = 0; l < pack.levels.size(); ++l) {
        auto const level = static_cast<int>(l);
        summary.ladder.push_back({pack.levels[l].code, pack.levels[l].title, state_of(scored, level), level});
    }
}

// What the steps must reach for the next level; none where it asks for no steps or there is none.
int asked_of_steps(Scored const& scored) {
    auto const& levels = scored.pack->levels;
    int const next = next_level(scored);
    return next < static_cast<int>(levels.size()) ? row(levels, next).steps_level : rules::none;
}

void add_steps(Scored const& scored, SummaryModel& summary) {
    int const asked = asked_of_steps(scored);
    for (std::size_t s = 0; s < scored.assessment.steps.size(); ++s) {
        int const level = scored.assessment.steps[s];
        summary.steps.push_back({scored.pack->pack.steps[s].title, scoring::level_text(*scored.pack, level),
                                 asked != rules::none && level < asked, static_cast<int>(s)});
    }
}

// The cap that the category's total is measured against, or none in the scope of that total.
int cap_of(rules::CompiledPack const& pack, std::string const& category) {
    int found = rules::none;
    for (std::size_t i = 0; i < pack.pack.caps.size(); ++i) {
        rules::Cap const& cap = pack.pack.caps[i];
        if (cap.on == category && (cap.per == pack.scope || (cap.per == rules::Period::Life && found == rules::none)))
            found = static_cast<int>(i);
    }
    return found;
}

CategoryModel make_category(Scored const& scored, int index, int depth) {
    rules::CompiledPack const& pack = *scored.pack;
    rules::Category const& category = row(pack.pack.categories, index);
    scoring::CategoryResult const& result = row(scored.assessment.categories, index);
    CategoryModel model;
    model.title = category.title;
    model.depth = depth;
    model.index = index;
    model.counted = scoring::points_number(pack, result.counted);
    if (result.raw != result.counted) model.raw = scoring::points_number(pack, result.raw);
    model.capped = std::ranges::any_of(scored.assessment.capped,
                                       [&](int cap) { return row(pack.pack.caps, cap).on == category.id; });
    int const cap = cap_of(pack, category.id);
    if (cap == rules::none) return model;
    auto const most = scoring::limit_in_scope(pack, scored.bound, scored.assessment.facts, cap);
    if (!most) return model;
    Number const points = reduced(result.counted, pack.pack.header.scale);
    model.cap = to_readable(*most, 4);
    if (most->numerator == 0) return model;
    model.filled = static_cast<float>(points.numerator) * static_cast<float>(most->denominator) /
                   (static_cast<float>(points.denominator) * static_cast<float>(most->numerator));
    model.filled = std::clamp(model.filled, 0.0F, 1.0F);
    return model;
}

// The children of a category, each followed by its own. REQUIRES: the tree has no cycle (checked with the pack).
void add_categories(Scored const& scored, int parent, int depth, SummaryModel& summary) {
    auto const& categories = scored.pack->categories;
    for (int category = 0; category < static_cast<int>(categories.size()); ++category) {
        if (row(categories, category).parent != parent) continue;
        summary.categories.push_back(make_category(scored, category, depth));
        add_categories(scored, category, depth + 1, summary);
    }
}

std::string with_remedy(Problem const& problem) {
    return problem.remedy.empty() ? problem.what : fmt::format("{}; {}", problem.what, problem.remedy);
}

void add_reasons(Scored const& scored, std::vector<EntryId> const& entries, SortedProblems const& problems,
                 std::vector<ClaimWords> const& words, SummaryModel& summary) {
    for (std::size_t c = 0; c < entries.size(); ++c) {
        auto const& [name, shortfall] = words[c];
        if (!shortfall.text.empty()) {
            scoring::ClaimResult const& result = scored.assessment.claims[c];
            bool const nothing = result.unused != scoring::Unused::No;
            std::string const part = result.counted == 0
                                         ? std::string()
                                         : say("{} of {}¦points", scoring::points_number(*scored.pack, result.counted),
                                               scoring::points_text(*scored.pack, result.value)) +
                                               ". ";
            (nothing ? summary.not_counted : summary.in_part)
                .push_back({name + ": " + part + shortfall.text, shortfall.clause, AboutEntry{entries[c]}});
            continue;
        }
        for (Problem const& problem : problems.of_claims[c])
            summary.warnings.push_back({fmt::format("{}: {}", name, with_remedy(problem)), {}, AboutEntry{entries[c]}});
    }
    for (Problem const& problem : problems.others)
        summary.warnings.push_back({capitalised(with_remedy(problem)), {}, AboutOverall{}});
}

std::string sufficient(rules::Pack const& pack, std::vector<int> const& qualifications) {
    if (qualifications.empty()) return {};
    std::vector<std::string_view> names;
    for (int const qualification : qualifications) names.push_back(row(pack.qualifications, qualification).title);
    if (names.size() == 1) return say("This alone is enough: {}.", names.front());
    std::size_t const named = std::min(names.size(), most_named);
    std::string const list =
        fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(named), ", "));
    if (named == names.size()) return say("Any one of these alone is enough: {}.", list);
    return say("Any one of these alone is enough: {}, or one of {} others.", list, names.size() - named);
}

Subject subject_of(scoring::Need const& need, int level) {
    if (need.gate != rules::none) return AboutGate{need.gate};
    if (need.step != rules::none) return AboutStep{need.step};
    return AboutLevel{level};
}

void add_missing(Scored const& scored, std::vector<scoring::MissingForLevel> const& all, SummaryModel& summary) {
    rules::Pack const& pack = scored.pack->pack;
    for (scoring::MissingForLevel const& missing : all) {
        rules::Level const& level = row(pack.levels, missing.level);
        MissingModel model{level.code, say("For {} ({})", level.code, level.title), {}, {}};
        for (scoring::Need const& need : missing.needs)
            model.needs.push_back(
                {need.text, clause_words(pack, need.clause), need.alternatives, subject_of(need, missing.level)});
        model.suffices = sufficient(pack, missing.suffices);
        summary.missing.push_back(std::move(model));
    }
}

SummaryModel begun_with(Scored const& scored, std::vector<scoring::MissingForLevel> const& missing) {
    SummaryModel summary;
    summary.headline = scoring::headline(scored);
    summary.next_step = scoring::next_step(scored, missing);
    add_levels(scored, summary);
    add_steps(scored, summary);
    return summary;
}

BasisTotal total_on(Scored const& scored, std::string_view basis, Assessment const& assessment) {
    rules::CompiledPack const& pack = *scored.pack;
    BasisTotal total{std::string(basis), scoring::level_text(pack, assessment.overall), {}};
    auto const counted =
        std::ranges::find_if(pack.steps, [](rules::CompiledStep const& step) { return step.category != rules::none; });
    if (counted != pack.steps.end())
        total.points = scoring::points_text(pack, row(assessment.categories, counted->category).counted);
    return total;
}

} // namespace

int next_level(Scored const& scored) {
    auto const& levels = scored.pack->levels;
    int const above = scored.assessment.overall + 1;
    for (int level = above; level < static_cast<int>(levels.size()); ++level)
        if (row(levels, level).steps_level != rules::none) return level;
    return above;
}

SummaryModel summary_of_level(Scored const& scored) { return begun_with(scored, scoring::find_missing(scored)); }

SummaryModel make_summary(Scored const& scored, std::vector<EntryId> const& entries, SortedProblems const& problems,
                          std::vector<ClaimWords> const& words) {
    auto const missing = scoring::find_missing(scored);
    SummaryModel summary = begun_with(scored, missing);
    add_categories(scored, rules::none, 0, summary);
    add_reasons(scored, entries, problems, words, summary);
    add_missing(scored, missing, summary);
    for (scoring::Line const& line : scoring::advice(scored))
        summary.advice.push_back({line.text, clause_words(scored.pack->pack, line.clause), AboutOverall{}});
    summary.totals = {total_on(scored, tr("Claimed"), scored.claimed),
                      total_on(scored, tr("Evidenced"), scored.evidenced),
                      total_on(scored, tr("Verified"), scored.verified)};
    return summary;
}

void add_plans(SummaryModel& summary, Scored const& scored, std::optional<WithPlans> const& plans) {
    if (plans) summary.totals.insert(summary.totals.begin(), total_on(scored, tr("Planned"), plans->assessment));
}

} // namespace accrue::session
