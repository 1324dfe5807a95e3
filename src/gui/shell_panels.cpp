#include "gui/shell_panels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/looks.h"
#include "gui/path_dialog.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

constexpr char popup_name[] = "##panel";

// The popup of the open panel; closes the panel when it is closed by a press beside it or by Escape.
class PanelPopup {
public:
    PanelPopup(ShellState& state, std::string_view name, Anchor const& anchor, ImVec2 size, PopupKeys keys)
        : scope_(name), opened_(open(state)),
          popup_(popup_name, {.min = anchor.min, .max = anchor.max, .owner = 0}, size, keys) {
        if (!popup_ && !opened_) state.open.reset();
    }
    PanelPopup(PanelPopup const&) = delete;
    PanelPopup& operator=(PanelPopup const&) = delete;

    explicit operator bool() const { return static_cast<bool>(popup_); }

private:
    static bool open(ShellState& state) {
        bool const appears = state.open->appears;
        state.open->appears = false;
        if (appears) ImGui::OpenPopup(popup_name);
        return appears;
    }

    ui::Scope scope_;
    bool opened_;
    Popup popup_;
};

void close(ShellState& state) {
    ImGui::CloseCurrentPopup();
    state.open.reset();
}

// In the upper middle of the window.
Anchor palette_anchor(ImVec2 size) {
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    ImVec2 const corner{(display.x - size.x) / 2, std::min(px(64), (display.y - size.y) / 2)};
    return {corner, corner};
}

void draw_choice(ShellContents const& contents, ShellState& state, std::string_view hint, Intents& intents) {
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const height = std::min(px(440), display.y - px(60));
    ImVec2 const size{std::min(px(560), display.x - px(32)), height};
    PanelPopup const popup(state, "Palette", palette_anchor(size), size, PopupKeys::OwnHandling);
    if (!popup) return;
    auto const target = draw_palette(state.open->palette, hint, height - 2 * px(space::small));
    if (!target) return;
    close(state);
    if (auto const* const name = std::get_if<CommandName>(&*target))
        carry_out(*name, contents, state, intents);
    else
        intents.push_back(std::get<Intent>(*target));
}

bool menu_item(CommandName name) {
    CommandRow const& row = row_of(name);
    return ui::navigation_entry(row.icon, tr(row.text), ui::Selection::No, keys_text(row));
}

void draw_records(ShellContents const& contents, BarAnchors const& anchors, ShellState& state, Intents& intents) {
    std::vector<CommandName> commands{CommandName::Rename,     CommandName::Standing,    CommandName::NewScheme,
                                      CommandName::CountHere,  CommandName::NewRecord,   CommandName::OpenExample,
                                      CommandName::Import,     CommandName::Export,      CommandName::ExportTable,
                                      CommandName::ExportPage, CommandName::OpenLibrary, CommandName::DeleteRecord};
    std::erase_if(commands,
                  [&](CommandName name) { return !disabled_because(name, situation_of(contents, state)).empty(); });
    float const rows = static_cast<float>(std::min<std::size_t>(contents.shell.records.size(), 6) + commands.size());
    float const height = rows * (px(control_height) + px(2)) + px(27);
    PanelPopup const popup(state, "Records", anchors.records, {px(340), height}, PopupKeys::Navigated);
    if (!popup) return;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(2)});
    std::optional<CommandName> chosen;
    std::optional<RecordId> record;
    for (session::RecordRow const& row : contents.shell.records) {
        ImGui::PushID(static_cast<int>(row.id.value));
        ui::Scope const scope(fmt::format("Record {}", row.id.value));
        auto const selected = row.open ? ui::Selection::Yes : ui::Selection::No;
        if (ui::navigation_entry(row.open ? icon::check : icon::user, row.name, selected)) record = row.id;
        ImGui::PopID();
    }
    ui::gap(space::tiny);
    ui::separator();
    ui::gap(space::tiny);
    for (CommandName const name : commands)
        if (menu_item(name)) chosen = name;
    ImGui::PopStyleVar();
    if (!record && !chosen) return;
    close(state);
    if (record) intents.emplace_back(OpenRecord{*record});
    if (chosen) carry_out(*chosen, contents, state, intents);
}

