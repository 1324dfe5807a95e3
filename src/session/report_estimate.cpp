// The chapter on the level: what counts, what is missing, and every entry with the way to its value.
#include <fmt/format.h>

#include "domain/counted_word.h"
#include "domain/texts.h"
#include "session/report_parts.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageTable;
using formats::plain;

std::string_view words_of(LevelModel::State state) {
    switch (state) {
    case LevelModel::State::Reached: return tr("reached");
    case LevelModel::State::Aside: return tr("not needed for the present level");
    case LevelModel::State::Current: return tr("the present level");
    case LevelModel::State::Next: return tr("next¦a level");
    case LevelModel::State::Above: return tr("above¦a level");
    }
    return {};
}

std::string_view words_of(EntryModel::State state) {
    switch (state) {
    case EntryModel::State::Earns: return tr("counts");
    case EntryModel::State::Used: return tr("is used by a condition");
    case EntryModel::State::Cut: return tr("counts in part");
    case EntryModel::State::Nothing: return tr("counts nothing");
    case EntryModel::State::Wrong: return tr("cannot be counted");
    }
    return {};
}

std::vector<std::string> sentences_of(std::vector<ReasonModel> const& reasons) {
    std::vector<std::string> sentences;
    for (ReasonModel const& reason : reasons) sentences.push_back(with_clause(reason.text, reason.clause));
    return sentences;
}

void add_entries(Page& page, EstimateModel const& estimate, ExplainEntry const& explain) {
    page.heading(3, tr("Entries"));
    if (estimate.empty) page.paragraph(tr("There are no entries yet."));
    for (GroupModel const& group : estimate.groups) {
        PageTable table{title_of(group),
                        headings({tr("Entry"), tr("Kind"), tr("When and where"), tr("Stands as"),
                                  tr("State¦whether an entry counts"), tr("Value"), tr("Why")}),
                        {}};
        for (EntryModel const& entry : group.entries)
            table.rows.push_back({plain(entry.name), plain(entry.type_title), plain(entry.detail), plain(entry.basis),
                                  plain(words_of(entry.state)), plain(entry.earned), phrases(ways_to(entry, explain))});
        for (DraftRow const& draft : group.drafts)
            table.rows.push_back({plain(draft.name), plain(""), plain(""), plain(tr("unfinished")),
                                  plain(tr("not an entry yet")), plain(""),
                                  plain(tr("It is not counted before it is saved."))});
        page.table(std::move(table));
    }
}

} // namespace

std::string title_of(GroupModel const& group) {
    return group.level.empty() ? group.title : fmt::format("{}: {}", group.title, group.level);
}

std::vector<std::string> ways_to(EntryModel const& entry, ExplainEntry const& explain) {
    std::vector<std::string> lines;
    for (ExplanationLine const& line : explain(entry.id).lines)
        lines.push_back(with_clause(line.text, line.clause ? line.clause->code : std::string()));
    if (lines.empty() && !entry.reason.empty()) lines.push_back(with_clause(entry.reason, entry.clause));
    for (Problem const& problem : entry.problems)
        lines.push_back(problem.remedy.empty() ? problem.what : fmt::format("{}; {}", problem.what, problem.remedy));
    if (entry.has_draft) lines.emplace_back(tr("An unfinished change of it is kept."));
    if (!entry.shared_with.empty()) lines.push_back(say("It is in {} too.", entry.shared_with));
    if (lines.empty()) lines.emplace_back(tr("Nothing is to be said of it."));
    return lines;
}

void add_levels(Page& page, SummaryModel const& summary) {
    PageTable ladder{std::string(tr("Levels, lowest first")), headings({tr("Level"), tr("Title"), tr("State")}), {}};
    for (LevelModel const& level : summary.ladder)
        ladder.rows.push_back({plain(level.code), plain(level.title), plain(words_of(level.state))});
    page.table(std::move(ladder));
    PageTable steps{std::string(tr("Steps")), headings({tr("Step"), tr("Level"), tr("Holds the level back")}), {}};
    for (StepModel const& step : summary.steps)
        steps.rows.push_back({plain(step.title), plain(step.level), plain(step.binding ? tr("yes") : tr("no"))});
    page.table(std::move(steps));
    PageTable totals{
        std::string(tr("How well it stands")), headings({tr("If only this counted"), tr("Level"), tr("Points")}), {}};
    for (BasisTotal const& total : summary.totals)
        totals.rows.push_back({plain(total.basis), plain(total.level), plain(total.points)});
    page.table(std::move(totals));
}

void add_categories(Page& page, EstimateModel const& estimate) {
    PageTable table{say("What counts, in {}", counted_word(estimate.point_name, false)),
                    headings({tr("Category"), tr("Counted"), tr("At most"), tr("Before the limit")}),
                    {}};
    std::vector<std::string> path; // titles of the categories around
    for (CategoryModel const& category : estimate.summary.categories) {
        path.resize(static_cast<std::size_t>(category.depth));
        path.push_back(category.title);
        std::string title;
        for (std::string const& part : path) title += (title.empty() ? "" : ", ") + part;
        table.rows.push_back({plain(title), plain(category.counted),
                              plain(category.cap.empty() ? tr("no limit") : category.cap),
                              plain(category.raw.empty() ? category.counted : category.raw)});
    }
    page.table(std::move(table));
}

void add_missing(Page& page, int level, std::vector<MissingModel> const& missing_levels) {
    if (missing_levels.empty()) return;
    page.heading(level, tr("What is missing"));
    for (MissingModel const& missing : missing_levels) {
        std::vector<std::string> needs;
        for (MissingModel::Need const& need : missing.needs) {
            needs.push_back(with_clause(need.text, need.clause));
            for (std::string const& other : need.alternatives) needs.push_back(say("or {}", other));
        }
        add_list(page, level + 1, missing.title, needs);
        page.paragraph(missing.suffices);
    }
}

void add_shortfalls(Page& page, int level, SummaryModel const& summary) {
    add_list(page, level, tr("What counts only in part"), sentences_of(summary.in_part));
    add_list(page, level, tr("What did not count"), sentences_of(summary.not_counted));
}

void add_warnings(Page& page, int level, SummaryModel const& summary) {
    add_list(page, level, tr("Warnings"), sentences_of(summary.warnings));
}

void add_estimate_chapter(Page& page, ReportContent const& content) {
    SummaryModel const& summary = content.estimate.summary;
    page.heading(2, tr("Estimate"), "estimate");
    page.paragraph(summary.headline);
    page.paragraph(summary.next_step);
    add_levels(page, summary);
    add_categories(page, content.estimate);
    add_missing(page, 3, summary.missing);
    add_shortfalls(page, 3, summary);
    add_list(page, 3, tr("Worth knowing"), sentences_of(summary.advice));
    add_warnings(page, 3, summary);
    add_entries(page, content.estimate, content.explain);
}

} // namespace accrue::session
