// Points where caps cross: a maximum flow instead of cutting from the leaves up (rule-language section 3, step 7). An item is
// an arc; the caps around it on one side of the pack's cap_sides() lead to it from the source, those on the other side from
// it to the sink, outer caps further away.
#pragma once

#include "scoring/credit.h"

namespace accrue::scoring {

// The most that the caps on `category` and below can credit of workspace.scoped, which is known to be no more than `most`.
[[nodiscard]] std::int64_t crossing_total(rules::CompiledPack const& pack, BoundApplication const& application,
                                          Cells cells, int category, std::int64_t most, Workspace& workspace);

// Shares the largest total of workspace.scoped, which lies below `root`, out among them: the first is credited as much as it
// allows, then the next. Fills workspace.shares, one for each.
void share_out(rules::CompiledPack const& pack, BoundApplication const& application, Cells cells, int root,
               Workspace& workspace);

// Shares that out among the items below `root`, as attribute() does. Takes them out of workspace.scoped, which is in order of
// time, and marks in workspace.cap_cut the caps that cut something. REQUIRES: credit() ran before, for all of them.
void attribute_crossing(rules::CompiledPack const& pack, BoundApplication const& application, int root,
                        Workspace& workspace, Assessment& assessment);

} // namespace accrue::scoring
