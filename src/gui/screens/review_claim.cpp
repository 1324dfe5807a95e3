// One claim: what is to be compared with its evidence, what is said of it, and the verdicts that can be given.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/review_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::review_screen {

namespace {

using session::DeskFact;
using Found = DeskFact::Found;

constexpr float most_of_foot = 0.72F; // of the pane's height

struct FoundLook {
    std::string_view word;
    char const* icon;
    ui::TextColor color;
};

FoundLook found_look(Found found) {
    switch (found) {
    case Found::Yes: return {tr("found"), icon::check, ui::TextColor::Success};
    case Found::No: return {tr("not found"), icon::warning, ui::TextColor::Warning};
    case Found::Unknown: break;
    }
    return {tr("look yourself"), icon::search, ui::TextColor::Muted};
}

void draw_fact(DeskFact const& fact, float keys) {
    FoundLook const look = found_look(fact.found);
    std::string const mark = fmt::format("{}  {}", look.icon, look.word);
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const mark_width = measure(TextStyle::Small, mark).x;
    float const value_width = std::max(width - keys - mark_width - px(space::medium), px(60));
    draw_text(at, TextStyle::Body, palette().text_muted, ellipsized(TextStyle::Body, fact.title, keys - px(8)));
    float const drop = base_line(TextStyle::Body) - base_line(TextStyle::Small);
    draw_text({at.x + width - mark_width, at.y + drop}, TextStyle::Small, color_of(look.color), mark);
    float y = at.y;
    for (std::string_view const line : wrapped(TextStyle::Strong, fact.value, value_width)) {
        draw_text({at.x + keys, y}, TextStyle::Strong, palette().text, line);
        y += line_distance(TextStyle::Strong);
    }
    if (!fact.rule.empty() || !fact.holds) {
        std::string const rule = fact.holds ? fact.rule : fmt::format("{}  {}", icon::error, fact.rule);
        Color const color = fact.holds ? palette().text_muted : palette().danger.text;
        for (std::string_view const line : wrapped(TextStyle::Small, rule, value_width)) {
            draw_text({at.x + keys, y}, TextStyle::Small, color, line);
            y += line_distance(TextStyle::Small);
        }
    }
    ImGui::Dummy({width, y - at.y});
}

void draw_facts(DeskClaim const& claim) {
    if (claim.facts.empty()) return;
    ui::text(tr("To check against the evidence"), TextStyle::Label, ui::TextColor::Muted);
    ui::separator();
    float keys = 0;
    for (DeskFact const& fact : claim.facts) keys = std::max(keys, measure(TextStyle::Body, fact.title).x);
    keys = std::min(keys + px(space::large), ImGui::GetContentRegionAvail().x * 0.36F);
    for (DeskFact const& fact : claim.facts) draw_fact(fact, keys);
}

void draw_said(DeskClaim const& claim) {
    if (!claim.verdict) return;
    ReviewLook const look = look_of(claim);
    ui::ChipOptions const chip{.tone = look.tone, .icon = look.icon, .width = ImGui::GetContentRegionAvail().x};
    ui::chip(claim.verdict_words, chip);
    Verdict const& verdict = *claim.verdict;
    if (!verdict.note.empty())
        draw_noted(icon::edit,
                   verdict.note_is_shared ? say("The applicant reads: {}", verdict.note)
                                          : say("For yourself: {}", verdict.note),
                   ui::TextColor::Muted, TextStyle::Small);
    ui::gap(space::tiny);
}

// For who decides: what each reviewer says of it.
void draw_reviewers(DeskClaim const& claim) {
    if (claim.said.empty()) return;
    ui::text(say("The reviewers: {}", claim.agreement), TextStyle::Label,
             claim.yours ? ui::TextColor::Warning : ui::TextColor::Muted);
    ui::separator();
    for (session::DeskSaid const& said : claim.said) {
        draw_noted(icon::user, fmt::format("{}: {}", said.who, said.words), ui::TextColor::Normal);
        if (said.note.empty()) continue;
        ImGui::Indent(px(24));
        ui::text(said.note_is_shared ? say("The applicant reads: {}", said.note) : say("Note: {}", said.note),
                 TextStyle::Small, ui::TextColor::Muted);
        ImGui::Unindent(px(24));
    }
    ui::gap(space::tiny);
}

void draw_about_claim(DeskClaim const& claim, bool in_a_row) {
    ui::heading(claim.title);
    std::string about = claim.kind;
    if (!claim.when.empty()) about += "  ·  " + claim.when;
    ui::text(about, TextStyle::Body, ui::TextColor::Muted);
    if (in_a_row)
        draw_noted(icon::list, tr("All claims of this kind in a row, whatever the application (G ends it)."),
                   ui::TextColor::Accent, TextStyle::Small);
    if (!claim.worth.empty()) ui::text(say("Claimed: {}", claim.worth), TextStyle::Body, ui::TextColor::Muted);
    ui::gap(space::tiny);
    draw_said(claim);
    draw_reviewers(claim);
    if (!claim.before.empty()) draw_noted(icon::history, claim.before, ui::TextColor::Muted);
    if (claim.decisive)
        draw_noted(icon::crosshairs, tr("The level that is verified so far hangs on this claim."),
                   ui::TextColor::Accent);
    if (claim.idle)
        draw_noted(icon::minus_circle, say("It cannot change the level: {}.", claim.idle_because),
                   ui::TextColor::Muted);
    for (std::string const& problem : claim.problems) draw_noted(icon::warning, problem, ui::TextColor::Warning);
    ui::gap(space::tiny);
    draw_facts(claim);
    if (claim.note.empty()) return;
    ui::gap(space::tiny);
    ui::text(tr("The applicant's note"), TextStyle::Label, ui::TextColor::Muted);
    ui::text(claim.note);
}

struct VerdictKey {
    Verdict::Kind kind;
    std::string_view shortcut;
    char const* icon;
};
constexpr std::array verdict_keys{
    VerdictKey{Verdict::Kind::Allow, "A", icon::check},
    VerdictKey{Verdict::Kind::Reduce, "R", icon::compress},
    VerdictKey{Verdict::Kind::Refuse, "X", icon::ban},
    VerdictKey{Verdict::Kind::Ask, "Q", icon::help},
};

// In as many rows as they need, all equally wide.
void draw_verdict_buttons(ClaimDeskModel const& desk, DeskClaim const& claim, ReviewState& state, Intents& intents) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const gap = px(space::small);
    float widest = 0;
    for (VerdictKey const& key : verdict_keys)
        widest = std::max(widest, ui::button_width(word_of(key.kind), {.icon = key.icon, .shortcut = key.shortcut}));
    auto const columns = static_cast<std::size_t>(width >= 4 * widest + 3 * gap ? 4
                                                  : width >= 2 * widest + gap   ? 2
                                                                                : 1);
    float const each = std::min((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns),
                                std::max(widest, px(150)));
    for (std::size_t i = 0; i < verdict_keys.size(); ++i) {
        VerdictKey const& key = verdict_keys[i];
        bool const said = claim.verdict && claim.verdict->kind == key.kind;
        bool const first = key.kind == Verdict::Kind::Allow && !claim.verdict;
        ui::ButtonOptions const options{.kind = first ? ui::ButtonKind::Primary : ui::ButtonKind::Normal,
                                        .icon = said ? icon::dot_circle : key.icon,
                                        .shortcut = key.shortcut,
                                        .disabled_because = refused_because(desk, claim, key.kind),
                                        .width = each};
        if (ui::button(word_of(key.kind), options)) begin_verdict(desk, claim, key.kind, state, intents);
        if (i % columns + 1 < columns && i + 1 < verdict_keys.size()) ImGui::SameLine(0, gap);
    }
    if (!claim.verdict || claim.carried || (is_decider(desk) && !claim.yours)) return;
    ui::ButtonOptions const unset{.kind = ui::ButtonKind::Quiet,
                                  .size = ui::ButtonSize::Small,
                                  .icon = icon::undo,
                                  .shortcut = "U",
                                  .tooltip = tr("As if nobody had looked at the claim"),
                                  .disabled_because = is_closed(desk) ? closed_because(desk) : std::string_view()};
    if (ui::button(tr("Unset"), unset)) unset_verdict(desk, claim, state, intents);
}

} // namespace

void draw_claim(ReviewView const& view, ReviewState& state, Intents& intents) {
    ClaimDeskModel const& desk = *view.desk;
    DeskClaim const* const claim = chosen_claim(desk, state);
    if (claim == nullptr) return draw_recommendation(view, state, intents);
    float const room = ImGui::GetContentRegionAvail().y;
    float const foot = std::min(std::max(state.foot_height, px(60)), room * most_of_foot);
    {
        ui::Scope const scope(claim->id); // another claim is another scroll position
        Pane const about("About", {.size = {0, room - foot}, .padding = {space::large, space::large}});
        draw_about_claim(*claim, !state.row_of_kind.empty() && state.row_of_kind == claim->type);
    }
    Pane const verdict("Verdict", {.padding = {space::large, space::medium}, .edge = PaneEdge::Top});
    float const top = ImGui::GetCursorPosY();
    if (state.form)
        draw_verdict_form(*claim, state, intents);
    else
        draw_verdict_buttons(desk, *claim, state, intents);
    state.foot_height = ImGui::GetCursorPosY() - top + px(2 * space::medium);
}

} // namespace accrue::gui::review_screen
