// The level, the applicant and the evidence of the Application screen.
#include <array>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/application_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::application_screen {

namespace {

constexpr float fields_beside_from = 440; // two fields in a row

bool draw_target_row(session::TargetModel const& target, bool chosen) {
    float const width = ImGui::GetContentRegionAvail().x;
    Pressable const item = pressable(target.code, {width, px(48)}, Availability::Enabled);
    draw_row_ground(item, chosen);
    report({.kind = ItemKind::Option, .label = target.code, .value = target.title, .checked = chosen});
    float const x = item.min.x + px(40);
    draw_icon({item.min.x + px(8), item.min.y + px(12)}, px(24), chosen ? icon::dot_circle : icon::circle_outline,
              chosen ? palette().accent_text : palette().text_muted);
    draw_text({x, item.min.y + px(6)}, TextStyle::Strong, palette().text, target.code);
    std::string const reached = target.reached ? fmt::format("{}  {}", icon::check, tr("reached")) : std::string();
    float const word = measure(TextStyle::Small, reached).x;
    draw_text({x, item.min.y + px(26)}, TextStyle::Small, palette().text_muted,
              ellipsized(TextStyle::Small, target.title, width - px(60) - word));
    draw_text({item.max.x - px(space::medium) - word, item.min.y + px(16)}, TextStyle::Small, palette().success.text,
              reached);
    return item.pressed;
}

void draw_line(std::string_view label, TypedText& typed, ui::FieldOptions const& options, bool& left) {
    left = ui::input_text(label, typed.text, options).left || left;
}

} // namespace

void draw_level(ApplicationModel const& model, Intents& intents) {
    ui::text(model.verdict);
    ui::gap(space::large);
    ui::text(tr("Level applied for"), TextStyle::Label, ui::TextColor::Muted);
    {
        ui::Scope const scope("Levels");
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(2)});
        for (session::TargetModel const& target : model.targets)
            if (draw_target_row(target, target.code == model.target) && target.code != model.target)
                intents.emplace_back(SetTarget{target.code});
        ImGui::PopStyleVar();
    }
    ui::gap(space::medium);
    if (ui::button(tr("Show the ways up"), {.icon = icon::road})) intents.emplace_back(GoTo{ScreenName::Path});
}

void draw_membership(ApplicationModel const& model, Intents& intents) {
    std::array const answers{ui::Choice{tr("Yes")}, ui::Choice{tr("No")}, ui::Choice{tr("Not said")}};
    std::optional<bool> const& member = model.applicant.member;
    std::optional<std::size_t> chosen = !member ? 2 : *member ? 0 : 1;
    std::string_view const note = model.fees_depend_on_member ? tr("What is to be paid depends on it.")
                                                              : tr("Nothing that is to be paid depends on it.");
    if (!ui::segments(tr("Member of the body that runs the scheme"), answers, chosen,
                      {.note = note, .width = std::min(ImGui::GetContentRegionAvail().x, px(360))}))
        return;
    Applicant applicant = model.applicant;
    applicant.member = *chosen == 2 ? std::nullopt : std::optional(*chosen == 0);
    intents.emplace_back(SetApplicant{std::move(applicant)});
}

void draw_applicant(ApplicationModel const& model, ApplicationState& state, Intents& intents) {
    bool left = false;
    TypedApplicant& typed = state.applicant;
    {
        int const columns = ImGui::GetContentRegionAvail().x < px(fields_beside_from) ? 1 : 2;
        ui::Columns grid("##applicant", columns);
        grid.next();
        draw_line(tr("Name"), typed.name, {.note = tr("As on the certificates.")}, left);
        grid.next();
        draw_line(tr("E-mail"), typed.email, {.hint = "ana@example.org"}, left);
        grid.next();
        draw_line(tr("Telephone"), typed.phone, {}, left);
    }
    left = ui::input_long_text(tr("Address"), typed.address.text, {.lines = 3}).left || left;
    if (left && is_unsaved(typed)) intents.emplace_back(SetApplicant{applicant_of(typed, model.applicant)});
    ui::gap(space::small);
    draw_membership(model, intents);
    ui::gap(space::medium);
    ui::caption(tr("Entered once: the form, the other documents and all records of this person use the same. Only "
                   "membership is of each scheme."));
}

void draw_evidence_part(ApplicationModel const& /*model*/, ApplicationPart const& part, Intents& intents) {
    ui::text(part.words);
    ui::gap(space::large);
    if (part.entry &&
        ui::button(tr("Show what is missing"), {.kind = ui::ButtonKind::Primary, .icon = icon::paperclip}))
        intents.emplace_back(ShowEvidenceOf{part.entry});
    if (part.entry) ImGui::SameLine();
    if (ui::button(tr("Show all files"))) intents.emplace_back(GoTo{ScreenName::Evidence});
}

void draw_size(ApplicationModel const& model, Intents& intents) {
    ui::text(model.size);
    ui::caption(tr("Of the files that the application names. Each goes along once."));
    ui::gap(space::large);
    if (ui::button(tr("Show the files by size"), {.icon = icon::paperclip}))
        intents.emplace_back(GoTo{ScreenName::Evidence});
}

} // namespace accrue::gui::application_screen
