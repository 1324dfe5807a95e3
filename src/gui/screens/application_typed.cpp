// What is typed on the Application screen, until it is saved.
#include <algorithm>
#include <array>

#include "domain/text.h"
#include "gui/screens/application_parts.h"
#include "gui/widgets/text.h"

namespace accrue::gui::application_screen {

namespace {

std::string day(std::optional<Date> date) { return date ? to_text(*date) : std::string(); }

// As it is stored: one line, nothing for an empty one.
std::optional<std::string> stored_line(TypedText const& typed) {
    std::string line = in_one_line(typed.text);
    std::string_view const words = trimmed(line);
    return words.empty() ? std::nullopt : std::optional<std::string>(words);
}

std::optional<std::string> stored_text(TypedText const& typed) {
    std::string_view const words = trimmed(typed.text);
    return words.empty() ? std::nullopt : std::optional<std::string>(words);
}

void follow(TypedReferee& typed, Referee const& referee) {
    typed.name.follow(referee.name);
    typed.email.follow(referee.email.value_or(""));
    typed.organisation.follow(referee.organisation.value_or(""));
    typed.role.follow(referee.role.value_or(""));
    typed.known_since.follow(day(referee.known_since));
    typed.known_until.follow(day(referee.known_until));
}

struct TypedDay {
    bool readable = true;
    std::optional<Date> date; // none: nothing is typed
};

TypedDay day_in(TypedText const& typed) {
    std::string_view const text = trimmed(typed.text);
    if (text.empty()) return {};
    std::optional<Date> const date = read_date(text);
    return {date.has_value(), date};
}

} // namespace

void follow(TypedApplicant& typed, Applicant const& applicant) {
    typed.name.follow(applicant.name.value_or(""));
    typed.email.follow(applicant.email.value_or(""));
    typed.phone.follow(applicant.phone.value_or(""));
    typed.address.follow(applicant.address.value_or(""));
}

Applicant applicant_of(TypedApplicant const& typed, Applicant applicant) {
    if (typed.name.is_unsaved()) applicant.name = stored_line(typed.name);
    if (typed.email.is_unsaved()) applicant.email = stored_line(typed.email);
    if (typed.phone.is_unsaved()) applicant.phone = stored_line(typed.phone);
    if (typed.address.is_unsaved()) applicant.address = stored_text(typed.address);
    return applicant;
}

bool is_unsaved(TypedApplicant const& typed) {
    return typed.name.is_unsaved() || typed.email.is_unsaved() || typed.phone.is_unsaved() ||
           typed.address.is_unsaved();
}

void follow(ApplicationState& state, ApplicationModel const& model) {
    follow(state.applicant, model.applicant);
    state.statement.follow(model.statement);
    std::size_t const stored = model.referees.size();
    if (stored != state.stored_referees) state.adds_referee = false; // saved, or others than before
    state.stored_referees = stored;
    state.referees.resize(stored + (state.adds_referee ? 1 : 0));
    for (std::size_t i = 0; i < stored; ++i) follow(state.referees[i], model.referees[i].referee);
}

std::optional<Referee> unsaved_referee(ApplicationModel const& model, ApplicationState const& state,
                                       std::size_t place) {
    TypedReferee const& typed = state.referees[place];
    bool const is_stored = place < model.referees.size();
    Referee const before = is_stored ? model.referees[place].referee : Referee{};
    Referee now = before;
    std::optional<std::string> const name = stored_line(typed.name);
    TypedDay const since = day_in(typed.known_since);
    TypedDay const until = day_in(typed.known_until);
    if (!name || !since.readable || !until.readable) return std::nullopt;
    if (since.date && until.date && *until.date < *since.date) return std::nullopt;
    now.name = *name;
    now.known_since = since.date;
    now.known_until = until.date;
    now.email = stored_line(typed.email);
    now.organisation = stored_line(typed.organisation);
    now.role = stored_line(typed.role);
    return now == before ? std::nullopt : std::optional(std::move(now));
}

} // namespace accrue::gui::application_screen
