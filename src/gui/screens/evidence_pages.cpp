// The pages of a file: one of them large, to be zoomed and moved, the others small beside it; the marks on them, and a new one
// that is being drawn by mouse or keys.
#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/evidence_parts.h"
#include "gui/screens/pane.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::evidence_screen {

namespace {

using session::EvidenceFileRow;
using session::EvidenceMark;
using session::EvidencePage;

constexpr float thumb_width = 74;
constexpr float thumbs_from = 560; // logical pixels of width from which there are any
constexpr float key_zoom_of_page = 1.25F;
constexpr float least_zoom = 0.25F;
constexpr float most_zoom = 8;
constexpr int least_mark = 60;     // page units: a smaller box is a slip of the mouse
constexpr int key_step = 100;      // page units
constexpr double paper = 1.414214; // height of A4 by its width, until the page is there
constexpr int real_width = 827;    // pixels of an A4 page's width at 100 dpi

// Pictures are made for a few widths, so that a small change of zoom needs none.
int picture_width(float wanted) {
    constexpr int step = 256;
    int const width = (static_cast<int>(wanted) + step - 1) / step * step;
    return std::clamp(width, step, 2560); // two of them stay well within what is kept
}

enum class Side : std::uint8_t { File, Version };

bool has_version(EvidenceFileRow const& file) { return file.proposal && file.proposal->bytes > 0; }

// What is shown alone, or at the left.
Side first_side(EvidenceFileRow const& file, EvidenceState const& state) {
    return has_version(file) && state.shown == VersionShown::After ? Side::Version : Side::File;
}

int pages_of(EvidenceFileRow const& file, Side side) {
    return side == Side::Version ? file.proposal->pages : file.pages;
}

int pages_shown(EvidenceFileRow const& file, EvidenceState const& state) {
    bool const both = has_version(file) && state.shown == VersionShown::BothSides;
    int const pages = pages_of(file, first_side(file, state));
    return both ? std::max(pages, file.proposal->pages) : pages;
}

session::EvidencePageOf asked_for(EvidenceFileRow const& file, Side side, int page, float width) {
    return {file.id, side == Side::Version, page, picture_width(width)};
}

struct Sheet { // where a page lies
    ImVec2 min;
    ImVec2 max;
};

// Its picture, or empty paper until there is one.
void draw_sheet(EvidencePage const* page, Sheet const& sheet) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->AddRectFilled(sheet.min, sheet.max, IM_COL32_WHITE);
    PageTextures* const textures = environment().pages;
    if (page != nullptr && !page->pixels.empty() && textures != nullptr)
        if (ImTextureID const texture = textures->texture({page->key, page->width, page->height, page->pixels}))
            list->AddImage(texture, sheet.min, sheet.max);
    outline(sheet.min, sheet.max, palette().border_strong, 0);
}

Sheet part_of_sheet(Sheet const& sheet, PageBox const& box) {
    auto const at = [&](int x, int y) {
        return ImVec2{sheet.min.x + (sheet.max.x - sheet.min.x) * static_cast<float>(x) / page_units,
                      sheet.min.y + (sheet.max.y - sheet.min.y) * static_cast<float>(y) / page_units};
    };
    return {at(box.left, box.top), at(box.right, box.bottom)};
}

void draw_box(Sheet const& sheet, PageBox const& box, std::string_view words, bool strong) {
    Sheet const part = part_of_sheet(sheet, box);
    Color const color = palette().accent;
    fill(part.min, part.max, with_alpha(color, strong ? 60 : 28), 2);
    ImGui::GetWindowDrawList()->AddRect(part.min, part.max, packed(color), 2, 0, px(strong ? 3 : 2));
    if (words.empty()) return;
    ImVec2 const size = measure(TextStyle::Small, words);
    ImVec2 const at{part.min.x, std::max(part.min.y - size.y - px(4), sheet.min.y)};
    fill(at, {at.x + size.x + px(10), at.y + size.y + px(4)}, color, 3);
    draw_text({at.x + px(5), at.y + px(2)}, TextStyle::Small, palette().on_accent, words);
}

