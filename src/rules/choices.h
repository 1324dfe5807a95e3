// Choices: among things of which some exclude each other, the choices that cannot be made larger. Checked when a pack is
// loaded (not too many) and gone through when an application is scored (not_with). Of fewer things there are never more
// choices, so what is checked for all of a pack holds for whatever a person has of it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace accrue::rules {

// More choices, or things that exclude others, are not gone through; check() refuses packs that could ask for more.
inline constexpr std::size_t most_choices = 1'024;
inline constexpr std::size_t most_excluding = 200;

// By thing: those it excludes, and which exclude it.
using Neighbours = std::vector<std::vector<int>>;

// Each choice, in no order that means anything: by thing, whether it is in it. Nothing where there are more than `most`.
[[nodiscard]] std::optional<std::vector<std::vector<bool>>> choices(Neighbours const& neighbours, std::size_t most);

} // namespace accrue::rules
