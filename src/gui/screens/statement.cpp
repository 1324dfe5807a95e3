#include "gui/screens/statement.h"

#include <vector>

#include "gui/widgets/parts.h"
#include "gui/widgets/text.h"

namespace accrue::gui {

bool draw_statement(Statement const& statement) {
    float const left = px(statement_sign_room);
    float const width = ImGui::GetContentRegionAvail().x;
    auto const lines = wrapped(TextStyle::Body, statement.text, width - left);
    auto const clause_lines = statement.clause.empty() ? std::vector<std::string_view>()
                                                       : wrapped(TextStyle::Small, statement.clause, width - left);
    float const text_height = line_distance(TextStyle::Body) * static_cast<float>(lines.size());
    float const height = text_height + line_distance(TextStyle::Small) * static_cast<float>(clause_lines.size());
    Pressable const item = pressable(statement.name, {width, height + px(2)}, Availability::Enabled);
    report({.kind = ItemKind::Row, .label = statement.text});
    float const around = px(6);
    if (item.hovered)
        fill({item.min.x - around, item.min.y - around / 2}, {item.max.x + around, item.max.y + around / 2},
             palette().hovered, rounding::control);
    if (item.ringed) focus_ring(item.min, item.max, rounding::control);
    ToneColors const& colors = colors_of(palette(), statement.tone);
    if (statement.sign) draw_text(item.min, TextStyle::Body, colors.text, statement.sign);
    float y = item.min.y;
    for (std::string_view const line : lines) {
        draw_text({item.min.x + left, y}, TextStyle::Body, palette().text, line);
        y += line_distance(TextStyle::Body);
    }
    for (std::string_view const line : clause_lines) {
        draw_text({item.min.x + left, y}, TextStyle::Small, palette().text_muted, line);
        y += line_distance(TextStyle::Small);
    }
    return item.pressed;
}

} // namespace accrue::gui
