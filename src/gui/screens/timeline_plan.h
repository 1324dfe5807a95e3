// Where every bar and mark of the timeline stands: in which lane, in which row of it, from where to where. Worked out once for a
// revision, a width and a zoom; moving along the time changes nothing. Drawing then touches only what is in sight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "session/timeline_model.h"

namespace accrue::gui {

namespace timeline_size { // logical pixels
inline constexpr float row = 28;
inline constexpr float bar = 22;
inline constexpr float mark = 13;
inline constexpr float label_gap = 6;
inline constexpr float lane_padding = 7;
inline constexpr float group_heading = 38;
inline constexpr float lane_caption = 22; // where there is no room for titles beside the lanes
inline constexpr float chip = 30;
} // namespace timeline_size

struct TimelinePlanInput {
    std::uint64_t revision = 0;
    float width = 0;  // of the chart, device pixels
    float scale = 1;  // device pixels per logical one
    double days = 1;  // that the width shows
    float gutter = 0; // left of the chart, for titles; 0: they stand above their lanes
    friend bool operator==(TimelinePlanInput const&, TimelinePlanInput const&) = default;
};

struct PlacedItem {
    std::size_t item = 0;             // of TimelineModel::items; the first of `members`
    double left = 0;                  // device pixels from the first day of the model's range
    double right = 0;                 // without its label
    std::vector<std::size_t> members; // several that stand too close to be told apart; empty: one
};

struct PlannedTimeRow {
    float top = 0;                 // in the lane
    std::vector<PlacedItem> items; // from left to right, apart from each other
};

struct PlannedTimeLane {
    std::size_t group = 0; // of TimelineModel::groups
    std::size_t lane = 0;  // of its lanes
    float top = 0;         // device pixels from the top of the lanes
    float height = 0;
    bool labelled = false; // there is room for the name beside each item
    std::vector<PlannedTimeRow> rows;
};

struct PlannedTimeGroup {
    std::size_t group = 0;
    float top = 0;
};

struct PlacedChip { // an entry without a date
    float left = 0;
    float top = 0; // below the heading of its part
    float width = 0;
};

// What stands beside an item: its name and what goes with it.
[[nodiscard]] std::string words_beside(session::TimelineItem const& item);

class TimelinePlan {
public:
    // Works the places out anew if `input` has changed. REQUIRES: the model of input.revision.
    void update(session::TimelineModel const& model, TimelinePlanInput const& input);

    [[nodiscard]] std::vector<PlannedTimeGroup> const& groups() const { return groups_; }
    [[nodiscard]] std::vector<PlannedTimeLane> const& lanes() const { return lanes_; }
    [[nodiscard]] std::vector<PlacedChip> const& chips() const { return chips_; }
    [[nodiscard]] float undated_top() const { return undated_top_; } // of the heading
    [[nodiscard]] float height() const { return height_; }
    [[nodiscard]] double pixels_per_day() const { return input_.width / input_.days; }

    // The name that tells the item, counted through items and then undated ones, apart from its namesakes.
    [[nodiscard]] std::string const& name(std::size_t item) const { return names_[item]; }

    // The items of the row that reach into `left` to `right`, with their labels.
    struct Range {
        std::size_t first = 0;
        std::size_t end = 0;
    };
    [[nodiscard]] Range visible(PlannedTimeRow const& row, double left, double right) const;

    struct Place {
        std::size_t lane = 0; // of lanes()
        float top = 0;        // from the top of the lanes
    };
    [[nodiscard]] std::optional<Place> place_of(std::size_t item) const;
    // The place of an entry among all items, undated ones last; none: it is not there.
    [[nodiscard]] std::optional<std::size_t> item_of(EntryId entry) const;

private:
    void name_items(session::TimelineModel const& model);
    void place_chips(session::TimelineModel const& model);
    void place_lane(session::TimelineModel const& model, session::TimelineLane const& lane, PlannedTimeLane& planned);
    [[nodiscard]] PlacedItem placed(session::TimelineModel const& model, std::size_t item) const;
    [[nodiscard]] bool place_labelled(session::TimelineModel const& model, session::TimelineLane const& lane,
                                      PlannedTimeLane& planned) const;
    void place_close(session::TimelineModel const& model, session::TimelineLane const& lane,
                     PlannedTimeLane& planned) const;

    TimelinePlanInput input_;
    bool made_ = false;
    std::vector<PlannedTimeGroup> groups_;
    std::vector<PlannedTimeLane> lanes_;
    std::vector<PlacedChip> chips_;
    std::vector<std::string> names_;
    std::map<EntryId, std::size_t> item_of_;
    float undated_top_ = 0;
    float chips_height_ = 0;
    float height_ = 0;
};

} // namespace accrue::gui
