// Near duplicates: documents that look the same on their first pages though their bytes differ, such as a scan and the same
// scan made smaller. To be shown to people, who decide.
//
// What it can tell, measured with scans of 300 dpi made for the tests: a scan shrunk by the ladder of shrink.h down to 100 dpi,
// in colours or grey, is alike; another name, course or date of other lengths on the same template is not. What it cannot: of
// two *scans* that differ by a letter or two it says that they are alike, and of two scans of one paper, laid down anew, that
// they are not. Where both have a text layer its letters must be the same, so that one digit tells them apart;
// Ghostscript keeps them in most documents (77 of the 101 odd ones with text in tests/corpora), and the others are not found.
// A page turned is another page.
#pragma once

#include <string>
#include <string_view>

#include "evidence/inspection.h"

namespace accrue::evidence {

// What is compared: at most 13 kB to be kept beside the file, without meaning for anybody else. Empty where the file is neither a
// PDF nor a picture, or cannot be drawn: alike to nothing. S112, S113 as inspect().
[[nodiscard]] Result<std::string> likeness_of(std::string_view bytes, Sandbox const& sandbox);

// False also where one of them is no likeness, or one of another version of this program.
[[nodiscard]] bool alike(std::string_view one, std::string_view other);

} // namespace accrue::evidence
