// A report as plain text: every table as its rows one after the other, each cell beside its heading, so that it reads well
// aloud and in a narrow terminal.
#pragma once

#include <string>

#include "session/report.h"

namespace accrue::cli {

[[nodiscard]] std::string text_of(session::Report const& report);

} // namespace accrue::cli
