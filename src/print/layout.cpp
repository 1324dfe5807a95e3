#include "print/layout.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "domain/texts.h"
#include "print/text_strips.h"

namespace accrue::print {
namespace {

using formats::Phrase;

// --- The type scale -------------------------------------------------------------------------------------------------

constexpr TextStyle title_style{.size = 22, .pitch = 27, .weight = 600};
constexpr TextStyle subject_style{.size = 11, .pitch = 16};
constexpr TextStyle notice_style{.size = 9, .pitch = 13, .is_prose = true};
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

constexpr double cell_padding = 4;                       // above and below
constexpr std::array<double, 4> table_sizes{9, 8, 7, 6}; // the first in which every word fits

// --- Blocks ---------------------------------------------------------------------------------------------------------

// Blocks as strips.
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
    [[nodiscard]] std::vector<Strip> strips() && { return std::move(texts_.strips()); }

private:
    struct SetTable {
        Row head;
        std::vector<Row> rows;
        ColumnNeeds needs;
    };

    SetTable set_table(formats::PageTable const& table, std::vector<bool> const& at_right, double size);

    TextStrips texts_;
    double label_width_ = 0; // of all facts: their values stand below each other on the whole page
};

Composer::Composer(Paper& paper, formats::Page const& page) : texts_(paper) {
    label_width_ = text_width * 0.22;
    for (formats::PageBlock const& block : page.blocks())
        if (auto const* facts = std::get_if<formats::PageFacts>(&block))
            for (formats::PageFact const& fact : facts->rows)
                label_width_ = std::max(label_width_, paper.set(fact.label, label_style).width());
    label_width_ = std::min(label_width_, text_width * 0.34);
}

void Composer::begin(PdfDocument const& document) {
    texts_.add_text({{texts_.set(document.title, title_style), 0, {texts_.part("H1")}}}, navy, {0, 4}, true);
    if (!document.subject.empty())
        texts_.add_text({{texts_.set(document.subject, subject_style), 0, {texts_.part("P")}}}, soft, {7, 0}, true);
    texts_.strips().push_back({.before = 12, .height = 1, .after = 14, .keeps_next = true});
    texts_.strips().back().marks.emplace_back(BoxMark{text_left, 0, text_width, 1, navy});
    if (document.notice.empty()) return;
    std::vector<PlacedLine> const lines = texts_.lines_of(
        {{texts_.set(document.notice, notice_style), 0, {texts_.part("P")}}}, {text_left + 14, text_width - 26}, ink);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        double const above = i == 0 ? 8 : 0;
        double const below = i + 1 == lines.size() ? 8 : 0;
        Strip strip{.before = i == 0 ? 14.0 : 0.0,
                    .height = above + lines[i].height + below,
                    .after = i + 1 == lines.size() ? 14.0 : 0.0};
        strip.marks.emplace_back(BoxMark{text_left, 0, text_width, strip.height, band});
        strip.marks.emplace_back(BoxMark{text_left, 0, 2.5, strip.height, navy});
        put(lines[i], above, strip);
        texts_.strips().push_back(std::move(strip));
    }
}

void Composer::operator()(formats::PageHeading const& heading) {
    constexpr std::array<char const*, 5> names{"H2", "H3", "H4", "H5", "H6"};
    auto const level = static_cast<std::size_t>(std::clamp(heading.level, 2, 6)) - 2;
    HeadingStyle const& style = heading_styles[std::min(level, heading_styles.size() - 1)];
    texts_.add_text({{texts_.set(heading.text, style.text), 0, {texts_.part(names[level])}}}, navy,
                    {style.before, style.after}, true);
}

