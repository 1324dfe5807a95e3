// A pack of every row kind and list, filled at random: no sense in it, but every value a different one.
#pragma once

#include <cstdint>

#include "rules/pack.h"

namespace accrue::store {

[[nodiscard]] rules::Pack random_pack(std::uint64_t seed);

// One with at least three rows of each kind, cells in a table, fields, claims and expected points.
[[nodiscard]] rules::Pack rich_pack();

// A pack of about the size of a real one: 200 worked examples, 60 qualifications, 40 awards.
[[nodiscard]] rules::Pack large_pack();

// The text that a made-up pack goes by.
[[nodiscard]] rules::PackText text_for(std::string text);

} // namespace accrue::store
