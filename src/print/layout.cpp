#include "print/layout.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "domain/texts.h"
#include "print/columns.h"
#include "print/line_ends.h"

namespace accrue::print {
namespace {

using formats::Phrase;

// --- The type scale -------------------------------------------------------------------------------------------------

constexpr TextStyle title_style{.size = 22, .pitch = 27, .weight = 600};
constexpr TextStyle subject_style{.size = 11, .pitch = 16};
constexpr TextStyle notice_style{.size = 9, .pitch = 13, .is_prose = true};
constexpr TextStyle prose_style{.size = 10, .pitch = 14.8, .is_prose = true};
constexpr TextStyle caption_style{.size = 9.5, .pitch = 13, .weight = 600};
constexpr TextStyle label_style{.size = 9, .pitch = 14};
constexpr TextStyle value_style{.size = 10, .pitch = 14};
constexpr TextStyle small_style{.size = 8, .pitch = 11};

struct HeadingStyle {
    TextStyle text;
    double before, after;
};
constexpr std::array<HeadingStyle, 3> heading_styles{{{{.size = 14, .pitch = 18.5, .weight = 600}, 24, 7},
                                                      {{.size = 11.5, .pitch = 15.5, .weight = 600}, 17, 5},
                                                      {{.size = 10, .pitch = 14, .weight = 600}, 12, 4}}};

constexpr double list_indent = 13;
constexpr double cell_padding = 4;                       // above and below
constexpr std::array<double, 4> table_sizes{9, 8, 7, 6}; // the first in which every word fits

// --- Phrases as texts -----------------------------------------------------------------------------------------------

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

class Composer {
public:
    Composer(Paper& paper, formats::Page const& page);

    void begin(PdfDocument const& document);
    void operator()(formats::PageHeading const& heading);
    void operator()(formats::PageParagraph const& paragraph);
    void operator()(formats::PageTable const& table);
    void operator()(formats::PageFacts const& facts);
    void operator()(formats::PageBlank const& blank);
    void operator()(formats::PageSignature const& signature);
    void keep_with_next(); // what was added last stands on the page of what is added next
    [[nodiscard]] std::vector<Strip> strips() && { return std::move(strips_); }

private:
    struct Spaces {
        double before, after;
    };
    struct Row {
        std::vector<Pieces> cells;
        std::vector<Color> colors;
        PartPath path;                  // of the row
        std::vector<char const*> parts; // of the cells
    };

    struct SetTable {
        Row head;
        std::vector<Row> rows;
        ColumnNeeds needs;
    };

    Part part(char const* name) { return {name, ++parts_}; }
    std::shared_ptr<SetText> set(std::string_view text, TextStyle const& style) {
        return std::make_shared<SetText>(paper_.set(tied(text), style));
    }
    void add_pieces(Phrase const& phrase, TextStyle const& style, int depth, PartPath const& path, Pieces& pieces);
    std::vector<PlacedLine> lines_of(Pieces const& pieces, Column const& column, Color color);
    void add_text(Pieces const& pieces, Color color, Spaces spaces, bool keeps_next);
    SetTable set_table(formats::PageTable const& table, std::vector<bool> const& at_right, double size);
    void add_row(Row const& row, std::vector<Column> const& columns, double padding);
    void add_row_line(Color color, double thickness);

