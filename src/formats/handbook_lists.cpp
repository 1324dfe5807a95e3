// Chapters of the handbook that are lists: certificates, what is carried over, the parts of an application, clauses, worked
// examples.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "formats/handbook_parts.h"
#include "scoring/examples.h"
#include "scoring/explain.h"

namespace accrue::formats::handbook {
namespace {

std::string titles_of(Book const& book, std::vector<std::string> const& ids) {
    std::vector<std::string> titles;
    for (std::string const& id : ids) {
        int const found = rules::find_qualification(book.pack, id);
        titles.push_back(found == rules::none ? id : book.rows.qualifications[static_cast<std::size_t>(found)].title);
    }
    return fmt::format("{}", fmt::join(titles, ", "));
}

Phrase notes(Book const& book, rules::Qualification const& row) {
    std::vector<Phrase> items;
    auto const add = [&](std::string_view words, std::vector<std::string> const& ids) {
        if (!ids.empty()) items.push_back(plain(fmt::format("{} {}", words, titles_of(book, ids))));
    };
    if (row.issuer) items.push_back(plain("by " + *row.issuer));
    add("counts once together with", row.same_as);
    add("stands for", row.implies);
    add("not beside", row.not_with);
    add("after", row.after);
    if (row.required_gate) items.push_back(plain("only with: " + book.gate(*row.required_gate)));
    if (row.valid_months) items.push_back(plain(fmt::format("valid for {} months", *row.valid_months)));
    return list(std::move(items));
}

std::string_view who_words(rules::Fee::Who who) {
    switch (who) {
    case rules::Fee::Who::Member: return "members";
    case rules::Fee::Who::Other: return "others";
    case rules::Fee::Who::Any: break;
    }
    return "all";
}

std::string_view due_words(rules::Fee::Due due) {
    switch (due) {
    case rules::Fee::Due::WithApplication: return "with the application";
    case rules::Fee::Due::OnAward: return "on award";
    case rules::Fee::Due::Yearly: return "each year";
    case rules::Fee::Due::Appeal: break;
    }
    return "with an appeal";
}

void add_fees(Book& book) {
    PageTable table{"Fees", {"Fee", "Level", "Who", "Amount", "Due", "From", "Clause"}, {}};
    for (rules::Fee const& fee : book.rows.fees)
        table.rows.push_back(
            {plain(fee.title), plain(fee.level ? *fee.level : "all"), plain(who_words(fee.who)),
             plain(fmt::format("{} {}", scoring::points_number(fee.amount), fee.currency)), plain(due_words(fee.due)),
             plain(to_text(fee.from) + (fee.to ? " to " + to_text(*fee.to) : "")), book.clause(fee.clause)});
    if (table.rows.empty()) return;
    book.chapter(ChapterKind::Fees, "Fees");
    book.page.table(table);
}

void add_documents(Book& book) {
    if (book.rows.documents.empty() && book.rows.declarations.empty() && !book.rows.statement) return;
    book.chapter(ChapterKind::Application, "The application");
    PageTable table{"Documents to hand in", {"Document", "Levels", "Formats", "Clause"}, {}};
    for (rules::Document const& row : book.rows.documents)
        table.rows.push_back({plain(row.title), plain(book.levels(row.levels)),
                              plain(row.formats.empty() ? "any" : fmt::format("{}", fmt::join(row.formats, ", "))),
                              book.clause(row.clause)});
    book.page.table(table);
    for (rules::Declaration const& row : book.rows.declarations) {
        book.page.heading(3, row.title);
        book.page.paragraph(row.text);
        if (!row.levels.empty()) book.page.paragraph(fmt::format("For {}.", book.levels(row.levels)));
    }
    if (!book.rows.statement) return;
    rules::Statement const& statement = *book.rows.statement;
    book.page.heading(3, "Personal statement");
    book.page.paragraph(statement.prompt);
    if (statement.min_words) book.page.paragraph(fmt::format("At least {} words.", *statement.min_words));
    if (statement.max_words) book.page.paragraph(fmt::format("At most {} words.", *statement.max_words));
}

std::string months_or_none(std::optional<int> const& months) {
    return months ? fmt::format("{} months", *months) : "–";
}

void add_referees(Book& book) {
    if (book.rows.referees.empty()) return;
    book.chapter(ChapterKind::Referees, "Referees");
    PageTable table{
        "Referees for each level", {"Level", "How many", "Known for", "Within", "Replacements", "Clause"}, {}};
    for (rules::RefereeRule const& row : book.rows.referees)
        table.rows.push_back({plain(book.level(row.level)), plain(std::to_string(row.count)),
                              plain(months_or_none(row.known_months)), plain(months_or_none(row.within_months)),
                              plain(row.replacements ? std::to_string(*row.replacements) : "–"),
                              book.clause(row.clause)});
    book.page.table(table);
}

void add_review(Book& book) {
    if (!book.rows.review && !book.rows.renewal) return;
    book.chapter(ChapterKind::Review, "Review and renewal");
    PageTable table{"Review and renewal", {"What", "Figure"}, {}};
    auto const add = [&](std::string_view what, std::string const& figure) {
        table.rows.push_back({plain(what), plain(figure)});
    };
    auto const days = [](int count) { return fmt::format("{} days", count); };
    if (book.rows.review) {
        rules::Review const& review = *book.rows.review;
        add("Reviewers of an application", std::to_string(review.reviewers));
        add("Decision, aimed at within", days(review.target_days));
        add("Decision at the latest within", days(review.limit_days));
        add("Answer to a question within", days(review.answer_days));
        add("Notice of an appeal within", days(review.appeal_days));
        add("New material of an appeal within", days(review.material_days));
        add("Entries audited", to_text(review.audit_percent) + " %");
    }
    if (book.rows.renewal) add("Late renewal is taken for", fmt::format("{} months", book.rows.renewal->grace_months));
    book.page.table(table);
}

// "5.5 points in Writing, Speaking 2"
Phrase result_of(Book const& book, scoring::Scored const& scored) {
    scoring::Assessment const& result = scored.assessment;
    std::vector<Phrase> items{plain("Level: " + scoring::level_text(book.pack, result.overall))};
    for (std::size_t s = 0; s < result.steps.size(); ++s)
        items.push_back(
            plain(fmt::format("{}: {}", book.rows.steps[s].title, scoring::level_text(book.pack, result.steps[s]))));
    for (std::size_t c = 0; c < result.categories.size(); ++c)
        if (result.categories[c].counted > 0)
            items.push_back(plain(fmt::format("{}: {}", book.rows.categories[c].title,
                                              scoring::points_text(book.pack, result.categories[c].counted))));
    return list(std::move(items));
}

std::string entry_words(scoring::Scored const& scored, std::size_t index) {
    Claim const& claim = scored.application.claims[index];
    std::string text = scoring::claim_name(scored, static_cast<int>(index));
    if (claim.on) text += ", " + to_text(*claim.on);
    if (claim.from) text += fmt::format(", {} to {}", to_text(*claim.from), claim.to ? to_text(*claim.to) : "now");
    for (auto const& [name, value] : claim.fields)
        text += fmt::format(", {} {}", scoring::option_text(name), scoring::option_text(to_text(value)));
    std::string const unused = scoring::unused_text(scored, static_cast<int>(index));
    return unused.empty() ? text : fmt::format("{} ({})", text, unused);
}

} // namespace

void add_catalogue(Book& book) {
    if (book.rows.qualifications.empty()) return;
    book.chapter(ChapterKind::Catalogue, "Qualifications");
    PageTable table{"The catalogue", {"Qualification", "Kind", "Values", "Notes"}, {}};
    for (rules::Qualification const& row : book.rows.qualifications) {
        std::vector<std::string> values;
        for (auto const& [name, value] : row.values) values.push_back(fmt::format("{} {}", to_text(value), name));
        table.rows.push_back({plain(row.title), plain(fmt::format("{}", fmt::join(row.tags, ", "))),
                              plain(fmt::format("{}", fmt::join(values, ", "))), notes(book, row)});
    }
    book.page.table(table);
}

void add_carried(Book& book) {
    if (book.rows.carries.empty()) return;
    book.chapter(ChapterKind::Carried, "Carried into the next cycle");
    PageTable table{"What is carried over", {"From", "Above", "Into", "At most", "Clause"}, {}};
    for (rules::Carry const& row : book.rows.carries)
        table.rows.push_back({plain(book.category(row.in)), plain(book.gate(row.above)),
                              plain(book.category(rules::receiver(row))),
                              plain(row.max ? book.points(*row.max) : "all"), book.clause(row.clause)});
    book.page.table(table);
}

void add_papers(Book& book) {
    add_fees(book);
    add_documents(book);
    add_referees(book);
    add_review(book);
}

void add_clauses(Book& book) {
    if (book.rows.clauses.empty()) return;
    book.chapter(ChapterKind::Clauses, "Clauses");
    for (std::size_t i = 0; i < book.rows.clauses.size(); ++i) {
        rules::Clause const& clause = book.rows.clauses[i];
        book.page.heading(3, fmt::format("{} {}", clause.code, clause.title), fmt::format("clause-{}", i + 1));
        if (clause.text) book.page.paragraph(*clause.text);
    }
}

void add_examples(Book& book) {
    if (book.rows.examples.empty()) return;
    book.chapter(ChapterKind::Examples, "Worked examples");
    PageTable table{"Worked examples and what comes out of them", {"Example", "On", "Entries", "Result"}, {}};
    scoring::Cases const cases(book.rows);
    auto const shared = std::shared_ptr<rules::CompiledPack const>(&book.pack, [](rules::CompiledPack const*) {});
    for (rules::Example const& example : book.rows.examples) {
        Application application = cases.application_of(example);
        Date const on = application.on.value_or(book.rows.header.effective.from);
        scoring::Scored const scored = scoring::score(shared, std::move(application), Basis::Claimed, on);
        std::vector<Phrase> entries;
        for (std::size_t i = 0; i < scored.application.claims.size(); ++i)
            entries.push_back(plain(entry_words(scored, i)));
        table.rows.push_back(
            {plain(example.name), plain(to_text(on)), list(std::move(entries)), result_of(book, scored)});
    }
    book.page.table(table);
}

} // namespace accrue::formats::handbook
