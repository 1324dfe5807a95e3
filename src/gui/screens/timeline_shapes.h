// What the timeline is drawn with: bars, marks, lines that are not whole, and what each of them means in words. Private to
// src/gui/screens/timeline*.cpp.
#pragma once

#include <imgui.h>

#include "gui/widgets/theme.h"
#include "session/timeline_model.h"

namespace accrue::gui::timeline_shapes {

// Lines of dashes, across or down; what is out of sight costs nothing.
void dashed_line(ImVec2 from, ImVec2 to, Color color, float width);
void dashed_outline(ImVec2 min, ImVec2 max, Color color);
// Slanted lines over a part that is counted once.
void hatch(ImVec2 min, ImVec2 max, Color color);

struct BarFace {
    session::EntryModel::State state = session::EntryModel::State::Earns;
    bool planned = false;
    bool hovered = false;
};

[[nodiscard]] bool counts(session::EntryModel::State state);

// The whole of it, hollow.
void draw_bar_frame(ImVec2 min, ImVec2 max, BarFace const& face);
// The days of it that count; `share` of the height is full.
void draw_counted_part(ImVec2 min, ImVec2 max, float share, bool hovered);

struct MarkFace {
    session::EntryModel::State state = session::EntryModel::State::Earns;
    bool planned = false;
    bool lapses = false; // a qualification that is valid for a time: a diamond
    bool lapsed = false;
    bool hovered = false;
};
// In the middle of a square of `size`.
void draw_mark(ImVec2 center, float size, MarkFace const& face);
// From the mark to the end of validity.
void draw_validity(ImVec2 from, float to, session::TimelineValidity::State state);

// A gap: dots along the line.
void draw_gap(ImVec2 from, float to);

} // namespace accrue::gui::timeline_shapes
