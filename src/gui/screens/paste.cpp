#include "gui/screens/paste.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::PasteCell;
using session::PasteMapping;
using session::PasteModel;
using session::PasteRow;
using RowState = session::PasteRow::State;

// Logical pixels.
constexpr float paste_widest = 1120;
constexpr float paste_mark_width = 84; // icon and line
constexpr float paste_least_column = 168;
constexpr float paste_head_height = 76;
constexpr float paste_row_height = 32;
constexpr float paste_reason_height = 24;
constexpr float paste_least_rows = 96;
constexpr float paste_around_rows = 330; // title, kind, counts and buttons
constexpr float paste_again_height = 36;

struct PasteColumns { // device pixels
    float left;
    float width;
    [[nodiscard]] float start_of(std::size_t column) const { return left + static_cast<float>(column) * width; }
};

std::string reason_of(PasteRow const& row) { return say("Line {}: {}", row.line, row.reason); }

float pasted_height(PasteRow const& row, float reason_width) {
    if (!row.needs_a_look()) return px(paste_row_height);
    auto const lines = wrapped(TextStyle::Small, reason_of(row), reason_width).size();
    return px(paste_row_height + paste_reason_height) +
           static_cast<float>(std::max<std::size_t>(lines, 1) - 1) * line_distance(TextStyle::Small);
}

void find_pasted_places(PasteModel const& model, float reason_width, PasteState& state) {
    float const scale = theme().scale;
    bool const same = state.places_revision == model.revision && state.places_scale == scale &&
                      state.reason_width == reason_width && state.places_only_wrong == state.only_wrong;
    if (same) return;
    state.places_revision = model.revision;
    state.places_scale = scale;
    state.reason_width = reason_width;
    state.places_only_wrong = state.only_wrong;
    state.places.clear();
    state.height = 0;
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
        if (state.only_wrong && !model.rows[r].needs_a_look()) continue;
        float const height = pasted_height(model.rows[r], reason_width);
        state.places.push_back({r, state.height, height});
        state.height += height;
    }
}

template <class Value>
std::optional<std::size_t> index_of_choice(std::vector<session::ChoiceModel> const& choices, Value const& value) {
    auto const place = std::ranges::find(choices, value, &session::ChoiceModel::value);
    return place == choices.end() ? std::nullopt : std::optional(static_cast<std::size_t>(place - choices.begin()));
}

std::vector<ui::Choice> shown_choices(std::vector<session::ChoiceModel> const& models) {
    std::vector<ui::Choice> choices;
    for (session::ChoiceModel const& model : models) choices.push_back({.label = model.label});
    return choices;
}

bool can_be_added_again(PasteModel const& model) { return model.there > 0 || model.mapping.again; }

void draw_pasted_kind(PasteModel const& model, PasteState& state, Intents& intents) {
    std::vector<ui::Choice> const kinds = shown_choices(model.kinds);
    std::optional<std::size_t> chosen = index_of_choice(model.kinds, model.mapping.type);
    PasteMapping mapping = model.mapping;
    float const width = std::min(px(360), ImGui::GetContentRegionAvail().x);
    if (ui::drop_down(tr("Kind of entry"), kinds, chosen, {.width = width})) {
        mapping.type = model.kinds[*chosen].value;
        intents.emplace_back(ChangePaste{mapping});
    }
    if (ui::toggle(tr("The first row names the columns"), mapping.has_heading))
        intents.emplace_back(ChangePaste{mapping});
    if (can_be_added_again(model) && ui::toggle(tr("Add once more what is in the record already"), mapping.again))
        intents.emplace_back(ChangePaste{mapping});
    if (model.warned + model.bad == 0) {
        state.only_wrong = false;
        return;
    }
    ImGui::SameLine(0, px(space::huge));
    ui::toggle(tr("Only rows with something to say"), state.only_wrong);
}

// What the column is called and what it says.
void draw_pasted_head(PasteModel const& model, std::vector<ui::Choice> const& fields, std::size_t column, ImVec2 at,
                      float width, Intents& intents) {
    std::string const& heading = model.headings[column];
    ui::Scope const scope(fmt::format("Column {}", column + 1));
    float const room = width - px(space::small);
    draw_text(at, TextStyle::Label, palette().text_muted, ellipsized(TextStyle::Label, heading, room));
    ImGui::SetCursorScreenPos({at.x, at.y + px(22)});
    std::optional<std::size_t> chosen = index_of_choice(model.fields, model.mapping.keys[column]);
    if (!ui::drop_down("Field", fields, chosen, {.width = room, .label = ui::LabelPlace::Hidden})) return;
    PasteMapping mapping = model.mapping;
    std::string const& key = model.fields[*chosen].value;
    for (std::string& other : mapping.keys)
        if (other == key) other.clear(); // only one column says it
    mapping.keys[column] = key;
    intents.emplace_back(ChangePaste{std::move(mapping)});
}

