// All entries against all files. Of 2,000 entries and 500 files those in sight are drawn; one of the cells has the keyboard.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/evidence_parts.h"
#include "gui/screens/pane.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::evidence_screen {

namespace {

using session::EvidenceEntryRow;
using session::EvidenceFileRow;
using session::EvidenceModel;
using session::ProofState;

constexpr float row_height = 46;
constexpr float head_height = 52;
constexpr float column_width = 136;
constexpr float most_titles = 340; // of the entries, at the left
constexpr float legend_height = 40;

struct CellLook {
    std::string_view word; // shown by tr()
    char const* icon;
    Tone tone;
};
constexpr std::array<CellLook, 4> cell_looks{{{to_translate("none"), nullptr, Tone::Neutral},
                                              {to_translate("linked"), icon::chain, Tone::Accent},
                                              {to_translate("marked"), icon::crosshairs, Tone::Success},
                                              {to_translate("verified"), icon::check_circle, Tone::Success}}};
CellLook const& cell_look(ProofState state) { return cell_looks[static_cast<std::size_t>(state)]; }

// The files that have a column: not the originals of which another version is used.
std::vector<std::size_t> columns_of(EvidenceModel const& model) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < model.files.size(); ++i)
        if (!model.files[i].replaced) columns.push_back(i);
    return columns;
}

struct Grid {
    EvidenceModel const& model;
    EvidenceState& state;
    std::vector<std::size_t> const& columns;
    ImVec2 min; // what is seen of it; device pixels
    ImVec2 max;
    float titles = 0;
    ImVec2 scroll;

    [[nodiscard]] float x_of(std::size_t column) const {
        return min.x + titles + static_cast<float>(column) * px(column_width) - scroll.x;
    }
    [[nodiscard]] float y_of(std::size_t row) const {
        return min.y + px(head_height) + static_cast<float>(row) * px(row_height) - scroll.y;
    }
};

struct Span { // of rows or columns in sight
    std::size_t first = 0;
    std::size_t end = 0;
};

Span in_sight(float scroll, float room, float each, std::size_t count) {
    auto const first = static_cast<std::size_t>(std::max(scroll / each, 0.0F));
    auto const shown = static_cast<std::size_t>(std::ceil(room / each)) + 1;
    return {std::min(first, count), std::min(first + shown, count)};
}

Span rows_in_sight(Grid const& grid) {
    return in_sight(grid.scroll.y, grid.max.y - grid.min.y - px(head_height), px(row_height),
                    grid.model.entries.size());
}

Span columns_in_sight(Grid const& grid) {
    return in_sight(grid.scroll.x, grid.max.x - grid.min.x - grid.titles, px(column_width), grid.columns.size());
}

void draw_cell(Grid const& grid, std::size_t row, std::size_t column, bool focused) {
    ImVec2 const min{grid.x_of(column), grid.y_of(row)};
    ImVec2 const max{min.x + px(column_width), min.y + px(row_height)};
    bool const is_cursor = grid.state.cursor_entry == row && grid.state.cursor_file == column;
    CellLook const& look = cell_look(state_of(grid.model, row, grid.columns[column]));
    if (look.icon != nullptr) {
        ToneColors const& tone = colors_of(palette(), look.tone);
        fill({min.x + px(5), min.y + px(7)}, {max.x - px(5), max.y - px(7)}, tone.tint, rounding::control);
        std::string const text = fmt::format("{} {}", look.icon, tr(look.word));
        float const width = measure(TextStyle::Small, text).x;
        draw_text({(min.x + max.x - width) / 2, (min.y + max.y - text_height(TextStyle::Small)) / 2}, TextStyle::Small,
                  tone.text, ellipsized(TextStyle::Small, text, px(column_width - 12)));
    } else {
        ImGui::GetWindowDrawList()->AddCircleFilled({(min.x + max.x) / 2, (min.y + max.y) / 2}, px(2),
                                                    packed(palette().border_strong));
    }
    if (is_cursor && focused)
        focus_ring({min.x + px(3), min.y + px(3)}, {max.x - px(3), max.y - px(3)}, rounding::control);
}

