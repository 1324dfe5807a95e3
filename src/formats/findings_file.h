// What was found out about a file of evidence, as bytes to keep beside it: one line of JSON, then its likeness and its text as they
// are. It can be found out again, so what another version of this program has written, or what is damaged, is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evidence/findings.h"

namespace accrue::formats {

[[nodiscard]] std::string write_findings(evidence::Findings const& findings);
[[nodiscard]] std::optional<evidence::Findings> read_findings(std::string_view bytes);

} // namespace accrue::formats
