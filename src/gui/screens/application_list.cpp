// The checklist, and what stands under it.
#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/application_parts.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::application_screen {

namespace {

using PartState = ApplicationPart::State;
using TopicKind = ApplicationTopic::Kind;

constexpr float row_indent = 40; // where the words begin
constexpr float row_padding = 7;
constexpr std::size_t most_title_lines = 2;
constexpr std::size_t most_lines = 2;

struct Row {
    PartLook look;
    std::string_view title;
    std::string_view words;
    std::string_view clause;
    bool is_settled = false; // nothing has to be done: one line is enough
};

// The first lines of a text, the last of them cut where there are more.
std::vector<std::string> first_lines(TextStyle style, std::string_view text, float width, std::size_t most) {
    std::vector<std::string_view> const lines = wrapped(style, text, width);
    std::vector<std::string> shown(lines.begin(),
                                   lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), most)));
    if (lines.size() > most) shown.back() = ellipsized(style, fmt::format("{} {}", shown.back(), lines[most]), width);
    return shown;
}

void draw_lines(ImVec2& at, TextStyle style, Color color, std::vector<std::string> const& lines) {
    for (std::string const& line : lines) {
        draw_text(at, style, color, line);
        at.y += line_distance(style);
    }
}

bool draw_row(Row const& row, std::string const& name, bool chosen) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const inner = width - px(row_indent) - px(space::medium);
    float const word = measure(TextStyle::Small, row.look.word).x;
    auto const title = first_lines(TextStyle::Strong, row.title, inner - word - px(space::medium), most_title_lines);
    auto const words = first_lines(TextStyle::Small, row.words, inner, row.is_settled ? 1 : most_lines);
    std::size_t const small = words.size() + (row.clause.empty() ? 0 : 1);
    float const height = 2 * px(row_padding) + static_cast<float>(title.size()) * line_distance(TextStyle::Strong) +
                         static_cast<float>(small) * line_distance(TextStyle::Small);
    Pressable const item = pressable(name, {width, height}, Availability::Enabled);
    draw_row_ground(item, chosen);
    report({.kind = ItemKind::Row, .label = name, .value = row.look.word, .checked = chosen});
    if (!can_be_seen(item.min, item.max)) return item.pressed;
    Color const tone = colors_of(palette(), row.look.tone).text;
    ImVec2 at{item.min.x + px(row_indent), item.min.y + px(row_padding)};
    if (row.look.icon) draw_text({item.min.x + px(14), at.y}, TextStyle::Body, tone, row.look.icon);
    float const drop = base_line(TextStyle::Strong) - base_line(TextStyle::Small);
    ImVec2 const word_at{at.x + inner - word, at.y + drop};
    draw_lines(at, TextStyle::Strong, chosen ? palette().info.text : palette().text, title);
    draw_text(word_at, TextStyle::Small, tone, row.look.word);
    draw_lines(at, TextStyle::Small, palette().text_muted, words);
    if (!row.clause.empty())
        draw_text(at, TextStyle::Small, palette().text_faint, ellipsized(TextStyle::Small, row.clause, inner));
    bool const cut = !words.empty() && words.back().ends_with("…");
    ui::tooltip(title.back().ends_with("…") ? row.title : cut ? row.words : std::string_view());
    return item.pressed;
}

void draw_parts(ApplicationModel const& model, ApplicationTopic const& chosen, UniqueNames& names,
                ApplicationState& state) {
    for (ApplicationPart const& part : model.parts) {
        ApplicationTopic topic{TopicKind::Part, part.kind, part.id};
        bool const is_settled = part.state == PartState::Done || part.state == PartState::Later;
        Row const row{look_of(part.state), part.title, part.words, part.clause, is_settled};
        if (draw_row(row, names.of(part.title), topic == chosen)) state.show(std::move(topic));
    }
}