    Paper& paper_;
    std::vector<Strip> strips_;
    int parts_ = 0;
    std::shared_ptr<SetText> bullet_;
    double label_width_ = 0; // of all facts: their values stand below each other on the whole page
};

Composer::Composer(Paper& paper, formats::Page const& page) : paper_(paper) {
    label_width_ = text_width * 0.22;
    for (formats::PageBlock const& block : page.blocks())
        if (auto const* facts = std::get_if<formats::PageFacts>(&block))
            for (formats::PageFact const& fact : facts->rows)
                label_width_ = std::max(label_width_, paper.set(fact.label, label_style).width());
    label_width_ = std::min(label_width_, text_width * 0.34);
}

void Composer::add_pieces(Phrase const& phrase, TextStyle const& style, int depth, PartPath const& path,
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
    for (Phrase const& item : phrase.items) {
        PartPath own = list;
        own.push_back(part("LI"));
        own.push_back(part("LBody"));
        add_pieces(item, style, depth + 1, own, pieces);
    }
}

std::vector<PlacedLine> Composer::lines_of(Pieces const& pieces, Column const& column, Color color) {
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

// Adds the line to the strip with its upper edge at `y`.
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

// A strip for each line; the first two and the last two stay together.
void Composer::add_text(Pieces const& pieces, Color color, Spaces spaces, bool keeps_next) {
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

// One strip; a row that would take more than half a page is one strip for each line.
void Composer::add_row(Row const& row, std::vector<Column> const& columns, double padding) {
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

// Below the last strip.
void Composer::add_row_line(Color color, double thickness) {
    Strip& strip = strips_.back();
    strip.marks.emplace_back(BoxMark{text_left, strip.height - thickness, text_width, thickness, color});
}

// --- Blocks ---------------------------------------------------------------------------------------------------------

void Composer::begin(PdfDocument const& document) {
    add_text({{set(document.title, title_style), 0, {part("H1")}}}, navy, {0, 4}, true);
    if (!document.subject.empty())
        add_text({{set(document.subject, subject_style), 0, {part("P")}}}, soft, {7, 0}, true);
    strips_.push_back({.before = 12, .height = 1, .after = 14, .keeps_next = true});
    strips_.back().marks.emplace_back(BoxMark{text_left, 0, text_width, 1, navy});
    if (document.notice.empty()) return;
    std::vector<PlacedLine> const lines =
        lines_of({{set(document.notice, notice_style), 0, {part("P")}}}, {text_left + 14, text_width - 26}, ink);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        double const above = i == 0 ? 8 : 0;
        double const below = i + 1 == lines.size() ? 8 : 0;
        Strip strip{.before = i == 0 ? 14.0 : 0.0,
                    .height = above + lines[i].height + below,
                    .after = i + 1 == lines.size() ? 14.0 : 0.0};
        strip.marks.emplace_back(BoxMark{text_left, 0, text_width, strip.height, band});
        strip.marks.emplace_back(BoxMark{text_left, 0, 2.5, strip.height, navy});
        put(lines[i], above, strip);
        strips_.push_back(std::move(strip));
    }
}

void Composer::operator()(formats::PageHeading const& heading) {
    constexpr std::array<char const*, 5> names{"H2", "H3", "H4", "H5", "H6"};
    auto const level = static_cast<std::size_t>(std::clamp(heading.level, 2, 6)) - 2;
    HeadingStyle const& style = heading_styles[std::min(level, heading_styles.size() - 1)];
    add_text({{set(heading.text, style.text), 0, {part(names[level])}}}, navy, {style.before, style.after}, true);
}

void Composer::operator()(formats::PageParagraph const& paragraph) {
    Pieces pieces;
    std::string text;
    auto const add_told = [&] {
        if (!text.empty()) pieces.push_back({set(std::exchange(text, {}), prose_style), 0, {part("P")}});
    };
    for (Phrase const& phrase : paragraph.parts) {
        if (phrase.items.empty()) {
            text += phrase.text;
            continue;
        }
        add_told();
        add_pieces(phrase, prose_style, 0, {}, pieces);
    }
    add_told();
    add_text(pieces, ink, {7, 7}, false);
}

void add_needs(Pieces const& pieces, std::size_t column, ColumnNeeds& needs) {
    double const room = room_for_columns(needs.all.size());
    for (Piece const& piece : pieces) {
        double const indent = piece.depth * list_indent;
        double& all = needs.all[column];
        double& thing = needs.thing[column];
        double& word = needs.word[column];
        all = std::max(all, std::min(piece.text->width() + indent, room));
        if (piece.text->width() + indent > word)
            word = std::max(word, std::min(piece.text->longest_word() + indent, room / 3));
        thing = std::max({thing, word, std::min(piece.thing + indent, room / 3)});
    }
}

Composer::SetTable Composer::set_table(formats::PageTable const& table, std::vector<bool> const& at_right,
                                       double size) {
    std::size_t const count = at_right.size();
    Part const whole = part("Table");
    SetTable result{{{}, std::vector<Color>(count, soft), {whole, part("TR")}, std::vector<char const*>(count, "TH")},
                    {},
                    {std::vector<double>(count, 1), std::vector<double>(count, 1), std::vector<double>(count, 1)}};
    TextStyle const head_style{.size = size - 0.5, .pitch = size * 1.32, .weight = 600};
    for (std::size_t c = 0; c < count; ++c) {
        result.head.cells.push_back({{set(c < table.head.size() ? table.head[c] : "", head_style), 0, {}}});
        add_needs(result.head.cells.back(), c, result.needs);
    }
    result.rows.reserve(table.rows.size());
    for (auto const& cells : table.rows) {
        Row row{{}, std::vector<Color>(count, ink), {whole, part("TR")}, std::vector<char const*>(count, "TD")};
        row.parts[0] = "TH";
        for (std::size_t c = 0; c < count; ++c) {
            Pieces pieces;
            TextStyle const style{
                .size = size, .pitch = size * 1.4, .weight = c == 0 ? 500 : 400, .tabular = at_right[c]};
            if (c < cells.size()) add_pieces(cells[c], style, 0, {}, pieces);
            add_needs(pieces, c, result.needs);
            row.cells.push_back(std::move(pieces));
        }
        result.rows.push_back(std::move(row));
    }
    return result;
}

void Composer::operator()(formats::PageTable const& table) {
    std::vector<bool> const at_right = figure_columns(table);
    if (at_right.empty()) return;
    SetTable set_up = set_table(table, at_right, table_sizes.front());
    double const words = sum(set_up.needs.word);
    double const room = room_for_columns(at_right.size());
    if (words > room) {
        auto const* const fits =
            std::ranges::find_if(table_sizes, [&](double size) { return words * size <= room * table_sizes.front(); });
        set_up = set_table(table, at_right, fits == table_sizes.end() ? table_sizes.back() : *fits);
    }
    if (!table.caption.empty())
        add_text({{set(table.caption, caption_style), 0, {set_up.head.path.front(), part("Caption")}}}, ink, {14, 2},
                 true);
    std::vector<Column> const columns = shared_out(set_up.needs, at_right);
    std::optional<std::size_t> head_strip;
    if (!table.head.empty()) {
        head_strip = strips_.size();
        add_row(set_up.head, columns, cell_padding);
        strips_[*head_strip].before = table.caption.empty() ? 12 : 0;
        for (std::size_t i = *head_strip; i < strips_.size(); ++i) strips_[i].keeps_next = true;
        add_row_line(navy, 0.9);
        if (strips_.size() != *head_strip + 1) head_strip.reset(); // half a page of it is not repeated
    }
    for (std::size_t r = 0; r < set_up.rows.size(); ++r) {
        std::size_t const first = strips_.size();
        add_row(set_up.rows[r], columns, cell_padding);
        for (std::size_t i = first; i < strips_.size(); ++i) strips_[i].head = head_strip;
        bool const is_last = r + 1 == set_up.rows.size();
        bool const is_at_end = r == 0 || r + 2 == set_up.rows.size(); // no row stands alone
        if (!is_last && is_at_end && strips_.size() == first + 1) strips_.back().keeps_next = true;
        add_row_line(is_last ? navy : hairline, is_last ? 0.6 : 0.4);
    }
    strips_.back().after = 14;
}

void Composer::operator()(formats::PageFacts const& facts) {
    std::vector<std::shared_ptr<SetText>> labels;
    for (formats::PageFact const& fact : facts.rows) labels.push_back(set(fact.label, label_style));
    double const value_left = text_left + label_width_ + column_gap + 6;
    std::vector<Column> const columns{{text_left, label_width_}, {value_left, text_left + text_width - value_left}};
    Part const whole = part("Table");
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
        Phrase const& value = facts.rows[i].value;
        bool const is_blank = value.text.empty() && value.items.empty();
        Row row{{{{labels[i], 0, {}}}, {}}, {soft, ink}, {whole, part("TR")}, {"TH", "TD"}};
        if (!is_blank) add_pieces(value, value_style, 0, {}, row.cells[1]);
        std::size_t const first = strips_.size();
        add_row(row, columns, is_blank ? 6 : 3.5);
        if (i == 0) strips_[first].before = 8;
        Strip& last = strips_.back();
        double const left = is_blank ? value_left : text_left;
        last.marks.emplace_back(BoxMark{left, last.height - 0.5, text_left + text_width - left, is_blank ? 0.5 : 0.4,
                                        is_blank ? writing : hairline});
        if (i == 0 && i + 1 < facts.rows.size()) last.keeps_next = true;
    }
    strips_.back().after = 12;
}

void Composer::operator()(formats::PageBlank const& blank) {
    constexpr double line_distance = 24;
    add_text({{set(blank.label, caption_style), 0, {part("P")}}}, ink, {12, 0}, true);
    for (int i = 0; i < blank.lines; ++i) {
        Strip strip{.height = line_distance, .keeps_next = i + 1 < blank.lines};
        strip.marks.emplace_back(BoxMark{text_left, line_distance - 0.6, text_width, 0.5, writing});
        strips_.push_back(std::move(strip));
    }
    strips_.back().after = 14;
}

void Composer::operator()(formats::PageSignature const& signature) {
    constexpr double room = 52; // to sign in
    double const signed_width = text_width * 0.6;
    double const date_left = text_left + signed_width + 2 * column_gap;
    Column const left{text_left, signed_width};
    Column const right{date_left, text_left + text_width - date_left};
    std::vector<PlacedLine> under = lines_of({{set(tr("Signature"), small_style), 0, {part("P")}}}, left, soft);
    std::vector<PlacedLine> const date = lines_of({{set(tr("Date"), small_style), 0, {part("P")}}}, right, soft);
    if (!signature.signer.empty())
        std::ranges::move(lines_of({{set(signature.signer, value_style), 0, {part("P")}}}, left, ink),
                          std::back_inserter(under));
    Strip strip{.before = 14, .height = room + 4, .after = 14};
    strip.marks.emplace_back(BoxMark{left.x, room, left.width, 0.5, writing});
    strip.marks.emplace_back(BoxMark{right.x, room, right.width, 0.5, writing});
    double const below = strip.height;
    for (PlacedLine const& line : under) {
        put(line, strip.height, strip);
        strip.height += line.height;
    }
    for (PlacedLine const& line : date) put(line, below, strip);
    strips_.push_back(std::move(strip));
}

void Composer::keep_with_next() { strips_.back().keeps_next = true; }

// Whether a paragraph says what comes next: what is signed, or, below a heading, what a table or a form is about.
bool leads_to_next(std::vector<formats::PageBlock> const& blocks, std::size_t b) {
    if (!std::holds_alternative<formats::PageParagraph>(blocks[b])) return false;
    formats::PageBlock const& next = blocks[b + 1];
    bool const is_below_heading = b > 0 && std::holds_alternative<formats::PageHeading>(blocks[b - 1]);
    return std::holds_alternative<formats::PageSignature>(next) ||
           (is_below_heading && !std::holds_alternative<formats::PageParagraph>(next) &&
            !std::holds_alternative<formats::PageHeading>(next));
}

} // namespace

std::vector<Strip> strips_of(PdfDocument const& document, Paper& paper) {
    Composer composer(paper, document.page);
    composer.begin(document);
    std::vector<formats::PageBlock> const& blocks = document.page.blocks();
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        std::visit(composer, blocks[b]);
        if (b + 1 < blocks.size() && leads_to_next(blocks, b)) composer.keep_with_next();
    }
    return std::move(composer).strips();
}

} // namespace accrue::print
