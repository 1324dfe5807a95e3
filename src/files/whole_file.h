// Whole files, in and out. Reading looks at the size first, so that a huge file costs nothing; writing replaces a file only
// when the new one is safely on the disk.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "domain/result.h"

namespace accrue::files {

// S101 no such file, S102 a directory, S103 not readable, A118 more than `byte_limit` bytes.
[[nodiscard]] Result<std::string> read_file(std::string const& path, std::size_t byte_limit);

// The same of a document: pipes and devices are refused as well (S103).
[[nodiscard]] Result<std::string> read_ordinary_file(std::string const& path, std::size_t byte_limit);

// S104 not writable, the old file included, if there is one; that is whole until the new one is on the disk and was read again.
// The new one is its owner's alone to read (0600). `agreed` is asked when it is safely on the disk beside its place and has yet
// to take it; where that fails, nothing is replaced.
using Agreed = std::function<Result<Done>()>;
[[nodiscard]] Result<Done> write_file(std::string const& path, std::string_view bytes, Agreed const& agreed = {});

// What is to be said of a file that could not be opened or read, by its `errno`: S101, S102 or S103.
[[nodiscard]] Problem unreadable(std::string const& file, int error);

// A118, with both sizes in MB.
[[nodiscard]] Problem too_large(std::string const& file, std::size_t bytes, std::size_t byte_limit);

} // namespace accrue::files
