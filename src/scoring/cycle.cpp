#include "scoring/cycle.h"

#include <algorithm>

#include "domain/texts.h"

namespace accrue::scoring {
namespace {

using rules::Cycle;

bool by_anniversary(rules::CompiledPack const& pack) {
    auto const& cycle = pack.pack.header.cycle;
    return cycle && cycle->year == Cycle::Year::Anniversary;
}

Date year_start(std::optional<Cycle> const& cycle, int year) {
    YearMonthDay const start{std::clamp(year, 1900, 2200), cycle ? cycle->year_start_month : 1,
                             cycle ? cycle->year_start_day : 1};
    return make_date(start).value_or(first_date);
}

Date day_before(Date date) { return Date{std::max(date.days - 1, first_date.days)}; }

// How many whole steps of `months` lead from `origin` to the last one that is not after `day`; below 0 before it.
std::int32_t steps_to(Date origin, int months, Date day) {
    int steps = (month_of(day).index - month_of(origin).index) / months + 1;
    while (add_months(origin, steps * months) > day && steps > -400) --steps;
    return steps;
}

// The stretch that begins `step` times so many months after `origin` and ends before the next one.
BoundYear stretch(Date origin, int months, int step) {
    return {add_months(origin, step * months), day_before(add_months(origin, (step + 1) * months))};
}

// Where cycles are counted from; nothing: that is not known.
std::optional<Date> origin_of(rules::Header const& header, Application const& application) {
    auto const& cycle = header.cycle;
    if (cycle->anchor == Cycle::Anchor::Calendar)
        return application.cycle_start.value_or(year_start(cycle, civil(header.effective.from).year));
    return application.cycle_start ? application.cycle_start : application.award_date;
}

void fill_years(rules::CompiledPack const& pack, BoundApplication& bound) {
    for (Date day = bound.cycle_from; day <= bound.cycle_to;) {
        BoundYear year = year_of(pack, bound, day);
        year.from = std::max(year.from, bound.cycle_from);
        year.to = std::min(year.to, bound.cycle_to);
        bound.years.push_back(year);
        day = Date{year.to.days + 1};
    }
}

} // namespace

std::optional<BoundYear> running_cycle(rules::Header const& header, Application const& application, Date on) {
    auto const& cycle = header.cycle;
    if (!cycle) return std::nullopt;
    auto const origin = origin_of(header, application);
    if (!origin) return std::nullopt;
    bool const stated = cycle->anchor == Cycle::Anchor::AwardDate && application.cycle_start;
    int const months = cycle->years * 12;
    return stretch(*origin, months, stated ? 0 : steps_to(*origin, months, on));
}

std::optional<Problem> bind_cycle(rules::CompiledPack const& pack, Application const& application,
                                  BoundApplication& bound) {
    auto const& cycle = pack.pack.header.cycle;
    if (!cycle) return std::nullopt;
    auto const running = running_cycle(pack.pack.header, application, bound.on);
    if (!running) {
        Problem problem;
        problem.id = "A212";
        problem.what = tr("the rules count in cycles that begin with the award, and the date of the award is missing");
        problem.remedy = tr("give award_date, or cycle_start for the running cycle");
        return problem;
    }
    bound.cycle_from = running->from;
    bound.cycle_to = running->to;
    bound.cycle_origin = *origin_of(pack.pack.header, application);
    bound.awarded_in_cycle = application.award_date && *application.award_date >= bound.cycle_from &&
                             *application.award_date <= bound.cycle_to;
    fill_years(pack, bound);
    return std::nullopt;
}

std::int32_t cycle_number(rules::CompiledPack const& pack, BoundApplication const& bound, Date day) {
    auto const& cycle = pack.pack.header.cycle;
    if (!cycle) return 0;
    int const months = cycle->years * 12;
    return steps_to(bound.cycle_origin, months, day) - steps_to(bound.cycle_origin, months, bound.cycle_from);
}

BoundYear cycle_of(rules::CompiledPack const& pack, BoundApplication const& bound, Date day) {
    auto const& cycle = pack.pack.header.cycle;
    if (!cycle) return {first_date, last_date};
    int const months = cycle->years * 12;
    return stretch(bound.cycle_origin, months, steps_to(bound.cycle_origin, months, day));
}

std::int32_t year_number(rules::CompiledPack const& pack, BoundApplication const& bound, Date day) {
    if (by_anniversary(pack)) return steps_to(bound.cycle_origin, 12, day);
    int const year = civil(day).year;
    return day < year_start(pack.pack.header.cycle, year) ? year - 1 : year;
}

BoundYear year_of(rules::CompiledPack const& pack, BoundApplication const& bound, Date day) {
    return year_numbered(pack, bound, year_number(pack, bound, day));
}

BoundYear year_numbered(rules::CompiledPack const& pack, BoundApplication const& bound, std::int32_t number) {
    if (by_anniversary(pack)) return stretch(bound.cycle_origin, 12, number);
    return {year_start(pack.pack.header.cycle, number),
            number >= 2200 ? last_date : day_before(year_start(pack.pack.header.cycle, number + 1))};
}

} // namespace accrue::scoring
