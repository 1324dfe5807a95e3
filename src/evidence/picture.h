// Pictures of documents, as a phone or a scanner makes them, put on pages.
#pragma once

#include <string>
#include <string_view>

#include "evidence/inspection.h"

namespace accrue::evidence {

[[nodiscard]] bool is_picture(FileKind kind); // JPEG, PNG, TIFF, HEIC

// A PDF of A4 pages with the picture, or with each one of a TIFF, as large as fits and turned as the camera says. Nothing of it
// is lost (a HEIC becomes a JPEG of the best quality first). A301: it cannot be read. S112, S113 as inspect().
// REQUIRES: is_picture(kind).
[[nodiscard]] Result<std::string> pages_of_picture(std::string_view bytes, FileKind kind, Sandbox const& sandbox);

} // namespace accrue::evidence
