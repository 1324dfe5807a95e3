#include "print/columns.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "domain/text.h"
#include "print/layout.h"

namespace accrue::print {
namespace {

// A number, with its currency perhaps. Dates and spans are none.
bool is_figure(std::string_view text) {
    constexpr std::u32string_view figures = U"0123456789";
    constexpr std::u32string_view signs = U" .,%\u00A0\u202F€£$";
    bool has_digit = false;
    for (std::string_view const sign : {"-", "+", "−"})
        if (text.starts_with(sign)) text.remove_prefix(sign.size());
    while (!text.empty()) {
        Character const character = first_character(text);
        bool const is_digit = figures.find(character.code) != std::u32string_view::npos;
        if (!is_digit && signs.find(character.code) == std::u32string_view::npos) return false;
        has_digit = has_digit || is_digit;
        text.remove_prefix(character.size);
    }
    return has_digit;
}

} // namespace

double sum(std::vector<double> const& widths) { return std::accumulate(widths.begin(), widths.end(), 0.0); }

double room_for_columns(std::size_t count) { return text_width - column_gap * static_cast<double>(count - 1); }

std::vector<bool> figure_columns(formats::PageTable const& table) {
    constexpr std::size_t most_characters = 16; // of such words
    std::size_t count = table.head.size();
    for (auto const& row : table.rows) count = std::max(count, row.size());
    std::vector<bool> at_right(count);
    for (std::size_t c = 1; c < count; ++c) {
        std::size_t figures = 0;
        std::size_t words = 0;
        std::size_t others = 0;
        for (auto const& row : table.rows) {
            if (c >= row.size() || (row[c].items.empty() && row[c].text.empty())) continue;
            bool const is_short = row[c].items.empty() && character_count(row[c].text) <= most_characters;
            ++(is_short && is_figure(row[c].text) ? figures : is_short ? words : others);
        }
        at_right[c] = others == 0 && figures >= 2 * words;
    }
    return at_right;
}

std::vector<Column> shared_out(ColumnNeeds const& needs, std::vector<bool> const& at_right) {
    std::size_t const count = needs.all.size();
    double const room = room_for_columns(count);
    double const all = sum(needs.all);
    double const words = sum(needs.word);
    double const things = sum(needs.thing);
    std::vector<double> const& least = things <= room ? needs.thing : needs.word;
    double const most_squeezed = things <= room ? things : words;
    std::vector<Column> columns(count);
    double x = text_left;
    for (std::size_t c = 0; c < count; ++c) {
        double width = needs.all[c];
        if (all <= room)
            width *= room / all;
        else if (words <= room)
            width = least[c] + (room - most_squeezed) * (needs.all[c] - least[c]) / (all - most_squeezed);
        else
            width = std::max(room, 1.0) * needs.word[c] / words;
        columns[c] = {x, width, at_right[c]};
        x += width + column_gap;
    }
    return columns;
}

} // namespace accrue::print