void draw_scoring_date(ShellContents const& contents, BarAnchors const& anchors, ShellState& state, Intents& intents) {
    PanelPopup const popup(state, "Scoring date", anchors.scoring_date, {px(320), px(196)}, PopupKeys::Navigated);
    if (!popup) return;
    bool const appears = ImGui::IsWindowAppearing();
    ImGui::SetCursorPos({px(space::large), px(space::medium)});
    ImGui::BeginGroup();
    ImGui::PushItemWidth(px(288));
    float const width = px(288);
    if (appears || state.open->refocus || keys_pressed(row_of(CommandName::ScoringDate))) ImGui::SetKeyboardFocusHere();
    state.open->refocus = false;
    std::string& text = state.open->text;
    std::optional<Date> const shown = parse_date(contents.estimate->scoring_date);
    ui::Edit const edit = ui::input_date(
        tr("Scoring date"), text,
        {.field = {.note = tr("The day for which the level is worked out."), .width = width}, .today = shown});
    std::optional<Date> const date = read_date(trimmed(text));
    bool const chosen = edit.changed && edit.left && date; // from the calendar
    bool const use =
        ui::button(tr("Use this date"), {.kind = ui::ButtonKind::Primary,
                                         .disabled_because = date ? std::string_view() : tr("Enter a date first.")});
    ImGui::SameLine();
    bool const today = ui::button(tr("Always today"));
    ImGui::PopItemWidth();
    ImGui::EndGroup();
    bool const entered = !appears && take_enter();
    if (entered && !date) state.open->refocus = true; // what is wrong with it stands under the field
    if (today) intents.emplace_back(SetScoringDate{std::nullopt});
    if ((use || chosen || entered) && date) intents.emplace_back(SetScoringDate{date});
    if (today || use || chosen || (entered && date)) close(state);
}

void draw_language(session::ShellModel const& shell, float width, Intents& intents) {
    std::vector<LanguageChoice> const choices = language_choices(shell);
    std::vector<ui::Choice> labels;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        labels.push_back({.label = choices[i].label});
        if (choices[i].tag == shell.chosen_language) chosen = i;
    }
    if (ui::drop_down(tr("Language"), labels, chosen, {.width = width}))
        intents.emplace_back(SetLanguage{choices[*chosen].tag});
}

void draw_settings(ShellContents const& contents, BarAnchors const& anchors, ShellState& state, Intents& intents) {
    PanelPopup const popup(state, "Settings", anchors.settings, {px(390), px(274)}, PopupKeys::Navigated);
    if (!popup) return;
    ImGui::SetCursorPos({px(space::large), px(space::medium)});
    ImGui::BeginGroup();
    std::vector<ui::Choice> themes;
    std::optional<std::size_t> theme;
    for (std::size_t i = 0; i < theme_choices.size(); ++i) {
        themes.push_back({.label = tr(theme_choices[i].label)});
        if (contents.shell.theme == theme_choices[i].theme) theme = i;
    }
    float const width = px(358);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    if (ui::segments(tr("Appearance"), themes, theme, {.width = width}))
        intents.emplace_back(SetTheme{std::string(theme_choices[*theme].theme)});
    std::vector<ui::Choice> sizes;
    std::optional<std::size_t> size;
    for (std::size_t i = 0; i < scale_choices.size(); ++i) {
        sizes.push_back({.label = tr(scale_choices[i].label)});
        if (std::abs(scale_choices[i].scale - contents.shell.scale) < 0.01F) size = i;
    }
    if (ui::drop_down(tr("Size of everything"), sizes, size, {.width = width}))
        intents.emplace_back(SetScale{scale_choices[*size].scale});
    draw_language(contents.shell, width, intents);
    ui::gap(space::small);
    ui::caption(say("Library: {}", contents.shell.library));
    ImGui::EndGroup();
}

void draw_rename(ShellState& state, Intents& intents) {
    ui::Dialog dialog(tr("Rename this record"), {.subtitle = tr("The name of the person whose record this is.")});
    if (!dialog) return;
    (void)ui::input_text(tr("Name"), state.open->text);
    ui::DialogAnswer const answer = dialog.buttons({.accept = tr("Rename")});
    if (answer == ui::DialogAnswer::None) return;
    if (answer == ui::DialogAnswer::Accept) intents.emplace_back(RenameRecord{std::string(trimmed(state.open->text))});
    state.open.reset();
}

void draw_standing(ShellContents const& contents, ShellState& state, Intents& intents) {
    session::EstimateModel const* const estimate = contents.estimate;
    if (estimate == nullptr || draw_standing_dialog(state.open->standing, estimate->standing,
                                                    parse_date(estimate->scoring_date), intents) == DialogState::Done)
        state.open.reset();
}

void draw_seal(ShellContents const& contents, ShellState& state, Intents& intents) {
    OpenPanel& open = *state.open;
    SealQuestion question{open.seal, open.error, open.completions, open.refocus};
    if (contents.application == nullptr ||
        draw_seal_dialog(*contents.application, question, intents) == DialogState::Done)
        state.open.reset();
}

void draw_pasted(ShellContents const& contents, ShellState& state, Intents& intents) {
    if (contents.paste == nullptr ||
        draw_paste(*contents.paste, state.open->error, state.open->paste, intents) == PasteDialog::Closed)
        state.open.reset();
}

