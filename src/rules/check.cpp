#include "rules/check.h"

#include "rules/carried.h"
#include "rules/check_parts.h"

namespace accrue::rules {

Problems check(Pack const& written, Positions const& positions) {
    Pack const pack = with_carried_rows(written);
    Index const index(pack);
    Findings findings(positions);
    check_header(index, findings);
    check_ids(index, findings);
    check_cycles(index, findings);
    check_clauses(index, findings);
    check_claim_types(index, findings);
    check_qualifications(index, findings);
    check_categories(index, findings);
    check_best(index, findings);
    check_awards(index, findings);
    check_overlaps(index, findings);
    check_gates(index, findings);
    check_carry(index, findings);
    check_tables(index, findings);
    check_steps(index, findings);
    check_papers(index, findings);
    check_translations(index, findings);
    check_examples(index, findings);
    check_reach(index, findings);
    check_levels(index, findings);
    check_unread(index, findings);
    return std::move(findings).in_order();
}

} // namespace accrue::rules
