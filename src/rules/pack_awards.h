// Rows that give points and limit them: conditions, awards, caps. Part of pack.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "rules/pack_terms.h"

namespace accrue::rules {

// One condition of `when` or `where`; all of a list must hold.
struct Condition {
    struct Options { // field = [options]; a bool is written [true]
        std::string field;
        std::vector<std::string> options; // "true" and "false" for a bool
        friend bool operator==(Options const&, Options const&) = default;
    };
    struct NumberRange { // includes from, excludes to
        std::string field;
        std::optional<Number> from;
        std::optional<Number> to;
        friend bool operator==(NumberRange const&, NumberRange const&) = default;
    };
    struct DateRange { // reserved keys on, from, to; includes both
        std::string field;
        std::optional<Date> from;
        std::optional<Date> to;
        friend bool operator==(DateRange const&, DateRange const&) = default;
    };
    struct Tags { // the qualification has at least one of these tags of its own
        std::vector<std::string> tags;
        friend bool operator==(Tags const&, Tags const&) = default;
    };
    struct Qualifications { // the qualification is one of these
        std::vector<std::string> ids;
        friend bool operator==(Qualifications const&, Qualifications const&) = default;
    };
    std::variant<Options, NumberRange, DateRange, Tags, Qualifications> test;
    friend bool operator==(Condition const&, Condition const&) = default;
};
using Conditions = std::vector<Condition>;

// from the value `from` on, this result
template <class Result>
struct Band {
    Number from;
    Result result;
    friend bool operator==(Band const&, Band const&) = default;
};

struct Fixed {
    Number points;
    friend bool operator==(Fixed const&, Fixed const&) = default;
};
struct PerQuantity {      // quantity * rate
    std::string quantity; // a field; months, years or days of a period; a qualification's value
    Number rate;
    Number unit{1, 1}; // `rate` is for so much of the quantity
    friend bool operator==(PerQuantity const&, PerQuantity const&) = default;
};
struct Banded { // the last band whose `from` is reached; several quantities: the sum of their look-ups
    std::vector<std::string> quantities;
    std::vector<Band<Number>> bands;
    bool marginal = false; // each band's points are for one unit of what lies in it
    bool falls = false;    // the points may fall as the quantity grows
    friend bool operator==(Banded const&, Banded const&) = default;
};
struct OptionPoints { // options = {by = field, option = points, ..}
    std::string by;
    std::vector<std::pair<std::string, Number>> points;
    friend bool operator==(OptionPoints const&, OptionPoints const&) = default;
};
struct TableValue { // the cell of a table, or the sum of its cells
    std::string table;
    friend bool operator==(TableValue const&, TableValue const&) = default;
};
using Formula = std::variant<Fixed, PerQuantity, Banded, OptionPoints, TableValue>;

struct Factor { // multiplies by the number of the claim's option
    std::string by;
    std::vector<std::pair<std::string, Number>> factors;
    friend bool operator==(Factor const&, Factor const&) = default;
};

struct FieldMax { // the field counts at most `times` the field `of`, wherever the award reads it
    std::string field;
    Number times;
    std::string of;
    friend bool operator==(FieldMax const&, FieldMax const&) = default;
};

struct Occurrence { // of claims that agree in `by` the n-th is multiplied by rates[n - 1]; the last rate goes on
    std::string by; // a field
    std::vector<Number> rates;
    friend bool operator==(Occurrence const&, Occurrence const&) = default;
};

struct Rounding {
    enum class Direction : std::uint8_t { Down, Nearest, NearestDown, Up }; // Nearest sends ties up
    std::optional<Number> to;                                               // absent: the quantum
    Direction direction = Direction::Down;
    friend bool operator==(Rounding const&, Rounding const&) = default;
};

struct Award {
    std::string id;
    std::optional<std::string> title;
    std::string claim;                  // empty: one item made of facts, by a table
    std::string into;                   // category
    std::vector<std::string> also;      // categories that read the item too
    std::optional<std::string> if_gate; // if: earns nothing unless the gate holds
    Conditions when;
    Formula formula;
    std::optional<FieldMax> field_max;
    std::vector<std::string> less;   // fields taken off the quantity
    std::optional<Number> min_input; // a smaller quantity gives nothing
    bool merge = false;              // one item of all matching periods, from their merged duration
    std::optional<Factor> factor;
    std::optional<Occurrence> occurrence;
    std::optional<Rounding> round;
    std::optional<Number> item_min;
    std::optional<Number> item_max;
    std::string clause;
    int line = 0;
    friend bool operator==(Award const&, Award const&) = default;
};

// A number that hangs on what the person is, in the window at hand.
struct ByStatus {
    enum class At : std::uint8_t { WindowStart, Highest, Weighted };
    At at = At::WindowStart;
    std::vector<std::pair<std::string, Number>> numbers; // status -> number; a status that is not listed: 0
    friend bool operator==(ByStatus const&, ByStatus const&) = default;
};
struct ByFact {
    std::string fact;                                    // an enum fact "type.field"
    std::vector<std::pair<std::string, Number>> numbers; // option -> number
    friend bool operator==(ByFact const&, ByFact const&) = default;
};
using NumberBy = std::variant<ByStatus, ByFact>;

struct MaxRatio { // so much of what another category credits; of one around the capped one: of the sum of both
    int numerator = 1;
    int denominator = 1;
    std::string of; // category
    friend bool operator==(MaxRatio const&, MaxRatio const&) = default;
};

struct Cap {
    std::string id;
    std::string on; // category
    Period per = Period::Life;
    Number max; // 0 where max_by or max_ratio says it
    std::string clause;
    std::optional<NumberBy> max_by;    // in each of the cap's own days, years or cycles
    std::optional<MaxRatio> max_ratio; // likewise
    bool spills = false;               // what it cuts off can still be carried over
    int line = 0;
    friend bool operator==(Cap const&, Cap const&) = default;
};

} // namespace accrue::rules
