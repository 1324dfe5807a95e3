// The parts of the Timeline screen and what they share in one frame. Private to src/gui/screens/timeline*.cpp.
#pragma once

#include <imgui.h>

#include "gui/screens/timeline.h"

namespace accrue::gui {

inline constexpr float axis_height = 62; // logical pixels; the cycle's band comes on top
inline constexpr float axis_band = 20;

struct TimelineChart { // where days stand in this frame, device pixels
    session::TimelineModel const& model;
    TimelineState& state;
    Intents& intents;
    float left = 0; // of the days in sight
    float right = 0;
    float gutter = 0;  // left of that; 0: titles stand above their lanes
    double pixels = 1; // a day

    // Where the day begins; a day's end is where the next begins. Far days are held near the window.
    [[nodiscard]] float x_of(double day) const;
    [[nodiscard]] float x_of(Date day) const { return x_of(static_cast<double>(day.days)); }
    [[nodiscard]] float end_of(Date day) const { return x_of(day.days + 1.0); }
    // Of the plan's pixels, which begin with the model's range.
    [[nodiscard]] float x_of_plan(double pixel) const;
};

// The scale of years, months or days with the scoring date and what lies ahead, in the current pane.
void draw_time_axis(TimelineChart const& chart);
// Behind the lanes: the cycle and its years, the ticks of the axis.
void draw_time_grid(TimelineChart const& chart, float top, float bottom);
// Also behind them: the scoring date and what lies ahead.
void draw_time_lines(TimelineChart const& chart, float top, float bottom);

// All lanes and what has no date, in the current pane, which scrolls.
void draw_time_lanes(TimelineChart const& chart);

// The items of a row that are in sight.
void draw_time_row(TimelineChart const& chart, bool labelled, PlannedTimeRow const& row, float top);
// An entry without a date; `index` counts through all items, undated ones last.
void draw_time_chip(TimelineChart const& chart, std::size_t index, ImVec2 min, PlacedChip const& chip);

// What the looks mean that occur, in as many lines as they need from the cursor on. Gives their height.
float draw_time_legend(session::TimelineModel const& model);

enum class TimeStep : std::uint8_t { Before, After, Above, Below };
// The keyboard goes on to another entry.
void walk(TimelineChart const& chart, std::size_t from, TimeStep step);

} // namespace accrue::gui
