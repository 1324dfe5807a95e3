#include "evidence/likeness.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "domain/digest.h"
#include "evidence/page_picture.h"
#include "evidence/picture.h"
#include "evidence/tool_words.h"

namespace accrue::evidence {
namespace {

constexpr char const* likeness_name = "likeness.pdf";
constexpr std::string_view version = "accrue likeness 1";
constexpr int pages_of_likeness = 2;
constexpr int side_of_likeness = 842; // pixels of the longer side, 72 dpi of A4
constexpr int cells = 80;             // of a page, either way: about 2.6 x 3.7 mm of A4
constexpr std::size_t cells_of_page = std::size_t{cells} * cells;
constexpr int most_shape_difference = 20; // thousandths

// Of 255, between a cell of one page and the same cell of the other. The ladder's results differ by at most 35 down to 100
// dpi, another name on the same template by 80 and more, another course by 44.
constexpr int most_difference = 40;

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

std::string digest_of_letters(std::string text) {
    std::erase_if(text, [](char c) { return !is_letter_or_digit(c); }); // tools set blanks and line ends as they like
    return text.empty() ? std::string("-") : sha256_hex(text);
}

std::uint8_t at_share(std::vector<std::uint8_t> values, std::size_t thousandths) {
    auto const place = values.begin() + static_cast<std::ptrdiff_t>(values.size() * thousandths / 1000);
    std::ranges::nth_element(values, place);
    return *place;
}

// The mean darkness of each cell, between the darkest of the page (0) and its paper (200): so colours made grey, and a scan
// with another brightness, change little.
std::string cells_of(PagePicture const& page) {
    constexpr double paper = 200;
    constexpr int least_range = 20; // of a page that is nearly blank
    int const dark = at_share(page.grey, 1);
    int const range = std::max(at_share(page.grey, 500) - dark, least_range);
    std::string values;
    for (int row = 0; row < cells; ++row)
        for (int column = 0; column < cells; ++column) {
            int const top = row * page.height / cells;
            int const left = column * page.width / cells;
            int const bottom = std::max(top + 1, (row + 1) * page.height / cells);
            int const right = std::max(left + 1, (column + 1) * page.width / cells);
            double sum = 0;
            for (int y = top; y < bottom; ++y)
                for (int x = left; x < right; ++x)
                    sum += page.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) +
                                     static_cast<std::size_t>(x)];
            double const mean = sum / ((bottom - top) * (right - left));
            values +=
                static_cast<char>(static_cast<std::uint8_t>(std::clamp((mean - dark) / range * paper, 0.0, 255.0)));
        }
    return values;
}

bool same_cells(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, [](char a, char b) {
        return std::abs(static_cast<std::uint8_t>(a) - static_cast<std::uint8_t>(b)) <= most_difference;
    });
}

// Takes a line off the front.
std::string_view next_line(std::string_view& text) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view const line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

// A likeness: a line each for the version, the number of pages, the digest of the text, how many pages follow; and each
// of these with a line for its shape (the width in thousandths of the height) and its cells.
class Reader {
public:
    explicit Reader(std::string_view likeness) : rest_(likeness) {}
    std::string_view line() { return next_line(rest_); }
    std::string_view cells() {
        std::string_view const values = rest_.substr(0, std::min(cells_of_page, rest_.size()));
        rest_.remove_prefix(values.size());
        return values;
    }

private:
    std::string_view rest_;
};

bool same_text(std::string_view one, std::string_view other) { return one == "-" || other == "-" || one == other; }

Result<std::string> likeness_of_pages(Sandbox const& sandbox) {
    int const pages = pages_in(sandbox, likeness_name);
    int const compared = std::min(pages, pages_of_likeness);
    std::string likeness =
        fmt::format("{}\n{}\n{}\n{}\n", version, pages, digest_of_letters(text_in(sandbox, likeness_name)), compared);
    for (PagePicture const& page : draw_small(sandbox, likeness_name, compared, side_of_likeness)) {
        if (!page.is_drawn()) return std::string();
        likeness += fmt::format("{}\n", page.width * 1000 / page.height) + cells_of(page);
    }
    return compared == 0 ? std::string() : likeness;
}

} // namespace

Result<std::string> likeness_of(std::string_view bytes, Sandbox const& sandbox) {
    FileKind const kind = kind_of(bytes);
    std::string made;
    if (is_picture(kind)) {
        auto pages = pages_of_picture(bytes, kind, sandbox);
        if (!pages && pages.problem().id == "A301") return std::string();
        if (!pages) return pages.problem();
        made = *std::move(pages);
        bytes = made;
    } else if (kind != FileKind::Pdf) {
        return std::string();
    }
    if (auto const written = sandbox.put(likeness_name, bytes); !written) return written.problem();
    return likeness_of_pages(sandbox);
}

bool alike(std::string_view one, std::string_view other) {
    Reader first(one);
    Reader second(other);
    if (first.line() != version || second.line() != version) return false;
    if (first.line() != second.line()) return false; // pages
    std::string_view const text = first.line();
    if (!same_text(text, second.line())) return false;
    std::string_view const compared = first.line();
    if (compared != second.line()) return false;
    for (int page = 0; page < first_number(compared); ++page) {
        if (std::abs(first_number(first.line()) - first_number(second.line())) > most_shape_difference) return false;
        std::string_view const cells = first.cells();
        if (cells.size() != cells_of_page || !same_cells(cells, second.cells())) return false;
    }
    return true;
}

} // namespace accrue::evidence
