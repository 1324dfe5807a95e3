#include <array>

#include "store/pack_rows.h"

namespace accrue::store {
namespace {

using namespace rules;

void exchange_fees(Exchange& rows, std::vector<Fee>& fees) {
    rows.table("fee", "seq",
               "id, title, level, who, amount_num, amount_den, currency, from_day, to_day, due, clause, line");
    for (std::size_t i = 0; rows.next({i}, i < fees.size()); ++i) {
        if (rows.loading()) fees.emplace_back();
        Fee& fee = fees[i];
        rows.value(fee.id);
        rows.value(fee.title);
        rows.value(fee.level);
        exchange_word(rows, fee.who);
        rows.value(fee.amount);
        rows.value(fee.currency);
        rows.value(fee.from);
        rows.value(fee.to);
        exchange_word(rows, fee.due);
        rows.value(fee.clause);
        rows.value(fee.line);
    }
}

void exchange_documents(Exchange& rows, std::vector<Document>& documents) {
    rows.table("document", "seq", "id, title, clause, line");
    for (std::size_t i = 0; rows.next({i}, i < documents.size()); ++i) {
        if (rows.loading()) documents.emplace_back();
        rows.value(documents[i].id);
        rows.value(documents[i].title);
        rows.value(documents[i].clause);
        rows.value(documents[i].line);
    }
    rows.table("document_level", "document, seq", "level");
    for (std::size_t i = 0; i < documents.size(); ++i) rows.texts({i}, documents[i].levels);
    rows.table("document_format", "document, seq", "format");
    for (std::size_t i = 0; i < documents.size(); ++i) rows.texts({i}, documents[i].formats);
}

void exchange_declarations(Exchange& rows, std::vector<Declaration>& declarations) {
    rows.table("declaration", "seq", "id, title, text, clause, line");
    for (std::size_t i = 0; rows.next({i}, i < declarations.size()); ++i) {
        if (rows.loading()) declarations.emplace_back();
        rows.value(declarations[i].id);
        rows.value(declarations[i].title);
        rows.value(declarations[i].text);
        rows.value(declarations[i].clause);
        rows.value(declarations[i].line);
    }
    rows.table("declaration_level", "declaration, seq", "level");
    for (std::size_t i = 0; i < declarations.size(); ++i) rows.texts({i}, declarations[i].levels);
}

void exchange_referees(Exchange& rows, std::vector<RefereeRule>& referees) {
    rows.table("referee_rule", "seq", "level, count, known_months, within_months, replacements, clause, line");
    for (std::size_t i = 0; rows.next({i}, i < referees.size()); ++i) {
        if (rows.loading()) referees.emplace_back();
        RefereeRule& rule = referees[i];
        rows.value(rule.level);
        rows.value(rule.count);
        rows.value(rule.known_months);
        rows.value(rule.within_months);
        rows.value(rule.replacements);
        rows.value(rule.clause);
        rows.value(rule.line);
    }
}

void exchange_statement(Exchange& rows, std::optional<Statement>& statement) {
    rows.table("statement_rule", "", "min_words, max_words, prompt, clause, line");
    if (!rows.next({}, statement.has_value())) return;
    if (rows.loading()) statement.emplace();
    rows.value(statement->min_words);
    rows.value(statement->max_words);
    rows.value(statement->prompt);
    rows.value(statement->clause);
    rows.value(statement->line);
}

void exchange_renewal(Exchange& rows, std::optional<Renewal>& renewal) {
    rows.table("renewal_rule", "", "grace_months, clause, line");
    if (!rows.next({}, renewal.has_value())) return;
    if (rows.loading()) renewal.emplace();
    rows.value(renewal->grace_months);
    rows.value(renewal->clause);
    rows.value(renewal->line);
}

void exchange_review(Exchange& rows, std::optional<rules::Review>& review) {
    rows.table("review_rule", "",
               "reviewers, target_days, limit_days, answer_days, appeal_days, material_days, audit_percent_num, "
               "audit_percent_den, clause, line");
    if (!rows.next({}, review.has_value())) return;
    if (rows.loading()) review.emplace();
    rows.value(review->reviewers);
    rows.value(review->target_days);
    rows.value(review->limit_days);
    rows.value(review->answer_days);
    rows.value(review->appeal_days);
    rows.value(review->material_days);
    rows.value(review->audit_percent);
    rows.value(review->clause);
    rows.value(review->line);
}

void exchange_reasons(Exchange& rows, std::vector<Reason>& reasons) {
    rows.table("reason", "seq", "id, title, text, cure, clause, line");
    for (std::size_t i = 0; rows.next({i}, i < reasons.size()); ++i) {
        if (rows.loading()) reasons.emplace_back();
        rows.value(reasons[i].id);
        rows.value(reasons[i].title);
        rows.value(reasons[i].text);
        rows.value(reasons[i].cure);
        rows.value(reasons[i].clause);
        rows.value(reasons[i].line);
    }
    rows.table("reason_verdict", "reason, seq", "verdict");
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        auto& verdicts = reasons[i].verdicts;
        for (std::size_t j = 0; rows.next({i, j}, j < verdicts.size()); ++j) {
            if (rows.loading()) verdicts.emplace_back();
            exchange_word(rows, verdicts[j]);
        }
    }
    rows.table("reason_claim", "reason, seq", "claim");
    for (std::size_t i = 0; i < reasons.size(); ++i) rows.texts({i}, reasons[i].claims);
}

void exchange_translations(Exchange& rows, std::vector<rules::Translation>& translations) {
    rows.table("translation", "seq", "language, key, text, line");
    for (std::size_t i = 0; rows.next({i}, i < translations.size()); ++i) {
        if (rows.loading()) translations.emplace_back();
        rows.value(translations[i].language);
        rows.value(translations[i].key);
        rows.value(translations[i].text);
        rows.value(translations[i].line);
    }
}

void exchange_clauses(Exchange& rows, std::vector<Clause>& clauses) {
    rows.table("clause", "seq", "code, title, text, line");
    for (std::size_t i = 0; rows.next({i}, i < clauses.size()); ++i) {
        if (rows.loading()) clauses.emplace_back();
        rows.value(clauses[i].code);
        rows.value(clauses[i].title);
        rows.value(clauses[i].text);
        rows.value(clauses[i].line);
    }
}

} // namespace

void exchange_papers(Exchange& rows, Pack& pack) {
    exchange_fees(rows, pack.fees);
    exchange_documents(rows, pack.documents);
    exchange_declarations(rows, pack.declarations);
    exchange_referees(rows, pack.referees);
    exchange_statement(rows, pack.statement);
    exchange_renewal(rows, pack.renewal);
    exchange_review(rows, pack.review);
    exchange_reasons(rows, pack.reasons);
    exchange_clauses(rows, pack.clauses);
    exchange_translations(rows, pack.translations);
}

} // namespace accrue::store
