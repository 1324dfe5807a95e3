// The claim desk: its head with the level so far, the panes under it, and the keys.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/review_parts.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::review_screen {

namespace {

// Logical pixels.
constexpr float three_panes_from = 1000;
constexpr float two_panes_from = 700;
constexpr float claims_width = 280;
constexpr float legend_padding = 6;
constexpr double longest_pause = 300; // seconds: who does nothing for longer is not looking

ReviewRoom desk_room(float width) {
    if (width >= px(three_panes_from)) return ReviewRoom::ThreePanes;
    return width >= px(two_panes_from) ? ReviewRoom::TwoPanes : ReviewRoom::OnePane;
}

// --- The head ---

std::string facts_of_case(ClaimDeskModel const& desk) {
    std::vector<std::string> parts{desk.row.what};
    if (!desk.submitted.empty()) parts.push_back(say("of {}¦a day", desk.submitted));
    if (!desk.signature.empty()) parts.push_back(desk.signature.substr(0, desk.signature.find_last_not_of('.') + 1));
    return fmt::format("{}", fmt::join(parts, "  ·  "));
}

// "decide by 27 Oct 2012, 3 days left", with a mark where that is soon.
void draw_deadline(session::QueueRow const& row, float width) {
    if (row.deadline.empty()) return;
    std::string words = say("Decide by {}", row.deadline);
    if (!row.left.empty()) words += fmt::format(", {}", row.left);
    bool const presses = row.late || row.soon;
    if (presses) words = fmt::format("{}  {}", icon::clock, words);
    ui::line(words, TextStyle::Small,
             row.late   ? ui::TextColor::Danger
             : row.soon ? ui::TextColor::Warning
                        : ui::TextColor::Muted,
             width);
}

// Buttons at the right end; where there is little room the rare ones are icons.
float draw_desk_buttons(ClaimDeskModel const& desk, ImVec2 start, float width, bool wide, Intents& intents) {
    float const gap = px(space::small);
    bool const decides = is_decider(desk);
    bool const reviewed = !is_closed(desk) && !decides;
    ui::ButtonOptions const conflict{.kind = ui::ButtonKind::Quiet,
                                     .icon = icon::flag,
                                     .tooltip = tr("Gives the application up, with the reason; others review it")};
    ui::ButtonOptions const next{
        .icon = icon::arrow_right, .shortcut = "N", .tooltip = tr("Opens the application whose decision is due first")};
    ui::ButtonOptions const hand_in{.kind =
                                        desk.why_not_ready.empty() ? ui::ButtonKind::Primary : ui::ButtonKind::Normal,
                                    .icon = icon::send,
                                    .shortcut = "H",
                                    .tooltip = tr("Writes the review as a small signed file"),
                                    .disabled_because = desk.why_not_ready};
    ui::ButtonOptions const decide = decide_button(desk);
    float const side = px(control_height);
    float const last = decides ? ui::button_width(tr("Decide …"), decide) : ui::button_width(tr("Hand in …"), hand_in);
    float total = wide ? ui::button_width(tr("Next"), next) + gap + last : 2 * side + gap;
    if (reviewed) total += gap + (wide ? ui::button_width(tr("I have a conflict"), conflict) : side);
    ImGui::SetCursorScreenPos({start.x + width - total, start.y});
    auto const draw = [&](char const* icon, std::string_view label, ui::ButtonOptions const& options) {
        if (wide) return ui::button(label, options);
        return ui::icon_button(icon, label, options);
    };
    if (reviewed) {
        if (draw(icon::flag, tr("I have a conflict"), conflict)) intents.emplace_back(Show{Panel::Abstain});
        ImGui::SameLine(0, gap);
    }
    if (draw(icon::arrow_right, tr("Next"), next)) intents.emplace_back(OpenNextCase{});
    ImGui::SameLine(0, gap);
    if (decides) {
        if (draw(icon::certificate, tr("Decide …"), decide)) intents.emplace_back(Show{Panel::Decide});
    } else if (draw(icon::send, tr("Hand in …"), hand_in)) {
        intents.emplace_back(Show{Panel::HandIn});
    }
    return total;
}

void draw_progress_of(ClaimDeskModel const& desk, ImVec2 at, float width) {
    std::string const words = say("{} of {} claims", desk.decided, desk.claims.size());
    draw_text(at, TextStyle::Small, palette().text_muted, ellipsized(TextStyle::Small, words, width));
    float const y = at.y + text_height(TextStyle::Small) + px(6);
    float const part =
        desk.claims.empty() ? 0 : static_cast<float>(desk.decided) / static_cast<float>(desk.claims.size());
    fill({at.x, y}, {at.x + width, y + px(6)}, palette().border, 3);
    fill({at.x, y}, {at.x + width * part, y + px(6)}, palette().accent, 3);
}

// The level so far as the one large word, what it needs, and what it hangs on.
void draw_level_so_far(ClaimDeskModel const& desk, float width) {
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const word = measure(TextStyle::Figure, desk.level).x;
    float const progress = px(150);
    bool const beside = width > word + px(420);
    draw_text(at, TextStyle::Figure, palette().text, desk.level);
    float const x = at.x + word + px(space::large);
    float const room = width - word - px(space::large) - (beside ? progress + px(space::huge) : 0);
    float y = at.y + px(2);
    auto const paragraph = [&](std::string_view text, TextStyle style, Color color, std::size_t most) {
        std::vector<std::string_view> const lines = wrapped(style, text, room);
        for (std::size_t i = 0; i < std::min(lines.size(), most); ++i) {
            std::string line(lines[i]);
            if (i + 1 == most && lines.size() > most)
                line = ellipsized(style, fmt::format("{} {}", lines[i], lines[i + 1]), room);
            draw_text({x, y}, style, color, line);
            y += line_distance(style);
        }
    };
    paragraph(desk.sentence, TextStyle::Body, palette().text, 2);
    float const hangs = y;
    paragraph(desk.hangs_on, TextStyle::Small, palette().text_muted, 1);
    if (!desk.hangs_on.empty()) { // all of it under the mouse
        ImGui::SetCursorScreenPos({x, hangs});
        ImGui::Dummy({room, std::max(y - hangs, 1.0F)});
        if (measure(TextStyle::Small, desk.hangs_on).x > room) ui::tooltip(desk.hangs_on);
    }
    float bottom = std::max(y, at.y + text_height(TextStyle::Figure));
    if (beside) {
        draw_progress_of(desk, {at.x + width - progress, at.y + px(6)}, progress);
    } else {
        draw_progress_of(desk, {at.x, bottom + px(space::tiny)}, std::min(width, px(240)));
        bottom += text_height(TextStyle::Small) + px(16);
    }
    ImGui::SetCursorScreenPos({at.x, bottom});
    ImGui::Dummy({width, px(1)});
}

void draw_desk_head(ClaimDeskModel const& desk, ReviewState const& state, Intents& intents) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    bool const wide = state.room == ReviewRoom::ThreePanes;
    float const buttons = draw_desk_buttons(desk, start, width, wide, intents);
    ImGui::SetCursorScreenPos(start);
    if (ui::icon_button(icon::chevron_left, tr("Queue"),
                        {.kind = ui::ButtonKind::Quiet, .tooltip = tr("Goes back to the queue (Esc)")}))
        intents.emplace_back(CloseCase{});
    float const indent = px(control_height + space::small);
    float const titles = width - buttons - indent - px(space::medium);
    ImGui::SetCursorScreenPos({start.x + indent, start.y + px(1)});
    float const flag = desk.row.flags.empty() ? 0 : px(30);
    ui::line(desk.row.applicant, TextStyle::Title, ui::TextColor::Normal,
             std::min(titles - flag, measure(TextStyle::Title, desk.row.applicant).x + px(2)));
    if (desk.hides_applicant) {
        ImGui::SameLine(0, px(space::small));
        draw_show_applicant(titles - measure(TextStyle::Title, desk.row.applicant).x - flag, intents);
    }
    if (flag > 0) {
        ImGui::SameLine(0, px(space::small));
        draw_icon({ImGui::GetCursorScreenPos().x, start.y + px(4)}, px(28), icon::flag, palette().warning.text);
        ImGui::Dummy({px(28), px(28)});
        ui::tooltip(fmt::format("{}", fmt::join(desk.row.flags, "\n")));
    }
    ImGui::SetCursorScreenPos({start.x + indent, start.y + px(control_height + 2)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(2)});
    ImGui::BeginGroup();
    float const room = width - indent;
    ui::line(facts_of_case(desk), TextStyle::Small, ui::TextColor::Muted, room);
    draw_deadline(desk.row, room);
    ui::gap(space::tiny);
    draw_level_so_far(desk, room);
    ImGui::EndGroup();
    ImGui::PopStyleVar();
}

