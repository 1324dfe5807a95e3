// The dialog that seals an application: the file, the passphrase, for whom it is encrypted, the language of the documents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/text.h"
#include "gui/screens/intents.h"
#include "gui/standing_dialog.h"
#include "session/application_model.h"

namespace accrue::gui {

struct SealForm { // what is typed into it
    std::string path;
    std::string passphrase;
    std::string again; // where the key is made now
    std::string recipient;
    std::optional<double> began = {}; // sealing, by ImGui's clock: it is said before it is done
    bool asked = false;               // for the sealing
    bool new_key = false;             // the passphrase of the one that is there is lost
    bool wrong_passphrase = false;    // its field is empty and gets the keyboard in the next frame

    ~SealForm() {
        wipe(passphrase);
        wipe(again);
    }
    // The passphrase did not open the key: whoever types it again types it into its own field.
    void forget_passphrase() {
        wipe(passphrase);
        wrong_passphrase = true;
    }
};

[[nodiscard]] SealForm form_of(session::ApplicationModel const& model);
// What the package is called unless another name is typed.
[[nodiscard]] std::string proposed_name(session::ApplicationModel const& model, SealForm const& form);

struct SealQuestion {
    SealForm& form;
    std::string& error; // why sealing was refused
    std::vector<std::string>& completions;
    bool& refocus;
};

// Asks for the sealing when it is accepted; it is closed once the package is there.
[[nodiscard]] DialogState draw_seal_dialog(session::ApplicationModel const& model, SealQuestion const& question,
                                           Intents& intents);

} // namespace accrue::gui
