#include "gui/review_dialogs.h"

#include <utility>

#include "domain/texts.h"
#include "gui/passphrase_fields.h"
#include "gui/saved_file_field.h"
#include "gui/widgets/widgets.h"
#include "session/application_desk.h"

namespace accrue::gui {

namespace {

constexpr float reviewer_width = 620;

std::string_view missing_in(ReviewerForm const& form) {
    if (trimmed(form.reviewer.name).empty()) return tr("Type your name first.");
    return form.makes_key ? missing_in_new_passphrase(form.passphrase, form.again) : std::string_view();
}

void draw_lines_of(std::string_view label, std::string& text, std::string_view note, std::string_view hint) {
    (void)ui::input_long_text(label, text, {.field = {.hint = hint, .note = note}, .lines = 2});
}

void draw_new_key(ReviewerForm& form) {
    ui::text(tr("Your key signs each review that you hand in; it is made now and kept in the library, encrypted. The "
                "passphrase cannot be recovered: write it down where you will find it."));
    draw_new_passphrase(form.passphrase, form.again);
}

} // namespace

ReviewerForm form_of(std::optional<session::ReviewerModel> const& reviewer) {
    ReviewerForm form;
    form.makes_key = !reviewer;
    if (reviewer) form.reviewer = *reviewer;
    return form;
}

DialogState draw_reviewer_dialog(ReviewerForm& form, std::string& error, Intents& intents) {
    ui::Dialog dialog(tr("Who reviews?"),
                      {.subtitle = tr("Asked once, before the first application is opened. It stays in this library; "
                                      "only your name and key go into what you hand in."),
                       .width = reviewer_width});
    if (!dialog) return DialogState::Open;
    session::ReviewerModel& reviewer = form.reviewer;
    (void)ui::input_text(tr("Your name"), reviewer.name, {.note = tr("It stands in each review that you hand in.")});
    draw_lines_of(tr("Your e-mail addresses"), reviewer.emails,
                  tr("A line each: an applicant of the same organisation is told by its domain."), "ana@example.org");
    draw_lines_of(tr("Your employers"), reviewer.employers,
                  tr("A line each, with years where you like: whoever worked there with you is told."),
                  tr("Northwind Ltd; 2008; 2011"));
    draw_lines_of(tr("People you are close to"), reviewer.relations,
                  tr("A name on each line: relatives, friends, business partners."), "Zoë Żółć");
    if (form.makes_key) draw_new_key(form);
    draw_dialog_error(error);
    ui::DialogAnswer const answer =
        dialog.buttons({.accept = tr("Keep this"), .accept_disabled_because = missing_in(form)});
    if (answer == ui::DialogAnswer::Cancel) return DialogState::Done;
    if (answer == ui::DialogAnswer::Accept) {
        error.clear();
        intents.emplace_back(
            SetReviewer{{reviewer.name, reviewer.emails, reviewer.employers, reviewer.relations, form.passphrase}});
    }
    return DialogState::Open;
}

DialogState draw_hand_in_dialog(session::ClaimDeskModel const& desk, SigningQuestion const& question,
                                Intents& intents) {
    SigningForm& form = question.form;
    ui::Dialog dialog(tr("Hand in your review"),
                      {.subtitle = tr("One small file, signed with your key: give it to whoever puts the reviews "
                                      "together."),
                       .width = 600});
    if (!dialog) return DialogState::Open;
    draw_saved_file_field(
        {form.path, question.error, question.completions, question.refocus, ".accrue-review", AskWhereToHandIn{}},
        intents);
    (void)ui::input_secret(tr("Passphrase of your key"), form.passphrase);
    draw_dialog_error(question.error);
    std::string_view const missing = !desk.why_not_ready.empty()  ? std::string_view(desk.why_not_ready)
                                     : trimmed(form.path).empty() ? tr("Type the path of a file first.")
                                     : form.passphrase.empty()    ? tr("Type the passphrase first.")
                                                                  : std::string_view();
    ui::DialogAnswer const answer = dialog.buttons({.accept = tr("Hand in"), .accept_disabled_because = missing});
    if (answer == ui::DialogAnswer::Cancel) return DialogState::Done;
    if (answer == ui::DialogAnswer::Accept) {
        question.error.clear();
        intents.emplace_back(HandIn{std::string(trimmed(form.path)), form.passphrase});
    }
    return DialogState::Open;
}

DialogState draw_abstain_dialog(std::string& why, Intents& intents) {
    ui::Dialog dialog(tr("I have a conflict"),
                      {.subtitle = tr("You do not review this application any more; others do. What you have said of "
                                      "it so far is not handed in.")});
    if (!dialog) return DialogState::Open;
    (void)ui::input_text(tr("Why"), why, {.hint = tr("We worked in the same team until 2010")});
    std::string_view const missing = trimmed(why).empty() ? tr("Say why in a few words first.") : std::string_view();
    ui::DialogAnswer const answer = dialog.buttons({.accept = tr("Give it up"), .accept_disabled_because = missing});
    if (answer == ui::DialogAnswer::None) return DialogState::Open;
    if (answer == ui::DialogAnswer::Accept) intents.emplace_back(gui::Abstain{std::string(trimmed(why))});
    return DialogState::Done;
}

DialogState draw_take_on_dialog(Intents& intents) {
    ui::Dialog dialog(tr("Decide this application"),
                      {.subtitle = tr("You see what the reviewers say, decide where they differ, and what becomes of "
                                      "it. You do not review it any more. It stands in the log.")});
    if (!dialog) return DialogState::Open;
    ui::DialogAnswer const answer = dialog.buttons({.accept = tr("I decide it"), .nothing_to_type = true});
    if (answer == ui::DialogAnswer::None) return DialogState::Open;
    if (answer == ui::DialogAnswer::Accept) intents.emplace_back(TakeOnDeciding{});
    return DialogState::Done;
}

DialogState draw_decide_dialog(session::ClaimDeskModel const& desk, SigningQuestion const& question, Intents& intents) {
    SigningForm& form = question.form;
    if (!desk.decision) return DialogState::Done;
    bool const again = !desk.decision->done.empty();
    ui::Dialog dialog(again ? tr("Save the letter again") : tr("Decide"),
                      {.subtitle = tr("The letter (HTML and PDF) and a small signed file for the applicant's own "
                                      "program. Nothing is sent: that is for you to do."),
                       .width = 600});
    if (!dialog) return DialogState::Open;
    (void)ui::input_text(tr("Folder for them"), form.path, {.note = tr("It is made where it is not there yet.")});
    if (!again) (void)ui::input_secret(tr("Passphrase of your key"), form.passphrase);
    draw_dialog_error(question.error);
    std::string_view const missing = trimmed(form.path).empty()          ? tr("Type the path of a folder first.")
                                     : !again && form.passphrase.empty() ? tr("Type the passphrase first.")
                                                                         : std::string_view();
    ui::DialogAnswer const answer =
        dialog.buttons({.accept = again ? tr("Save") : tr("Decide"), .accept_disabled_because = missing});
    if (answer == ui::DialogAnswer::Cancel) return DialogState::Done;
    if (answer == ui::DialogAnswer::Accept) {
        question.error.clear();
        std::string folder(trimmed(form.path));
        if (again)
            intents.emplace_back(SaveDecisionAgain{std::move(folder)});
        else
            intents.emplace_back(DecideCase{std::move(folder), form.passphrase});
    }
    return DialogState::Open;
}

DialogState draw_reopen_dialog(std::string& why, Intents& intents) {
    ui::Dialog dialog(
        tr("Take the decision back"),
        {.subtitle = tr("For an appeal, or a mistake. The decision as it was stays in the library, and "
                        "that it was taken back in the log. What the applicant has got stays with her.")});
    if (!dialog) return DialogState::Open;
    (void)ui::input_text(tr("Why"), why);
    std::string_view const missing = trimmed(why).empty() ? tr("Say why in a few words first.") : std::string_view();
    ui::DialogAnswer const answer = dialog.buttons({.accept = tr("Take it back"), .accept_disabled_because = missing});
    if (answer == ui::DialogAnswer::None) return DialogState::Open;
    if (answer == ui::DialogAnswer::Accept) intents.emplace_back(ReopenDecision{std::string(trimmed(why))});
    return DialogState::Done;
}

} // namespace accrue::gui
