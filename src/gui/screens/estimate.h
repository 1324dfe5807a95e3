// Estimate: what a person has entered, and beside it what it is worth.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "gui/screens/entry_form.h"
#include "gui/screens/entry_plan.h"
#include "gui/screens/intents.h"
#include "session/models.h"

namespace accrue::gui {

// What there is room for; the shell decides.
enum class EstimateLayout : std::uint8_t {
    BesideSummary, // entries and summary
    EntriesOnly,   // something else stands where the summary was
    Tabs           // one of the two at a time
};

struct EstimateState { // what only this screen remembers; never saved as truth
    EstimateLayout layout = EstimateLayout::BesideSummary;
    float summary_width = 0;  // device pixels, where it stands beside the entries
    bool summary_tab = false; // of Tabs: the summary is in front
    std::string filter;
    EntryShown shown = EntryShown::All;
    EntrySort sort = EntrySort::AsEntered;
    bool focus_filter = false;                 // it gets the keyboard in the next frame
    std::optional<OpenForm> form;              // an open form is a value, not a flag plus fields
    std::optional<session::Subject> explained; // what the help pane shows, marked here
    std::optional<EntryId> reveal;             // scroll to it
    std::optional<DraftId> reveal_draft;       // the same for an unfinished entry
    std::optional<RowTarget> focus_row;        // gets the keyboard as soon as it is in sight
    EntryPlan plan;

    [[nodiscard]] bool is_filtered() const { return !filter.empty() || shown != EntryShown::All; }
    void show_all() {
        filter.clear();
        shown = EntryShown::All;
    }
};

void draw_estimate(session::EstimateModel const& model, EstimateState& state, Intents& intents);

} // namespace accrue::gui
