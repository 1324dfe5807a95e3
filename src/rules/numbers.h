// The numbers of a pack on which a result hangs, each with a name and a way to change it: for trying out whether the worked
// cases would notice. Not among them: what an entry may hold (bounds of fields), costs, fees, days of a review and dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rules/pack.h"

namespace accrue::rules {

struct NumberAt {
    enum class Role : std::uint8_t {
        Amount,    // what something is worth, or is multiplied by
        Threshold, // reached from this value on
        Limit,     // no more than this
        Window,    // so far back something is looked for
    };
    std::string_view kind; // of the row: "award"
    std::string id;        // of the row
    std::string key;       // "rate", "options.blog", "bands, points from 24"
    int line = 0;          // of the row
    Role role = Role::Amount;
    bool points = false; // whole quanta of the pack's points

    // What it is compared with, where that is certain to come in some values only.
    struct Field { // of the award's own claims
        Number low;
        Number high;
        bool whole = false;
    };
    std::string category = {};       // its points
    std::optional<Has> values = {};  // of the qualifications that the gate counts
    std::optional<Field> field = {}; // entered, and used as it is
};

// One of them, in a pack that must outlive it and keep its rows.
class NumberSlot {
public:
    NumberSlot(NumberAt at, Number& number) : at_(std::move(at)), held_(&number) {}
    NumberSlot(NumberAt at, int& count) : at_(std::move(at)), held_(&count) {}

    [[nodiscard]] NumberAt const& at() const { return at_; }
    [[nodiscard]] Number value() const;
    void set(Number const& value); // REQUIRES: a value of neighbours()

private:
    NumberAt at_;
    std::variant<Number*, int*> held_;
};

// In the order of the language's rows. REQUIRES: check() found no error in `pack`.
[[nodiscard]] std::vector<NumberSlot> numbers_of(Pack& pack);

// The value one step up and, unless it would be below 0, one step down. A step is one in the last place in which the number is
// written: 12 has 13 and 11, 0.5 has 0.6 and 0.4, "1/3" has "2/3" and 0. Points that would not be whole quanta then go
// by one quantum.
[[nodiscard]] std::vector<Number> neighbours(NumberSlot const& slot, Header const& header);

} // namespace accrue::rules
