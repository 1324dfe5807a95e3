// Tables of a pack as tables of the handbook.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/handbook_parts.h"
#include "scoring/award_words.h"
#include "scoring/explain.h"

namespace accrue::formats::handbook {
namespace {

std::string cell_words(Book const& book, rules::Cell const& cell) {
    auto const* points = std::get_if<Number>(&cell);
    if (points != nullptr) return book.number(*points);
    std::string const& level = std::get<std::string>(cell);
    return level == rules::no_level ? "–" : level;
}

// Bands of each option: a column for each result, and from which value on it is.
PageTable bands_of(Book const& book, rules::Table const& table, std::string caption, std::string row_axis) {
    PageTable page{std::move(caption), {std::move(row_axis)}, {}};
    std::vector<std::string> results;
    for (auto const& [option, bands] : table.bands)
        for (auto const& band : bands)
            if (std::string result = cell_words(book, band.result); std::ranges::find(results, result) == results.end())
                results.push_back(std::move(result));
    for (std::string const& result : results) page.head.push_back(result);
    for (auto const& [option, bands] : table.bands) {
        std::vector<Phrase> row{plain(scoring::option_text(option))};
        for (std::string const& result : results) {
            std::vector<std::string> from;
            for (auto const& band : bands)
                if (cell_words(book, band.result) == result) from.push_back(say("from {}", number_words(band.from)));
            row.push_back(plain(from.empty() ? "–" : fmt::format("{}", fmt::join(from, ", "))));
        }
        page.rows.push_back(std::move(row));
    }
    return page;
}

// What the cells of a table without columns are.
std::string result_name(Book const& book, rules::Table const& table) {
    bool points = false;
    rules::for_each_cell(table, [&](rules::Cell const& cell) { points = std::holds_alternative<Number>(cell); });
    return points ? capitalised(scoring::points_word(book.pack)) : std::string(tr("Level"));
}

} // namespace

PageTable cells_of(Book const& book, rules::Table const& table, std::string_view claim_type, std::string caption) {
    std::vector<std::string> axes;
    for (std::string const& axis : table.row) axes.push_back(scoring::axis_name(book.pack, claim_type, axis));
    std::string row_axis = capitalised(fmt::format("{}", fmt::join(axes, tr(" or "))));
    if (axes.size() > 1)
        caption += say(". Each of {} is looked up by itself, and what is found is added", fmt::join(axes, ", "));
    if (!table.col.empty()) {
        std::string const column = scoring::axis_name(book.pack, claim_type, table.col);
        caption += table.bands.empty() ? say("; columns: {}", column) : say(", by {}", column);
    }
    if (!table.bands.empty()) return bands_of(book, table, std::move(caption), std::move(row_axis));
    PageTable page{std::move(caption), {std::move(row_axis)}, {}};
    for (Number const& from : table.cols) page.head.push_back(say("from {}", number_words(from)));
    for (std::string const& option : table.col_options) page.head.push_back(scoring::option_text(option));
    if (page.head.size() == 1) page.head.push_back(result_name(book, table));
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        auto const& [option, cells] = table.rows[r];
        std::string const name = r < table.row_from.size() ? say("from {}", number_words(table.row_from[r]))
                                 : option.empty()          ? result_name(book, table)
                                                           : scoring::option_text(option);
        std::vector<Phrase> row{plain(name)};
        for (rules::Cell const& cell : cells) row.push_back(plain(cell_words(book, cell)));
        page.rows.push_back(std::move(row));
    }
    return page;
}

} // namespace accrue::formats::handbook