void draw_head_of_desk(ClaimDeskModel const& desk, ReviewState& state, Intents& intents) {
    Pane const head(
        "Head",
        {.size = {0, std::max(state.head_height, px(96))}, .padding = {space::large, space::medium}, .scrolls = false});
    float const top = ImGui::GetCursorPosY();
    draw_desk_head(desk, state, intents);
    if (is_decider(desk) && !desk.decision->done.empty()) {
        ui::gap(space::small);
        ImGui::Indent(px(control_height + space::small));
        draw_noted(icon::certificate, desk.decision->done, ui::TextColor::Success);
        ImGui::Unindent(px(control_height + space::small));
    } else if (desk.handed_in && !is_decider(desk)) {
        ui::gap(space::small);
        ImGui::Indent(px(control_height + space::small));
        draw_noted(icon::check_circle, tr("This review is handed in: nothing of it can be changed."),
                   ui::TextColor::Success);
        if (ui::button(tr("Take it up again"), {.size = ui::ButtonSize::Small})) intents.emplace_back(TakeUpCase{});
        ImGui::Unindent(px(control_height + space::small));
    }
    state.head_height = ImGui::GetCursorPosY() - top + px(2 * space::medium);
}

// --- The panes ---

void draw_claims_pane(ClaimDeskModel const& desk, float width, ReviewState& state) {
    Pane const pane("Claims", {.size = {width, 0},
                               .padding = {space::small, space::small},
                               .ground = PaneGround::Surface,
                               .edge = width > 0 ? PaneEdge::Right : PaneEdge::None});
    draw_claims(desk, state);
}

