// Rows of what an application is made of beside its claims, how it is reviewed and renewed, and of clauses.
#include "rules/parse_rows.h"

namespace accrue::rules::parsing {

void read_fee(Row& row, Fee& fee) {
    row.id("id", fee.id);
    row.text("title", fee.title);
    row.name("level", level_form, fee.level);
    row.word("who", fee.who);
    row.number("amount", fee.amount);
    row.text("currency", fee.currency);
    row.date("from", fee.from);
    row.date("to", fee.to);
    row.word("due", fee.due);
    read_clause_code(row, fee.clause);
}

void read_document(Row& row, Document& document) {
    row.id("id", document.id);
    row.text("title", document.title);
    row.names("levels", level_form, document.levels);
    row.texts("formats", document.formats);
    read_clause_code(row, document.clause);
}

void read_declaration(Row& row, Declaration& declaration) {
    row.id("id", declaration.id);
    row.text("title", declaration.title);
    row.text("text", declaration.text);
    row.names("levels", level_form, declaration.levels);
    read_clause_code(row, declaration.clause);
}

void read_referee(Row& row, RefereeRule& referee) {
    row.name("level", level_form, referee.level);
    row.count("count", referee.count);
    row.count("known_months", referee.known_months);
    row.count("within_months", referee.within_months);
    row.count("replacements", referee.replacements);
    read_clause_code(row, referee.clause);
}

void read_statement(Row& row, Statement& statement) {
    row.count("min_words", statement.min_words);
    row.count("max_words", statement.max_words);
    row.text("prompt", statement.prompt);
    read_clause_code(row, statement.clause);
}

void read_renewal(Row& row, Renewal& renewal) {
    row.count("grace_months", renewal.grace_months);
    read_clause_code(row, renewal.clause);
}

void read_review(Row& row, Review& review) {
    row.count("reviewers", review.reviewers);
    row.count("target_days", review.target_days);
    row.count("limit_days", review.limit_days);
    row.count("answer_days", review.answer_days);
    row.count("appeal_days", review.appeal_days);
    row.count("material_days", review.material_days);
    row.number("audit_percent", review.audit_percent);
    read_clause_code(row, review.clause);
}

void read_reason(Row& row, Reason& reason) {
    row.id("id", reason.id);
    row.text("title", reason.title);
    row.text("text", reason.text);
    row.text("cure", reason.cure);
    row.words("verdicts", reason.verdicts);
    row.ids("claims", reason.claims);
    read_clause_code(row, reason.clause);
}

void read_clauses(Row& row, std::vector<Clause>& clauses) {
    row.rest([&](Node const& node) {
        Clause& clause = clauses.emplace_back();
        row.reading().check_key(node, clause_form);
        clause.code = node.key;
        clause.line = node.key_at.line;
        if (node.kind == Node::Kind::Table)
            Row::read(row.reading(), node, [&](Row& inner) {
                inner.text("title", clause.title);
                inner.text("text", clause.text);
            });
        else if (auto title = row.reading().text(node))
            clause.title = std::move(*title);
    });
}

} // namespace accrue::rules::parsing
