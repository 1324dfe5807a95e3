#include "evidence/pages.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "evidence/hints.h"
#include "evidence/picture.h"
#include "evidence/tool_words.h"

namespace accrue::evidence {
namespace {

constexpr char const* shown_name = "shown.pdf";
constexpr double points_per_inch = 72;
constexpr double most_picture = 0.25;     // of a page that is no scan
constexpr double cover_margin = 0.12;     // of a word's height, around it
constexpr double least_dpi_drawn = 0.001; // of a page of the largest size that numbers of a PDF can say

Problem no_walls() {
    return {"A302",
            {},
            std::string(tr("its pages are not drawn: bubblewrap, which keeps the drawing program away from your files, "
                           "is not usable here")),
            std::string(tr("install the package bubblewrap, or allow it if you trust whoever made the file"))};
}

Problem no_page(std::string what, std::string_view remedy) {
    return {"A303", {}, std::move(what), std::string(remedy)};
}

// Why a tool did not do its work.
Problem not_drawn(ToolRun const& run, std::string_view of_what) {
    std::string const complaint = first_complaint(run.errors);
    if (run.end == ToolRun::End::Stopped)
        return no_page(say("{} is not drawn: nobody waits for it any more", of_what), {});
    if (run.end == ToolRun::End::NotStarted)
        return {"S113",
                {},
                say("the program '{}' is not installed, without which no page can be shown", "pdftoppm"),
                say("install the package {}", "poppler-utils")};
    if (run.end != ToolRun::End::Exited)
        return no_page(say("{} cannot be drawn: it takes more time or memory than a page may", of_what),
                       tr("print the pages that count to a new PDF"));
    if (run.errors.find("Incorrect password") != std::string::npos)
        return no_page(say("{} cannot be drawn: the file asks for a password", of_what),
                       tr("open it with its password and print it to a new PDF without one"));
    return no_page(complaint.empty() ? say("{} cannot be drawn", of_what)
                                     : say("{} cannot be drawn: {}", of_what, complaint),
                   tr("check that the file can be opened elsewhere"));
}

std::string name_of_page(int page) { return say("page {}", page); }

ToolRun ask_for_info(Sandbox const& sandbox, int first, int last) {
    return sandbox.run({"pdfinfo", "-f", fmt::format("{}", first), "-l", fmt::format("{}", last), shown_name});
}

// Where the pixels of a binary PPM begin ("P6", 255), with its size; nothing where it is none, or cut off.
struct PpmHead {
    int width = 0;
    int height = 0;
    std::size_t size = 0;
};
std::optional<PpmHead> read_ppm_head(std::string_view bytes) {
    PpmHead head;
    int most = 0;
    if (!bytes.starts_with("P6")) return std::nullopt;
    char const* at = bytes.data() + 2;
    char const* const end = bytes.data() + bytes.size();
    for (int* const value : {&head.width, &head.height, &most}) {
        while (at != end && (*at == ' ' || *at == '\n')) ++at;
        auto const read = std::from_chars(at, end, *value);
        if (read.ec != std::errc{} || *value <= 0) return std::nullopt;
        at = read.ptr;
    }
    head.size = static_cast<std::size_t>(at - bytes.data()) + 1; // one blank after the last number
    auto const pixels = static_cast<std::size_t>(head.width) * static_cast<std::size_t>(head.height);
    if (most != 255 || bytes.size() < head.size || (bytes.size() - head.size) / 3 < pixels) return std::nullopt;
    return head;
}

std::vector<std::uint8_t> with_alpha(std::string_view rgb, std::size_t pixels) {
    std::vector<std::uint8_t> rgba(pixels * 4, 255);
    for (std::size_t i = 0; i < pixels; ++i)
        std::copy_n(rgb.begin() + static_cast<std::ptrdiff_t>(i * 3), 3,
                    rgba.begin() + static_cast<std::ptrdiff_t>(i * 4));
    return rgba;
}

int pixels_of(double points, double dpi) { return static_cast<int>(std::ceil(points * dpi / points_per_inch)); }

// pdftoppm rounds each side up; when it gets no memory it ends well, with one pixel.
bool is_as_large(PpmHead const& head, int width, int height) {
    return std::abs(head.width - width) <= 1 && std::abs(head.height - height) <= 1;
}

// The resolution that holds both bounds.
double bounded(PageExtent const& page, double dpi) {
    double const by_area = points_per_inch * std::sqrt(most_drawn_pixels / (page.width * page.height));
    double const by_side = points_per_inch * most_drawn_side / std::max(page.width, page.height);
    return std::max(least_dpi_drawn, std::min({dpi, by_area, by_side}));
}

int cover_edge(double part, int size) { return static_cast<int>(std::clamp(part, 0.0, 1.0) * size); }

} // namespace

void cover(DrawnPage& page, PageWord const& word) {
    double const down = (word.bottom - word.top) * cover_margin;
    double const across = down * page.height / page.width;
    int const left = cover_edge(word.left - across, page.width);
    int const right = std::min(cover_edge(word.right + across, page.width) + 1, page.width);
    int const top = cover_edge(word.top - down, page.height);
    int const bottom = std::min(cover_edge(word.bottom + down, page.height) + 1, page.height);
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            auto const at = (static_cast<std::ptrdiff_t>(y) * page.width + x) * 4;
            std::fill_n(page.pixels.begin() + at, 3, std::uint8_t{0});
        }
}

