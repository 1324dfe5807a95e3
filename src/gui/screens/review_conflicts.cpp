// What stands in the place of an application that its reviewer may not see yet, or does not review.
#include <algorithm>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/review_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::review_screen {

namespace {

constexpr float widest_question = 640;

// In the middle, no wider than is good to read. A frame that is drawn around what follows.
class Middle {
public:
    Middle() : pane_("Question", {.padding = {space::huge, space::page}}) {
        float const room = ImGui::GetContentRegionAvail().x;
        float const width = std::min(room, px(widest_question));
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room - width) / 2);
        open_ = ImGui::BeginTable("##middle", 1, ImGuiTableFlags_NoSavedSettings, {width, 0});
        if (open_) ImGui::TableNextColumn();
    }
    ~Middle() {
        if (open_) ImGui::EndTable();
    }
    Middle(Middle const&) = delete;
    Middle& operator=(Middle const&) = delete;

    explicit operator bool() const { return open_; }

private:
    Pane pane_;
    bool open_ = false;
};

void draw_back(Intents& intents) {
    ui::ButtonOptions const back{.kind = ui::ButtonKind::Quiet,
                                 .size = ui::ButtonSize::Small,
                                 .icon = icon::chevron_left,
                                 .tooltip = tr("Goes back to the queue (Esc)")};
    if (ui::button(tr("Queue"), back)) intents.emplace_back(CloseCase{});
    ui::gap(space::small);
}

} // namespace

void draw_show_applicant(float room, Intents& intents) {
    ui::ButtonOptions const show{.kind = ui::ButtonKind::Quiet,
                                 .size = ui::ButtonSize::Small,
                                 .icon = icon::user,
                                 .tooltip = tr("Ends the blind review of this application; the log tells it")};
    bool const pressed_it = ui::button_width(tr("Show who applies"), show) < room
                                ? ui::button(tr("Show who applies"), show)
                                : ui::icon_button(icon::user, tr("Show who applies"), show);
    if (pressed_it) intents.emplace_back(gui::ShowApplicant{});
}

void draw_conflicts(ClaimDeskModel const& desk, ReviewState& state, Intents& intents) {
    Middle const middle;
    if (!middle) return;
    draw_back(intents);
    ui::title(tr("Do you have a conflict of interest?"));
    ui::text(tr("This is asked before anything of the application is shown. Your answer is kept in the log of "
                "reviewing."),
             TextStyle::Body, ui::TextColor::Muted);
    ui::gap(space::small);
    for (session::DeskConflict const& conflict : desk.conflicts)
        draw_noted(conflict.certain ? icon::error : icon::warning,
                   conflict.certain ? conflict.words : say("Possibly: {}", conflict.words),
                   conflict.certain ? ui::TextColor::Danger : ui::TextColor::Warning);
    if (desk.hides_applicant) draw_show_applicant(ImGui::GetContentRegionAvail().x, intents);
    ui::gap(space::small);
    (void)ui::input_text(tr("Why"), state.why, {.hint = tr("We worked in the same team until 2010")});
    bool const silent = trimmed(state.why).empty();
    std::string_view const wanted = silent ? tr("Say why in a few words first.") : std::string_view();
    ui::gap(space::small);
    if (ui::button(tr("I have no conflict"), {.disabled_because = wanted}))
        intents.emplace_back(DeclareNoConflict{std::string(trimmed(state.why))});
    ImGui::SameLine();
    if (ui::button(tr("I have a conflict"), {.disabled_because = wanted}))
        intents.emplace_back(gui::Abstain{std::string(trimmed(state.why))});
}

void draw_abstained(ClaimDeskModel const& desk, Intents& intents) {
    Middle const middle;
    if (!middle) return;
    draw_back(intents);
    ui::title(tr("You do not review this application"));
    draw_noted(icon::minus_circle, desk.abstains.value_or(""), ui::TextColor::Normal);
    ui::text(tr("It counts as abstained, not as untouched: others see that somebody else has to review it."),
             TextStyle::Body, ui::TextColor::Muted);
    ui::gap(space::small);
    if (ui::button(tr("Next"), {.kind = ui::ButtonKind::Primary, .icon = icon::arrow_right, .shortcut = "N"}))
        intents.emplace_back(OpenNextCase{});
    ImGui::SameLine();
    if (ui::button(tr("Hand in …"), {.shortcut = "H", .disabled_because = desk.why_not_ready}))
        intents.emplace_back(Show{Panel::HandIn});
    ImGui::SameLine();
    if (ui::button(tr("Take it up again"))) intents.emplace_back(TakeUpCase{});
}

} // namespace accrue::gui::review_screen