// What stands beside the parts: nothing of it has to be done before sealing.
void draw_others(ApplicationModel const& model, ApplicationTopic const& chosen, UniqueNames& names,
                 ApplicationState& state) {
    auto const draw = [&](TopicKind kind, Row const& row) {
        ApplicationTopic topic{.kind = kind, .id = {}};
        if (draw_row(row, names.of(std::string(row.title)), chosen.kind == kind)) state.show(std::move(topic));
    };
    auto const count = [](std::size_t number) { return fmt::format("{}", number); };
    if (!model.contradictions.empty()) {
        std::string const number = count(model.contradictions.size());
        draw(
            TopicKind::Contradictions,
            {{number, Tone::Warning, icon::warning}, tr("Worth a second look"), model.contradictions.front().what, {}});
    }
    if (!model.compared_with.empty()) {
        std::string const number = count(model.changes.size());
        std::string const title = say("Changed since {}", model.compared_with);
        draw(TopicKind::Changes,
             {{number, Tone::Neutral, icon::edit},
              title,
              model.changes.empty() ? tr("Nothing has changed.") : std::string_view(model.changes.front().title),
              {}});
    }
    if (!model.sealed.empty()) {
        std::string const number = count(model.sealed.size());
        draw(TopicKind::Sealed,
             {{number, Tone::Neutral, icon::lock}, tr("Sealed before"), model.sealed.front().words, {}});
    }
    if (!model.left.empty()) {
        std::string const number = count(model.left.size());
        draw(TopicKind::Left,
             {{number, Tone::Neutral, icon::minus_circle}, tr("What does not go along"), model.left.front(), {}});
    }
}

bool has(ApplicationModel const& model, ApplicationTopic const& topic) {
    switch (topic.kind) {
    case TopicKind::Part:
        return std::ranges::any_of(
            model.parts, [&](ApplicationPart const& part) { return part.kind == topic.part && part.id == topic.id; });
    case TopicKind::Contradictions: return !model.contradictions.empty();
    case TopicKind::Changes: return !model.compared_with.empty();
    case TopicKind::Sealed: return !model.sealed.empty();
    case TopicKind::Left: return !model.left.empty();
    }
    return false;
}

ApplicationPart const* next_open(ApplicationModel const& model) {
    auto const found = std::ranges::find_if(model.parts, [](ApplicationPart const& part) {
        return part.state == PartState::Missing || part.state == PartState::Wrong;
    });
    return found == model.parts.end() ? nullptr : &*found;
}

} // namespace

ApplicationTopic chosen_topic(ApplicationModel const& model, ApplicationState const& state) {
    if (state.topic && has(model, *state.topic)) return *state.topic;
    ApplicationPart const* part = next_open(model);
    if (part == nullptr && !model.parts.empty()) part = &model.parts.front();
    if (part == nullptr) return {};
    return {TopicKind::Part, part->kind, part->id};
}

void draw_list(ApplicationModel const& model, ApplicationState& state) {
    // It stays what it is while parts become done.
    if (!state.topic || !has(model, *state.topic)) state.topic = chosen_topic(model, state);
    ApplicationTopic const chosen =
        state.room == ApplicationRoom::TwoPanes ? *state.topic : ApplicationTopic{.id = "none is beside the list"};
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(2)});
    UniqueNames names;
    draw_parts(model, chosen, names, state);
    if (!model.asks_for_more) {
        ui::gap(space::small);
        ImGui::Indent(px(row_indent));
        ui::caption(tr("These rules ask for no documents, declarations, referees, statement or fees. What you have "
                       "entered can be sealed all the same."));
        ImGui::Unindent(px(row_indent));
    }
    if (!model.contradictions.empty() || !model.compared_with.empty() || !model.sealed.empty() || !model.left.empty()) {
        ui::gap(space::small);
        ui::separator();
        ui::gap(space::small);
        draw_others(model, chosen, names, state);
    }
    ImGui::PopStyleVar();
}

void draw_foot(ApplicationModel const& model, ApplicationState& state, Intents& intents) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    ui::ButtonOptions options{.kind = ui::ButtonKind::Primary,
                              .icon = icon::lock,
                              .tooltip = tr("Makes the one file to send, signed with your key"),
                              .disabled_because = model.why_not};
    float const button = ui::button_width(tr("Seal the application …"), options);
    ApplicationPart const* const next = next_open(model);
    bool const beside = next != nullptr && width > button + px(260);
    if (next != nullptr) {
        std::string const label = say("Next: {}¦a part of an application", next->title);
        float const room = beside ? width - button - px(space::large) : width;
        if (beside)
            ImGui::SetCursorScreenPos({start.x, start.y + (px(control_height) - text_height(TextStyle::Body)) / 2});
        if (ui::link(ellipsized(TextStyle::Body, label, room))) state.show_part(next->kind, next->id);
    }
    if (beside) ImGui::SetCursorScreenPos({start.x + width - button, start.y});
    options.width = beside ? button : width;
    if (ui::button(tr("Seal the application …"), options)) intents.emplace_back(Show{Panel::Seal});
}

} // namespace accrue::gui::application_screen