void draw_claim_pane(ReviewView const& view, ImVec2 size, PaneEdge edge, ReviewState& state, Intents& intents) {
    Pane const pane("Claim", {.size = size, .padding = {0, 0}, .edge = edge, .scrolls = false});
    draw_claim(view, state, intents);
}

void draw_evidence_pane(ReviewView const& view, ReviewState& state, Intents& intents) {
    Pane const pane("Evidence", {.padding = {0, 0}, .scrolls = false});
    draw_evidence_of(view, state, intents);
}

void draw_one_pane(ReviewView const& view, ReviewState& state, Intents& intents) {
    ui::gap(space::tiny);
    std::array const parts{ui::Choice{tr("Claims")}, ui::Choice{tr("Claim")}, ui::Choice{tr("Evidence")}};
    std::optional<std::size_t> chosen = static_cast<std::size_t>(state.part);
    ImGui::Indent(px(space::large));
    if (ui::segments(tr("Shown"), parts, chosen,
                     {.width = ImGui::GetContentRegionAvail().x - px(space::large), .label = ui::LabelPlace::Hidden}))
        state.part = static_cast<ReviewPart>(*chosen);
    ImGui::Unindent(px(space::large));
    ui::gap(space::tiny);
    switch (state.part) {
    case ReviewPart::Claims: return draw_claims_pane(*view.desk, 0, state);
    case ReviewPart::Claim: return draw_claim_pane(view, {0, 0}, PaneEdge::None, state, intents);
    case ReviewPart::Evidence: return draw_evidence_pane(view, state, intents);
    }
}

void draw_panes(ReviewView const& view, ReviewState& state, Intents& intents) {
    if (state.room == ReviewRoom::OnePane) return draw_one_pane(view, state, intents);
    draw_claims_pane(*view.desk, px(claims_width), state);
    ImGui::SameLine(0, 0);
    bool const recommends = chosen_claim(*view.desk, state) == nullptr;
    bool const shows_letter = recommends && is_decider(*view.desk) && state.room == ReviewRoom::ThreePanes;
    if (shows_letter) {
        float const width = ImGui::GetContentRegionAvail().x * 0.5F;
        draw_claim_pane(view, {width, 0}, PaneEdge::Right, state, intents);
        ImGui::SameLine(0, 0);
        Pane const letter("Letter", {.padding = {space::large, space::large}});
        return draw_letter(*view.desk);
    }
    if (recommends) return draw_claim_pane(view, {0, 0}, PaneEdge::None, state, intents);
    if (state.room == ReviewRoom::ThreePanes) {
        float const width = std::clamp(ImGui::GetContentRegionAvail().x * 0.44F, px(360), px(560));
        draw_claim_pane(view, {width, 0}, PaneEdge::Right, state, intents);
        ImGui::SameLine(0, 0);
        return draw_evidence_pane(view, state, intents);
    }
    Pane const both("Both", {.padding = {0, 0}, .scrolls = false});
    draw_claim_pane(view, {0, ImGui::GetContentRegionAvail().y * 0.55F}, PaneEdge::Bottom, state, intents);
    draw_evidence_pane(view, state, intents);
}

// --- Keys ---

struct KeyInLegend {
    std::string_view keys;
    std::string_view text;
};

