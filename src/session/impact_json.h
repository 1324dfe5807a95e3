// An impact for other programs: `accrue.impact/1`. A level is a code, or null where none is reached; `before` is null where it
// was each application's own rules. Its sentences are those of `impact`: who writes it speaks English while that is found.
#pragma once

#include <string>

#include "rules/compiled.h"
#include "session/impact.h"

namespace accrue::session {

[[nodiscard]] std::string write_impact(Impact const& impact, PackPointer const& before,
                                       rules::CompiledPack const& after);

} // namespace accrue::session
