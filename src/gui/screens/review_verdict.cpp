// Verdicts: what each needs beside its key, and the form in which that is given.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/screens/review_parts.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::review_screen {

namespace {

using session::DeskField;
using Kind = Verdict::Kind;

constexpr int frames_to_settle = 3;
constexpr std::size_t most_digits = 9;

DeskField const* field_of(DeskClaim const& claim, VerdictForm const& form) {
    return form.field < claim.fields.size() ? &claim.fields[form.field] : nullptr;
}

DeskReason const* reason_of(DeskClaim const& claim, VerdictForm const& form) {
    auto const reasons = reasons_for(claim, form.kind);
    return form.reason && *form.reason < reasons.size() ? reasons[*form.reason] : nullptr;
}

Verdict verdict_of(DeskClaim const& claim, VerdictForm const& form) {
    Verdict verdict{.kind = form.kind, .field = {}, .to = {}, .reason = {}, .note = std::string(trimmed(form.note))};
    verdict.note_is_shared = form.note_is_shared && !verdict.note.empty();
    if (DeskReason const* const reason = reason_of(claim, form)) verdict.reason = reason->code;
    DeskField const* const field = field_of(claim, form);
    if (form.kind != Kind::Reduce || field == nullptr) return verdict;
    verdict.field = field->key;
    if (field->is_day) {
        if (auto const day = read_date(trimmed(form.to))) verdict.to = *day;
    } else if (auto const number = parse_rule_number(trimmed(form.to))) {
        verdict.to = *number;
    }
    return verdict;
}

std::int64_t seconds_of(ReviewState const& state, std::string const& claim) {
    auto const found = state.watch.seconds.find(claim);
    return found == state.watch.seconds.end() ? 0 : static_cast<std::int64_t>(found->second);
}

// What is typed stays until the session has taken it (ReviewState::decided).
void decide(DeskClaim const& claim, std::optional<Verdict> const& verdict, ReviewState const& state, Intents& intents) {
    intents.emplace_back(DecideClaim{claim.id, verdict, seconds_of(state, claim.id)});
}

// --- The form ---

bool draw_reason_row(DeskReason const& reason, std::size_t place, bool chosen, bool reveal) {
    std::string const digit = place < most_digits ? fmt::format("{}", place + 1) : std::string();
    float const width = ImGui::GetContentRegionAvail().x;
    float const height = px(small_control_height + 2);
    Pressable const item = pressable(reason.code, {width, height}, Availability::Enabled);
    report({.kind = ItemKind::Option, .label = reason.title, .value = reason.code, .checked = chosen});
    draw_row_ground(item, chosen);
    if (chosen && reveal) ImGui::SetScrollHereY();
    float const y = item.min.y + (height - text_height(TextStyle::Body)) / 2;
    Palette const& p = palette();
    draw_text({item.min.x + px(10), y}, TextStyle::Label, p.text_muted, digit);
    float const clause = std::min(measure(TextStyle::Small, reason.clause).x, width * 0.4F);
    float const x = item.min.x + px(30);
    std::string const title =
        ellipsized(TextStyle::Body, reason.title, item.max.x - x - clause - px(space::medium + space::small));
    draw_text({x, y}, chosen ? TextStyle::Strong : TextStyle::Body, chosen ? p.info.text : p.text, title);
    float const drop = base_line(TextStyle::Body) - base_line(TextStyle::Small);
    draw_text({item.max.x - clause - px(space::small), y + drop}, TextStyle::Small, p.text_muted,
              ellipsized(TextStyle::Small, reason.clause, clause));
    if (title != reason.title) ui::tooltip(reason.title);
    return item.pressed;
}

void draw_reasons(DeskClaim const& claim, VerdictForm& form) {
    auto const reasons = reasons_for(claim, form.kind);
    if (reasons.empty()) {
        ui::text(tr("These rules have no list of reasons: write yours."), TextStyle::Small, ui::TextColor::Muted);
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(1)});
    {
        ui::Scope const scope("Reasons");
        for (std::size_t i = 0; i < reasons.size(); ++i)
            if (draw_reason_row(*reasons[i], i, form.reason == i, form.reveal_reason)) form.reason = i;
    }
    ImGui::PopStyleVar();
    form.reveal_reason = false;
    DeskReason const* const reason = reason_of(claim, form);
    if (reason == nullptr) return;
    if (!reason->text.empty())
        draw_noted(icon::user, say("The applicant reads: {}", reason->text), ui::TextColor::Normal, TextStyle::Small);
    if (!reason->cure.empty())
        draw_noted(icon::lightbulb, say("What would cure it: {}", reason->cure), ui::TextColor::Muted,
                   TextStyle::Small);
}