Tone tone_of_pasted(RowState state) {
    switch (state) {
    case RowState::Good: return Tone::Success;
    case RowState::Warning: return Tone::Warning;
    case RowState::Bad: return Tone::Danger;
    case RowState::There: return Tone::Neutral;
    }
    return Tone::Neutral;
}

std::string_view word_of_pasted(RowState state) {
    switch (state) {
    case RowState::Good: return tr("good");
    case RowState::Warning: return tr("look");
    case RowState::Bad: return tr("wrong");
    case RowState::There: return tr("there");
    }
    return {};
}

void draw_pasted_cell(PasteCell const& cell, bool left_out, RowState state, ImVec2 at, float width) {
    Palette const& p = palette();
    Color const color = !cell.problem.empty() ? colors_of(p, tone_of_pasted(state)).text
                        : left_out            ? p.text_faint
                                              : p.text;
    float x = at.x;
    float const middle = at.y + px(paste_row_height) / 2;
    if (!cell.problem.empty()) {
        draw_text({x, middle - text_height(TextStyle::Small) / 2}, TextStyle::Small, color,
                  ui::icon_of(tone_of_pasted(state)));
        x += px(20);
    }
    std::string_view const text =
        cell.text.empty() && !cell.problem.empty() ? tr("empty") : std::string_view(cell.text);
    float const room = at.x + width - px(space::small) - x;
    std::string const shown = ellipsized(TextStyle::Body, text, std::max(room, px(20)));
    draw_text({x, middle - text_height(TextStyle::Body) / 2}, TextStyle::Body, color, shown);
    if (cell.problem.empty() && shown == text) return;
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, px(paste_row_height)});
    ui::tooltip(cell.problem.empty() ? cell.text : cell.problem);
}

void draw_pasted_reason(std::string const& reason, ImVec2 at, float width, Color color) {
    for (std::string_view const line : wrapped(TextStyle::Small, reason, width)) {
        draw_text(at, TextStyle::Small, color, line);
        at.y += line_distance(TextStyle::Small);
    }
}

void draw_pasted_row(PasteModel const& model, PasteState::Place const& place, ImVec2 at, PasteColumns const& columns,
                     float reason_width) {
    PasteRow const& row = model.rows[place.row];
    Palette const& p = palette();
    ToneColors const& tone = colors_of(p, tone_of_pasted(row.state));
    float const right = columns.start_of(model.headings.size());
    float const middle = at.y + px(paste_row_height) / 2 - text_height(TextStyle::Small) / 2;
    if (row.needs_a_look()) fill(at, {right, at.y + place.height}, tone.tint, 0);
    fill({at.x, at.y}, {right, at.y + theme().hairline()}, p.border, 0);
    bool const has_entry = row.state == RowState::Good || row.state == RowState::There;
    char const* const mark = has_entry ? icon::check : ui::icon_of(tone_of_pasted(row.state));
    draw_text({at.x + px(space::tiny), middle}, TextStyle::Small, tone.text, mark);
    draw_text({at.x + px(24), middle}, TextStyle::Small, tone.text, word_of_pasted(row.state));
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        ImVec2 const cell{columns.start_of(c), at.y};
        if (!can_be_seen(cell, {cell.x + columns.width, cell.y + px(paste_row_height)})) continue;
        bool const left_out = model.mapping.keys[c].empty() || row.state == RowState::There;
        draw_pasted_cell(row.cells[c], left_out, row.state, cell, columns.width);
    }
    if (!row.needs_a_look()) return;
    float const left = in_sight({columns.left, right}).left;
    draw_pasted_reason(reason_of(row), {left, at.y + px(paste_row_height) - px(2)}, reason_width, tone.text);
}

// Those in sight; the others only take their room.
void draw_pasted_rows(PasteModel const& model, PasteState const& state, PasteColumns columns) {
    ImVec2 const origin = ImGui::GetCursorScreenPos();
    float const from = ImGui::GetScrollY();
    float const to = from + ImGui::GetWindowHeight();
    auto const first = std::ranges::partition_point(
        state.places, [&](PasteState::Place const& place) { return place.top + place.height < from; });
    for (auto place = first; place != state.places.end() && place->top < to; ++place)
        draw_pasted_row(model, *place, {origin.x, origin.y + place->top}, columns, state.reason_width);
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({columns.start_of(model.headings.size()) - origin.x, std::max(state.height, px(1))});
    scroll_stop("Rows", {ImGui::GetWindowPos().x, columns.start_of(model.headings.size())}, state.height);
}

