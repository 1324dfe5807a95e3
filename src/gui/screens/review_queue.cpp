// The queue: what came to be reviewed, in the order of deadlines. Of 100,000 rows those in sight are drawn.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/counted_word.h"
#include "domain/texts.h"
#include "gui/screens/intake.h"
#include "gui/screens/pane.h"
#include "gui/screens/review_parts.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::review_screen {

namespace {

using session::CaseState;
using session::QueueModel;
using session::QueueRow;

// Logical pixels.
constexpr float queue_row_height = 54;
constexpr float queue_head_height = 34;
constexpr float queue_padding = 24;
constexpr float cell_gap = 16;
constexpr float all_columns_from = 1020; // of the table's width
constexpr float levels_from = 760;
constexpr float all_filters_from = 1120;
constexpr std::size_t rows_ahead = 60; // more are asked for when so few are left below

constexpr std::array case_states{CaseState::New,      CaseState::Begun,      CaseState::Abstained,
                                 CaseState::HandedIn, CaseState::Superseded, CaseState::Decided};

std::int64_t count_of(QueueModel const& queue, CaseState state) {
    auto const place = static_cast<std::size_t>(state);
    return place < queue.counts.by_state.size() ? queue.counts.by_state[place] : 0;
}

// "12 applications: 3 not begun, 2 begun, 7 handed in"
std::string counts_in_words(QueueModel const& queue) {
    std::vector<std::string> parts;
    for (CaseState const state : case_states)
        if (std::int64_t const count = count_of(queue, state); count > 0)
            parts.push_back(fmt::format("{} {}", count, look_of(state).word));
    std::string const all = fmt::format("{} {}", queue.counts.all, counted_word("application", queue.counts.all == 1));
    return parts.empty() ? all : fmt::format("{}: {}", all, fmt::join(parts, ", "));
}

// --- The head ---

void draw_queue_head(QueueModel const& queue, Intents& intents) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    std::string const who = queue.reviewer ? queue.reviewer->name : std::string(tr("Who reviews?"));
    ui::ButtonOptions const next{.kind = ui::ButtonKind::Primary,
                                 .icon = icon::arrow_right,
                                 .shortcut = "N",
                                 .tooltip = tr("Opens the application whose decision is due first"),
                                 .disabled_because =
                                     queue.counts.all == 0 ? tr("There is no application yet.") : std::string_view()};
    ui::ButtonOptions const take{.icon = icon::add,
                                 .tooltip = tr("Sealed applications that came, or a folder of them; they can also be "
                                               "dropped here")};
    ui::ButtonOptions const reviewer{.kind = ui::ButtonKind::Quiet,
                                     .icon = icon::user,
                                     .tooltip = tr("Your name, your key, and what shows conflicts of interest")};
    ui::ButtonOptions const watch{.kind = ui::ButtonKind::Quiet,
                                  .icon = icon::folder,
                                  .tooltip = tr("Packages that appear in it are taken in by themselves")};
    float const gap = px(space::small);
    float const name = std::min(ui::button_width(who, reviewer), px(220));
    float const buttons = ui::button_width(tr("Next"), next) + ui::button_width(tr("Take in packages"), take) +
                          px(control_height) + 2 * gap;
    bool const beside = width > buttons + name + px(360);
    ui::title(tr("Review"));
    ui::line(counts_in_words(queue), TextStyle::Body, ui::TextColor::Muted,
             beside ? width - buttons - name - px(space::huge) : width);
    ImVec2 const below = ImGui::GetCursorScreenPos();
    float x = beside ? start.x + width - buttons - name - gap : start.x;
    float const y = beside ? start.y + px(6) : below.y + px(space::tiny);
    if (beside) {
        ImGui::SetCursorScreenPos({x, y});
        ui::ButtonOptions options = reviewer;
        options.width = name;
        if (ui::button(who, options)) intents.emplace_back(Show{Panel::Reviewer});
        x += name + gap;
    }
    ImGui::SetCursorScreenPos({x, y});
    if (ui::icon_button(icon::folder, tr("Watch a folder"), watch)) intents.emplace_back(Show{Panel::WatchFolder});
    ImGui::SameLine(0, gap);
    if (ui::button(tr("Take in packages"), take)) intents.emplace_back(Show{Panel::TakeIn});
    ImGui::SameLine(0, gap);
    if (ui::button(tr("Next"), next)) intents.emplace_back(OpenNextCase{});
    if (!beside) {
        ImGui::SameLine(0, gap);
        if (ui::icon_button(icon::user, who, reviewer)) intents.emplace_back(Show{Panel::Reviewer});
    }
    ImGui::SetCursorScreenPos({start.x, std::max(below.y, y + px(control_height)) + px(space::medium)});
}

