// The referees of the Application screen: a card each.
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/screens/application_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::application_screen {

namespace {

using session::RefereeModel;

constexpr float card_fields_beside_from = 420;

std::string_view trouble_with_days(TypedReferee const& typed) {
    auto const since = read_date(trimmed(typed.known_since.text));
    auto const until = read_date(trimmed(typed.known_until.text));
    return since && until && *until < *since ? tr("It ends before it begins.") : std::string_view();
}

// True where a field was left.
bool draw_fields(TypedReferee& typed, bool focus) {
    bool left = false;
    auto const edited = [&](ui::Edit const& edit) { left = left || edit.left; };
    ui::Columns grid("##referee", ImGui::GetContentRegionAvail().x < px(card_fields_beside_from) ? 1 : 2);
    grid.next();
    bool const nameless = trimmed(typed.name.text).empty() && typed.name.is_unsaved();
    if (focus) ImGui::SetKeyboardFocusHere();
    edited(ui::input_text(tr("Name"), typed.name.text,
                          {.error = nameless ? tr("Give a name: without one nothing of this is saved.") : ""}));
    grid.next();
    edited(ui::input_text(tr("E-mail"), typed.email.text));
    grid.next();
    edited(ui::input_text(tr("Organisation"), typed.organisation.text));
    grid.next();
    edited(ui::input_text(tr("Role"), typed.role.text, {.hint = tr("such as head of the service desk")}));
    grid.next();
    edited(ui::input_date(tr("Has known you since"), typed.known_since.text));
    grid.next();
    edited(ui::input_date(tr("Until"), typed.known_until.text,
                          {.field = {.error = trouble_with_days(typed), .note = tr("Empty: still knows you.")}}));
    return left;
}

void draw_state(RefereeModel const& referee) {
    bool const fine = referee.answered && referee.problems.empty();
    Tone const tone = fine ? Tone::Success : Tone::Accent;
    char const* const sign = fine ? icon::check_circle : referee.referee.asked_on ? icon::clock : icon::circle_outline;
    ui::chip(referee.state, {.tone = tone, .icon = sign});
    for (std::string const& problem : referee.problems)
        ui::caption(fmt::format("{}  {}", icon::warning, problem), ui::TextColor::Warning);
}

void draw_answer(ApplicationModel const& model, std::size_t place, Intents& intents) {
    Referee const& referee = model.referees[place].referee;
    std::string const file = referee.reference.value_or("");
    if (auto const chosen = draw_file_field(model, {tr("The answer, as a file"), file, tr("no answer yet")})) {
        Referee answered = referee;
        answered.reference = chosen->empty() ? std::nullopt : std::optional(*chosen);
        intents.emplace_back(SetReferee{place, std::move(answered)});
    }
    ui::ButtonOptions const save{.icon = icon::save,
                                 .tooltip = tr("A PDF to send; from today on the referee counts as asked")};
    if (ui::button(tr("Save the reference form …"), save)) intents.emplace_back(AskForReferenceForm{place});
    ui::ButtonOptions const add{.icon = icon::add, .tooltip = tr("The answer came back as a file")};
    ImGui::SameLine();
    if (ImGui::GetContentRegionAvail().x < ui::button_width(tr("Add the answer …"), add)) ImGui::NewLine();
    if (ui::button(tr("Add the answer …"), add)) intents.emplace_back(AddFileFor{FileFor{"", place}});
}

void draw_card(ApplicationModel const& model, std::size_t place, ApplicationState& state, Intents& intents) {
    bool const stored = place < model.referees.size();
    TypedReferee& typed = state.referees[place];
    std::string const title = stored ? model.referees[place].referee.name : std::string(tr("New referee"));
    std::string const name = fmt::format("Referee {}", place + 1);
    ImVec2 const top = ImGui::GetCursorScreenPos();
    ui::Card card(name, {.title = title});
    ImVec2 const below = ImGui::GetCursorScreenPos();
    ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet};
    card.title_line_end(px(control_height));
    bool const remove = ui::icon_button(icon::remove, tr("Remove this referee"), quiet);
    ImGui::SetCursorScreenPos(below);
    if (stored) draw_state(model.referees[place]);
    bool const focus = place + 1 == state.referees.size() && std::exchange(state.focus_referee, false);
    if (draw_fields(typed, focus))
        if (auto changed = unsaved_referee(model, state, place))
            intents.emplace_back(SetReferee{place, *std::move(changed)});
    if (stored) draw_answer(model, place, intents);
    if (remove && stored) intents.emplace_back(RemoveReferee{place});
    if (remove) state.adds_referee = false;
    ImVec2 const end{top.x + ImGui::GetContentRegionAvail().x, ImGui::GetCursorScreenPos().y};
    if (!stored) return;
    if (auto paths = take_dropped(top, end); !paths.empty())
        intents.emplace_back(AddFileFor{FileFor{"", place}, std::move(paths)});
}

} // namespace

void draw_referees(ApplicationModel const& model, ApplicationState& state, Intents& intents) {
    if (!model.referees_words.empty()) {
        ui::text(model.referees_words);
        ui::gap(space::medium);
    }
    for (std::size_t i = 0; i < state.referees.size(); ++i) {
        draw_card(model, i, state, intents);
        ui::gap(space::large);
    }
    bool const lacks = state.referees.size() < static_cast<std::size_t>(std::max(model.referees_asked, 0));
    ui::ButtonOptions const add{.kind = lacks ? ui::ButtonKind::Primary : ui::ButtonKind::Normal,
                                .icon = icon::add,
                                .disabled_because = state.adds_referee ? tr("Give the new one a name first.") : ""};
    if (!ui::button(tr("Add a referee"), add)) return;
    state.adds_referee = true;
    state.focus_referee = true;
}

} // namespace accrue::gui::application_screen
