// Bytes that nobody can guess; a parameter, so that tests can repeat what was made of them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace accrue::package {

using RandomBytes = std::function<void(std::span<std::uint8_t> to_fill)>;

void system_random(std::span<std::uint8_t> to_fill); // from the operating system, by libsodium

} // namespace accrue::package