void draw_marks_on(EvidenceFileRow const& file, EvidenceState const& state, Sheet const& sheet) {
    for (EvidenceMark const& mark : file.marks)
        if (mark.mark.page == state.page) draw_box(sheet, mark.mark.box, mark.words, state.mark == mark.id);
}

// --- Marking ---

ImVec2 on_sheet(ImVec2 at, Sheet const& sheet) { // in parts of the page
    return {std::clamp((at.x - sheet.min.x) / (sheet.max.x - sheet.min.x), 0.0F, 1.0F),
            std::clamp((at.y - sheet.min.y) / (sheet.max.y - sheet.min.y), 0.0F, 1.0F)};
}

int in_units(float part) { return static_cast<int>(std::lround(part * page_units)); }

PageBox box_between(ImVec2 a, ImVec2 b) {
    return {in_units(std::min(a.x, b.x)), in_units(std::min(a.y, b.y)), in_units(std::max(a.x, b.x)),
            in_units(std::max(a.y, b.y))};
}

void set_mark(EvidenceFileRow const& file, EvidenceState& state, PageBox const& box, Intents& intents) {
    intents.emplace_back(MarkProof{file.id, state.marking->entry, {state.page, box, state.marking->fact}});
    state.marking.reset();
}

void mark_by_mouse(EvidenceFileRow const& file, EvidenceState& state, Sheet const& sheet, Intents& intents) {
    Marking& marking = *state.marking;
    ImVec2 const mouse = ImGui::GetIO().MousePos;
    bool const over = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(sheet.min, sheet.max);
    if (over && ImGui::IsMouseClicked(0)) marking.from = on_sheet(mouse, sheet);
    if (!marking.from) return;
    marking.by_keys = false;
    PageBox const box = box_between(*marking.from, on_sheet(mouse, sheet));
    draw_box(sheet, box, {}, true);
    if (ImGui::IsMouseDown(0)) return;
    marking.from.reset();
    bool const drawn = box.right - box.left >= least_mark && box.bottom - box.top >= least_mark;
    if (drawn) set_mark(file, state, box, intents);
}

// --- The page in sight ---

void turn_page(EvidenceState& state, int pages, int by) {
    int const page = std::clamp(state.page + by, 1, std::max(pages, 1));
    if (page != state.page) state.mark.reset();
    state.page = page;
}

void zoom_page(EvidenceState& state, float factor) {
    state.real_size = false;
    state.zoom = std::clamp(state.zoom * factor, least_zoom, most_zoom);
    state.centre = true;
}

bool page_keys_wait() {
    return dialog_is_open() || environment().popup_drawn_in_frame >= ImGui::GetFrameCount() - 1 ||
           ImGui::IsAnyItemActive();
}

void draw_page_tools(EvidenceFileRow const& file, EvidenceState& state) {
    int const pages = pages_shown(file, state);
    ui::ButtonOptions quiet{.kind = ui::ButtonKind::Quiet};
    auto const tool = [&](char const* icon, std::string_view label, std::string_view tip,
                          std::string_view because = {}) {
        quiet.tooltip = tip;
        quiet.disabled_because = because;
        bool const was_pressed = ui::icon_button(icon, label, quiet);
        ImGui::SameLine(0, 0);
        return was_pressed;
    };
    if (tool(icon::chevron_left, tr("Page before"), tr("Page before (PageUp)"),
             state.page <= 1 ? tr("This is the first page.") : std::string_view()))
        turn_page(state, pages, -1);
    std::string const where = say("Page {} of {}", state.page, pages);
    ImVec2 const at = ImGui::GetCursorScreenPos();
    draw_text({at.x + px(space::small), at.y + (px(control_height) - text_height(TextStyle::Body)) / 2},
              TextStyle::Body, palette().text, where);
    ImGui::Dummy({measure(TextStyle::Body, where).x + 2 * px(space::small), px(control_height)});
    ImGui::SameLine(0, 0);
    if (tool(icon::chevron_right, tr("Page after"), tr("Page after (PageDown)"),
             state.page >= pages ? tr("This is the last page.") : std::string_view()))
        turn_page(state, pages, 1);
    ImGui::SameLine(0, px(space::large));
    if (tool(icon::zoom_out, tr("Zoom out"), tr("Zoom out (-)"))) zoom_page(state, 1 / key_zoom_of_page);
    if (tool(icon::zoom_in, tr("Zoom in"), tr("Zoom in (+)"))) zoom_page(state, key_zoom_of_page);
    if (tool(icon::fit, tr("Fit the width"), tr("Fit the width (Home)"))) {
        state.zoom = 1;
        state.real_size = false;
    }
    if (ui::button("100 %", {.kind = ui::ButtonKind::Quiet, .tooltip = tr("As large as on paper, nearly")}))
        state.real_size = state.centre = true;
}

