// Inside of written.h: how values and rows are put together, and one function for each kind of row with more than a few keys.
// Private to src/rules/written*.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/words.h"
#include "rules/written.h"

namespace accrue::rules::writing {

inline Written written(Written const& ready) { return ready; }
inline Written written(bool yes) { return {yes}; }
inline Written written(Number const& number) { return {number}; }
inline Written written(std::int64_t count) { return {Number{count, 1}}; }
inline Written written(int count) { return {Number{count, 1}}; }
inline Written written(Date date) { return {date}; }
inline Written written(std::string const& text) { return {text}; }
inline Written written(std::string_view text) { return {std::string(text)}; }
inline Written written(char const* text) { return {std::string(text)}; }
inline Written written(Cell const& cell) {
    return std::visit([](auto const& value) { return Written{value}; }, cell);
}
template <class Result>
Written written(Band<Result> const& band) {
    return {Written::List{{band.from}, written(band.result)}};
}
template <class Item>
Written written(std::vector<Item> const& items) {
    Written::List list;
    for (Item const& item : items) list.push_back(written(item));
    return {std::move(list)};
}
template <class Item> // name -> value
Written written(std::vector<std::pair<std::string, Item>> const& named) {
    Written::Table table;
    for (auto const& [name, item] : named) table.push_back({name, written(item)});
    return {std::move(table)};
}

class TableWriter {
public:
    template <class Value>
    void put(std::string_view key, Value const& value) {
        table_.push_back({std::string(key), written(value)});
    }
    template <class Value>
    void put(std::string_view key, std::optional<Value> const& value) {
        if (value) put(key, *value);
    }
    void put(std::string_view key, Written::Table table) {
        table_.push_back({std::string(key), Written{std::move(table)}});
    }
    template <class Items>
    void put_some(std::string_view key, Items const& items) { // nothing where there are none
        if (!items.empty()) put(key, items);
    }
    void flag(std::string_view key, bool yes) {
        if (yes) put(key, true);
    }
    void put_all(std::vector<std::pair<std::string, Number>> const& named) {
        for (auto const& [name, number] : named) put(name, number);
    }
    [[nodiscard]] Written::Table take() { return std::move(table_); }

private:
    Written::Table table_;
};

void put_conditions(TableWriter& row, std::string_view key, Conditions const& conditions);
void put_number_by(TableWriter& row, std::string_view key, std::optional<NumberBy> const& by);
void put_cost(TableWriter& table, Cost const& cost);

// Without the id.
void put_header(TableWriter& row, Header const& header);
void put_claim_type(TableWriter& row, ClaimType const& type);
void put_award(TableWriter& row, Award const& award);
void put_gate(TableWriter& row, Gate const& gate);
void put_step(TableWriter& row, Step const& step);
void put_table(TableWriter& row, Table const& table);
void put_example(TableWriter& row, Example const& example);

} // namespace accrue::rules::writing
