#include "gui/screens/application.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/application_parts.h"
#include "gui/screens/pane.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace application_screen {

namespace {

using PartKind = ApplicationPart::Kind;
using PartState = ApplicationPart::State;
using TopicKind = ApplicationTopic::Kind;

constexpr float widest_detail = 680;
constexpr float most_verdict_lines = 2;

// --- The head ---

struct TargetChoices {
    std::vector<std::string> notes;
    std::vector<ui::Choice> choices;
    std::optional<std::size_t> chosen;
};

TargetChoices choices_of(ApplicationModel const& model) {
    TargetChoices made;
    for (session::TargetModel const& target : model.targets)
        made.notes.push_back(target.reached ? say("{}, reached", target.title) : target.title);
    for (std::size_t i = 0; i < model.targets.size(); ++i) {
        made.choices.push_back({.label = model.targets[i].code, .note = made.notes[i]});
        if (model.targets[i].code == model.target) made.chosen = i;
    }
    return made;
}

void draw_target(ApplicationModel const& model, float width, Intents& intents) {
    TargetChoices made = choices_of(model);
    if (ui::drop_down(tr("Level applied for"), made.choices, made.chosen,
                      {.width = width, .label = ui::LabelPlace::Hidden}))
        intents.emplace_back(SetTarget{model.targets[*made.chosen].code});
}

bool is_reached(ApplicationModel const& model) {
    return std::ranges::any_of(model.targets, [&](session::TargetModel const& target) {
        return target.code == model.target && target.reached;
    });
}

// The first lines of it; all of it stands with the level.
void draw_verdict(ApplicationModel const& model, float width) {
    bool const reached = is_reached(model);
    Color const color = reached ? palette().success.text : palette().text_muted;
    ImVec2 at = ImGui::GetCursorScreenPos();
    float const indent = px(24);
    draw_text(at, TextStyle::Body, color, reached ? icon::check_circle : icon::info);
    std::vector<std::string_view> const lines = wrapped(TextStyle::Body, model.verdict, width - indent);
    auto const shown = std::min(lines.size(), static_cast<std::size_t>(most_verdict_lines));
    for (std::size_t i = 0; i < shown; ++i) {
        std::string line(lines[i]);
        bool const cut = i + 1 == shown && shown < lines.size();
        if (cut) line = ellipsized(TextStyle::Body, line + " " + std::string(lines[i + 1]), width - indent);
        draw_text({at.x + indent, at.y}, TextStyle::Body, palette().text, line);
        at.y += line_distance(TextStyle::Body);
    }
    ImGui::Dummy({width, static_cast<float>(shown) * line_distance(TextStyle::Body) - ImGui::GetStyle().ItemSpacing.y});
    if (shown < lines.size()) ui::tooltip(model.verdict);
}

std::string open_words(ApplicationModel const& model) {
    std::string words = model.open == 0   ? std::string(tr("Nothing is missing."))
                        : model.open == 1 ? std::string(tr("1 part is open."))
                                          : say("{} parts are open.", model.open);
    if (!model.order.empty()) words += " " + model.order;
    return words;
}

void draw_head(ApplicationModel const& model, ApplicationState const& state, Intents& intents) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const choice = std::min(px(220), width * 0.5F);
    ui::title(tr("Application"));
    ImVec2 const below = ImGui::GetCursorScreenPos();
    if (!model.targets.empty()) {
        std::string const label(tr("Level applied for"));
        float const words = measure(TextStyle::Label, label).x + px(space::medium);
        bool const labelled = state.room == ApplicationRoom::TwoPanes;
        float const x = start.x + width - choice;
        if (labelled)
            draw_text({x - words, start.y + px(control_height) / 2 - text_height(TextStyle::Label) / 2},
                      TextStyle::Label, palette().text_muted, label);
        ImGui::SetCursorScreenPos({x, start.y});
        draw_target(model, choice, intents);
    }
    ImGui::SetCursorScreenPos({below.x, std::max(below.y, start.y + px(control_height + space::tiny))});
    draw_verdict(model, std::min(width, px(900)));
    ui::text(open_words(model), TextStyle::Body, ui::TextColor::Muted);
}

void draw_head_pane(ApplicationModel const& model, ApplicationState& state, Intents& intents) {
    Pane const head(
        "Head",
        {.size = {0, std::max(state.head_height, px(80))}, .padding = {space::huge, space::large}, .scrolls = false});
    float const top = ImGui::GetCursorPosY();
    draw_head(model, state, intents);
    state.head_height = ImGui::GetCursorPosY() - top + px(space::large + space::small);
}

// --- What is chosen ---

ApplicationPart const* part_of(ApplicationModel const& model, ApplicationTopic const& topic) {
    auto const found = std::ranges::find_if(
        model.parts, [&](ApplicationPart const& part) { return part.kind == topic.part && part.id == topic.id; });
    return found == model.parts.end() ? nullptr : &*found;
}

void draw_part_title(ApplicationPart const& part) {
    PartLook const look = look_of(part.state);
    ui::heading(part.title);
    ui::chip(look.word, {.tone = look.tone, .icon = look.icon});
    if (!part.clause.empty()) {
        ImGui::SameLine(0, px(space::medium));
        float const drop = (px(ui::chip_height) - text_height(TextStyle::Small)) / 2;
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() + drop);
        ui::line(part.clause, TextStyle::Small, ui::TextColor::Muted);
    }
    ui::gap(space::large);
}