void follow_page_keys(EvidenceFileRow const& file, EvidenceState& state) {
    if (page_keys_wait()) return;
    int const pages = pages_shown(file, state);
    if (pressed(Modifiers::None, Key::PageUp)) turn_page(state, pages, -1);
    if (pressed(Modifiers::None, Key::PageDown)) turn_page(state, pages, 1);
    if (pressed(Modifiers::None, Key::Home)) {
        state.zoom = 1;
        state.real_size = false;
    }
    for (char const typed : take_typed("+=-_")) { // letters may be for the field that searches entries
        if (typed == '+' || typed == '=') zoom_page(state, key_zoom_of_page);
        if (typed == '-' || typed == '_') zoom_page(state, 1 / key_zoom_of_page);
    }
}

// With Ctrl the wheel zooms; the mouse moves the page where nothing is being marked.
void follow_page_mouse(EvidenceState& state) {
    ImGuiIO const& io = ImGui::GetIO();
    bool const hovered = ImGui::IsWindowHovered();
    if (hovered && io.MouseWheel != 0 && io.KeyCtrl) zoom_page(state, std::pow(key_zoom_of_page, io.MouseWheel));
    if (state.marking) return;
    if (hovered && ImGui::IsMouseClicked(0)) state.grabbed = io.MousePos;
    if (!io.MouseDown[0]) state.grabbed.reset();
    if (!state.grabbed) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    ImGui::SetScrollX(ImGui::GetScrollX() - io.MouseDelta.x);
    ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
}

// The mark that was gone to, in the middle.
void land_on_mark(EvidenceFileRow const& file, EvidenceState& state, Sheet const& sheet) {
    auto const mark = std::ranges::find_if(file.marks, [&](EvidenceMark const& row) { return state.mark == row.id; });
    if (!state.land || mark == file.marks.end() || mark->mark.page != state.page) return;
    state.land = false;
    Sheet const box = part_of_sheet(sheet, mark->mark.box);
    ImVec2 const window = ImGui::GetWindowPos();
    float const x = (box.min.x + box.max.x) / 2 - window.x + ImGui::GetScrollX() - ImGui::GetWindowWidth() / 2;
    float const y = (box.min.y + box.max.y) / 2 - window.y + ImGui::GetScrollY() - ImGui::GetWindowHeight() / 2;
    state.scrolled = {std::max(x, 0.0F), std::max(y, 0.0F)};
    ImGui::SetScrollX(state.scrolled.x);
    ImGui::SetScrollY(state.scrolled.y);
}

void draw_trouble(std::string const& trouble) {
    ui::gap(space::huge);
    static_cast<void>(ui::empty_state({.icon = icon::file, .title = tr("This page cannot be shown"), .text = trouble}));
}

// Both sides are scrolled by the one under the mouse.
void scroll_together(EvidenceState& state) {
    if (ImGui::IsWindowHovered()) {
        state.scrolled = {ImGui::GetScrollX(), ImGui::GetScrollY()};
    } else {
        ImGui::SetScrollX(state.scrolled.x);
        ImGui::SetScrollY(state.scrolled.y);
    }
}

