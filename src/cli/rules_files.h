// What verbs on rules share: a pack that is sound.
#pragma once

#include <string>

#include "cli/console.h"
#include "session/packs.h"

namespace accrue::cli {

// The pack of a file; where it has errors they are printed, with its warnings, and `pack` is null.
[[nodiscard]] session::LoadedPack sound_pack(std::string const& file, Console const& console);

} // namespace accrue::cli
