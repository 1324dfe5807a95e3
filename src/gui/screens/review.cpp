#include "gui/screens/review.h"

#include <vector>

#include "domain/texts.h"
#include "gui/screens/intake.h"
#include "gui/screens/review_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace review_screen {

using session::CaseState;

ReviewLook look_of(CaseState state) {
    switch (state) {
    case CaseState::New: return {tr("not begun"), Tone::Neutral, icon::circle_outline};
    case CaseState::Begun: return {tr("begun"), Tone::Accent, icon::dot_circle};
    case CaseState::Abstained: return {tr("abstained"), Tone::Neutral, icon::minus_circle};
    case CaseState::HandedIn: return {tr("handed in"), Tone::Success, icon::check_circle};
    case CaseState::Superseded: return {tr("a newer revision is here"), Tone::Neutral, icon::history};
    case CaseState::Decided: return {tr("decided"), Tone::Success, icon::certificate};
    }
    return {};
}

ReviewLook look_of(DeskClaim const& claim) {
    if (!claim.verdict) return {tr("open¦a claim"), Tone::Neutral, icon::circle_outline};
    switch (claim.verdict->kind) {
    case Verdict::Kind::Allow: return {tr("allowed"), Tone::Success, icon::check_circle};
    case Verdict::Kind::Reduce: return {tr("reduced"), Tone::Warning, icon::compress};
    case Verdict::Kind::Refuse: return {tr("refused"), Tone::Danger, icon::ban};
    case Verdict::Kind::Ask: return {tr("asked"), Tone::Accent, icon::help};
    }
    return {};
}

ReviewLook look_of(std::optional<Outcome> const& outcome) {
    if (!outcome) return {tr("not said yet"), Tone::Neutral, icon::circle_outline};
    switch (outcome->kind) {
    case Outcome::Kind::Award: return {tr("award"), Tone::Success, icon::certificate};
    case Outcome::Kind::Ask: return {tr("ask for more"), Tone::Accent, icon::help};
    case Outcome::Kind::Decline: return {tr("decline"), Tone::Danger, icon::ban};
    }
    return {};
}

void draw_noted(char const* icon, std::string_view text, ui::TextColor color, TextStyle style) {
    draw_text(ImGui::GetCursorScreenPos(), style, color_of(color), icon);
    ImGui::Indent(px(24));
    ui::text(text, style, color);
    ImGui::Unindent(px(24));
}

bool keys_are_free() { return !pages::keys_wait(); }

} // namespace review_screen

Intents unsaved_typing(session::ClaimDeskModel const& desk, ReviewState const& state) {
    Intents unsaved;
    if (state.of != desk.of) return unsaved;
    if (state.note.is_unsaved()) unsaved.emplace_back(NoteCase{state.note.text});
    if (state.own_words.is_unsaved()) unsaved.emplace_back(SetOwnWords{state.own_words.text});
    return unsaved;
}

bool is_decider(session::ClaimDeskModel const& desk) { return desk.decision && desk.decision->yours; }

bool is_closed(session::ClaimDeskModel const& desk) {
    if (desk.asks_for_conflicts || desk.abstains) return true;
    return is_decider(desk) ? !desk.decision->done.empty() : desk.handed_in;
}

Tone tone_of(session::QueueIntake const& intake) { return intake.refused.empty() ? Tone::Success : Tone::Warning; }

std::string refusals_in_words(session::QueueIntake const& intake) {
    std::vector<RefusedFile> refused;
    for (session::QueueIntake::Refused const& one : intake.refused) refused.push_back({one.file, one.what, one.remedy});
    return in_words(refused);
}

void draw_review(ReviewView const& view, ReviewState& state, Intents& intents) {
    if (view.desk == nullptr) {
        state.forget_case();
        state.row_of_kind.clear();
        review_screen::draw_queue(view, state, intents);
        return;
    }
    if (state.of != view.desk->of) {
        state.forget_case();
        state.of = view.desk->of;
        state.go_to(review_screen::next_claim(*view.desk, view.desk->claims.size()));
    }
    review_screen::draw_desk(view, state, intents);
}

} // namespace accrue::gui
