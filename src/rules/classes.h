// Rows that are the same for some purpose, joined pair by pair; the row with the lowest index stands for its class.
// Private to src/rules/.
#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

namespace accrue::rules {

class Classes {
public:
    explicit Classes(std::size_t rows) : above_(rows) { std::iota(above_.begin(), above_.end(), std::size_t{0}); }

    void join(std::size_t a, std::size_t b) {
        a = of(a);
        b = of(b);
        above_[std::max(a, b)] = std::min(a, b);
    }
    [[nodiscard]] std::size_t of(std::size_t row) {
        while (above_[row] != row) row = above_[row] = above_[above_[row]];
        return row;
    }

private:
    std::vector<std::size_t> above_; // a row of the same class, not behind this one
};

} // namespace accrue::rules
