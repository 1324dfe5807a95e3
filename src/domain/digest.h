// SHA-256, by libsodium: how packs and files are named.
#pragma once

#include <string>
#include <string_view>

namespace accrue {

// 64 lower-case hexadecimal digits of the SHA-256 of `bytes`.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

} // namespace accrue
