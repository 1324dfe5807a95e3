// Inside of the Rules screen: one function for each tab, each in the current pane. Private to src/gui/screens/rules*.cpp.
#pragma once

#include <cstddef>
#include <string>

#include "gui/screens/intents.h"
#include "gui/screens/rules.h"
#include "gui/widgets/feedback.h"
#include "session/rules_model.h"

namespace accrue::gui::rules_screen {

inline constexpr float padding = 20; // logical pixels around what a tab shows

// The packs at the left; or, where there is no room for that, a choice among them.
void draw_packs(session::RulesModel const& model, float width, RulesState& state, Intents& intents);
void draw_pack_choice(session::RulesModel const& model, float width, Intents& intents);

[[nodiscard]] std::string errors_in_words(std::size_t count); // "1 error", "12 errors"

// With the usual distances, which the screen does without between its panes.
ui::EmptyAnswer draw_empty(ui::EmptyState const& state);

// REQUIRES for these two and draw_source: the file has been read.
void draw_overview(session::RulesFile const& file, RulesState& state, Intents& intents);
void draw_problems(session::RulesFile const& file, RulesState& state);

void draw_tables(session::RulesContent const& content, RulesState& state);
void draw_catalogue(session::RulesContent const& content, RulesState& state);
void draw_examples(session::RulesContent const& content, RulesState& state);

void draw_changes(session::RulesModel const& model, RulesState& state, Intents& intents);

// The text with line numbers, and the marked line. It scrolls there when state.reveal_mark says so.
void draw_source(session::RulesFile const& file, RulesState& state);

} // namespace accrue::gui::rules_screen