// --- Filters ---

void draw_filter_of_states(QueueModel const& queue, float width, session::QueueFilter& filter) {
    std::vector<std::string> labels{say("All states ({})", queue.counts.all)};
    for (CaseState const state : case_states)
        labels.push_back(fmt::format("{} ({})", look_of(state).word, count_of(queue, state)));
    std::vector<ui::Choice> choices;
    for (std::string const& label : labels) choices.push_back({label});
    std::optional<std::size_t> chosen = filter.state ? static_cast<std::size_t>(*filter.state) + 1 : 0;
    if (!ui::drop_down(tr("State"), choices, chosen, {.width = width, .label = ui::LabelPlace::Hidden})) return;
    filter.state = *chosen == 0 ? std::nullopt : std::optional(case_states[*chosen - 1]);
}

void draw_filter_of_levels(QueueModel const& queue, float width, session::QueueFilter& filter) {
    std::vector<std::string> codes{std::string()};
    for (std::string const& level : queue.levels) codes.push_back(level);
    if (std::ranges::find(codes, filter.target) == codes.end()) codes.push_back(filter.target);
    std::vector<ui::Choice> choices{ui::Choice{tr("All levels")}};
    for (std::size_t i = 1; i < codes.size(); ++i) choices.push_back({.label = codes[i]});
    std::optional<std::size_t> chosen =
        static_cast<std::size_t>(std::ranges::find(codes, filter.target) - codes.begin());
    if (ui::drop_down(tr("Level asked for"), choices, chosen, {.width = width, .label = ui::LabelPlace::Hidden}))
        filter.target = codes[*chosen];
}

void draw_filters(ReviewView const& view, ReviewState& state, Intents& intents) {
    session::QueueFilter filter = view.filter;
    filter.search = state.search.saved; // the view's is folded
    session::QueueFilter const before = filter;
    float const width = ImGui::GetContentRegionAvail().x;
    bool const one_row = width >= px(levels_from);
    float const gap = px(space::medium);
    float const search = one_row ? std::min(px(300), width * 0.3F) : width;
    bool const hides = view.queue.hides_applicants;
    if (hides) state.search.text.clear();
    if (std::exchange(state.focus_search, false) && !hides) ImGui::SetKeyboardFocusHere();
    std::string off(tr("No search while who applies is hidden"));
    ui::FieldOptions find{
        .hint = tr("Name or e-mail address"), .icon = icon::search, .width = search, .label = ui::LabelPlace::Hidden};
    if (hides) find.disabled_because = tr("It looks in names and addresses, which are hidden.");
    ImGui::BeginGroup(); // with what stands under the field
    (void)ui::input_text(tr("Find applications"), hides ? off : state.search.text, find);
    ImGui::EndGroup();
    filter.search = state.search.saved = state.search.text;
    if (one_row) ImGui::SameLine(0, gap);
    float const choice = one_row ? px(210) : (width - gap) / 2;
    draw_filter_of_states(view.queue, choice, filter);
    ImGui::SameLine(0, gap);
    draw_filter_of_levels(view.queue, one_row ? px(170) : choice, filter);
    if (one_row) {
        ImGui::SameLine(0, gap);
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() + px(space::small));
    }
    (void)ui::toggle(tr("Only flagged"), filter.flagged);
    if (width >= px(all_filters_from)) ImGui::SameLine(0, gap);
    bool hide = hides;
    if (ui::toggle(tr("Hide who applies"), hide)) intents.emplace_back(gui::HideApplicants{hide});
    if (filter == before) return;
    state.cursor = 0;
    intents.emplace_back(FilterQueue{std::move(filter)});
}

// --- The table ---

struct QueueColumns { // where each begins; device pixels
    float applicant = 0;
    float claimed = 0;
    float evidenced = 0; // 0: there is no room for these two
    float robust = 0;
    float deadline = 0;
    float state = 0;
    float flags = 0;
    float assignee = 0; // 0: likewise
    float end = 0;
};

// Beside a scroll bar, whether or not there is one.
float table_width() {
    return ImGui::GetWindowWidth() - 2 * px(queue_padding - space::medium) - ImGui::GetStyle().ScrollbarSize;
}

