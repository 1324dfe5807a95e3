// Rows that decide: gates, tables of levels, steps. Part of pack.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rules/pack_awards.h"

namespace accrue::rules {

struct Window { // the years that a gate looks at
    enum class Kind : std::uint8_t {
        Year,      // of the scoring date
        EveryYear, // each of the cycle, up to that one
        Cycle,
        Life,
        Rolling, // the last `years`, ending with that of the scoring date
    };
    Kind kind = Kind::Life;
    int years = 0; // Rolling
    friend bool operator==(Window const&, Window const&) = default;
};

struct AllOf {
    std::vector<std::string> gates;
    friend bool operator==(AllOf const&, AllOf const&) = default;
};
struct AnyOf {
    std::vector<std::string> gates;
    friend bool operator==(AnyOf const&, AnyOf const&) = default;
};
struct AtLeastOf {
    int count = 1;
    std::vector<std::string> gates;
    friend bool operator==(AtLeastOf const&, AtLeastOf const&) = default;
};
struct Has {          // distinct qualifications of a tag (or the one named), or the sum of their `value`
    std::string what; // a tag or a qualification id
    Number count{1, 1};
    std::optional<std::string> value;
    friend bool operator==(Has const&, Has const&) = default;
};
struct ClaimCount {
    std::string claim;
    int count = 1;
    Conditions where;
    std::optional<std::string> distinct; // a field: its different values are counted
    std::optional<Window> per;           // absent: the life
    friend bool operator==(ClaimCount const&, ClaimCount const&) = default;
};
struct PointsNeeded {
    Number points;             // 0 where need_by says it
    std::string in;            // category
    std::optional<Window> per; // absent: the pack's cycle, or the life where it has none
    Conditions where;          // of claims of any type that earns points there; one without the field does not match
    std::optional<NumberBy> need_by;
    bool prorate = false;          // the need is for the months of the window in which the person has any status
    std::optional<int> years_done; // so many years of the cycle must have begun
    friend bool operator==(PointsNeeded const&, PointsNeeded const&) = default;
};
struct CategoriesNeeded { // categories with credited points above 0
    int count = 1;
    std::vector<std::string> of;
    std::optional<Window> per; // absent: the pack's cycle, or the life where it has none
    friend bool operator==(CategoriesNeeded const&, CategoriesNeeded const&) = default;
};
struct MonthsNeeded {
    Number months;
    std::vector<std::string> of; // period claim types
    Conditions where;
    std::optional<int> within_months;
    friend bool operator==(MonthsNeeded const&, MonthsNeeded const&) = default;
};
using GateKind = std::variant<AllOf, AnyOf, AtLeastOf, Has, ClaimCount, PointsNeeded, CategoriesNeeded, MonthsNeeded>;

struct Gate {
    enum class Advice : std::uint8_t { No, WhenMet, WhenUnmet }; // an advice gate is reported and never decides
    std::string id;
    std::optional<std::string> title;
    std::string clause;
    Advice advice = Advice::No;
    GateKind kind;
    int line = 0;
    friend bool operator==(Gate const&, Gate const&) = default;
};

inline constexpr std::string_view no_level = "-"; // a level cell that gives none

using Cell = std::variant<std::string, Number>; // of a step's table a level; of an award's table points

// [table.ID]. Its axes are facts "type.field" or "type.months", or, at an award of that claim type, the claim's own
// fields. Each row has one cell for each column, or bands over `col`.
struct Table {
    std::string id;
    std::vector<std::string> row;         // several: the cells are summed; none: the table has columns alone
    std::string col;                      // empty: the table has rows alone
    bool falls = false;                   // cells may fall as the facts rise
    std::vector<Number> row_from;         // numbered rows, each from this value on; none: rows by option
    std::vector<Number> cols;             // numbered columns, each from this value on,
    std::vector<std::string> col_options; // or columns by option
    std::vector<std::pair<std::string, std::vector<Cell>>> rows; // option (numbered, or the only one: "") -> cells
    std::vector<std::pair<std::string, std::vector<Band<Cell>>>> bands; // option -> bands
    int line = 0;
    friend bool operator==(Table const&, Table const&) = default;
};

// Calls `use` with each cell, row by row.
template <class Use>
void for_each_cell(Table const& table, Use const& use) {
    for (auto const& [option, cells] : table.rows)
        for (Cell const& cell : cells) use(cell);
    for (auto const& [option, bands] : table.bands)
        for (Band<Cell> const& band : bands) use(band.result);
}

struct Step {
    std::string id;
    std::string title;
    std::string clause;
    std::optional<std::string> table;
    std::optional<std::string> points_in;                   // category
    std::optional<Period> per;                              // absent: the pack's scope
    std::vector<Band<std::string>> bands;                   // points -> level
    std::vector<std::pair<std::string, std::string>> gates; // level -> gate
    int line = 0;
    friend bool operator==(Step const&, Step const&) = default;
};

} // namespace accrue::rules
