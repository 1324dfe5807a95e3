// What points can come to, as far as awards and caps alone say: so that nobody is asked for a worked case that cannot be
// written. What it says is certain; often it says nothing.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "rules/pack.h"

namespace accrue::rules {

struct Attainable {
    static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();
    std::int64_t step = 0; // in quanta: every total is a multiple of it; 0: there is nothing but 0
    std::int64_t most = 0; // in quanta, in a whole life; of a category before its own caps
    friend bool operator==(Attainable const&, Attainable const&) = default;
};

// Of one item of the award. REQUIRES for all here: check() found no error in `pack`.
[[nodiscard]] Attainable attainable_item(Pack const& pack, Award const& award);

// By category.
[[nodiscard]] std::vector<Attainable> attainable_points(Pack const& pack);

// Values that something can come to; mostly any.
class Reachable {
public:
    Reachable() = default;
    [[nodiscard]] static Reachable multiples_of(Number const& step);        // 0: any
    [[nodiscard]] static Reachable only(std::vector<Number> const& values); // ascending; none: any

    // The lowest from `number` on; `number` where any can be or none is known.
    [[nodiscard]] Number first_from(Number const& number) const;
    // From where on a value below `number` is close to it: `near` below, or further where nothing is as near.
    [[nodiscard]] Number just_below(Number const& number, Number const& near) const;

private:
    Number step_;
    std::vector<Number> values_;
};

// What the qualifications that the gate counts can add up to. REQUIRES: `has` has a value.
[[nodiscard]] Reachable reachable_values(Pack const& pack, Has const& has);

} // namespace accrue::rules
