// The parts of the Application screen. Private to application*.cpp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "gui/screens/application.h"
#include "gui/widgets/theme.h"

namespace accrue::gui::application_screen {

using session::ApplicationModel;
using session::ApplicationPart;

struct PartLook { // how the state of a part is shown
    std::string_view word;
    Tone tone = Tone::Neutral;
    char const* icon = nullptr;
};
[[nodiscard]] PartLook look_of(ApplicationPart::State state);

// --- application_list.cpp ---

// What is chosen, or the first part that is open, or the first of all.
[[nodiscard]] ApplicationTopic chosen_topic(ApplicationModel const& model, ApplicationState const& state);
void draw_list(ApplicationModel const& model, ApplicationState& state);
// The button that seals, and what comes next before that.
void draw_foot(ApplicationModel const& model, ApplicationState& state, Intents& intents);

// --- What stands beside the list ---

void draw_level(ApplicationModel const& model, Intents& intents);
void draw_applicant(ApplicationModel const& model, ApplicationState& state, Intents& intents);
void draw_evidence_part(ApplicationModel const& model, ApplicationPart const& part, Intents& intents);
void draw_document(ApplicationModel const& model, session::DocumentModel const& document, Intents& intents);
void draw_declaration(session::DeclarationModel const& declaration, Intents& intents);
void draw_statement(ApplicationModel const& model, ApplicationState& state, Intents& intents);
void draw_fees(ApplicationModel const& model, Intents& intents);
void draw_size(ApplicationModel const& model, Intents& intents);
void draw_referees(ApplicationModel const& model, ApplicationState& state, Intents& intents);
void draw_contradictions(ApplicationModel const& model, ApplicationState& state, Intents& intents);
void draw_changes(ApplicationModel const& model);
void draw_sealed(ApplicationModel const& model, Intents& intents);
void draw_left(ApplicationModel const& model);

// Whether the applicant is a member of the body; also where fees hang on it.
void draw_membership(ApplicationModel const& model, Intents& intents);
// One of the person's files, and a way to add one. True when another is chosen.
struct FileField {
    std::string_view label;
    std::string const& file; // named now; empty: none
    std::string_view none;   // what stands where none is named
};
[[nodiscard]] std::optional<std::string> draw_file_field(ApplicationModel const& model, FileField const& field);

// --- What is typed ---

void follow(TypedApplicant& typed, Applicant const& applicant);
[[nodiscard]] Applicant applicant_of(TypedApplicant const& typed, Applicant applicant);
[[nodiscard]] bool is_unsaved(TypedApplicant const& typed);
void follow(ApplicationState& state, ApplicationModel const& model);
// Of the card at a place, as it would be saved; none: it has no name, or its days cannot be read, or nothing is new.
[[nodiscard]] std::optional<Referee> unsaved_referee(ApplicationModel const& model, ApplicationState const& state,
                                                     std::size_t place);

} // namespace accrue::gui::application_screen
