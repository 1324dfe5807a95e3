#include "rules/parse_rows.h"

namespace accrue::rules::parsing {

void read_carry(Row& row, Carry& carry) {
    row.id("id", carry.id);
    row.id("in", carry.in);
    row.id("above", carry.above);
    row.number("max", carry.max);
    row.id("group", carry.group);
    row.count("earned_within_months", carry.earned_within_months);
    row.id("into", carry.into);
    row.ids("not_for", carry.not_for);
    row.count("life_years", carry.life_years);
    row.flag("not_in_first_year", carry.not_in_first_year);
    row.flag("settles_debt", carry.settles_debt);
    read_clause_code(row, carry.clause);
}

} // namespace accrue::rules::parsing
