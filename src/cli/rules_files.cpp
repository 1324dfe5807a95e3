#include "cli/rules_files.h"

namespace accrue::cli {

session::LoadedPack sound_pack(std::string const& file, Console const& console) {
    session::LoadedPack loaded = session::check_pack_file(file);
    if (!loaded.pack) print_problems(loaded.problems, console);
    return loaded;
}

} // namespace accrue::cli
