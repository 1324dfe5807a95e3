// The claims of an application, and under them what is recommended: each with how it stands, by icon and word.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/review_parts.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::review_screen {

namespace {

// Logical pixels.
constexpr float claim_indent = 36; // where the words begin
constexpr float claim_padding = 7;

struct ClaimLine {
    ReviewLook look;
    std::string_view title;
    std::string second; // under it
    bool pale = false;
};

std::string second_line(DeskClaim const& claim) {
    std::string line(look_of(claim).word);
    if (claim.carried) line += fmt::format("  ·  {}", tr("as before"));
    if (claim.differs) line += fmt::format("  ·  {}  {}", icon::warning, tr("the reviewers differ"));
    if (claim.decisive) line += fmt::format("  ·  {}  {}", icon::crosshairs, tr("the level hangs on it"));
    if (claim.idle) line += fmt::format("  ·  {}", tr("cannot change the level"));
    bool const passed_over = claim.yours && !claim.differs;
    if (passed_over) line += fmt::format("  ·  {}  {}", icon::warning, claim.agreement);
    if (!claim.decisive && !claim.idle && !claim.yours) line += "  ·  " + claim.kind;
    return line;
}

bool draw_claim_row(ClaimLine const& row, std::string const& name, bool chosen, bool reveal) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const height = 2 * px(claim_padding) + line_distance(TextStyle::Strong) + text_height(TextStyle::Small);
    Pressable const item = pressable(name, {width, height}, Availability::Enabled);
    report({.kind = ItemKind::Row, .label = name, .value = row.look.word, .checked = chosen});
    if (reveal && !can_be_seen(item.min, {item.max.x, item.min.y + 1})) ImGui::SetScrollHereY(0);
    if (reveal && item.max.y > ImGui::GetWindowPos().y + ImGui::GetWindowHeight()) ImGui::SetScrollHereY(1);
    draw_row_ground(item, chosen);
    if (!can_be_seen(item.min, item.max)) return item.pressed;
    Color const tone = colors_of(palette(), row.look.tone).text;
    ImVec2 const at{item.min.x + px(claim_indent), item.min.y + px(claim_padding)};
    float const inner = item.max.x - px(space::small) - at.x;
    draw_text({item.min.x + px(12), at.y}, TextStyle::Body, tone, row.look.icon);
    std::string const title = ellipsized(TextStyle::Strong, row.title, inner);
    Color const color = row.pale ? palette().text_muted : chosen ? palette().info.text : palette().text;
    draw_text(at, TextStyle::Strong, color, title);
    std::string const second = ellipsized(TextStyle::Small, row.second, inner);
    draw_text({at.x, at.y + line_distance(TextStyle::Strong)}, TextStyle::Small, palette().text_muted, second);
    if (title != row.title) ui::tooltip(row.title);
    return item.pressed;
}

} // namespace

DeskClaim const* chosen_claim(ClaimDeskModel const& desk, ReviewState const& state) {
    return state.claim < desk.claims.size() ? &desk.claims[state.claim] : nullptr;
}

std::size_t next_claim(ClaimDeskModel const& desk, std::size_t from) {
    std::size_t const count = desk.claims.size();
    for (std::size_t step = 1; step <= count; ++step) {
        std::size_t const place = from >= count ? step - 1 : (from + step) % count;
        DeskClaim const& claim = desk.claims[place];
        if (!claim.verdict && (is_decider(desk) ? claim.yours && (claim.differs || !claim.idle) : !claim.idle))
            return place;
    }
    return count;
}

void draw_claims(ClaimDeskModel const& desk, ReviewState& state) {
    bool const reveal = std::exchange(state.reveal_claim, false);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(2)});
    UniqueNames names;
    auto const chosen_now = [&](std::size_t place) {
        state.go_to(place);
        state.part = ReviewPart::Claim;
    };
    for (std::size_t i = 0; i < desk.claims.size(); ++i) {
        DeskClaim const& claim = desk.claims[i];
        bool const chosen = i == state.claim;
        ClaimLine const row{look_of(claim), claim.title, second_line(claim), claim.idle && !claim.verdict};
        if (draw_claim_row(row, names.of(claim.title), chosen, reveal && chosen)) chosen_now(i);
    }
    ui::gap(space::tiny);
    ui::separator();
    ui::gap(space::tiny);
    std::optional<Outcome> const& outcome = outcome_now(desk);
    ReviewLook const look = look_of(outcome);
    bool const chosen = state.claim >= desk.claims.size();
    std::string const second =
        outcome && !outcome->level.empty() ? fmt::format("{} {}", look.word, outcome->level) : std::string(look.word);
    std::string_view const title = is_decider(desk) ? tr("The decision") : tr("Your recommendation");
    ClaimLine const row{look, title, second, false};
    if (draw_claim_row(row, names.of(std::string(title)), chosen, reveal && chosen)) chosen_now(desk.claims.size());
    ImGui::PopStyleVar();
}

} // namespace accrue::gui::review_screen
