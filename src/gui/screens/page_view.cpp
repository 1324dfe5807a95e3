#include "gui/screens/page_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "domain/texts.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::pages {

namespace {

constexpr float key_zoom_of_page = 1.25F;
constexpr float least_zoom = 0.25F;
constexpr float most_zoom = 8;
constexpr int real_width = 827; // pixels of an A4 page's width at 100 dpi

} // namespace

int picture_width(float wanted) {
    constexpr int step = 256;
    int const width = (static_cast<int>(wanted) + step - 1) / step * step;
    return std::clamp(width, step, 2560); // two of them stay well within what is kept
}

float width_of(PageView const& view, float room) {
    return view.real_size ? static_cast<float>(real_width) * theme().scale : room * view.zoom;
}

Sheet sheet_of(session::EvidencePage const* page, float width, float room) {
    double const shape = page == nullptr ? paper : static_cast<double>(page->height) / static_cast<double>(page->width);
    ImVec2 const size{std::floor(width), std::floor(static_cast<float>(static_cast<double>(width) * shape))};
    ImVec2 const corner = ImGui::GetCursorScreenPos();
    ImVec2 const min{corner.x + std::max((room - size.x) / 2, 0.0F), corner.y};
    return {min, {min.x + size.x, min.y + size.y}};
}

void draw_sheet(session::EvidencePage const* page, Sheet const& sheet) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->AddRectFilled(sheet.min, sheet.max, IM_COL32_WHITE);
    PageTextures* const textures = environment().pages;
    if (page != nullptr && !page->pixels.empty() && textures != nullptr)
        if (ImTextureID const texture = textures->texture({page->key, page->width, page->height, page->pixels}))
            list->AddImage(texture, sheet.min, sheet.max);
    outline(sheet.min, sheet.max, palette().border_strong, 0);
}

Sheet part_of(Sheet const& sheet, PageBox const& box) {
    auto const at = [&](int x, int y) {
        return ImVec2{sheet.min.x + (sheet.max.x - sheet.min.x) * static_cast<float>(x) / page_units,
                      sheet.min.y + (sheet.max.y - sheet.min.y) * static_cast<float>(y) / page_units};
    };
    return {at(box.left, box.top), at(box.right, box.bottom)};
}

void draw_box(Sheet const& sheet, PageBox const& box, std::string_view words, bool strong) {
    Sheet const part = part_of(sheet, box);
    Color const color = palette().accent;
    fill(part.min, part.max, with_alpha(color, strong ? 60 : 28), 2);
    ImGui::GetWindowDrawList()->AddRect(part.min, part.max, packed(color), 2, 0, px(strong ? 3 : 2));
    if (words.empty()) return;
    ImVec2 const size = measure(TextStyle::Small, words);
    ImVec2 const at{part.min.x, std::max(part.min.y - size.y - px(4), sheet.min.y)};
    fill(at, {at.x + size.x + px(10), at.y + size.y + px(4)}, color, 3);
    draw_text({at.x + px(5), at.y + px(2)}, TextStyle::Small, palette().on_accent, words);
}

void turn(PageView& view, int pages, int by) { view.page = std::clamp(view.page + by, 1, std::max(pages, 1)); }

void zoom(PageView& view, float factor) {
    view.real_size = false;
    view.zoom = std::clamp(view.zoom * factor, least_zoom, most_zoom);
    view.centre = true;
}

bool keys_wait() {
    return dialog_is_open() || environment().popup_drawn_in_frame >= ImGui::GetFrameCount() - 1 ||
           ImGui::IsAnyItemActive();
}

