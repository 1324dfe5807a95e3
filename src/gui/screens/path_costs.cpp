// What an item takes of this person: fields under its row.
#include <array>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/path_parts.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::path_screen {

namespace {

using session::PathItem;

constexpr Number most_cost{999'999'999, 1};

struct CostField {
    std::string_view label;
    std::string& typed;
    std::string const& pack; // what the rules say
    std::string_view unit;
};

// Empty: as the rules say, which stands in the field.
bool draw_field(CostField const& field, bool focus) {
    std::string const hint = field.pack.empty() ? std::string(tr("none¦of costs")) : field.pack;
    ui::NumberOptions const options{
        .field = {.hint = hint,
                  .help = tr("What it takes of you, where that is not what the rules say: 0 where your employer pays. "
                             "A field left empty is as the rules say.")},
        .unit = field.unit,
        .minimum = Number{},
        .maximum = most_cost};
    if (focus) ImGui::SetKeyboardFocusHere();
    (void)ui::input_number(field.label, field.typed, options);
    return ui::number_error(field.typed, options).empty();
}

// True where what is typed can be saved.
bool draw_fields(PathItem const& item, CostForm& form) {
    std::array<CostField, 3> const fields{
        {{tr("Money"), form.typed.money, item.pack.money, item.currency},
         {tr("Work"), form.typed.hours, item.pack.hours, tr("hours")},
         {tr("Time that has to pass"), form.typed.months, item.pack.months, tr("months")}}};
    bool const focus = std::exchange(form.appears, false);
    bool fine = true;
    int const columns = ImGui::GetContentRegionAvail().x < px(420) ? 1 : 3;
    ui::Columns grid("##costs", columns);
    for (CostField const& field : fields) {
        grid.next();
        fine = draw_field(field, focus && &field == &fields.front()) && fine;
    }
    return fine;
}

} // namespace

bool cost_form_is_open(std::string const& plan, PathItem const& item, PathState const& state) {
    return state.costs && state.costs->plan == plan && state.costs->of == item.of;
}

void open_or_close_cost_form(std::string const& plan, PathItem const& item, PathState& state) {
    if (cost_form_is_open(plan, item, state))
        state.costs.reset();
    else
        state.costs = CostForm{.plan = plan, .of = item.of, .typed = item.own};
}

void draw_cost(std::string const& plan, PathItem const& item, PathState& state) {
    std::string const name = fmt::format("Cost of {}", item.title);
    ui::FigureOptions const options{.style = TextStyle::Body,
                                    .color = item.own.empty() ? ui::TextColor::Normal : ui::TextColor::Accent,
                                    .tooltip = tr("Change what this takes of you")};
    if (ui::figure(name, item.cost, options)) open_or_close_cost_form(plan, item, state);
}

void draw_cost_form(PathItem const& item, PathState& state, Intents& intents) {
    ui::Scope const scope("Costs");
    CostForm& form = *state.costs;
    ImGui::BeginGroup();
    ui::caption(item.cost_is_for.empty() ? std::string(tr("What it takes of you"))
                                         : say("What it takes of you, for each {}", item.cost_is_for));
    bool const fine = draw_fields(item, form);
    ImGui::EndGroup();
    bool const entered = ImGui::IsItemDeactivated() && pressed(Key::Enter) && take_enter();
    ui::ButtonOptions const save{.kind = ui::ButtonKind::Primary,
                                 .size = ui::ButtonSize::Small,
                                 .tooltip = tr("Works the ways out with these costs (Enter)"),
                                 .disabled_because = fine ? "" : tr("A number is not right yet.")};
    bool const saved = ui::button(tr("Use these costs"), save) || (entered && fine);
    ImGui::SameLine();
    ui::ButtonOptions const small{.size = ui::ButtonSize::Small,
                                  .tooltip = tr("Forgets your own costs of it"),
                                  .disabled_because = !item.own.empty() ? "" : tr("They are as the rules say.")};
    bool const reset = ui::button(tr("As the rules say"), small);
    ImGui::SameLine();
    ui::ButtonOptions const quiet{
        .kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small, .tooltip = tr("Closes the fields (Escape)")};
    bool const cancelled = ui::button(tr("Cancel"), quiet);
    if (saved) intents.emplace_back(SetOwnCost{item.of, form.typed});
    if (reset) intents.emplace_back(SetOwnCost{item.of, {}});
    if (saved || reset || cancelled) state.costs.reset();
}

} // namespace accrue::gui::path_screen
