// Choices: among things of which some exclude each other, the choices that cannot be made larger. Checked when a pack is
// loaded (not too many) and gone through when an application is scored (not_with).
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace accrue::rules {

// More choices, or things that exclude others, are not gone through; check() refuses packs that could ask for more.
inline constexpr std::size_t most_choices = 4'096;
inline constexpr std::size_t most_excluding = 200;

class Choices {
public:
    // By thing: those it excludes, and which exclude it. Kept by reference.
    explicit Choices(std::vector<std::vector<int>> const& neighbours) : neighbours_(neighbours) {}

    // How many there are; stops counting above `most`.
    [[nodiscard]] std::size_t count(std::size_t most) const;

    // Calls `use` with each choice: by thing, whether it is in it. Stops where `use` returns false.
    void for_each(std::function<bool(std::vector<bool> const&)> const& use) const;

private:
    enum class State : unsigned char { Open, In, Out };
    [[nodiscard]] bool has_hope(std::vector<State> const& states, std::size_t thing) const;
    [[nodiscard]] bool all_have_hope(std::vector<State> const& states) const;
    bool descend(std::vector<State>& states, std::size_t at,
                 std::function<bool(std::vector<bool> const&)> const& use) const;

    std::vector<std::vector<int>> const& neighbours_;
};

} // namespace accrue::rules