void draw_cells(Grid const& grid, bool focused) {
    Span const rows = rows_in_sight(grid);
    Span const columns = columns_in_sight(grid);
    ImVec2 const corner{grid.min.x + grid.titles, grid.min.y + px(head_height)};
    ImGui::PushClipRect(corner, grid.max, true);
    for (std::size_t row = rows.first; row < rows.end; ++row) {
        float const y = grid.y_of(row) + px(row_height);
        fill({corner.x, y - theme().hairline()}, {grid.max.x, y}, palette().border, 0);
        for (std::size_t column = columns.first; column < columns.end; ++column) draw_cell(grid, row, column, focused);
    }
    ImGui::PopClipRect();
}

// What it needs and how far it is.
std::string needs_of(EvidenceEntryRow const& entry) {
    if (entry.planned) return std::string(tr("planned: needs nothing yet"));
    if (entry.least == 0) return entry.kind;
    std::string const needs = entry.needs.empty() ? std::string(tr("evidence")) : entry.needs;
    auto const absent = std::ranges::find(entry.links, std::optional<std::size_t>(), &session::EvidenceLink::file);
    if (entry.lacks() && absent != entry.links.end()) return say("named, but not in the library: {}", absent->name);
    if (entry.lacks() && entry.unfit > 0) return say("its file does not fit yet: {}", needs);
    if (entry.lacks() && entry.least > 1)
        return say("missing {} of {}: {}", entry.least - entry.there, entry.least, needs);
    return entry.lacks() ? say("missing: {}", needs) : say("has: {}", needs);
}

// Files dropped on the row of an entry are to prove it.
void take_files_on_rows(Grid const& grid, Intents& intents) {
    Span const rows = rows_in_sight(grid);
    for (std::size_t row = rows.first; row < rows.end; ++row) {
        float const y = std::max(grid.y_of(row), grid.min.y + px(head_height));
        auto files = take_dropped({grid.min.x, y}, {grid.max.x, grid.y_of(row) + px(row_height)});
        if (!files.empty()) intents.emplace_back(TakeInFiles{std::move(files), grid.model.entries[row].id});
    }
}

void draw_titles(Grid const& grid) {
    Span const rows = rows_in_sight(grid);
    ImVec2 const min{grid.min.x, grid.min.y + px(head_height)};
    ImVec2 const max{grid.min.x + grid.titles, grid.max.y};
    ImGui::PushClipRect(min, max, true);
    float const room = grid.titles - px(2 * space::medium);
    for (std::size_t row = rows.first; row < rows.end; ++row) {
        EvidenceEntryRow const& entry = grid.model.entries[row];
        float const y = grid.y_of(row);
        draw_text({min.x + px(space::medium), y + px(5)}, TextStyle::Strong, palette().text,
                  ellipsized(TextStyle::Strong, entry.title, room));
        Tone const tone = entry.lacks() ? Tone::Warning : Tone::Neutral;
        draw_text({min.x + px(space::medium), y + px(24)}, TextStyle::Small,
                  entry.lacks() ? colors_of(palette(), tone).text : palette().text_muted,
                  ellipsized(TextStyle::Small, needs_of(entry), room));
        fill({min.x, y + px(row_height) - theme().hairline()}, {max.x, y + px(row_height)}, palette().border, 0);
        if (ImGui::IsMouseHoveringRect({min.x, y}, {max.x, y + px(row_height)}) && ImGui::IsWindowHovered())
            ImGui::SetTooltip("%s", fmt::format("{}: {}\n{}", entry.kind, entry.title, needs_of(entry)).c_str());
    }
    fill({max.x - theme().hairline(), grid.min.y}, {max.x, grid.max.y}, palette().border, 0);
    ImGui::PopClipRect();
}

void draw_column_heads(Grid const& grid) {
    Span const columns = columns_in_sight(grid);
    ImVec2 const min{grid.min.x + grid.titles, grid.min.y};
    ImVec2 const max{grid.max.x, grid.min.y + px(head_height)};
    ImGui::PushClipRect(min, max, true);
    for (std::size_t column = columns.first; column < columns.end; ++column) {
        EvidenceFileRow const& file = grid.model.files[grid.columns[column]];
        float const x = grid.x_of(column);
        FileLook const look = look_of(file);
        std::string const name = ellipsized(TextStyle::Small, file.name, px(column_width - 12));
        draw_text({x + px(6), min.y + px(8)}, TextStyle::Small, palette().text, name);
        draw_text({x + px(6), min.y + px(28)}, TextStyle::Small, colors_of(palette(), look.tone).text,
                  ellipsized(TextStyle::Small, fmt::format("{} {}", look.icon, look.word), px(column_width - 12)));
        if (ImGui::IsMouseHoveringRect({x, min.y}, {x + px(column_width), max.y}) && ImGui::IsWindowHovered())
            ImGui::SetTooltip("%s", fmt::format("{}\n{}", file.name, file.verdict).c_str());
    }
    fill({grid.min.x, max.y - theme().hairline()}, max, palette().border_strong, 0);
    ImGui::PopClipRect();
}

