// PageView: how a page of a document is looked at: which one, how large, and where it is scrolled; and what is drawn of it. Where
// its picture comes from, and what is marked on it, is the business of the screen that shows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <imgui.h>

#include "domain/proof_mark.h"
#include "session/evidence_model.h"

namespace accrue::gui {

struct PageView {
    int page = 1;
    float zoom = 1;                     // 1 fits the width
    bool real_size = false;             // a pixel of 100 dpi a pixel of the screen, instead
    ImVec2 scrolled{0, 0};              // device pixels
    bool centre = false;                // from side to side, in the next frame
    bool land = false;                  // goes to a mark once its page is drawn
    std::optional<ImVec2> grabbed = {}; // the page, by the mouse
};

namespace pages {

inline constexpr double paper = 1.414214; // height of A4 by its width, until the page is there

struct Sheet { // where a page lies; device pixels
    ImVec2 min;
    ImVec2 max;
};

// Pictures are made for a few widths, so that a small change of zoom needs none.
[[nodiscard]] int picture_width(float wanted);
// Device pixels of a page in `room`.
[[nodiscard]] float width_of(PageView const& view, float room);

// At the cursor, in the middle of `room`; the page may be null while it is being drawn.
[[nodiscard]] Sheet sheet_of(session::EvidencePage const* page, float width, float room);
// Its picture, or empty paper until there is one.
void draw_sheet(session::EvidencePage const* page, Sheet const& sheet);
[[nodiscard]] Sheet part_of(Sheet const& sheet, PageBox const& box);
void draw_box(Sheet const& sheet, PageBox const& box, std::string_view words, bool strong);

void turn(PageView& view, int pages, int by);
void zoom(PageView& view, float factor);

// A dialog, a popup or a text field has the keys.
[[nodiscard]] bool keys_wait();
// Which page it is, and buttons to turn and enlarge it.
void draw_tools(PageView& view, int pages);
void follow_keys(PageView& view, int pages);

enum class Drag : bool { Ignored, MovesPage };
// With Ctrl the wheel zooms. In the window that the page is drawn in.
void follow_mouse(PageView& view, Drag drag);
void keep_centred(PageView& view, float width, float room);
// The box in the middle of the window.
void go_to_box(PageView& view, Sheet const& sheet, PageBox const& box);

void draw_trouble(std::string_view why);
// That pages are not drawn here yet; true: they are to be all the same.
[[nodiscard]] bool asks_to_draw();

} // namespace pages

} // namespace accrue::gui
