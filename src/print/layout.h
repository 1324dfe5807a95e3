// Where everything of a document stands: blocks become strips as wide as the text, strips are put on pages. Nothing is drawn
// here. Private to print.
#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "print/paper.h"
#include "print/pdf.h"

namespace accrue::print {

// The parts of the structure around a text, the outermost first: a table, its row, its cell. Marks of one part have its number.
struct Part {
    char const* name = "";
    int number = 0;
};
using PartPath = std::vector<Part>;

struct TextMark { // one line of a text
    std::shared_ptr<SetText const> text;
    std::size_t line = 0;
    double x = 0;
    double baseline = 0; // from the strip's upper edge
    Color color = {};
    std::shared_ptr<PartPath const> path;
};
struct BoxMark { // filled; a rule where it is flat
    double x = 0, y = 0, width = 0, height = 0;
    Color color = {};
};
using Mark = std::variant<BoxMark, TextMark>;

struct Strip {
    double before = 0; // empty space; of two strips the larger counts, at a page's edge none
    double height = 0;
    double after = 0;
    bool keeps_next = false;              // the next one stands on the same page if that can be
    std::optional<std::size_t> head = {}; // the strip that is repeated above it on a new page
    std::vector<Mark> marks = {};
};

// The document's strips, the title's among them.
[[nodiscard]] std::vector<Strip> strips_of(PdfDocument const& document, Paper& paper);

struct PlacedStrip {
    Strip const* strip = nullptr;
    double y = 0;
    bool is_repeated = false; // a head again
};
using PlacedPage = std::vector<PlacedStrip>;

// At least one page. `bottom`: where the text of every page ends. REQUIRES: the strips stay where they are.
[[nodiscard]] std::vector<PlacedPage> pages_of(std::vector<Strip> const& strips, double bottom);

// The page's proportions, and the colours.
inline constexpr double text_left = 68;
inline constexpr double text_width = paper_width - 2 * text_left;
inline constexpr double first_top = 62;
inline constexpr double other_top = 78;

inline constexpr Color ink{0.10, 0.13, 0.18};
inline constexpr Color navy{0.07, 0.15, 0.30};
inline constexpr Color soft{0.35, 0.39, 0.46};
inline constexpr Color hairline{0.80, 0.83, 0.87};
inline constexpr Color writing{0.50, 0.54, 0.60}; // lines to write on
inline constexpr Color band{0.945, 0.957, 0.973};

} // namespace accrue::print
