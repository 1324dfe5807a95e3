#include "gui/screens/help_pane.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

// A quiet box with a coloured edge, around what is drawn during its life.
class Quote {
public:
    Quote() : start_(ImGui::GetCursorScreenPos()), width_(ImGui::GetContentRegionAvail().x) {
        layers_.Split(ImGui::GetWindowDrawList(), 2);
        layers_.SetCurrentChannel(ImGui::GetWindowDrawList(), 1);
        ImGui::BeginGroup();
        ImGui::Dummy({1, px(2)});
        ImGui::Indent(px(14));
    }
    ~Quote() {
        ImGui::Unindent(px(14));
        ImGui::Dummy({1, px(2)});
        ImGui::EndGroup();
        ImVec2 const end{start_.x + width_, ImGui::GetItemRectMax().y};
        layers_.SetCurrentChannel(ImGui::GetWindowDrawList(), 0);
        fill(start_, end, palette().info.tint, rounding::control);
        fill(start_, {start_.x + px(3), end.y}, palette().info.solid, 2);
        layers_.Merge(ImGui::GetWindowDrawList());
    }
    Quote(Quote const&) = delete;
    Quote& operator=(Quote const&) = delete;

private:
    ImVec2 start_;
    float width_;
    ImDrawListSplitter layers_;
};

// A paragraph in a quote keeps off its right edge.
void quoted(std::string_view text, TextStyle style, ui::TextColor color) {
    float const width = ImGui::GetContentRegionAvail().x - px(14);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float y = start.y;
    for (std::string_view const line : wrapped(style, text, width)) {
        draw_text({start.x, y}, style, color_of(color), line);
        y += line_distance(style);
    }
    ImGui::Dummy({width, y - start.y});
}

void draw_clause(session::ClauseModel const& clause, bool in_full) {
    Quote const quote;
    quoted(fmt::format("{} {}", clause.code, clause.title), TextStyle::Label, ui::TextColor::Accent);
    if (in_full && !clause.text.empty()) quoted(clause.text, TextStyle::Small, ui::TextColor::Muted);
}

void draw_explanation(session::ExplanationModel const& explanation) {
    std::set<std::string> quoted_clauses;
    for (session::ExplanationLine const& line : explanation.lines) {
        if (!line.text.empty()) ui::text(line.text);
        if (line.clause) draw_clause(*line.clause, quoted_clauses.insert(line.clause->code).second);
        ui::gap(space::small);
    }
}

std::string limits_of(session::FieldModel const& field) {
    std::string text = field.hint;
    if (!field.unit.empty() && text.find(field.unit) == std::string::npos && !text.empty()) text += " " + field.unit;
    if (!field.required) text = text.empty() ? std::string(tr("optional")) : say("{}, optional", text);
    return capitalised(std::move(text));
}

void draw_form_help(session::FormModel const& form) {
    ui::text(form.help);
    if (!form.evidence.empty()) {
        ui::gap(space::small);
        ui::text(form.evidence, TextStyle::Body, ui::TextColor::Muted);
    }
    ui::gap(space::medium);
    for (session::FieldModel const& field : form.fields) {
        std::string const limits = limits_of(field);
        if (limits.empty()) continue;
        ui::text(field.title, TextStyle::Label);
        ui::caption(limits);
        ui::gap(space::tiny);
    }
}

// The keys stand at the right of what they do, which may take several lines.
void draw_key(KeyHint const& key) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const keys_width = measure(TextStyle::Label, key.keys).x;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float y = start.y;
    for (std::string_view const line :
         wrapped(TextStyle::Body, key.text, std::max(width - keys_width - px(space::medium), px(60)))) {
        draw_text({start.x, y}, TextStyle::Body, palette().text_muted, line);
        y += line_distance(TextStyle::Body);
    }
    draw_text({start.x + width - keys_width, start.y + px(2)}, TextStyle::Label, palette().text, key.keys);
    ImGui::Dummy({width, y - start.y - line_distance(TextStyle::Body) + text_height(TextStyle::Body)});
}

void draw_general_help(std::vector<KeyHint> const& keys) {
    ui::text(tr("Press any level, number or entry: the reason and the clause behind it are shown here."));
    ui::gap(space::large);
    ui::text(tr("Keys"), TextStyle::Strong);
    ui::gap(space::tiny);
    for (KeyHint const& key : keys) draw_key(key);
}

std::string_view title_of(HelpModel const& model) {
    if (model.explanation) return model.explanation->title;
    return model.form ? std::string_view(model.form->title) : tr("Help");
}

// The title, and at its right end what closes the pane.
void draw_head(HelpModel const& model, Intents& intents) {
    float const side = px(small_control_height);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    ImGui::SetCursorScreenPos({start.x + width - side, start.y - px(3)});
    ui::ButtonOptions const quiet{
        .kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small, .tooltip = tr("Closes the help (F1)")};
    if (ui::icon_button(icon::close, tr("Close help"), quiet)) intents.emplace_back(Show{Panel::Help});
    float y = start.y;
    for (std::string_view const line : wrapped(TextStyle::Heading, title_of(model), width - side - px(space::small))) {
        draw_text({start.x, y}, TextStyle::Heading, palette().text, line);
        y += line_distance(TextStyle::Heading);
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({width, y - start.y});
    ui::gap(space::small);
}

} // namespace

void draw_help_pane(HelpModel const& model, HelpPlace const& place, Intents& intents) {
    Pane const pane("Help",
                    {.size = place.size, .padding = {20, 18}, .ground = PaneGround::Surface, .edge = place.edge});
    draw_head(model, intents);
    if (model.explanation)
        draw_explanation(*model.explanation);
    else if (model.form)
        draw_form_help(*model.form);
    else
        draw_general_help(model.keys);
    ui::gap(space::huge);
}

} // namespace accrue::gui
