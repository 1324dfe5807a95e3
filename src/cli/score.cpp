// accrue score FILE: one application.
#include "cli/report.h"
#include "cli/scored_file.h"
#include "cli/verbs.h"
#include "domain/texts.h"
#include "formats/assessment_file.h"
#include "scoring/robustness.h"

namespace accrue::cli {
namespace {

Problem lost_output() {
    return {"S105", {}, "the output could not be written", "make room, or write to another place"};
}

} // namespace

Exit run(ScoreOne const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of_answer(request, ports));
    auto const file = score_as_asked(request, ports);
    if (!file) return print_problem(file.problem(), console);
    Exit const status = print_problems(file->problems, console);
    if (!file->scored) return status;
    scoring::Scored const& scored = *file->scored;
    std::optional<scoring::Robustness> robustness;
    if (request.robust) robustness = scoring::find_robustness(*scored.pack, scored.bound, scored.assessment);
    if (request.json)
        console.out << formats::write_assessment(
            {*scored.pack, scored.application, scored.bound, scored.assessment, file->broken_claims, file->problems,
             request.explain ? &scored.trace : nullptr, robustness ? &*robustness : nullptr});
    else
        console.out << write_report(*file, request.explain ? Detail::EveryStep : Detail::Summary,
                                    robustness ? &*robustness : nullptr);
    return status;
}

Exit finished(Exit status, Console const& console) {
    console.out.flush();
    if (console.out) return status;
    return print_problem(lost_output(), console);
}

} // namespace accrue::cli
