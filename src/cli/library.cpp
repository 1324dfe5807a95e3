// accrue import, export and check: what scripts do with a library.
#include <fmt/format.h>

#include "cli/places.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "session/library_check.h"
#include "session/session.h"

namespace accrue::cli {
namespace {

using session::Session;

// "Jo Example"
std::string open_record_name(Session const& session) {
    for (session::RecordRow const& record : session.shell().records)
        if (record.open) return record.name;
    return {};
}

Exit refused(Result<Problems> const& problems, Console const& console) {
    Exit const status = problems ? print_problems(*problems, console) : print_problem(problems.problem(), console);
    console.err << "Nothing was imported.\n";
    return status;
}

} // namespace

Exit run(Import const& request, session::Ports const& ports, Console const& console) {
    if (session::is_table_file(request.file)) return import_table(request, ports, console);
    auto const library = library_or_default(request.library);
    if (!library) return print_problem(library.problem(), console);
    if (missing_library(*library)) { // none is made for an application that cannot be taken
        auto trial = Session::in_memory(ports);
        if (!trial) return print_problem(trial.problem(), console);
        auto const problems = trial->import_file(request.file);
        if (!problems || has_errors(*problems)) return refused(problems, console);
    }
    auto session = Session::open(*library, ports);
    if (!session) return print_problem(session.problem(), console);
    auto const problems =
        session->import_file(request.file, request.again ? session::IfThere::AddAgain : session::IfThere::Open);
    print_problems(session->take_warnings(), console);
    if (!problems || has_errors(*problems)) return refused(problems, console);
    if (session::is_there_already(*problems)) {
        console.out << "Nothing was imported: the library has this application. With --again it is added once more.\n";
        return print_problems(*problems, console);
    }
    console.out << printable(fmt::format("Imported {} with {} into {}.\n", open_record_name(*session),
                                         counted(session->scored().application.claims.size(), "entry"),
                                         library->string()));
    return print_problems(*problems, console);
}

Exit run(Export const& request, session::Ports const& ports, Console const& console) {
    auto const session = open_with_record(request.library, ports, console);
    if (!session) return print_problem(session.problem(), console);
    if (request.output.empty() && request.table) {
        console.out << session->export_table();
        return Exit::Done;
    }
    if (request.output.empty()) {
        auto const text = session->export_record();
        if (!text) return print_problem(text.problem(), console);
        console.out << *text;
        return Exit::Done;
    }
    auto const written =
        request.table ? session->export_table_file(request.output) : session->export_file(request.output);
    if (!written) return print_problem(written.problem(), console);
    console.out << printable(fmt::format("Wrote {}.\n", request.output));
    return Exit::Done;
}

Exit run(CheckLibrary const& request, session::Ports const& ports, Console const& console) {
    auto const health = session::check_library(request.library, ports.now());
    if (!health) return print_problem(health.problem(), console);
    Exit const status = print_problems(health->problems, console);
    std::string const contents = fmt::format("{}, {}, {}, {}, {}", counted(health->records, "record"),
                                             counted(health->entries, "entry"), counted(health->files, "evidence file"),
                                             counted(health->packs, "rule pack"), counted(health->changes, "change"));
    console.out << printable(has_errors(health->problems)
                                 ? fmt::format("{} is damaged. It holds {}.\n", request.library, contents)
                                 : fmt::format("{} is sound: {}.\n", request.library, contents));
    return status;
}

} // namespace accrue::cli
