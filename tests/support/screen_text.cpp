#include "support/screen_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "domain/text.h"

namespace accrue::test {

namespace {

using gui::ItemKind;
using gui::ReportedItem;

struct Glyph {
    ImFontGlyph const* shape = nullptr;
    float space = 0; // width of a blank in its font
};

// By the corner of its picture in the atlas, which no two glyphs share.
using GlyphTable = std::map<std::pair<float, float>, Glyph>;

GlyphTable table_of(ImFontAtlas const& fonts) {
    GlyphTable table;
    for (ImFont const* const font : fonts.Fonts)
        for (ImFontGlyph const& glyph : font->Glyphs)
            if (glyph.Visible) table[{glyph.U0, glyph.V0}] = {&glyph, font->GetCharAdvance(' ')};
    return table;
}

// A piece of text on one line.
struct Run {
    float left = 0;
    float right = 0; // where the next character would begin
    float top = 0;   // of the font's line
    float bottom = 0;
    std::string text;

    [[nodiscard]] float middle() const { return (top + bottom) / 2; }
};

bool is_icon(unsigned code) { return code >= 0xF000 && code < 0xF900; }

// Adds the glyph that is drawn at `corner` (left, top of its picture) to the run it continues, or begins one.
void add_glyph(std::vector<Run>& runs, Glyph const& glyph, ImVec2 corner, float lower_end) {
    float const pen = corner.x - glyph.shape->X0;
    float const top = corner.y - glyph.shape->Y0;
    bool const same_line = !runs.empty() && std::abs(runs.back().top - top) < 0.5F;
    float const gap = runs.empty() ? 0 : pen - runs.back().right;
    bool const continues = same_line && gap > -1 && gap < 2.5F * glyph.space;
    if (!continues) runs.push_back({pen, pen, top, lower_end, {}});
    Run& run = runs.back();
    if (continues && gap > 0.5F * glyph.space) run.text.push_back(' ');
    append_utf8(run.text, glyph.shape->Codepoint);
    run.right = pen + glyph.shape->AdvanceX;
    run.bottom = std::max(run.bottom, lower_end);
}

bool inside(ImVec2 point, ImVec4 clip) {
    return point.x >= clip.x && point.x <= clip.z && point.y >= clip.y && point.y <= clip.w;
}

// Text is drawn as two triangles over four corners in a row.
bool is_quad(ImDrawIdx const* index) {
    return index[1] == index[0] + 1 && index[2] == index[0] + 2 && index[3] == index[0] && index[4] == index[2] &&
           index[5] == index[0] + 3;
}

std::vector<Run> runs_of(ImDrawList const& list, GlyphTable const& glyphs) {
    std::vector<Run> runs;
    for (ImDrawCmd const& command : list.CmdBuffer) {
        ImDrawIdx const* const begin = list.IdxBuffer.Data + command.IdxOffset;
        ImDrawIdx const* const end = begin + command.ElemCount;
        for (ImDrawIdx const* index = begin; index + 6 <= end; index += 3) {
            if (!is_quad(index)) continue;
            ImDrawVert const* const corner = list.VtxBuffer.Data + command.VtxOffset + index[0];
            auto const found = glyphs.find({corner[0].uv.x, corner[0].uv.y});
            if (found == glyphs.end() || corner[0].uv.x == corner[2].uv.x) continue;
            ImVec2 const middle{(corner[0].pos.x + corner[2].pos.x) / 2, (corner[0].pos.y + corner[2].pos.y) / 2};
            bool const seen = inside(middle, command.ClipRect) && (corner[0].col & IM_COL32_A_MASK) != 0;
            if (seen && !is_icon(found->second.shape->Codepoint))
                add_glyph(runs, found->second, corner[0].pos, corner[2].pos.y);
            index += 3;
        }
    }
    return runs;
}

bool within(Run const& run, ReportedItem const& item) {
    float const center = (run.left + run.right) / 2;
    return center >= item.min.x && center <= item.max.x && run.middle() >= item.min.y && run.middle() <= item.max.y;
}

struct Marks {
    std::string before;
    std::string after;
};

std::optional<Marks> marks_of(ReportedItem const& item) {
    switch (item.kind) {
    case ItemKind::Button: return Marks{"[ ", " ]"};
    case ItemKind::Link: return Marks{"<", ">"};
    case ItemKind::TextField:
    case ItemKind::DateField:
    case ItemKind::Choice: return Marks{"{ ", " }"};
    case ItemKind::Toggle: return Marks{item.checked ? "[x] " : "[ ] ", ""};
    case ItemKind::Option: return Marks{item.checked ? "(x) " : "( ) ", ""};
    case ItemKind::Row: return Marks{item.checked ? "> " : "- ", ""};
    case ItemKind::HelpMark: return std::nullopt;
    }
    return std::nullopt;
}

bool is_field(ItemKind kind) {
    return kind == ItemKind::TextField || kind == ItemKind::DateField || kind == ItemKind::Choice;
}

void put_run(std::vector<Run>& runs, ReportedItem const& item, std::string text) {
    float const middle = (item.min.y + item.max.y) / 2;
    runs.push_back({item.min.x, item.max.x, middle - 8, middle + 8, std::move(text)});
}

void mark(std::vector<Run>& runs, ReportedItem const& item) {
    std::optional<Marks> const marks = marks_of(item);
    if (!marks || !item.on_screen) return;
    if (is_field(item.kind)) { // the whole value, not the part that fits; an example in an empty field is no value
        std::erase_if(runs, [&](Run const& run) { return within(run, item); });
        put_run(runs, item, item.value.empty() ? "{ }" : marks->before + item.value + marks->after);
        return;
    }
    Run* first = nullptr;
    Run* last = nullptr;
    for (Run& run : runs) {
        if (!within(run, item)) continue;
        if (!first) first = &run;
        last = &run;
    }
    if (!first) { // only an icon: its label stands for it
        put_run(runs, item, marks->before + "(" + item.label + ")" + marks->after);
        return;
    }
    first->text.insert(0, marks->before);
    last->text.append(marks->after);
}

// The runs as lines from top to bottom, each from left to right.
std::string lines_of(std::vector<Run> runs) {
    std::ranges::stable_sort(runs, {}, &Run::middle);
    std::string text;
    for (std::size_t begin = 0; begin < runs.size();) {
        std::size_t end = begin + 1;
        float const limit = runs[begin].middle() + (runs[begin].bottom - runs[begin].top) * 0.45F;
        while (end < runs.size() && runs[end].middle() <= limit) ++end;
        std::sort(runs.begin() + static_cast<std::ptrdiff_t>(begin), runs.begin() + static_cast<std::ptrdiff_t>(end),
                  [](Run const& a, Run const& b) { return a.left < b.left; });
        for (std::size_t i = begin; i < end; ++i) text.append(i == begin ? "" : "  ").append(runs[i].text);
        text.push_back('\n');
        begin = end;
    }
    return text;
}

} // namespace

std::string text_of(ImDrawData const& frame, ImFontAtlas const& fonts, std::vector<ReportedItem> const& items) {
    GlyphTable const glyphs = table_of(fonts);
    std::string text;
    for (int i = 0; i < frame.CmdListsCount; ++i) {
        ImDrawList const* const list = frame.CmdLists[i];
        std::vector<Run> runs = runs_of(*list, glyphs);
        for (ReportedItem const& item : items)
            if (item.drawn_in == list) mark(runs, item);
        text += lines_of(std::move(runs));
    }
    return text;
}

} // namespace accrue::test
