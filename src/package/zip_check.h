// Is this a ZIP that all programs read alike? A function over the bytes alone, which comes before any library sees them. It
// takes only what our own writer makes: every byte outside the contents is checked, nothing is skipped, and nothing is
// allocated by what the file says about itself.
//
// What is refused (ids of problems in README.md): bytes before, between or behind the entries, a second end, tables that
// contradict each other or the headers, zip64, parts, encryption, extra fields, links and folders, names outside
// [a-z0-9._/-]{1,200} or with an empty, "." or ".." segment, names that are there twice or are also a folder, sizes above the
// limits below. What an entry holds is not looked at: its CRC is checked by whoever reads it (libzip.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "domain/result.h"

namespace accrue::package {

inline constexpr std::size_t most_entries = 2000;
inline constexpr std::size_t most_entry_bytes = std::size_t{25} * 1024 * 1024;
inline constexpr std::size_t most_package_bytes = 300'000'000;

struct ZipEntry {
    std::string_view name;       // in the bytes that were checked
    std::size_t offset = 0;      // of its content
    std::size_t stored_size = 0; // bytes there
    std::size_t size = 0;        // of the content itself; the same unless it is deflated
    std::uint32_t crc = 0;       // as declared
    bool deflated = false;
};

enum class ZipRules {
    OurWriter, // stored, in the order of the names, dated 1980-01-01 00:00, with the attributes of a plain file
    AnyWriter  // also deflated and dated; for files that others made to break readers
};

// The entries in the order of the file, at least one. Their names are views into `bytes`.
[[nodiscard]] Result<std::vector<ZipEntry>> check_zip(std::string_view bytes, ZipRules rules = ZipRules::OurWriter);

// A name that is the same everywhere: [a-z0-9._/-]{1,200}, and no segment empty, "." or "..".
[[nodiscard]] bool is_safe_name(std::string_view name);

// Some program may take these bytes for a ZIP: an end record reaches exactly to their end.
[[nodiscard]] bool ends_as_zip(std::string_view bytes);

} // namespace accrue::package
