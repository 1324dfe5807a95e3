// The dialogs about what the rules read of a person beside the entries: the day of the award, the cycle, and statuses.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/screens/intents.h"
#include "session/models.h"

namespace accrue::gui {

// What is typed into the dialog of a record's standing.
struct StandingForm {
    struct Period {
        std::optional<std::size_t> status; // of the model's
        std::string from;
        std::string to;
    };
    std::string award_date;
    std::string cycle_start;
    std::vector<Period> periods;
};

[[nodiscard]] StandingForm form_of(session::StandingModel const& model);

// What is typed as it would be stored; none: something cannot be read, or a period ends before it begins.
[[nodiscard]] std::optional<session::Standing> read_standing(StandingForm const& form,
                                                             session::StandingModel const& model);

enum class DialogState : std::uint8_t { Open, Done };

// Asks for the standing to be set when it is accepted.
[[nodiscard]] DialogState draw_standing_dialog(StandingForm& form, session::StandingModel const& model,
                                               std::optional<Date> today, Intents& intents);

// Asks for the day of the award and begins a record of the scheme with it.
[[nodiscard]] DialogState draw_award_dialog(AskForAward const& ask, std::string& date, Intents& intents);

} // namespace accrue::gui
