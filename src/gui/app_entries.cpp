// Carries out what concerns entries, forms and tables of a spreadsheet.
#include <algorithm>
#include <utility>

#include "domain/texts.h"
#include "gui/app_carrier.h"

namespace accrue::gui {

namespace {

std::string first_key(session::EstimateModel const& estimate, std::string const& type) {
    auto const form = std::ranges::find(estimate.forms, type, &session::FormModel::type);
    return form == estimate.forms.end() || form->fields.empty() ? std::string() : form->fields.front().key;
}

std::string entry_name(session::EstimateModel const& estimate, EntryId entry) {
    for (session::GroupModel const& group : estimate.groups)
        for (session::EntryModel const& row : group.entries)
            if (row.id == entry) return row.name;
    return std::string(tr("the entry"));
}

} // namespace

// --- Entries and forms ---

void App::Carrier::open(Result<session::DraftModel> const& draft) const {
    if (!worked(draft)) return;
    OpenForm form{.draft = *draft};
    form.check = session.check_draft(form.draft);
    form.focus = first_key(session.estimate(), form.draft.type);
    state.screen = ScreenName::Estimate;
    state.estimate.form = std::move(form);
    state.estimate.summary_tab = false;
    state.topic = FormTopic{draft->type};
}

void App::Carrier::operator()(NewEntry const& entry) const {
    if (has_record()) open(session.new_draft(entry.type));
}

void App::Carrier::operator()(ChangeDraft const& change) const {
    Result<session::DraftModel> const kept = session.keep_draft(change.draft);
    bool const has_form = state.estimate.form && state.estimate.form->draft == change.draft;
    bool const is_kept = worked(kept);
    if (!has_form) return;
    OpenForm& form = *state.estimate.form;
    if (is_kept) form.draft.id = kept->id;
    if (is_kept && form.keeping_failed) state.messages.forget_errors();
    form.keeping_failed = !is_kept;
    form.check = session.check_draft(form.draft); // of what the form shows, kept or not
}

session::DraftModel App::Carrier::as_kept(session::DraftModel draft) const {
    if (!state.estimate.form) return draft;
    session::DraftModel const& open = state.estimate.form->draft;
    if (!draft.id && draft.type == open.type && draft.entry == open.entry) draft.id = open.id;
    return draft;
}

void App::Carrier::operator()(SaveDraft const& save) const {
    session::DraftModel const draft = as_kept(save.draft);
    session::DraftCheck const check = session.check_draft(draft);
    if (!check.can_save) {
        if (state.estimate.form) state.estimate.form->check = check;
        return;
    }
    Result<session::Performed> const saved = session.save_draft(draft);
    if (!changed(saved)) return;
    state.estimate.form.reset();
    state.estimate.show_all();
    state.estimate.reveal = saved->entry;
    state.topic = session::Subject(session::AboutEntry{saved->entry});
}

void App::Carrier::operator()(CloseForm const&) const {
    if (!state.estimate.form) return;
    session::DraftModel const& draft = state.estimate.form->draft;
    if (draft.entry)
        state.estimate.reveal = draft.entry;
    else if (draft.id)
        state.estimate.reveal_draft = draft.id;
    state.estimate.form.reset();
}

void App::Carrier::operator()(ForgetDraft const& forget) const {
    session::DraftModel again = as_kept(forget.draft);
    if (!worked(session.forget_draft(again))) return;
    if (state.estimate.form && state.estimate.form->draft.id == again.id) state.estimate.form.reset();
    again.id = {};
    state.messages.add(Message{.text = std::string(tr("Discarded what was typed.")),
                               .action = std::string(tr("Bring it back")),
                               .intent = ChangeDraft{std::move(again)},
                               .until_next_change = true});
}

void App::Carrier::operator()(ForgetKeptDraft const& forget) const {
    Result<session::DraftModel> const draft = session.kept_draft(forget.draft);
    if (worked(draft)) (*this)(ForgetDraft{*draft});
}

void App::Carrier::operator()(DuplicateEntry const& duplicate) const {
    Result<session::Performed> const made = session.duplicate(duplicate.entry);
    if (!changed(made)) return;
    state.estimate.reveal = made->entry;
    state.topic = session::Subject(session::AboutEntry{made->entry});
    offer_undo(say("Duplicated {}.", entry_name(session.estimate(), made->entry)));
}

void App::Carrier::operator()(AskWhereElse const& ask) const {
    std::vector<session::ShareChoice> const choices = session.share_choices(ask.entry);
    if (choices.empty()) {
        state.messages.add(Message{.text = std::string(tr("It counts in every other scheme of this person already."))});
        return;
    }
    open_panel(Panel::Share, app.contents(), state);
    state.open->palette = choice_of_shares(ask.entry, choices);
}

void App::Carrier::operator()(CountElsewhere const& share) const {
    Result<session::Performed> const shared = session.share_entry(share.entry, share.where);
    if (changed(shared)) offer_undo(shared->words + ".");
}

void App::Carrier::offer_what_counts_here() const {
    std::vector<session::OfferedEntry> offers = session.offered_entries();
    if (offers.empty()) return;
    open_panel(Panel::CountHere, app.contents(), state);
    state.open->offers = offers_to_tick(std::move(offers));
}

void App::Carrier::operator()(AskWhatCountsHere const&) const {
    if (!has_record()) return;
    offer_what_counts_here();
    if (!is_open(Panel::CountHere))
        state.messages.add(
            Message{.text = std::string(tr("Everything of this person's other schemes is here already."))});
}

void App::Carrier::operator()(CountHere const& count) const {
    Result<session::Performed> const counted = session.count_offered(count.chosen);
    if (!counted) return refuse_file(Panel::CountHere, message_of(counted.problem()));
    changed(counted);
    if (is_open(Panel::CountHere)) state.open.reset();
    state.screen = ScreenName::Estimate;
    state.estimate.show_all();
    state.estimate.reveal = counted->entry;
    offer_undo(counted->words + ".");
}

void App::Carrier::operator()(DeleteEntry const& removal) const {
    std::string const name = entry_name(session.estimate(), removal.entry);
    if (!changed(session.perform(session::RemoveEntry{removal.entry}))) return;
    if (state.estimate.form && state.estimate.form->draft.entry == removal.entry) state.estimate.form.reset();
    if (state.topic == HelpTopic(session::Subject(session::AboutEntry{removal.entry}))) state.topic = {};
    offer_undo(say("Deleted {}.", name));
}

void App::Carrier::operator()(LookAhead const&) const {
    if (has_record()) session.look_ahead();
}

// --- Tables of a spreadsheet ---

void App::Carrier::operator()(BeginPaste const& begin) const {
    if (!has_record() || !worked(session.begin_paste(begin.text, std::string(tr("the clipboard"))))) return;
    state.messages.forget_errors();
    open_panel(Panel::Paste, app.contents(), state);
}

void App::Carrier::operator()(ChangePaste const& change) const {
    session.map_paste(change.mapping);
    if (is_open(Panel::Paste)) state.open->error.clear();
}

void App::Carrier::operator()(AddPasted const&) const {
    session::PasteModel const* const model = session.paste();
    if (model == nullptr || model->add.empty()) return;
    std::size_t const left_out = model->bad + model->there;
    Result<session::Performed> const performed = session.add_pasted();
    if (!performed) return refuse_file(Panel::Paste, message_of(performed.problem()));
    changed(performed);
    if (is_open(Panel::Paste)) state.open.reset();
    state.screen = ScreenName::Estimate;
    state.estimate.show_all();
    state.estimate.reveal = performed->entry;
    offer_undo(left_out == 0   ? performed->words + "."
               : left_out == 1 ? say("{}; 1 row was left out.", performed->words)
                               : say("{}; {} rows were left out.", performed->words, left_out));
}

} // namespace accrue::gui
