// accrue rules impact: who among the stored applications would change level.
#include <algorithm>

#include <fmt/format.h>

#include "cli/level_words.h"
#include "cli/long_run.h"
#include "cli/places.h"
#include "cli/rules_files.h"
#include "cli/verbs.h"
#include "session/impact.h"
#include "session/impact_json.h"

namespace accrue::cli {
namespace {

std::string people(session::Impact const& impact) {
    std::string text;
    for (session::ImpactRow const& row : impact.rows) {
        text += fmt::format("{} (record {}): {} to {}\n", row.name, row.record.value, level_words(row.before),
                            level_words(row.after));
        for (std::string const& why : row.why) text += wrapped("    ", why);
    }
    return text;
}

std::string counts(session::Impact const& impact) {
    std::string const changes =
        impact.rows.size() == 1 ? "1 changes level" : fmt::format("{} change level", impact.rows.size());
    return fmt::format("{} scored by both: {}.\n", counted(impact.scored, "record"),
                       impact.rows.empty() ? "nobody changes level"
                                           : fmt::format("{}, {}", changes, moves_text(impact.moves))) +
           not_scored(impact.other_schemes, impact.unreadable);
}

std::string name_of(session::LoadedPack const& loaded) {
    rules::Header const& header = loaded.pack->pack.header;
    return fmt::format("{} ({} {})", loaded.file, header.id, header.version);
}

} // namespace

Exit run(RulesImpact const& request, session::Ports const& ports, Console const& console) {
    auto const library = library_or_default(request.library);
    if (!library) return print_problem(library.problem(), console);
    if (auto const missing = missing_library(*library)) return print_problem(*missing, console);
    session::LoadedPack before;
    bool const own = request.before.empty();
    if (!own) before = sound_pack(request.before, console);
    session::LoadedPack const after = sound_pack(request.after, console);
    if ((!own && !before.pack) || !after.pack) return std::max(exit_for(before.problems), exit_for(after.problems));
    Interruption const interruption;
    Progress progress(console, "records");
    auto const go_on = [&](std::size_t seen) {
        progress.at(seen);
        return !interruption.requested();
    };
    auto const impact = session::find_impact(
        *library, ports.now(), {before.pack, after.pack, Basis::Claimed, ports.today(), go_on, ports.rules_folder});
    progress.end();
    if (!impact) return print_problem(impact.problem(), console);
    if (impact->stopped) {
        console.err << "Stopped before all records were looked at; nothing was changed.\n";
        return interruption.exit();
    }
    if (request.json)
        console.out << session::write_impact(*impact, before.pack, *after.pack);
    else
        console.out << printable(fmt::format("From {} to {}:\n",
                                             own ? "the rules that each application is counted by" : name_of(before),
                                             name_of(after)) +
                                 people(*impact) + counts(*impact));
    return print_problems(impact->problems, console);
}

} // namespace accrue::cli
