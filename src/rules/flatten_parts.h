// Inside of flatten: the merged pack as a tree over the two texts, and its text. Private to src/rules/flatten*.cpp.
#pragma once

#include <vector>

#include "rules/flatten.h"
#include "rules/parse_toml.h"

namespace accrue::rules {

struct Piece {
    parsing::Node const* node = nullptr; // what stands in one of the two texts
    bool of_base = false;
    bool merged = false; // `parts` stand in the place of the node's children
    std::vector<Piece> parts;
};

// As TOML, under `comment`, a line without its "#". Fills `origins`.
[[nodiscard]] std::string write_pieces(std::vector<Piece> const& root, std::string const& comment, Origins& origins);

} // namespace accrue::rules
