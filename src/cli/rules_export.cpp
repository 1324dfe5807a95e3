// accrue rules export, accrue rules handbook: a pack for programs and for readers.
#include "cli/common_words.h"
#include "cli/places.h"
#include "cli/rules_files.h"
#include "cli/verbs.h"
#include "domain/texts.h"
#include "formats/handbook.h"
#include "formats/pack_file.h"
#include "rules/carried.h"
#include "session/score_file.h"

namespace accrue::cli {

Exit run(ExportRules const& request, session::Ports const&, Console const& console) {
    session::LoadedPack const loaded = sound_pack(request.file, console);
    if (!loaded.pack) return exit_for(loaded.problems);
    std::string const text = formats::write_pack(rules::as_written(loaded.pack->pack), loaded.pack->sha256);
    if (!request.output.empty()) return write_output(request.output, text, "rules.json", console);
    console.out << text;
    return Exit::Done;
}

Exit run(WriteHandbook const& request, session::Ports const& ports, Console const& console) {
    std::string const& language = language_for_people(request.language, ports);
    Speaking const speaking(language_of(language));
    session::LoadedPack const loaded = sound_pack(request.file, console);
    if (!loaded.pack) return exit_for(loaded.problems);
    if (auto const warning = session::missing_language(loaded.pack->pack, request.language))
        print_problem(*warning, console);
    session::PackPointer const pack = session::in_language(loaded.pack, language);
    return write_output(request.output, formats::write_handbook(*pack), "rules.html", console);
}

} // namespace accrue::cli
