#include "session/report_page.h"

#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "session/report_parts.h"

namespace accrue::session {

using formats::headings;
using formats::Page;
using formats::PageTable;
using formats::Phrase;
using formats::plain;

std::string with_clause(std::string const& text, std::string const& clause) {
    return clause.empty() ? text : say("{} (clause {})", text, clause);
}

Phrase phrases(std::vector<std::string> const& texts) {
    if (texts.size() == 1) return plain(texts.front());
    std::vector<Phrase> items;
    for (std::string const& text : texts) items.push_back(plain(text));
    return formats::list(std::move(items));
}

void add_list(Page& page, int level, std::string_view title, std::vector<std::string> const& texts) {
    if (texts.empty()) return;
    page.heading(level, title);
    std::vector<Phrase> items;
    for (std::string const& text : texts) items.push_back(plain(text));
    page.paragraph({formats::list(std::move(items))});
}

namespace {

std::string without_end(std::string const& text, std::string_view otherwise) {
    return text.empty() ? std::string(otherwise) : text;
}

// --- Home ---

void add_home(Page& page, ReportContent const& content) {
    page.heading(2, tr("Home"), "home");
    PageTable table{
        std::string(tr("Schemes of this person")),
        headings({tr("Scheme"), tr("Level now"), tr("With what is planned"), tr("Next¦what to do"), tr("Entries")}),
        {}};
    for (HomeScheme const& scheme : content.schemes) {
        std::string const level = !scheme.problem.empty() ? say("cannot be shown: {}", scheme.problem)
                                  : scheme.level_title.empty()
                                      ? scheme.level
                                      : fmt::format("{} ({})", scheme.level, scheme.level_title);
        table.rows.push_back({plain(fmt::format("{} {}", scheme.title, scheme.version)), plain(level),
                              plain(without_end(scheme.with_plans, tr("nothing is planned"))),
                              plain(without_end(scheme.next_step, tr("nothing is missing"))),
                              plain(fmt::format("{}", scheme.entries))});
    }
    page.table(std::move(table));
    PageTable notes{std::string(tr("What comes up")), headings({tr("Scheme"), tr("When"), tr("What")}), {}};
    for (HomeScheme const& scheme : content.schemes)
        for (HomeNote const& note : scheme.notes)
            notes.rows.push_back({plain(scheme.title), plain(without_end(note.when, tr("now"))), plain(note.text)});
    if (notes.rows.empty()) page.paragraph(tr("Nothing comes up in the next twelve months."));
    page.table(std::move(notes));
}

// --- History ---

std::string_view words_of(HistoryRow::State state) {
    switch (state) {
    case HistoryRow::State::Done: return tr("done¦a change");
    case HistoryRow::State::Undone: return tr("undone");
    case HistoryRow::State::Replaced: return tr("undone, and then others were made");
    }
    return {};
}

void add_history(Page& page, ReportContent const& content) {
    if (!content.history) return;
    page.heading(2, tr("History"), "history");
    PageTable table{std::string(tr("Changes of this record, newest first")),
                    headings({tr("Change"), tr("Day"), tr("Time¦of the day"), tr("State")}),
                    {}};
    for (HistoryRow const& row : content.history->rows)
        table.rows.push_back({plain(row.words), plain(row.day), plain(row.time), plain(words_of(row.state))});
    if (table.rows.empty()) page.paragraph(tr("Nothing has been changed yet."));
    page.table(std::move(table));
    if (content.history->more) page.paragraph(tr("Older changes are in the library."));
}

} // namespace

Page report_page(ReportContent const& content) {
    Page page;
    if (!content.problems.empty()) {
        page.heading(2, tr("Please look at"), "problems");
        page.paragraph({phrases(content.problems)});
    }
    add_home(page, content);
    add_estimate_chapter(page, content);
    add_path_chapter(page, content);
    add_timeline_chapter(page, content);
    add_history(page, content);
    return page;
}

} // namespace accrue::session
