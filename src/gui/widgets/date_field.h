// A date field: text as read_date takes it, ISO always, and a calendar for the mouse and the keyboard.
// In the calendar: arrows move by a day or a week, PageUp and PageDown by a month (with Shift by a year), Home and End
// to the ends of the month, Enter chooses, Escape closes. A press on the month's name goes to the years.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/date.h"
#include "gui/widgets/fields.h"

namespace accrue::gui::ui {

struct DateOptions {
    FieldOptions field = {};
    std::optional<Date> today = std::nullopt; // marked, and where an empty field's calendar opens
    std::optional<Date> earliest = std::nullopt;
    std::optional<Date> latest = std::nullopt;
};

Edit input_date(std::string_view label, std::string& text, DateOptions const& options = {});

// What input_date says under the field once it is left: empty for a date in the range and for no text.
[[nodiscard]] std::string date_error(std::string_view text, DateOptions const& options);

} // namespace accrue::gui::ui
