// Where the steps of one evaluation go: nowhere, at no cost, or into a trace. Private to the scorer.
#pragma once

#include "scoring/assessment.h"

namespace accrue::scoring {

struct NoTrace {
    static constexpr bool on = false;
    static void add(TraceRow const&) {}
    static void restart() {}
};

struct FullTrace {
    static constexpr bool on = true;
    Trace& trace;
    void add(TraceRow const& row) const { trace.rows.push_back(row); }
    void restart() const { trace.rows.clear(); }
};

} // namespace accrue::scoring
