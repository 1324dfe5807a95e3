#include "gui/screens/history.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::HistoryModel;
using session::HistoryRow;
using ChangeState = session::HistoryRow::State;

constexpr float widest_history = 880;
constexpr float day_height = 44;
constexpr float change_height = 46;
constexpr float line_height = 22;
constexpr float rail = 76; // from the left edge to the line that joins the changes

struct Page { // where the changes stand; device pixels
    float left;
    float width;
};

std::string_view state_word(HistoryRow const& row) {
    if (row.damaged) return tr("damaged");
    if (row.is_now) return tr("now");
    if (row.state == ChangeState::Undone) return tr("undone");
    if (row.state == ChangeState::Replaced) return tr("replaced");
    return {};
}

Tone state_tone(HistoryRow const& row) {
    return row.damaged ? Tone::Danger : row.is_now ? Tone::Accent : Tone::Neutral;
}

bool is_open(HistoryState const& state, HistoryRow const& row) { return state.open && state.open->id == row.id; }

float height_of(HistoryState const& state, HistoryRow const& row) {
    if (!is_open(state, row)) return px(change_height);
    auto const lines = static_cast<float>(std::max<std::size_t>(state.open->lines.size(), 1));
    return px(change_height) + lines * px(line_height) + px(small_control_height + 2 * space::medium);
}

// The line that joins the changes, and the mark of this one: filled where it is done, a ring where it is not.
void draw_mark(HistoryRow const& row, ImVec2 at, float height) {
    Palette const& p = palette();
    float const x = at.x + px(rail);
    float const middle = at.y + px(change_height) / 2;
    bool const done = row.state == ChangeState::Done && !row.damaged;
    fill({x - theme().hairline() / 2, at.y}, {x + theme().hairline() / 2, at.y + height}, p.border, 0);
    float const radius = px(row.is_now ? 7 : 5);
    Color const color = row.damaged ? p.danger.solid : row.is_now ? p.accent : done ? p.text_muted : p.border_strong;
    ImDrawList* const list = ImGui::GetWindowDrawList();
    bool const filled = done || row.damaged;
    list->AddCircleFilled({x, middle}, radius, packed(filled ? color : p.canvas));
    if (!filled) list->AddCircle({x, middle}, radius, packed(color), 0, 2 * theme().hairline());
}

void draw_words(HistoryRow const& row, ImVec2 at, float width) {
    Palette const& p = palette();
    float const middle = at.y + px(change_height) / 2;
    float const small = middle - text_height(TextStyle::Small) / 2;
    draw_text({at.x + px(space::medium), small}, TextStyle::Small, p.text_muted, row.time);
    std::string_view const word = state_word(row);
    ui::ChipOptions const chip{.tone = state_tone(row), .icon = row.is_now ? icon::check : nullptr};
    float const chip_room = word.empty() ? 0 : ui::chip_width(word, chip) + px(space::medium);
    float const x = at.x + px(rail + space::large);
    float const room = at.x + width - px(space::medium) - chip_room - x;
    bool const done = row.state == ChangeState::Done;
    TextStyle const style = row.is_now ? TextStyle::Strong : TextStyle::Body;
    draw_text({x, middle - text_height(style) / 2}, style, done ? p.text : p.text_muted,
              ellipsized(style, row.words, std::max(room, px(40))));
    if (word.empty()) return;
    ImGui::SetCursorScreenPos({at.x + width - chip_room, middle - px(ui::chip_height) / 2});
    ui::chip(word, chip);
}

// What it did, and what can be done about it.
void draw_open(HistoryRow const& row, HistoryState const& state, ImVec2 at, float width, Intents& intents) {
    float const x = at.x + px(rail + space::large);
    float y = at.y + px(change_height);
    std::vector<std::string> lines = state.open->lines;
    if (lines.empty())
        lines.emplace_back(row.damaged ? tr("What it did cannot be read.") : tr("It changed nothing that has words."));
    for (std::string const& line : lines) {
        draw_text({x, y}, TextStyle::Small, palette().text_muted,
                  ellipsized(TextStyle::Small, line, at.x + width - px(space::medium) - x));
        y += px(line_height);
    }
    ImGui::SetCursorScreenPos({x, y + px(space::small)});
    ui::ButtonOptions go{.size = ui::ButtonSize::Small,
                         .icon = row.state == ChangeState::Done ? icon::undo : icon::redo};
    if (row.is_now) go.disabled_because = tr("The library is as this change left it.");
    if (row.damaged) go.disabled_because = tr("A damaged change cannot be undone or redone.");
    if (row.state == ChangeState::Replaced) go.disabled_because = tr("Other changes were made in its place.");
    std::string_view const label =
        row.state == ChangeState::Done ? tr("Undo everything after this") : tr("Redo up to this");
    if (ui::button(label, go)) intents.emplace_back(GoToChange{row.id});
    if (!row.brings_back) return;
    ImGui::SameLine();
    ui::ButtonOptions const back{.size = ui::ButtonSize::Small,
                                 .icon = icon::add,
                                 .tooltip = tr("Adds what it removed again; later changes stay")};
    if (ui::button(tr("Bring back"), back)) intents.emplace_back(BringBack{row.id});
}

