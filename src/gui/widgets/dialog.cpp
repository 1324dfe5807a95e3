#include "gui/widgets/dialog.h"

#include <algorithm>
#include <string>

#include "domain/texts.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"

namespace accrue::gui::ui {

namespace {

constexpr char dialog_popup_name[] = "##dialog";

// Dims the whole window and draws the dialog's own ground above that.
void draw_ground() {
    ImVec2 const min = ImGui::GetWindowPos();
    ImVec2 const size = ImGui::GetWindowSize();
    ImVec2 const max{min.x + size.x, min.y + size.y};
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    list->AddRectFilled({0, 0}, ImGui::GetIO().DisplaySize, packed(palette().scrim));
    shadow(min, max, rounding::dialog);
    fill(min, max, palette().raised, rounding::dialog);
    outline(min, max, palette().border, rounding::dialog);
    list->PopClipRect();
}

// Escape belongs to a popup that was open in this or the last frame.
bool popup_was_open() { return environment().popup_drawn_in_frame >= ImGui::GetFrameCount() - 1; }

float inner_width() { return ImGui::GetWindowSize().x - 2 * px(space::huge); }

bool accepted_by_enter() {
    bool const multi_line = environment().long_text_active_in_frame == ImGui::GetFrameCount();
    return !multi_line && !popup_was_open() && take_enter();
}

// A dialog that is higher than the window begins at its title, although its first field takes the keyboard before its
// size is known.
void begin_at_the_top() {
    constexpr int frames_to_settle = 4;
    int& frames = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("frames to settle"));
    if (ImGui::IsWindowAppearing()) frames = frames_to_settle;
    if (frames <= 0) return;
    --frames;
    ImGui::SetScrollY(0);
}

} // namespace

Dialog::Dialog(std::string_view title, DialogOptions const& options) : scope_(title) {
    if (!ImGui::IsPopupOpen(dialog_popup_name)) ImGui::OpenPopup(dialog_popup_name);
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const width = std::min(px(options.width), display.x - 2 * px(space::large));
    ImGui::SetNextWindowPos({display.x / 2, display.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, display.y - 2 * px(space::large)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(space::huge), px(space::huge)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0);
    for (ImGuiCol const color : {ImGuiCol_PopupBg, ImGuiCol_ModalWindowDimBg})
        ImGui::PushStyleColor(color, ImVec4(0, 0, 0, 0));
    open_ = ImGui::BeginPopupModal(dialog_popup_name, nullptr,
                                   ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                                       ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
    environment().dialog_drawn_in_frame = ImGui::GetFrameCount();
    if (!open_) return;
    begin_at_the_top();
    draw_ground();
    cross_at_ = {ImGui::GetCursorScreenPos().x + inner_width() - px(small_control_height) + px(6),
                 ImGui::GetCursorScreenPos().y - px(4)};
    line(title, TextStyle::Heading, TextColor::Normal, inner_width() - px(small_control_height));
    if (!options.subtitle.empty()) caption(options.subtitle);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    gap(space::medium);
}

Dialog::~Dialog() {
    if (open_) ImGui::EndPopup();
}

DialogAnswer Dialog::buttons(DialogButtons const& buttons) {
    ImVec2 const end = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(cross_at_); // drawn late, so that the content comes first for the keyboard
    bool cancelled = icon_button(icon::close, tr("Close"), {.kind = ButtonKind::Quiet, .size = ButtonSize::Small});
    ImGui::SetCursorScreenPos(end);
    gap(space::medium);
    ButtonOptions const accept{.kind = buttons.kind, .disabled_because = buttons.accept_disabled_because};
    float const width =
        button_width(buttons.accept, accept) + button_width(buttons.cancel) + ImGui::GetStyle().ItemSpacing.x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, ImGui::GetContentRegionAvail().x - width));
    if (button(buttons.cancel)) cancelled = true;
    ImGui::SameLine();
    if (buttons.nothing_to_type && ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    bool accepted = button(buttons.accept, accept);
    if (accept.disabled_because.empty() && accepted_by_enter()) accepted = true;
    if (!popup_was_open() && take_escape()) cancelled = true;
    if (cancelled) return DialogAnswer::Cancel;
    return accepted ? DialogAnswer::Accept : DialogAnswer::None;
}

} // namespace accrue::gui::ui
