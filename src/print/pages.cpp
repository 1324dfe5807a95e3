// Strips are put on pages.
#include <algorithm>

#include "print/layout.h"

namespace accrue::print {

std::vector<PlacedPage> pages_of(std::vector<Strip> const& strips, double bottom) {
    std::vector<PlacedPage> pages(1);
    double y = first_top;
    double space = 0; // below the strip above
    // The height of the strips from `i` to the last that has to stand beside it.
    auto const kept_height = [&](std::size_t i) {
        double height = strips[i].height;
        for (; i + 1 < strips.size() && strips[i].keeps_next; ++i)
            height += std::max(strips[i].after, strips[i + 1].before) + strips[i + 1].height;
        return height;
    };
    for (std::size_t i = 0; i < strips.size(); ++i) {
        Strip const& strip = strips[i];
        bool const is_first = pages.back().empty();
        double const gap = is_first ? 0 : std::max(space, strip.before);
        bool const is_kept = i > 0 && strips[i - 1].keeps_next; // decided with the one before
        double const head = strip.head ? strips[*strip.head].height : 0;
        double const kept = is_kept ? strip.height : kept_height(i);
        double const needed = kept <= bottom - other_top - head ? kept : strip.height;
        if (!is_first && y + gap + needed > bottom) {
            pages.emplace_back();
            y = other_top;
            if (strip.head && head < (bottom - other_top) / 3) {
                pages.back().push_back({&strips[*strip.head], y, true});
                y += head;
            }
        } else {
            y += gap;
        }
        pages.back().push_back({&strip, y, false});
        y += strip.height;
        space = strip.after;
    }
    return pages;
}

} // namespace accrue::print
