// HTML of a page. Every text is escaped here and nowhere else: nothing that an author of rules writes becomes markup.
#pragma once

#include <string>
#include <string_view>

#include "formats/page.h"

namespace accrue::formats {

// With &, <, >, " and ' as references, and control characters, which HTML forbids, left out.
[[nodiscard]] std::string escaped(std::string_view text);

[[nodiscard]] std::string html_of(Page const& page); // what stands between <main> and </main>
[[nodiscard]] std::string html_list(std::vector<Phrase> const& items);

} // namespace accrue::formats
