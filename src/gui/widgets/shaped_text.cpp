#include "gui/widgets/shaped_text.h"

#include <algorithm>
#include <cmath>

#include "domain/text.h"
#include "gui/widgets/environment.h"

namespace accrue::gui {

namespace {

constexpr std::size_t most_shaped = 1024; // bytes that are laid out at once; more never fits on a line

std::string_view beginning(std::string_view line) {
    if (line.size() <= most_shaped) return line;
    std::size_t end = most_shaped;
    while (end > 0 && is_inside_character(line[end])) --end;
    return line.substr(0, end);
}

LineFont font_of_style(TextStyle style) {
    return {
        .em = text_height(style) * em_of_size, .weight = weight_of(style), .equal_widths = style == TextStyle::Code};
}

ShapedLine const& laid_out(TextStyle style, std::string_view piece) {
    return environment().shaper->line(font_of_style(style), piece);
}

std::string_view without_spaces_at_end(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// How many of the clusters fit into `width`; a space at the end needs no room.
std::size_t fitting_clusters(ShapedLine const& line, std::string_view text, float width) {
    std::size_t count = 0;
    float room_needed = 0;
    for (Cluster const& cluster : line.clusters) {
        if (text[cluster.end - 1] != ' ') room_needed = cluster.reach;
        if (room_needed > width) break;
        ++count;
    }
    return count;
}

} // namespace

bool is_for_shaper(std::string_view line) { return environment().shaper && needs_shaping(line); }

float shaped_width(TextStyle style, std::string_view line) {
    float width = 0;
    while (!line.empty()) {
        std::string_view const piece = beginning(line);
        width += laid_out(style, piece).width;
        line.remove_prefix(piece.size());
    }
    return std::ceil(width);
}

bool draw_shaped(ImVec2 position, TextStyle style, Color color, std::string_view line) {
    LinePicture const picture = environment().shaper->picture(font_of_style(style), beginning(line));
    if (!picture.texture) return !picture.drawn_elsewhere;
    ImVec2 const min{std::round(position.x) + picture.corner.x,
                     std::round(position.y) + base_line(style) + picture.corner.y};
    ImVec2 const max{min.x + picture.size.x, min.y + picture.size.y};
    float const middle = picture.colored ? 0.5F : 1;
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->AddImage(picture.texture, min, max, {0, 0}, {1, middle}, packed(color));
    if (picture.colored)
        list->AddImage(picture.texture, min, max, {0, middle}, {1, 1}, packed({255, 255, 255, color.alpha}));
    return true;
}

std::string ellipsized_shaped(TextStyle style, std::string_view line, float width) {
    constexpr std::string_view dots = "…";
    std::string_view const piece = beginning(line);
    ShapedLine const& whole = laid_out(style, piece);
    float const room = width - measure(style, dots).x;
    for (std::size_t count = fitting_clusters(whole, piece, room); count > 0; --count) {
        std::string shown(without_spaces_at_end(piece.substr(0, whole.clusters[count - 1].end)));
        shown.append(dots);
        if (needs_shaping(shown)) // the part reads as the whole does
            environment().shaper->direct(font_of_style(style), shown, reads_from_right(line));
        if (measure(style, shown).x <= width) return shown;
    }
    return std::string(dots);
}

std::size_t shaped_line_end(TextStyle style, std::string_view text, float width, bool from_right) {
    std::string_view const piece = beginning(text);
    ShapedLine const& whole = laid_out(style, piece);
    auto const direct = [&](std::string_view line) {
        if (needs_shaping(line)) environment().shaper->direct(font_of_style(style), line, from_right);
        return line.size();
    };
    if (piece.size() == text.size() && whole.width <= width) return direct(text);
    auto const& clusters = whole.clusters;
    std::size_t count = fitting_clusters(whole, piece, width);
    for (; count > 0; --count) {
        std::size_t good = count;
        while (good > 0 && !clusters[good - 1].may_break) --good;
        if (good > 0) count = good;
        std::string_view const line = without_spaces_at_end(piece.substr(0, clusters[count - 1].end));
        if (!line.empty() && measure(style, line).x <= width) return direct(line);
    }
    return clusters.empty() ? piece.size() : clusters.front().end;
}

} // namespace accrue::gui
