#include "gui/screens/evidence.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/evidence_parts.h"
#include "gui/screens/intake.h"
#include "gui/screens/pane.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace evidence_screen {

namespace {

using session::EvidenceFileRow;
using session::EvidenceIntake;
using session::EvidenceModel;
using FileState = EvidenceFileRow::State;

constexpr float list_width = 300;
constexpr float about_width = 340;

void draw_tabs(EvidenceState& state, float width) {
    std::array const tabs{ui::Choice{tr("Files")}, ui::Choice{tr("Entries and files")}};
    std::optional<std::size_t> chosen = static_cast<std::size_t>(state.tab);
    if (ui::segments(tr("View"), tabs, chosen, {.width = width, .label = ui::LabelPlace::Hidden}))
        state.tab = static_cast<EvidenceTab>(*chosen);
}

// What it comes to, and the next thing to do.
void draw_coverage(EvidenceModel const& model, EvidenceState& state, float width) {
    ImVec2 const at = ImGui::GetCursorScreenPos();
    std::string const coverage = ellipsized(TextStyle::Body, model.coverage, width);
    draw_text(at, TextStyle::Body, palette().text_muted, coverage);
    if (!model.next_missing) return;
    std::string const next = say("Next missing: {}", model.entries[*model.next_missing].title);
    float const x = measure(TextStyle::Body, coverage).x + px(space::medium);
    float const room = width - x;
    if (room < px(120)) return;
    ImGui::SetCursorScreenPos({at.x + x, at.y});
    if (!ui::link(ellipsized(TextStyle::Body, next, room))) return;
    state.tab = EvidenceTab::Matrix;
    state.cursor_entry = *model.next_missing;
    state.reveal_cursor = true;
}

void draw_head(EvidenceModel const& model, EvidenceState& state, Intents& intents) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    ui::ButtonOptions const add{.kind = ui::ButtonKind::Primary,
                                .icon = icon::add,
                                .tooltip = tr("Keeps copies of files in the library (Ctrl+Shift+E); files can also be "
                                              "dropped here or onto an entry")};
    float const buttons = ui::button_width(tr("Add files"), add);
    bool const beside = width > px(680);
    float const tabs = std::min(px(280), width - buttons - px(space::medium));
    float const titles = beside ? width - buttons - tabs - 2 * px(space::large) : width;
    ui::title(tr("Evidence"));
    draw_coverage(model, state, titles);
    float const below = start.y + px(58);
    ImGui::SetCursorScreenPos(beside ? ImVec2(start.x + width - buttons - tabs - px(space::medium), start.y + px(6))
                                     : ImVec2(start.x, below));
    draw_tabs(state, tabs);
    ImGui::SetCursorScreenPos({start.x + width - buttons, beside ? start.y + px(6) : below});
    if (ui::button(tr("Add files"), add)) intents.emplace_back(Show{Panel::AddFiles});
    ImGui::SetCursorScreenPos({start.x, beside ? below : below + px(control_height + space::medium)});
}

void draw_intake(EvidenceModel const& model, Intents& intents) {
    if (!model.intake) return;
    EvidenceIntake const& intake = *model.intake;
    if (intake.running) {
        std::string words = say("Taking in {} of {}: {}", intake.seen, intake.total, intake.at);
        if (draw_intake_progress({std::move(words), intake.seen, intake.total})) intents.emplace_back(StopTakingIn{});
        return;
    }
    std::string const forms = references_in_words(intake);
    std::string const text = forms.empty() ? intake.words : intake.words + "\n" + forms;
    std::string const refused = refusals_in_words(intake);
    ui::Banner const banner{.tone = tone_of(intake), .text = text, .remedy = refused};
    if (ui::banner("Intake", banner) == ui::BannerAnswer::Closed) intents.emplace_back(DismissIntake{});
    ui::gap(space::small);
}

void draw_nothing_yet(EvidenceModel const& model, Intents& intents) {
    ui::gap(space::huge);
    std::string text(
        tr("Drop certificates, letters and scans here, or onto an entry. Copies are kept in the library, the "
           "files themselves stay as they are."));
    if (!model.accepted.empty()) text += "\n" + say("The rules accept {}.", model.accepted);
    if (ui::empty_state(
            {.icon = icon::paperclip, .title = tr("No files yet"), .text = text, .action = tr("Add files")}) ==
        ui::EmptyAnswer::Action)
        intents.emplace_back(Show{Panel::AddFiles});
}

