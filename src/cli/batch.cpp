// accrue batch: every stored application of a scheme scored again.
#include <algorithm>

#include <fmt/format.h>

#include "cli/level_words.h"
#include "cli/long_run.h"
#include "cli/places.h"
#include "cli/rules_files.h"
#include "cli/verbs.h"
#include "domain/text.h"
#include "session/batch.h"

namespace accrue::cli {
namespace {

std::string level_table(std::vector<session::LevelCount> const& levels) {
    auto const name = [](session::LevelCount const& count) { return level_words(count.level); };
    std::size_t widest = 0;
    for (session::LevelCount const& count : levels) widest = std::max(widest, character_count(name(count)));
    std::string text;
    for (session::LevelCount const& count : levels)
        text += fmt::format("  {}{}  {:>9}\n", name(count), std::string(widest - character_count(name(count)), ' '),
                            count.records);
    return text;
}

std::string changes(session::Batch const& batch) {
    if (!batch.before) return {};
    std::string const moves = batch.moves.empty() ? "no level has changed" : moves_text(batch.moves);
    std::string const added =
        batch.first_time == 0 ? "" : fmt::format("; {} not there before", counted(batch.first_time, "record"));
    return wrapped("", fmt::format("Since run {} of {} (version {}): {}{}.", batch.before->id,
                                   batch.before->at.substr(0, 10), batch.before->pack_version, moves, added));
}

std::string report(session::Batch const& batch, session::LoadedPack const& loaded) {
    rules::Header const& header = loaded.pack->pack.header;
    return fmt::format("Run {}: {} scored by {} {} ({}).\n", batch.run, counted(batch.scored, "record"), header.title,
                       header.version, loaded.file) +
           level_table(batch.levels) + changes(batch) + not_scored(batch.other_schemes, batch.unreadable);
}

// What the library holds of a run that did not come to its end.
std::string unfinished(session::Batch const& batch) {
    if (!batch.saved) return fmt::format("Run {} holds nothing; run it again to score all records.\n", batch.run);
    return fmt::format("Run {} holds the levels of all records up to number {}; run it again to score all.\n",
                       batch.run, batch.saved.value);
}

} // namespace

Exit run(ScoreBatch const& request, session::Ports const& ports, Console const& console) {
    if (auto const missing = missing_library(request.library)) return print_problem(*missing, console);
    session::LoadedPack const loaded = sound_pack(request.pack, console);
    if (!loaded.pack) return exit_for(loaded.problems);
    Interruption const interruption;
    Progress progress(console, "records");
    auto const go_on = [&](std::size_t seen) {
        progress.at(seen);
        return !interruption.requested();
    };
    auto const batch =
        session::score_library(request.library, ports.now(), {loaded.pack, request.basis, ports.today(), go_on});
    progress.end();
    if (!batch) return print_problem(batch.problem(), console);
    Exit status = print_problems(batch->problems, console);
    if (batch->failed) {
        status = std::max(status, print_problem(*batch->failed, console));
        console.err << unfinished(*batch);
        return status;
    }
    if (batch->stopped) {
        console.err << "Stopped. " << unfinished(*batch);
        return interruption.exit();
    }
    console.out << printable(report(*batch, loaded));
    return status;
}

} // namespace accrue::cli
