// What verbs on rules share: a pack that is sound, and writing to a file or to standard output.
#pragma once

#include <string>
#include <string_view>

#include "cli/console.h"
#include "session/packs.h"
#include "session/ports.h"

namespace accrue::cli {

// The pack of a file; where it has errors they are printed, with its warnings, and `pack` is null.
[[nodiscard]] session::LoadedPack sound_pack(std::string const& file, Console const& console);

// A library that is there already is not replaced (L146).
[[nodiscard]] Exit write_output(std::string const& file, std::string_view text, session::Ports const& ports,
                                Console const& console);

} // namespace accrue::cli