void draw_sheet_of(EvidenceView const& view, EvidenceFileRow const& file, Side side, EvidenceState& state,
                   Intents& intents) {
    float const room = ImGui::GetContentRegionAvail().x;
    float const wanted = state.real_size ? static_cast<float>(real_width) * theme().scale : room * state.zoom;
    if (state.page > pages_of(file, side)) return draw_trouble(std::string(tr("It has no such page.")));
    EvidencePage const* const page = view.page(asked_for(file, side, state.page, wanted));
    if (page != nullptr && page->pixels.empty()) return draw_trouble(page->trouble);
    double const shape = page == nullptr ? paper : static_cast<double>(page->height) / static_cast<double>(page->width);
    ImVec2 const size{std::floor(wanted), std::floor(static_cast<float>(static_cast<double>(wanted) * shape))};
    ImVec2 const corner = ImGui::GetCursorScreenPos();
    ImVec2 const min{corner.x + std::max((room - size.x) / 2, 0.0F), corner.y};
    Sheet const sheet{min, {min.x + size.x, min.y + size.y}};
    draw_sheet(page, sheet);
    if (side == Side::File) { // marks are made on what the file shows now
        draw_marks_on(file, state, sheet);
        if (state.marking) mark_by_mouse(file, state, sheet, intents);
        if (state.marking && state.marking->by_keys) draw_box(sheet, state.marking->box, {}, true);
    }
    ImGui::SetCursorScreenPos(sheet.min);
    ImGui::Dummy(size);
    if (std::exchange(state.centre, false)) {
        state.scrolled.x = std::max((size.x - room) / 2, 0.0F);
        ImGui::SetScrollX(state.scrolled.x);
    }
    follow_page_mouse(state);
    if (side == Side::File && page != nullptr) land_on_mark(file, state, sheet);
}

void draw_side(EvidenceView const& view, EvidenceFileRow const& file, Side side, ImVec2 size, EvidenceState& state,
               Intents& intents) {
    // A name for each page and mark, so that it begins at its top, or at the mark.
    std::string const name = fmt::format("Page {} {} {} {}", file.id.value, static_cast<int>(side), state.page,
                                         state.mark.value_or(MarkId{}).value);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, packed(palette().canvas));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(space::large), px(space::large)});
    ImGui::BeginChild(name.c_str(), size, false,
                      ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_AlwaysUseWindowPadding |
                          (ImGui::GetIO().KeyCtrl ? ImGuiWindowFlags_NoScrollWithMouse : 0));
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    draw_sheet_of(view, file, side, state, intents);
    if (size.x > 0) scroll_together(state);
    ImGui::EndChild();
}

void draw_page(EvidenceView const& view, EvidenceFileRow const& file, EvidenceState& state, Intents& intents) {
    bool const both = has_version(file) && state.shown == VersionShown::BothSides;
    if (!both) return draw_side(view, file, first_side(file, state), {0, 0}, state, intents);
    float const width = std::floor(ImGui::GetContentRegionAvail().x / 2);
    float const y = ImGui::GetCursorScreenPos().y;
    float const left = ImGui::GetCursorScreenPos().x;
    float const words = px(26);
    for (Side const side : {Side::File, Side::Version}) {
        float const x = left + (side == Side::File ? 0 : width);
        draw_text({x + px(space::large), y + px(4)}, TextStyle::Label, palette().text_muted,
                  side == Side::File ? tr("Before") : tr("After"));
        ImGui::SetCursorScreenPos({x, y + words});
        ui::Scope const scope(side == Side::File ? "Before" : "After");
        draw_side(view, file, side, {width, 0}, state, intents);
    }
}

