// What can be said about a library's file before SQLite opens it, and small work on files around it. Each function
// here reads the library's bytes at most before this process has a connection to it (database.h says why), and writes
// nothing to it.
#pragma once

#include <filesystem>

#include "domain/result.h"

namespace accrue::store {

// L134: the file or a folder on the way to it.
[[nodiscard]] Problem may_not_read(std::filesystem::path const& file);

// By its directory entry alone: a file, not empty, with one name, readable, and writable together with its folder (L101,
// L103, L104, L110, L119, L134, L136).
Result<Done> check_entry(std::filesystem::path const& file);

// Its folder exists and can be written to (L110, L136).
Result<Done> check_folder(std::filesystem::path const& file);

// The first 100 bytes: an SQLite file, ours, of a version up to `newest`, with pages of a possible size (L105 to L108,
// L114); and, where no change is unfinished, a size of whole pages (L108).
Result<Done> check_header(std::filesystem::path const& file, int newest);

// A journal beside it that SQLite would play back into it must be its own: same page size, size, change counter
// (L113).
Result<Done> check_journal(std::filesystem::path const& file);

// Everything written so far survives a power failure.
Result<Done> sync_file(std::filesystem::path const& file);
Result<Done> sync_folder(std::filesystem::path const& file); // the folder that `file` is in

// Gives `from` the name `to`, which must be free (L102), for good.
Result<Done> rename_to_free(std::filesystem::path const& from, std::filesystem::path const& to);

} // namespace accrue::store
