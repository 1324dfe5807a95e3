// accrue rules export, accrue rules handbook: a pack for programs and for readers.
#include "cli/rules_files.h"
#include "cli/verbs.h"
#include "formats/handbook.h"
#include "formats/pack_file.h"
#include "rules/carried.h"

namespace accrue::cli {

Exit run(ExportRules const& request, session::Ports const& ports, Console const& console) {
    session::LoadedPack const loaded = sound_pack(request.file, console);
    if (!loaded.pack) return exit_for(loaded.problems);
    std::string const text = formats::write_pack(rules::as_written(loaded.pack->pack), loaded.pack->sha256);
    if (!request.output.empty()) return write_output(request.output, text, ports, console);
    console.out << text;
    return Exit::Done;
}

Exit run(WriteHandbook const& request, session::Ports const& ports, Console const& console) {
    session::LoadedPack const loaded = sound_pack(request.file, console);
    if (!loaded.pack) return exit_for(loaded.problems);
    return write_output(request.output, formats::write_handbook(*loaded.pack), ports, console);
}

} // namespace accrue::cli