void draw_reduction(DeskClaim const& claim, VerdictForm& form) {
    DeskField const* const field = field_of(claim, form);
    if (field == nullptr) return;
    bool const focus = form.frames == frames_to_settle;
    ui::Columns columns("##reduction", claim.fields.size() > 1 ? 2 : 1);
    if (claim.fields.size() > 1) {
        columns.next();
        std::vector<ui::Choice> choices;
        for (DeskField const& one : claim.fields) choices.push_back({.label = one.title});
        std::optional<std::size_t> chosen = form.field;
        if (ui::drop_down(tr("What counts less"), choices, chosen)) {
            form.field = *chosen;
            form.to.clear();
        }
    }
    columns.next();
    if (focus) ImGui::SetKeyboardFocusHere();
    std::string const label = say("{}, allowed", field->title);
    std::string const note = say("Claimed: {}", field->unit.empty() ? field->value : field->value + " " + field->unit);
    if (field->is_day)
        (void)ui::input_date(label, form.to, {.field = {.note = note}});
    else
        (void)ui::input_number(label, form.to, {.field = {.note = note}, .unit = field->unit});
}

void draw_form_note(DeskClaim const& claim, VerdictForm& form) {
    bool const is_reason = reasons_for(claim, form.kind).empty();
    bool const focus = form.frames == frames_to_settle && is_reason && form.kind != Kind::Reduce;
    if (focus) ImGui::SetKeyboardFocusHere();
    (void)ui::input_text(is_reason ? tr("Your reason") : tr("Your own words (if any)"), form.note);
    (void)ui::checkbox(
        tr("Share these words with the applicant"), form.note_is_shared,
        {.disabled_because = trimmed(form.note).empty() ? tr("There are no words yet.") : std::string_view()});
}

void choose_by_keys(DeskClaim const& claim, VerdictForm& form) {
    std::size_t const count = reasons_for(claim, form.kind).size();
    if (count == 0 || !keys_are_free()) return;
    auto const before = form.reason;
    if (int const digit = struck_digit(); digit > 0 && static_cast<std::size_t>(digit) <= count)
        form.reason = static_cast<std::size_t>(digit - 1);
    if (pressed(Modifiers::None, Key::Down)) form.reason = form.reason ? std::min(*form.reason + 1, count - 1) : 0;
    if (pressed(Modifiers::None, Key::Up)) form.reason = form.reason && *form.reason > 0 ? *form.reason - 1 : 0;
    form.reveal_reason = form.reason != before;
}

} // namespace

std::string_view word_of(Kind kind) {
    switch (kind) {
    case Kind::Allow: return tr("Allow");
    case Kind::Reduce: return tr("Reduce");
    case Kind::Refuse: return tr("Refuse");
    case Kind::Ask: return tr("Ask¦the applicant");
    }
    return {};
}

std::vector<DeskReason const*> reasons_for(DeskClaim const& claim, Kind kind) {
    std::vector<DeskReason const*> reasons;
    for (DeskReason const& reason : claim.reasons)
        if (std::ranges::find(reason.verdicts, kind) != reason.verdicts.end()) reasons.push_back(&reason);
    return reasons;
}

std::string_view closed_because(ClaimDeskModel const& desk) {
    return is_decider(desk) ? tr("It is decided: take the decision back first.")
                            : tr("This review is closed: take it up again.");
}

bool can_unset(ClaimDeskModel const& desk, DeskClaim const& claim) {
    return !is_closed(desk) && claim.verdict && !claim.carried && (!is_decider(desk) || claim.yours);
}

