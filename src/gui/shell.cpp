#include "gui/shell.h"

#include <algorithm>

#include "domain/texts.h"
#include "gui/screens/help_pane.h"
#include "gui/screens/home.h"
#include "gui/screens/pane.h"
#include "gui/screens/welcome.h"
#include "gui/shell_bar.h"
#include "gui/shell_panels.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

// The whole display as one window of ImGui: Tab goes through all of it.
class RootWindow {
public:
    RootWindow() {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
        ImGui::Begin("Accrue", nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                         ImGuiWindowFlags_NoBackground); // the window is cleared to the canvas
        ImGui::PopStyleVar();
    }
    ~RootWindow() { ImGui::End(); }
    RootWindow(RootWindow const&) = delete;
    RootWindow& operator=(RootWindow const&) = delete;
};

ShellLayout layout_of(ShellState const& state) {
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const scale = theme().scale;
    return lay_out({.window = {display.x / scale, display.y / scale},
                    .help_is_open = state.help_is_open,
                    .messages_height = state.messages.empty() ? 0 : std::max(state.messages.height() + 12, 40.0F),
                    .notice_height = state.notice_height});
}

ImVec2 go_to(Area const& area) {
    ImGui::SetCursorPos({px(area.x), px(area.y)});
    return {px(area.width), px(area.height)};
}

// What the help pane explains, for the screen to mark it.
std::optional<session::Subject> explained_in(ShellState const& state) {
    auto const* const subject = std::get_if<session::Subject>(&state.topic);
    return state.help_is_open && subject != nullptr ? std::optional(*subject) : std::nullopt;
}

void draw_evidence_screen(ShellContents const& contents, ShellLayout const& layout, ShellState& state,
                          Intents& intents) {
    state.evidence.room = layout.room == Room::Wide && !state.help_is_open ? EvidenceRoom::ThreePanes
                          : layout.room == Room::Narrow                    ? EvidenceRoom::OnePane
                                                                           : EvidenceRoom::TwoPanes;
    draw_evidence(*contents.evidence, state.evidence, intents);
}

void draw_screen(ShellContents const& contents, ShellLayout const& layout, ShellState& state, Intents& intents) {
    ImVec2 const size = go_to(layout.content);
    if (size.x <= 0 || size.y <= 0) return;
    Pane const pane("Content", {.size = size, .padding = {0, 0}, .scrolls = false});
    if (contents.rules) {
        state.rules.layout = layout.room == Room::Narrow ? RulesLayout::Narrow : RulesLayout::BesideList;
        draw_rules(*contents.rules, state.rules, intents);
        return;
    }
    if (contents.review) {
        draw_review(*contents.review, state.review, intents);
        return;
    }
    if (contents.home) {
        draw_home(*contents.home, intents);
        return;
    }
    if (contents.history) {
        draw_history(*contents.history, state.history, intents);
        return;
    }
    if (!contents.estimate) {
        draw_welcome(intents);
        return;
    }
    if (contents.timeline) {
        state.timeline.explained = explained_in(state);
        draw_timeline(*contents.timeline, state.timeline, intents);
        return;
    }
    if (contents.evidence) {
        draw_evidence_screen(contents, layout, state, intents);
        return;
    }
    if (contents.application) {
        state.application.room =
            size.x < px(application_panes_from) ? ApplicationRoom::OnePane : ApplicationRoom::TwoPanes;
        draw_application(*contents.application, state.application, intents);
        return;
    }
    if (contents.cpd) {
        draw_cpd(*contents.cpd, state.cpd, intents);
        return;
    }
    if (contents.path) {
        bool const beside = layout.room == Room::Wide && !state.help_is_open;
        state.path.layout = beside ? PathLayout::BesideStanding : PathLayout::Stacked;
        state.path.standing_width = px(layout.summary_width);
        draw_path(*contents.path, state.path, intents);
        return;
    }
    state.estimate.layout = layout.room == Room::Narrow ? EstimateLayout::Tabs
                            : layout.summary_width > 0  ? EstimateLayout::BesideSummary
                                                        : EstimateLayout::EntriesOnly;
    state.estimate.summary_width = px(layout.summary_width);
    state.estimate.explained = explained_in(state);
    draw_estimate(*contents.estimate, state.estimate, intents);
}

