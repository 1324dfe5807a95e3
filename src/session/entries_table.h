// The entries of a record as the rows of a table. Private to the session.
#pragma once

#include <string>
#include <vector>

#include "domain/application.h"
#include "rules/pack.h"

namespace accrue::session {

// First a row of headings: the keys of an application file ("claim" is the kind of entry), as many as some entry uses; then a
// row for each claim. Pasting them gives claims that are equal but for their ids, where the pack takes them and no text begins
// or ends with blanks; what the rules do not know is left out there.
[[nodiscard]] std::vector<std::vector<std::string>> entries_table(rules::Pack const& pack,
                                                                  Application const& application);

} // namespace accrue::session
