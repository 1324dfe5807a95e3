// The documents that are mostly words: the personal statement, what was declared, the fees.
#include <algorithm>
#include <set>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "session/application_content.h"
#include "session/asked_parts.h"
#include "session/fees.h"
#include "session/papers_parts.h"
#include "session/words.h"

namespace accrue::session {

using formats::headings;
using formats::Page;
using formats::PageTable;
using formats::plain;

namespace {

rules::Declaration const* declaration(rules::Pack const& pack, std::string const& id) {
    auto const row = std::ranges::find(pack.declarations, id, &rules::Declaration::id);
    return row == pack.declarations.end() ? nullptr : &*row;
}

// The clauses that say what is paid when: those of the fees, and that of the proof of payment.
std::vector<std::string> fee_clauses(rules::Pack const& pack, std::string const& level) {
    std::vector<std::string> codes;
    auto const add = [&](std::string const& code) {
        if (!code.empty() && std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    };
    for (AskedDocument const& asked : asked_documents(pack, level, false))
        if (asked.row->id == payment_document) add(asked.row->clause);
    for (rules::Fee const& fee : pack.fees)
        if (!fee.level || *fee.level == level) add(fee.clause);
    return codes;
}

} // namespace

std::optional<Paper> statement_paper(PaperSubject const& subject) {
    std::string const text = subject.application.statement.value_or("");
    if (trimmed(text).empty()) return std::nullopt;
    Page page;
    auto const& rule = subject.pack.statement;
    if (rule) {
        page.heading(2, tr("What was asked"), "prompt");
        page.paragraph(rule->prompt);
    }
    page.heading(2, tr("Statement"), "statement");
    add_text(page, text);
    page.paragraph(statement_words(rule ? limits_of(*rule) : StatementLimits{}, text));
    return subject.paper("statement", tr("Personal statement"), std::move(page));
}

bool has_declarations(PaperSubject const& subject) {
    return std::ranges::any_of(subject.application.declarations, [&](auto const& accepted) {
        return declaration(subject.pack, accepted.first) != nullptr;
    });
}

void add_declarations(Page& page, int level, PaperSubject const& subject) {
    for (auto const& [id, day] : subject.application.declarations) {
        rules::Declaration const* const row = declaration(subject.pack, id);
        if (row == nullptr) continue;
        page.heading(level, row->title, "declaration-" + id);
        add_text(page, row->text);
        page.paragraph(say("{} accepted this on {}.", subject.name, long_day(day)));
    }
}

std::optional<Paper> declarations_paper(PaperSubject const& subject) {
    if (!has_declarations(subject)) return std::nullopt;
    Page page;
    add_declarations(page, 2, subject);
    page.signature(subject.name);
    return subject.paper("declarations", tr("Declarations"), std::move(page));
}

std::optional<Paper> fees_paper(PaperSubject const& subject) {
    std::optional<bool> const member = subject.applicant.member;
    Fees const fees = fees_of(subject.pack, subject.level, member, subject.scored.bound.on);
    if (fees.rows.empty()) return std::nullopt;
    Page page;
    page.heading(2, tr("What is paid, and when"), "order");
    page.paragraph(fees.sentence);
    if (!fees.with_application) page.paragraph(tr("Nothing is paid before the review."));
    if (fees.depends_on_member) page.paragraph(tr("Who is not a member can apply too: membership changes the amount."));
    PageTable table{
        std::string(tr("Fees")), headings({tr("Fee"), tr("Who pays"), tr("Amount"), tr("Due"), tr("Clause")}), {}};
    for (FeeModel const& fee : fees.rows)
        table.rows.push_back({plain(fee.title), plain(fee.who), plain(fee.amount), plain(fee.due), plain(fee.clause)});
    page.table(std::move(table));
    for (std::string const& code : fee_clauses(subject.pack, subject.level)) {
        rules::Clause const* const clause = rules::find_clause(subject.pack, code);
        if (clause == nullptr || !clause->text) continue;
        page.heading(2, clause_words(subject.pack, code), "clause-" + code);
        add_text(page, *clause->text);
    }
    return subject.paper("fees", tr("Fee sheet"), std::move(page));
}

} // namespace accrue::session
