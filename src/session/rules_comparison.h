// What has changed from one pack to another, for the Rules screen. Private to the session.
#pragma once

#include "rules/compiled.h"
#include "session/rules_model.h"

namespace accrue::session {

// Its places are lines of sources[0], the file of `after`; none where that is not what its author wrote (based on another).
[[nodiscard]] RulesComparison compare_packs(rules::CompiledPack const& before, rules::CompiledPack const& after,
                                            std::string from, std::uint64_t revision);

} // namespace accrue::session
