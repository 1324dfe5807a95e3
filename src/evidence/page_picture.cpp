#include "evidence/page_picture.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace accrue::evidence {
namespace {

constexpr std::size_t most_picture_bytes = 4'000'000;

// The next number of a PGM's head; -1: there is none.
int next_in_head(std::string_view& text) {
    std::size_t const at = text.find_first_not_of(" \n\r\t");
    if (at == std::string_view::npos) return -1;
    text.remove_prefix(at);
    int value = -1;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value < 0) return -1;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

// Of a page that may lose so much of its contrast, the print is still told from the paper.
constexpr double least_contrast_kept = 0.7;
constexpr double blank_below = 1.5; // contrast of a page with nothing on it

PagePicture draw_one(Sandbox const& sandbox, std::string const& file, int page, int side) {
    std::string const number = fmt::format("{}", page);
    ToolRun const run = sandbox.run({"pdftoppm", "-gray", "-scale-to", fmt::format("{}", side), "-f", number, "-l",
                                     number, "-singlefile", file, "small"});
    if (!run.succeeded()) return {};
    auto const bytes = sandbox.take("small.pgm", most_picture_bytes);
    return bytes ? read_pgm(*bytes) : PagePicture();
}

} // namespace

double PagePicture::contrast() const {
    if (grey.empty()) return 0;
    double sum = 0;
    double squares = 0;
    for (std::uint8_t const value : grey) {
        sum += value;
        squares += static_cast<double>(value) * value;
    }
    double const count = static_cast<double>(grey.size());
    double const mean = sum / count;
    return std::sqrt(std::max(0.0, squares / count - mean * mean));
}

bool can_still_be_read(PagePicture const& before, PagePicture const& after) {
    if (!before.is_drawn() || !after.is_drawn()) return false;
    bool const was_blank = before.contrast() < blank_below;
    return was_blank || after.contrast() >= least_contrast_kept * before.contrast();
}

PagePicture read_pgm(std::string_view bytes) {
    if (!bytes.starts_with("P5")) return {};
    bytes.remove_prefix(2);
    int const width = next_in_head(bytes);
    int const height = next_in_head(bytes);
    int const most = next_in_head(bytes);
    if (width <= 0 || height <= 0 || most != 255 || bytes.empty()) return {};
    bytes.remove_prefix(1); // the one blank after the head
    auto const count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    if (bytes.size() < count) return {};
    return {width, height, {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count)}};
}

std::vector<PagePicture> draw_small(Sandbox const& sandbox, std::string const& file, int pages, int side) {
    std::vector<PagePicture> pictures;
    for (int page = 1; page <= std::min(pages, compared_pages); ++page)
        pictures.push_back(draw_one(sandbox, file, page, side));
    return pictures;
}

} // namespace accrue::evidence