std::vector<KeyInLegend> legend_of(ClaimDeskModel const& desk, ReviewState const& state) {
    if (state.form) {
        std::vector<KeyInLegend> keys;
        DeskClaim const* const claim = chosen_claim(desk, state);
        if (claim != nullptr && !reasons_for(*claim, state.form->kind).empty()) keys.push_back({"1–9", tr("reason")});
        keys.push_back({tr("Enter¦the key"), tr("give the verdict")});
        keys.push_back({"Esc", tr("cancel")});
        return keys;
    }
    std::vector<KeyInLegend> keys;
    bool const on_claim = chosen_claim(desk, state) != nullptr;
    if (on_claim && !is_closed(desk)) {
        keys = {{"A", tr("allow¦a key")},
                {"R", tr("reduce¦a key")},
                {"X", tr("refuse¦a key")},
                {"Q", tr("ask")},
                {"U", tr("unset")}};
    } else if (!is_closed(desk)) {
        keys = {{"1–9", is_decider(desk) ? tr("choose¦a key") : tr("recommend")}};
    }
    if (on_claim && !is_closed(desk) && !is_decider(desk))
        keys.push_back({"G", state.row_of_kind.empty() ? tr("all of this kind") : tr("leave this kind")});
    keys.push_back({"J K", tr("claims")});
    if (on_claim) {
        keys.push_back({"← →", tr("files")});
        keys.push_back({tr("PageUp PageDown¦keys"), tr("pages")});
    }
    if (!is_closed(desk)) keys.push_back({tr("Ctrl+Z"), tr("undo")});
    if (is_decider(desk))
        keys.push_back({"D", tr("decide¦a key")});
    else
        keys.push_back({"H", tr("hand in")});
    if (!is_decider(desk) && desk.why_not_decide.empty()) keys.push_back({"D", tr("decide¦a key")});
    keys.push_back({"N", tr("next application")});
    keys.push_back({"Esc", tr("queue")});
    return keys;
}

void move_claim(ClaimDeskModel const& desk, ReviewState& state, std::ptrdiff_t by) {
    auto const last = static_cast<std::ptrdiff_t>(desk.claims.size()); // the recommendation
    auto const wanted = std::clamp(static_cast<std::ptrdiff_t>(state.claim) + by, std::ptrdiff_t{0}, last);
    if (static_cast<std::size_t>(wanted) == state.claim) return;
    state.go_to(static_cast<std::size_t>(wanted));
    if (state.part == ReviewPart::Claims) state.part = ReviewPart::Claim;
}

// Claims of this kind one after the other, whatever the application; or no longer.
void turn_row_of_kind(DeskClaim const& claim, ReviewState& state, Intents& intents) {
    bool const begins = state.row_of_kind != claim.type;
    state.row_of_kind = begins ? claim.type : std::string();
    if (begins && claim.verdict) intents.emplace_back(OpenNextOfKind{claim.type, claim.id});
}

void ask_to_decide(ClaimDeskModel const& desk, Intents& intents) {
    if (!is_decider(desk) && desk.why_not_decide.empty()) intents.emplace_back(Show{Panel::TakeOn});
    if (is_decider(desk) && decide_button(desk).disabled_because.empty()) intents.emplace_back(Show{Panel::Decide});
}

void follow_verdict_keys(ClaimDeskModel const& desk, DeskClaim const& claim, ReviewState& state, Intents& intents) {
    if (struck(Key::G)) turn_row_of_kind(claim, state, intents);
    if (struck(Key::A)) begin_verdict(desk, claim, Verdict::Kind::Allow, state, intents);
    if (struck(Key::R)) begin_verdict(desk, claim, Verdict::Kind::Reduce, state, intents);
    if (struck(Key::X)) begin_verdict(desk, claim, Verdict::Kind::Refuse, state, intents);
    if (struck(Key::Q)) begin_verdict(desk, claim, Verdict::Kind::Ask, state, intents);
    if (struck(Key::U)) unset_verdict(desk, claim, state, intents);
}

void advance(ClaimDeskModel const& desk, ReviewState& state, Intents& intents) {
    if (!std::exchange(state.advances, false)) return;
    DeskClaim const* const claim = chosen_claim(desk, state);
    if (claim != nullptr && !state.row_of_kind.empty()) {
        intents.emplace_back(OpenNextOfKind{state.row_of_kind, claim->id});
        return;
    }
    state.go_to(next_claim(desk, state.claim)); // or the recommendation
}