void draw_tools(PageView& view, int pages) {
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
             view.page <= 1 ? tr("This is the first page.") : std::string_view()))
        turn(view, pages, -1);
    std::string const where = say("Page {} of {}", view.page, pages);
    ImVec2 const at = ImGui::GetCursorScreenPos();
    draw_text({at.x + px(space::small), at.y + (px(control_height) - text_height(TextStyle::Body)) / 2},
              TextStyle::Body, palette().text, where);
    ImGui::Dummy({measure(TextStyle::Body, where).x + 2 * px(space::small), px(control_height)});
    ImGui::SameLine(0, 0);
    if (tool(icon::chevron_right, tr("Page after"), tr("Page after (PageDown)"),
             view.page >= pages ? tr("This is the last page.") : std::string_view()))
        turn(view, pages, 1);
    ImGui::SameLine(0, px(space::large));
    if (tool(icon::zoom_out, tr("Zoom out"), tr("Zoom out (-)"))) zoom(view, 1 / key_zoom_of_page);
    if (tool(icon::zoom_in, tr("Zoom in"), tr("Zoom in (+)"))) zoom(view, key_zoom_of_page);
    if (tool(icon::fit, tr("Fit the width"), tr("Fit the width (Home)"))) {
        view.zoom = 1;
        view.real_size = false;
    }
    if (ui::button("100 %", {.kind = ui::ButtonKind::Quiet, .tooltip = tr("As large as on paper, nearly")}))
        view.real_size = view.centre = true;
}

void follow_keys(PageView& view, int pages) {
    if (keys_wait()) return;
    if (pressed(Modifiers::None, Key::PageUp)) turn(view, pages, -1);
    if (pressed(Modifiers::None, Key::PageDown)) turn(view, pages, 1);
    if (pressed(Modifiers::None, Key::Home)) {
        view.zoom = 1;
        view.real_size = false;
    }
    for (char const typed : take_typed("+=-_")) { // letters may be for the field that searches entries
        if (typed == '+' || typed == '=') zoom(view, key_zoom_of_page);
        if (typed == '-' || typed == '_') zoom(view, 1 / key_zoom_of_page);
    }
}

void follow_mouse(PageView& view, Drag drag) {
    ImGuiIO const& io = ImGui::GetIO();
    bool const hovered = ImGui::IsWindowHovered();
    if (hovered && io.MouseWheel != 0 && io.KeyCtrl) zoom(view, std::pow(key_zoom_of_page, io.MouseWheel));
    if (drag == Drag::Ignored) return;
    if (hovered && ImGui::IsMouseClicked(0)) view.grabbed = io.MousePos;
    if (!io.MouseDown[0]) view.grabbed.reset();
    if (!view.grabbed) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    ImGui::SetScrollX(ImGui::GetScrollX() - io.MouseDelta.x);
    ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
}

void keep_centred(PageView& view, float width, float room) {
    if (!std::exchange(view.centre, false)) return;
    view.scrolled.x = std::max((width - room) / 2, 0.0F);
    ImGui::SetScrollX(view.scrolled.x);
}

void go_to_box(PageView& view, Sheet const& sheet, PageBox const& box) {
    Sheet const part = part_of(sheet, box);
    ImVec2 const window = ImGui::GetWindowPos();
    float const x = (part.min.x + part.max.x) / 2 - window.x + ImGui::GetScrollX() - ImGui::GetWindowWidth() / 2;
    float const y = (part.min.y + part.max.y) / 2 - window.y + ImGui::GetScrollY() - ImGui::GetWindowHeight() / 2;
    view.scrolled = {std::max(x, 0.0F), std::max(y, 0.0F)};
    ImGui::SetScrollX(view.scrolled.x);
    ImGui::SetScrollY(view.scrolled.y);
}

void draw_trouble(std::string_view why) {
    ui::gap(space::huge);
    static_cast<void>(ui::empty_state({.icon = icon::file, .title = tr("This page cannot be shown"), .text = why}));
}

bool asks_to_draw() {
    ui::gap(space::huge);
    return ui::empty_state(
               {.icon = icon::lock,
                .title = tr("Pages are not drawn here yet"),
                .text = tr("This computer has no sandbox (bubblewrap) around the program that draws pages. A file "
                           "made with bad intent could do harm then. Install the package bubblewrap, or "
                           "allow it where you know where your files come from."),
                .action = tr("Draw them all the same")}) == ui::EmptyAnswer::Action;
}

} // namespace accrue::gui::pages