void draw_offered(ShellContents const& contents, ShellState& state, Intents& intents) {
    if (contents.estimate == nullptr || draw_offers(contents.estimate->pack_title, state.open->error,
                                                    state.open->offers, intents) == OffersDialog::Closed)
        state.open.reset();
}

void draw_packages(ShellContents const& contents, ShellState& state, Intents& intents) {
    if (contents.packages != nullptr &&
        draw_package_dialog(*contents.packages, state.open->packages, intents) == DialogState::Open)
        return;
    intents.emplace_back(ForgetPackages{});
    state.open.reset();
}

void draw_reviewer(ShellState& state, Intents& intents) {
    if (draw_reviewer_dialog(state.open->reviewer, state.open->error, intents) == DialogState::Open) return;
    state.review.awaited.reset();
    state.open.reset();
}

void draw_hand_in(ShellContents const& contents, ShellState& state, Intents& intents) {
    OpenPanel& open = *state.open;
    SigningQuestion const question{open.signing, open.error, open.completions, open.refocus};
    if (!contents.review || contents.review->desk == nullptr ||
        draw_hand_in_dialog(*contents.review->desk, question, intents) == DialogState::Done)
        state.open.reset();
}

void draw_abstain(ShellContents const& contents, ShellState& state, Intents& intents) {
    if (!contents.review || contents.review->desk == nullptr ||
        draw_abstain_dialog(state.open->text, intents) == DialogState::Done)
        state.open.reset();
}

void draw_decide(ShellContents const& contents, ShellState& state, Intents& intents) {
    OpenPanel& open = *state.open;
    bool const is_there = contents.review && contents.review->desk != nullptr;
    SigningQuestion const question{open.signing, open.error, open.completions, open.refocus};
    DialogState answer = DialogState::Done;
    if (is_there && open.panel == Panel::TakeOn) answer = draw_take_on_dialog(intents);
    if (is_there && open.panel == Panel::Decide) answer = draw_decide_dialog(*contents.review->desk, question, intents);
    if (is_there && open.panel == Panel::Reopen) answer = draw_reopen_dialog(open.text, intents);
    if (answer == DialogState::Done) state.open.reset();
}

void draw_award(ShellState& state, Intents& intents) {
    if (draw_award_dialog(state.open->award, state.open->text, intents) == DialogState::Done) state.open.reset();
}

} // namespace

void draw_panels(ShellContents const& contents, BarAnchors const& anchors, ShellState& state, Intents& intents) {
    if (!state.open) return;
    switch (state.open->panel) {
    case Panel::Help: state.open.reset(); return;
    case Panel::Palette: draw_choice(contents, state, tr("What do you want to do?"), intents); return;
    case Panel::AddEntry: draw_choice(contents, state, tr("What do you want to add?"), intents); return;
    case Panel::Share: draw_choice(contents, state, tr("As what does it count?"), intents); return;
    case Panel::NewRecord:
    case Panel::NewScheme: draw_choice(contents, state, tr("Which scheme is the record for?"), intents); return;
    case Panel::Records: draw_records(contents, anchors, state, intents); return;
    case Panel::ScoringDate:
        if (contents.estimate) draw_scoring_date(contents, anchors, state, intents);
        return;
    case Panel::Settings: draw_settings(contents, anchors, state, intents); return;
    case Panel::Import:
    case Panel::OpenRules:
    case Panel::OpenLibrary:
    case Panel::AddFiles:
    case Panel::Export:
    case Panel::ExportTable:
    case Panel::ExportPage:
    case Panel::SaveReference:
    case Panel::SaveDocuments:
    case Panel::SaveKey:
    case Panel::TakeIn:
    case Panel::WatchFolder:
    case Panel::CheckPackage: draw_path_dialog(*question_of(state.open->panel), state, intents); return;
    case Panel::Seal: draw_seal(contents, state, intents); return;
    case Panel::SealFile:
    case Panel::HandInFile: state.open.reset(); return; // only the desktop is asked
    case Panel::Reviewer: draw_reviewer(state, intents); return;
    case Panel::Abstain: draw_abstain(contents, state, intents); return;
    case Panel::HandIn: draw_hand_in(contents, state, intents); return;
    case Panel::TakeOn:
    case Panel::Decide:
    case Panel::Reopen: draw_decide(contents, state, intents); return;
    case Panel::Packages: draw_packages(contents, state, intents); return;
    case Panel::Rename: draw_rename(state, intents); return;
    case Panel::Standing: draw_standing(contents, state, intents); return;
    case Panel::Paste: draw_pasted(contents, state, intents); return;
    case Panel::CountHere: draw_offered(contents, state, intents); return;
    case Panel::Award: draw_award(state, intents); return;
    }
}

} // namespace accrue::gui
