// What was found out about a file of evidence, as a text to keep beside it: one line of JSON. It can be found out again, so a text
// of another version of this program, or one that is damaged, is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evidence/inspection.h"

namespace accrue::formats {

[[nodiscard]] std::string write_findings(evidence::Inspection const& file);
[[nodiscard]] std::optional<evidence::Inspection> read_findings(std::string_view text);

} // namespace accrue::formats
