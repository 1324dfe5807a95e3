// The one place that knows libzip: it writes packages, and reads back what the structural check has let through.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domain/result.h"
#include "package/bag.h"
#include "package/zip_check.h"

namespace accrue::package {

// A ZIP of the files below `folder`, in their order: stored, and the same bytes wherever and whenever it is made. Its memory
// is taken once. S107: not enough memory. REQUIRES: safe names, sorted; their bytes live while this runs.
[[nodiscard]] Result<std::string> write_zip(std::string_view folder, std::span<BagFile const> files);

// Reads every entry with libzip and compares name, sizes, method, CRC and content with the table. A408: a content does not
// have its CRC; A409: libzip sees something else. REQUIRES: `entries` is check_zip's answer for `bytes`.
[[nodiscard]] Result<Done> compare_with_libzip(std::string_view bytes, std::span<ZipEntry const> entries);

} // namespace accrue::package
