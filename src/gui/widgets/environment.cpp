#include "gui/widgets/environment.h"

#include <cassert>

#include <imgui_internal.h>

namespace accrue::gui {

Environment& environment() {
    assert(ImGui::GetIO().UserData);
    return *static_cast<Environment*>(ImGui::GetIO().UserData);
}

void finish_frame() {
    // The public interface cannot close a popup from outside, and ImGui goes on blocking for a modal one.
    if (environment().dialog_drawn_in_frame == ImGui::GetFrameCount() - 1) ImGui::ClosePopupToLevel(0, true);
}

bool dialog_is_open() { return environment().dialog_drawn_in_frame >= ImGui::GetFrameCount() - 1; }

} // namespace accrue::gui
