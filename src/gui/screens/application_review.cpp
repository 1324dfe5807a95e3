// What contradicts itself, what has changed, what was sealed before and what stays here.
#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/application_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::application_screen {

namespace {

using ChangeKind = session::ChangedSince::Kind;
using PartKind = ApplicationPart::Kind;

struct ChangeLook {
    std::string_view word;
    char const* icon;
};

ChangeLook look_of(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::Added: return {tr("added¦since the last one"), icon::add};
    case ChangeKind::Changed: return {tr("changed¦since the last one"), icon::edit};
    case ChangeKind::Removed: return {tr("removed¦since the last one"), icon::remove};
    }
    return {};
}

void mend(ApplicationModel const& model, session::Contradiction const& contradiction, ApplicationState& state,
          Intents& intents) {
    if (contradiction.file)
        intents.emplace_back(ShowFile{contradiction.file});
    else if (contradiction.part == PartKind::Evidence && contradiction.entry)
        intents.emplace_back(EditEntry{contradiction.entry});
    else if (auto const part = std::ranges::find(model.parts, contradiction.part, &ApplicationPart::kind);
             part != model.parts.end())
        state.show_part(part->kind, part->id);
}

std::string_view words_to_mend(session::Contradiction const& contradiction) {
    if (contradiction.file) return tr("Show the file");
    if (contradiction.part == PartKind::Evidence && contradiction.entry) return tr("Open the entry");
    return tr("Go there");
}

void draw_sealed_one(session::SealedModel const& sealed, Intents& intents) {
    ui::Card const card(fmt::format("Sealed {}", sealed.id.value));
    ui::line(sealed.file, TextStyle::Strong);
    ui::caption(fmt::format("{} · {}", sealed.words, sealed.size));
    if (sealed.withdrawn) {
        ui::chip(tr("withdrawn"), {.tone = Tone::Neutral, .icon = icon::ban});
        return;
    }
    ui::gap(space::small);
    ui::ButtonOptions const small{.size = ui::ButtonSize::Small,
                                  .tooltip = tr("It stays in this list, but what is sealed next is not compared with "
                                                "it. The file itself stays where it is.")};
    if (ui::button(tr("Withdraw"), small)) intents.emplace_back(WithdrawSealed{sealed.id});
}

} // namespace

void draw_contradictions(ApplicationModel const& model, ApplicationState& state, Intents& intents) {
    ui::heading(tr("Worth a second look"));
    ui::caption(tr("Nothing of this keeps you from sealing, but a reviewer would ask."));
    ui::gap(space::large);
    for (std::size_t i = 0; i < model.contradictions.size(); ++i) {
        session::Contradiction const& contradiction = model.contradictions[i];
        ui::Scope const scope(fmt::format("Contradiction {}", i + 1));
        float const indent = px(28);
        ImVec2 const at = ImGui::GetCursorScreenPos();
        draw_text(at, TextStyle::Body, palette().warning.text, icon::warning);
        ImGui::Indent(indent);
        ui::text(contradiction.what);
        ui::caption(contradiction.remedy);
        ui::gap(space::tiny);
        if (ui::button(words_to_mend(contradiction), {.size = ui::ButtonSize::Small}))
            mend(model, contradiction, state, intents);
        ImGui::Unindent(indent);
        ui::gap(space::medium);
        ui::separator();
        ui::gap(space::medium);
    }
}

void draw_changes(ApplicationModel const& model) {
    ui::heading(say("Changed since {}", model.compared_with));
    ui::gap(space::large);
    if (model.changes.empty()) ui::text(tr("Nothing has changed."), TextStyle::Body, ui::TextColor::Muted);
    for (session::ChangedSince const& change : model.changes) {
        ChangeLook const look = look_of(change.kind);
        float const indent = px(28);
        draw_text(ImGui::GetCursorScreenPos(), TextStyle::Body, palette().text_muted, look.icon);
        ImGui::Indent(indent);
        ui::text(fmt::format("{}: {}", change.title, look.word), TextStyle::Strong);
        for (std::string const& line : change.lines) ui::caption(line);
        ImGui::Unindent(indent);
        ui::gap(space::medium);
    }
}

void draw_sealed(ApplicationModel const& model, Intents& intents) {
    ui::heading(tr("Sealed before"));
    ui::caption(tr("What was sealed is kept, so that the next one can say what has changed. Nothing is locked: go on "
                   "changing the record, and seal again."));
    ui::gap(space::large);
    for (session::SealedModel const& sealed : model.sealed) {
        draw_sealed_one(sealed, intents);
        ui::gap(space::medium);
    }
    if (ui::button(tr("Check a package …"), {.icon = icon::certificate,
                                             .tooltip = tr("Says of a sealed file what whoever receives it is told")}))
        intents.emplace_back(Show{Panel::CheckPackage});
    if (model.key.empty()) return;
    ui::gap(space::small);
    ui::text(say("Signed with your key {}", model.key), TextStyle::Body, ui::TextColor::Muted);
    if (ui::button(tr("Save the public key …"),
                   {.icon = icon::save, .tooltip = tr("For whoever wants to check what you have sealed")}))
        intents.emplace_back(Show{Panel::SaveKey});
}

void draw_left(ApplicationModel const& model) {
    ui::heading(tr("What does not go along"));
    ui::caption(tr("These are yours alone: no package holds them."));
    ui::gap(space::large);
    for (std::string const& line : model.left) {
        draw_text(ImGui::GetCursorScreenPos(), TextStyle::Body, palette().text_muted, icon::minus_circle);
        ImGui::Indent(px(28));
        ui::text(line);
        ImGui::Unindent(px(28));
    }
}

} // namespace accrue::gui::application_screen
