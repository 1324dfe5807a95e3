// Documents, declarations, statement and fees of the Application screen.
#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/application_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::application_screen {

namespace {

constexpr int statement_lines = 14;

void draw_fee(session::FeeModel const& fee) {
    float const width = ImGui::GetContentRegionAvail().x;
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const amount = measure(TextStyle::Strong, fee.amount).x;
    float const indent = px(28);
    float const room = width - indent - amount - px(space::large);
    Color const color = fee.applies ? palette().text : palette().text_muted;
    std::string const when = fmt::format("{} · {}", fee.who, fee.due);
    std::string const under = fee.applies ? when : fmt::format("{} · {}", when, tr("not to be paid by this applicant"));
    auto const lines = wrapped(TextStyle::Small, under, room);
    float y = at.y + px(6);
    if (fee.applies) draw_text({at.x, y}, TextStyle::Body, palette().success.text, icon::check);
    draw_text({at.x + indent, y}, TextStyle::Strong, color, ellipsized(TextStyle::Strong, fee.title, room));
    draw_text({at.x + width - amount, y}, TextStyle::Strong, color, fee.amount);
    y += line_distance(TextStyle::Strong);
    for (std::string_view const line : lines) {
        draw_text({at.x + indent, y}, TextStyle::Small, palette().text_muted, line);
        y += line_distance(TextStyle::Small);
    }
    if (!fee.clause.empty()) {
        draw_text({at.x + indent, y}, TextStyle::Small, palette().text_faint,
                  ellipsized(TextStyle::Small, fee.clause, room));
        y += line_distance(TextStyle::Small);
    }
    ImGui::Dummy({width, y + px(6) - at.y});
    ui::separator();
}

} // namespace

std::optional<std::string> draw_file_field(ApplicationModel const& model, FileField const& field) {
    std::vector<ui::Choice> choices{{.label = field.none}};
    std::optional<std::size_t> chosen = field.file.empty() ? 0 : std::optional<std::size_t>();
    std::vector<std::string> const& files = model.files;
    for (std::size_t i = 0; i < files.size(); ++i) {
        choices.push_back({.label = files[i]});
        if (files[i] == field.file) chosen = i + 1;
    }
    // One that is named and not in the library.
    if (!chosen) choices.push_back({.label = field.file, .note = tr("not in the library")});
    if (!chosen) chosen = choices.size() - 1;
    if (!ui::drop_down(field.label, choices, chosen)) return std::nullopt;
    if (*chosen > files.size()) return std::nullopt;
    return *chosen == 0 ? std::string() : files[*chosen - 1];
}

void draw_document(ApplicationModel const& model, session::DocumentModel const& document, Intents& intents) {
    ImVec2 const top = ImGui::GetCursorScreenPos();
    if (document.made) {
        ui::text(tr("Accrue makes it from what you have entered. A file of your own, signed perhaps, can go along "
                    "instead."));
        ui::gap(space::small);
    }
    if (document.later) {
        ui::text(tr("It is asked for after the review: nothing has to be done now."));
        ui::gap(space::small);
    }
    std::string const formats = document.formats.empty() ? std::string() : say("Accepted: {}.", document.formats);
    std::string_view const none = document.made ? tr("made by Accrue") : tr("no file yet");
    if (auto const file = draw_file_field(model, {tr("File"), document.file, none}))
        intents.emplace_back(SetDocument{document.id, *file});
    if (!formats.empty()) ui::caption(formats);
    ui::gap(space::small);
    bool const lacks = document.file.empty() && !document.made && !document.later;
    ui::ButtonOptions const add{.kind = lacks ? ui::ButtonKind::Primary : ui::ButtonKind::Normal,
                                .icon = icon::add,
                                .tooltip = tr("Keeps a copy in the library and names it here; a file can also be "
                                              "dropped here")};
    FileFor const use{document.id, std::nullopt};
    if (ui::button(tr("Add a file …"), add)) intents.emplace_back(AddFileFor{use});
    if (!document.file.empty()) {
        ImGui::SameLine();
        if (ui::button(tr("Take it away"), {.tooltip = tr("The file stays in the library")}))
            intents.emplace_back(SetDocument{document.id, ""});
    } else if (document.made) {
        ImGui::SameLine();
        if (ui::button(tr("Look at it …"), {.tooltip = tr("Saves all documents into a folder, to be looked at")}))
            intents.emplace_back(Show{Panel::SaveDocuments});
    }
    ImVec2 const end{top.x + ImGui::GetContentRegionAvail().x, ImGui::GetWindowPos().y + ImGui::GetWindowSize().y};
    if (auto paths = take_dropped(top, end); !paths.empty()) intents.emplace_back(AddFileFor{use, std::move(paths)});
}

void draw_declaration(session::DeclarationModel const& declaration, Intents& intents) {
    {
        ui::Card const card("Text");
        ui::text(declaration.text);
    }
    ui::gap(space::large);
    bool accepted = !declaration.signed_on.empty();
    std::string const note = accepted
                                 ? say("Accepted on {}. Take the mark away to take it back.", declaration.signed_on)
                                 : std::string(tr("With the date of today. It stands in the documents as it is "
                                                  "here."));
    if (ui::checkbox(tr("I accept this"), accepted, {.note = note}))
        intents.emplace_back(SetDeclaration{declaration.id, accepted});
}

void draw_statement(ApplicationModel const& model, ApplicationState& state, Intents& intents) {
    ui::text(model.prompt);
    ui::gap(space::small);
    std::string& text = state.statement.text;
    ui::Edit const edit = ui::input_long_text(
        tr("Personal statement"), text,
        {.field = {.hint = tr("Write here. It is saved when you leave the field."), .label = ui::LabelPlace::Hidden},
         .lines = statement_lines});
    if (edit.left && state.statement.is_unsaved()) intents.emplace_back(SetStatement{text});
    bool const fine = session::fits(model.statement_limits, text);
    std::string const words = session::statement_words(model.statement_limits, text);
    ui::caption(fine ? fmt::format("{}  {}", icon::check_circle, words) : words,
                fine ? ui::TextColor::Success : ui::TextColor::Muted);
}

void draw_fees(ApplicationModel const& model, Intents& intents) {
    if (!model.order.empty()) {
        ui::text(model.order);
        ui::gap(space::medium);
    }
    if (model.fees_depend_on_member) {
        draw_membership(model, intents);
        ui::gap(space::medium);
    }
    ui::separator();
    for (session::FeeModel const& fee : model.fees) draw_fee(fee);
}

} // namespace accrue::gui::application_screen
