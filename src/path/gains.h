// Gains: what one claim brings to what a level asks for, read off the compiled rules. Private to src/path/.
#pragma once

#include <tuple>
#include <vector>

#include "path/asked.h"

namespace accrue::path {

struct GainKey { // what is gained
    enum class Kind : std::uint8_t {
        Count,   // by a gate that counts: `row` is the gate
        Points,  // of an award, or of another that pays the same way: `row`; `filter`: gates with `where` that see it
        SumFact, // `row` is the fact
        LargestFact,  // likewise; what lies above the fact's value now
        Prerequisite, // `row` is a qualification that something on the way asks for
        Itself,       // `row` is the candidate
        Group,        // `row` is a group of duplicates of which one is as good as another
    };
    Kind kind = Kind::Count;
    int row = rules::none;
    std::vector<int> filter = {};
    friend bool operator==(GainKey const&, GainKey const&) = default;
    friend bool operator<(GainKey const& a, GainKey const& b) {
        return std::tie(a.kind, a.row, a.filter) < std::tie(b.kind, b.row, b.filter);
    }
};

struct KeyedGain {
    GainKey key;
    std::int64_t amount = 0;
    friend bool operator==(KeyedGain const&, KeyedGain const&) = default;
};

struct Gains {
    std::vector<KeyedGain> list; // in the order of their keys
    bool adds_up = true;         // false: what the claim brings hangs on what else there is
    bool raises_facts = false;
    bool unknown = false;   // it brings more than stands in the list
    bool may_lower = false; // what others bring
    friend bool operator==(Gains const&, Gains const&) = default;
};

// `now` is the application's result without additions.
[[nodiscard]] Gains gains_of(rules::CompiledPack const& pack, Asked const& asked,
                             scoring::BoundApplication const& application, scoring::Assessment const& now,
                             scoring::BoundClaim const& claim);

// Nothing that `a` brings is missing in `b`. REQUIRES: both add up.
[[nodiscard]] bool brings_no_more(Gains const& a, Gains const& b);

} // namespace accrue::path
