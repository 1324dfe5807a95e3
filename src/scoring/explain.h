// Sentences: why each number is what it is. The one place where results become words; command line and window show the
// same. Everything particular to a scheme comes from the pack: titles, clauses, notices.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scoring/missing.h"
#include "scoring/robustness.h"
#include "scoring/scored.h"

namespace accrue::scoring {

struct Line {
    std::string text;
    std::string clause; // code of the clause that says so; empty: none
};

struct Explanation {
    std::string title; // "Writing: 10 of 12 points"
    std::vector<Line> lines;
};

// "4 points", "1 point", "9.5 points": quanta in words, with the pack's own name for them.
[[nodiscard]] std::string points_text(rules::CompiledPack const& pack, std::int64_t quanta);
[[nodiscard]] std::string points_text(rules::CompiledPack const& pack, Number const& points);
// The same without the name: "9.5".
[[nodiscard]] std::string points_number(rules::CompiledPack const& pack, std::int64_t quanta);
[[nodiscard]] std::string points_number(Number const& points);
// "month" where the number is 1, else "months": see counted_word().
[[nodiscard]] std::string with_number(std::string_view singular, Number const& number);
// "points": the pack's own name for them, for any number but 1.
[[nodiscard]] std::string points_word(rules::CompiledPack const& pack);
// A title as it stands within a sentence: in German in quotation marks, so that it need not be declined.
[[nodiscard]] std::string titled(std::string_view title);
// "in Writing": where points of a category count; for limit_text().
[[nodiscard]] std::string in_category(std::string_view title);
// "claimed": for people, while to_text() of a basis is for files.
[[nodiscard]] std::string_view basis_text(Basis basis);
// "a year"; of the life: "in all".
[[nodiscard]] std::string_view period_text(rules::Period period);
// "At most 20 points a year count in Writing", with `where` "in Writing": what the cap allows, in the pack's words.
[[nodiscard]] std::string limit_text(Scored const& scored, int cap, std::string_view where);
// "PSM", or "no level".
[[nodiscard]] std::string level_text(rules::CompiledPack const& pack, int level);
// "23.5 months": a rational in 1 / denominator, rounded to 2 places where it has more.
[[nodiscard]] std::string quantity_text(std::int64_t value, std::int64_t denominator);

// What a person would call the claim: its qualification's title, its own title, else its type's title.
[[nodiscard]] std::string claim_name(Scored const& scored, int claim);
// An option for reading: "book_coauthor" is "book coauthor".
[[nodiscard]] std::string option_text(std::string const& option);

// The field's title, or its name made readable: "hours_per_week" is "Hours per week".
[[nodiscard]] std::string field_title(rules::Field const& field);

// The level in one plain sentence: "You can claim ASM (Associate): Certificates allows no more."
[[nodiscard]] std::string headline(Scored const& scored);
// The way up in one sentence, or empty at the top: "One ITIL Intermediate, … makes it PSM."
[[nodiscard]] std::string next_step(Scored const& scored, std::vector<MissingForLevel> const& missing);
// It is worth something, but not in the pack's own scope: only gates count it that look further back.
[[nodiscard]] bool counts_only_elsewhere(ClaimResult const& result);
// Why the claim earns nothing, in one sentence; empty where it earns something or is used.
[[nodiscard]] std::string unused_text(Scored const& scored, int claim);
// The clause behind that, or empty.
[[nodiscard]] std::string unused_clause(Scored const& scored, int claim);

[[nodiscard]] Explanation explain_overall(Scored const& scored);
[[nodiscard]] Explanation explain_level(Scored const& scored, int level);
[[nodiscard]] Explanation explain_step(Scored const& scored, int step);
[[nodiscard]] Explanation explain_category(Scored const& scored, int category);
[[nodiscard]] Explanation explain_gate(Scored const& scored, int gate);
[[nodiscard]] Explanation explain_claim(Scored const& scored, int claim);

// What would go into the next cycle, and what would be owed there; empty in a pack that carries nothing over.
// With `gate` only what hangs on that one.
[[nodiscard]] std::vector<Line> carry_lines(Scored const& scored, int gate = rules::none);
// How the level stands if a single claim is refused: one sentence for all, then one for each claim that it hangs on.
[[nodiscard]] std::vector<Line> robustness_lines(Scored const& scored, Robustness const& robustness);

// Titles of the advice gates that apply now, with their clauses.
[[nodiscard]] std::vector<Line> advice(Scored const& scored);

} // namespace accrue::scoring