void move_cursor(Grid const& grid) {
    EvidenceState& state = grid.state;
    auto const move = [&](std::size_t& at, std::size_t count, int by) {
        auto const wanted =
            std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(at) + by, 0, static_cast<std::ptrdiff_t>(count) - 1);
        state.reveal_cursor = state.reveal_cursor || wanted != static_cast<std::ptrdiff_t>(at);
        at = static_cast<std::size_t>(wanted);
    };
    constexpr int page = 10;
    if (pressed(Modifiers::None, Key::Up)) move(state.cursor_entry, grid.model.entries.size(), -1);
    if (pressed(Modifiers::None, Key::Down)) move(state.cursor_entry, grid.model.entries.size(), 1);
    if (pressed(Modifiers::None, Key::PageUp)) move(state.cursor_entry, grid.model.entries.size(), -page);
    if (pressed(Modifiers::None, Key::PageDown)) move(state.cursor_entry, grid.model.entries.size(), page);
    if (pressed(Modifiers::None, Key::Left)) move(state.cursor_file, grid.columns.size(), -1);
    if (pressed(Modifiers::None, Key::Right)) move(state.cursor_file, grid.columns.size(), 1);
}

// As little as is needed to have the cursor's cell in sight.
void reveal_cursor(Grid const& grid) {
    if (!std::exchange(grid.state.reveal_cursor, false)) return;
    auto const scroll = [](float now, float from, float to, float room) {
        return std::min(std::max(now, to - room), from);
    };
    float const top = static_cast<float>(grid.state.cursor_entry) * px(row_height);
    float const left = static_cast<float>(grid.state.cursor_file) * px(column_width);
    float const rows = grid.max.y - grid.min.y - px(head_height);
    float const columns = grid.max.x - grid.min.x - grid.titles;
    ImGui::SetScrollY(scroll(grid.scroll.y, top, top + px(row_height), rows));
    ImGui::SetScrollX(scroll(grid.scroll.x, left, left + px(column_width), columns));
}

// Ties the entry to the file, or takes it away; a verified entry stays as it is.
void toggle_link(Grid const& grid, Intents& intents) {
    EvidenceState const& state = grid.state;
    if (state.cursor_entry >= grid.model.entries.size() || state.cursor_file >= grid.columns.size()) return;
    std::size_t const file = grid.columns[state.cursor_file];
    EvidenceEntryRow const& entry = grid.model.entries[state.cursor_entry];
    switch (state_of(grid.model, state.cursor_entry, file)) {
    case ProofState::None: intents.emplace_back(LinkFile{grid.model.files[file].id, entry.id}); return;
    case ProofState::Linked: intents.emplace_back(UnlinkFile{grid.model.files[file].name, entry.id}); return;
    case ProofState::Marked:
    case ProofState::Verified: intents.emplace_back(ShowFile{grid.model.files[file].id}); return;
    }
}

void follow_mouse_on_cells(Grid const& grid, bool was_pressed, Intents& intents) {
    ImVec2 const mouse = ImGui::GetIO().MousePos;
    float const x = mouse.x - grid.min.x - grid.titles + grid.scroll.x;
    float const y = mouse.y - grid.min.y - px(head_height) + grid.scroll.y;
    if (x < 0 || y < 0) return;
    auto const column = static_cast<std::size_t>(x / px(column_width));
    auto const row = static_cast<std::size_t>(y / px(row_height));
    if (row >= grid.model.entries.size() || column >= grid.columns.size()) return;
    std::string const what =
        fmt::format("{}\n{}\n{}", grid.model.entries[row].title, grid.model.files[grid.columns[column]].name,
                    tr(cell_look(state_of(grid.model, row, grid.columns[column])).word));
    ui::tooltip(what);
    if (!was_pressed) return;
    grid.state.cursor_entry = row;
    grid.state.cursor_file = column;
    toggle_link(grid, intents);
}