QueueColumns columns_in(float left, float width) {
    QueueColumns columns;
    bool const all = width >= px(all_columns_from);
    bool const levels = width >= px(levels_from);
    columns.end = left + width - px(space::medium);
    float x = columns.end;
    auto const from_right = [&](float column) { return x -= px(column + cell_gap); };
    if (all) columns.assignee = from_right(130);
    columns.flags = from_right(24);
    columns.state = from_right(160);
    columns.deadline = from_right(130);
    if (levels) {
        columns.robust = from_right(76);
        columns.evidenced = from_right(76);
        columns.claimed = from_right(76);
    }
    columns.applicant = left + px(space::medium);
    return columns;
}

struct Cell { // in two lines, or one in the middle
    float from;
    float to;
    float top;
    float height;

    void draw(std::string_view text, Color color, TextStyle style = TextStyle::Body) const {
        draw_text({from, top + (height - text_height(style)) / 2}, style, color, ellipsized(style, text, to - from));
    }
    void draw(std::string_view first, Color first_color, std::string_view second, Color second_color,
              TextStyle style = TextStyle::Body) const {
        if (second.empty()) return draw(first, first_color, style);
        float const lines = line_distance(style) + text_height(TextStyle::Small);
        float const y = top + (height - lines) / 2;
        draw_text({from, y}, style, first_color, ellipsized(style, first, to - from));
        draw_text({from, y + line_distance(style)}, TextStyle::Small, second_color,
                  ellipsized(TextStyle::Small, second, to - from));
    }
};

void draw_column_names(QueueColumns const& columns, float top) {
    auto const name = [&](float from, float to, std::string_view text) {
        if (from > 0)
            Cell{from, to - px(cell_gap), top, px(queue_head_height)}.draw(text, palette().text_muted,
                                                                           TextStyle::Label);
    };
    bool const levels = columns.claimed > 0;
    name(columns.applicant, levels ? columns.claimed : columns.deadline, tr("Applicant"));
    if (levels) {
        name(columns.claimed, columns.evidenced, tr("Claimed¦a level"));
        name(columns.evidenced, columns.robust, tr("Evidenced¦a level"));
        name(columns.robust, columns.deadline, tr("Robust¦a level"));
    }
    name(columns.deadline, columns.state, tr("Decide by"));
    name(columns.state, columns.flags, tr("State"));
    name(columns.assignee, columns.end + px(cell_gap), tr("Reviewer"));
}

// The icon that stands for what is to be looked at, with all of it under the mouse.
void draw_flags(QueueRow const& row, Cell const& cell) {
    if (row.flags.empty()) return;
    draw_text({cell.from, cell.top + (cell.height - text_height(TextStyle::Body)) / 2}, TextStyle::Body,
              palette().warning.text, icon::flag);
}

void draw_queue_cells(QueueRow const& row, QueueColumns const& columns, ImVec2 at) {
    Palette const& p = palette();
    float const height = px(queue_row_height);
    auto const cell = [&](float from, float to) { return Cell{from, to - px(cell_gap), at.y, height}; };
    bool const levels = columns.claimed > 0;
    cell(columns.applicant, levels ? columns.claimed : columns.deadline)
        .draw(row.applicant, p.text, row.what, p.text_muted, TextStyle::Strong);
    if (levels) {
        cell(columns.claimed, columns.evidenced).draw(row.claimed, p.text);
        cell(columns.evidenced, columns.robust)
            .draw(row.evidenced, row.evidenced == row.claimed ? p.text : p.warning.text);
        cell(columns.robust, columns.deadline).draw(row.robust, row.robust == row.claimed ? p.text : p.text_muted);
    }
    Color const due = row.late ? p.danger.text : row.soon ? p.warning.text : p.text_muted;
    std::string const left = row.late || row.soon ? fmt::format("{}  {}", icon::clock, row.left) : row.left;
    cell(columns.deadline, columns.state).draw(row.deadline, p.text, left, due);
    ReviewLook const look = look_of(row.state);
    Cell const state = cell(columns.state, columns.flags);
    draw_text({state.from, at.y + (height - text_height(TextStyle::Body)) / 2}, TextStyle::Body,
              colors_of(p, look.tone).text, look.icon);
    Cell{state.from + px(24), state.to, at.y, height}.draw(row.state_words, p.text);
    draw_flags(row, cell(columns.flags, columns.flags + px(40)));
    if (columns.assignee > 0) cell(columns.assignee, columns.end + px(cell_gap)).draw(row.assignee, p.text_muted);
}

