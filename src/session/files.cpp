// First start, and application files in and out.
#include <algorithm>

#include <fmt/format.h>

#include "formats/application_file.h"
#include "formats/text_file.h"
#include "scoring/bound.h"
#include "session/state.h"

namespace accrue::session {
namespace {

// Of the files to start from, the one that shows most.
constexpr std::string_view first_sample = "gazing-into-the-prism.json";

Problem first_error(Problems const& problems) {
    return *std::ranges::find(problems, Severity::Error, &Problem::severity);
}

// Everything that is wrong with what could be read, at its place in the file.
void add_binding_problems(rules::CompiledPack const& pack, formats::ApplicationRead const& read, Date on,
                          std::string const& file, Problems& problems) {
    for (Problem& problem : scoring::bind(pack, read.application, on, file).problems)
        problems.push_back(formats::in_file(std::move(problem), read));
}

} // namespace

Result<PackPointer> Session::State::pack_for(Application const& application) {
    Date const on = application.on.value_or(ports.today());
    ChosenPack chosen{application.scheme, application.pack, application.cycle_start, on, nullptr};
    if (last_pack.pack && chosen.asks_the_same(last_pack)) return last_pack.pack;
    LoadedPack loaded = find_pack(database, ports.rules_folder, application, on);
    if (!loaded.pack) {
        Problem problem = first_error(loaded.problems);
        auto const errors = std::ranges::count(loaded.problems, Severity::Error, &Problem::severity);
        if (errors > 1)
            problem.remedy += fmt::format("{}'accrue rules check {}' lists all {} problems",
                                          problem.remedy.empty() ? "" : "; ", loaded.file, errors);
        return problem;
    }
    chosen.pack = std::move(loaded.pack);
    last_pack = std::move(chosen);
    return last_pack.pack;
}

Result<Done> Session::start_empty() {
    auto const schemes = list_schemes(state_->ports.rules_folder);
    if (schemes.empty()) return no_rules(state_->ports.rules_folder);
    Application application;
    application.scheme = schemes.front();
    auto const performed = perform(AddRecord{std::move(application)});
    if (!performed) return performed.problem();
    return Done{};
}

Result<Done> Session::start_with_sample() {
    auto const problems = import_file(state_->ports.samples_folder / first_sample);
    if (!problems) return problems.problem();
    if (has_errors(*problems)) return first_error(*problems);
    return Done{};
}

Result<Problems> Session::import_file(std::filesystem::path const& file) {
    auto const text = formats::read_file(file.string(), formats::application_byte_limit);
    if (!text) return text.problem();
    formats::ApplicationRead read = formats::read_application(*text, file.string());
    Problems problems = read.problems;
    if (!read.scorable) return problems;
    if (auto const pack = state_->pack_for(read.application)) {
        Date const on = read.application.on.value_or(state_->ports.today());
        add_binding_problems(**pack, read, on, file.string(), problems);
    } else {
        problems.push_back(pack.problem());
        if (problems.back().where.file.empty()) problems.back().where.file = file.string();
    }
    if (has_errors(problems)) return problems;
    auto const performed = perform(AddRecord{std::move(read.application)});
    if (!performed) return performed.problem();
    return problems;
}

Result<std::string> Session::export_record() const {
    auto const record = store::load_record(state_->database, state_->stored.id);
    if (!record) return record.problem();
    return formats::write_application(record->application);
}

Result<Done> Session::export_file(std::filesystem::path const& file) const {
    auto const text = export_record();
    if (!text) return text.problem();
    return formats::write_file(file.string(), *text);
}

} // namespace accrue::session