// Something was done by mouse or keys in this frame.
bool is_active() {
    ImGuiIO const& io = ImGui::GetIO();
    bool const keys = std::ranges::any_of(io.KeysDown, [](bool down) { return down; });
    bool const buttons = std::ranges::any_of(io.MouseDown, [](bool down) { return down; });
    return keys || buttons || io.MouseDelta.x != 0 || io.MouseDelta.y != 0 || io.MouseWheel != 0;
}

} // namespace

int struck_digit() {
    for (int digit = 1; digit <= 9; ++digit)
        if (struck(static_cast<Key>(static_cast<int>(Key::Zero) + digit))) return digit;
    return 0;
}

void watch_claim(ClaimDeskModel const& desk, ReviewState& state) {
    Watch& watch = state.watch;
    DeskClaim const* const claim = chosen_claim(desk, state);
    double const now = ImGui::GetTime();
    std::string const in_sight = claim == nullptr ? std::string() : claim->id;
    bool const another = in_sight != watch.claim;
    if (!another && !is_active()) return;
    double const passed = now - std::exchange(watch.active, now);
    if (!watch.claim.empty() && passed <= longest_pause) watch.seconds[watch.claim] += passed;
    watch.claim = in_sight;
}

void follow_desk_keys(ReviewView const& view, ReviewState& state, Intents& intents) {
    ClaimDeskModel const& desk = *view.desk;
    if (!keys_are_free() || state.form) return; // a form has the keys
    if (struck(Key::N)) {
        intents.emplace_back(OpenNextCase{});
        return;
    }
    if (desk.asks_for_conflicts) return;
    if (struck(Key::H) && desk.why_not_ready.empty()) intents.emplace_back(Show{Panel::HandIn});
    if (desk.abstains) return;
    if (struck(Key::D)) ask_to_decide(desk, intents);
    if (pressed(Modifiers::None, Key::J) || pressed(Modifiers::None, Key::Down)) return move_claim(desk, state, 1);
    if (pressed(Modifiers::None, Key::K) || pressed(Modifiers::None, Key::Up)) return move_claim(desk, state, -1);
    if (DeskClaim const* const claim = chosen_claim(desk, state))
        return follow_verdict_keys(desk, *claim, state, intents);
    auto const outcomes = outcomes_of(desk);
    int const digit = struck_digit();
    if (digit == 0 || static_cast<std::size_t>(digit) > outcomes.size() || is_closed(desk)) return;
    intents.emplace_back(Recommend{outcomes[static_cast<std::size_t>(digit - 1)]});
}

// In as many lines as it needs.
void draw_legend(ClaimDeskModel const& desk, ReviewState& state) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    ImVec2 at = start;
    for (KeyInLegend const& key : legend_of(desk, state)) {
        float const keys = measure(TextStyle::Label, key.keys).x;
        float const all = keys + px(6) + measure(TextStyle::Small, key.text).x;
        if (at.x > start.x && at.x + all > start.x + width) at = {start.x, at.y + line_distance(TextStyle::Small)};
        draw_text(at, TextStyle::Label, palette().text, key.keys);
        draw_text({at.x + keys + px(6), at.y}, TextStyle::Small, palette().text_muted, key.text);
        at.x += all + px(space::large);
    }
    float const height = at.y + text_height(TextStyle::Small) - start.y;
    ImGui::Dummy({width, height});
    state.legend_height = height + 2 * px(legend_padding);
}

void draw_desk(ReviewView const& view, ReviewState& state, Intents& intents) {
    ClaimDeskModel const& desk = *view.desk;
    state.room = desk_room(ImGui::GetContentRegionAvail().x);
    state.claim = std::min(state.claim, desk.claims.size());
    if (desk.asks_for_conflicts || desk.abstains) {
        follow_desk_keys(view, state, intents);
        return desk.abstains ? draw_abstained(desk, intents) : draw_conflicts(desk, state, intents);
    }
    advance(desk, state, intents);
    watch_claim(desk, state);
    follow_desk_keys(view, state, intents);
    draw_head_of_desk(desk, state, intents);
    float const legend = std::max(state.legend_height, px(28));
    {
        Pane const body("Body", {.size = {0, std::max(ImGui::GetContentRegionAvail().y - legend, px(80))},
                                 .padding = {0, 0},
                                 .edge = PaneEdge::Top,
                                 .scrolls = false});
        ImGui::SetCursorPosY(theme().hairline());
        draw_panes(view, state, intents);
    }
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
    Pane const foot("Keys", {.padding = {space::large, legend_padding},
                             .ground = PaneGround::Surface,
                             .edge = PaneEdge::Top,
                             .scrolls = false});
    draw_legend(desk, state);
}

} // namespace accrue::gui::review_screen
