// [table.ID]: axes, and cells by row and column or in bands.
#include <fmt/format.h>

#include "rules/parse_rows.h"

namespace accrue::rules::parsing {
namespace {

// A level, "-" or points; points may be "n/d", which no level's code can be.
std::optional<Cell> read_cell(Reading& reading, Node const& node) {
    bool const fraction = node.kind == Node::Kind::Text && node.text.find('/') != std::string::npos;
    if (node.kind == Node::Kind::Number || fraction) {
        auto const points = reading.number(node);
        return points ? std::optional<Cell>(*points) : std::nullopt;
    }
    auto level = reading.name(node, cell_form);
    return level ? std::optional<Cell>(*std::move(level)) : std::nullopt;
}

void read_cells(Reading& reading, Node const& list, std::vector<Cell>& cells) {
    if (list.kind != Node::Kind::List) return reading.report_kind(list, "a list of cells");
    for (Node const& item : list.children)
        if (auto cell = read_cell(reading, item)) cells.push_back(*std::move(cell));
}

// rows.option = [cell, ..]
void read_table_rows(Row& row, Table& table) {
    row.rest([&](Node const& node) {
        row.reading().check_key(node, option_form);
        read_cells(row.reading(), node, table.rows.emplace_back(node.key, std::vector<Cell>{}).second);
    });
}

// bands.option = [[from, cell], ..]
void read_table_bands(Row& row, Table& table) {
    Reading& reading = row.reading();
    row.rest([&](Node const& node) {
        reading.check_key(node, option_form);
        auto& bands = table.bands.emplace_back(node.key, std::vector<Band<Cell>>{}).second;
        read_bands(reading, node, [&](Number from, Node const& result) {
            if (auto cell = read_cell(reading, result)) bands.push_back({from, *std::move(cell)});
        });
    });
}

void read_row_axis(Row& row, std::vector<std::string>& facts) {
    Node const* node = row.find("row");
    if (node == nullptr) return;
    if (node->kind == Node::Kind::List)
        row.needed_texts("row", facts);
    else
        row.text("row", facts.emplace_back());
}

// cells = [[cell, ..], ..] for numbered rows and columns; [cell, ..] where there is only one axis.
void read_cell_lists(Row& row, Table& table) {
    Reading& reading = row.reading();
    bool const two_axes = row.has("row") && row.has("col");
    if (row.has("row"))
        row.needed_numbers("row_from", table.row_from);
    else
        table.rows.emplace_back();
    row.needed_list("cells", [&](Node const& item) {
        if (two_axes) return read_cells(reading, item, table.rows.emplace_back().second);
        auto cell = read_cell(reading, item);
        if (!cell) return;
        if (row.has("row")) table.rows.emplace_back();
        table.rows.back().second.push_back(*std::move(cell));
    });
}

// Columns stand beside rows; bands are over `col` by themselves.
void read_columns(Row& row, Table& table) {
    if (row.has("cols") && row.has("col_options")) row.exactly_one({"cols", "col_options"});
    if (row.has("cols")) row.needed_numbers("cols", table.cols);
    row.names("col_options", option_form, table.col_options);
}

} // namespace

void read_table(Row& row, Table& table) {
    read_row_axis(row, table.row);
    std::optional<std::string> col;
    row.text("col", col);
    table.col = col.value_or("");
    row.flag("falls", table.falls);
    std::string_view const body = row.exactly_one({"rows", "bands", "cells"});
    if (body == "cells") {
        read_cell_lists(row, table);
    } else if (!row.has("row")) {
        row.needed("row");
    }
    if (body == "bands")
        row.table("bands", [&](Row& bands) { read_table_bands(bands, table); });
    else
        read_columns(row, table);
    row.table("rows", [&](Row& rows) { read_table_rows(rows, table); });
    row.only_elsewhere(body.empty() ? ""
                                    : fmt::format("'{}' in a table{}", body, row.has("row") ? "" : " without 'row'"),
                       {"cols", "col_options", "row_from"});
}

} // namespace accrue::rules::parsing
