// Application: every part that is asked for at the level applied for, each with its state; beside the list the part that is
// chosen, where it is mended. What is typed is kept here until a field is left, and then saved as one change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/screens/intents.h"
#include "gui/screens/typed_text.h"
#include "session/application_model.h"

namespace accrue::gui {

inline constexpr float application_panes_from = 760; // logical pixels of width

enum class ApplicationRoom : std::uint8_t { // the shell decides
    TwoPanes,                               // list, and what is chosen
    OnePane                                 // one of the two
};

struct ApplicationTopic { // what is chosen in the list
    enum class Kind : std::uint8_t { Part, Contradictions, Changes, Sealed, Left };
    Kind kind = Kind::Part;
    session::ApplicationPart::Kind part = session::ApplicationPart::Kind::Level;
    std::string id; // of the document or declaration

    friend bool operator==(ApplicationTopic const&, ApplicationTopic const&) = default;
};

struct TypedApplicant {
    TypedText name;
    TypedText email;
    TypedText phone;
    TypedText address;
};

struct TypedReferee {
    TypedText name;
    TypedText email;
    TypedText organisation;
    TypedText role;
    TypedText known_since;
    TypedText known_until;
};

struct ApplicationState { // what only this screen remembers
    ApplicationRoom room = ApplicationRoom::TwoPanes;
    std::optional<ApplicationTopic> topic; // absent: the first part that is open
    bool shows_detail = false;             // of one pane: what is chosen, not the list
    TypedApplicant applicant;
    TypedText statement;
    std::vector<TypedReferee> referees; // the last may be one that is not saved yet
    std::size_t stored_referees = 0;    // of the model, in the last frame
    bool adds_referee = false;
    bool focus_referee = false;    // the last card's name, in the next frame
    std::optional<FileFor> awaits; // what the file is for that is being taken in
    Referee asked_referee;         // whose form is to be saved: other referees may come and go while it is asked where
    float head_height = 0;         // device pixels, as last drawn
    float foot_height = 0;         // likewise

    void show(ApplicationTopic shown) {
        topic = std::move(shown);
        shows_detail = true;
    }
    void show_part(session::ApplicationPart::Kind part, std::string id = {}) {
        show({ApplicationTopic::Kind::Part, part, std::move(id)});
    }
    // Escape goes back to the list.
    [[nodiscard]] bool goes_back() const { return room == ApplicationRoom::OnePane && shows_detail; }
};

// What is typed and not saved, as far as it can be; empty: nothing.
[[nodiscard]] Intents unsaved_typing(session::ApplicationModel const& model, ApplicationState const& state);

void draw_application(session::ApplicationModel const& model, ApplicationState& state, Intents& intents);

} // namespace accrue::gui
