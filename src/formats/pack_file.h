// A pack's rows as JSON, "accrue.pack/1", for programs that read rules: the keys and values of the rule language as they are
// written, lists of rows under the name of their kind, tables, clauses and translations as objects by their id. Of a pack that is
// based on another these are the rows of both. Numbers are exact: decimals, or text "n/d" in lowest terms where none is finite.
#pragma once

#include <string>

#include "rules/pack.h"

namespace accrue::formats {

// As write_json lays it out. `pack` as written (rules/carried.h); `sha256` of its text.
[[nodiscard]] std::string write_pack(rules::Pack const& pack, std::string const& sha256);

} // namespace accrue::formats
