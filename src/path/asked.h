// What a level asks for: the gates and categories on which it can hang, and how much of each is there.
#pragma once

#include <vector>

#include "scoring/assessment.h"

namespace accrue::path {

struct AskedPoints { // in a category
    int category = rules::none;
    int gate = rules::none;   // that looks only at some claims; none: all that earn points there count
    std::int64_t missing = 0; // quanta
    std::int64_t needed = 0;
    friend bool operator==(AskedPoints const&, AskedPoints const&) = default;
};

struct Asked {
    std::vector<std::uint8_t> gates; // by gate: it may decide, also through what waits for it
    std::vector<AskedPoints> points; // of bands and of gates
};

// What may decide whether `level` or a higher one is reached. `now` is the result without additions.
[[nodiscard]] Asked find_asked(rules::CompiledPack const& pack, scoring::Assessment const& now, int level);

// What `level` cannot do without: leaves that do not hold now.
struct Required {
    std::vector<int> gates;
    std::vector<AskedPoints> points; // of the lowest band that is enough
};
[[nodiscard]] Required find_required(rules::CompiledPack const& pack, scoring::Assessment const& now, int level);

} // namespace accrue::path
