// accrue score FILE: one application.
#include "cli/language_word.h"
#include "cli/report.h"
#include "cli/verbs.h"
#include "domain/texts.h"
#include "formats/assessment_file.h"
#include "formats/text_file.h"
#include "scoring/robustness.h"
#include "session/score_file.h"

namespace accrue::cli {
namespace {

Problem lost_output() {
    return {"S105", {}, "the output could not be written", "make room, or write to another place"};
}

} // namespace

Exit run(ScoreOne const& request, session::Ports const& ports, Console const& console) {
    auto const text = formats::read_file(request.file, formats::application_byte_limit);
    if (!text) return print_problem(text.problem(), console);
    std::string const& language = request.json ? request.language : language_for_people(request.language, ports);
    Speaking const speaking(request.json ? Language::English : language_of(language));
    session::ScoredFile const file =
        session::score_application(*text, request.file,
                                   {ports.rules_folder, request.pack, request.on, ports.today(), request.basis,
                                    language, !request.language.empty()});
    Exit const status = print_problems(file.problems, console);
    if (!file.scored) return status;
    scoring::Scored const& scored = *file.scored;
    std::optional<scoring::Robustness> robustness;
    if (request.robust) robustness = scoring::find_robustness(*scored.pack, scored.bound, scored.assessment);
    if (request.json)
        console.out << formats::write_assessment(
            {*scored.pack, scored.application, scored.bound, scored.assessment, file.broken_claims, file.problems,
             request.explain ? &scored.trace : nullptr, robustness ? &*robustness : nullptr});
    else
        console.out << write_report(file, request.explain ? Detail::EveryStep : Detail::Summary,
                                    robustness ? &*robustness : nullptr);
    return status;
}

Exit finished(Exit status, Console const& console) {
    console.out.flush();
    if (console.out) return status;
    return print_problem(lost_output(), console);
}

} // namespace accrue::cli
