// Documents made of pages of others: some of the pages (split), pages of several (merge), pages turned, without colours. The
// others stay as they are. qpdf copies pages, so that nothing on them changes; what belongs to a document as a whole (title,
// author, bookmarks, attached files, scripts, a protection against changes) is left behind. Each result is checked: as many
// pages as asked for, and qpdf finds no fault in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidence/sandbox.h"

namespace accrue::evidence {

struct ChosenPage {
    int page = 1;
    int turn = 0; // clockwise, in degrees: 0, 90, 180 or 270
};

struct Part { // of the document to be made
    std::string_view pdf;
    std::vector<ChosenPage> pages; // in this order, any of them more than once; empty: all as they are
};

// The parts one after another. A300: one of them is no PDF that can be worked on (`where.path` says which, "/0" the first).
// A304: a page that is not there, no parts, or a result that is not whole. S112, S113 as inspect().
[[nodiscard]] Result<std::string> arrange(std::vector<Part> const& parts, Sandbox const& sandbox);

// The same pages in shades of grey, by the way of shrink.h: pictures are packed anew, finer than anybody sees; text stays text.
[[nodiscard]] Result<std::string> without_colours(std::string_view pdf, Sandbox const& sandbox);

} // namespace accrue::evidence
