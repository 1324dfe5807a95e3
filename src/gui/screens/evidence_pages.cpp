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

using pages::Sheet;
using session::EvidenceFileRow;
using session::EvidenceMark;
using session::EvidencePage;

constexpr float thumb_width = 74;
constexpr float thumbs_from = 560; // logical pixels of width from which there are any
constexpr int least_mark = 60;     // page units: a smaller box is a slip of the mouse
constexpr int key_step = 100;      // page units

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
    return {file.id, side == Side::Version, page, pages::picture_width(width)};
}

void draw_marks_on(EvidenceFileRow const& file, EvidenceState const& state, Sheet const& sheet) {
    for (EvidenceMark const& mark : file.marks)
        if (mark.mark.page == state.page) pages::draw_box(sheet, mark.mark.box, mark.words, state.mark == mark.id);
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
    pages::draw_box(sheet, box, {}, true);
    if (ImGui::IsMouseDown(0)) return;
    marking.from.reset();
    bool const drawn = box.right - box.left >= least_mark && box.bottom - box.top >= least_mark;
    if (drawn) set_mark(file, state, box, intents);
}

// --- The page in sight ---

// A mark is of the page that it is on.
void forget_mark_of(EvidenceState& state, int page_before) {
    if (state.page != page_before) state.mark.reset();
}

// The mark that was gone to, in the middle.
void land_on_mark(EvidenceFileRow const& file, EvidenceState& state, Sheet const& sheet) {
    auto const mark = std::ranges::find_if(file.marks, [&](EvidenceMark const& row) { return state.mark == row.id; });
    if (!state.land || mark == file.marks.end() || mark->mark.page != state.page) return;
    state.land = false;
    pages::go_to_box(state, sheet, mark->mark.box);
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
    float const wanted = pages::width_of(state, room);
    if (state.page > pages_of(file, side)) return pages::draw_trouble(tr("It has no such page."));
    EvidencePage const* const page = view.page(asked_for(file, side, state.page, wanted));
    if (page != nullptr && page->pixels.empty()) return pages::draw_trouble(page->trouble);
    Sheet const sheet = pages::sheet_of(page, wanted, room);
    ImVec2 const size{sheet.max.x - sheet.min.x, sheet.max.y - sheet.min.y};
    pages::draw_sheet(page, sheet);
    if (side == Side::File) { // marks are made on what the file shows now
        draw_marks_on(file, state, sheet);
        if (state.marking) mark_by_mouse(file, state, sheet, intents);
        if (state.marking && state.marking->by_keys) pages::draw_box(sheet, state.marking->box, {}, true);
    }
    ImGui::SetCursorScreenPos(sheet.min);
    ImGui::Dummy(size);
    pages::keep_centred(state, size.x, room);
    pages::follow_mouse(state, state.marking ? pages::Drag::Ignored : pages::Drag::MovesPage);
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
    float const height = std::floor(width * static_cast<float>(pages::paper));
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
        pages::draw_sheet(view.page(asked_for(file, first_side(file, state), page, width)), {item.min, item.max});
        if (page == state.page)
            ImGui::GetWindowDrawList()->AddRect(item.min, item.max, packed(palette().accent), 0, 0, px(2));
        if (item.ringed) focus_ring(item.min, item.max, 2);
        float const middle = (width - measure(TextStyle::Small, fmt::format("{}", page)).x) / 2;
        draw_text({min.x + middle, min.y + height + px(3)}, TextStyle::Small, palette().text_muted,
                  fmt::format("{}", page));
        if (!item.pressed) continue;
        int const before = state.page;
        pages::turn(state, pages, page - state.page);
        forget_mark_of(state, before);
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
    if (!state.marking || pages::keys_wait()) return;
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
        if (pages::asks_to_draw()) intents.emplace_back(AllowDrawing{});
        return;
    }
    if (pages == 0) return pages::draw_trouble(file.verdict);
    int const before = state.page;
    pages::follow_keys(state, pages);
    {
        Pane const tools("Tools",
                         {.size = {0, px(control_height + 12)}, .padding = {space::small, 6}, .scrolls = false});
        pages::draw_tools(state, pages);
    }
    forget_mark_of(state, before);
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
