// Path: the cheapest ways to each level above, step by step with what they cost; plans side by side; and how well the
// present level stands. Keeping a plan makes planned entries of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "gui/screens/intents.h"
#include "session/path_model.h"

namespace accrue::gui {

// What there is room for; the shell decides.
enum class PathLayout : std::uint8_t {
    BesideStanding, // the plans, and how the level stands at the right
    Stacked         // below each other
};

enum class PathView : std::uint8_t { Plans, Compared };

struct CostForm {     // an item's own costs, as they are typed
    std::string plan; // key of the plan under whose item it is open; empty: among those without a price
    std::string of;
    session::PathCost typed;
    bool appears = true; // its first field gets the keyboard in the next frame
};

struct PathState { // what only this screen remembers
    PathLayout layout = PathLayout::BesideStanding;
    float standing_width = 0; // device pixels, where it stands beside the plans
    PathView view = PathView::Plans;
    std::optional<CostForm> costs;
    bool all_unpriced = false; // not only the first of what has no price
};

// The first of the level in sight that can be kept; null: none.
[[nodiscard]] session::PathPlan const* plan_to_keep(session::PathModel const& model);
[[nodiscard]] bool can_be_kept(session::PathModel const& model, session::PathPlan const& plan);

void draw_path(session::PathModel const& model, PathState& state, Intents& intents);

} // namespace accrue::gui
