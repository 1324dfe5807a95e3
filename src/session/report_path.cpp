// The chapter on the ways up: for each level above, the cheapest plans by money, hours and months.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "session/report_parts.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageTable;
using formats::plain;

// As in "the least money".
std::string_view words_of(PathObjective objective) {
    switch (objective) {
    case PathObjective::Money: return tr("money¦the least of it");
    case PathObjective::Hours: return tr("hours¦the least of it");
    case PathObjective::Months: return tr("months¦the least of it");
    }
    return {};
}

struct ToldPlan {
    PathPlan const* plan = nullptr;
    std::vector<std::string_view> least; // of what it is among the ways with the least
};

bool asks_for_the_same(PathPlan const& a, PathPlan const& b) {
    return a.headline == b.headline && std::ranges::equal(a.items, b.items, {}, &PathItem::title, &PathItem::title);
}

// Those of all objectives, each once.
std::vector<ToldPlan> plans_to(int level, std::vector<PathModel> const& paths) {
    std::vector<ToldPlan> plans;
    for (PathModel const& path : paths) {
        auto const found = std::ranges::find(path.levels, level, &PathLevel::index);
        if (found == path.levels.end()) continue;
        for (PathPlan const& plan : found->plans) {
            auto told = std::ranges::find_if(
                plans, [&](ToldPlan const& other) { return asks_for_the_same(*other.plan, plan); });
            if (told == plans.end()) told = plans.insert(plans.end(), ToldPlan{&plan, {}});
            told->least.push_back(words_of(path.objective));
        }
    }
    return plans;
}

void add_plan(Page& page, ToldPlan const& told, std::size_t number) {
    PathPlan const& plan = *told.plan;
    page.heading(4, say("Way {} to {}: {}", number, plan.level_code, plan.headline));
    page.paragraph(say("Among the ways with the least {}. {}", fmt::join(told.least, ", "), plan.proof));
    PageTable table{
        say("What to do, in order: way {} to {}", number, plan.level_code),
        headings({tr("What"), tr("From¦an issuer"), tr("After¦other things to do"), tr("Cost"), tr("Planned")}),
        {}};
    for (PathItem const& item : plan.items)
        table.rows.push_back({plain(item.title), plain(item.issuer), plain(item.after), plain(item.cost),
                              plain(item.planned ? tr("yes") : tr("no"))});
    page.table(std::move(table));
}

// What is said of the level before its plans, which hangs on what is to be spent least: each sentence once.
std::vector<std::string> answers_for(int level, std::vector<PathModel> const& paths) {
    std::vector<std::string> sentences;
    for (PathModel const& path : paths) {
        auto const found = std::ranges::find(path.levels, level, &PathLevel::index);
        if (found == path.levels.end()) continue;
        for (std::string const& text : {found->answer, found->note})
            if (!text.empty() && std::ranges::find(sentences, text) == sentences.end()) sentences.push_back(text);
    }
    return sentences;
}

void add_level(Page& page, PathLevel const& level, std::vector<PathModel> const& paths) {
    page.heading(3, say("To {} ({})", level.code, level.title));
    for (std::string const& sentence : answers_for(level.index, paths)) page.paragraph(sentence);
    std::vector<std::string> obstacles;
    for (PathLine const& line : level.obstacles) obstacles.push_back(with_clause(line.text, line.clause));
    add_list(page, 4, tr("What makes it impossible"), obstacles);
    auto const plans = plans_to(level.index, paths);
    for (std::size_t i = 0; i < plans.size(); ++i) add_plan(page, plans[i], i + 1);
}

void add_standing(Page& page, PathStanding const& standing) {
    page.heading(3, tr("How sure the present level is"));
    page.paragraph(standing.headline);
    page.paragraph(standing.remains);
    PageTable table{std::string(tr("Entries that the level hangs on")), headings({tr("Entry"), tr("Without it")}), {}};
    for (PathStanding::Hanging const& hanging : standing.hangs_on)
        table.rows.push_back({plain(hanging.name), plain(hanging.without)});
    page.table(std::move(table));
}

} // namespace

void add_path_chapter(Page& page, ReportContent const& content) {
    if (content.paths.empty()) return;
    PathModel const& first = content.paths.front();
    page.heading(2, tr("Path"), "path");
    page.paragraph(first.message);
    std::vector<std::string> problems;
    for (PathLine const& line : first.problems) problems.push_back(with_clause(line.text, line.clause));
    add_list(page, 3, tr("To be put right first"), problems);
    PageTable aside{
        std::string(tr("Entries that no way counts on")), headings({tr("Entry"), tr("What is wrong with it")}), {}};
    for (PathSetAside const& entry : first.set_aside) aside.rows.push_back({plain(entry.name), plain(entry.problem)});
    page.table(std::move(aside));
    for (PathLevel const& level : first.levels) add_level(page, level, content.paths);
    if (first.standing) add_standing(page, *first.standing);
}

} // namespace accrue::session