// What is to be said of the row beside what it shows.
std::string tip_of(QueueRow const& row) { return fmt::format("{}", fmt::join(row.flags, "\n")); }

void draw_queue_row(QueueRow const& row, std::size_t place, QueueColumns const& columns, ImVec2 at, float width,
                    ReviewState& state, Intents& intents) {
    ui::Scope const scope(fmt::format("Case {}", row.id.value));
    ImGui::SetCursorScreenPos(at);
    Pressable const item = pressable(row.applicant, {width, px(queue_row_height)}, Availability::Enabled);
    report({.kind = ItemKind::Row, .label = row.applicant, .value = row.state_words, .checked = place == state.cursor});
    draw_row_ground(item, place == state.cursor);
    float const line = theme().hairline();
    fill({item.min.x, item.max.y - line}, item.max, palette().border, 0);
    draw_queue_cells(row, columns, at);
    ui::tooltip(tip_of(row));
    bool const by_mouse = ImGui::IsMouseReleased(0);
    if (item.pressed) state.cursor = place;
    if ((item.pressed && !by_mouse) || (item.hovered && ImGui::IsMouseDoubleClicked(0)))
        intents.emplace_back(OpenCase{row.id});
}

void keep_cursor_in_sight(ReviewState& state) {
    if (!std::exchange(state.reveal_cursor, false)) return;
    float const top = static_cast<float>(state.cursor) * px(queue_row_height);
    float const room = ImGui::GetWindowHeight();
    float const scroll = ImGui::GetScrollY();
    if (top < scroll) ImGui::SetScrollY(top);
    if (top + px(queue_row_height) > scroll + room) ImGui::SetScrollY(top + px(queue_row_height) - room);
}

void draw_rows(QueueModel const& queue, ReviewState& state, Intents& intents) {
    Pane const pane("Rows", {.padding = {0, 0}});
    keep_cursor_in_sight(state);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const left = start.x + px(queue_padding - space::medium);
    float const width = table_width();
    QueueColumns const columns = columns_in(left, width);
    float const height = px(queue_row_height);
    float const scroll = ImGui::GetScrollY();
    auto const first = static_cast<std::size_t>(std::max(scroll / height, 0.0F));
    auto const in_sight = static_cast<std::size_t>(ImGui::GetWindowHeight() / height) + 2;
    std::size_t const end = std::min(first + in_sight, queue.rows.size());
    for (std::size_t i = std::min(first, end); i < end; ++i)
        draw_queue_row(queue.rows[i], i, columns, {left, start.y + static_cast<float>(i) * height}, width, state,
                       intents);
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({width, static_cast<float>(queue.rows.size()) * height});
    bool const at_end = end + rows_ahead >= queue.rows.size() || state.cursor + rows_ahead >= queue.rows.size();
    if (!queue.more || !at_end || state.asked_more_at == queue.revision) return;
    state.asked_more_at = queue.revision;
    intents.emplace_back(ShowMoreCases{});
}

void draw_table(QueueModel const& queue, ReviewState& state, Intents& intents) {
    {
        Pane const head(
            "Columns",
            {.size = {0, px(queue_head_height)}, .padding = {0, 0}, .edge = PaneEdge::Bottom, .scrolls = false});
        ImVec2 const start = ImGui::GetCursorScreenPos();
        draw_column_names(columns_in(start.x + px(queue_padding - space::medium), table_width()), start.y);
    }
    draw_rows(queue, state, intents);
}

// --- Nothing to show ---

void draw_empty_queue(Intents& intents) {
    ui::gap(space::huge);
    if (ui::empty_state({.icon = icon::certificate,
                         .title = tr("Nothing to review yet"),
                         .text = tr("Drop packages here: sealed applications that came to you, one or a hundred, or a "
                                    "folder of them. Each is checked before it is taken in, and kept as it came."),
                         .action = tr("Take in packages")}) == ui::EmptyAnswer::Action)
        intents.emplace_back(Show{Panel::TakeIn});
}

void draw_none_found(ReviewState& state, Intents& intents) {
    ui::gap(space::huge);
    if (ui::empty_state({.icon = icon::filter,
                         .title = tr("No application is like this"),
                         .text = tr("Others are in the queue: search and filters leave them out."),
                         .action = tr("Show all of them")}) != ui::EmptyAnswer::Action)
        return;
    state.search = {};
    intents.emplace_back(FilterQueue{});
}

