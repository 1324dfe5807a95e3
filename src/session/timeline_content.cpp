#include "session/timeline_content.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "path/path.h"
#include "scoring/explain.h"
#include "scoring/periods.h"
#include "session/outlook.h"
#include "session/timeline_item.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using scoring::Scored;

constexpr int months_with_falls = 120; // a fall further away is no news

// The entries of one claim type, as places of claims.
struct LaneEntries {
    std::string title;
    int type = rules::none;
    std::vector<std::size_t> claims;
};

std::string lane_title(EstimateModel const& estimate, std::string const& type) {
    auto const form = std::ranges::find(estimate.forms, type, &FormModel::type);
    return form == estimate.forms.end() ? type : form->title;
}

class TimelineMaker {
public:
    TimelineMaker(Scored const& scored, std::vector<EntryId> const& entries, EstimateModel const& estimate)
        : scored_(scored), estimate_(estimate), overlaps_(scoring::find_overlaps(scored)),
          recencies_(scoring::recencies(scored)) {
        for (std::size_t c = 0; c < entries.size(); ++c) claim_of_[entries[c].value] = c;
    }

    [[nodiscard]] TimelineModel made() && {
        model_.on = scored_.bound.on;
        model_.date_is_today = estimate_.date_is_today;
        for (scoring::Together const& together : overlaps_.together) {
            auto& spans = model_.shared.emplace_back();
            for (scoring::Days const& days : together.shared) spans.push_back({days.from, days.to});
        }
        for (GroupModel const& group : estimate_.groups) add_group(group);
        add_cycle();
        set_range();
        return std::move(model_);
    }

private:
    // One lane for each type of the group that has dated entries, in the order of its forms.
    void add_group(GroupModel const& group) {
        std::vector<std::string> types;
        for (int const form : group.forms) types.push_back(estimate_.forms[static_cast<std::size_t>(form)].type);
        std::unordered_map<std::string, std::vector<TimelineItem>> items;
        for (EntryModel const& entry : group.entries) {
            auto const claim = static_cast<int>(claim_of_.at(entry.id.value));
            TimelineItem item = make_timeline_item(scored_, claim, entry, overlaps_);
            if (!has_date(scored_.application.claims[static_cast<std::size_t>(claim)])) {
                model_.undated.push_back(std::move(item));
                continue;
            }
            if (std::ranges::find(types, entry.type) == types.end()) types.push_back(entry.type);
            items[entry.type].push_back(std::move(item));
        }
        TimelineGroup made{group.title, group.level, {}};
        for (std::string const& type : types)
            if (auto const found = items.find(type); found != items.end())
                made.lanes.push_back(lane_of(type, std::move(found->second)));
        if (!made.lanes.empty()) model_.groups.push_back(std::move(made));
    }

    [[nodiscard]] TimelineLane lane_of(std::string const& type, std::vector<TimelineItem> items) {
        TimelineLane lane{lane_title(estimate_, type), model_.items.size(), items.size(), {}, {}};
        std::ranges::stable_sort(items, {}, [](TimelineItem const& item) { return item.days.from; });
        int const row = rules::find_type(*scored_.pack, type);
        if (row != rules::none && is_measured(row)) lane.gaps = gaps_between(scored_, items);
        for (scoring::Recency const& recency : recencies_)
            if (recency.type == row) add_window(lane.windows, recency);
        std::ranges::move(items, std::back_inserter(model_.items));
        return lane;
    }

    // Several that begin on one day are one boundary.
    static void add_window(std::vector<TimelineWindow>& windows, scoring::Recency const& recency) {
        auto const same = std::ranges::find(windows, recency.from, &TimelineWindow::from);
        if (same == windows.end()) {
            windows.push_back({recency.from, recency.bars, recency.text});
            return;
        }
        same->bars = same->bars || recency.bars;
        same->text += "\n" + recency.text;
    }

    // Its periods make a duration that decides something: what is missing between them matters.
    [[nodiscard]] bool is_measured(int type) const {
        auto const index = static_cast<std::size_t>(type);
        if (!scored_.pack->types[index].period || scored_.pack->types[index].profile) return false;
        return std::ranges::any_of(scored_.pack->queries, [&](rules::DurationQuery const& query) {
            return query.decides &&
                   std::ranges::any_of(query.sources, [&](auto const& source) { return source.type == type; });
        });
    }

    void add_cycle() {
        if (scored_.bound.years.empty()) return;
        model_.cycle = TimeSpan{scored_.bound.cycle_from, scored_.bound.cycle_to};
        for (scoring::BoundYear const& year : scored_.bound.years) model_.years.push_back({year.from, year.to});
    }

