// The grid of activities and credentials. Of many rows those in sight are drawn.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/screens/cpd_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::CpdActivity;
using session::CpdCell;
using session::CpdModel;
using ActivityState = session::CpdActivity::State;

constexpr float grid_row = 40; // logical pixels
constexpr float stacked_row = 54;
constexpr float grid_head = 34;
constexpr float widest_cell = 132;
constexpr float narrowest_cell = 60;
constexpr float narrowest_name = 150;
constexpr float date_column = 128;
constexpr float state_column = 128;
constexpr float repeat_column = 40;

struct GridPlaces { // device pixels, from the left edge
    float name = 0;
    float name_width = 0;
    float when = 0;
    float state = 0;
    float cells = 0;
    float cell_width = 0;
    float width = 0;
    float row = 0;        // its height
    bool stacked = false; // day and state stand below the name: there is no room beside it
};

GridPlaces places_for(CpdModel const& model, float width) {
    auto const count = static_cast<float>(model.credentials.size());
    GridPlaces places;
    places.width = width;
    places.cell_width = std::clamp((width * 0.5F) / std::max(count, 1.0F), px(narrowest_cell), px(widest_cell));
    places.cells = width - count * places.cell_width - px(repeat_column);
    places.state = places.cells - px(state_column);
    places.when = places.state - px(date_column);
    places.name = px(space::medium);
    places.stacked = places.when - places.name < px(narrowest_name);
    places.row = px(places.stacked ? stacked_row : grid_row);
    if (places.stacked) places.when = places.cells;
    places.name_width = std::max(places.when - places.name - px(space::medium), px(40));
    return places;
}

struct ActivityLook {
    std::string_view word;
    Tone tone;
    char const* icon;
};

ActivityLook look_of(ActivityState state) {
    switch (state) {
    case ActivityState::Planned: return {tr("planned"), Tone::Accent, icon::flag};
    case ActivityState::PlanPassed: return {tr("done?"), Tone::Warning, icon::clock};
    case ActivityState::ProofMissing: return {tr("proof missing"), Tone::Warning, icon::paperclip};
    case ActivityState::Done: return {tr("done"), Tone::Neutral, icon::check};
    case ActivityState::Verified: return {tr("verified"), Tone::Success, icon::check};
    }
    return {};
}

void draw_grid_head(CpdModel const& model, GridPlaces const& places) {
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const y = at.y + (px(grid_head) - text_height(TextStyle::Label)) / 2;
    Color const muted = palette().text_muted;
    draw_text({at.x + places.name, y}, TextStyle::Label, muted, tr("Activity"));
    if (!places.stacked) {
        draw_text({at.x + places.when, y}, TextStyle::Label, muted, tr("When"));
        draw_text({at.x + places.state, y}, TextStyle::Label, muted, tr("State"));
    }
    for (std::size_t i = 0; i < model.credentials.size(); ++i) {
        float const x = at.x + places.cells + static_cast<float>(i) * places.cell_width;
        std::string const title =
            ellipsized(TextStyle::Label, model.credentials[i].column, places.cell_width - px(space::medium));
        float const left = x + places.cell_width - px(space::small) - measure(TextStyle::Label, title).x;
        draw_text({left, y}, TextStyle::Label, muted, title);
    }
    ImGui::Dummy({places.width, px(grid_head)});
    fill({at.x, at.y + px(grid_head) - theme().hairline()}, {at.x + places.width, at.y + px(grid_head)},
         palette().border, 0);
}

void draw_cell(CpdModel const& model, CpdActivity const& activity, std::size_t column, ImVec2 at, ImVec2 size,
               Intents& intents) {
    CpdCell const& cell = activity.cells[column];
    if (!cell.entry) return;
    session::CpdCredential const& credential = model.credentials[column];
    ui::Scope const scope(fmt::format("{}", column));
    ImGui::SetCursorScreenPos(at);
    Pressable const item = pressable(credential.title, size, Availability::Enabled);
    std::string const words = cell.of.empty() ? cell.counted : say("{} of {}", cell.counted, cell.of);
    report({.kind = ItemKind::Link, .label = credential.title, .value = words});
    if (item.hovered || item.held) fill(item.min, item.max, palette().hovered, rounding::control);
    if (item.ringed) focus_ring(item.min, item.max, rounding::control);
    Color const color = !cell.of.empty() ? colors_of(palette(), Tone::Warning).text
                        : cell.lies_in   ? palette().text
                                         : palette().text_muted;
    float const room = size.x - px(space::medium);
    bool const fits = measure(TextStyle::Body, words).x <= room; // else what counts, and the tip says the rest
    bool const planned = activity.state == ActivityState::Planned || activity.state == ActivityState::PlanPassed;
    std::string const shown = ellipsized(TextStyle::Body, fits ? words : planned ? icon::flag : cell.counted, room);
    draw_text({at.x + size.x - px(space::small) - measure(TextStyle::Body, shown).x,
               at.y + (size.y - text_height(TextStyle::Body)) / 2},
              TextStyle::Body, color, shown);
    std::string const counts = fits ? cell.kind : fmt::format("{}, {}", cell.kind, words);
    ui::tooltip(cell.why.empty() ? counts : fmt::format("{}: {}", counts, cell.why));
    if (item.pressed) intents.emplace_back(ExplainCpd{{credential.record, cell.entry}});
}

