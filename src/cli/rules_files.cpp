#include "cli/rules_files.h"

#include "domain/texts.h"
#include "formats/text_file.h"
#include "session/session.h"

namespace accrue::cli {

session::LoadedPack sound_pack(std::string const& file, Console const& console) {
    session::LoadedPack loaded = session::check_pack_file(file);
    if (!loaded.pack) print_problems(loaded.problems, console);
    return loaded;
}

Exit write_output(std::string const& file, std::string_view text, session::Ports const& ports, Console const& console) {
    auto const session = session::Session::in_memory(ports); // it knows a library when it sees one
    if (!session) return print_problem(session.problem(), console);
    if (auto const refused = session->library_in_place(file, "rules.html")) return print_problem(*refused, console);
    if (auto const written = formats::write_file(file, text); !written)
        return print_problem(written.problem(), console);
    console.out << printable(say("Wrote {}.", file)) << "\n";
    return Exit::Done;
}

} // namespace accrue::cli
