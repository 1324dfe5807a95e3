// TextStrips: texts, lists and rows of a table as strips. What they are part of, and what stands around them, is decided by
// layout.cpp. Private to the layer.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "formats/page.h"
#include "print/columns.h"
#include "print/layout.h"
#include "print/line_ends.h"

namespace accrue::print {

inline constexpr double list_indent = 13;
inline constexpr TextStyle prose_style{.size = 10, .pitch = 14.8, .is_prose = true};

struct Piece { // of a paragraph or a cell: a text, or one item of a list
    std::shared_ptr<SetText> text;
    int depth = 0; // of lists around it
    PartPath path;
    double thing = 0;                     // width of the date or amount that it is
    std::shared_ptr<SetText> in_two = {}; // a span of days, where one line is not enough
};
using Pieces = std::vector<Piece>;

struct PlacedLine {
    TextMark mark; // its baseline from the line's own edge
    std::shared_ptr<SetText const> bullet;
    double height = 0;
};

struct Row { // of a table
    std::vector<Pieces> cells;
    std::vector<Color> colors;
    PartPath path;                  // of the row
    std::vector<char const*> parts; // of the cells
};

// Adds the line to the strip with its upper edge at `y`.
void put(PlacedLine const& line, double y, Strip& strip);

class TextStrips {
public:
    struct Spaces {
        double before, after;
    };

    explicit TextStrips(Paper& paper) : paper_(paper) {}

    Part part(char const* name) { return {name, ++parts_}; }
    std::shared_ptr<SetText> set(std::string_view text, TextStyle const& style) {
        return std::make_shared<SetText>(paper_.set(tied(text), style));
    }
    void add_pieces(formats::Phrase const& phrase, TextStyle const& style, int depth, PartPath const& path,
                    Pieces& pieces);
    std::vector<PlacedLine> lines_of(Pieces const& pieces, Column const& column, Color color);

    // A strip for each line; the first two and the last two stay together.
    void add_text(Pieces const& pieces, Color color, Spaces spaces, bool keeps_next);
    // One strip; a row that would take more than half a page is one strip for each line.
    void add_row(Row const& row, std::vector<Column> const& columns, double padding);
    void add_row_line(Color color, double thickness); // below the last strip

    [[nodiscard]] std::vector<Strip>& strips() { return strips_; } // so far

private:
    Paper& paper_;
    std::vector<Strip> strips_;
    int parts_ = 0;
    std::shared_ptr<SetText> bullet_;
};

} // namespace accrue::print