// The first entry of it, and whose record that is.
std::optional<RevealIn> entry_of(CpdModel const& model, CpdActivity const& activity) {
    std::optional<RevealIn> found;
    for (std::size_t i = 0; i < activity.cells.size(); ++i) {
        if (!activity.cells[i].entry) continue;
        if (!found || model.credentials[i].open) found = RevealIn{model.credentials[i].record, activity.cells[i].entry};
    }
    return found;
}

void draw_state(CpdActivity const& activity, TextStyle style, ImVec2 at, float room) {
    ActivityLook const look = look_of(activity.state);
    Color const color = look.tone == Tone::Neutral ? palette().text_muted : colors_of(palette(), look.tone).text;
    draw_text(at, style, color, look.icon);
    draw_text({at.x + px(22), at.y}, style, color, ellipsized(style, look.word, room - px(22)));
}

// Its name, and beside or below it when it was and how it stands.
void draw_about(CpdActivity const& activity, GridPlaces const& places, ImVec2 at) {
    float const body = text_height(TextStyle::Body);
    float const small = text_height(TextStyle::Small);
    float const gap = px(2);
    float const y = at.y + (places.row - body - (places.stacked ? small + gap : 0)) / 2;
    std::string const name = ellipsized(TextStyle::Body, activity.name, places.name_width);
    draw_text({at.x + places.name, y}, TextStyle::Body, palette().text, name);
    if (name != activity.name) ui::tooltip(activity.name);
    if (places.stacked) {
        ImVec2 const below{at.x + places.name, y + body + gap};
        std::string const when = ellipsized(TextStyle::Small, activity.when, places.name_width);
        draw_text(below, TextStyle::Small, palette().text_muted, when);
        float const left = measure(TextStyle::Small, when).x + px(space::medium);
        if (places.name_width - left > px(40))
            draw_state(activity, TextStyle::Small, {below.x + left, below.y}, places.name_width - left);
        return;
    }
    draw_text({at.x + places.when, y}, TextStyle::Body, palette().text_muted,
              ellipsized(TextStyle::Body, activity.when, px(date_column - space::small)));
    draw_state(activity, TextStyle::Body, {at.x + places.state, y}, px(state_column - 8));
}

void draw_activity(CpdModel const& model, CpdActivity const& activity, GridPlaces const& places, ImVec2 at,
                   Intents& intents) {
    auto const entry = entry_of(model, activity);
    if (!entry) return;
    ui::Scope const scope(fmt::format("Activity {}", entry->entry.value));
    ImGui::SetCursorScreenPos(at);
    Pressable const row =
        pressable(activity.name, {places.cells - px(space::small), places.row}, Availability::Enabled);
    report({.kind = ItemKind::Row, .label = activity.name, .value = look_of(activity.state).word});
    draw_row_ground(row, false);
    draw_about(activity, places, at);
    if (row.pressed) intents.emplace_back(*entry);
    for (std::size_t i = 0; i < activity.cells.size(); ++i)
        draw_cell(model, activity, i, {at.x + places.cells + static_cast<float>(i) * places.cell_width, at.y},
                  {places.cell_width, places.row}, intents);
    ImGui::SetCursorScreenPos(
        {at.x + places.width - px(repeat_column - 4), at.y + (places.row - px(small_control_height)) / 2});
    if (ui::icon_button(icon::redo, tr("The same again today"), {.size = ui::ButtonSize::Small}))
        intents.emplace_back(RepeatActivity{entry->entry});
}

std::vector<CpdActivity const*> listed(CpdModel const& model, std::string const& filter) {
    std::vector<CpdActivity const*> rows;
    std::string const key = search_key(filter);
    for (CpdActivity const& activity : model.activities)
        if (key.empty() || search_key(activity.name).find(key) != std::string::npos) rows.push_back(&activity);
    return rows;
}

} // namespace

void draw_cpd_grid(CpdModel const& model, CpdState& state, Intents& intents) {
    ui::Card const card("Activities", {.title = tr("What counts where")});
    if (model.activities.empty() && model.earlier == 0) {
        ui::text(tr("Nothing is logged yet. Say above what you did; it is entered once and counted wherever it may."),
                 TextStyle::Body, ui::TextColor::Muted);
        return;
    }
    static_cast<void>(
        ui::input_text(tr("Find an activity"), state.filter,
                       {.hint = tr("Find an activity"), .icon = icon::search, .label = ui::LabelPlace::Hidden}));
    ui::gap(space::small);
    GridPlaces const places = places_for(model, ImGui::GetContentRegionAvail().x);
    draw_grid_head(model, places);
    std::vector<CpdActivity const*> const rows = listed(model, state.filter);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ImVec2 const at{start.x, start.y + static_cast<float>(i) * places.row};
        if (can_be_seen(at, {at.x + places.width, at.y + places.row}))
            draw_activity(model, *rows[i], places, at, intents);
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({places.width, std::max(static_cast<float>(rows.size()) * places.row, 1.0F)});
    if (rows.empty()) ui::text(tr("No activity has that in its name."), TextStyle::Body, ui::TextColor::Muted);
    if (model.earlier == 0) return;
    ui::gap(space::small);
    std::string const more = model.all ? std::string(tr("Only the running cycles"))
                                       : say("{} more in cycles that have ended", model.earlier);
    if (ui::link(more)) state.all = !state.all;
}

} // namespace accrue::gui
