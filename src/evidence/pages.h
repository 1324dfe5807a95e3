// Pages of a document as pictures, to be shown. pdftoppm draws them in the document's own sandbox, one page at a time and
// each within 10 seconds and 512 MB; the picture is bounded too, so that a page of kilometres costs no more than another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"
#include "evidence/inspection.h"
#include "evidence/sandbox.h"

namespace accrue::evidence {

inline constexpr int most_drawn_pixels = 16'000'000; // of one page; finer than 400 dpi for A4
inline constexpr int most_drawn_side = 8192;         // either way: the largest picture that any graphics card takes

// What a file may do where programs that read it have no walls around them (Walls::LimitsOnly).
enum class Trust : std::uint8_t {
    Stranger, // it is not drawn
    AskedUser // the user said that it may be
};

struct DrawnPage {
    int width = 0; // pixels
    int height = 0;
    double dpi = 0;                   // as drawn: lower than asked for where a bound says so
    std::vector<std::uint8_t> pixels; // row by row from the top: red, green, blue, alpha (255)
    std::string trouble; // what the drawing program complained of: some of the page may be missing. Mostly empty
};

struct PageWord { // in parts of the page's width and height, from its top left corner
    std::string text;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

struct PageWords {
    std::vector<PageWord> words; // in the order of reading
    bool is_searchable = false;  // it has a text, and no picture takes so much of it that it may be a scan
};

// Opaque, a little larger than the word.
void cover(DrawnPage& page, PageWord const& word);

// A document held open: put into the sandbox once, drawn often. Any thread may draw, several at once too.
class Document {
public:
    // A PDF, or a picture by way of its PDF pages (picture.h). A302: walls are missing and nobody allowed to go without.
    // A303: it has no pages that can be shown (locked, damaged, of another kind). A301, S112, S113 as the others. `known`, what
    // inspect() said of these bytes, saves asking again, which takes a fifth of the time to the first page.
    static Result<Document> open(std::string_view bytes, Sandbox sandbox, Trust trust = Trust::Stranger,
                                 Inspection const* known = nullptr);

    [[nodiscard]] int pages() const { return pages_; }

    // Pages are counted from 1. A303: there is no such page, or it cannot be drawn; `what` says why in one sentence.
    [[nodiscard]] Result<PageExtent> extent(int page) const;
    [[nodiscard]] Result<DrawnPage> draw(int page, double dpi) const;
    [[nodiscard]] Result<DrawnPage> draw_within(int page, int width, int height) const; // as large as fits, in pixels
    // Where its words stand, by its text: nothing is recognised on pictures. A303 as above, S113.
    [[nodiscard]] Result<PageWords> words(int page) const;

private:
    Document(Sandbox sandbox, int pages, std::vector<PageExtent> extents)
        : sandbox_(std::move(sandbox)), pages_(pages), extents_(std::move(extents)) {}

    [[nodiscard]] Result<DrawnPage> draw_sized(int page, PageExtent const& extent, double dpi) const;

    Sandbox sandbox_;
    int pages_ = 0;
    std::vector<PageExtent> extents_; // of the first pages; of others asked for when they are drawn
};

} // namespace accrue::evidence
