// What several verbs ask for about a package that came: how it is to be checked, and the keys that are named.
#pragma once

#include <string>

#include "domain/result.h"
#include "session/package_check.h"
#include "session/ports.h"

namespace accrue::cli {

// `pack`: rules (TOML) instead of those that the application names; empty: these.
[[nodiscard]] session::PackageCheck check_of(std::string const& pack, std::string const& language,
                                             session::Ports const& ports);

// The key itself, or what is in the file of that name; empty where it is.
[[nodiscard]] Result<std::string> asked_key(std::string const& key);

} // namespace accrue::cli
