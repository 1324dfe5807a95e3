#include "gui/screens/offered.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "domain/texts.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using Offer = OffersState::Offer;

// Logical pixels.
constexpr float offers_width = 760;
constexpr float offer_height = 64;
constexpr float offer_kind_width = 260;
constexpr float around_offers = 260; // title, tools, count and buttons
constexpr float least_offers = 128;

std::size_t count_ticked(OffersState const& state) {
    return static_cast<std::size_t>(std::ranges::count(state.offers, true, &Offer::ticked));
}

void draw_offer_tools(OffersState& state) {
    auto const tick = [&](auto wanted) {
        for (Offer& offer : state.offers) offer.ticked = wanted(offer);
    };
    ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small};
    if (ui::button(tr("Tick all"), quiet)) tick([](Offer const&) { return true; });
    ImGui::SameLine();
    if (ui::button(tr("Tick those that are sure"), quiet)) tick([](Offer const& offer) { return offer.entry.sure; });
    ImGui::SameLine();
    if (ui::button(tr("Tick none"), quiet)) tick([](Offer const&) { return false; });
}

void draw_offer_kind(Offer& offer, float width) {
    std::vector<ui::Choice> kinds;
    for (session::OfferedKind const& kind : offer.entry.kinds) kinds.push_back({.label = kind.title});
    std::optional<std::size_t> chosen = offer.kind;
    if (!ui::drop_down("Kind", kinds, chosen, {.width = width, .label = ui::LabelPlace::Hidden})) return;
    offer.kind = *chosen;
    offer.ticked = true;
}

void draw_small(ImVec2 at, std::string_view text, float room, Color color) {
    draw_text(at, TextStyle::Small, color, ellipsized(TextStyle::Small, text, room));
}

void draw_offer(Offer& offer, ImVec2 at, float width) {
    ui::Scope const scope(offer.label);
    push_id(offer.label);
    float const kind = std::min(px(offer_kind_width), width * 0.4F);
    float const left = at.x + px(space::tiny);
    float const room = width - kind - px(space::large) - (left - at.x);
    float const indent = px(30); // beside the box
    fill(at, {at.x + width, at.y + theme().hairline()}, palette().border, 0);
    ImGui::SetCursorScreenPos({left, at.y + px(11)});
    std::string const shown = ellipsized(TextStyle::Body, offer.entry.name, std::max(room - indent, px(20)));
    (void)ui::checkbox(shown, offer.ticked);
    if (shown != offer.entry.name) ui::tooltip(offer.entry.name);
    float const below = at.y + px(36);
    draw_small({left + indent, below}, offer.entry.there, room - indent, palette().text_muted);
    ImVec2 const right{at.x + width - kind, at.y + px(5)};
    ImGui::SetCursorScreenPos(right);
    draw_offer_kind(offer, kind);
    std::string const& lacks = offer.entry.kinds[offer.kind].lacks;
    if (!lacks.empty())
        draw_small({right.x, right.y + px(control_height) + px(3)}, say("still needs: {}", lacks), kind,
                   colors_of(palette(), Tone::Warning).text);
    ImGui::PopID();
}

// Those in sight, and one beside them, so that the keyboard can go on to it.
void draw_offer_list(OffersState& state) {
    float const all = static_cast<float>(state.offers.size()) * px(offer_height);
    float const most = std::max(ImGui::GetIO().DisplaySize.y - px(around_offers), px(least_offers));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    if (ImGui::BeginChild("Offers", {ImGui::GetContentRegionAvail().x, std::min(all, most)})) {
        ImVec2 const origin = ImGui::GetCursorScreenPos();
        float const width = ImGui::GetContentRegionAvail().x - px(space::small);
        float const scroll = ImGui::GetScrollY();
        auto const row_at = [](float y) { return static_cast<std::size_t>(std::max(y, 0.0F) / px(offer_height)); };
        std::size_t const first = row_at(scroll - px(offer_height));
        std::size_t const end = std::min(row_at(scroll + ImGui::GetWindowHeight()) + 2, state.offers.size());
        for (std::size_t i = first; i < end; ++i)
            draw_offer(state.offers[i], {origin.x, origin.y + static_cast<float>(i) * px(offer_height)}, width);
        ImGui::SetCursorScreenPos(origin);
        ImGui::Dummy({width, all});
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

CountHere chosen_of(OffersState const& state) {
    CountHere count;
    for (Offer const& offer : state.offers)
        if (offer.ticked) count.chosen.push_back({offer.entry.entry, offer.entry.kinds[offer.kind].type});
    return count;
}

} // namespace

OffersState offers_to_tick(std::vector<session::OfferedEntry> entries) {
    OffersState state;
    UniqueNames names;
    for (session::OfferedEntry& entry : entries) {
        bool const sure = entry.sure;
        std::string label = names.of(entry.name);
        state.offers.push_back({std::move(entry), std::move(label), sure, 0});
    }
    return state;
}

OffersDialog draw_offers(std::string_view here, std::string const& error, OffersState& state, Intents& intents) {
    std::string const subtitle =
        say("Entered for other schemes, and not in {} yet. What is ticked is counted here too and changes in both from "
            "then on; one undo takes it back.",
            here);
    ui::Dialog dialog(tr("Count these here too"), {.subtitle = subtitle, .width = offers_width});
    if (!dialog) return OffersDialog::Open;
    if (!error.empty()) ui::banner("Refused", {.tone = Tone::Danger, .text = error});
    draw_offer_tools(state);
    ui::gap(space::small);
    draw_offer_list(state);
    std::size_t const ticked = count_ticked(state);
    std::string const accept = ticked == 0   ? std::string(tr("Count entries here"))
                               : ticked == 1 ? std::string(tr("Count 1 entry here"))
                                             : say("Count {} entries here", ticked);
    constexpr int after_cross_and_cancel = 2; // Enter counts what is ticked
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere(after_cross_and_cancel);
    switch (dialog.buttons({.accept = accept,
                            .cancel = tr("Not now"),
                            .accept_disabled_because = ticked == 0 ? tr("Nothing is ticked.") : ""})) {
    case ui::DialogAnswer::None: return OffersDialog::Open;
    case ui::DialogAnswer::Accept: intents.emplace_back(chosen_of(state)); return OffersDialog::Open;
    case ui::DialogAnswer::Cancel: break;
    }
    return OffersDialog::Closed;
}

} // namespace accrue::gui
