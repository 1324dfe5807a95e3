// accrue report: what the screens say, as plain text or HTML.
#include <fmt/format.h>

#include "cli/page_text.h"
#include "cli/places.h"
#include "cli/rules_files.h"
#include "cli/verbs.h"
#include "domain/texts.h"
#include "formats/text_file.h"
#include "session/report.h"

namespace accrue::cli {
namespace {

using session::Report;
using session::Session;

Exit write(Report const& report, WriteReport const& request, session::Ports const& ports, Console const& console) {
    std::string const text = request.html ? session::html_of(report) : text_of(report);
    if (!request.output.empty()) return write_output(request.output, text, ports, console);
    console.out << text;
    return Exit::Done;
}

Exit of_file(WriteReport const& request, session::Ports const& ports, Console const& console) {
    auto const text = formats::read_file(request.file, formats::application_byte_limit);
    if (!text) return print_problem(text.problem(), console);
    session::ScoredFile const file = session::score_application(
        *text, request.file, {ports.rules_folder, {}, {}, ports.today(), Basis::Claimed, request.language});
    Exit const status = print_problems(file.problems, console);
    if (!file.scored) return status;
    Exit const written = write(session::file_report(file), request, ports, console);
    return written == Exit::Done ? status : written;
}

Exit of_record(WriteReport const& request, session::Ports ports, Console const& console) {
    ports.asked_language = request.language;
    auto const library = library_or_default(request.library);
    if (!library) return print_problem(library.problem(), console);
    if (auto const missing = missing_library(*library)) return print_problem(*missing, console);
    auto session = Session::open(*library, ports);
    if (!session) return print_problem(session.problem(), console);
    print_problems(session->take_warnings(), console);
    if (!session->record()) return print_problem(no_record(library->string()), console);
    if (auto const warning = session::missing_language(session->scored().pack->pack, request.language))
        print_problem(*warning, console);
    return write(session::record_report(*session), request, ports, console);
}

} // namespace

Exit run(WriteReport const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(request.language));
    return request.file.empty() ? of_record(request, ports, console) : of_file(request, ports, console);
}

} // namespace accrue::cli
