// First start, and application files in and out.
#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/application_file.h"
#include "formats/table_text.h"
#include "scoring/bound.h"
#include "session/entries_table.h"
#include "session/state.h"

namespace accrue::session {
namespace {

// Of the files to start from, the one that shows most.
constexpr std::string_view first_sample = "gazing-into-the-prism.json";

Problem first_error(Problems const& problems) {
    return *std::ranges::find(problems, Severity::Error, &Problem::severity);
}

// What is wrong with a pack, as one problem that leads to all of them.
Problem first_of(LoadedPack const& loaded) {
    Problem problem = first_error(loaded.problems);
    auto const errors = std::ranges::count(loaded.problems, Severity::Error, &Problem::severity);
    if (errors > 1)
        problem.remedy += (problem.remedy.empty() ? "" : "; ") +
                          say("'accrue rules check {}' lists all {} problems", loaded.file, errors);
    return problem;
}

// Everything that is wrong with what could be read, at its place in the file.
void add_binding_problems(rules::CompiledPack const& pack, formats::ApplicationRead const& read, Date on,
                          std::string const& file, Problems& problems) {
    for (Problem& problem : scoring::bind(pack, read.application, on, file).problems)
        problems.push_back(formats::in_file(std::move(problem), read));
}

// The open library is told by its place alone: reading it outside SQLite would drop the locks on it.
bool is_library(std::filesystem::path const& file, std::filesystem::path const& open) {
    std::error_code none;
    if (!open.empty() && std::filesystem::equivalent(file, open, none)) return true;
    if (!std::filesystem::is_regular_file(file, none)) return false;
    constexpr std::string_view magic = "SQLite format 3";
    std::string head(magic.size(), '\0');
    std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
    return head == magic;
}

// The stored one says all that is read; ids that the file leaves out were given to it.
bool says_the_same(Application const& stored, Application read) {
    if (stored.claims.size() != read.claims.size()) return false;
    for (std::size_t i = 0; i < read.claims.size(); ++i)
        if (read.claims[i].id.empty()) read.claims[i].id = stored.claims[i].id;
    return stored == read;
}

// 0: none.
RecordId record_that_says(store::Database const& database, Application const& read) {
    auto const records = store::list_records(database);
    if (!records) return {};
    auto const name = read.applicant ? read.applicant->name : std::nullopt;
    for (store::RecordSummary const& record : *records) {
        if (record.entries != read.claims.size() || record.scheme != read.scheme || record.name != name) continue;
        auto const stored = store::load_record(database, record.id);
        if (stored && says_the_same(stored->application, read)) return record.id;
    }
    return {};
}

} // namespace

bool is_there_already(Problems const& problems) {
    return std::ranges::find(problems, "AW31", &Problem::id) != problems.end();
}

Session::State::ChosenPack Session::State::asked_for(Application const& application) const {
    Date const on = application.on.value_or(ports.today());
    return {application.scheme, application.pack, application.cycle_start, application.award_date, on, nullptr};
}

PackPointer Session::State::chosen_before(ChosenPack const& asked) {
    auto const found =
        std::ranges::find_if(chosen_packs, [&](ChosenPack const& chosen) { return asked.asks_the_same(chosen); });
    if (found == chosen_packs.end()) return nullptr;
    std::rotate(chosen_packs.begin(), found, found + 1);
    return chosen_packs.front().pack;
}

Result<PackPointer> Session::State::pack_for(Application const& application) {
    constexpr std::size_t most_kept = 16;
    ChosenPack chosen = asked_for(application);
    if (auto known = chosen_before(chosen)) return known;
    LoadedPack loaded = find_pack(database, ports.rules_folder, application, chosen.on);
    if (!loaded.pack) return first_of(loaded);
    if (loaded.passed_over) warn(std::move(*loaded.passed_over));
    chosen.pack = in_language(std::move(loaded.pack), language());
    if (chosen_packs.size() == most_kept) chosen_packs.pop_back();
    chosen_packs.insert(chosen_packs.begin(), std::move(chosen));
    return chosen_packs.front().pack;
}

Result<PackPointer> Session::State::pack_on_trial(Application const& application) {
    ChosenPack const chosen = asked_for(application);
    if (auto known = chosen_before(chosen)) return known;
    LoadedPack loaded = find_pack(database, ports.rules_folder, application, chosen.on, Keep::Nowhere);
    if (!loaded.pack) return first_of(loaded);
    return in_language(std::move(loaded.pack), language());
}

std::vector<SchemeModel> Session::schemes() const { return describe_schemes(state_->ports.rules_folder); }

Result<Done> Session::start_empty(std::string const& scheme, std::optional<Date> award_date, Whose whose) {
    if (list_schemes(state_->ports.rules_folder).empty()) return no_rules(state_->ports.rules_folder);
    Application application;
    application.scheme = scheme;
    application.award_date = award_date;
    bool const same = whose == Whose::ThisPerson;
    if (same) application.applicant = state_->stored.application.applicant;
    auto const performed =
        perform(AddRecord{std::move(application), {}, {}, same ? state_->stored.person : PersonId{}, {}});
    if (!performed) return performed.problem();
    return Done{};
}

Result<Done> Session::start_with_sample() {
    auto const problems = import_file(state_->ports.samples_folder / first_sample);
    if (!problems) return problems.problem();
    if (has_errors(*problems)) return first_error(*problems);
    return Done{};
}

Result<Problems> Session::import_file(std::filesystem::path const& file, IfThere there) {
    auto const text = files::read_file(file.string(), formats::application_byte_limit);
    if (!text) return text.problem();
    formats::ApplicationRead read = formats::read_application(*text, file.string());
    Problems problems = read.problems;
    if (!read.scorable) return problems;
    if (auto const pack = state_->pack_on_trial(read.application)) {
        Date const on = read.application.on.value_or(state_->ports.today());
        add_binding_problems(**pack, read, on, file.string(), problems);
    } else {
        problems.push_back(pack.problem());
        if (problems.back().where.file.empty()) problems.back().where.file = file.string();
    }
    if (has_errors(problems)) return problems;
    RecordId const known = there == IfThere::Open ? record_that_says(state_->database, read.application) : RecordId{};
    if (known) {
        if (auto opened = open_record(known); !opened) return opened.problem();
        problems.push_back({"AW31",
                            {file.string(), 0, 0, {}},
                            std::string(tr("the library has a record that says just this")),
                            std::string(tr("it is open now; nothing was imported")),
                            Severity::Warning});
        return problems;
    }
    auto const performed = perform(AddRecord{std::move(read.application)});
    if (!performed) return performed.problem();
    return problems;
}

Result<std::string> Session::export_record() const {
    auto const record = store::load_record(state_->database, state_->stored.id);
    if (!record) return record.problem();
    return formats::write_application(record->application);
}

std::optional<Problem> Session::library_in_place(std::filesystem::path const& file, std::string_view other) const {
    return session::library_in_place(file, state_->database.file(), other);
}

std::optional<Problem> library_in_place(std::filesystem::path const& file, std::filesystem::path const& open,
                                        std::string_view other) {
    if (!is_library(file, open)) return std::nullopt;
    return Problem{"L146",
                   {file.string(), 0, 0, {}},
                   std::string(tr("this file is a library: another file in its place would destroy what it holds")),
                   say("choose another name, such as {}; nothing was changed", other)};
}

std::string Session::export_table(char separator) const {
    return formats::write_table(entries_table(state_->pack->pack, state_->stored.application), separator);
}

Result<Done> Session::export_table_file(std::filesystem::path const& file) const {
    if (auto refused = library_in_place(file, "entries.csv")) return *std::move(refused);
    return files::write_file(file.string(), export_table(table_separator(file.string())));
}

Result<Done> Session::export_file(std::filesystem::path const& file) const {
    if (is_table_file(file.string())) return export_table_file(file);
    if (auto refused = library_in_place(file, "application.json")) return *std::move(refused);
    auto const text = export_record();
    if (!text) return text.problem();
    return files::write_file(file.string(), *text);
}

} // namespace accrue::session
