#include "gui/widgets/environment.h"

#include <cassert>

namespace accrue::gui {

Environment& environment() {
    assert(ImGui::GetIO().UserData);
    return *static_cast<Environment*>(ImGui::GetIO().UserData);
}

bool dialog_is_open() { return environment().dialog_drawn_in_frame >= ImGui::GetFrameCount() - 1; }

} // namespace accrue::gui
