// TimelineView: which days are in sight, and where a day stands. Arithmetic only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/date.h"
#include "session/timeline_model.h"

namespace accrue::gui {

struct TimelineView {
    double from = 0; // the first day in sight, counted as Date is; a day begins at its number
    double days = 0; // how many are in sight; 0: not looked at yet

    friend bool operator==(TimelineView const&, TimelineView const&) = default;
};

// All of the range, with a little room around it.
[[nodiscard]] TimelineView view_of_all(session::TimeSpan const& range);
// `factor` times as near, with the day at `anchor` (0 the left end, 1 the right one) staying where it is.
[[nodiscard]] TimelineView zoomed(TimelineView view, double factor, double anchor, session::TimeSpan const& range);
// Moved by a part of its width; it never leaves the range by more than half of the width, and
// holds all of it where there is room.
[[nodiscard]] TimelineView panned(TimelineView view, double part, session::TimeSpan const& range);
// The smallest move, and where it is too long the smallest zoom, after which the days are in sight with room around them.
[[nodiscard]] TimelineView showing(TimelineView view, session::TimeSpan const& days, session::TimeSpan const& range);

struct AxisTick {
    Date day;           // the first of what it names
    std::string label;  // "2012", "Q1", "Mar", "15"
    bool major = false; // in the upper line
};

// The ticks of the days in sight, at `pixels` logical pixels a day; one before them names what is at the left end.
[[nodiscard]] std::vector<AxisTick> axis_ticks(TimelineView const& view, double pixels);

} // namespace accrue::gui
