// Bech32 (BIP 173), in which age writes keys: letters that are hard to confuse, and a checksum that finds slips.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace accrue::package {

// The bytes behind "<prefix>1"; nothing where the prefix is another, a letter is wrong, cases are mixed, or the checksum does
// not fit.
[[nodiscard]] std::optional<std::string> from_bech32(std::string_view prefix, std::string_view text);

} // namespace accrue::package
