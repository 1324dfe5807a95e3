// Rows with an id and a digest of their own, which is their last column; for files of evidence, what was sealed and what is
// reviewed. Everything throws.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "store/connection.h"
#include "store/exchange.h"
#include "store/failure.h"

namespace accrue::store {

// The row's columns after its id, its digest last. Throws Damage where they are not what was saved.
template <class Row, class Exchange>
void fill(Query& row, Row& into, Exchange exchange) {
    Values values(Direction::Load);
    values.use(row);
    exchange(values, into);
    if (row.text() != values.digest()) throw Damage{};
}

// Returns it with its id, which is a new one where it had none.
template <class Row, class Exchange>
Row insert(Connection& connection, std::string_view table, std::string_view columns, Row row, Exchange exchange) {
    std::string marks = "?, ?";
    for (auto i = std::ranges::count(columns, ',') + 1; i > 0; --i) marks += ", ?";
    Query query = connection.query(fmt::format("INSERT INTO {}(id, {}, sha256) VALUES({})", table, columns, marks));
    row.id ? query.bind(row.id.value) : query.bind_null();
    Values values(Direction::Save);
    values.use(query);
    exchange(values, row);
    query.bind(values.digest()).run();
    row.id.value = connection.last_row();
    return row;
}

// Other values for the row with its id: the columns are those of `exchange`, its digest last.
template <class Row, class Exchange>
void update(Connection& connection, std::string_view table, std::string_view columns, Row row, Exchange exchange) {
    std::string marks = "?, ?";
    for (auto i = std::ranges::count(columns, ','); i > 0; --i) marks += ", ?";
    Query query =
        connection.query(fmt::format("UPDATE {} SET ({}, sha256) = ({}) WHERE id = ?", table, columns, marks));
    Values values(Direction::Save);
    values.use(query);
    exchange(values, row);
    query.bind(values.digest()).bind(row.id.value).run();
}

// All rows that `read` takes; the problems of the others.
template <class Row>
std::vector<Row> read_all(Connection const& connection, Query& rows, Row (*read)(Connection const&, Query&),
                          Problems& damaged) {
    std::vector<Row> all;
    while (rows.step()) {
        try {
            all.push_back(read(connection, rows));
        } catch (Refusal const& refusal) {
            damaged.push_back(refusal.problem);
        }
    }
    return all;
}

} // namespace accrue::store