void draw_part(ApplicationModel const& model, ApplicationPart const& part, ApplicationState& state, Intents& intents) {
    draw_part_title(part);
    switch (part.kind) {
    case PartKind::Level: return draw_level(model, intents);
    case PartKind::Applicant: return draw_applicant(model, state, intents);
    case PartKind::Evidence: return draw_evidence_part(model, part, intents);
    case PartKind::Document: {
        auto const document = std::ranges::find(model.documents, part.id, &session::DocumentModel::id);
        if (document != model.documents.end()) draw_document(model, *document, intents);
        return;
    }
    case PartKind::Declaration: {
        auto const declaration = std::ranges::find(model.declarations, part.id, &session::DeclarationModel::id);
        if (declaration != model.declarations.end()) draw_declaration(*declaration, intents);
        return;
    }
    case PartKind::Referees: return draw_referees(model, state, intents);
    case PartKind::Statement: return draw_statement(model, state, intents);
    case PartKind::Fee: return draw_fees(model, intents);
    case PartKind::Size: return draw_size(model, intents);
    }
}

void draw_topic(ApplicationModel const& model, ApplicationTopic const& topic, ApplicationState& state,
                Intents& intents) {
    switch (topic.kind) {
    case TopicKind::Part:
        if (ApplicationPart const* const part = part_of(model, topic)) draw_part(model, *part, state, intents);
        return;
    case TopicKind::Contradictions: return draw_contradictions(model, state, intents);
    case TopicKind::Changes: return draw_changes(model);
    case TopicKind::Sealed: return draw_sealed(model, intents);
    case TopicKind::Left: return draw_left(model);
    }
}

// No wider than is good to read.
void draw_detail(ApplicationModel const& model, ApplicationState& state, Intents& intents) {
    ApplicationTopic const topic = chosen_topic(model, state);
    // Another part is another scroll position.
    ui::Scope const scope(
        fmt::format("{}.{}.{}", static_cast<int>(topic.kind), static_cast<int>(topic.part), topic.id));
    Pane const pane("Part", {.padding = {space::huge, space::huge}});
    if (state.room == ApplicationRoom::OnePane) {
        ui::ButtonOptions const back{.kind = ui::ButtonKind::Quiet,
                                     .size = ui::ButtonSize::Small,
                                     .icon = icon::chevron_left,
                                     .tooltip = tr("Goes back to the list (Esc)")};
        if (ui::button(tr("All parts"), back)) state.shows_detail = false;
        ui::gap(space::small);
    }
    float const width = std::min(ImGui::GetContentRegionAvail().x, px(widest_detail));
    if (!ImGui::BeginTable("##detail", 1, ImGuiTableFlags_NoSavedSettings, {width, 0})) return;
    ImGui::TableNextColumn();
    draw_topic(model, topic, state, intents);
    ImGui::EndTable();
}

void draw_left_side(ApplicationModel const& model, float width, ApplicationState& state, Intents& intents) {
    Pane const pane("Parts", {.size = {width, 0},
                              .padding = {0, 0},
                              .ground = PaneGround::Surface,
                              .edge = state.room == ApplicationRoom::TwoPanes ? PaneEdge::Right : PaneEdge::None,
                              .scrolls = false});
    float const room = ImGui::GetContentRegionAvail().y;
    float const foot = std::max(state.foot_height, px(64));
    {
        Pane const list("List", {.size = {0, std::max(room - foot, px(80))}, .padding = {space::small, space::small}});
        draw_list(model, state);
    }
    Pane const below("Foot", {.padding = {space::large, space::medium}, .edge = PaneEdge::Top, .scrolls = false});
    float const top = ImGui::GetCursorPosY();
    draw_foot(model, state, intents);
    state.foot_height = ImGui::GetCursorPosY() - top + px(2 * space::medium);
}

} // namespace

PartLook look_of(ApplicationPart::State state) {
    switch (state) {
    case PartState::Done: return {tr("done¦a part of an application"), Tone::Success, icon::check_circle};
    case PartState::Missing: return {tr("missing"), Tone::Accent, icon::circle_outline};
    case PartState::Wrong: return {tr("to mend"), Tone::Warning, icon::warning};
    case PartState::Later: return {tr("later"), Tone::Neutral, icon::clock};
    case PartState::Beyond: return {tr("not reached"), Tone::Warning, icon::info};
    }
    return {};
}

} // namespace application_screen

Intents unsaved_typing(session::ApplicationModel const& model, ApplicationState const& state) {
    using namespace application_screen;
    Intents unsaved;
    if (is_unsaved(state.applicant)) unsaved.emplace_back(SetApplicant{applicant_of(state.applicant, model.applicant)});
    if (state.statement.is_unsaved()) unsaved.emplace_back(SetStatement{state.statement.text});
    for (std::size_t place = 0; place < state.referees.size(); ++place)
        if (auto referee = unsaved_referee(model, state, place))
            unsaved.emplace_back(SetReferee{place, *std::move(referee)});
    return unsaved;
}

void draw_application(session::ApplicationModel const& model, ApplicationState& state, Intents& intents) {
    using namespace application_screen;
    follow(state, model);
    if (!state.goes_back()) draw_head_pane(model, state, intents);
    PaneEdge const edge = state.goes_back() ? PaneEdge::None : PaneEdge::Top; // the bar has one too
    Pane const body("Body", {.padding = {0, 0}, .edge = edge, .scrolls = false});
    ImGui::SetCursorPosY(theme().hairline());
    float const room = ImGui::GetContentRegionAvail().x;
    if (state.room == ApplicationRoom::OnePane) {
        if (state.shows_detail)
            draw_detail(model, state, intents);
        else
            draw_left_side(model, 0, state, intents);
        return;
    }
    draw_left_side(model, std::clamp(room * 0.36F, px(310), px(420)), state, intents);
    ImGui::SameLine(0, 0);
    draw_detail(model, state, intents);
}

} // namespace accrue::gui
