#include "session/session.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "rules/translate.h"
#include "session/state.h"
#include "session/words.h"
#include "store/settings.h"

namespace accrue::session {
namespace {

// Settings of a library.
constexpr std::string_view theme_setting = "theme";
constexpr std::string_view scale_setting = "scale";
constexpr std::string_view window_setting = "window";
constexpr std::string_view language_setting = "language";

template <class Value>
Value number_in(std::optional<std::string> const& text) {
    Value value{};
    if (text) std::from_chars(text->data(), text->data() + text->size(), value);
    return value;
}

Result<Done> change_setting(store::Database& database, std::string_view key, std::string const& value) {
    auto transaction = store::Transaction::begin(database);
    if (!transaction) return transaction.problem();
    auto set = store::set_setting(*transaction, key, value);
    return set ? transaction->commit() : set;
}

Application renamed(Application details, std::string const& name) {
    if (!details.applicant) details.applicant = Applicant{};
    details.applicant->name = name.empty() ? std::nullopt : std::optional(name);
    if (*details.applicant == Applicant{}) details.applicant.reset();
    return without_claims(details);
}

} // namespace

Result<Done> Session::State::show(RecordId next) {
    if (next) {
        auto record = store::load_record(database, next);
        if (!record) return record.problem();
        auto found = pack_for(record->application);
        if (!found) return found.problem();
        stored = std::move(*record);
        pack = std::move(*found);
    } else {
        stored = {};
        pack = nullptr;
    }
    return read_around();
}

Result<Done> Session::State::show_or_another(RecordId next) {
    auto const shown = show(next);
    if (shown) return shown;
    auto const records = store::list_records(database);
    if (!records) return shown;
    Problems tried{shown.problem()};
    for (store::RecordSummary const& record : *records) {
        if (record.id == next) continue;
        if (auto const other = show(record.id)) {
            for (Problem& problem : tried) warn(std::move(problem));
            return other;
        } else {
            tried.push_back(other.problem());
        }
    }
    stored = {};
    pack = nullptr;
    static_cast<void>(read_around());
    return shown;
}

void Session::State::follow_language() {
    if (in == spoken()) return;
    in = spoken();
    if (auto shown = show_anew(); !shown) warn(shown.problem());
}

Result<Done> Session::State::show_anew() {
    chosen_packs.clear();
    home_schemes.clear();
    if (cpd) cpd->forget();
    return show(stored.id);
}

std::string const& Session::State::language() const {
    if (ports.asked_language) return *ports.asked_language;
    return chosen_language.empty() ? ports.language : chosen_language;
}

void Session::State::warn(Problem problem) {
    problem.severity = Severity::Warning;
    if (std::ranges::find(warnings, problem) == warnings.end()) warnings.push_back(std::move(problem));
}

Result<Done> Session::State::read_around() {
    ++content;
    if (auto done = read_drafts(); !done) return done;
    return read_shell();
}

Result<Done> Session::State::read_drafts() {
    ++revision;
    drafts.clear();
    if (!stored.id) return Done{};
    auto read = store::list_drafts(database, stored.id);
    if (!read) return read.problem();
    drafts = std::move(*read);
    return Done{};
}

Result<Done> Session::State::read_shell() {
    auto const records = store::list_records(database);
    if (!records) return records.problem();
    auto const undo = store::next_undo(database);
    auto const redo = store::next_redo(database);
    for (auto const* change : {&undo, &redo}) // a damaged log keeps nobody from the records
        if (!*change) warn(change->problem());
    auto const theme = store::setting(database, theme_setting);
    if (!theme) return theme.problem();
    auto const scale = store::setting(database, scale_setting);
    if (!scale) return scale.problem();
    auto const place = store::setting(database, window_setting);
    if (!place) return place.problem();
    shell = {};
    shell.window_place = place->value_or("");
    shell.has_record = bool(stored.id);
    shell.library = database.file().filename().string();
    for (store::RecordSummary const& record : *records)
        shell.records.push_back({record.id, record.person, record_name(record.name), record.id == stored.id});
    if (undo && *undo) shell.undo = (*undo)->words;
    if (redo && *redo) shell.redo = (*redo)->words;
    shell.theme = theme->value_or(shell.theme);
    shell.scale = number_in<float>(*scale);
    shell.chosen_language = chosen_language;
    shell.language = language();
    if (pack) shell.languages = rules::languages_of(pack->pack);
    return Done{};
}

Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

namespace {

// The record shown last; where it is gone, the first.
Result<RecordId> record_to_open(store::Database const& database) {
    auto const records = store::list_records(database);
    if (!records) return records.problem();
    auto const last = store::setting(database, shown_record);
    if (!last) return last.problem();
    RecordId const shown{number_in<std::int64_t>(*last)};
    if (std::ranges::find(*records, shown, &store::RecordSummary::id) != records->end()) return shown;
    return records->empty() ? RecordId{} : records->front().id;
}

Result<std::unique_ptr<Session::State>> begin(Result<store::Database> database, Ports ports) {
    if (!database) return database.problem();
    auto state = std::make_unique<Session::State>(std::move(*database), std::move(ports));
    auto const language = store::setting(state->database, language_setting);
    if (!language) return language.problem();
    state->chosen_language = language->value_or("");
    auto const record = record_to_open(state->database);
    if (!record) return record.problem();
    if (auto shown = state->show_or_another(*record); !shown) return shown.problem();
    return state;
}

} // namespace

Result<Session> Session::open(std::filesystem::path const& library, Ports ports) {
    std::error_code none;
    // A link that leads nowhere is there as well: opening it says what is wrong.
    bool const is_there =
        std::filesystem::symlink_status(library, none).type() != std::filesystem::file_type::not_found;
    std::string const now = ports.now();
    auto state =
        begin(is_there ? store::Database::open(library, now) : store::Database::create(library, now), std::move(ports));
    if (!state) return state.problem();
    return Session(std::move(*state));
}

Result<Session> Session::in_memory(Ports ports) {
    auto state = begin(store::Database::in_memory(), std::move(ports));
    if (!state) return state.problem();
    return Session(std::move(*state));
}

Result<Performed> Session::perform(Command const& command) { return state_->change(command); }

Result<Done> Session::open_record(RecordId record) {
    if (auto shown = state_->show(record); !shown) return shown;
    return change_setting(state_->database, shown_record, fmt::format("{}", record.value));
}

Problems Session::take_warnings() { return std::exchange(state_->warnings, {}); }

RecordId Session::record() const { return state_->stored.id; }

Result<Performed> Session::rename_record(std::string const& name) {
    auto const records = store::list_records(state_->database);
    if (!records) return records.problem();
    Several several{{ChangeDetails{record(), renamed(state_->stored.application, name)}},
                    say("Changed the name to {}", record_name(name))};
    for (store::RecordSummary const& other : *records) {
        if (other.id == record() || other.person != state_->stored.person) continue;
        auto const stored = store::load_record(state_->database, other.id);
        if (!stored) return stored.problem();
        Application details = renamed(stored->application, name);
        if (details == without_claims(stored->application)) continue;
        several.commands.emplace_back(ChangeDetails{other.id, std::move(details)});
    }
    if (several.commands.size() == 1) return perform(several.commands.front());
    return perform(several);
}

Result<Performed> Session::set_scoring_date(std::optional<Date> date) {
    Application details = state_->stored.application;
    details.on = date;
    return perform(ChangeDetails{record(), std::move(details)});
}

Result<Performed> Session::set_standing(Standing const& standing) {
    Application details = state_->stored.application;
    details.award_date = standing.award_date;
    details.cycle_start = standing.cycle_start;
    details.status = standing.status;
    return perform(ChangeDetails{record(), std::move(details)});
}

Result<Performed> Session::duplicate(EntryId entry) {
    auto original = store::load_entry(state_->database, entry);
    if (!original) return original.problem();
    original->claim.id.clear();
    return perform(AddEntry{original->record, std::move(original->claim), {}, original->position + 1});
}

RulesDesk& Session::rules() {
    State* const state = state_.get();
    if (!state->rules)
        state->rules.emplace(state->database, state->ports.rules_folder, [state] { return state->pack; });
    return *state->rules;
}

CpdDesk& Session::cpd() {
    state_->follow_language();
    if (!state_->cpd) state_->cpd = std::make_unique<CpdDesk>(*state_);
    return *state_->cpd;
}

EvidenceDesk& Session::evidence() {
    if (!state_->evidence) state_->evidence = std::make_unique<EvidenceDesk>(*state_);
    return *state_->evidence;
}

ApplicationDesk& Session::application() {
    if (!state_->application) state_->application = std::make_unique<ApplicationDesk>(*state_);
    return *state_->application;
}

PackageDesk& Session::packages() {
    if (!state_->packages) state_->packages = std::make_unique<PackageDesk>(*state_);
    return *state_->packages;
}

ReviewDesk& Session::reviews() {
    if (!state_->reviews) state_->reviews = std::make_unique<ReviewDesk>(*state_);
    return *state_->reviews;
}

Result<Done> Session::reload_rules() { return state_->show_anew(); }

Result<Impact> Session::impact(PackPointer before, PackPointer after,
                               std::function<bool(std::size_t seen)> go_on) const {
    return find_impact(state_->database,
                       {std::move(before), std::move(after), Basis::Claimed, state_->ports.today(), std::move(go_on)});
}

ShellModel const& Session::shell() const {
    state_->follow_language();
    return state_->shell;
}

Result<Done> Session::set_theme(std::string const& theme) {
    if (auto set = change_setting(state_->database, theme_setting, theme); !set) return set;
    return state_->read_shell();
}

Result<Done> Session::set_language(std::string const& language) {
    if (auto set = change_setting(state_->database, language_setting, language); !set) return set;
    state_->chosen_language = language;
    return state_->show_anew();
}

Result<Done> Session::set_scale(float scale) {
    if (auto set = change_setting(state_->database, scale_setting, fmt::format("{}", scale)); !set) return set;
    return state_->read_shell();
}

Result<Done> Session::set_window_place(std::string const& place) {
    if (place == state_->shell.window_place) return Done{};
    if (auto set = change_setting(state_->database, window_setting, place); !set) return set;
    return state_->read_shell();
}

} // namespace accrue::session
