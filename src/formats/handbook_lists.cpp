// Chapters of the handbook that are lists: certificates, what is carried over, the parts of an application, clauses.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "formats/handbook_parts.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"

namespace accrue::formats::handbook {
namespace {

Phrase notes(Book const& book, rules::Qualification const& row) {
    std::vector<Phrase> items;
    auto const add = [&](std::string_view words, std::vector<std::string> const& ids) {
        if (!ids.empty()) items.push_back(plain(fmt::format("{} {}", words, book.qualifications(ids))));
    };
    if (row.issuer) items.push_back(plain(say("by {}¦an issuer", *row.issuer)));
    add(tr("counts once, together with"), row.same_as);
    add(tr("meets conditions in the place of"), row.implies);
    add(tr("does not count beside"), row.not_with);
    add(tr("after¦other qualifications"), row.after);
    if (row.required_gate) items.push_back(plain(say("counts only if this holds: {}", book.gate(*row.required_gate))));
    if (row.valid_months) items.push_back(plain(say("valid for {}", counted(*row.valid_months, "month"))));
    if (row.cost) items.push_back(plain(say("takes about {}", cost_words(*row.cost))));
    return list(std::move(items));
}

Phrase carry_notes(Book const& book, rules::Carry const& row) {
    std::vector<Phrase> items;
    auto const add = [&](std::string_view text) { items.push_back(plain(text)); };
    if (row.earned_within_months)
        add(say("only what was earned in {} of the cycle", scoring::last_months_text(*row.earned_within_months)));
    std::vector<std::string> group;
    for (rules::Carry const& other : book.rows.carries)
        if (row.group && other.group == row.group && other.id != row.id)
            group.push_back(scoring::titled(book.category(other.in)));
    if (!group.empty())
        add(say("what comes from {} is counted in: together at most the smallest of their limits",
                fmt::join(group, tr(" and "))));
    for (std::string const& gate : row.not_for) add(say("there it does not count for: {}", book.gate(gate)));
    add(row.life_years ? say("can be carried on for {}", counted(*row.life_years, "year"))
                       : std::string(tr("what was carried in is not carried on")));
    if (row.not_in_first_year) add(tr("nothing leaves the cycle of the award"));
    if (row.settles_debt) add(tr("what is missing is owed in the next cycle"));
    return list(std::move(items));
}

std::string_view who_words(rules::Fee::Who who) {
    switch (who) {
    case rules::Fee::Who::Member: return tr("members");
    case rules::Fee::Who::Other: return tr("others¦not members");
    case rules::Fee::Who::Any: break;
    }
    return tr("all¦people");
}

std::string_view due_words(rules::Fee::Due due) {
    switch (due) {
    case rules::Fee::Due::WithApplication: return tr("with the application");
    case rules::Fee::Due::OnAward: return tr("on award");
    case rules::Fee::Due::Yearly: return tr("each year");
    case rules::Fee::Due::Appeal: break;
    }
    return tr("with an appeal");
}

void add_fees(Book& book) {
    PageTable table{
        std::string(tr("Fees")),
        headings({tr("Fee"), tr("Level"), tr("Who"), tr("Amount"), tr("Due"), tr("From¦a day"), tr("Clause")}),
        {}};
    for (rules::Fee const& fee : book.rows.fees)
        table.rows.push_back(
            {plain(fee.title), plain(fee.level ? std::string_view(*fee.level) : tr("all¦levels")),
             plain(who_words(fee.who)), plain(fmt::format("{} {}", scoring::points_number(fee.amount), fee.currency)),
             plain(due_words(fee.due)),
             plain(fee.to ? say("{} to {}¦a time", short_day(fee.from), short_day(*fee.to)) : short_day(fee.from)),
             book.clause(fee.clause)});
    if (table.rows.empty()) return;
    book.chapter(ChapterKind::Fees, tr("Fees"));
    book.page.table(table);
}

void add_documents(Book& book) {
    if (book.rows.documents.empty() && book.rows.declarations.empty() && !book.rows.statement) return;
    book.chapter(ChapterKind::Application, tr("The application"));
    PageTable table{std::string(tr("Documents to hand in")),
                    headings({tr("Document"), tr("Levels"), tr("Formats"), tr("Clause")}),
                    {}};
    for (rules::Document const& row : book.rows.documents)
        table.rows.push_back({plain(row.title), plain(book.levels(row.levels)),
                              plain(row.formats.empty() ? std::string(tr("any¦format"))
                                                        : fmt::format("{}", fmt::join(row.formats, ", "))),
                              book.clause(row.clause)});
    book.page.table(table);
    for (rules::Declaration const& row : book.rows.declarations) {
        book.page.heading(3, row.title);
        book.page.paragraph(row.text);
        if (!row.levels.empty()) book.page.paragraph(say("For {}.", book.levels(row.levels)));
        add_clause(book, row.clause);
    }
    if (!book.rows.statement) return;
    rules::Statement const& statement = *book.rows.statement;
    book.page.heading(3, tr("Personal statement"));
    book.page.paragraph(statement.prompt);
    if (statement.min_words) book.page.paragraph(say("At least {} words.", *statement.min_words));
    if (statement.max_words) book.page.paragraph(say("At most {} words.", *statement.max_words));
    add_clause(book, statement.clause);
}

std::string months_or_none(std::optional<int> const& months) { return months ? counted(*months, "month") : "–"; }

void add_referees(Book& book) {
    if (book.rows.referees.empty()) return;
    book.chapter(ChapterKind::Referees, tr("Referees"));
    PageTable table{std::string(tr("Referees for each level")),
                    headings({tr("Level"), tr("How many¦referees"), tr("Known for"), tr("Within¦a time"),
                              tr("Replacements"), tr("Clause")}),
                    {}};
    for (rules::RefereeRule const& row : book.rows.referees)
        table.rows.push_back({plain(book.level(row.level)), plain(std::to_string(row.count)),
                              plain(months_or_none(row.known_months)), plain(months_or_none(row.within_months)),
                              plain(row.replacements ? std::to_string(*row.replacements) : "–"),
                              book.clause(row.clause)});
    book.page.table(table);
}

void add_review(Book& book) {
    if (!book.rows.review && !book.rows.renewal) return;
    book.chapter(ChapterKind::Review, tr("Review and renewal"));
    PageTable table{std::string(tr("Review and renewal")), headings({tr("What"), tr("Figure"), tr("Clause")}), {}};
    std::string const* clause = nullptr;
    auto const add = [&](std::string_view what, std::string const& figure) {
        table.rows.push_back({plain(what), plain(figure), book.clause(*clause)});
    };
    auto const days = [](int count) { return counted(count, "day"); };
    if (book.rows.review) {
        rules::Review const& review = *book.rows.review;
        clause = &review.clause;
        add(tr("Reviewers of an application"), std::to_string(review.reviewers));
        add(tr("Decision, aimed at within"), days(review.target_days));
        add(tr("Decision at the latest within"), days(review.limit_days));
        add(tr("Answer to a question within"), days(review.answer_days));
        add(tr("Notice of an appeal within"), days(review.appeal_days));
        add(tr("New material of an appeal within"), days(review.material_days));
        add(tr("Entries audited"), fmt::format("{} %", number_words(review.audit_percent)));
    }
    if (book.rows.renewal) {
        clause = &book.rows.renewal->clause;
        add(tr("Late renewal is taken for"),
            say("{} after it is due", counted(book.rows.renewal->grace_months, "month")));
    }
    book.page.table(table);
}

std::string_view verdict_words(rules::Reason::For verdict) {
    switch (verdict) {
    case rules::Reason::For::Reduce: return tr("reduction");
    case rules::Reason::For::Refuse: return tr("refusal");
    case rules::Reason::For::Ask: break;
    }
    return tr("question¦a verdict");
}

// For which verdicts, then about which entries.
Phrase uses(Book const& book, rules::Reason const& row) {
    std::vector<std::string_view> verdicts;
    for (rules::Reason::For const verdict : row.verdicts) verdicts.push_back(verdict_words(verdict));
    if (verdicts.empty()) verdicts.push_back(tr("all verdicts"));
    std::vector<std::string> types;
    for (std::string const& type : row.claims) types.push_back(book.claim_type(type));
    if (types.empty()) types.emplace_back(tr("all¦entries"));
    return list(
        {plain(fmt::format("{}", fmt::join(verdicts, ", "))), plain(fmt::format("{}", fmt::join(types, ", ")))});
}

void add_reasons(Book& book) {
    if (book.rows.reasons.empty()) return;
    book.chapter(ChapterKind::Reasons, tr("Reasons"));
    book.page.paragraph(tr("With these a reviewer says why an entry does not count in full."));
    PageTable table{std::string(tr("Reasons of verdicts")),
                    headings({tr("Code"), tr("Reason"), tr("What is said"), tr("What would settle it"), tr("Used for"),
                              tr("Clause")}),
                    {}};
    for (rules::Reason const& row : book.rows.reasons)
        table.rows.push_back({plain(row.id), plain(row.title), plain(row.text.value_or("")),
                              plain(row.cure.value_or("–")), uses(book, row), book.clause(row.clause)});
    book.page.table(table);
}

} // namespace

void add_catalogue(Book& book) {
    if (book.rows.qualifications.empty()) return;
    book.chapter(ChapterKind::Catalogue, tr("Qualifications"));
    PageTable table{
        std::string(tr("The catalogue")), headings({tr("Qualification"), tr("Kind"), tr("Values"), tr("Notes")}), {}};
    for (rules::Qualification const& row : book.rows.qualifications) {
        std::vector<std::string> values;
        for (auto const& [name, value] : row.values) values.push_back(fmt::format("{} {}", number_words(value), name));
        table.rows.push_back({plain(row.title), plain(fmt::format("{}", fmt::join(row.tags, ", "))),
                              plain(fmt::format("{}", fmt::join(values, ", "))), notes(book, row)});
    }
    book.page.table(table);
}

void add_carried(Book& book) {
    if (book.rows.carries.empty()) return;
    book.chapter(ChapterKind::Carried, tr("Carried into the next cycle"));
    PageTable table{std::string(tr("What is carried over")),
                    headings({tr("From¦a category"), tr("Above"), tr("Into"), tr("At most"), tr("How"), tr("Clause")}),
                    {}};
    for (rules::Carry const& row : book.rows.carries)
        table.rows.push_back({plain(book.category(row.in)), plain(book.gate(row.above)),
                              plain(book.category(rules::receiver(row))),
                              plain(row.max ? book.points(*row.max) : std::string(tr("all¦points"))),
                              carry_notes(book, row), book.clause(row.clause)});
    book.page.table(table);
}

void add_papers(Book& book) {
    add_fees(book);
    add_documents(book);
    add_referees(book);
    add_review(book);
    add_reasons(book);
}

void add_clauses(Book& book) {
    if (book.rows.clauses.empty()) return;
    book.chapter(ChapterKind::Clauses, tr("Clauses"));
    for (std::size_t i = 0; i < book.rows.clauses.size(); ++i) {
        rules::Clause const& clause = book.rows.clauses[i];
        book.page.heading(3, fmt::format("{} {}", clause.code, clause.title), fmt::format("clause-{}", i + 1));
        if (clause.text) book.page.paragraph(*clause.text);
    }
}

} // namespace accrue::formats::handbook
