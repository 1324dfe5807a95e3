// Small rule packs for tests: a header, the level "A" and the clause "1" around the rows that a test is about. Nothing else
// in them is wrong, so that whatever is found lies in those rows.
#pragma once

#include <string>

#include "rules/check.h"
#include "rules/parse.h"

namespace accrue::test {

struct PackRows {
    std::string rows;
    std::string level = R"(level = [{ code = "A", title = "A", clause = "1" }])";
    std::string header = {}; // further keys of pack.: `cycle = { .. }, ...`
    std::string effective = "{ from = 2020-01-01 }";
    std::string tables = {}; // [table.x], which must come last
};

inline std::string text_of(PackRows const& pack) {
    std::string text = "schema = 1\n"
                       "pack = { id = \"p\", version = \"1\", title = \"P\", score_by = \"submission_date\", "
                       "overall = \"lowest_step\", points = { name = \"point\", decimals = 2 }, effective = ";
    text += pack.effective;
    if (!pack.header.empty()) text += ", " + pack.header;
    text += " }\n" + pack.level + "\n" + pack.rows + "\nclause = { \"1\" = \"Everything\" }\n";
    return text + pack.tables;
}

inline Problems problems_of(PackRows const& pack) {
    rules::Parsed const parsed = rules::parse(text_of(pack), "test.toml");
    return has_errors(parsed.problems) ? parsed.problems : rules::check(parsed.pack, parsed.positions);
}

// The ids of all that is found, in the order of the text: "E210 W201". Empty: nothing is wrong.
inline std::string found_in(PackRows const& pack) {
    std::string ids;
    for (Problem const& problem : problems_of(pack)) ids += (ids.empty() ? "" : " ") + problem.id;
    return ids;
}

inline std::string found(std::string const& rows) { return found_in({.rows = rows}); }

// What is said of the first problem, without its position; empty: nothing is wrong.
inline std::string first_words(PackRows const& pack) {
    Problems const problems = problems_of(pack);
    return problems.empty() ? "" : problems.front().what;
}

} // namespace accrue::test
