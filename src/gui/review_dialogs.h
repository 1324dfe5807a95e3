// The dialogs of reviewing: who reviews, giving an application up for a conflict of interest, handing a review in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/text.h"
#include "gui/screens/intents.h"
#include "gui/standing_dialog.h"
#include "session/review_model.h"

namespace accrue::gui {

struct ReviewerForm { // what is typed into it
    session::ReviewerModel reviewer;
    bool makes_key = true; // there is none yet
    std::string passphrase;
    std::string again;

    ~ReviewerForm() {
        wipe(passphrase);
        wipe(again);
    }
};

[[nodiscard]] ReviewerForm form_of(std::optional<session::ReviewerModel> const& reviewer);
// Asks for it when it is accepted; it is closed once it is kept.
[[nodiscard]] DialogState draw_reviewer_dialog(ReviewerForm& form, std::string& error, Intents& intents);

struct SigningForm {
    std::string path;
    std::string passphrase;

    ~SigningForm() { wipe(passphrase); }
};

struct SigningQuestion {
    SigningForm& form;
    std::string& error;
    std::vector<std::string>& completions;
    bool& refocus;
};

// Asks for it when it is accepted; it is closed once the file is there.
[[nodiscard]] DialogState draw_hand_in_dialog(session::ClaimDeskModel const& desk, SigningQuestion const& question,
                                              Intents& intents);

[[nodiscard]] DialogState draw_abstain_dialog(std::string& why, Intents& intents);

[[nodiscard]] DialogState draw_take_on_dialog(Intents& intents);
// Asks for it when it is accepted; it is closed once letter and feedback are there. The path is that of their folder.
[[nodiscard]] DialogState draw_decide_dialog(session::ClaimDeskModel const& desk, SigningQuestion const& question,
                                             Intents& intents);
[[nodiscard]] DialogState draw_reopen_dialog(std::string& why, Intents& intents);

} // namespace accrue::gui