void draw_thumbs(EvidenceView const& view, EvidenceFileRow const& file, EvidenceState& state) {
    int const pages = pages_shown(file, state);
    float const width = px(thumb_width);
    float const height = std::floor(width * static_cast<float>(paper));
    Pane const pane("Thumbs", {.size = {width + px(2 * space::medium + 8), 0},
                               .padding = {space::medium, space::medium},
                               .edge = PaneEdge::Right});
    float const each = height + px(26);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    for (int page = 1; page <= pages; ++page) {
        ImVec2 const min{start.x, start.y + each * static_cast<float>(page - 1)};
        if (!can_be_seen(min, {min.x + width, min.y + each}) && page != state.page) continue;
        ImGui::SetCursorScreenPos(min);
        std::string const name = say("Page {}", page);
        Pressable const item = pressable(name, {width, height}, Availability::Enabled);
        report({.kind = ItemKind::Row, .label = name, .checked = page == state.page});
        draw_sheet(view.page(asked_for(file, first_side(file, state), page, width)), {item.min, item.max});
        if (page == state.page)
            ImGui::GetWindowDrawList()->AddRect(item.min, item.max, packed(palette().accent), 0, 0, px(2));
        if (item.ringed) focus_ring(item.min, item.max, 2);
        float const middle = (width - measure(TextStyle::Small, fmt::format("{}", page)).x) / 2;
        draw_text({min.x + middle, min.y + height + px(3)}, TextStyle::Small, palette().text_muted,
                  fmt::format("{}", page));
        if (item.pressed) turn_page(state, pages, page - state.page);
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({width, each * static_cast<float>(pages)});
}

void draw_marking_hint(EvidenceState& state) {
    ui::Banner const banner{
        .tone = Tone::Accent,
        .text = tr("Draw a box around the place that proves it."),
        .remedy = tr("By keys: arrows move the box, with Shift they make it larger or smaller, Enter sets "
                     "it. Esc ends it.")};
    if (ui::banner("Marking", banner) == ui::BannerAnswer::Closed) state.marking.reset();
}

} // namespace

void mark_by_keys(EvidenceFileRow const& file, EvidenceState& state, Intents& intents) {
    if (!state.marking || page_keys_wait()) return;
    Marking& marking = *state.marking;
    PageBox& box = marking.box;
    struct Step {
        Key key;
        int x;
        int y;
    };
    for (Step const& step : {Step{Key::Left, -key_step, 0}, Step{Key::Right, key_step, 0}, Step{Key::Up, 0, -key_step},
                             Step{Key::Down, 0, key_step}}) {
        bool const moves = pressed(Modifiers::None, step.key);
        if (!moves && !pressed(Modifiers::Shift, step.key)) continue;
        marking.by_keys = true;
        PageBox next = box;
        next.right += step.x;
        next.bottom += step.y;
        if (moves) {
            next.left += step.x;
            next.top += step.y;
        }
        bool const large_enough = next.right - next.left >= least_mark && next.bottom - next.top >= least_mark;
        if (is_on_page(next) && large_enough) box = next;
    }
    if (marking.by_keys && take_enter()) set_mark(file, state, box, intents);
}

void draw_pages(EvidenceView const& view, EvidenceFileRow const& file, EvidenceState& state, Intents& intents) {
    int const pages = pages_shown(file, state);
    state.page = std::clamp(state.page, 1, std::max(pages, 1));
    if (!view.model.may_draw) {
        ui::gap(space::huge);
        if (ui::empty_state(
                {.icon = icon::lock,
                 .title = tr("Pages are not drawn here yet"),
                 .text = tr("This computer has no sandbox (bubblewrap) around the program that draws pages. A file "
                            "made with bad intent could do harm then. Install the package bubblewrap, or "
                            "allow it where you know where your files come from."),
                 .action = tr("Draw them all the same")}) == ui::EmptyAnswer::Action)
            intents.emplace_back(AllowDrawing{});
        return;
    }
    if (pages == 0) return draw_trouble(file.verdict);
    follow_page_keys(file, state);
    {
        Pane const tools("Tools",
                         {.size = {0, px(control_height + 12)}, .padding = {space::small, 6}, .scrolls = false});
        draw_page_tools(file, state);
    }
    if (state.marking) {
        ImGui::Indent(px(space::small));
        draw_marking_hint(state);
        ImGui::Unindent(px(space::small));
    }
    if (pages > 1 && ImGui::GetContentRegionAvail().x > px(thumbs_from)) {
        draw_thumbs(view, file, state);
        ImGui::SameLine(0, 0);
    }
    draw_page(view, file, state, intents);
}

} // namespace accrue::gui::evidence_screen
