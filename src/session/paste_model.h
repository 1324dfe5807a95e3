// A pasted table checked row by row. Private to the session.
#pragma once

#include <vector>

#include "formats/table_text.h"
#include "rules/compiled.h"
#include "session/paste.h"

namespace accrue::session {

struct PasteRecord { // into which the rows are to go
    rules::CompiledPack const& pack;
    Application const& application;
    Date on;
};

struct CheckedPaste {
    PasteModel model;          // without revision and source
    std::vector<Claim> claims; // of the rows that are not bad, in order
};

// REQUIRES: the mapping's type is one of the pack's, and it has a key for each column.
[[nodiscard]] CheckedPaste check_paste(formats::TableText const& table, PasteMapping const& mapping,
                                       PasteRecord const& record);

} // namespace accrue::session
