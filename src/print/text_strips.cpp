#include "print/text_strips.h"

#include <algorithm>
#include <string>
#include <utility>

namespace accrue::print {
void TextStrips::add_pieces(formats::Phrase const& phrase, TextStyle const& style, int depth, PartPath const& path,
                            Pieces& pieces) {
    if (phrase.items.empty()) {
        Piece piece{set(phrase.text, style), depth, path};
        if (is_one_thing(phrase.text)) piece.thing = piece.text->width();
        if (std::string const span = in_two_lines(phrase.text); !span.empty()) {
            piece.in_two = set(span, style);
            piece.thing = piece.in_two->width();
        }
        pieces.push_back(std::move(piece));
        return;
    }
    PartPath list = path;
    list.push_back(part("L"));
    for (formats::Phrase const& item : phrase.items) {
        PartPath own = list;
        own.push_back(part("LI"));
        own.push_back(part("LBody"));
        add_pieces(item, style, depth + 1, own, pieces);
    }
}

std::vector<PlacedLine> TextStrips::lines_of(Pieces const& pieces, Column const& column, Color color) {
    std::vector<PlacedLine> lines;
    for (Piece const& piece : pieces) {
        double const indent = std::min(piece.depth * list_indent, column.width / 2);
        double const width = column.width - indent;
        bool const in_two = piece.in_two && piece.text->width() > width && piece.in_two->width() <= width;
        std::shared_ptr<SetText> const& text = in_two ? piece.in_two : piece.text;
        if (text->width() > width) text->wrap(width);
        auto const path = std::make_shared<PartPath const>(piece.path);
        std::vector<SetLine> const& set_lines = text->lines();
        for (std::size_t i = 0; i < set_lines.size(); ++i) {
            SetLine const& line = set_lines[i];
            double const x = column.at_right ? column.x + column.width - line.width : column.x + indent;
            lines.push_back({{text, i, x, line.baseline, color, path}, {}, line.height});
            if (i > 0 || piece.depth == 0) continue;
            if (!bullet_) bullet_ = set("•", prose_style);
            lines.back().bullet = bullet_;
        }
    }
    return lines;
}

void put(PlacedLine const& line, double y, Strip& strip) {
    TextMark mark = line.mark;
    mark.baseline += y;
    if (line.bullet) {
        PartPath label = *mark.path;
        label.back().name = "Lbl";
        label.back().number = -label.back().number;
        strip.marks.emplace_back(TextMark{line.bullet, 0, mark.x - list_indent + 3, mark.baseline, soft,
                                          std::make_shared<PartPath const>(std::move(label))});
    }
    strip.marks.emplace_back(std::move(mark));
}

void TextStrips::add_text(Pieces const& pieces, Color color, Spaces spaces, bool keeps_next) {
    std::vector<PlacedLine> lines = lines_of(pieces, {text_left, text_width}, color);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        PlacedLine& line = lines[i];
        if (line.mark.text->lines()[line.mark.line].from_right)
            line.mark.x = text_left + text_width - line.mark.text->lines()[line.mark.line].width;
        bool const is_last = i + 1 == lines.size();
        bool const begins = line.mark.line == 0; // another paragraph, or an item of a list
        Strip strip{.before = i == 0 || (begins && !line.bullet) ? spaces.before
                              : begins                           ? 2.0
                                                                 : 0.0,
                    .height = line.height,
                    .after = is_last ? spaces.after : 0,
                    .keeps_next = is_last ? keeps_next : keeps_next || i == 0 || i + 2 == lines.size()};
        put(line, 0, strip);
        strips_.push_back(std::move(strip));
    }
}

void TextStrips::add_row(Row const& row, std::vector<Column> const& columns, double padding) {
    std::vector<std::vector<PlacedLine>> cells;
    double first_baseline = 0;
    double height = 0;
    std::size_t most_lines = 1;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        Pieces pieces = row.cells[c];
        Part const cell = part(row.parts[c]);
        for (Piece& piece : pieces) {
            PartPath path = row.path;
            path.push_back(cell);
            path.insert(path.end(), piece.path.begin(), piece.path.end());
            piece.path = std::move(path);
        }
        cells.push_back(lines_of(pieces, columns[c], row.colors[c]));
        if (!cells.back().empty()) first_baseline = std::max(first_baseline, cells.back().front().mark.baseline);
        most_lines = std::max(most_lines, cells.back().size());
    }
    for (std::vector<PlacedLine>& cell : cells) {
        double own = 0;
        if (!cell.empty()) {
            double const lower = first_baseline - cell.front().mark.baseline;
            cell.front().mark.baseline += lower;
            cell.front().height += lower;
        }
        for (PlacedLine const& line : cell) own += line.height;
        height = std::max(height, own);
    }
    if (height < paper_height / 2) {
        Strip strip{.height = height + 2 * padding};
        for (std::vector<PlacedLine> const& cell : cells) {
            double y = padding;
            for (PlacedLine const& line : cell) {
                put(line, y, strip);
                y += line.height;
            }
        }
        strips_.push_back(std::move(strip));
        return;
    }
    for (std::size_t i = 0; i < most_lines; ++i) {
        double const above = i == 0 ? padding : 0;
        Strip strip{.keeps_next = i == 0 || i + 2 == most_lines};
        for (std::vector<PlacedLine> const& cell : cells)
            if (i < cell.size()) {
                put(cell[i], above, strip);
                strip.height = std::max(strip.height, cell[i].height);
            }
        strip.height += above + (i + 1 == most_lines ? padding : 0);
        strips_.push_back(std::move(strip));
    }
}

void TextStrips::add_row_line(Color color, double thickness) {
    Strip& strip = strips_.back();
    strip.marks.emplace_back(BoxMark{text_left, strip.height - thickness, text_width, thickness, color});
}

} // namespace accrue::print