    void set_range() {
        TimeSpan& range = model_.range;
        range = {model_.on, model_.on};
        auto const hold = [&](Date from, Date to) {
            range.from = std::min(range.from, from);
            range.to = std::max(range.to, to);
        };
        if (model_.cycle) hold(model_.cycle->from, model_.cycle->to);
        for (TimelineItem const& item : model_.items) {
            hold(item.days.from, item.days.to);
            if (item.validity) hold(item.days.from, item.validity->until);
        }
    }

    Scored const& scored_;
    EstimateModel const& estimate_;
    scoring::Overlaps overlaps_;
    std::vector<scoring::Recency> recencies_;
    std::unordered_map<std::int64_t, std::size_t> claim_of_;
    TimelineModel model_;
};

TimelineThreshold threshold_of(Scored const& scored, path::Brought const& brought) {
    rules::Pack const& pack = scored.pack->pack;
    std::string level = scoring::level_text(*scored.pack, brought.level);
    std::string const day = short_day(brought.day);
    bool const overall = brought.step == rules::none;
    std::string text = overall ? say("On {} time alone brings {}.", day, level)
                               : say("On {} time alone brings {} in {}.", day, level,
                                     pack.steps[static_cast<std::size_t>(brought.step)].title);
    return {brought.day, std::move(level), overall, false, std::move(text)};
}

TimelineThreshold threshold_of(Scored const& scored, LevelTurn const& fall) {
    std::string level = scoring::level_text(*scored.pack, fall.level);
    std::string const before = scoring::level_text(*scored.pack, fall.before);
    std::string const day = short_day(fall.on);
    std::string text = fall.lapsing == rules::none
                           ? say("From {} on {} instead of {}, by time alone.", day, level, before)
                           : say("From {} on {} instead of {}, because {} lapses.", day, level, before,
                                 scoring::claim_name(scored, fall.lapsing));
    return {fall.on, std::move(level), true, true, std::move(text)};
}

void add_brought(Scored const& scored, std::vector<TimelineThreshold>& thresholds) {
    std::vector<path::Brought> const all =
        path::brought_by_time(*scored.pack, scored.application, scored.bound.on, scored.assessment.basis);
    auto const overall = std::ranges::find(all, static_cast<int>(rules::none), &path::Brought::step);
    for (path::Brought const& brought : all) {
        bool const is_said = overall != all.end() && brought.step != rules::none && brought.day == overall->day &&
                             brought.level == overall->level; // the level rises because the step does
        if (!is_said) thresholds.push_back(threshold_of(scored, brought));
    }
}

void add_falls(Scored const& scored, std::vector<TimelineThreshold>& thresholds) {
    Date const until = std::min(add_months(scored.bound.on, months_with_falls), scored.bound.cycle_to);
    for (LevelTurn const& turn : find_outlook(scored, until, scored.assessment.basis).moves)
        if (turn.falls()) thresholds.push_back(threshold_of(scored, turn));
}

} // namespace

TimelineModel make_timeline(Scored const& scored, std::vector<EntryId> const& entries, EstimateModel const& estimate) {
    return TimelineMaker(scored, entries, estimate).made();
}

TimelineAhead look_ahead(Scored const& scored) {
    TimelineAhead ahead;
    add_brought(scored, ahead.thresholds);
    bool const brings_level = std::ranges::any_of(ahead.thresholds, &TimelineThreshold::overall);
    add_falls(scored, ahead.thresholds);
    std::ranges::stable_sort(ahead.thresholds, {}, &TimelineThreshold::day);
    std::vector<std::string> sentences;
    bool const at_the_top = scored.assessment.overall + 1 == static_cast<int>(scored.pack->levels.size());
    if (!brings_level && !at_the_top) sentences.emplace_back(tr("Time alone brings no higher level."));
    for (TimelineThreshold const& threshold : ahead.thresholds) sentences.push_back(threshold.text);
    ahead.text = fmt::format("{}", fmt::join(sentences, " "));
    return ahead;
}

void place_ahead(TimelineModel& model, TimelineAhead ahead) {
    constexpr std::int32_t least_room = 3 * 366;
    std::int32_t const room = std::max(least_room, (model.range.to.days - model.range.from.days) / 2);
    for (TimelineThreshold const& threshold : ahead.thresholds)
        if (threshold.day.days - model.on.days <= room) model.range.to = std::max(model.range.to, threshold.day);
    model.ahead = std::move(ahead);
}

} // namespace accrue::session
