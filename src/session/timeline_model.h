// What the Timeline screen shows, as plain data: every entry as a bar or a mark in the lane of its kind, what of its days
// counts and why not the rest, and the days that matter beside them. Made from the record's result; nothing is counted here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/date.h"
#include "session/models.h"

namespace accrue::session {

struct TimeSpan { // both days included
    Date from;
    Date to;
    friend bool operator==(TimeSpan const&, TimeSpan const&) = default;
};

struct TimelineValidity { // of a qualification that lapses
    enum class State : std::uint8_t { Valid, Ending, Lapsed };
    Date until; // the last day
    State state = State::Valid;
};

struct TimelineItem {
    enum class Shape : std::uint8_t { Bar, Mark };
    EntryId entry;
    EntryModel::State state = EntryModel::State::Earns;
    Shape shape = Shape::Mark;
    bool planned = false;
    bool running = false;            // it has no end yet; `days` end with the scoring date
    TimeSpan days;                   // as written; a mark's are one day
    std::optional<TimeSpan> counted; // of a bar: those of its days that count
    float share = 1;                 // of full time that a counted day is worth
    int shared = -1;                 // into TimelineModel::shared: where it is counted once with others
    std::optional<TimelineValidity> validity;
    std::string name;
    std::string note;               // what goes with the name: "62.5 % of full time", "lapsed"; may be empty
    std::vector<std::string> lines; // when, what it is worth, and why
};

struct TimelineGap { // a month or more between two bars of a lane in which none stands
    TimeSpan days;
    std::string length; // "5 months"
    std::string text;   // "A gap of 5 months: Apr 2008 – Aug 2008"
};

struct TimelineWindow { // rules look back only so far
    Date from;
    bool bars = false; // what lies before counts nothing at all
    std::string text;
};

struct TimelineLane { // one claim type
    std::string title;
    std::size_t first = 0; // its items: of TimelineModel::items
    std::size_t count = 0;
    std::vector<TimelineGap> gaps;
    std::vector<TimelineWindow> windows;
};

struct TimelineGroup { // a step, or a group of its own, as on Estimate
    std::string title;
    std::string level; // of the step; may be empty
    std::vector<TimelineLane> lanes;
};

struct TimelineThreshold { // a day that changes a level without anything being done
    Date day;
    std::string level;    // "PSM"
    bool overall = false; // else that of a step
    bool falls = false;   // to `level`; else it rises to it
    std::string text;     // "On 1 Mar 2027 time alone brings PSM."
};

struct TimelineAhead {
    std::vector<TimelineThreshold> thresholds; // by day
    std::string text;                          // the sentence above the chart; empty where there is nothing to say
};

struct TimelineModel {
    std::uint64_t revision = 0;
    Date on; // the scoring date
    bool date_is_today = false;
    std::vector<TimelineGroup> groups;         // those with items
    std::vector<TimelineItem> items;           // by lane, in each by its first day
    std::vector<TimelineItem> undated;         // `days` mean nothing
    std::vector<std::vector<TimeSpan>> shared; // stretches that are counted once; each list in order of time
    std::optional<TimeSpan> cycle;             // the running one
    std::vector<TimeSpan> years;               // of it
    TimeSpan range;                            // holds everything
    std::optional<TimelineAhead> ahead;        // nothing: it takes long here, and is found when it is asked for

    [[nodiscard]] bool empty() const { return items.empty() && undated.empty(); }
};

} // namespace accrue::session
