// Pages as small grey pictures, to compare two versions of a document. Private to the layer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/sandbox.h"

namespace accrue::evidence {

struct PagePicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey; // row by row, 0 black

    [[nodiscard]] bool is_drawn() const { return !grey.empty(); }
    // The standard deviation of its grey values: 0 of a blank page.
    [[nodiscard]] double contrast() const;
};

inline constexpr int compared_pages = 10; // the first pages, of a long document
inline constexpr int small_side =
    421; // pixels of the longer side: A4 at 36 dpi; any page, however large, costs as much

// The print of the first is still told from the paper in the second. False where one of them is not drawn.
[[nodiscard]] bool can_still_be_read(PagePicture const& before, PagePicture const& after);

// The first pages of a PDF in the sandbox's folder, at most `pages` of them; an empty picture for one that cannot be drawn.
[[nodiscard]] std::vector<PagePicture> draw_small(Sandbox const& sandbox, std::string const& file, int pages,
                                                  int side = small_side);

// A binary PGM ("P5"); an empty picture where it is none.
[[nodiscard]] PagePicture read_pgm(std::string_view bytes);

} // namespace accrue::evidence
