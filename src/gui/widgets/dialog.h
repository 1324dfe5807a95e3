// Dialogs: a question or a form over the dimmed window. A dialog is open as long as it is drawn; to close it, stop
// drawing it. Enter gives the answer "accept" (also from a text field of one line), Escape and the cross "cancel".
#pragma once

#include <string_view>

#include "domain/texts.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/layout.h"

namespace accrue::gui::ui {

enum class DialogAnswer { None, Accept, Cancel };

struct DialogOptions {
    std::string_view subtitle = {};
    float width = 520; // logical pixels
};

struct DialogButtons {
    std::string_view accept;
    std::string_view cancel = tr("Cancel");
    ButtonKind kind = ButtonKind::Primary;         // Danger for what destroys
    std::string_view accept_disabled_because = {}; // Enter does nothing then
    bool nothing_to_type = false;                  // the keyboard begins at the button that accepts
};

class Dialog {
public:
    explicit Dialog(std::string_view title, DialogOptions const& options = {});
    ~Dialog();
    Dialog(Dialog const&) = delete;
    Dialog& operator=(Dialog const&) = delete;

    // False in the one frame before it appears: draw nothing then.
    explicit operator bool() const { return open_; }

    // The last line of the dialog, and its answer. Call it once, after the content.
    [[nodiscard]] DialogAnswer buttons(DialogButtons const& buttons);

private:
    Scope scope_;
    bool open_ = false;
    ImVec2 cross_at_{0, 0};
};

} // namespace accrue::gui::ui