void draw_watch(QueueModel const& queue, Intents& intents) {
    if (!queue.watch) return;
    session::QueueWatch const& watch = *queue.watch;
    if (watch.missing)
        draw_noted(icon::warning,
                   say("The folder that is watched is not there; it is looked for again: {}", watch.folder),
                   ui::TextColor::Warning, TextStyle::Small);
    else
        draw_noted(icon::folder, say("Packages that appear here are taken in by themselves: {}", watch.folder),
                   ui::TextColor::Muted, TextStyle::Small);
    if (ui::button(tr("Stop watching"), {.kind = ui::ButtonKind::Quiet})) intents.emplace_back(WatchFolder{});
    ui::gap(space::small);
}

void draw_queue_intake(QueueModel const& queue, Intents& intents) {
    if (!queue.intake) return;
    session::QueueIntake const& intake = *queue.intake;
    if (intake.running) {
        std::string words = say("Taking in {} of {} packages", intake.seen, intake.total);
        if (draw_intake_progress({std::move(words), intake.seen, intake.total}))
            intents.emplace_back(StopTakingInPackages{});
        return;
    }
    std::string const refused = refusals_in_words(intake);
    ui::Banner const banner{.tone = tone_of(intake), .text = intake.words, .remedy = refused};
    if (ui::banner("Intake", banner) == ui::BannerAnswer::Closed) intents.emplace_back(DismissQueueIntake{});
    ui::gap(space::small);
}

// --- Keys ---

void move_queue_cursor(ReviewState& state, std::size_t rows, std::ptrdiff_t by) {
    if (rows == 0) return;
    auto const last = static_cast<std::ptrdiff_t>(rows) - 1;
    auto const wanted = std::clamp(static_cast<std::ptrdiff_t>(state.cursor) + by, std::ptrdiff_t{0}, last);
    state.cursor = static_cast<std::size_t>(wanted);
    state.reveal_cursor = true;
}

void follow_queue_keys(QueueModel const& queue, ReviewState& state, Intents& intents) {
    if (!keys_are_free()) return;
    constexpr std::ptrdiff_t page = 10;
    auto const move = [&](std::ptrdiff_t by) { move_queue_cursor(state, queue.rows.size(), by); };
    if (pressed(Modifiers::None, Key::Down) || pressed(Modifiers::None, Key::J)) move(1);
    if (pressed(Modifiers::None, Key::Up) || pressed(Modifiers::None, Key::K)) move(-1);
    if (pressed(Modifiers::None, Key::PageDown)) move(page);
    if (pressed(Modifiers::None, Key::PageUp)) move(-page);
    if (pressed(Modifiers::None, Key::Home)) move(-static_cast<std::ptrdiff_t>(state.cursor));
    if (pressed(Modifiers::None, Key::End)) move(static_cast<std::ptrdiff_t>(queue.rows.size()));
    if (struck(Key::Slash)) state.focus_search = true;
    if (struck(Key::N) && queue.counts.all > 0) intents.emplace_back(OpenNextCase{});
    // Enter on a button is the button's.
    if (state.cursor < queue.rows.size() && take_enter()) intents.emplace_back(OpenCase{queue.rows[state.cursor].id});
}

} // namespace

void draw_queue(ReviewView const& view, ReviewState& state, Intents& intents) {
    QueueModel const& queue = view.queue;
    state.cursor = std::min(state.cursor, queue.rows.empty() ? 0 : queue.rows.size() - 1);
    {
        Pane const head("Head", {.size = {0, std::max(state.head_height, px(80))},
                                 .padding = {queue_padding, space::large},
                                 .scrolls = false});
        float const top = ImGui::GetCursorPosY();
        draw_queue_head(queue, intents);
        draw_watch(queue, intents);
        draw_queue_intake(queue, intents);
        if (queue.counts.all > 0) draw_filters(view, state, intents);
        state.head_height = ImGui::GetCursorPosY() - top + px(space::large + space::small);
    }
    {
        Pane const body("Body", {.padding = {0, 0}, .scrolls = false});
        if (queue.counts.all == 0)
            draw_empty_queue(intents);
        else if (queue.rows.empty())
            draw_none_found(state, intents);
        else
            draw_table(queue, state, intents);
    }
    follow_queue_keys(queue, state, intents);
}

} // namespace accrue::gui::review_screen
