// From a pack's TOML text, which stands alone (flatten.h), to its rows. Shape only: TOML, keys, types, ranges of single
// values; what rows mean together is check.h's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"
#include "rules/pack.h"

namespace accrue::rules {

// Where each value of a pack stands in its text, by path: "award/3", "award/3/into", "gate/2/of/0", "table/edu/bands/none/1",
// "example/4/claims/0/hours". A path that is not there answers with its nearest known parent.
class Positions {
public:
    struct Entry {
        std::uint64_t path = 0; // digest of the path: a whole pack's paths as text would cost more than parsing it
        int line = 0;
        int column = 0;
    };

    explicit Positions(std::string file, std::vector<Entry> entries = {});
    void set(std::string_view path, int line, int column);
    [[nodiscard]] Place at(std::string_view path) const;

private:
    std::string file_;
    std::vector<Entry> entries_; // by path
};

struct Parsed {
    Pack pack; // complete only where `problems` holds no error
    Positions positions;
    Problems problems;
};

// `file` is only for messages. Text over 8 MB, nesting over 32 levels and text that is not UTF-8 are refused.
[[nodiscard]] Parsed parse(std::string_view text, std::string const& file);

} // namespace accrue::rules
