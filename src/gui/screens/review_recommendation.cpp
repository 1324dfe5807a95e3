// What the reviewer recommends, the private note, and the handing in.
#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/review_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::review_screen {

namespace {

std::string words_of(Outcome const& outcome) {
    switch (outcome.kind) {
    case Outcome::Kind::Award: return say("Award {}", outcome.level);
    case Outcome::Kind::Ask: return std::string(tr("Ask the applicant for more"));
    case Outcome::Kind::Decline: return std::string(tr("Decline"));
    }
    return {};
}

// Who else reviews it, and the way to deciding it.
void draw_reviews_beside(ClaimDeskModel const& desk, Intents& intents) {
    ui::gap(space::small);
    ui::separator();
    ui::gap(space::small);
    std::string const here =
        desk.reviews_here == 1
            ? say("1 review is here; the rules ask for {}.", desk.reviews_needed)
            : say("{} reviews are here; the rules ask for {}.", desk.reviews_here, desk.reviews_needed);
    ui::text(here, TextStyle::Body, ui::TextColor::Muted);
    if (desk.reviews_waiting > 0)
        draw_noted(icon::info, say("Came, and does not count so far: {}.", desk.reviews_waiting), ui::TextColor::Muted,
                   TextStyle::Small);
    if (desk.reviews_are_hidden && desk.reviews_here > 0)
        draw_noted(icon::lock, tr("You see what they say once your own review is handed in."), ui::TextColor::Muted,
                   TextStyle::Small);
    for (session::DeskReview const& review : desk.reviews) draw_noted(icon::user, say_of(review), ui::TextColor::Muted);
    if (ui::button(tr("Decide it …"), {.kind = ui::ButtonKind::Quiet,
                                       .icon = icon::certificate,
                                       .shortcut = "D",
                                       .tooltip = tr("Puts the reviews together and decides what becomes of it"),
                                       .disabled_because = desk.why_not_decide}))
        intents.emplace_back(Show{Panel::TakeOn});
}

} // namespace

std::optional<Outcome> const& outcome_now(ClaimDeskModel const& desk) {
    return is_decider(desk) ? desk.decision->outcome : desk.outcome;
}

void draw_outcomes(ClaimDeskModel const& desk, Intents& intents) {
    std::vector<Outcome> const outcomes = outcomes_of(desk);
    ui::Scope const scope("Outcomes");
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(2)});
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        bool const chosen = outcome_now(desk) == outcomes[i];
        std::string const words = words_of(outcomes[i]);
        float const height = px(control_height);
        Pressable const item = pressable(words, {ImGui::GetContentRegionAvail().x, height},
                                         is_closed(desk) ? Availability::Disabled : Availability::Enabled);
        report({.kind = ItemKind::Option, .label = words, .enabled = !is_closed(desk), .checked = chosen});
        draw_row_ground(item, chosen);
        float const y = item.min.y + (height - text_height(TextStyle::Body)) / 2;
        Color const color = chosen ? palette().info.text : palette().text;
        draw_text({item.min.x + px(10), y}, TextStyle::Body, chosen ? palette().accent_text : palette().text_muted,
                  chosen ? icon::dot_circle : icon::circle_outline);
        draw_text({item.min.x + px(36), y}, chosen ? TextStyle::Strong : TextStyle::Body, color, words);
        std::string const digit = fmt::format("{}", i + 1);
        if (i < 9)
            draw_text({item.max.x - px(space::medium) - measure(TextStyle::Label, digit).x, y}, TextStyle::Label,
                      palette().text_muted, digit);
        if (item.pressed) intents.emplace_back(Recommend{chosen ? std::nullopt : std::optional(outcomes[i])});
    }
    ImGui::PopStyleVar();
}

// As asked for first, then from the highest level down.
std::vector<Outcome> outcomes_of(ClaimDeskModel const& desk) {
    std::vector<Outcome> outcomes;
    for (auto level = desk.awards.rbegin(); level != desk.awards.rend(); ++level)
        outcomes.push_back({Outcome::Kind::Award, *level});
    outcomes.push_back({Outcome::Kind::Ask, {}});
    outcomes.push_back({Outcome::Kind::Decline, {}});
    return outcomes;
}

void draw_recommendation(ReviewView const& view, ReviewState& state, Intents& intents) {
    ClaimDeskModel const& desk = *view.desk;
    if (is_decider(desk)) return draw_decision(view, state, intents);
    Pane const pane("Recommendation", {.padding = {space::large, space::large}});
    ui::heading(tr("What should become of the application?"));
    ui::text(desk.sentence, TextStyle::Body, ui::TextColor::Muted);
    ui::gap(space::small);
    draw_outcomes(desk, intents);
    ui::gap(space::small);
    state.note.follow(desk.note);
    ui::Edit const edit = ui::input_long_text(
        tr("Note for yourself and other reviewers"), state.note.text,
        {.field = {.note = tr("The applicant never sees it."),
                   .disabled_because =
                       is_closed(desk) ? tr("This review is closed: take it up again.") : std::string_view()},
         .lines = 4});
    if (edit.left && state.note.is_unsaved()) intents.emplace_back(NoteCase{state.note.text});
    ui::gap(space::small);
    if (desk.handed_in) return draw_reviews_beside(desk, intents); // the head says so
    if (!desk.why_not_ready.empty()) draw_noted(icon::info, desk.why_not_ready, ui::TextColor::Muted);
    if (ui::button(tr("Hand in …"), {.kind = ui::ButtonKind::Primary,
                                     .icon = icon::send,
                                     .shortcut = "H",
                                     .tooltip = tr("Writes the review as a small signed file"),
                                     .disabled_because = desk.why_not_ready}))
        intents.emplace_back(Show{Panel::HandIn});
    draw_reviews_beside(desk, intents);
}

} // namespace accrue::gui::review_screen