std::string_view refused_because(ClaimDeskModel const& desk, DeskClaim const& claim, Kind kind) {
    if (is_closed(desk)) return closed_because(desk);
    if (is_decider(desk) && !claim.yours) return tr("The reviewers do not differ about this claim.");
    if (kind == Kind::Reduce && claim.fields.empty()) return tr("Nothing of this claim can be made less.");
    return {};
}

void begin_verdict(ClaimDeskModel const& desk, DeskClaim const& claim, Kind kind, ReviewState& state,
                   Intents& intents) {
    if (!refused_because(desk, claim, kind).empty()) return;
    if (kind == Kind::Allow) return decide(claim, Verdict{}, state, intents);
    VerdictForm form{.kind = kind};
    // Who changes a verdict finds what was said before.
    if (claim.verdict && claim.verdict->kind == kind) {
        form.note = claim.verdict->note;
        form.note_is_shared = claim.verdict->note_is_shared;
        auto const reasons = reasons_for(claim, kind);
        auto const said =
            std::ranges::find(reasons, claim.verdict->reason, [](DeskReason const* reason) { return reason->code; });
        if (said != reasons.end()) form.reason = static_cast<std::size_t>(said - reasons.begin());
        auto const field = std::ranges::find(claim.fields, claim.verdict->field.value_or(""), &DeskField::key);
        if (field != claim.fields.end()) form.field = static_cast<std::size_t>(field - claim.fields.begin());
        if (auto const* number = std::get_if<Number>(&claim.verdict->to)) form.to = to_text(*number);
        if (auto const* day = std::get_if<Date>(&claim.verdict->to)) form.to = to_text(*day);
    }
    state.form = std::move(form);
    state.part = ReviewPart::Claim;
}

void unset_verdict(ClaimDeskModel const& desk, DeskClaim const& claim, ReviewState& state, Intents& intents) {
    if (can_unset(desk, claim)) decide(claim, std::nullopt, state, intents);
}

std::string_view missing_in(DeskClaim const& claim, VerdictForm const& form) {
    if (form.kind == Kind::Reduce && verdict_of(claim, form).to.index() == 0)
        return tr("Type how much of it is allowed.");
    if (reasons_for(claim, form.kind).empty())
        return trimmed(form.note).empty() ? tr("Write your reason.") : std::string_view();
    return form.reason ? std::string_view() : tr("Choose a reason.");
}

void give_verdict(DeskClaim const& claim, ReviewState& state, Intents& intents) {
    decide(claim, verdict_of(claim, *state.form), state, intents);
}

void draw_verdict_form(DeskClaim const& claim, ReviewState& state, Intents& intents) {
    VerdictForm& form = *state.form;
    if (++form.frames <= frames_to_settle) static_cast<void>(take_typed()); // the key that opened it
    form.frames = std::min(form.frames, frames_to_settle + 1);
    choose_by_keys(claim, form);
    ui::Scope const scope("Form");
    // The buttons stand above, where they are in sight however much follows.
    std::string_view const missing = missing_in(claim, form);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    ui::ButtonOptions const accept{
        .kind = ui::ButtonKind::Primary, .shortcut = tr("Enter¦the key"), .disabled_because = missing};
    ui::ButtonOptions const back{.kind = ui::ButtonKind::Quiet, .shortcut = "Esc"};
    float const buttons = ui::button_width(tr("Cancel"), back) + ui::button_width(word_of(form.kind), accept);
    draw_text({start.x, start.y + (px(control_height) - text_height(TextStyle::Heading)) / 2}, TextStyle::Heading,
              palette().text, word_of(form.kind));
    ImGui::SetCursorScreenPos({start.x + ImGui::GetContentRegionAvail().x - buttons, start.y});
    bool const cancel = ui::button(tr("Cancel"), back);
    ImGui::SameLine(0, 0);
    bool give = ui::button(word_of(form.kind), accept);
    if (form.kind == Kind::Reduce) draw_reduction(claim, form);
    draw_reasons(claim, form);
    draw_form_note(claim, form);
    if (form.frames > 1 && !dialog_is_open() && environment().popup_drawn_in_frame < ImGui::GetFrameCount() - 1 &&
        take_enter())
        give = true;
    if (cancel)
        state.form.reset();
    else if (give && missing_in(claim, form).empty())
        give_verdict(claim, state, intents);
}

} // namespace accrue::gui::review_screen