// `most`: device pixels that the rows may take.
void draw_pasted_table(PasteModel const& model, PasteState& state, float most, Intents& intents) {
    ui::Scope const scope("Table");
    float const room = ImGui::GetContentRegionAvail().x;
    float const bar = ImGui::GetStyle().ScrollbarSize;
    auto const count = static_cast<float>(model.headings.size());
    float const column = std::max(px(paste_least_column), (room - px(paste_mark_width) - bar) / count);
    float const width = px(paste_mark_width) + count * column + bar;
    bool const sideways = width > room + 1;
    float const below = sideways ? bar : 0;
    float const rows = std::min(state.height + px(space::small), std::max(most - below, px(paste_least_rows)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (ImGui::BeginChild("Columns", {room, px(paste_head_height) + rows + below}, false,
                          sideways ? ImGuiWindowFlags_HorizontalScrollbar : ImGuiWindowFlags_NoScrollbar)) {
        ImVec2 const at = ImGui::GetCursorScreenPos();
        PasteColumns const columns{at.x + px(paste_mark_width), column};
        std::vector<ui::Choice> const fields = shown_choices(model.fields);
        for (std::size_t c = 0; c < model.headings.size(); ++c) {
            float const x = columns.start_of(c);
            // One beside those in sight too, so that the keyboard can go on to it.
            if (can_be_seen({x - column, at.y}, {x + 2 * column, at.y + px(paste_head_height)}))
                draw_pasted_head(model, fields, c, {x, at.y}, column, intents);
        }
        ImGui::SetCursorScreenPos(at);
        ImGui::Dummy({width, px(paste_head_height)});
        // They end where the view ends, so that their scroll bar stays in it.
        float const seen = std::min(width, ImGui::GetScrollX() + room);
        ImGui::SetNextWindowContentSize({1, 0}); // only all of it goes to the side
        if (ImGui::BeginChild("Rows", {seen, rows})) draw_pasted_rows(model, state, columns);
        ImGui::EndChild();
    }
    ImGui::EndChild();
    ImGui::PopStyleVar(2);
}

} // namespace

PasteDialog draw_paste(PasteModel const& model, std::string const& error, PasteState& state, Intents& intents) {
    std::string const subtitle =
        say("From {}. Nothing is added before you say so, and one undo takes all of it back.", model.source);
    ui::Dialog dialog(tr("Paste entries from a spreadsheet"), {.subtitle = subtitle, .width = paste_widest});
    if (!dialog) return PasteDialog::Open;
    draw_pasted_kind(model, state, intents);
    float const beside_reason = px(paste_mark_width + space::small) + ImGui::GetStyle().ScrollbarSize;
    find_pasted_places(model, std::max(ImGui::GetContentRegionAvail().x - beside_reason, px(60)), state);
    if (!error.empty()) ui::banner("Refused", {.tone = Tone::Danger, .text = error});
    if (!model.missing.empty()) ui::text(model.missing, TextStyle::Body, ui::TextColor::Warning);
    ui::gap(space::small);
    float const around = paste_around_rows + paste_head_height + (can_be_added_again(model) ? paste_again_height : 0);
    float const most = ImGui::GetIO().DisplaySize.y - px(around);
    draw_pasted_table(model, state, most, intents);
    ui::gap(space::small);
    ui::text(model.counts, TextStyle::Strong, model.bad > 0 ? ui::TextColor::Danger : ui::TextColor::Normal);
    bool const none = model.add.empty();
    constexpr int accept = 2; // after the cross and Cancel: Enter adds what is shown
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere(accept);
    switch (dialog.buttons({.accept = none ? tr("Add entries") : std::string_view(model.add),
                            .accept_disabled_because = !none             ? ""
                                                       : model.there > 0 ? tr("Nothing in this table is new.")
                                                                         : tr("No row can be added yet.")})) {
    case ui::DialogAnswer::None: return PasteDialog::Open;
    case ui::DialogAnswer::Accept: intents.emplace_back(AddPasted{}); return PasteDialog::Open;
    case ui::DialogAnswer::Cancel: break;
    }
    intents.emplace_back(EndPaste{});
    return PasteDialog::Closed;
}

} // namespace accrue::gui