std::vector<KeyHint> key_hints() {
    std::vector<KeyHint> hints;
    for (CommandRow const& row : command_table())
        if (std::string keys = keys_text(row); !keys.empty())
            hints.push_back({std::string(tr(row.text)), std::move(keys)});
    return hints;
}

session::FormModel const* form_of(session::EstimateModel const* estimate, std::string const& type) {
    if (!estimate) return nullptr;
    auto const place = std::ranges::find(estimate->forms, type, &session::FormModel::type);
    return place == estimate->forms.end() ? nullptr : &*place;
}

void draw_help(ShellContents const& contents, ShellLayout const& layout, ShellState const& state, Intents& intents) {
    if (layout.help.width <= 0) return;
    HelpModel model;
    model.explanation = contents.explanation;
    if (auto const* const form = std::get_if<FormTopic>(&state.topic))
        model.form = form_of(contents.estimate, form->type);
    if (!model.explanation && !model.form) model.keys = key_hints();
    ImVec2 const size = go_to(layout.help);
    draw_help_pane(model, {size, layout.room == Room::Narrow ? PaneEdge::Top : PaneEdge::Left}, intents);
}

void draw_messages(ShellLayout const& layout, ShellState& state, Intents& intents) {
    if (state.messages.empty()) return;
    ImVec2 const size = go_to(layout.messages);
    if (size.y <= 0) return;
    Pane const pane("Messages", {.size = size, .padding = {20, 4}});
    state.messages.draw(intents);
}

// What the pack says about itself, always in sight.
void draw_notice(ShellContents const& contents, ShellLayout const& layout, ShellState& state) {
    bool const of_results =
        state.screen != ScreenName::Rules && state.screen != ScreenName::History && state.screen != ScreenName::Review;
    if (!of_results || !contents.estimate || contents.estimate->notice.empty()) {
        state.notice_height = 0;
        return;
    }
    float const padding = layout.is_low ? 4 : 7;
    std::string const& notice = contents.estimate->notice;
    float const width = px(layout.notice.width - 64);
    std::string const first = ellipsized(TextStyle::Small, notice, width);
    std::vector<std::string_view> lines{first};
    if (!layout.is_low) lines = wrapped(TextStyle::Small, notice, width);
    float const height = static_cast<float>(lines.size()) * line_distance(TextStyle::Small) / theme().scale;
    state.notice_height = height + 2 * padding;
    ImVec2 const size = go_to(layout.notice);
    if (size.y <= 0) return;
    Pane const pane("Notice", {.size = size,
                               .padding = {20, padding},
                               .ground = PaneGround::Surface,
                               .edge = PaneEdge::Top,
                               .scrolls = false});
    ImVec2 const start = ImGui::GetCursorScreenPos();
    draw_text(start, TextStyle::Small, palette().text_muted, icon::info);
    float y = start.y;
    for (std::string_view const line : lines) {
        draw_text({start.x + px(24), y}, TextStyle::Small, palette().text_muted, line);
        y += line_distance(TextStyle::Small);
    }
    ImGui::Dummy({width, y - start.y});
    if (first != notice && layout.is_low) ui::tooltip(notice);
}

bool something_is_over_the_screen() {
    return dialog_is_open() || environment().popup_drawn_in_frame >= ImGui::GetFrameCount() - 1;
}

std::string clipboard_text() {
    char const* const text = ImGui::GetClipboardText();
    return text == nullptr ? std::string() : std::string(text);
}

// Escape closes one thing at a time: the form, the help, the newest message.
void close_innermost(ShellState& state, Intents& intents) {
    if (state.estimate.form && state.screen == ScreenName::Estimate)
        intents.emplace_back(CloseForm{});
    else if (state.path.costs && state.screen == ScreenName::Path)
        state.path.costs.reset();
    else if (state.evidence.marking && state.screen == ScreenName::Evidence)
        state.evidence.marking.reset();
    else if (state.application.goes_back() && state.screen == ScreenName::Application)
        state.application.shows_detail = false;
    else if (state.review.form && state.screen == ScreenName::Review)
        state.review.form.reset();
    else if (state.help_is_open)
        intents.emplace_back(Show{Panel::Help});
    else if (state.messages.dismiss_newest())
        return;
    else if (state.screen == ScreenName::Review)
        intents.emplace_back(CloseCase{});
    else
        state.screen == ScreenName::Rules ? state.rules.filter.clear() : state.estimate.show_all();
}

