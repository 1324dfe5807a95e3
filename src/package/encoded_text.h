// The letters of key and signature files: base64 and lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accrue::package {

[[nodiscard]] std::string to_base64(std::string_view bytes);          // padded, in one line
[[nodiscard]] std::string to_unpadded_base64(std::string_view bytes); // as age wants it

// Nothing where it is not exactly what to_base64 writes.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

// Without their ends, "\n" or "\r\n"; what follows the last end is a line where it is not empty.
[[nodiscard]] std::vector<std::string_view> lines_of_text(std::string_view text);

} // namespace accrue::package
