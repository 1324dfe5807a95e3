// The place of whoever decides: the reviews, what becomes of the application, and the letter as it would go out.
#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/review_parts.h"
#include "gui/widgets/parts.h"

namespace accrue::gui::review_screen {

namespace {

using session::DeskDecision;
using session::DeskLetterLine;
using session::DeskReview;

void draw_reviews(ClaimDeskModel const& desk, Intents& intents) {
    ui::text(say("Reviews: {} of {}", desk.reviews_here, desk.reviews_needed), TextStyle::Label, ui::TextColor::Muted);
    ui::separator();
    if (desk.reviews.empty())
        ui::text(tr("None is here yet: drop the files that reviewers have handed in."), TextStyle::Body,
                 ui::TextColor::Muted);
    for (DeskReview const& review : desk.reviews) {
        ui::Scope const scope(review.who + review.words);
        draw_noted(review.trouble.empty() ? icon::check_circle : icon::warning, say_of(review),
                   review.trouble.empty() ? ui::TextColor::Normal : ui::TextColor::Warning);
        if (review.key.empty()) continue;
        ImGui::Indent(px(24));
        ui::text(say("Key: {}", review.key), TextStyle::Small, ui::TextColor::Muted);
        if (ui::button(tr("I know this key: count it"),
                       {.size = ui::ButtonSize::Small,
                        .tooltip = tr("Compare it first with the key that the reviewer has given you")}))
            intents.emplace_back(AcceptReviewer{review.key});
        ImGui::Unindent(px(24));
    }
    if (!desk.decision->agreement.empty())
        ui::text(desk.decision->agreement + ".", TextStyle::Small, ui::TextColor::Muted);
}

void draw_differences(ClaimDeskModel const& desk, ReviewState& state) {
    auto const is_hers = [](DeskClaim const& claim) { return claim.yours && (claim.differs || !claim.idle); };
    auto const differ = std::ranges::count_if(desk.claims, is_hers);
    if (differ == 0) return;
    auto const open =
        std::ranges::count_if(desk.claims, [&](DeskClaim const& claim) { return is_hers(claim) && !claim.verdict; });
    ui::gap(space::small);
    draw_noted(open > 0 ? icon::warning : icon::check_circle,
               say("Claims about which the reviewers differ, or that some passed over: {}; not decided yet: {}.",
                   differ, open),
               open > 0 ? ui::TextColor::Warning : ui::TextColor::Success);
    std::size_t const next = next_claim(desk, desk.claims.size());
    if (open == 0 || next >= desk.claims.size()) return;
    ImGui::Indent(px(24));
    if (ui::button(tr("Go to the first of them"), {.size = ui::ButtonSize::Small})) state.go_to(next);
    ImGui::Unindent(px(24));
}

void draw_own_words(DeskDecision const& decision, ReviewState& state, Intents& intents) {
    state.own_words.follow(decision.own_words);
    ui::Edit const edit = ui::input_long_text(
        tr("Your own words in the letter"), state.own_words.text,
        {.field = {.note = tr("They stand before the reasons; leave them out where the reasons say it all."),
                   .disabled_because =
                       decision.done.empty() ? std::string_view() : tr("It is decided: take the decision back first.")},
         .lines = 4});
    if (edit.left && state.own_words.is_unsaved()) intents.emplace_back(SetOwnWords{state.own_words.text});
}

void draw_decided(Intents& intents) {
    if (ui::button(tr("Save the letter again …"), {.icon = icon::save})) intents.emplace_back(Show{Panel::Decide});
    ImGui::SameLine(0, px(space::small));
    if (ui::button(tr("Take the decision back …"), {.kind = ui::ButtonKind::Quiet, .icon = icon::undo}))
        intents.emplace_back(Show{Panel::Reopen});
}

void draw_letter_line(DeskLetterLine const& line) {
    switch (line.kind) {
    case DeskLetterLine::Kind::Heading:
        ui::gap(space::tiny);
        ui::text(line.text, TextStyle::Strong);
        return;
    case DeskLetterLine::Kind::Text: ui::text(line.text); return;
    case DeskLetterLine::Kind::Fact: ui::text(fmt::format("{}: {}", line.text, line.value)); return;
    case DeskLetterLine::Kind::Item: draw_noted(icon::check, line.text, ui::TextColor::Normal); return;
    case DeskLetterLine::Kind::Signer:
        ui::gap(space::medium);
        ui::separator();
        ui::text(line.text, TextStyle::Small, ui::TextColor::Muted);
        return;
    }
}

} // namespace

std::string say_of(DeskReview const& review) {
    std::string const words = fmt::format("{}, {}", review.who, review.words);
    return review.trouble.empty() ? words : fmt::format("{}. {}", words, review.trouble);
}

ui::ButtonOptions decide_button(ClaimDeskModel const& desk) {
    DeskDecision const& decision = *desk.decision;
    std::string_view const why =
        decision.done.empty() ? std::string_view(decision.why_not) : std::string_view(desk.why_not_decide);
    return {.kind = why.empty() ? ui::ButtonKind::Primary : ui::ButtonKind::Normal,
            .icon = icon::certificate,
            .shortcut = "D",
            .tooltip = tr("Writes the letter and the signed feedback; nothing is sent"),
            .disabled_because = why};
}

void draw_decision(ReviewView const& view, ReviewState& state, Intents& intents) {
    ClaimDeskModel const& desk = *view.desk;
    DeskDecision const& decision = *desk.decision;
    Pane const pane("Decision", {.padding = {space::large, space::large}});
    ui::heading(tr("What becomes of the application?"));
    draw_reviews(desk, intents);
    draw_differences(desk, state);
    ui::gap(space::small);
    if (!decision.recommended.empty()) ui::text(decision.recommended, TextStyle::Body, ui::TextColor::Muted);
    draw_outcomes(desk, intents);
    ui::gap(space::small);
    draw_own_words(decision, state, intents);
    ui::gap(space::small);
    if (!decision.done.empty()) return draw_decided(intents);
    for (std::string const& remark : decision.remarks) draw_noted(icon::info, remark, ui::TextColor::Muted);
    if (!decision.why_not.empty()) draw_noted(icon::warning, decision.why_not, ui::TextColor::Warning);
    if (ui::button(tr("Decide …"), decide_button(desk))) intents.emplace_back(Show{Panel::Decide});
    if (state.room == ReviewRoom::ThreePanes) return; // the letter stands beside it
    ui::gap(space::large);
    draw_letter(desk);
}

void draw_letter(ClaimDeskModel const& desk) {
    ui::text(tr("The letter as it would go out"), TextStyle::Label, ui::TextColor::Muted);
    ui::separator();
    if (desk.decision->letter.empty())
        ui::text(tr("It stands here once it can be decided."), TextStyle::Body, ui::TextColor::Muted);
    for (DeskLetterLine const& line : desk.decision->letter) draw_letter_line(line);
}

} // namespace accrue::gui::review_screen