void draw_grid(EvidenceModel const& model, EvidenceState& state, std::vector<std::size_t> const& columns,
               Intents& intents) {
    ImGui::BeginChild("##grid", {0, ImGui::GetContentRegionAvail().y - px(legend_height)}, false,
                      ImGuiWindowFlags_HorizontalScrollbar);
    ImVec2 const at = ImGui::GetWindowPos();
    ImVec2 const inner = ImGui::GetContentRegionAvail();
    ImVec2 const scroll{ImGui::GetScrollX(), ImGui::GetScrollY()};
    float const seen_width = inner.x;
    float const titles = std::min(px(most_titles), seen_width * 0.45F);
    Grid const grid{model,
                    state,
                    columns,
                    at,
                    {at.x + seen_width, at.y + ImGui::GetWindowHeight() -
                                            (ImGui::GetScrollMaxX() > 0 ? ImGui::GetStyle().ScrollbarSize : 0)},
                    titles,
                    scroll};
    state.cursor_entry = std::min(state.cursor_entry, model.entries.size() - 1);
    state.cursor_file = std::min(state.cursor_file, columns.size() - 1);
    ImGui::SetCursorScreenPos({grid.min.x + titles, grid.min.y + px(head_height)});
    ImVec2 const room{std::max(grid.max.x - grid.min.x - titles, 1.0F),
                      std::max(grid.max.y - grid.min.y - px(head_height), 1.0F)};
    Pressable const cells = pressable("Cells", room, Availability::Enabled);
    std::string const where =
        fmt::format("{} / {}", model.entries[state.cursor_entry].title, model.files[columns[state.cursor_file]].name);
    report({.kind = ItemKind::Row,
            .label = "Cells",
            .value = where,
            .checked = state_of(model, state.cursor_entry, columns[state.cursor_file]) != ProofState::None});
    bool const by_mouse = cells.pressed && ImGui::IsMouseReleased(0);
    follow_mouse_on_cells(grid, by_mouse, intents);
    if (cells.ringed) move_cursor(grid);
    if (cells.pressed && !by_mouse) toggle_link(grid, intents);
    draw_cells(grid, cells.ringed);
    draw_titles(grid);
    take_files_on_rows(grid, intents);
    draw_column_heads(grid);
    ImGui::SetCursorScreenPos({grid.min.x - scroll.x, grid.min.y - scroll.y});
    ImGui::Dummy({titles + static_cast<float>(columns.size()) * px(column_width),
                  px(head_height) + static_cast<float>(model.entries.size()) * px(row_height)});
    reveal_cursor(grid);
    ImGui::EndChild();
}

void draw_legend() {
    ImGui::SetCursorPos({px(space::huge), ImGui::GetCursorPosY() + px(space::small)});
    std::string const legend = say(
        "{} linked   {} marked   {} verified   ·   a press links a file to an entry or takes it away; by keys: arrows, "
        "then Space",
        icon::chain, icon::crosshairs, icon::check_circle);
    ui::line(legend, TextStyle::Small, ui::TextColor::Muted);
}

} // namespace

void draw_matrix(EvidenceView const& view, EvidenceState& state, Intents& intents) {
    std::vector<std::size_t> const columns = columns_of(view.model);
    if (view.model.entries.empty() || columns.empty()) {
        ui::gap(space::huge);
        bool const no_entries = view.model.entries.empty();
        if (ui::empty_state(
                {.icon = icon::paperclip,
                 .title = no_entries ? tr("No entries yet") : tr("No files yet"),
                 .text = no_entries ? tr("Add what you have done on the Estimate screen; then each entry has a row "
                                         "here.")
                                    : tr("Add files; then each has a column here, beside what the entries need."),
                 .action = no_entries ? tr("Go to the entries") : tr("Add files")}) == ui::EmptyAnswer::Action) {
            if (no_entries)
                intents.emplace_back(GoTo{ScreenName::Estimate});
            else
                intents.emplace_back(Show{Panel::AddFiles});
        }
        return;
    }
    draw_grid(view.model, state, columns, intents);
    draw_legend();
}

} // namespace accrue::gui::evidence_screen
