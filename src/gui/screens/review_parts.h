// The parts of the Review screen. Private to review*.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/screens/review.h"
#include "gui/widgets/text.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::review_screen {

using session::ClaimDeskModel;
using session::DeskClaim;
using session::DeskProof;
using session::DeskReason;

struct ReviewLook { // how a state is shown
    std::string_view word;
    Tone tone = Tone::Neutral;
    char const* icon = nullptr;
};
[[nodiscard]] ReviewLook look_of(session::CaseState state);
[[nodiscard]] ReviewLook look_of(DeskClaim const& claim);
[[nodiscard]] ReviewLook look_of(std::optional<Outcome> const& outcome);

// The queue, and what came into it.
void draw_queue(ReviewView const& view, ReviewState& state, Intents& intents);
void draw_desk(ReviewView const& view, ReviewState& state, Intents& intents);

// --- The claim desk ---

// The claim that is chosen; null: the recommendation is.
[[nodiscard]] DeskClaim const* chosen_claim(ClaimDeskModel const& desk, ReviewState const& state);
// The next one without a verdict that could change the level, or, for who decides, about which the reviewers differ, behind `from`
// and then from the first; none: `claims.size()`.
[[nodiscard]] std::size_t next_claim(ClaimDeskModel const& desk, std::size_t from);

void draw_claims(ClaimDeskModel const& desk, ReviewState& state);
void draw_claim(ReviewView const& view, ReviewState& state, Intents& intents);
void draw_recommendation(ReviewView const& view, ReviewState& state, Intents& intents);
[[nodiscard]] ui::ButtonOptions decide_button(ClaimDeskModel const& desk); // REQUIRES: is_decider
void draw_decision(ReviewView const& view, ReviewState& state, Intents& intents);
void draw_letter(ClaimDeskModel const& desk); // as it would go out
// What is chosen, or, for who decides, what follows where nothing is.
[[nodiscard]] std::optional<Outcome> const& outcome_now(ClaimDeskModel const& desk);
void draw_outcomes(ClaimDeskModel const& desk, Intents& intents);
void draw_evidence_of(ReviewView const& view, ReviewState& state, Intents& intents);
// What stands in the place of the claims where nothing may be said of them.
void draw_conflicts(ClaimDeskModel const& desk, ReviewState& state, Intents& intents);
void draw_abstained(ClaimDeskModel const& desk, Intents& intents);

// The button that ends the hiding of who applies; only its icon where there is no room.
void draw_show_applicant(float room, Intents& intents);

// --- Verdicts ---

[[nodiscard]] std::string_view word_of(Verdict::Kind kind); // "Refuse"
// The reasons that such a verdict may cite.
[[nodiscard]] std::vector<DeskReason const*> reasons_for(DeskClaim const& claim, Verdict::Kind kind);
[[nodiscard]] std::string_view closed_because(ClaimDeskModel const& desk); // REQUIRES: is_closed
[[nodiscard]] bool can_unset(ClaimDeskModel const& desk, DeskClaim const& claim);
// Why this cannot be said of the claim; empty: it can.
[[nodiscard]] std::string_view refused_because(ClaimDeskModel const& desk, DeskClaim const& claim, Verdict::Kind kind);
// Gives it, or opens the form that it needs.
void begin_verdict(ClaimDeskModel const& desk, DeskClaim const& claim, Verdict::Kind kind, ReviewState& state,
                   Intents& intents);
void unset_verdict(ClaimDeskModel const& desk, DeskClaim const& claim, ReviewState& state, Intents& intents);
void draw_verdict_form(DeskClaim const& claim, ReviewState& state, Intents& intents);
// Why the form is not complete; empty: it is.
[[nodiscard]] std::string_view missing_in(DeskClaim const& claim, VerdictForm const& form);
void give_verdict(DeskClaim const& claim, ReviewState& state, Intents& intents); // REQUIRES: missing_in is empty

// What could be recommended, in the order in which digits choose it.
[[nodiscard]] std::vector<Outcome> outcomes_of(ClaimDeskModel const& desk);

// --- Keys ---

// Counts how long the claim was looked at.
void watch_claim(ClaimDeskModel const& desk, ReviewState& state);
void follow_desk_keys(ReviewView const& view, ReviewState& state, Intents& intents);
// The digit that was struck, 1 to 9; 0: none.
[[nodiscard]] int struck_digit();
[[nodiscard]] bool keys_are_free(); // no dialog, popup or text field has them
void draw_legend(ClaimDeskModel const& desk, ReviewState& state);

// --- Drawing ---

// An icon, and beside it a text that wraps.
[[nodiscard]] std::string say_of(session::DeskReview const& review); // "Ana Example, handed in on …"
void draw_noted(char const* icon, std::string_view text, ui::TextColor color, TextStyle style = TextStyle::Body);

} // namespace accrue::gui::review_screen
