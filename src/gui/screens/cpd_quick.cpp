// The line that logs an activity, and what it would become under each credential.
#include <algorithm>
#include <vector>

#include "domain/texts.h"
#include "gui/screens/cpd_parts.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::CpdChosen;
using session::CpdQuick;
using session::CpdQuickField;
using session::CpdQuickRow;

constexpr float widest_quick_field = 440;

CpdChosen& chosen_in(session::CpdAsked& asked, RecordId record) {
    auto const found = std::ranges::find(asked.chosen, record, &CpdChosen::record);
    if (found != asked.chosen.end()) return *found;
    return asked.chosen.emplace_back(CpdChosen{record, true, {}, {}});
}

void choose_text(session::CpdAsked& asked, RecordId record, std::string const& key, std::string text) {
    auto& texts = chosen_in(asked, record).texts;
    auto const found = std::ranges::find(texts, key, &std::pair<std::string, std::string>::first);
    if (found == texts.end())
        texts.emplace_back(key, std::move(text));
    else
        found->second = std::move(text);
}

void draw_read_as(CpdQuick const& quick) {
    ui::chip(quick.when, {.icon = icon::calendar});
    if (!quick.duration.empty()) ui::chip_in_row(quick.duration, {.icon = icon::clock});
    if (!quick.organisation.empty()) ui::chip_in_row(quick.organisation, {.icon = icon::user});
    ui::chip_in_row(quick.state, {.tone = Tone::Accent, .icon = icon::flag});
    if (!quick.again.empty()) ui::text(quick.again, TextStyle::Body, ui::TextColor::Warning);
    for (std::string const& doubt : quick.doubts) ui::text(doubt, TextStyle::Body, ui::TextColor::Warning);
}

// A choice of a few, or a text; what a table of fields would be too much for.
void draw_quick_field(CpdQuickRow const& row, CpdQuickField const& field, session::CpdAsked& asked) {
    using Kind = session::FieldModel::Kind;
    float const width = std::min(ImGui::GetContentRegionAvail().x, px(widest_quick_field));
    ui::FieldOptions options{.width = width};
    if (field.missing) options.error = tr("needed here");
    if (field.as_last_time && !field.missing) options.note = tr("as last time");
    if (field.field.kind == Kind::Choice || field.field.kind == Kind::YesNo) {
        std::vector<session::ChoiceModel> all = field.field.choices;
        if (field.field.kind == Kind::YesNo && all.empty())
            all = {{"true", std::string(tr("Yes"))}, {"false", std::string(tr("No"))}};
        std::vector<ui::Choice> choices;
        std::optional<std::size_t> chosen;
        for (std::size_t i = 0; i < all.size(); ++i) {
            choices.push_back({.label = all[i].label});
            if (all[i].value == field.text) chosen = i;
        }
        if (ui::drop_down(field.field.title, choices, chosen, options))
            choose_text(asked, row.record, field.field.key, all[*chosen].value);
        return;
    }
    std::string text = field.text;
    if (auto const edit = ui::input_text(field.field.title, text, options))
        choose_text(asked, row.record, field.field.key, std::move(text));
}

void draw_quick_row(CpdQuickRow const& row, std::string const& name, session::CpdAsked& asked) {
    ui::Scope const scope(name);
    ui::separator();
    ui::gap(space::tiny);
    ui::Columns columns("row", 2);
    columns.next();
    bool wanted = row.wanted;
    if (ui::checkbox(row.scheme, wanted, {.note = row.wanted ? std::string_view(row.worth) : std::string_view()}))
        chosen_in(asked, row.record).wanted = wanted;
    columns.next();
    if (!row.wanted) return;
    std::vector<ui::Choice> kinds;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < row.kinds.size(); ++i) {
        kinds.push_back({.label = row.kinds[i].label});
        if (row.kinds[i].value == row.type) chosen = i;
    }
    if (ui::drop_down(tr("Kind"), kinds, chosen, {.label = ui::LabelPlace::Hidden})) {
        CpdChosen& choice = chosen_in(asked, row.record);
        choice.type = row.kinds[*chosen].value;
        choice.texts.clear();
    }
    for (CpdQuickField const& field : row.fields) draw_quick_field(row, field, asked);
}

} // namespace

void draw_cpd_quick(CpdView const& view, CpdState& state, Intents& intents) {
    CpdQuick const& quick = view.quick;
    ui::Card const card("Log", {});
    if (std::exchange(state.focus_line, false)) ImGui::SetKeyboardFocusHere();
    std::string const before = state.asked.line;
    if (auto const edit =
            ui::input_text(tr("What did you do?"), state.asked.line,
                           {.hint = tr("2h webinar SLM 12 Nov"),
                            .note = tr("Hours or minutes, what it was, the day; “planned” before what lies ahead.")});
        edit && before.empty())
        state.asked.chosen.clear();
    bool const entered = ImGui::IsItemDeactivated() && pressed(Key::Enter) && take_enter();
    if (state.asked.line.empty()) return;
    ui::gap(space::small);
    draw_read_as(quick);
    ui::gap(space::small);
    UniqueNames names;
    for (CpdQuickRow const& row : quick.rows) draw_quick_row(row, names.of(row.scheme), state.asked);
    ui::gap(space::small);
    std::string_view const because =
        !quick.doubts.empty() ? tr("The line is not clear yet.") : tr("No scheme can take it as it is.");
    bool const can_add = !quick.add.empty();
    bool const add = ui::button(can_add ? std::string_view(quick.add) : tr("Add"),
                                {.kind = ui::ButtonKind::Primary,
                                 .icon = icon::add,
                                 .shortcut = tr("Enter¦the key"),
                                 .disabled_because = can_add ? std::string_view() : because});
    if (can_add && (add || entered)) {
        intents.emplace_back(LogActivity{state.asked});
        state.focus_line = true;
    }
}

} // namespace accrue::gui
