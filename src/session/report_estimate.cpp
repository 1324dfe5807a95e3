// The chapter on the level: what counts, what is missing, and every entry with the way to its value.
#include <fmt/format.h>

#include "session/report_parts.h"

namespace accrue::session {
namespace {

using formats::Page;
using formats::PageTable;
using formats::plain;

std::string_view words_of(LevelModel::State state) {
    switch (state) {
    case LevelModel::State::Reached: return "reached";
    case LevelModel::State::Aside: return "not needed for the present level";
    case LevelModel::State::Current: return "the present level";
    case LevelModel::State::Next: return "next";
    case LevelModel::State::Above: return "above";
    }
    return {};
}

std::string_view words_of(EntryModel::State state) {
    switch (state) {
    case EntryModel::State::Earns: return "counts";
    case EntryModel::State::Used: return "is used by a condition";
    case EntryModel::State::Cut: return "counts in part";
    case EntryModel::State::Nothing: return "counts nothing";
    case EntryModel::State::Wrong: return "cannot be counted";
    }
    return {};
}

void add_levels(Page& page, SummaryModel const& summary) {
    PageTable ladder{"Levels, lowest first", {"Level", "Title", "State"}, {}};
    for (LevelModel const& level : summary.ladder)
        ladder.rows.push_back({plain(level.code), plain(level.title), plain(words_of(level.state))});
    page.table(std::move(ladder));
    PageTable steps{"Steps", {"Step", "Level", "Holds the level back"}, {}};
    for (StepModel const& step : summary.steps)
        steps.rows.push_back({plain(step.title), plain(step.level), plain(step.binding ? "yes" : "no")});
    page.table(std::move(steps));
    PageTable totals{"How well it stands", {"If only this counted", "Level", "Points"}, {}};
    for (BasisTotal const& total : summary.totals)
        totals.rows.push_back({plain(total.basis), plain(total.level), plain(total.points)});
    page.table(std::move(totals));
}

void add_categories(Page& page, EstimateModel const& estimate) {
    PageTable table{fmt::format("What counts, in {}s", estimate.point_name),
                    {"Category", "Counted", "At most", "Before the limit"},
                    {}};
    std::vector<std::string> path; // titles of the categories around
    for (CategoryModel const& category : estimate.summary.categories) {
        path.resize(static_cast<std::size_t>(category.depth));
        path.push_back(category.title);
        std::string title;
        for (std::string const& part : path) title += (title.empty() ? "" : ", ") + part;
        table.rows.push_back({plain(title), plain(category.counted),
                              plain(category.cap.empty() ? "no limit" : category.cap),
                              plain(category.raw.empty() ? category.counted : category.raw)});
    }
    page.table(std::move(table));
}

std::vector<std::string> sentences_of(std::vector<ReasonModel> const& reasons) {
    std::vector<std::string> sentences;
    for (ReasonModel const& reason : reasons) sentences.push_back(with_clause(reason.text, reason.clause));
    return sentences;
}

void add_missing(Page& page, SummaryModel const& summary) {
    if (summary.missing.empty()) return;
    page.heading(3, "What is missing");
    for (MissingModel const& missing : summary.missing) {
        std::vector<std::string> needs;
        for (MissingModel::Need const& need : missing.needs) {
            needs.push_back(with_clause(need.text, need.clause));
            for (std::string const& other : need.alternatives) needs.push_back("or " + other);
        }
        add_list(page, 4, missing.title, needs);
        page.paragraph(missing.suffices);
    }
}

std::vector<std::string> ways_to(EntryModel const& entry, ReportContent const& content) {
    std::vector<std::string> lines;
    for (ExplanationLine const& line : content.explain(entry.id).lines)
        lines.push_back(with_clause(line.text, line.clause ? line.clause->code : std::string()));
    if (lines.empty() && !entry.reason.empty()) lines.push_back(with_clause(entry.reason, entry.clause));
    for (Problem const& problem : entry.problems)
        lines.push_back(problem.remedy.empty() ? problem.what : fmt::format("{}; {}", problem.what, problem.remedy));
    if (entry.has_draft) lines.emplace_back("An unfinished change of it is kept.");
    if (!entry.shared_with.empty()) lines.push_back("It counts in " + entry.shared_with + " too.");
    if (lines.empty()) lines.emplace_back("Nothing is to be said of it.");
    return lines;
}

void add_entries(Page& page, ReportContent const& content) {
    page.heading(3, "Entries");
    if (content.estimate.empty) page.paragraph("There are no entries yet.");
    for (GroupModel const& group : content.estimate.groups) {
        std::string const title = group.level.empty() ? group.title : fmt::format("{}: {}", group.title, group.level);
        PageTable table{title, {"Entry", "Kind", "When and where", "Stands as", "State", "Value", "Why"}, {}};
        for (EntryModel const& entry : group.entries)
            table.rows.push_back({plain(entry.name), plain(entry.type_title), plain(entry.detail), plain(entry.basis),
                                  plain(words_of(entry.state)), plain(entry.earned), phrases(ways_to(entry, content))});
        for (DraftRow const& draft : group.drafts)
            table.rows.push_back({plain(draft.name), plain(""), plain(""), plain("unfinished"),
                                  plain("not an entry yet"), plain(""),
                                  plain("It is not counted before it is saved.")});
        page.table(std::move(table));
    }
}

} // namespace

void add_estimate_chapter(Page& page, ReportContent const& content) {
    SummaryModel const& summary = content.estimate.summary;
    page.heading(2, "Estimate", "estimate");
    page.paragraph(summary.headline);
    page.paragraph(summary.next_step);
    add_levels(page, summary);
    add_categories(page, content.estimate);
    add_missing(page, summary);
    add_list(page, 3, "What counts only in part", sentences_of(summary.in_part));
    add_list(page, 3, "What did not count", sentences_of(summary.not_counted));
    add_list(page, 3, "Worth knowing", sentences_of(summary.advice));
    add_list(page, 3, "Warnings", sentences_of(summary.warnings));
    add_entries(page, content);
}

} // namespace accrue::session
