// What an application consists of beside its claims: fees, documents, declarations, referees, the statement; its review with
// the reasons of verdicts, and its renewal.
#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/check_lists.h"
#include "rules/check_parts.h"
#include "rules/reasons.h"
#include "rules/words.h"

namespace accrue::rules {
namespace {

void check_fee(Index const& index, Fee const& fee, Path const& row, Findings& findings) {
    if (fee.level) refer(index.levels, *fee.level, row / "level", findings);
    check_not_negative(fee.amount, "amount", row / "amount", findings);
    check_span(fee.from, fee.to, row / "to", findings);
    bool const code =
        fee.currency.size() == 3 && std::ranges::all_of(fee.currency, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!code)
        findings.error("E271", row / "currency", fmt::format("'{}' is no currency", shortened(fee.currency)),
                       "write the three capital letters of ISO 4217, such as EUR");
    DateSpan const& effective = index.pack.header.effective;
    bool const after = effective.to && fee.from > *effective.to;
    bool const before = fee.to && *fee.to < effective.from;
    if (after || before)
        findings.warning("W211", row / (after ? "from" : "to"),
                         fmt::format("the fee '{}' {} is in force", fee.id,
                                     after ? "begins after this pack" : "ends before this pack"),
                         "correct the date, or take the fee out", Path("pack") / "effective");
}

void check_document(Index const& index, Document const& document, Path const& row, Findings& findings) {
    refer_all(index.levels, document.levels, row / "levels", findings);
    check_formats(document.formats, row / "formats", findings);
    auto const& evidence = index.pack.header.evidence;
    if (!evidence || evidence->formats.empty()) return;
    for (std::size_t i = 0; i < document.formats.size(); ++i)
        if (std::ranges::find(evidence->formats, document.formats[i]) == evidence->formats.end())
            findings.error("E272", row / "formats" / i,
                           fmt::format("this pack takes no files of the format '{}'", document.formats[i]),
                           "name one that it takes, or add it there", Path("pack") / "evidence" / "formats");
}

void check_referee(Index const& index, RefereeRule const& rule, Path const& row, Findings& findings) {
    refer(index.levels, rule.level, row / "level", findings);
    check_not_negative({rule.count, 1}, "count", row / "count", findings);
    if (rule.replacements) check_not_negative({*rule.replacements, 1}, "replacements", row / "replacements", findings);
    check_months(rule.known_months, "known_months", row / "known_months", findings);
    check_months(rule.within_months, "within_months", row / "within_months", findings);
    if (rule.known_months && rule.within_months && *rule.known_months > *rule.within_months)
        findings.error(
            "E241", row / "known_months",
            fmt::format("nobody can be known for {} months within {}", *rule.known_months, *rule.within_months),
            "let known_months be at most within_months", row / "within_months");
}

void check_range(Number const& number, std::pair<int, int> range, std::string_view name, Path const& at,
                 Findings& findings) {
    auto const& [low, high] = range;
    if (Int128{number.numerator} < Int128{low} * number.denominator ||
        Int128{number.numerator} > Int128{high} * number.denominator)
        findings.error("E240", at / name,
                       fmt::format("'{}' is {}, but must be from {} to {}", name, to_text(number), low, high),
                       "write a number within these limits");
}

// A grace of 0 months or an audit of nothing is a rule, a review by nobody or within no days is none.
void check_renewal(Renewal const& renewal, Findings& findings) {
    check_range({renewal.grace_months, 1}, {0, most_months}, "grace_months", Path("renewal"), findings);
}

void check_review(Review const& review, Findings& findings) {
    constexpr int most_days = 3660;
    Path const row("review");
    check_range({review.reviewers, 1}, {1, 100}, "reviewers", row, findings);
    check_range({review.target_days, 1}, {1, most_days}, "target_days", row, findings);
    check_range({review.limit_days, 1}, {1, most_days}, "limit_days", row, findings);
    check_range({review.answer_days, 1}, {0, most_days}, "answer_days", row, findings);
    check_range({review.appeal_days, 1}, {0, most_days}, "appeal_days", row, findings);
    check_range({review.material_days, 1}, {0, most_days}, "material_days", row, findings);
    check_range(review.audit_percent, {0, 100}, "audit_percent", row, findings);
    if (review.target_days > review.limit_days)
        findings.error("E241", row / "target_days",
                       fmt::format("the decision is aimed at within {} days and allowed within {} only",
                                   review.target_days, review.limit_days),
                       "let target_days be at most limit_days", row / "limit_days");
}

void check_statement(Statement const& statement, Findings& findings) {
    constexpr int most_words = 100'000;
    Path const row("statement");
    if (statement.min_words) check_from_one(*statement.min_words, most_words, "min_words", row / "min_words", findings);
    if (statement.max_words) check_from_one(*statement.max_words, most_words, "max_words", row / "max_words", findings);
    if (statement.min_words && statement.max_words && *statement.min_words > *statement.max_words)
        findings.error("E241", row / "min_words",
                       fmt::format("min_words is {} and max_words is {}", *statement.min_words, *statement.max_words),
                       "let min_words be at most max_words", row / "max_words");
}

void check_reason(Index const& index, Reason const& reason, Path const& row, Findings& findings) {
    std::vector<std::string> verdicts;
    for (Reason::For const verdict : reason.verdicts) verdicts.emplace_back(word_of(verdict));
    check_named_once(verdicts, row / "verdicts", findings);
    refer_all(index.claims, reason.claims, row / "claims", findings);
}

// In a pack with reasons each type of the applicant's claims can be refused with one of them.
void check_refusals(Index const& index, Findings& findings) {
    Pack const& pack = index.pack;
    if (pack.reasons.empty()) return;
    for (std::size_t i = 0; i < pack.claims.size(); ++i) {
        ClaimType const& type = pack.claims[i];
        bool const is_applicants = !type.by_reviewer && type.id != carried_type && type.id != owed_type;
        auto const refuses = [&](Reason const& reason) { return offers(reason, type.id, Verdict::Kind::Refuse); };
        if (is_applicants && std::ranges::none_of(pack.reasons, refuses))
            findings.warning("W217", Path("claim") / i / "id",
                             fmt::format("no reason of this pack refuses entries of the type '{}'", type.id),
                             "name the type under `claims` of one that fits, or add a reason");
    }
}

} // namespace

void check_papers(Index const& index, Findings& findings) {
    Pack const& pack = index.pack;
    for (std::size_t i = 0; i < pack.fees.size(); ++i) check_fee(index, pack.fees[i], Path("fee") / i, findings);
    for (std::size_t i = 0; i < pack.documents.size(); ++i)
        check_document(index, pack.documents[i], Path("document") / i, findings);
    for (std::size_t i = 0; i < pack.declarations.size(); ++i)
        refer_all(index.levels, pack.declarations[i].levels, Path("declaration") / i / "levels", findings);
    for (std::size_t i = 0; i < pack.referees.size(); ++i)
        check_referee(index, pack.referees[i], Path("referee") / i, findings);
    if (pack.statement) check_statement(*pack.statement, findings);
    if (pack.renewal) check_renewal(*pack.renewal, findings);
    if (pack.review) check_review(*pack.review, findings);
    for (std::size_t i = 0; i < pack.reasons.size(); ++i)
        check_reason(index, pack.reasons[i], Path("reason") / i, findings);
    check_refusals(index, findings);
}

} // namespace accrue::rules
