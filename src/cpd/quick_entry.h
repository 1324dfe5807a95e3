// Quick add: what one line becomes under a pack. Which kind of entry it is follows from the pack's own words and from what the
// person has entered before; nothing here knows an activity or a scheme.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cpd/quick_line.h"
#include "rules/compiled.h"

namespace accrue::cpd {

// The kinds of entry that the words could mean, the likeliest first; all that a person enters herself, but for what is about
// her. A kind is likely by its title, options and id, then by what was entered under it with a word in common, then by its help
// text; of equally likely ones the one used last comes first, then the pack's order.
[[nodiscard]] std::vector<int> kinds_of(rules::Pack const& pack, std::string_view words,
                                        std::vector<Claim> const& before);

struct QuickEntry {
    Claim claim;                           // without an id
    std::vector<std::string> as_last_time; // fields that the line does not say: as in the last entry of the kind
    std::vector<std::string> missing;      // what the kind needs and nothing says: fields, "title", "qualification"
};

// The line as an entry of that kind, done on `today` where it names no day. Hours and minutes go into the first number of the
// type whose unit is "h" or "min" and that is needed. An option stands where the words name it better than any other.
[[nodiscard]] QuickEntry entry_of(rules::Pack const& pack, int type, QuickLine const& line,
                                  std::vector<Claim> const& before, Date today);

} // namespace accrue::cpd
