// A file's text, to be read.
#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/rules_parts.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::rules_screen {

namespace {

using session::RulesSource;

constexpr std::size_t most_characters = 400; // of a line that is shown

std::string_view beginning_of(std::string_view line) {
    if (line.size() <= most_characters) return line;
    std::size_t end = most_characters;
    while (end > 0 && is_inside_character(line[end])) --end;
    return line.substr(0, end);
}

// The file's whole name over its text.
void draw_file_name(RulesSource const& source, session::RulesOrigin origin) {
    float const height = px(34);
    Pane const pane("File", {.size = {0, height}, .padding = {padding, 8}, .edge = PaneEdge::Bottom, .scrolls = false});
    bool const stored = origin == session::RulesOrigin::Library;
    ui::line(stored ? say("As this library holds it; taken from {}", source.file) : source.file, TextStyle::Small,
             ui::TextColor::Muted);
}

void scroll_to_line(int line, float distance) {
    float const room = ImGui::GetWindowHeight();
    ImGui::SetScrollY(std::max(0.0F, (static_cast<float>(line) - 0.5F) * distance - room * 0.4F));
    ImGui::SetScrollX(0);
}

// Keys that belong to no list: the text is what they move.
void follow_page_keys(float distance) {
    if (ImGui::IsAnyItemActive() || dialog_is_open()) return;
    float const page = std::max(ImGui::GetWindowHeight() - 2 * distance, distance);
    if (pressed(Modifiers::None, Key::PageDown))
        ImGui::SetScrollY(std::min(ImGui::GetScrollY() + page, ImGui::GetScrollMaxY()));
    if (pressed(Modifiers::None, Key::PageUp)) ImGui::SetScrollY(std::max(ImGui::GetScrollY() - page, 0.0F));
}

// Dark: the line that is meant.
void draw_line_ground(ImVec2 at, float distance) {
    ImVec2 const window = ImGui::GetWindowPos();
    ToneColors const& colors = colors_of(palette(), Tone::Warning);
    fill({window.x, at.y}, {window.x + ImGui::GetWindowWidth(), at.y + distance}, colors.tint, 0);
    fill({window.x, at.y}, {window.x + px(4), at.y + distance}, colors.solid, 0);
}

} // namespace

void draw_source(session::RulesFile const& file, RulesState& state) {
    session::RulesReading const& reading = *file.reading;
    if (reading.sources.empty()) return;
    std::size_t const shown = state.mark && state.mark->source < reading.sources.size() ? state.mark->source : 0;
    RulesSource const& source = reading.sources[shown];
    draw_file_name(source, file.origin);
    ui::Scope const scope(source.file);
    float const distance = std::round(text_height(TextStyle::Code) * 1.3F);
    float const digit = measure(TextStyle::Code, "0").x;
    float const gutter =
        px(padding) +
        digit * static_cast<float>(std::max<std::size_t>(fmt::format("{}", source.lines.size()).size(), 3));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::BeginChild("##text", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    int const marked = state.mark && state.mark->source == shown ? state.mark->line : 0;
    if (state.reveal_mark && marked > 0) scroll_to_line(marked, distance);
    state.reveal_mark = false;
    follow_page_keys(distance);
    ImVec2 const origin = ImGui::GetCursorScreenPos();
    float const from = ImGui::GetWindowPos().y - origin.y;
    auto const first = static_cast<std::size_t>(std::max(0.0F, from / distance));
    auto const count = static_cast<std::size_t>(ImGui::GetWindowHeight() / distance) + 2;
    float widest = 0;
    for (std::size_t i = first; i < std::min(first + count, source.lines.size()); ++i) {
        ImVec2 const at{origin.x, origin.y + static_cast<float>(i) * distance};
        if (static_cast<int>(i) + 1 == marked) draw_line_ground(at, distance);
        float const y = at.y + (distance - text_height(TextStyle::Code)) / 2;
        std::string const number = fmt::format("{}", i + 1);
        float const number_width = digit * static_cast<float>(number.size());
        draw_text({at.x + gutter - number_width, y}, TextStyle::Code, palette().text_faint, number);
        std::string_view const line = beginning_of(source.line(i));
        draw_text({at.x + gutter + px(space::large), y}, TextStyle::Code, palette().text, line);
        widest = std::max(widest, measure(TextStyle::Code, line).x);
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({gutter + px(2 * space::large) + widest,
                  static_cast<float>(source.lines.size()) * distance + px(space::large)});
    ImGui::EndChild();
}

} // namespace accrue::gui::rules_screen