void draw_change(HistoryRow const& row, HistoryState& state, ImVec2 at, float width, Intents& intents) {
    ui::Scope const scope(fmt::format("Change {}", row.id.value));
    float const height = height_of(state, row);
    bool const open = is_open(state, row);
    if (open) fill(at, {at.x + width, at.y + height}, palette().surface, rounding::card);
    ImGui::SetCursorScreenPos(at);
    Pressable const item = pressable(row.words, {width, px(change_height)}, Availability::Enabled);
    report({.kind = ItemKind::Row, .label = row.words, .value = state_word(row), .checked = open});
    if (item.hovered || item.held)
        fill(item.min, item.max, item.held ? palette().pressed : palette().hovered, rounding::control);
    if (item.ringed) focus_ring(item.min, item.max, rounding::control);
    draw_mark(row, at, height);
    draw_words(row, at, width);
    if (open) draw_open(row, state, at, width, intents);
    if (!item.pressed) return;
    if (open)
        state.open.reset();
    else
        intents.emplace_back(ShowChange{row.id});
}

void draw_day(std::string const& day, ImVec2 at) {
    draw_text({at.x + px(space::medium), at.y + px(day_height) - text_height(TextStyle::Strong) - px(space::small)},
              TextStyle::Strong, palette().text, day);
}

bool is_in_sight(float top, float height) {
    ImVec2 const window = ImGui::GetWindowPos();
    return top + height >= window.y && top <= window.y + ImGui::GetWindowHeight();
}

// From the newest to the oldest; those out of sight only take their room.
void draw_changes(HistoryModel const& model, HistoryState& state, Page page, Intents& intents) {
    ImVec2 at{page.left, ImGui::GetCursorScreenPos().y};
    float const top = at.y;
    std::string const* day = nullptr;
    for (HistoryRow const& row : model.rows) {
        if (!row.damaged && (day == nullptr || *day != row.day)) {
            if (is_in_sight(at.y, px(day_height))) draw_day(row.day, at);
            day = &row.day;
            at.y += px(day_height);
        }
        float const height = height_of(state, row);
        // What has the keyboard is drawn wherever it is, so that the focus survives scrolling.
        if (is_in_sight(at.y, height) || is_open(state, row)) draw_change(row, state, at, page.width, intents);
        at.y += height;
    }
    ImGui::SetCursorScreenPos({page.left, top});
    ImGui::Dummy({page.width, at.y - top});
}

void draw_end(HistoryModel const& model, Page page, Intents& intents) {
    ImGui::SetCursorScreenPos({page.left + px(rail + space::large), ImGui::GetCursorScreenPos().y + px(space::medium)});
    if (model.more) {
        if (ui::button(tr("Show older changes"), {.size = ui::ButtonSize::Small})) intents.emplace_back(OlderChanges{});
    } else {
        ui::ButtonOptions start{.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small, .icon = icon::undo};
        bool const at_start = std::ranges::none_of(model.rows, &HistoryRow::is_now);
        if (at_start) start.disabled_because = tr("The library is at its beginning.");
        if (ui::button(tr("Undo everything"), start)) intents.emplace_back(GoToChange{{}});
    }
}

} // namespace

void draw_history(HistoryModel const& model, HistoryState& state, Intents& intents) {
    Pane const pane("History", {.padding = {24, 24}});
    float const room = ImGui::GetContentRegionAvail().x;
    float const width = std::min(room, px(widest_history));
    Page const page{ImGui::GetCursorScreenPos().x + (room - width) / 2, width};
    if (model.rows.empty()) {
        ui::gap(space::huge);
        static_cast<void>(ui::empty_state({.icon = icon::history,
                                           .title = tr("Nothing has been changed yet"),
                                           .text = tr("Whatever you add, change or delete is listed here, and can be "
                                                      "taken back however long ago it was.")}));
        return;
    }
    ImGui::SetCursorScreenPos({page.left + px(space::medium), ImGui::GetCursorScreenPos().y});
    ui::title(tr("History"));
    ImGui::SetCursorScreenPos({page.left + px(space::medium), ImGui::GetCursorScreenPos().y});
    ui::text(tr("Every change is kept. Choose one to see what it did, or to go back to it."), TextStyle::Body,
             ui::TextColor::Muted);
    draw_changes(model, state, page, intents);
    draw_end(model, page, intents);
    ui::gap(space::huge);
}

} // namespace accrue::gui
