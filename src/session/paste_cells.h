// From a cell of a spreadsheet to the text that a form takes: dates, numbers, yes and no, options and qualifications as people
// write them. What cannot be read stays as it is, for the form to say. Private to the session.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pack.h"
#include "session/models.h"

namespace accrue::session {

enum class DayOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

// What the days say that can be read in one way only: "25/3/2012" is day first. Unknown where none does or they differ.
[[nodiscard]] DayOrder find_day_order(std::vector<std::string_view> const& days);

// "2012/07/15", "2012-07-15 00:00:00", "15/7/2012" in a known order, and what read_date takes.
[[nodiscard]] std::optional<Date> read_pasted_day(std::string_view text, DayOrder order);

class CellReader { // of one column
public:
    CellReader(FieldModel const& field, rules::Pack const& pack, DayOrder order);

    // The text for the form's field. A problem that only a table can have is added.
    [[nodiscard]] std::string read(std::string_view cell, std::vector<FieldProblem>& problems) const;

private:
    [[nodiscard]] std::string known_word(std::string_view cell) const;
    [[nodiscard]] std::string number(std::string_view cell, std::vector<FieldProblem>& problems) const;
    [[nodiscard]] std::string state(std::string_view cell, std::vector<FieldProblem>& problems) const;

    std::string key_;
    std::string unit_;
    FieldModel::Kind kind_;
    DayOrder order_;
    std::map<std::string, std::string> words_; // folded: what may stand in the cell, and what it means
};

} // namespace accrue::session