Result<Document> Document::open(std::string_view bytes, Sandbox sandbox, Trust trust, Inspection const* known) {
    if (sandbox.walls() == Walls::LimitsOnly && trust != Trust::AskedUser) return no_walls();
    FileKind const kind = kind_of(bytes);
    if (kind != FileKind::Pdf && !is_picture(kind))
        return no_page(std::string(tr("only PDFs and pictures have pages that can be shown here")),
                       tr("open it in the program that made it"));
    std::string made;
    if (is_picture(kind)) {
        auto pages = pages_of_picture(bytes, kind, sandbox);
        if (!pages) return pages.problem();
        made = *std::move(pages);
        bytes = made;
    }
    if (auto const written = sandbox.put(shown_name, bytes); !written) return written.problem();
    if (known != nullptr && known->kind == FileKind::Pdf && known->pages > 0)
        return Document(std::move(sandbox), known->pages, known->extents);
    ToolRun const run = ask_for_info(sandbox, 1, pages_looked_at);
    if (!run.succeeded()) return not_drawn(run, tr("this document"));
    auto const info = read_info(run.output);
    auto const pages = info.find("Pages");
    int const count = pages == info.end() ? 0 : first_number(pages->second);
    if (count < 1)
        return no_page(std::string(tr("this document has no pages")),
                       tr("check that the file can be opened elsewhere"));
    return Document(std::move(sandbox), count, read_extents(info, 1));
}

Result<PageExtent> Document::extent(int page) const {
    if (page < 1 || page > pages_)
        return no_page(say("there is no page {}: this document ends with page {}", page, pages_), {});
    auto const place = static_cast<std::size_t>(page) - 1;
    if (place < extents_.size()) return extents_[place];
    ToolRun const run = ask_for_info(sandbox_, page, page);
    if (!run.succeeded()) return not_drawn(run, name_of_page(page));
    auto const found = read_extents(read_info(run.output), page);
    if (found.empty()) return not_drawn({ToolRun::End::Exited, 1, {}, {}}, name_of_page(page));
    return found.front();
}

Result<DrawnPage> Document::draw(int page, double dpi) const {
    auto const size = extent(page);
    if (!size) return size.problem();
    return draw_sized(page, *size, dpi);
}

Result<DrawnPage> Document::draw_within(int page, int width, int height) const {
    auto const size = extent(page);
    if (!size) return size.problem();
    constexpr double rounding = 0.01; // pdfinfo rounds sizes, and a pixel begun is a pixel
    double const across = (std::max(width, 1) - rounding) / size->width;
    double const down = (std::max(height, 1) - rounding) / size->height;
    return draw_sized(page, *size, points_per_inch * std::min(across, down));
}

Result<PageWords> Document::words(int page) const {
    auto const size = extent(page);
    if (!size) return size.problem();
    std::string const number = fmt::format("{}", page);
    ToolRun const found = sandbox_.run({"pdftotext", "-bbox", "-cropbox", "-f", number, "-l", number, shown_name, "-"},
                                       {.output = 32'000'000});
    if (!found.succeeded()) return not_drawn(found, name_of_page(page));
    ToolRun const images = sandbox_.run({"pdfimages", "-list", "-f", number, "-l", number, shown_name});
    PageWords words;
    std::string text;
    for (WordBox& box : read_words(found.output)) {
        text += box.text + ' ';
        words.words.push_back({std::move(box.text), box.left / size->width, box.top / size->height,
                               box.right / size->width, box.bottom / size->height});
    }
    words.is_searchable = has_text(text) && images.succeeded() &&
                          read_area_of_images(images.output) <= most_picture * size->width * size->height;
    return words;
}

Result<DrawnPage> Document::draw_sized(int page, PageExtent const& extent, double dpi) const {
    dpi = bounded(extent, dpi);
    int const width = pixels_of(extent.width, dpi);
    int const height = pixels_of(extent.height, dpi);
    constexpr std::size_t room_for_head = 64;
    std::size_t const bytes = (static_cast<std::size_t>(width) + 1) * (static_cast<std::size_t>(height) + 1) * 3;
    std::string const number = fmt::format("{}", page);
    ToolRun run = sandbox_.run({"pdftoppm", "-cropbox", "-r", fmt::format("{:.6f}", dpi), "-f", number, "-l", number,
                                "-singlefile", shown_name},
                               {.output = bytes + room_for_head});
    if (!run.succeeded()) return not_drawn(run, name_of_page(page));
    auto const head = read_ppm_head(run.output);
    if (!head || !is_as_large(*head, width, height)) {
        run.end = ToolRun::End::Killed;
        return not_drawn(run, name_of_page(page));
    }
    auto const pixels = static_cast<std::size_t>(head->width) * static_cast<std::size_t>(head->height);
    return DrawnPage{head->width, head->height, dpi,
                     with_alpha(std::string_view(run.output).substr(head->size), pixels), first_complaint(run.errors)};
}

} // namespace accrue::evidence
