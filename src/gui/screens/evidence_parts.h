// The parts of the Evidence screen. Private to evidence*.cpp.
#pragma once

#include <string>
#include <string_view>

#include "gui/screens/evidence.h"
#include "gui/widgets/theme.h"

namespace accrue::gui::evidence_screen {

struct FileLook { // how a file's state is shown
    std::string_view word;
    Tone tone = Tone::Neutral;
    char const* icon = nullptr;
};
[[nodiscard]] FileLook look_of(session::EvidenceFileRow const& file);

// The chosen file, or the first; null: there is none.
[[nodiscard]] session::EvidenceFileRow const* chosen_file(session::EvidenceModel const& model,
                                                          EvidenceState const& state);

void draw_files(EvidenceView const& view, float width, EvidenceState& state, Intents& intents);
void draw_file_choice(EvidenceView const& view, EvidenceState& state);
void draw_budget(session::EvidenceModel const& model, Intents& intents);
void draw_about(EvidenceView const& view, session::EvidenceFileRow const& file, EvidenceState& state, Intents& intents);
// Arrow keys move the box that is being drawn, with Shift its lower right corner; Enter sets it. Before anything else is drawn,
// which would take the keys.
void mark_by_keys(session::EvidenceFileRow const& file, EvidenceState& state, Intents& intents);
// Its pages, in what is left of the pane.
void draw_pages(EvidenceView const& view, session::EvidenceFileRow const& file, EvidenceState& state, Intents& intents);
void draw_matrix(EvidenceView const& view, EvidenceState& state, Intents& intents);

} // namespace accrue::gui::evidence_screen
