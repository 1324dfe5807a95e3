// accrue import TABLE.csv: the rows of a table into the open record, by the same preview as in the window.
#include "cli/table.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/places.h"
#include "domain/text.h"
#include "session/session.h"

namespace accrue::cli {
namespace {

using session::PasteMapping;
using session::PasteModel;
using session::Session;

constexpr std::string_view left_out = "-"; // in --columns

Exit wrong_words(std::string const& what, Console const& console) {
    Exit const status = refuse(what, "accrue import", console);
    console.err << "Nothing was imported.\n";
    return status;
}

// "did you mean 'talk'?", or "there are post, talk".
std::string nearest_or_all(std::string const& word, std::vector<std::string> const& known) {
    std::string const nearest = suggestion(word, known);
    return nearest.empty() ? fmt::format("there are {}", fmt::join(known, ", ")) : nearest;
}

// Why the table cannot be read as the command line says; empty: it is.
std::string map_columns(Session& session, Import const& request) {
    PasteMapping mapping = session.paste()->mapping;
    if (!request.kind.empty()) {
        auto const& kinds = session.paste()->kinds;
        if (std::ranges::find(kinds, request.kind, &session::ChoiceModel::value) == kinds.end()) {
            std::vector<std::string> ids;
            for (session::ChoiceModel const& kind : kinds) ids.push_back(kind.value);
            return fmt::format("'{}' is no kind of entry in these rules; {}", request.kind,
                               nearest_or_all(request.kind, ids));
        }
        mapping.type = request.kind;
    }
    if (request.heading) mapping.has_heading = *request.heading;
    mapping.again = request.again;
    session.map_paste(mapping);
    if (request.columns.empty()) return {};
    mapping = session.paste()->mapping;
    if (request.columns.size() > mapping.keys.size())
        return fmt::format("the table has {}, and --columns names {}", counted(mapping.keys.size(), "column"),
                           request.columns.size());
    mapping.keys.clear();
    for (std::string const& key : request.columns) mapping.keys.push_back(key == left_out ? std::string() : key);
    session.map_paste(mapping);
    std::vector<std::string> known;
    for (session::ChoiceModel const& field : session.paste()->fields)
        if (!field.value.empty()) known.push_back(field.value);
    std::set<std::string> said;
    for (std::string const& key : mapping.keys) {
        if (key.empty()) continue;
        if (std::ranges::find(known, key) == known.end())
            return fmt::format("'{}' is nothing that a column can say here; {}", key, nearest_or_all(key, known));
        if (!said.insert(key).second) return fmt::format("--columns names '{}' twice", key);
    }
    return {};
}

std::string label_of(std::vector<session::ChoiceModel> const& choices, std::string const& value) {
    auto const found = std::ranges::find(choices, value, &session::ChoiceModel::value);
    return found == choices.end() ? value : found->label;
}

// What each column was taken for.
void tell_columns(PasteModel const& model, Console const& console) {
    bool const by_row = std::ranges::find(model.mapping.keys, "claim") != model.mapping.keys.end();
    console.out << printable(
        fmt::format("{}: {}, {}. Its columns:\n", model.source, counted(model.rows.size(), "row"),
                    by_row ? "each of the kind it says" : "each a " + label_of(model.kinds, model.mapping.type)));
    for (std::size_t c = 0; c < model.headings.size(); ++c)
        console.out << printable(
            fmt::format("  {}: {}\n", model.headings[c],
                        model.mapping.keys[c].empty() ? "left out" : label_of(model.fields, model.mapping.keys[c])));
    if (!model.missing.empty()) console.err << printable(model.missing + "\n");
}

// Reads the table, tells how, and says why its rows cannot go in; none: they can.
std::optional<Exit> look_at_table(Session& session, Import const& request, Console const& console) {
    if (auto const begun = session.begin_paste_file(request.file); !begun) {
        Exit const status = print_problem(begun.problem(), console);
        console.err << "Nothing was imported.\n";
        return status;
    }
    if (std::string const wrong = map_columns(session, request); !wrong.empty()) return wrong_words(wrong, console);
    PasteModel const& model = *session.paste();
    tell_columns(model, console);
    Exit const status = print_problems(session::problems_of(model), console);
    if (model.there > 0)
        console.out << fmt::format("{} there already and left out; with --again added once more.\n",
                                   model.there == 1 ? "1 row is" : fmt::format("{} rows are", model.there));
    bool const none = model.add.empty();
    if (none && model.bad == 0 && model.there > 0) {
        console.out << "Nothing was imported: nothing in the table is new.\n";
        return Exit::Done;
    }
    if (!none && (model.bad == 0 || request.skip_bad_rows)) return std::nullopt;
    console.err << (none ? "Nothing was imported: no row can become an entry.\n"
                         : "Nothing was imported. With --skip-bad-rows the other rows are.\n");
    return status == Exit::Done ? Exit::Problems : status;
}

std::string scheme_of(Session const& session) { return session.scored().pack->pack.header.id; }

// A record to put the rows into; or why there is none.
std::optional<Exit> begin_record(Session& session, Import const& request, Console const& console) {
    auto const schemes = session.schemes();
    auto const named = std::ranges::find(schemes, request.scheme, &session::SchemeModel::id);
    if (named == schemes.end()) {
        std::vector<std::string> ids;
        for (session::SchemeModel const& scheme : schemes) ids.push_back(scheme.id);
        return wrong_words(
            request.scheme.empty()
                ? fmt::format("the library holds no record yet: say for which scheme one is to begin, "
                              "as in --scheme {}",
                              ids.empty() ? "prism" : ids.front())
                : fmt::format("there are no rules for '{}'; {}", request.scheme, nearest_or_all(request.scheme, ids)),
            console);
    }
    if (named->needs_award_date && !request.award_date)
        return wrong_words(fmt::format("the cycle of {} begins with the award: say its day, as in --award-date "
                                       "2025-01-31",
                                       named->title),
                           console);
    if (auto const begun = session.start_empty(request.scheme, request.award_date); !begun)
        return print_problem(begun.problem(), console);
    return std::nullopt;
}

// The rows, into a record that is there.
Exit add_rows(Session& session, std::string const& library, Console const& console) {
    std::size_t const bad = session.paste()->bad;
    auto const performed = session.add_pasted();
    print_problems(session.take_warnings(), console);
    if (!performed) return print_problem(performed.problem(), console);
    std::string const left = bad == 0 ? "" : fmt::format("; {} left out", counted(bad, "row"));
    console.out << printable(
        fmt::format("{} into {} in {}{}.\n", performed->words, session.estimate().record_name, library, left));
    return bad == 0 ? Exit::Done : Exit::Problems;
}

} // namespace

Exit import_table(Import const& request, session::Ports const& ports, Console const& console) {
    auto const library = library_or_default(request.library);
    if (!library) return print_problem(library.problem(), console);
    bool const is_new = missing_library(*library).has_value();
    std::optional<Session> session; // on the library that is there, or is made of a table that can be taken
    if (!is_new) {
        auto opened = Session::open(*library, ports);
        if (!opened) return print_problem(opened.problem(), console);
        session = std::move(*opened);
        print_problems(session->take_warnings(), console);
    }
    if (session && session->record()) {
        if (!request.scheme.empty() && request.scheme != scheme_of(*session))
            return wrong_words(fmt::format("the open record of {} is for '{}', not '{}'", library->string(),
                                           scheme_of(*session), request.scheme),
                               console);
        if (auto const refused = look_at_table(*session, request, console)) return *refused;
        return add_rows(*session, library->string(), console);
    }
    // No library and no record is made for a table that cannot be taken: it is tried without.
    auto trial = Session::in_memory(ports);
    if (!trial) return print_problem(trial.problem(), console);
    if (auto const refused = begin_record(*trial, request, console)) return *refused;
    if (auto const refused = look_at_table(*trial, request, console)) return *refused;
    if (is_new) {
        auto made = Session::open(*library, ports);
        if (!made) return print_problem(made.problem(), console);
        session = std::move(*made);
    }
    if (auto const refused = begin_record(*session, request, console)) return *refused;
    if (auto const begun = session->begin_paste_file(request.file, trial->paste()->mapping); !begun)
        return print_problem(begun.problem(), console);
    return add_rows(*session, library->string(), console);
}

} // namespace accrue::cli
