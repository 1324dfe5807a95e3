// Numbers in the fields of a form. They are kept with a point, as parse_number reads them; where German is spoken they are
// shown and typed with a comma.
#pragma once

#include <string>
#include <string_view>

namespace accrue {

// "37.5" as the field shows it: "37,5" in German. What has more than one point, or a comma, stays as it is.
[[nodiscard]] std::string number_to_type(std::string_view kept);

// What was typed as it is kept: in German "37,5" is "37.5", "1.234,5" is "1234.5" and "1.200" is "1200" (points between groups
// of three digits); "37.5" stays. Anything else, and everything in English, is kept as it was typed.
[[nodiscard]] std::string number_as_kept(std::string_view typed);

} // namespace accrue
