// The parts of check(), one concept each. They are independent: every part skips what another part reports, so that one
// mistake is told once. Private to src/rules/check*.cpp.
#pragma once

#include "rules/check_findings.h"
#include "rules/check_index.h"

namespace accrue::rules {

void check_header(Index const& index, Findings& findings);         // dates, cycle, evidence
void check_ids(Index const& index, Findings& findings);            // twice, ambiguous, reserved
void check_cycles(Index const& index, Findings& findings);         // rows that lead back to themselves
void check_clauses(Index const& index, Findings& findings);        // cited and not cited
void check_claim_types(Index const& index, Findings& findings);    // fields, once, weight, share
void check_qualifications(Index const& index, Findings& findings); // same_as, implies, after, values
void check_categories(Index const& index, Findings& findings);     // the tree, and caps on it
void check_best(Index const& index, Findings& findings);           // categories of which the best count
void check_awards(Index const& index, Findings& findings);
void check_overlaps(Index const& index, Findings& findings); // awards that can both match one claim
void check_gates(Index const& index, Findings& findings);
void check_carry(Index const& index, Findings& findings); // what goes from one cycle into the next
void check_tables(Index const& index, Findings& findings);
void check_steps(Index const& index, Findings& findings);  // levels and steps
void check_papers(Index const& index, Findings& findings); // fees, documents, declarations, referees, statement, ..
void check_translations(Index const& index, Findings& findings);
void check_examples(Index const& index, Findings& findings);
void check_reach(Index const& index, Findings& findings); // gates and bands that nothing can reach, caps that never cut
void check_levels(Index const& index, Findings& findings); // levels that nobody can reach
void check_unread(Index const& index, Findings& findings); // rows that nothing reads

} // namespace accrue::rules
