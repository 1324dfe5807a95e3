#include "gui/seal_dialog.h"

#include <array>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/passphrase_fields.h"
#include "gui/saved_file_field.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

constexpr double shown_before_sealing = 0.1; // seconds
constexpr std::string_view recipient_begins = "age1";
constexpr std::array<std::string_view, 2> languages{"en", "de"};

bool makes_key(session::ApplicationModel const& model, SealForm const& form) {
    return model.key.empty() || form.new_key;
}

void draw_passphrase(session::ApplicationModel const& model, SealForm& form) {
    if (!makes_key(model, form)) {
        if (std::exchange(form.wrong_passphrase, false)) ImGui::SetKeyboardFocusHere();
        (void)ui::input_secret(say("Passphrase of your key {}", model.key), form.passphrase);
        if (ui::button(tr("I have lost the passphrase: make a new key"), {.kind = ui::ButtonKind::Quiet})) {
            form.new_key = true;
            wipe(form.passphrase);
        }
        return;
    }
    if (form.new_key)
        ui::text(
            say("The new key takes the place of {}. Give the body the new public key: it knows you by the old one.",
                model.key));
    ui::text(
        tr("Your key signs the file, so that nobody can change it unnoticed; it is made now and kept in the library, "
           "encrypted. The passphrase cannot be recovered: write it down where you will find it."));
    draw_new_passphrase(form.passphrase, form.again);
}

// As long as the name is the one that was proposed it says whether the file is encrypted.
void draw_recipient(session::ApplicationModel const& model, SealForm& form) {
    std::string const before = proposed_name(model, form);
    ui::Edit const edit =
        ui::input_text(tr("Encrypt for (if the body has given you a key)"), form.recipient,
                       {.hint = "age1…", .note = tr("Only who has the body's secret key can open the file then.")});
    if (edit.changed && form.path.ends_with("/" + before))
        form.path.replace(form.path.size() - before.size(), before.size(), proposed_name(model, form));
}

void draw_language(session::ApplicationModel const& model, Intents& intents) {
    std::array const names{ui::Choice{"English"}, ui::Choice{"Deutsch"}};
    std::optional<std::size_t> chosen = model.language == languages[1] ? 1 : 0;
    if (ui::segments(tr("Language of the documents"), names, chosen, {.width = px(240)}))
        intents.emplace_back(SetDocumentLanguage{std::string(languages[*chosen])});
}

std::string_view missing_in(session::ApplicationModel const& model, SealForm const& form) {
    if (!model.why_not.empty()) return model.why_not;
    if (trimmed(form.path).empty()) return tr("Type the path of a file first.");
    if (form.passphrase.empty()) return tr("Type the passphrase first.");
    if (makes_key(model, form))
        if (std::string_view const missing = missing_in_new_passphrase(form.passphrase, form.again); !missing.empty())
            return missing;
    std::string_view const recipient = trimmed(form.recipient);
    if (!recipient.empty() && !recipient.starts_with(recipient_begins))
        return tr("The key of the body begins with age1.");
    return {};
}

session::SealWish wish_of(SealForm const& form) {
    return {std::string(trimmed(form.path)), form.passphrase, std::string(trimmed(form.recipient)), form.new_key};
}

// Says that it is being done, and asks for it once that is on the screen.
void draw_sealing(SealForm& form, Intents& intents) {
    ui::gap(space::medium);
    ui::chip(tr("Sealing …"), {.tone = Tone::Accent, .icon = icon::lock});
    double const left = *form.began + shown_before_sealing - ImGui::GetTime();
    if (left > 0) {
        environment().next_frame_in = left;
    } else if (!std::exchange(form.asked, true)) {
        intents.emplace_back(Seal{wish_of(form)});
    }
}

} // namespace

std::string proposed_name(session::ApplicationModel const& model, SealForm const& form) {
    return model.suggested_name + (trimmed(form.recipient).empty() ? "" : ".age");
}

SealForm form_of(session::ApplicationModel const& model) {
    SealForm form;
    form.path = "~/" + model.suggested_name;
    return form;
}

DialogState draw_seal_dialog(session::ApplicationModel const& model, SealQuestion const& question, Intents& intents) {
    SealForm& form = question.form;
    ui::Dialog dialog(
        tr("Seal the application"),
        {.subtitle = say("For {}: one file with everything in it, to be sent.", model.target), .width = 600});
    if (!dialog) return DialogState::Open;
    draw_saved_file_field({form.path, question.error, question.completions, question.refocus, ".zip", AskWhereToSeal{}},
                          intents);
    draw_passphrase(model, form);
    draw_recipient(model, form);
    draw_language(model, intents);
    draw_dialog_error(question.error);
    if (form.began) {
        draw_sealing(form, intents);
        return DialogState::Open;
    }
    ui::DialogAnswer const answer =
        dialog.buttons({.accept = tr("Seal"), .accept_disabled_because = missing_in(model, form)});
    if (answer == ui::DialogAnswer::Cancel) return DialogState::Done;
    if (answer == ui::DialogAnswer::Accept) {
        question.error.clear();
        form.began = ImGui::GetTime();
        form.asked = false;
        environment().next_frame_in = shown_before_sealing;
    }
    return DialogState::Open;
}

} // namespace accrue::gui
