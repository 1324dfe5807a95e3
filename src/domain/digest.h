// SHA-256, by libsodium: how packs and files are named.
#pragma once

#include <string>
#include <string_view>

namespace accrue {

// 64 lower-case hexadecimal digits of the SHA-256 of `bytes`.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] bool is_sha256_hex(std::string_view text); // such digits

} // namespace accrue
