// A word that counts things, in the spoken language: "1 month", "3 months", in German "3 Monate".
#pragma once

#include <string>
#include <string_view>

namespace accrue {

// `singular` where it counts one thing, else its plural. In English that has an s. In German the words day, month, year, hour,
// point and credit are German ones, in the nominative; any other, a pack's own name for its points, has the plural of German
// words with its ending.
[[nodiscard]] std::string counted_word(std::string_view singular, bool one);

} // namespace accrue
