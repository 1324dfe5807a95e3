// Chapters of the handbook on what decides: levels, steps, conditions.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "formats/handbook_parts.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"

namespace accrue::formats::handbook {
namespace {

std::string level_rule(Book const& book, rules::Level const& level) {
    std::vector<std::string> parts;
    bool const by_steps = book.rows.header.overall == rules::Header::Overall::LowestStep && !book.rows.steps.empty();
    if (level.steps && *level.steps != "none")
        parts.push_back(say("every step reaches {0}, and what {0} and the levels from there to {1} ask for holds",
                            *level.steps, level.code));
    else if (level.steps)
        parts.emplace_back(tr("whatever the steps reach"));
    else if (by_steps)
        parts.push_back(say("every step reaches {}", level.code));
    if (level.gate) parts.push_back(say("this holds: {}", book.gate(*level.gate)));
    return parts.empty() ? std::string(tr("nothing is asked")) : fmt::format("{}", fmt::join(parts, "; "));
}

std::string_view step_period(rules::Period per) {
    switch (per) {
    case rules::Period::Day: return tr("of the day");
    case rules::Period::Year: return tr("of the year");
    case rules::Period::Cycle: return tr("of the cycle");
    case rules::Period::Life: break;
    }
    return tr("of the whole life");
}

void add_step(Book& book, rules::Step const& step) {
    book.page.heading(3, step.title);
    add_clause(book, step.clause);
    if (step.table)
        for (rules::Table const& table : book.rows.tables)
            if (table.id == *step.table)
                book.page.table(cells_of(book, table, {}, std::string(tr("What each level needs"))));
    if (step.points_in) {
        std::string const points = scoring::points_word(book.pack);
        rules::Period const per = step.per.value_or(book.pack.scope);
        PageTable bands{say("Levels by {} in {}, those {}", points, scoring::titled(book.category(*step.points_in)),
                            step_period(per)),
                        {say("From so many {}", points), std::string(tr("Level"))},
                        {}};
        for (auto const& band : step.bands)
            bands.rows.push_back({plain(number_words(band.from)), plain(book.level(band.result))});
        book.page.table(bands);
    }
    PageTable gates{say("{}: what else is asked", step.title), headings({tr("Level"), tr("Asks for")}), {}};
    for (auto const& [code, gate] : step.gates) gates.rows.push_back({plain(book.level(code)), plain(book.gate(gate))});
    book.page.table(gates);
}

} // namespace

void add_levels(Book& book) {
    book.chapter(ChapterKind::Levels, tr("Levels"));
    PageTable table{std::string(tr("The levels, lowest first")),
                    headings({tr("Level"), tr("Title"), tr("Reached when"), tr("Clause")}),
                    {}};
    for (rules::Level const& level : book.rows.levels)
        table.rows.push_back(
            {plain(level.code), plain(level.title), plain(level_rule(book, level)), book.clause(level.clause)});
    book.page.table(table);
}

void add_steps(Book& book) {
    if (book.rows.steps.empty()) return;
    book.chapter(ChapterKind::Steps, tr("Steps"));
    for (rules::Step const& step : book.rows.steps) add_step(book, step);
}

// Numbered in the pack's order, so that lists of conditions can name them.
void add_conditions(Book& book) {
    if (book.rows.gates.empty()) return;
    book.chapter(ChapterKind::Conditions, tr("Conditions"));
    PageTable table{std::string(tr("The conditions, in words")),
                    headings({tr("Condition"), tr("Title"), tr("Holds with"), tr("Clause")}),
                    {}};
    PageTable advice{std::string(tr("Advice that decides nothing")),
                     headings({tr("Condition"), tr("Advice¦its text"), tr("Given¦advice"), tr("Clause")}),
                     {}};
    for (std::size_t g = 0; g < book.rows.gates.size(); ++g) {
        rules::Gate const& gate = book.rows.gates[g];
        std::string const rule = scoring::gate_rule(book.pack, static_cast<int>(g));
        Phrase const number = plain(std::to_string(g + 1));
        Phrase const title = plain(gate.title.value_or("–"));
        if (gate.advice == rules::Gate::Advice::No) {
            table.rows.push_back({number, title, plain(rule), book.clause(gate.clause)});
            continue;
        }
        bool const when_met = gate.advice == rules::Gate::Advice::WhenMet;
        advice.rows.push_back({number, title, plain(when_met ? say("with: {}", rule) : say("without: {}", rule)),
                               book.clause(gate.clause)});
    }
    book.page.table(table);
    book.page.table(advice);
}

} // namespace accrue::formats::handbook
