#include "store/pack_rows.h"

namespace accrue::store {

using namespace rules;

void exchange_carries(Exchange& rows, Pack& pack) {
    auto& carries = pack.carries;
    rows.table("carry", "seq",
               "id, category, gate, clause, max_num, max_den, carry_group, earned_within_months, receiver, life_years, "
               "not_in_first_year, settles_debt, line");
    for (std::size_t i = 0; rows.next({i}, i < carries.size()); ++i) {
        if (rows.loading()) carries.emplace_back();
        Carry& row = carries[i];
        rows.value(row.id);
        rows.value(row.in);
        rows.value(row.above);
        rows.value(row.clause);
        rows.value(row.max);
        rows.value(row.group);
        rows.value(row.earned_within_months);
        rows.value(row.into);
        rows.value(row.life_years);
        rows.value(row.not_in_first_year);
        rows.value(row.settles_debt);
        rows.value(row.line);
    }
    rows.table("carry_not_for", "carry, seq", "gate");
    for (std::size_t i = 0; i < carries.size(); ++i) rows.texts({i}, carries[i].not_for);
}

} // namespace accrue::store
