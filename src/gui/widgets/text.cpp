#include "gui/widgets/text.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "domain/text.h"
#include "gui/widgets/environment.h"
#include "gui/widgets/feedback.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/shaped_text.h"

namespace accrue::gui {

namespace {

constexpr std::string_view ellipsis = "…";

ImFont* font_of(TextStyle style) {
    ImVector<ImFont*> const& fonts = ImGui::GetIO().Fonts->Fonts;
    int const index = static_cast<int>(style);
    return fonts[index < fonts.Size ? index : 0];
}

// The largest end of a whole character at or before `at`.
std::size_t character_end(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && is_inside_character(text[at])) --at;
    return at;
}

// The bytes of the control character or line break at `at`; 0: there is none.
std::size_t control_length(std::string_view text, std::size_t at) {
    auto const [code, size] = first_character(text.substr(at));
    bool const control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
    return control ? size : 0;
}

// Nothing but printable ASCII, as most texts are: a quick look at all bytes, so that nothing else is asked about them.
bool is_plain(std::string_view text) {
    unsigned wrong = 0;
    for (char const c : text) wrong |= static_cast<unsigned>(static_cast<unsigned char>(c - 0x20) >= 0x7F - 0x20);
    return wrong == 0;
}

bool is_one_line(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (control_length(text, at) > 0) return false;
    return true;
}

// How many bytes of `text` fit into `width`, in whole characters.
std::size_t fitting(TextStyle style, std::string_view text, float width) {
    ImFont* const font = font_of(style);
    char const* rest = nullptr;
    font->CalcTextSizeA(font->FontSize, width, 0, text.data(), text.data() + text.size(), &rest);
    return static_cast<std::size_t>(rest - text.data());
}

// The bytes of the first line that a paragraph is broken into.
std::size_t line_end(TextStyle style, std::string_view paragraph, float width) {
    std::size_t end = fitting(style, paragraph, width);
    if (end >= paragraph.size()) return end;
    std::size_t const space = paragraph.rfind(' ', end);
    if (space != std::string_view::npos && space > 0) end = space;
    end = std::max(character_end(paragraph, end), std::min(paragraph.size(), std::size_t{1}));
    while (end < paragraph.size() && is_inside_character(paragraph[end])) ++end;
    return end;
}

} // namespace

float size_of(TextStyle style) {
    switch (style) {
    case TextStyle::Body: return 17;
    case TextStyle::Strong: return 17;
    case TextStyle::Small: return 15;
    case TextStyle::Label: return 15;
    case TextStyle::Heading: return 21;
    case TextStyle::Title: return 28;
    case TextStyle::Figure: return 38;
    case TextStyle::Code: return 16;
    }
    return 17;
}

int weight_of(TextStyle style) {
    switch (style) {
    case TextStyle::Body:
    case TextStyle::Small:
    case TextStyle::Code: return 400;
    case TextStyle::Label: return 500;
    case TextStyle::Strong:
    case TextStyle::Heading:
    case TextStyle::Title:
    case TextStyle::Figure: return 600;
    }
    return 400;
}

float text_height(TextStyle style) { return font_of(style)->FontSize; }

float base_line(TextStyle style) { return std::round(font_of(style)->Ascent); }

void note_glyphs(TextStyle style, std::string_view text) {
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return;
    ImFont* const font = font_of(style);
    for (std::size_t at = 0; at < text.size();) {
        auto const [code, size] = first_character(text.substr(at));
        at += size;
        if (code < 0x80 || code > 0xFFFF || is_stand_in(code)) continue;
        auto const glyph = static_cast<ImWchar>(code);
        if (!font->FindGlyphNoFallback(glyph)) environment().missing_glyphs.insert(glyph);
    }
}

std::string in_one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const control = control_length(text, at);
        line.push_back(control > 0 ? ' ' : text[at]);
        at += std::max<std::size_t>(control, 1);
    }
    return line;
}

ImVec2 measure(TextStyle style, std::string_view text) {
    ImFont* const font = font_of(style);
    if (!is_plain(text)) {
        if (!is_one_line(text)) return measure(style, in_one_line(text));
        if (is_for_shaper(text)) return {shaped_width(style, text), font->FontSize};
    }
    if (text.empty()) return {0, font->FontSize}; // ImGui would look for the end of a text that is not there
    ImVec2 const size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size());
    return {std::ceil(size.x), size.y};
}