Message no_table_to_paste() {
    return {.text = std::string(tr("There is no table in the clipboard.")),
            .remedy =
                std::string(tr("Copy rows of at least two columns in a spreadsheet first. Ctrl+Shift+V takes any text "
                               "as a table."))};
}

// `was_typing`: Escape in a text field only leaves the field.
void follow_keys(ShellContents const& contents, ShellState& state, bool was_typing, Intents& intents) {
    if (keys_pressed(row_of(CommandName::Quit))) return intents.push_back(gui::Quit{});
    if (something_is_over_the_screen() || state.open) return;
    Situation situation = situation_of(contents, state);
    situation.typing = was_typing;
    if (auto const command = pressed_command(situation)) {
        bool const quietly = command == CommandName::PasteEntries && pressed(Modifiers::Control, Key::V);
        if (quietly && !session::looks_like_table(clipboard_text())) return state.messages.add(no_table_to_paste());
        carry_out(*command, contents, state, intents);
        return;
    }
    if (!was_typing && take_escape()) close_innermost(state, intents);
}

void delete_record(ShellContents const& contents, Intents& intents) {
    auto const open = std::ranges::find(contents.shell.records, true, &session::RecordRow::open);
    if (open != contents.shell.records.end()) intents.emplace_back(Do{session::RemoveRecord{open->id}});
}

bool is_on_desk(ShellContents const& contents) { return contents.review && contents.review->desk != nullptr; }

// What stands for a name where there is none is nobody's name.
std::string name_to_change(std::string const& name) { return name == tr("Unnamed record") ? std::string() : name; }

std::string initial_text(Panel panel, ShellContents const& contents) {
    if (!contents.estimate) return {};
    if (panel == Panel::Rename) return name_to_change(contents.estimate->record_name);
    if (panel == Panel::ScoringDate) return contents.estimate->scoring_date;
    return {};
}

std::optional<ScreenName> screen_of(CommandName name) {
    switch (name) {
    case CommandName::Estimate: return ScreenName::Estimate;
    case CommandName::History: return ScreenName::History;
    case CommandName::Timeline: return ScreenName::Timeline;
    case CommandName::Rules: return ScreenName::Rules;
    case CommandName::Path: return ScreenName::Path;
    case CommandName::Evidence: return ScreenName::Evidence;
    case CommandName::Application: return ScreenName::Application;
    case CommandName::Cpd: return ScreenName::Cpd;
    case CommandName::Review: return ScreenName::Review;
    case CommandName::Home: return ScreenName::Home;
    default: return std::nullopt;
    }
}

std::optional<Panel> panel_of(CommandName name) {
    switch (name) {
    case CommandName::AddEntry: return Panel::AddEntry;
    case CommandName::TakeInPackages: return Panel::TakeIn;
    case CommandName::WhoReviews: return Panel::Reviewer;
    case CommandName::HandIn: return Panel::HandIn;
    case CommandName::SealApplication: return Panel::Seal;
    case CommandName::SaveDocuments: return Panel::SaveDocuments;
    case CommandName::CheckPackage: return Panel::CheckPackage;
    case CommandName::AddFiles: return Panel::AddFiles;
    case CommandName::OpenRulesFile: return Panel::OpenRules;
    case CommandName::Palette: return Panel::Palette;
    case CommandName::Help: return Panel::Help;
    case CommandName::ScoringDate: return Panel::ScoringDate;
    case CommandName::Records: return Panel::Records;
    case CommandName::Rename: return Panel::Rename;
    case CommandName::Standing: return Panel::Standing;
    case CommandName::NewScheme: return Panel::NewScheme;
    case CommandName::NewRecord: return Panel::NewRecord;
    case CommandName::Import: return Panel::Import;
    case CommandName::Export: return Panel::Export;
    case CommandName::ExportTable: return Panel::ExportTable;
    case CommandName::ExportPage: return Panel::ExportPage;
    case CommandName::OpenLibrary: return Panel::OpenLibrary;
    case CommandName::Settings: return Panel::Settings;
    default: return std::nullopt;
    }
}

} // namespace

Situation situation_of(ShellContents const& contents, ShellState const& state) {
    bool const on_estimate = state.screen == ScreenName::Estimate;
    return {.shell = &contents.shell,
            .path = contents.path,
            .desk = contents.review ? contents.review->desk : nullptr,
            .form_is_open = on_estimate && state.estimate.form.has_value(),
            .standing_matters = contents.estimate != nullptr && contents.estimate->standing.matters(),
            .other_schemes = contents.estimate != nullptr && contents.estimate->can_share,
            .typing = false,
            .screen = state.screen};
}

