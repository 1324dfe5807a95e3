// accrue cpd: the yearly record over all credentials of a person.
#include <algorithm>

#include <fmt/format.h>

#include "cli/common_words.h"
#include "cli/page_text.h"
#include "cli/places.h"
#include "cli/verbs.h"
#include "domain/texts.h"
#include "session/cpd_desk.h"
#include "session/report.h"

namespace accrue::cli {
namespace {

using session::CpdQuick;
using session::CpdQuickRow;

Exit write_or_print(std::string const& output, std::string const& text, std::string_view other,
                    session::Session const& session, Console const& console) {
    if (output.empty()) {
        console.out << text;
        return Exit::Done;
    }
    if (auto const refused = session.library_in_place(output, other)) return print_problem(*refused, console);
    return write_output(output, text, other, console);
}

std::vector<std::pair<std::string, std::string>> pairs_of(std::vector<std::string> const& fields) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::string const& field : fields) {
        std::size_t const equals = field.find('=');
        pairs.emplace_back(field.substr(0, equals), field.substr(equals + 1));
    }
    return pairs;
}

// What the options choose, for each credential.
// REQUIRES: schemes and fields.
std::vector<session::CpdChosen> chosen_by(auto const& request, session::CpdModel const& model) {
    std::vector<session::CpdChosen> all;
    for (session::CpdCredential const& credential : model.credentials) {
        session::CpdChosen chosen{credential.record, true, {}, {}};
        if (!request.schemes.empty())
            chosen.wanted = std::ranges::find(request.schemes, credential.scheme) != request.schemes.end();
        chosen.texts = pairs_of(request.fields);
        all.push_back(std::move(chosen));
    }
    return all;
}

void print_read(CpdQuick const& quick, Console const& console) {
    std::string words = fmt::format("{}: {}", quick.title, quick.when);
    for (std::string const* part : {&quick.duration, &quick.organisation, &quick.state})
        if (!part->empty()) words += fmt::format(" · {}", *part);
    console.out << wrapped("", printable(words));
    for (CpdQuickRow const& row : quick.rows) {
        if (!row.wanted) continue;
        auto const kind = std::ranges::find(row.kinds, row.type, &session::ChoiceModel::value);
        std::string line = fmt::format("{}: {}", row.scheme, kind->label);
        if (!row.worth.empty()) line += ", " + row.worth;
        console.out << wrapped("    ", printable(line));
        for (session::CpdQuickField const& field : row.fields) {
            std::string told = fmt::format("{}: {}", field.field.title, field.text);
            if (field.missing)
                told = say("{} is missing: --set {}=…", field.field.title, field.field.key);
            else if (field.as_last_time)
                told = say("{}: {}, as last time", field.field.title, field.text);
            console.out << wrapped("        ", printable(told));
        }
    }
}

// What the options name and nothing here knows.
std::optional<Problem> unknown_choice(auto const& request, session::CpdDesk& desk) {
    if (std::string const scheme = desk.unknown_scheme(request.schemes); !scheme.empty())
        return Problem{"A532",
                       {},
                       say("no credential here is of the scheme '{}'", scheme),
                       std::string(tr("look at the credentials with 'accrue cpd show'; nothing was logged"))};
    if (std::string const field = desk.unknown_field(pairs_of(request.fields)); !field.empty())
        return Problem{"A532",
                       {},
                       say("no scheme here asks for '{}'", field),
                       std::string(tr("see what is asked for with --try; nothing was logged"))};
    return std::nullopt;
}

Problem not_logged(CpdQuick const& quick) {
    return {"A530",
            {},
            quick.title.empty() ? std::string(tr("the line does not say what it was; nothing was logged"))
                                : std::string(tr("no scheme can take this as it is; nothing was logged")),
            std::string(tr("say what it was, for how long and on which day, and what is missing with --set"))};
}

// Of a library, in the language that the answer is to be in.
session::Ports ports_for(std::string const& language, session::Ports ports) {
    ports.asked_language = language_for_people(language, ports);
    return ports;
}