void draw_text(ImVec2 position, TextStyle style, Color color, std::string_view text) {
    if (text.empty()) return;
    bool const plain = is_plain(text);
    if (!plain && !is_one_line(text)) {
        draw_text(position, style, color, in_one_line(text));
        return;
    }
    ImFont* const font = font_of(style);
    ImVec2 const far_end{position.x + FLT_MAX / 2, position.y + font->FontSize};
    if (!can_be_seen(position, far_end)) return;
    if (!plain && is_for_shaper(text) && draw_shaped(position, style, color, text)) return;
    note_glyphs(style, text);
    ImVec2 const whole{std::round(position.x), std::round(position.y)};
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize, whole, packed(color), text.data(),
                                        text.data() + text.size());
}

std::string ellipsized(TextStyle style, std::string_view text, float width) {
    if (!is_plain(text) && !is_one_line(text)) return ellipsized(style, in_one_line(text), width);
    if (measure(style, text).x <= width) return std::string(text);
    if (is_for_shaper(text)) return ellipsized_shaped(style, text, width);
    float const room = width - measure(style, ellipsis).x;
    if (room <= 0) return std::string(ellipsis);
    std::string_view head = text.substr(0, fitting(style, text, room));
    while (head.ends_with(' ')) head.remove_suffix(1);
    return std::string(head).append(ellipsis);
}

std::vector<std::string_view> wrapped(TextStyle style, std::string_view text, float width) {
    std::vector<std::string_view> lines;
    bool begins = true;
    bool from_right = false;
    while (!text.empty()) {
        std::string_view const paragraph = text.substr(0, std::min(text.find('\n'), text.size()));
        bool const shaped = is_for_shaper(paragraph);
        if (begins) from_right = shaped && reads_from_right(paragraph);
        std::size_t const end =
            shaped ? shaped_line_end(style, paragraph, width, from_right) : line_end(style, paragraph, width);
        lines.push_back(paragraph.substr(0, end));
        text.remove_prefix(end);
        begins = text.starts_with('\n');
        if (begins || text.starts_with(' ')) text.remove_prefix(1);
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
}

float line_distance(TextStyle style) { return std::round(text_height(style) * 1.22F); }

Color color_of(ui::TextColor color) {
    Palette const& p = palette();
    switch (color) {
    case ui::TextColor::Normal: return p.text;
    case ui::TextColor::Muted: return p.text_muted;
    case ui::TextColor::Faint: return p.text_faint;
    case ui::TextColor::Accent: return p.accent_text;
    case ui::TextColor::Success: return p.success.text;
    case ui::TextColor::Warning: return p.warning.text;
    case ui::TextColor::Danger: return p.danger.text;
    }
    return p.text;
}

namespace ui {

void text(std::string_view text, TextStyle style, TextColor color) {
    float const width = std::max(ImGui::GetContentRegionAvail().x, px(40));
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const distance = line_distance(style);
    float widest = 0;
    float y = start.y;
    for (std::string_view const part : wrapped(style, text, width)) {
        draw_text({start.x, y}, style, color_of(color), part);
        widest = std::max(widest, measure(style, part).x);
        y += distance;
    }
    ImGui::Dummy({widest, y - start.y - distance + text_height(style)});
}

void title(std::string_view text) { ui::text(text, TextStyle::Title); }
void heading(std::string_view text) { ui::text(text, TextStyle::Heading); }
void caption(std::string_view text, TextColor color) { ui::text(text, TextStyle::Small, color); }

void line(std::string_view text, TextStyle style, TextColor color, float width) {
    float const room = width > 0 ? width : ImGui::GetContentRegionAvail().x;
    std::string const shown = ellipsized(style, text, room);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    draw_text(start, style, color_of(color), shown);
    ImGui::Dummy({std::min(room, measure(style, shown).x), text_height(style)});
    if (shown != text) tooltip(text);
}

} // namespace ui

} // namespace accrue::gui
