#include "gui/widgets/date_field.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/calendar.h"
#include "gui/widgets/field_parts.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/layout.h"

namespace accrue::gui::ui {

namespace {

constexpr char calendar_popup_name[] = "##calendar";
constexpr float cell_side = 38;
constexpr int years_in_page = 20;
constexpr int year_columns = 4;

enum class View { Days, Years };

// What an open calendar remembers between two frames; kept in ImGui's storage of the window that holds the field.
struct Cursor {
    Date at;
    View view = View::Days;
    int first_year = 0; // of the page of years
};

struct StoredCursor {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    ImGuiID at = ImGui::GetID("##at");
    ImGuiID view = ImGui::GetID("##view");
    ImGuiID first_year = ImGui::GetID("##first_year");

    [[nodiscard]] Cursor read() const {
        return {Date{storage->GetInt(at)}, static_cast<View>(storage->GetInt(view)), storage->GetInt(first_year)};
    }
    void write(Cursor const& cursor) const {
        storage->SetInt(at, cursor.at.days);
        storage->SetInt(view, static_cast<int>(cursor.view));
        storage->SetInt(first_year, cursor.first_year);
    }
};

int first_year_of_page(int year) { return year - year % years_in_page; }

bool in_range(Date date, DateOptions const& options) {
    if (options.earliest && date < *options.earliest) return false;
    if (options.latest && date > *options.latest) return false;
    return date >= first_date && date <= last_date;
}

Date date_in_month(Month month, int day) { return std::min(Date{first_day(month).days + day - 1}, last_day(month)); }

void move_by_keys(Cursor& cursor) {
    auto const days = [&](Key key, int count) {
        if (pressed(key)) cursor.at = moved_by_days(cursor.at, count);
    };
    days(Key::Left, -1);
    days(Key::Right, 1);
    days(Key::Up, -7);
    days(Key::Down, 7);
    int const months = ImGui::GetIO().KeyShift ? 12 : 1;
    if (pressed(Key::PageUp)) cursor.at = add_months(cursor.at, -months);
    if (pressed(Key::PageDown)) cursor.at = add_months(cursor.at, months);
    if (pressed(Key::Home)) cursor.at = first_day(month_of(cursor.at));
    if (pressed(Key::End)) cursor.at = last_day(month_of(cursor.at));
}

struct Arrows { // what they are called
    std::string_view back;
    std::string_view on;
};

// The line with the arrows; true when the name in the middle is pressed. `step` is -1 or 1 where an arrow is.
bool calendar_header(std::string_view name, Arrows const& arrows, int& step) {
    ButtonOptions const quiet{.kind = ButtonKind::Quiet, .size = ButtonSize::Small};
    float const width = ImGui::GetContentRegionAvail().x;
    float const side = px(small_control_height);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    if (icon_button(icon::chevron_left, arrows.back, quiet)) step = -1;
    ImGui::SetCursorScreenPos({start.x + width - side, start.y});
    if (icon_button(icon::chevron_right, arrows.on, quiet)) step = 1;
    float const name_width = measure(TextStyle::Strong, name).x + 2 * px(10);
    ImGui::SetCursorScreenPos({start.x + (width - name_width) / 2, start.y});
    Pressable const item = pressable("##name", {name_width, side}, Availability::Enabled);
    if (item.hovered) fill(item.min, item.max, palette().hovered, rounding::control);
    ImVec2 const extent = measure(TextStyle::Strong, name);
    draw_text({item.min.x + (name_width - extent.x) / 2, item.min.y + (side - extent.y) / 2}, TextStyle::Strong,
              palette().text, name);
    report({.kind = ItemKind::Button, .label = name});
    return item.pressed;
}

struct Cell {
    std::string text;
    std::string label; // for tests: the whole date
    bool faint = false;
    bool chosen = false;
    bool marked = false; // today
    bool cursor = false;
    Availability availability = Availability::Enabled;
};

bool calendar_cell(Cell const& cell, ImVec2 min, ImVec2 size) {
    Palette const& p = palette();
    ImGui::SetCursorScreenPos(min);
    Pressable const item = pressable(cell.label, size, cell.availability);
    float const inset = px(2);
    ImVec2 const from{item.min.x + inset, item.min.y + inset};
    ImVec2 const to{item.max.x - inset, item.max.y - inset};
    bool const disabled = cell.availability == Availability::Disabled;
    if (cell.chosen)
        fill(from, to, item.hovered ? p.accent_hovered : p.accent, rounding::control);
    else if (item.hovered || item.held)
        fill(from, to, item.held ? p.pressed : p.hovered, rounding::control);
    if (cell.marked && !cell.chosen) outline(from, to, p.border_strong, rounding::control);
    if (cell.cursor) focus_ring({from.x + px(1), from.y + px(1)}, {to.x - px(1), to.y - px(1)}, rounding::control);
    Color const color = cell.chosen ? p.on_accent : disabled || cell.faint ? p.text_faint : p.text;
    TextStyle const style = cell.chosen || cell.marked ? TextStyle::Strong : TextStyle::Body;
    ImVec2 const extent = measure(style, cell.text);
    draw_text({(from.x + to.x - extent.x) / 2, (from.y + to.y - extent.y) / 2}, style, color, cell.text);
    if (disabled) // struck through, so that it differs from a day of another month by more than nothing
        fill({(from.x + to.x - extent.x) / 2, (from.y + to.y) / 2},
             {(from.x + to.x + extent.x) / 2, (from.y + to.y) / 2 + theme().hairline()}, p.text_faint, 0);
    report({.kind = ItemKind::Option, .label = cell.label, .enabled = !disabled, .checked = cell.chosen});
    return item.pressed;
}

void weekday_names(ImVec2 start) {
    float x = start.x;
    for (int day = 0; day < 7; ++day) {
        std::string_view const name = weekday_name(day);
        float const width = measure(TextStyle::Small, name).x;
        draw_text({x + (px(cell_side) - width) / 2, start.y + px(4)}, TextStyle::Small, palette().text_muted, name);
        x += px(cell_side);
    }
}

std::optional<Date> days_view(Cursor& cursor, std::optional<Date> chosen, DateOptions const& options) {
    YearMonthDay const shown = civil(cursor.at);
    int step = 0;
    Arrows const arrows{tr("Previous month"), tr("Next month")};
    if (calendar_header(fmt::format("{} {}", month_name(shown.month), shown.year), arrows, step)) {
        cursor.view = View::Years;
        cursor.first_year = first_year_of_page(shown.year);
    }
    if (step != 0) cursor.at = add_months(cursor.at, step);
    Month const month = month_of(cursor.at);
    std::array<Date, 42> const page = page_of(month);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    weekday_names(start);
    std::optional<Date> picked;
    for (std::size_t i = 0; i < page.size(); ++i) {
        Date const date = page[i];
        bool const other = month_of(date) != month;
        Cell const cell{.text = fmt::format("{}", civil(date).day),
                        .label = to_text(date),
                        .faint = other,
                        .chosen = chosen == date && !other,
                        .marked = options.today == date && !other,
                        .cursor = cursor.at == date,
                        .availability = in_range(date, options) ? Availability::Enabled : Availability::Disabled};
        std::size_t const week = i / 7;
        float const down = static_cast<float>(week) * px(cell_side);
        ImVec2 const min{start.x + static_cast<float>(i % 7) * px(cell_side), start.y + px(26) + down};
        if (calendar_cell(cell, min, {px(cell_side), px(cell_side)})) picked = date;
    }
    return picked;
}

void years_view(Cursor& cursor) {
    int step = 0;
    int const last = cursor.first_year + years_in_page - 1;
    Arrows const arrows{tr("Previous years"), tr("Next years")};
    if (calendar_header(fmt::format("{} – {}", cursor.first_year, last), arrows, step)) cursor.view = View::Days;
    cursor.first_year =
        std::clamp(cursor.first_year + step * years_in_page, first_year_of_page(1900), first_year_of_page(2200));
    ImVec2 const start = ImGui::GetCursorScreenPos();
    ImVec2 const size{ImGui::GetContentRegionAvail().x / year_columns, px(48)};
    YearMonthDay const at = civil(cursor.at);
    for (int i = 0; i < years_in_page; ++i) {
        int const year = cursor.first_year + i;
        bool const exists = year >= 1900 && year <= 2200;
        std::string const name = fmt::format("{}", year);
        Cell const cell{.text = name,
                        .label = name,
                        .chosen = year == at.year,
                        .availability = exists ? Availability::Enabled : Availability::Disabled};
        float const x = start.x + static_cast<float>(i % year_columns) * size.x;
        int const row = i / year_columns;
        float const y = start.y + px(8) + static_cast<float>(row) * size.y;
        if (!calendar_cell(cell, {x, y}, size)) continue;
        cursor.at = date_in_month(Month{year * 12 + at.month - 1}, at.day);
        cursor.view = View::Days;
    }
}

// The popup, every frame; the date that is chosen.
std::optional<Date> calendar_popup(Popup::Anchor const& anchor, std::optional<Date> chosen,
                                   DateOptions const& options) {
    StoredCursor const stored;
    ImVec2 const size{7 * px(cell_side) + 2 * px(space::small),
                      6 * px(cell_side) + px(26 + 16 + small_control_height + 8)};
    Popup popup(calendar_popup_name, anchor, size, PopupKeys::OwnHandling);
    if (!popup) return std::nullopt;
    Cursor cursor = stored.read();
    std::optional<Date> picked;
    if (cursor.view == View::Days) {
        if (!ImGui::IsWindowAppearing()) move_by_keys(cursor);
        picked = days_view(cursor, chosen, options);
        if (picked) ImGui::CloseCurrentPopup();
        if (!picked && !ImGui::IsWindowAppearing() && in_range(cursor.at, options) && take_enter()) {
            picked = cursor.at;
            popup.close_by_key();
        }
    } else {
        years_view(cursor);
    }
    stored.write(cursor);
    return picked;
}

void open_calendar(std::optional<Date> chosen, DateOptions const& options) {
    Date start = chosen.value_or(options.today.value_or(options.latest.value_or(Date{})));
    if (options.earliest) start = std::max(start, *options.earliest);
    if (options.latest) start = std::min(start, *options.latest);
    StoredCursor{}.write({.at = start});
    ImGui::OpenPopup(calendar_popup_name);
}

// The button at the right end inside the box.
bool calendar_button(std::string_view label, Box const& box) {
    float const side = px(small_control_height);
    float const inset = (box.max.y - box.min.y - side) / 2;
    ImGui::SetCursorScreenPos({box.max.x - side - inset, box.min.y + inset});
    return icon_button(icon::calendar, fmt::format("Calendar for {}", label),
                       {.kind = ButtonKind::Quiet, .size = ButtonSize::Small, .tooltip = tr("Calendar (F4)")});
}

// Why these numbers are no date here.
std::string no_such_day(YearMonthDay const& numbers) {
    if (numbers.year < civil(first_date).year || numbers.year > civil(last_date).year)
        return say("The year must be from {} to {}.", civil(first_date).year, civil(last_date).year);
    if (numbers.month < 1 || numbers.month > 12)
        return say("There is no month {}: write year-month-day, such as 2012-07-15.", numbers.month);
    return say("{} {} has no day {}.", month_name(numbers.month), numbers.year, numbers.day);
}

} // namespace

std::string date_error(std::string_view text, DateOptions const& options) {
    std::string_view const written = trimmed(text);
    if (written.empty()) return {};
    std::optional<Date> const date = read_date(written);
    if (!date) {
        auto const numbers = written_day(written);
        return numbers ? no_such_day(*numbers)
                       : std::string(tr("Write the date as year-month-day, such as 2012-07-15."));
    }
    if (in_range(*date, options)) return {};
    if (options.earliest && *date < *options.earliest)
        return say("The earliest date here is {}.", to_text(*options.earliest));
    return say("The latest date here is {}.", to_text(options.latest.value_or(last_date)));
}

namespace {

// The box with the text and the button. Sets `opens` when the calendar is asked for.
TextInput date_box(std::string_view label, std::string& text, Field& field, FieldOptions const& options,
                   std::string_view error, Box const& box, bool& opens) {
    draw_box(box, box_state(field, error));
    float const button_room = px(control_height);
    std::string_view const hint = options.hint.empty() ? tr("YYYY-MM-DD") : options.hint;
    TextInput const input = bare_text_input(label, text, hint, {box.min, {box.max.x - button_room, box.max.y}});
    report({.kind = ItemKind::DateField, .label = label, .value = text});
    if (input.ringed) focus_ring(box.min, box.max, rounding::control);
    if (input.active) field.show_help();
    opens = calendar_button(label, box) || (input.ringed && pressed(Key::F4));
    return input;
}

} // namespace

Edit input_date(std::string_view label, std::string& text, DateOptions const& options) {
    if (!options.field.disabled_because.empty() || !reason_not_to_edit(text).empty())
        return input_text(label, text, options.field);
    Field field(label, options.field);
    std::string const error =
        options.field.error.empty() ? date_error(text, options) : std::string(options.field.error);
    ImVec2 const min = ImGui::GetCursorScreenPos();
    Box const box{min, {min.x + field.width(), min.y + px(control_height)}};
    bool const typing = could_become_date(text);
    bool opens = false;
    TextInput const input =
        date_box(label, text, field, options.field, typing ? std::string_view() : error, box, opens);
    if (!(typing && input.active)) field.set_error(error);

    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy({field.width(), px(control_height)});

    ImGuiID const owner = owner_id(label);
    Scope const scope(label);
    std::optional<Date> const chosen = read_date(trimmed(text));
    if (opens) open_calendar(chosen, options);
    std::optional<Date> const picked = calendar_popup({box.min, box.max, owner}, chosen, options);
    if (!picked) return input.edit;
    text = to_text(*picked);
    return {.changed = true, .left = true};
}

} // namespace accrue::gui::ui