// What the verb does with the open record of its library.
Exit with_record(auto const& request, session::Ports const& ports, Console const& console, auto const& verb) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto session = open_with_record(request.library, ports_for(request.language, ports), console);
    return session ? verb(*session) : print_problem(session.problem(), console);
}

Exit log(LogCpd const& request, session::CpdDesk& desk, Console const& console) {
    if (auto const unknown = unknown_choice(request, desk)) return print_problem(*unknown, console);
    session::CpdAsked const asked{request.line, chosen_by(request, desk.model())};
    CpdQuick const quick = desk.read(asked);
    print_read(quick, console);
    if (!quick.again.empty()) console.out << wrapped("", printable(quick.again));
    for (std::string const& doubt : quick.doubts) console.out << wrapped("", printable(doubt));
    if (quick.add.empty()) return print_problem(not_logged(quick), console);
    if (request.only_try) return Exit::Done;
    auto const added = desk.add(asked);
    if (!added) return print_problem(added.problem(), console);
    console.out << wrapped("", printable(fmt::format("{}.", added->words)));
    return Exit::Done;
}

std::string told_of(session::CpdImported::Row const& row) {
    if (row.schemes == 0) return fmt::format("{}, {}: {}", row.title, row.when, row.why_not);
    std::string const schemes = row.schemes == 1 ? std::string(tr("1 scheme")) : say("{} schemes", row.schemes);
    return fmt::format("{}, {}: {}", row.title, row.when, schemes);
}

Exit import_events(ImportCalendar const& request, session::CpdDesk& desk, Console const& console) {
    if (auto const unknown = unknown_choice(request, desk)) return print_problem(*unknown, console);
    auto const imported =
        desk.import_calendar(request.file, {request.words, chosen_by(request, desk.model()), request.only_try});
    if (!imported) return print_problem(imported.problem(), console);
    for (session::CpdImported::Row const& row : imported->rows) console.out << wrapped("", printable(told_of(row)));
    if (imported->passed_over > 0)
        console.out << wrapped("", say("{} events have none of the words in their names.", imported->passed_over));
    if (imported->performed) console.out << wrapped("", printable(fmt::format("{}.", imported->performed->words)));
    if (imported->rows.empty()) console.out << wrapped("", tr("Nothing of the calendar lies in the running cycles."));
    Exit const status = print_problems(imported->problems, console);
    bool const nothing = !imported->performed && imported->lacking && !request.only_try;
    return nothing ? std::max(status, Exit::Problems) : status;
}

} // namespace

Exit run(ShowCpd const& request, session::Ports const& ports, Console const& console) {
    return with_record(request, ports, console, [&](session::Session& session) {
        session::Report const report = session.cpd().report(request.all);
        std::string const text = request.html ? session::html_of(report) : text_of(report);
        print_problems(session.take_warnings(), console);
        return write_or_print(request.output, text, "cpd.html", session, console);
    });
}

Exit run(LogCpd const& request, session::Ports const& ports, Console const& console) {
    return with_record(request, ports, console,
                       [&](session::Session& session) { return log(request, session.cpd(), console); });
}

Exit run(ImportCalendar const& request, session::Ports const& ports, Console const& console) {
    return with_record(request, ports, console,
                       [&](session::Session& session) { return import_events(request, session.cpd(), console); });
}

Exit run(HoldCredential const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto const library = library_or_default(request.library);
    if (!library) return print_problem(library.problem(), console);
    auto session = session::Session::open(*library, ports_for(request.language, ports));
    if (!session) return print_problem(session.problem(), console);
    auto const held =
        session->cpd().hold({request.scheme, request.award_date, request.status, pairs_of(request.fields)});
    if (!held) return print_problem(held.problem(), console);
    print_problems(session->take_warnings(), console);
    console.out << wrapped("", printable(fmt::format("{}.", held->words)));
    return Exit::Done;
}

Exit run(WriteCpdCalendar const& request, session::Ports const& ports, Console const& console) {
    return with_record(request, ports, console, [&](session::Session& session) {
        return write_or_print(request.output, session.cpd().calendar(), "cpd.ics", session, console);
    });
}

} // namespace accrue::cli
