#include "gui/screens/entry_form.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/form_field.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::FieldProblem;
using session::FormModel;

constexpr float two_columns_from = 560; // logical pixels

bool has_text(session::DraftModel const& draft, std::string const& key) {
    return std::ranges::any_of(draft.texts,
                               [&](auto const& text) { return text.first == key && !text.second.empty(); });
}

std::string title_of(FormModel const& type, OpenForm const& form) {
    return form.draft.entry ? say("Change: {}", type.title) : say("New: {}", type.title);
}

// How a field shares its line: with its like, or, where its label is too long for a column, with nothing.
enum class Share : std::uint8_t { Low, High, Nothing };

Share share_of(session::FieldModel const& field, float column) {
    if (measure(TextStyle::Label, field.title).x > column) return Share::Nothing;
    return is_high(field) ? Share::High : Share::Low;
}

// The fields in one or two columns, high ones beside high ones. True when a text was changed.
bool draw_fields(session::EstimateModel const& model, FormModel const& type, OpenForm& form, float width) {
    int const columns = width < px(two_columns_from) ? 1 : 2;
    float const column = width / static_cast<float>(columns) - px(space::small);
    bool changed = false;
    for (std::size_t i = 0; i < type.fields.size();) {
        Share const share = share_of(type.fields[i], column);
        ui::Columns cells(type.fields[i].key, share == Share::Nothing ? 1 : columns);
        for (; i < type.fields.size() && share_of(type.fields[i], column) == share; ++i) {
            cells.next();
            changed |= draw_form_field(model, type.fields[i], form);
        }
    }
    return changed;
}

void draw_help_button(ui::Card& card, FormModel const& type, Intents& intents) {
    ImVec2 const below = ImGui::GetCursorScreenPos();
    card.title_line_end(px(control_height));
    if (ui::icon_button(icon::help, tr("Help on this form"), {.kind = ui::ButtonKind::Quiet}))
        intents.emplace_back(ExplainForm{type.type});
    ImGui::SetCursorScreenPos(below);
}

// What is wrong with no field in particular.
void draw_other_problems(FormModel const& type, OpenForm const& form) {
    for (FieldProblem const& problem : form.check.problems) {
        bool const has_field =
            std::ranges::any_of(type.fields, [&](auto const& field) { return field.key == problem.key; });
        if (has_field) continue;
        auto const color = problem.warning ? ui::TextColor::Warning : ui::TextColor::Danger;
        ui::caption(
            fmt::format("{} {} {}", problem.warning ? icon::warning : icon::error, problem.what, problem.remedy),
            color);
    }
}

std::string tally_of(session::DraftCheck const& check) {
    auto const count = std::ranges::count_if(check.problems, [](FieldProblem const& p) { return !p.warning; });
    if (count == 0) return {};
    return count == 1 ? std::string(tr("1 field still needs something."))
                      : say("{} fields still need something.", count);
}

void draw_effect(OpenForm const& form) {
    if (!form.check.can_save) {
        ui::caption(tally_of(form.check));
    } else if (!form.check.effect.empty()) {
        ImVec2 const start = ImGui::GetCursorScreenPos();
        draw_text(start, TextStyle::Body, palette().accent_text, icon::arrow_right);
        ImGui::Indent(px(26));
        ui::text(form.check.effect);
        ImGui::Unindent(px(26));
    }
    ui::gap(space::medium);
}

// Save, keep, discard. Discarding stands apart, at the right end.
void draw_buttons(OpenForm& form, Intents& intents) {
    bool const is_new = !form.draft.entry;
    bool const is_kept = static_cast<bool>(form.draft.id);
    ui::ButtonOptions const save{
        .kind = ui::ButtonKind::Primary, .icon = icon::check, .tooltip = tr("Save (Ctrl+Enter)")};
    ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet};
    if (ui::button(is_new ? tr("Save entry") : tr("Save change"), save)) ask_to_save(form, intents);
    ImGui::SameLine();
    if (!is_kept) {
        if (ui::button(tr("Cancel"), quiet)) intents.emplace_back(CloseForm{});
        return;
    }
    ui::ButtonOptions const keep{.tooltip = tr("Closes the form (Escape). It stays in the list as unfinished.")};
    if (ui::button(tr("Keep for later"), keep)) intents.emplace_back(CloseForm{});
    float const width = ui::button_width(tr("Discard"), quiet);
    ImGui::SameLine();
    if (float const rest = ImGui::GetContentRegionAvail().x - width; rest > 0)
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + rest);
    ui::ButtonOptions discard = quiet;
    discard.tooltip = tr("Throws away what you typed here");
    if (ui::button(tr("Discard"), discard)) intents.emplace_back(ForgetDraft{form.draft});
}

} // namespace

float expected_form_height() { return px(420); }

FieldProblem const* shown_problem(OpenForm const& form, std::string const& key) {
    FieldProblem const* found = nullptr;
    for (FieldProblem const& problem : form.check.problems) {
        if (problem.key != key) continue;
        if (!found || (found->warning && !problem.warning)) found = &problem;
    }
    bool const may_blame = form.save_tried || form.touched.contains(key) || has_text(form.draft, key);
    return may_blame ? found : nullptr;
}

void ask_to_save(OpenForm& form, Intents& intents) {
    form.save_tried = true;
    if (form.check.can_save) {
        intents.emplace_back(SaveDraft{form.draft});
        return;
    }
    auto const first = std::ranges::find(form.check.problems, false, &FieldProblem::warning);
    if (first != form.check.problems.end()) form.focus = first->key;
}

void draw_entry_form(session::EstimateModel const& model, FormModel const& type, OpenForm& form, float width,
                     Intents& intents) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    bool changed = false;
    ImGui::BeginGroup();
    {
        ui::Card card("Form", {.title = title_of(type, form), .subtitle = type.help, .width = width});
        draw_help_button(card, type, intents);
        changed = draw_fields(model, type, form, width - 2 * px(20));
        if (!type.evidence.empty()) ui::caption(type.evidence);
        draw_other_problems(type, form);
        ui::gap(space::medium);
        draw_effect(form);
        draw_buttons(form, intents);
    }
    ImVec2 const end{start.x + width, ImGui::GetItemRectMax().y};
    ImGui::EndGroup();
    bool const field_was_left = ImGui::IsItemDeactivated();
    if (ImGui::IsItemActivated()) intents.emplace_back(FormInUse{type.type});
    outline(start, end, palette().info.solid, rounding::card);
    form.height = end.y - start.y;
    if (changed) intents.emplace_back(ChangeDraft{form.draft});
    if (field_was_left && pressed(Key::Enter) && take_enter()) ask_to_save(form, intents);
}

} // namespace accrue::gui
