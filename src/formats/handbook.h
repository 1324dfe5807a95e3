// A pack as a handbook for readers: one page of HTML with everything that the pack says, from nothing but the pack, so that
// handbook, calculator and form cannot drift apart. Without scripts and outside resources; headings in order, tables with
// captions and headings, light and dark as the reader's system is, and fit to be printed.
#pragma once

#include <string>

#include "rules/compiled.h"

namespace accrue::formats {

// The results of the worked examples are computed. REQUIRES: the pack's examples bind.
[[nodiscard]] std::string write_handbook(rules::CompiledPack const& pack);

} // namespace accrue::formats
