#include "store/pack_rows.h"

namespace accrue::store {
namespace {

using namespace rules;

void exchange_cell(Values& values, Cell& cell) {
    std::optional<std::string> level;
    std::optional<Number> points;
    if (!values.loading()) {
        if (auto const* text = std::get_if<std::string>(&cell)) level = *text;
        if (auto const* number = std::get_if<Number>(&cell)) points = *number;
    }
    values.value(level);
    values.value(points);
    if (!values.loading()) return;
    if (level.has_value() == points.has_value()) throw Damage{};
    cell = level ? Cell(*std::move(level)) : Cell(*points);
}

void exchange_numbers(Exchange& rows, std::size_t table, std::vector<Number>& numbers) {
    for (std::size_t i = 0; rows.next({table, i}, i < numbers.size()); ++i) {
        if (rows.loading()) numbers.emplace_back();
        rows.value(numbers[i]);
    }
}

// The options of rows, which the cells or bands that follow belong to.
template <class Row>
void exchange_options(Exchange& rows, std::size_t table, std::vector<Row>& list) {
    for (std::size_t i = 0; rows.next({table, i}, i < list.size()); ++i) {
        if (rows.loading()) list.emplace_back();
        rows.value(list[i].first);
    }
}

void exchange_cells(Exchange& rows, std::vector<Table>& tables) {
    rows.table("fact_table_row", "fact_table, seq", "option");
    for (std::size_t i = 0; i < tables.size(); ++i) exchange_options(rows, i, tables[i].rows);
    rows.table("fact_table_cell", "fact_table, row, seq", "level, points_num, points_den");
    for (std::size_t i = 0; i < tables.size(); ++i) {
        for (std::size_t j = 0; j < tables[i].rows.size(); ++j) {
            auto& cells = tables[i].rows[j].second;
            for (std::size_t k = 0; rows.next({i, j, k}, k < cells.size()); ++k) {
                if (rows.loading()) cells.emplace_back();
                exchange_cell(rows, cells[k]);
            }
        }
    }
}

void exchange_bands(Exchange& rows, std::vector<Table>& tables) {
    rows.table("fact_table_banded_row", "fact_table, seq", "option");
    for (std::size_t i = 0; i < tables.size(); ++i) exchange_options(rows, i, tables[i].bands);
    rows.table("fact_table_band", "fact_table, row, seq",
               "threshold_num, threshold_den, level, points_num, points_den");
    for (std::size_t i = 0; i < tables.size(); ++i) {
        for (std::size_t j = 0; j < tables[i].bands.size(); ++j) {
            auto& bands = tables[i].bands[j].second;
            for (std::size_t k = 0; rows.next({i, j, k}, k < bands.size()); ++k) {
                if (rows.loading()) bands.emplace_back();
                rows.value(bands[k].from);
                exchange_cell(rows, bands[k].result);
            }
        }
    }
}

} // namespace

void exchange_tables(Exchange& rows, Pack& pack) {
    std::vector<Table>& tables = pack.tables;
    rows.table("fact_table", "seq", "id, column_fact, falls, line");
    for (std::size_t i = 0; rows.next({i}, i < tables.size()); ++i) {
        if (rows.loading()) tables.emplace_back();
        rows.value(tables[i].id);
        rows.value(tables[i].col);
        rows.value(tables[i].falls);
        rows.value(tables[i].line);
    }
    rows.table("fact_table_row_fact", "fact_table, seq", "fact");
    for (std::size_t i = 0; i < tables.size(); ++i) rows.texts({i}, tables[i].row);
    rows.table("fact_table_row_from", "fact_table, seq", "threshold_num, threshold_den");
    for (std::size_t i = 0; i < tables.size(); ++i) exchange_numbers(rows, i, tables[i].row_from);
    rows.table("fact_table_column", "fact_table, seq", "threshold_num, threshold_den");
    for (std::size_t i = 0; i < tables.size(); ++i) exchange_numbers(rows, i, tables[i].cols);
    rows.table("fact_table_option", "fact_table, seq", "option");
    for (std::size_t i = 0; i < tables.size(); ++i) rows.texts({i}, tables[i].col_options);
    exchange_cells(rows, tables);
    exchange_bands(rows, tables);
}

} // namespace accrue::store
