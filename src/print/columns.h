// How wide the columns of a table are. Widths are in points. Private to print.
#pragma once

#include <cstddef>
#include <vector>

#include "formats/page.h"

namespace accrue::print {

inline constexpr double column_gap = 12;

struct Column {
    double x = 0;
    double width = 0;
    bool at_right = false; // what is in it, as figures
};

// What the columns of a table need.
struct ColumnNeeds {
    std::vector<double> all;   // everything in one line
    std::vector<double> thing; // no date and no amount broken
    std::vector<double> word;  // no word broken
};

[[nodiscard]] double sum(std::vector<double> const& widths);
[[nodiscard]] double room_for_columns(std::size_t count);

// Of each column whether it holds figures, and perhaps a few short words in their place ("no limit"); as many as the longest row
// has cells.
[[nodiscard]] std::vector<bool> figure_columns(formats::PageTable const& table);

// The columns side by side over the width of the text: each gets what it needs, and of what is left in proportion to what it would
// like; where there is less room than words, as many of it as words.
[[nodiscard]] std::vector<Column> shared_out(ColumnNeeds const& needs, std::vector<bool> const& at_right);

} // namespace accrue::print