void Composer::operator()(formats::PageParagraph const& paragraph) {
    Pieces pieces;
    std::string text;
    auto const add_told = [&] {
        if (!text.empty()) pieces.push_back({texts_.set(std::exchange(text, {}), prose_style), 0, {texts_.part("P")}});
    };
    for (Phrase const& phrase : paragraph.parts) {
        if (phrase.items.empty()) {
            text += phrase.text;
            continue;
        }
        add_told();
        texts_.add_pieces(phrase, prose_style, 0, {}, pieces);
    }
    add_told();
    texts_.add_text(pieces, ink, {7, 7}, false);
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
    Part const whole = texts_.part("Table");
    SetTable result{
        {{}, std::vector<Color>(count, soft), {whole, texts_.part("TR")}, std::vector<char const*>(count, "TH")},
        {},
        {std::vector<double>(count, 1), std::vector<double>(count, 1), std::vector<double>(count, 1)}};
    TextStyle const head_style{.size = size - 0.5, .pitch = size * 1.32, .weight = 600};
    for (std::size_t c = 0; c < count; ++c) {
        result.head.cells.push_back({{texts_.set(c < table.head.size() ? table.head[c] : "", head_style), 0, {}}});
        add_needs(result.head.cells.back(), c, result.needs);
    }
    result.rows.reserve(table.rows.size());
    for (auto const& cells : table.rows) {
        Row row{{}, std::vector<Color>(count, ink), {whole, texts_.part("TR")}, std::vector<char const*>(count, "TD")};
        row.parts[0] = "TH";
        for (std::size_t c = 0; c < count; ++c) {
            Pieces pieces;
            TextStyle const style{
                .size = size, .pitch = size * 1.4, .weight = c == 0 ? 500 : 400, .tabular = at_right[c]};
            if (c < cells.size()) texts_.add_pieces(cells[c], style, 0, {}, pieces);
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
        texts_.add_text(
            {{texts_.set(table.caption, caption_style), 0, {set_up.head.path.front(), texts_.part("Caption")}}}, ink,
            {14, 2}, true);
    std::vector<Column> const columns = shared_out(set_up.needs, at_right);
    std::optional<std::size_t> head_strip;
    if (!table.head.empty()) {
        head_strip = texts_.strips().size();
        texts_.add_row(set_up.head, columns, cell_padding);
        texts_.strips()[*head_strip].before = table.caption.empty() ? 12 : 0;
        for (std::size_t i = *head_strip; i < texts_.strips().size(); ++i) texts_.strips()[i].keeps_next = true;
        texts_.add_row_line(navy, 0.9);
        if (texts_.strips().size() != *head_strip + 1) head_strip.reset(); // half a page of it is not repeated
    }
    for (std::size_t r = 0; r < set_up.rows.size(); ++r) {
        std::size_t const first = texts_.strips().size();
        texts_.add_row(set_up.rows[r], columns, cell_padding);
        for (std::size_t i = first; i < texts_.strips().size(); ++i) texts_.strips()[i].head = head_strip;
        bool const is_last = r + 1 == set_up.rows.size();
        bool const is_at_end = r == 0 || r + 2 == set_up.rows.size(); // no row stands alone
        if (!is_last && is_at_end && texts_.strips().size() == first + 1) texts_.strips().back().keeps_next = true;
        texts_.add_row_line(is_last ? navy : hairline, is_last ? 0.6 : 0.4);
    }
    texts_.strips().back().after = 14;
}

void Composer::operator()(formats::PageFacts const& facts) {
    std::vector<std::shared_ptr<SetText>> labels;
    for (formats::PageFact const& fact : facts.rows) labels.push_back(texts_.set(fact.label, label_style));
    double const value_left = text_left + label_width_ + column_gap + 6;
    std::vector<Column> const columns{{text_left, label_width_}, {value_left, text_left + text_width - value_left}};
    Part const whole = texts_.part("Table");
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
        Phrase const& value = facts.rows[i].value;
        bool const is_blank = value.text.empty() && value.items.empty();
        Row row{{{{labels[i], 0, {}}}, {}}, {soft, ink}, {whole, texts_.part("TR")}, {"TH", "TD"}};
        if (!is_blank) texts_.add_pieces(value, value_style, 0, {}, row.cells[1]);
        std::size_t const first = texts_.strips().size();
        texts_.add_row(row, columns, is_blank ? 6 : 3.5);
        if (i == 0) texts_.strips()[first].before = 8;
        Strip& last = texts_.strips().back();
        double const left = is_blank ? value_left : text_left;
        last.marks.emplace_back(BoxMark{left, last.height - 0.5, text_left + text_width - left, is_blank ? 0.5 : 0.4,
                                        is_blank ? writing : hairline});
        if (i == 0 && i + 1 < facts.rows.size()) last.keeps_next = true;
    }
    texts_.strips().back().after = 12;
}

void Composer::operator()(formats::PageBlank const& blank) {
    constexpr double line_distance = 24;
    texts_.add_text({{texts_.set(blank.label, caption_style), 0, {texts_.part("P")}}}, ink, {12, 0}, true);
    for (int i = 0; i < blank.lines; ++i) {
        Strip strip{.height = line_distance, .keeps_next = i + 1 < blank.lines};
        strip.marks.emplace_back(BoxMark{text_left, line_distance - 0.6, text_width, 0.5, writing});
        texts_.strips().push_back(std::move(strip));
    }
    texts_.strips().back().after = 14;
}

void Composer::operator()(formats::PageSignature const& signature) {
    constexpr double room = 52; // to sign in
    double const signed_width = text_width * 0.6;
    double const date_left = text_left + signed_width + 2 * column_gap;
    Column const left{text_left, signed_width};
    Column const right{date_left, text_left + text_width - date_left};
    std::vector<PlacedLine> under =
        texts_.lines_of({{texts_.set(tr("Signature"), small_style), 0, {texts_.part("P")}}}, left, soft);
    std::vector<PlacedLine> const date =
        texts_.lines_of({{texts_.set(tr("Date"), small_style), 0, {texts_.part("P")}}}, right, soft);
    if (!signature.signer.empty())
        std::ranges::move(
            texts_.lines_of({{texts_.set(signature.signer, value_style), 0, {texts_.part("P")}}}, left, ink),
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
    texts_.strips().push_back(std::move(strip));
}

void Composer::keep_with_next() { texts_.strips().back().keeps_next = true; }

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
