// accrue report: what the screens say, as plain text or HTML.
#include <fmt/format.h>

#include "cli/common_words.h"
#include "cli/page_text.h"
#include "cli/places.h"
#include "cli/verbs.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "session/report.h"

namespace accrue::cli {
namespace {

using session::Report;

Exit write(Report const& report, WriteReport const& request, Console const& console) {
    std::string const text = request.html ? session::html_of(report) : text_of(report);
    if (request.output.empty()) {
        console.out << text;
        return Exit::Done;
    }
    return write_output(request.output, text, "report.html", console);
}

Exit of_file(WriteReport const& request, session::Ports const& ports, Console const& console) {
    auto const text = files::read_file(request.file, formats::application_byte_limit);
    if (!text) return print_problem(text.problem(), console);
    session::ScoredFile const file = session::score_application(*text, request.file,
                                                                {ports.rules_folder,
                                                                 {},
                                                                 {},
                                                                 ports.today(),
                                                                 Basis::Claimed,
                                                                 language_for_people(request.language, ports),
                                                                 !request.language.empty()});
    Exit const status = print_problems(file.problems, console);
    if (!file.scored) return status;
    Exit const written = write(session::file_report(file), request, console);
    return written == Exit::Done ? status : written;
}

Exit of_record(WriteReport const& request, session::Ports ports, Console const& console) {
    ports.asked_language = language_for_people(request.language, ports);
    auto session = open_with_record(request.library, ports, console);
    if (!session) return print_problem(session.problem(), console);
    if (auto const warning = session::missing_language(session->scored().pack->pack, request.language))
        print_problem(*warning, console);
    if (auto const refused = session->library_in_place(request.output, "report.html"))
        return print_problem(*refused, console);
    Report const report = session::record_report(*session);
    print_problems(session->take_warnings(), console); // of the log, say
    return write(report, request, console);
}

} // namespace

Exit run(WriteReport const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    return request.file.empty() ? of_record(request, ports, console) : of_file(request, ports, console);
}

} // namespace accrue::cli
