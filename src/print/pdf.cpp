#include "print/pdf.h"

#include <algorithm>

#include "domain/text.h"
#include "domain/texts.h"
#include "print/catalogue.h"
#include "print/layout.h"

namespace accrue::print {
namespace {

constexpr TextStyle edge_style{.size = 7.5, .pitch = 10.5};
constexpr double footer_bottom = paper_height - 36;
constexpr double number_width = 90; // for "Page 1 of 20"
constexpr double running_baseline = 46;

// Opens and ends the parts of the structure as what is drawn next asks for.
class Structure {
public:
    explicit Structure(Paper& paper) : paper_(paper) { paper_.begin("Document"); }

    void go_to(PartPath const& path) {
        std::size_t same = 0;
        while (same < path.size() && same < open_.size() && path[same].number == open_[same].number) ++same;
        leave(same);
        for (; same < path.size(); ++same) {
            paper_.begin(path[same].name);
            open_.push_back(path[same]);
        }
    }
    // For what belongs to no part: a page's number.
    void leave_text() {
        if (!open_.empty()) leave(open_.size() - 1);
    }
    void end() {
        leave(0);
        paper_.end("Document");
    }

private:
    void leave(std::size_t depth) {
        for (; open_.size() > depth; open_.pop_back()) paper_.end(open_.back().name);
    }

    Paper& paper_;
    PartPath open_;
};

class Drawing {
public:
    Drawing(Paper& paper, PdfDocument const& document)
        : paper_(paper), structure_(paper), running_(paper.set(shortened(document.title, 90), edge_style)),
          footer_(paper.set(document.footer, edge_style)) {
        footer_.wrap(text_width - number_width);
    }

    [[nodiscard]] double bottom() const { return footer_top() - 20; }

    void draw(std::vector<PlacedPage> const& pages) {
        for (std::size_t p = 0; p < pages.size(); ++p) {
            if (p > 0) {
                paper_.next_page();
                paper_.show(running_, 0, text_left, running_baseline, soft);
                paper_.rule(text_left, running_baseline + 7, text_width, 0.4, hairline);
            }
            for (PlacedStrip const& strip : pages[p]) draw(strip);
            structure_.leave_text();
            draw_footer(say("Page {} of {}", p + 1, pages.size()));
        }
        structure_.end();
    }

private:
    [[nodiscard]] double footer_top() const {
        double height = 0;
        for (SetLine const& line : footer_.lines()) height += line.height;
        return footer_bottom - height;
    }

    void draw(PlacedStrip const& placed) {
        if (placed.is_repeated) structure_.leave_text();
        for (Mark const& mark : placed.strip->marks) {
            if (auto const* box = std::get_if<BoxMark>(&mark)) {
                paper_.box(box->x, placed.y + box->y, box->width, box->height, box->color);
                continue;
            }
            auto const& text = std::get<TextMark>(mark);
            if (!placed.is_repeated) structure_.go_to(*text.path);
            paper_.show(*text.text, text.line, text.x, placed.y + text.baseline, text.color);
        }
    }

    void draw_footer(std::string const& number) {
        double y = footer_top();
        paper_.rule(text_left, y - 6, text_width, 0.4, hairline);
        SetText const text = paper_.set(number, edge_style);
        paper_.show(text, 0, text_left + text_width - text.width(), y + text.lines().front().baseline, soft);
        for (std::size_t i = 0; i < footer_.lines().size(); ++i) {
            paper_.show(footer_, i, text_left, y + footer_.lines()[i].baseline, soft);
            y += footer_.lines()[i].height;
        }
    }

    Paper& paper_;
    Structure structure_;
    SetText running_;
    SetText footer_;
};

} // namespace

Result<std::string> write_pdf(PdfDocument const& document) {
    Speaking const here(language_of(document.language));
    auto paper = Paper::open({document.title, document.language, document.date});
    if (!paper) return paper.problem();
    std::vector<Strip> const strips = strips_of(document, *paper);
    Drawing drawing(*paper, document);
    drawing.draw(pages_of(strips, drawing.bottom()));
    return paper->finish();
}

bool is_as_written(std::string_view pdf) { return has_catalogue_last(pdf); }

} // namespace accrue::print
