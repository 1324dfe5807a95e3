// What an application consists of beside its claims: fees, documents, declarations, referees, the statement.
#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/check_lists.h"
#include "rules/check_parts.h"

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
}

} // namespace accrue::rules
