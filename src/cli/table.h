// Tables on the command line.
#pragma once

#include "cli/verbs.h"

namespace accrue::cli {

// Takes the rows of request.file into the library's open record, or into a new one of request.scheme; one undo takes all of
// them back. Where a row is bad, nothing is imported, unless request.skip_bad_rows.
[[nodiscard]] Exit import_table(Import const& request, session::Ports const& ports, Console const& console);

} // namespace accrue::cli