void open_panel(Panel panel, ShellContents const& contents, ShellState& state) {
    OpenPanel open{.panel = panel, .text = initial_text(panel, contents)};
    if (panel == Panel::Palette) open.palette = all_commands(situation_of(contents, state), contents.estimate);
    if (panel == Panel::AddEntry && contents.estimate) open.palette = kinds_of_entries(*contents.estimate);
    if (panel == Panel::Reviewer && contents.review) open.reviewer = form_of(contents.review->queue.reviewer);
    if (panel == Panel::HandIn && contents.review) open.signing.path = "~/" + contents.review->suggested_name;
    if (panel == Panel::Decide && contents.review) open.signing.path = "~/" + contents.review->suggested_folder;
    if (panel == Panel::Seal && contents.application) open.seal = form_of(*contents.application);
    if (panel == Panel::Standing && contents.estimate) open.standing = form_of(contents.estimate->standing);
    state.open = std::move(open);
}

void carry_out(CommandName name, ShellContents const& contents, ShellState& state, Intents& intents) {
    if (!disabled_because(name, situation_of(contents, state)).empty()) return;
    if (auto const screen = screen_of(name)) return intents.push_back(GoTo{*screen});
    if (auto const panel = panel_of(name)) return intents.push_back(Show{*panel});
    switch (name) {
    case CommandName::PasteEntries: intents.emplace_back(BeginPaste{clipboard_text()}); return;
    case CommandName::SaveEntry: ask_to_save(*state.estimate.form, intents); return;
    case CommandName::CloseForm: intents.emplace_back(CloseForm{}); return;
    case CommandName::Undo:
        if (is_on_desk(contents))
            intents.emplace_back(UndoVerdict{});
        else
            intents.emplace_back(gui::Undo{});
        return;
    case CommandName::Redo:
        if (is_on_desk(contents))
            intents.emplace_back(RedoVerdict{});
        else
            intents.emplace_back(gui::Redo{});
        return;
    case CommandName::FindEntry: intents.emplace_back(FocusFilter{}); return;
    case CommandName::FindQualification: intents.emplace_back(FocusFilter{}); return;
    case CommandName::NextCase: intents.emplace_back(OpenNextCase{}); return;
    case CommandName::HideApplicants:
        intents.emplace_back(gui::HideApplicants{!contents.review->queue.hides_applicants});
        return;
    case CommandName::ShowApplicant: intents.emplace_back(gui::ShowApplicant{}); return;
    case CommandName::FindCase: intents.emplace_back(FocusFilter{}); return;
    case CommandName::SaveReference: intents.emplace_back(AskForReferenceForm{}); return;
    case CommandName::LogActivity:
        intents.emplace_back(GoTo{ScreenName::Cpd});
        state.cpd.focus_line = true;
        return;
    case CommandName::KeepPlan: intents.emplace_back(KeepPlan{plan_to_keep(*contents.path)->key}); return;
    case CommandName::CountHere: intents.emplace_back(AskWhatCountsHere{}); return;
    case CommandName::OpenExample: intents.emplace_back(StartWithSample{}); return;
    case CommandName::DeleteRecord: delete_record(contents, intents); return;
    case CommandName::Quit: intents.emplace_back(gui::Quit{}); return;
    default: return; // screen_of and panel_of have them
    }
}

void draw_shell(ShellContents const& contents, ShellState& state, Intents& intents) {
    bool const was_typing = ImGui::IsAnyItemActive();
    RootWindow const root;
    ShellLayout const layout = layout_of(state);
    BarAnchors anchors;
    go_to(layout.navigation);
    draw_navigation(contents, layout, state, anchors, intents);
    go_to(layout.bar);
    draw_bar(contents, layout, state, anchors, intents);
    draw_screen(contents, layout, state, intents);
    draw_help(contents, layout, state, intents);
    draw_messages(layout, state, intents);
    draw_notice(contents, layout, state);
    ImGui::SetCursorPos({0, 0});
    draw_panels(contents, anchors, state, intents);
    follow_keys(contents, state, was_typing, intents);
}

} // namespace accrue::gui
