// A table as text: what a spreadsheet puts into the clipboard or saves as CSV. Cells are divided by tab, semicolon or comma,
// found from the text; quotes as in RFC 4180; a byte order mark and any kind of line end are taken.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"

namespace accrue::formats {

inline constexpr std::size_t table_byte_limit = 16'000'000;
inline constexpr std::size_t table_row_limit = 10'000; // besides the first, which may be a heading
inline constexpr std::size_t table_column_limit = 200;
inline constexpr std::size_t table_cell_limit = 20'000; // characters

struct TableRow {
    int line = 0;                   // of the text, from 1, on which it begins
    std::vector<std::string> cells; // as many as were written, without empty ones at the end; at least one is not blank

    friend bool operator==(TableRow const&, TableRow const&) = default;
};

struct TableText {
    char separator = '\t';
    std::vector<TableRow> rows; // at least one; blank rows are left out
    std::size_t columns = 0;    // of the widest row

    friend bool operator==(TableText const&, TableText const&) = default;
};

// All of it or nothing. `file` is only for messages. A118 more than table_byte_limit bytes, A122 no text, A123 no UTF-8, A124 a
// quote that is not closed, A125 too many rows, A126 too many columns, A127 a cell too long, A128 nothing in it.
// An apostrophe that write_table puts before a formula is taken away again.
[[nodiscard]] Result<TableText> read_table(std::string_view text, std::string const& file);

// Rows of cells as CSV (commas, or tabs or semicolons; CRLF). No spreadsheet executes a cell of it, whatever it divides cells by:
// one that begins with = + - @ (also full-width), a tab or a line end gets an apostrophe before it, and so does such a sign
// after a separator or a line end inside a cell, and what would then look the same. read_table gives equal cells, where a row
// has one that is not blank.
[[nodiscard]] std::string write_table(std::vector<std::vector<std::string>> const& rows, char separator = ',');

} // namespace accrue::formats
