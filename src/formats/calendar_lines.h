// What an iCalendar text is made of (RFC 5545): content lines, and the values in them. Private to calendar_*.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/date.h"

namespace accrue::formats {

// Letters a to z in capitals.
[[nodiscard]] std::string in_capitals(std::string_view text);

// A content line (3.1), unfolded.
struct ContentLine {
    int line = 0;                // of the text, from 1, on which it begins
    std::string name;            // in capitals; empty: the line is no property
    std::string_view parameters; // what stands between name and colon
    std::string_view value;
    std::string_view whole;
    bool cut = false; // folded and very long: this is its first megabyte
};

// The value of that parameter (3.2), without quotes; empty where there is none. `name` is in capitals.
[[nodiscard]] std::string_view parameter(std::string_view parameters, std::string_view name);

// The content lines one after the other. Lines end with LF or CRLF, with CR where there is no LF at all.
class ContentLines {
public:
    explicit ContentLines(std::string_view text);

    // nullopt: there are no more. Its views live until the next call. Blank lines are left out.
    [[nodiscard]] std::optional<ContentLine> next();

private:
    [[nodiscard]] std::string_view take_line();

    std::string_view text_;
    char line_end_;
    std::size_t at_ = 0;
    int lines_ = 0;
    std::string unfolded_;
};

// TEXT (3.3.11) without its escapes; control characters are left out but \n.
[[nodiscard]] std::string unescaped_text(std::string_view value);

enum class StampForm : std::uint8_t { WholeDay, Local, Utc };

// A day, or a moment of a day as written.
struct CalendarStamp {
    StampForm form = StampForm::WholeDay;
    Date day;
    int second = 0;   // of the day, 0 to 86,399
    std::string zone; // of a local one; empty: none is named

    friend bool operator==(CalendarStamp const&, CalendarStamp const&) = default;
};

// DATE or DATE-TIME (3.3.4, 3.3.5), told apart by their shape; nullopt where it is no day from 1900 to 2200 or no time. `zone`
// is the parameter TZID.
[[nodiscard]] std::optional<CalendarStamp> read_stamp(std::string_view value, std::string_view zone);

// DURATION (3.3.6) in seconds, negative ones too; nullopt where it is none or longer than 100 years.
[[nodiscard]] std::optional<std::int64_t> read_duration(std::string_view value);

} // namespace accrue::formats
