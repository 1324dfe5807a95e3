// A package on the disk.
#pragma once

#include <string>
#include <string_view>

#include "domain/result.h"
#include "files/whole_file.h"

namespace accrue::package {

// All of the file, read once; links are followed, pipes, devices and folders are not read. S101, S102, S103, A118: more than
// most_package_bytes. What it holds is for read_package.
[[nodiscard]] Result<std::string> load_package(std::string const& path);

// Under this name there is afterwards all of `bytes`, on the disk and read again, or what was there before: also when the
// program is killed meanwhile, which may leave "<path>.XXXXXX" behind. S104. REQUIRES: write_package or encrypt_for made them.
// `agreed`: as write_file's.
[[nodiscard]] Result<Done> save_package(std::string_view bytes, std::string const& path,
                                        files::Agreed const& agreed = {});

} // namespace accrue::package
