#include "gui/screens/timeline_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "domain/texts.h"
#include "session/words.h"

namespace accrue::gui {

namespace {

using session::TimeSpan;

constexpr double days_of_month = 365.25 / 12;
constexpr double least_days = 28; // in sight at the nearest
constexpr double least_room = 0.03;
constexpr double label_room = 0.12; // right of everything: most names stand there

double length_of(TimeSpan const& span) { return span.to.days - span.from.days + 1.0; }

TimelineView held(TimelineView view, TimeSpan const& range) {
    TimelineView const all = view_of_all(range);
    double const most = std::max(all.days * 1.5, least_days * 2);
    if (view.days > most) {
        view.from += (view.days - most) / 2;
        view.days = most;
    }
    if (view.days >= all.days) {
        view.from = std::clamp(view.from, all.from + all.days - view.days, all.from);
        return view;
    }
    double const half = view.days / 2;
    view.from = std::clamp(view.from, range.from.days - half, range.to.days + 1 - half);
    return view;
}

// The months between two ticks of the lower line.
int months_between_ticks(double pixels) {
    constexpr std::array<std::pair<int, double>, 9> steps{
        {{1, 40}, {3, 34}, {12, 42}, {24, 42}, {60, 42}, {120, 42}, {240, 42}, {600, 42}, {1200, 42}}};
    for (auto const& [months, least] : steps)
        if (months * days_of_month * pixels >= least) return months;
    return steps.back().first;
}

constexpr std::array<std::string_view, 12> month_labels{to_translate("Jan"), to_translate("Feb"), to_translate("Mar"),
                                                        to_translate("Apr"), to_translate("May"), to_translate("Jun"),
                                                        to_translate("Jul"), to_translate("Aug"), to_translate("Sep"),
                                                        to_translate("Oct"), to_translate("Nov"), to_translate("Dec")};

std::string month_label(Month month) {
    return std::string(tr(month_labels[static_cast<std::size_t>(month.index % 12)]));
}

std::string label_of(Month month, int step) {
    if (step >= 12) return fmt::format("{}", month.index / 12);
    if (step == 3) return fmt::format("Q{}", month.index % 12 / 3 + 1);
    return month_label(month);
}

Date day_at(double number) {
    double const within = std::clamp(std::floor(number), double{first_date.days}, double{last_date.days});
    return Date{static_cast<std::int32_t>(within)};
}

// Ticks each `step` months, from the one at or before the left end.
void add_months_to(std::vector<AxisTick>& ticks, TimelineView const& view, int step, bool major,
                   std::string (*label)(Month, int)) {
    Date const left = day_at(view.from);
    Date const right = day_at(view.from + view.days);
    int index = month_of(left).index / step * step;
    index = std::max(index, month_of(first_date).index);
    for (; index <= month_of(last_date).index && first_day(Month{index}) <= right; index += step)
        ticks.push_back({first_day(Month{index}), label(Month{index}, step), major});
}

void add_days_to(std::vector<AxisTick>& ticks, TimelineView const& view, double pixels) {
    int const step = pixels >= 24 ? 1 : 7;
    Date const right = day_at(view.from + view.days);
    for (Date month = first_day(month_of(day_at(view.from))); month <= right;) {
        int const length = last_day(month_of(month)).days - month.days + 1;
        for (int day = 0; day < (step == 1 ? length : 28); day += step)
            ticks.push_back({Date{month.days + day}, fmt::format("{}", day + 1), false});
        if (month_of(month) == month_of(last_date)) return;
        month = Date{month.days + length};
    }
}

std::string month_and_year(Month month, int) { return session::month_words(first_day(month)); }

} // namespace

TimelineView view_of_all(TimeSpan const& range) {
    double const length = std::max(length_of(range), 366.0);
    double const room = length * least_room;
    double const missing = length - length_of(range);
    return {range.from.days - room - missing / 2, length + room + length * label_room};
}

TimelineView zoomed(TimelineView view, double factor, double anchor, TimeSpan const& range) {
    double const days = std::max(view.days / factor, least_days);
    view.from += (view.days - days) * anchor;
    view.days = days;
    return held(view, range);
}

TimelineView panned(TimelineView view, double part, TimeSpan const& range) {
    view.from += view.days * part;
    return held(view, range);
}

TimelineView showing(TimelineView view, TimeSpan const& days, TimeSpan const& range) {
    double const room = view.days * least_room;
    double const length = length_of(days);
    if (length + 2 * room > view.days) {
        bool const reaches_in = days.from.days < view.from + view.days - room && days.to.days > view.from + room;
        if (reaches_in) return view; // a long bar of which some can be seen
        view.from = days.from.days - room;
    }
    view.from = std::min(view.from, days.from.days - room);
    if (length + 2 * room <= view.days) view.from = std::max(view.from, days.to.days + 1 + room - view.days);
    return held(view, range);
}

std::vector<AxisTick> axis_ticks(TimelineView const& view, double pixels) {
    std::vector<AxisTick> ticks;
    if (pixels * 7 >= 34) {
        add_months_to(ticks, view, 1, true, month_and_year);
        add_days_to(ticks, view, pixels);
        return ticks;
    }
    int const step = months_between_ticks(pixels);
    if (step < 12) add_months_to(ticks, view, 12, true, label_of);
    add_months_to(ticks, view, step, false, label_of);
    return ticks;
}

} // namespace accrue::gui
