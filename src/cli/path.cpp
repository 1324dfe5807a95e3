// accrue path FILE --to LEVEL: the cheapest ways up.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/scored_file.h"
#include "cli/verbs.h"
#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "formats/path_file.h"
#include "path/words.h"

namespace accrue::cli {
namespace {

// What to say of a code that is no level of the pack, in English as of any command line; empty: it is one.
std::string unknown_level(rules::Pack const& pack, std::string const& code) {
    Speaking const english(Language::English);
    if (rules::find_level(pack, code) != rules::none) return {};
    std::vector<std::string_view> codes;
    for (rules::Level const& level : pack.levels) codes.push_back(level.code);
    std::string const nearest = suggestion(code, codes);
    return fmt::format("{} has no level '{}'; {}", pack.header.title, shortened(code),
                       nearest.empty() ? fmt::format("its levels are {}", fmt::join(codes, ", ")) : nearest);
}

std::string report(scoring::Scored const& scored, path::PathWords const& words) {
    rules::Header const& header = scored.pack->pack.header;
    std::string text =
        wrapped("", say("{} {}, counted on {}", header.title, header.version, short_day(scored.bound.on)));
    text += '\n' + wrapped("", words.headline);
    for (std::size_t i = 0; i < words.plans.size() && !words.reached; ++i) {
        path::PlanWords const& plan = words.plans[i];
        text += '\n' + wrapped(fmt::format("  {}. ", i + 1), plan.doing);
        for (std::string const& line : {plan.cost, plan.when, plan.proof})
            if (!line.empty()) text += wrapped("     ", line);
    }
    if (!words.waiting.empty()) text += '\n' + wrapped("", words.waiting);
    for (scoring::Line const& line : words.obstacles)
        text += wrapped("  - ", line.clause.empty() ? line.text : say("{} (clause {})", line.text, line.clause));
    if (header.notice) text += '\n' + wrapped("", *header.notice);
    return printable(text);
}

} // namespace

Exit run(FindPath const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of_answer(request, ports));
    auto const file = score_as_asked(request, ports);
    if (!file) return print_problem(file.problem(), console);
    Exit const status = print_problems(file->problems, console);
    if (!file->scored) return status;
    scoring::Scored const& scored = *file->scored;
    rules::CompiledPack const& pack = *scored.pack;
    if (std::string const wrong = unknown_level(pack.pack, request.to); !wrong.empty()) {
        console.err << "accrue: " << printable(wrong) << '\n';
        return Exit::WrongCommandLine;
    }
    path::Question const question{.level = rules::find_level(pack.pack, request.to),
                                  .objective = request.objective,
                                  .basis = request.basis,
                                  .plans = request.plans};
    path::Path const path = path::find_path(pack, scored.application, scored.bound.on, question);
    if (request.json)
        console.out << formats::write_path({pack, question, path, file->problems});
    else
        console.out << report(scored, path::path_words(scored, question, path));
    return status;
}

} // namespace accrue::cli
