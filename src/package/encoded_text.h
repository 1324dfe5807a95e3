// The letters of key and signature files: base64 and lines; bytes as libsodium takes and gives them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accrue::package {

// Never null, not even of nothing, which HMAC is not content with.
[[nodiscard]] inline std::uint8_t const* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<std::uint8_t const*>(bytes.empty() ? "" : bytes.data());
}
[[nodiscard]] inline std::string_view text_of(std::span<std::uint8_t const> bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

[[nodiscard]] std::string to_base64(std::string_view bytes);          // padded, in one line
[[nodiscard]] std::string to_unpadded_base64(std::string_view bytes); // as age wants it

// Nothing where it is not exactly what to_base64 writes.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

// Without their ends, "\n" or "\r\n"; what follows the last end is a line where it is not empty.
[[nodiscard]] std::vector<std::string_view> lines_of_text(std::string_view text);

} // namespace accrue::package
