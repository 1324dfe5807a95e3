#include "gui/screens/timeline_plan.h"

#include <algorithm>
#include <functional>
#include <queue>

#include <fmt/format.h>

#include "gui/screens/unique_names.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::TimelineItem;
using session::TimelineLane;
using session::TimelineModel;

constexpr std::size_t most_labelled = 60; // of a lane: more are told by tooltips
constexpr std::size_t most_labelled_rows = 10;
constexpr std::size_t most_mark_rows = 4; // what finds no place in them is drawn together
constexpr float most_label = 260;
constexpr float least_bar = 5;
constexpr float most_chip = 280;
constexpr float chip_padding = 34; // icon and both ends

float label_width(TimelineItem const& item) {
    return std::min(measure(TextStyle::Small, words_beside(item)).x, px(most_label));
}

// Where an item with its label ends: the label of a long bar stands inside it.
double end_of(TimelineItem const& item, PlacedItem const& place) {
    double const label = label_width(item);
    double const gap = px(timeline_size::label_gap);
    bool const inside = item.shape == TimelineItem::Shape::Bar && label + 2 * gap + px(14) <= place.right - place.left;
    if (inside) return place.right;
    double const beside = item.shape == TimelineItem::Shape::Bar ? place.right : place.left + px(timeline_size::mark);
    return std::max(place.right, beside + gap + label);
}

bool stands_alone(TimelineItem const& item) { return item.shape == TimelineItem::Shape::Bar || item.validity; }

} // namespace

std::string words_beside(TimelineItem const& item) {
    return item.note.empty() ? item.name : fmt::format("{} · {}", item.name, item.note);
}

void TimelinePlan::update(TimelineModel const& model, TimelinePlanInput const& input) {
    if (made_ && input == input_) return;
    bool const is_new = !made_ || input.revision != input_.revision;
    bool const is_wider =
        is_new || input.width != input_.width || input.scale != input_.scale || input.gutter != input_.gutter;
    made_ = true;
    input_ = input;
    if (is_new) name_items(model);
    if (is_wider) place_chips(model);
    groups_.clear();
    lanes_.clear();
    height_ = 0;
    for (std::size_t g = 0; g < model.groups.size(); ++g) {
        groups_.push_back({g, height_});
        height_ += px(timeline_size::group_heading);
        for (std::size_t l = 0; l < model.groups[g].lanes.size(); ++l) {
            PlannedTimeLane& planned = lanes_.emplace_back(PlannedTimeLane{g, l, height_, 0, false, {}});
            place_lane(model, model.groups[g].lanes[l], planned);
            height_ += planned.height;
        }
    }
    undated_top_ = height_;
    if (!model.undated.empty()) height_ += px(timeline_size::group_heading) + chips_height_;
    height_ += px(space::medium);
}

void TimelinePlan::name_items(TimelineModel const& model) {
    UniqueNames names;
    names_.clear();
    item_of_.clear();
    auto const add = [&](TimelineItem const& item) {
        item_of_[item.entry] = names_.size();
        names_.push_back(names.of(item.name));
    };
    for (TimelineItem const& item : model.items) add(item);
    for (TimelineItem const& item : model.undated) add(item);
}

void TimelinePlan::place_chips(TimelineModel const& model) {
    chips_.clear();
    chips_height_ = 0;
    float const room = std::max(input_.width + input_.gutter - 2 * px(space::large), px(80));
    float const gap = px(space::small);
    float x = 0;
    float y = 0;
    for (TimelineItem const& item : model.undated) {
        float const width = std::min({label_width(item) + px(chip_padding), px(most_chip), room});
        if (x > 0 && x + width > room) {
            x = 0;
            y += px(timeline_size::chip) + gap;
        }
        chips_.push_back({x, y, width});
        x += width + gap;
    }
    if (!chips_.empty()) chips_height_ = y + px(timeline_size::chip) + gap;
}

PlacedItem TimelinePlan::placed(TimelineModel const& model, std::size_t index) const {
    TimelineItem const& item = model.items[index];
    auto const at = [&](double day) { return (day - model.range.from.days) * pixels_per_day(); };
    if (item.shape == TimelineItem::Shape::Bar) {
        double const left = at(item.days.from.days);
        return {index, left, std::max(at(item.days.to.days + 1.0), left + px(least_bar)), {}};
    }
    double const half = px(timeline_size::mark) / 2;
    double const middle = at(item.days.from.days + 0.5);
    double const end = item.validity ? at(item.validity->until.days + 1.0) : 0;
    return {index, middle - half, std::max(middle + half, end), {}};
}