void draw_file(EvidenceView const& view, EvidenceState& state, Intents& intents) {
    EvidenceFileRow const* const file = chosen_file(view.model, state);
    if (file == nullptr) return;
    float const height = ImGui::GetContentRegionAvail().y;
    if (state.room == EvidenceRoom::ThreePanes) {
        float const width = ImGui::GetContentRegionAvail().x - px(about_width);
        {
            Pane const pages("Pages", {.size = {width, height}, .padding = {0, 0}, .scrolls = false});
            draw_pages(view, *file, state, intents);
        }
        ImGui::SameLine(0, 0);
        Pane const about("About", {.size = {px(about_width), height},
                                   .padding = {space::large, space::large},
                                   .ground = PaneGround::Surface,
                                   .edge = PaneEdge::Left});
        draw_about(view, *file, state, intents);
        return;
    }
    {
        Pane const about("About", {.size = {0, height * 0.5F},
                                   .padding = {space::large, space::medium},
                                   .ground = PaneGround::Surface,
                                   .edge = PaneEdge::Bottom});
        draw_about(view, *file, state, intents);
    }
    Pane const pages("Pages", {.padding = {0, 0}, .scrolls = false});
    draw_pages(view, *file, state, intents);
}

void draw_files_view(EvidenceView const& view, EvidenceState& state, Intents& intents) {
    if (view.model.files.empty()) return draw_nothing_yet(view.model, intents);
    mark_by_keys(*chosen_file(view.model, state), state, intents);
    if (state.room == EvidenceRoom::OnePane) {
        ui::gap(space::medium);
        ImGui::Indent(px(space::large));
        draw_file_choice(view, state);
        ImGui::Unindent(px(space::large));
    } else {
        draw_files(view, px(list_width), state, intents);
        ImGui::SameLine(0, 0);
    }
    Pane const rest("File", {.padding = {0, 0}, .scrolls = false});
    draw_file(view, state, intents);
}

} // namespace

FileLook look_of(EvidenceFileRow const& file) {
    if (file.proposal && file.proposal->state == session::EvidenceProposal::State::Working)
        return {tr("a version is being made"), Tone::Neutral, icon::clock};
    if (file.replaced) return {tr("original, kept"), Tone::Neutral, icon::file};
    switch (file.state) {
    case FileState::Waiting: return {tr("being looked at"), Tone::Neutral, icon::clock};
    case FileState::Fits: return {tr("fits"), Tone::Success, icon::check_circle};
    case FileState::TooLarge: return {tr("too large"), Tone::Warning, icon::warning};
    case FileState::OtherFormat: return {tr("not a format that is accepted"), Tone::Warning, icon::warning};
    case FileState::Unusable: return {tr("cannot be used"), Tone::Danger, icon::error};
    }
    return {};
}

EvidenceFileRow const* chosen_file(EvidenceModel const& model, EvidenceState const& state) {
    if (model.files.empty()) return nullptr;
    if (state.file)
        if (auto const found = std::ranges::find(model.files, *state.file, &EvidenceFileRow::id);
            found != model.files.end())
            return &*found;
    // The one that the list begins with.
    auto const in_use = [](EvidenceFileRow const& file) {
        return (!file.entries.empty() || !file.serves.empty()) && !file.replaced;
    };
    auto first = std::ranges::find_if(model.files, in_use);
    if (first == model.files.end()) first = std::ranges::find(model.files, false, &EvidenceFileRow::replaced);
    return first == model.files.end() ? &model.files.front() : &*first;
}

} // namespace evidence_screen

Tone tone_of(session::EvidenceIntake const& intake) {
    bool const fine =
        intake.refused.empty() && std::ranges::all_of(intake.references, &session::EvidenceReference::linked);
    return fine ? Tone::Success : Tone::Warning;
}

std::string references_in_words(session::EvidenceIntake const& intake) {
    std::string words;
    for (session::EvidenceReference const& reference : intake.references)
        words += (words.empty() ? "" : "\n") + reference.words;
    return words;
}

std::string refusals_in_words(session::EvidenceIntake const& intake) {
    std::vector<RefusedFile> refused;
    for (session::EvidenceRefusal const& one : intake.refused) refused.push_back({one.name, one.what, one.remedy});
    return in_words(refused);
}

void draw_evidence(EvidenceView const& view, EvidenceState& state, Intents& intents) {
    using namespace evidence_screen;
    if (state.marking && std::ranges::find(view.model.entries, state.marking->entry, &session::EvidenceEntryRow::id) ==
                             view.model.entries.end())
        state.marking.reset(); // its entry is gone
    {
        Pane const head("Head", {.size = {0, std::max(state.head_height, px(80))},
                                 .padding = {space::huge, space::large},
                                 .scrolls = false});
        float const top = ImGui::GetCursorPosY();
        draw_head(view.model, state, intents);
        draw_intake(view.model, intents);
        state.head_height = ImGui::GetCursorPosY() - top + px(space::large + space::small);
    }
    Pane const body("Body", {.padding = {0, 0}, .edge = PaneEdge::Top, .scrolls = false});
    if (state.tab == EvidenceTab::Matrix)
        draw_matrix(view, state, intents);
    else
        draw_files_view(view, state, intents);
}

} // namespace accrue::gui
