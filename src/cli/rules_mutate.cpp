// accrue rules mutate.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/rules_files.h"
#include "cli/verbs.h"
#include "path/next.h"
#include "rules/carried.h"
#include "scoring/mutation.h"

namespace accrue::cli {
namespace {

std::string tried(scoring::Unguarded const& unguarded) {
    std::vector<std::string> values;
    for (Number const& value : unguarded.unnoticed) values.push_back(to_text(value));
    return fmt::format("{}", fmt::join(values, " or "));
}

std::string unguarded_line(std::string const& place, scoring::Unguarded const& unguarded) {
    return fmt::format("{}: {} {}: {} = {}: no worked case notices {} instead; {}\n", place, unguarded.number.kind,
                       unguarded.number.id, unguarded.number.key, to_text(unguarded.written), tried(unguarded),
                       scoring::remedy_for(unguarded));
}

} // namespace

Exit run(MutateRules const& request, session::Ports const& /*ports*/, Console const& console) {
    session::LoadedPack const loaded = sound_pack(request.file, console);
    if (!loaded.pack) return exit_for(loaded.problems);
    scoring::Mutation const mutation = scoring::mutate(rules::as_written(loaded.pack->pack), path::find_next);
    for (scoring::Unguarded const& unguarded : mutation.unguarded) {
        Place const place = loaded.origins.at({request.file, unguarded.number.line, 0, {}});
        console.out << printable(unguarded_line(to_text(place), unguarded));
    }
    console.out << printable(fmt::format("{}: {} tried one step up and down by {}; ", request.file,
                                         counted(mutation.numbers, "number"),
                                         counted(loaded.pack->pack.examples.size(), "worked case")));
    if (mutation.unguarded.empty()) {
        console.out << "all of them are guarded.\n";
        return Exit::Done;
    }
    console.out << fmt::format("{} not guarded.\n", mutation.unguarded.size());
    return Exit::Problems;
}

} // namespace accrue::cli