// Each item with its label, in the lowest row that is free. False: there is not enough room.
bool TimelinePlan::place_labelled(TimelineModel const& model, TimelineLane const& lane,
                                  PlannedTimeLane& planned) const {
    if (lane.count > most_labelled) return false;
    std::vector<double> ends;
    for (std::size_t i = lane.first; i < lane.first + lane.count; ++i) {
        PlacedItem place = placed(model, i);
        auto row = std::ranges::find_if(ends, [&](double end) { return end <= place.left; });
        if (row == ends.end()) {
            if (ends.size() == most_labelled_rows) return false;
            row = ends.insert(ends.end(), 0);
            planned.rows.emplace_back();
        }
        double const end = end_of(model.items[i], place);
        *row = end > place.right ? end + px(space::small) : end; // bars that follow each other share a row
        planned.rows[static_cast<std::size_t>(row - ends.begin())].items.push_back(std::move(place));
    }
    return true;
}

// Bars in as many rows as they need; below them marks in a few, and those that find no place with their neighbours.
void TimelinePlan::place_close(TimelineModel const& model, TimelineLane const& lane, PlannedTimeLane& planned) const {
    using RowEnd = std::pair<double, std::size_t>;
    std::priority_queue<RowEnd, std::vector<RowEnd>, std::greater<>> ends;
    std::vector<PlannedTimeRow> marks;
    for (std::size_t i = lane.first; i < lane.first + lane.count; ++i) {
        PlacedItem place = placed(model, i);
        if (stands_alone(model.items[i])) {
            std::size_t row = planned.rows.size();
            if (!ends.empty() && ends.top().first <= place.left) {
                row = ends.top().second;
                ends.pop();
            } else {
                planned.rows.emplace_back();
            }
            ends.emplace(place.right + 1, row);
            planned.rows[row].items.push_back(std::move(place));
            continue;
        }
        auto const row = std::ranges::find_if(
            marks, [&](PlannedTimeRow const& each) { return each.items.back().right + px(2) <= place.left; });
        if (row != marks.end()) {
            row->items.push_back(std::move(place));
        } else if (marks.size() < most_mark_rows) {
            marks.emplace_back().items.push_back(std::move(place));
        } else {
            PlacedItem& last = marks.back().items.back();
            if (last.members.empty()) {
                last.members.push_back(last.item);
                last.left -= px(6); // room for how many there are
                last.right += px(10);
            }
            last.members.push_back(i);
        }
    }
    std::ranges::move(marks, std::back_inserter(planned.rows));
}

void TimelinePlan::place_lane(TimelineModel const& model, TimelineLane const& lane, PlannedTimeLane& planned) {
    planned.labelled = place_labelled(model, lane, planned);
    if (!planned.labelled) {
        planned.rows.clear();
        place_close(model, lane, planned);
    }
    float y = px(timeline_size::lane_padding);
    if (input_.gutter <= 0) y += px(timeline_size::lane_caption);
    for (PlannedTimeRow& row : planned.rows) {
        row.top = y;
        y += px(timeline_size::row);
    }
    float const least = input_.gutter > 0 ? px(46) : 0;
    planned.height = std::max(y + px(timeline_size::lane_padding), least);
}

TimelinePlan::Range TimelinePlan::visible(PlannedTimeRow const& row, double left, double right) const {
    double const reach = px(most_label + timeline_size::label_gap);
    auto const first =
        std::ranges::partition_point(row.items, [&](PlacedItem const& item) { return item.right + reach < left; });
    auto const end =
        std::ranges::partition_point(row.items, [&](PlacedItem const& item) { return item.left <= right; });
    auto const index = [&](auto place) { return static_cast<std::size_t>(place - row.items.begin()); };
    return {index(first), std::max(index(first), index(end))};
}

std::optional<TimelinePlan::Place> TimelinePlan::place_of(std::size_t item) const {
    for (std::size_t l = 0; l < lanes_.size(); ++l)
        for (PlannedTimeRow const& row : lanes_[l].rows)
            for (PlacedItem const& place : row.items) {
                bool const here = place.item == item || std::ranges::find(place.members, item) != place.members.end();
                if (here) return Place{l, lanes_[l].top + row.top};
            }
    return std::nullopt;
}

std::optional<std::size_t> TimelinePlan::item_of(EntryId entry) const {
    auto const found = item_of_.find(entry);
    return found == item_of_.end() ? std::nullopt : std::optional(found->second);
}

} // namespace accrue::gui
