#include "session/timeline_item.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/duration.h"
#include "scoring/explain.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using scoring::Scored;
using Validity = TimelineValidity::State;

constexpr int soon = 12; // months in which what lapses is worth a look

bool counts(EntryModel::State state) {
    return state == EntryModel::State::Earns || state == EntryModel::State::Used || state == EntryModel::State::Cut;
}

std::string months_words(Number const& months) {
    return fmt::format("{} {}", to_readable(months), scoring::with_number("month", months));
}

std::string span_words(TimeSpan const& span, rules::Header::Time time) {
    Claim claim;
    claim.from = span.from;
    claim.to = span.to;
    return when_words(claim, time);
}

// As written, however wrong: a bar needs two days, in order.
void place(Claim const& claim, bool period, Date on, TimelineItem& item) {
    if (claim.on) {
        item.days = {*claim.on, *claim.on};
    } else if (claim.from) {
        item.running = period && !claim.to;
        Date const to = claim.to.value_or(period ? std::max(on, *claim.from) : *claim.from);
        item.days = {std::min(*claim.from, to), std::max(*claim.from, to)};
        item.shape = TimelineItem::Shape::Bar;
    } else if (claim.to) {
        item.days = {*claim.to, *claim.to};
    }
}

void set_validity(Scored const& scored, int claim, TimelineItem& item) {
    auto const until = scoring::last_valid_day(scored, claim);
    if (!until) return;
    Date const on = scored.bound.on;
    Validity const state = on > *until                     ? Validity::Lapsed
                           : add_months(on, soon) > *until ? Validity::Ending
                                                           : Validity::Valid;
    item.validity = {*until, state};
}

void set_counted(Scored const& scored, int claim, TimelineItem& item) {
    auto const days = scoring::counted_days(scored, claim);
    if (!days || !counts(item.state) || item.shape != TimelineItem::Shape::Bar) return;
    TimeSpan const counted{std::max(days->from, item.days.from), std::min(days->to, item.days.to)};
    if (counted.from <= counted.to) item.counted = counted;
}

std::string share_words(Number const& share) {
    std::int64_t percent = 0;
    if (__builtin_mul_overflow(share.numerator, 100, &percent)) return std::string(tr("part time"));
    return say("{} % of full time", to_readable(reduced(percent, share.denominator)));
}

void set_share(Scored const& scored, int claim, TimelineItem& item) {
    if (!item.counted) return;
    Number const share = scoring::share_of_full_time(scored, claim);
    if (share == Number{1, 1}) return;
    item.share = static_cast<float>(share.numerator) / static_cast<float>(share.denominator);
    item.note = share_words(share);
    item.lines.push_back(say("Part time: {}", item.note));
}

// What the window, the cycle or the scoring date cut off. That a running month does not count yet is no news.
void say_counted(Scored const& scored, TimelineItem& item) {
    if (!item.counted) return;
    bool const cut = item.counted->from > item.days.from || (!item.running && item.counted->to < item.days.to);
    if (cut) item.lines.push_back(say("Of it count: {}", span_words(*item.counted, scored.pack->pack.header.time)));
}

void set_shared(Scored const& scored, int claim, scoring::Overlaps const& overlaps, TimelineItem& item) {
    scoring::SharedTime const& shared = overlaps.claims[static_cast<std::size_t>(claim)];
    if (shared.together == rules::none || !item.counted) return;
    item.shared = shared.together;
    std::vector<std::string> names;
    for (int const other : shared.with) names.push_back(scoring::claim_name(scored, other));
    std::string with = fmt::format("{}", fmt::join(names, ", "));
    if (shared.and_others) with = say("{} and others", with);
    std::string const months = months_words(shared.months);
    item.lines.push_back(shared.months == Number{1, 1} ? say("Counted once: {} overlaps with {}", months, with)
                                                       : say("Counted once: {} overlap with {}", months, with));
}

void say_validity(TimelineItem& item) {
    if (!item.validity) return;
    std::string const day = short_day(item.validity->until);
    if (item.validity->state == Validity::Lapsed) {
        item.note = tr("lapsed");
        item.lines.push_back(say("Lapsed: it was valid until {}", day));
    } else {
        item.note = say("valid until {}", day);
        item.lines.push_back(item.validity->state == Validity::Ending ? say("Valid until {}: within 12 months", day)
                                                                      : say("Valid until {}", day));
    }
}

std::string worth_words(EntryModel const& entry, bool planned) {
    std::string worth = capitalised(entry.earned);
    if (entry.state == EntryModel::State::Wrong) worth = tr("Needs correction, counts nothing");
    if (entry.state == EntryModel::State::Nothing) worth = tr("Counts nothing");
    return planned ? fmt::format("{} · {}", worth, scoring::basis_text(Basis::Planned)) : worth;
}

void say_reasons(EntryModel const& entry, TimelineItem& item) {
    if (!entry.reason.empty())
        item.lines.push_back(entry.clause.empty() ? entry.reason : fmt::format("{} ({})", entry.reason, entry.clause));
    for (Problem const& problem : entry.problems)
        item.lines.push_back(
            capitalised(problem.remedy.empty() ? problem.what : fmt::format("{}; {}", problem.what, problem.remedy)));
}

// The months between two days that stand next to neither bar, as the pack counts them: whole calendar months, or by
// anniversary.
Number months_between(Scored const& scored, Date last, Date next) {
    rules::CompiledPack const& pack = *scored.pack;
    if (scoring::by_month(pack)) return {std::max(month_of(next).index - month_of(last).index - 1, 0), 1};
    if (next.days - last.days < 2) return {};
    return reduced(scoring::length_in_months(pack, last.days + 1, next.days - 1), 31);
}

TimeSpan gap_days(Scored const& scored, Date last, Date next) {
    if (!scoring::by_month(*scored.pack)) return {Date{last.days + 1}, Date{next.days - 1}};
    return {first_day(Month{month_of(last).index + 1}), last_day(Month{month_of(next).index - 1})};
}

} // namespace

bool has_date(Claim const& claim) { return claim.on || claim.from || claim.to; }

TimelineItem make_timeline_item(Scored const& scored, int claim, EntryModel const& entry,
                                scoring::Overlaps const& overlaps) {
    Claim const& written = scored.application.claims[static_cast<std::size_t>(claim)];
    int const type = scored.bound.claims[static_cast<std::size_t>(claim)].type;
    bool const period = type != rules::none && scored.pack->types[static_cast<std::size_t>(type)].period;
    TimelineItem item;
    item.entry = entry.id;
    item.state = entry.state;
    item.planned = effective_basis(written) == Basis::Planned;
    item.name = entry.name;
    if (item.planned) item.note = scoring::basis_text(Basis::Planned);
    place(written, period, scored.bound.on, item);
    if (!entry.detail.empty()) item.lines.push_back(entry.detail);
    item.lines.push_back(worth_words(entry, item.planned));
    set_validity(scored, claim, item);
    set_counted(scored, claim, item);
    say_counted(scored, item);
    set_share(scored, claim, item);
    set_shared(scored, claim, overlaps, item);
    say_validity(item);
    say_reasons(entry, item);
    return item;
}

std::vector<TimelineGap> gaps_between(Scored const& scored, std::vector<TimelineItem> const& items) {
    std::vector<TimelineGap> gaps;
    std::optional<Date> last; // of all bars so far
    for (TimelineItem const& item : items) {
        if (item.shape != TimelineItem::Shape::Bar || item.planned) continue;
        if (last && *last < item.days.from) {
            Number const months = months_between(scored, *last, item.days.from);
            if (months >= Number{1, 1}) {
                TimeSpan const days = gap_days(scored, *last, item.days.from);
                std::string length = months_words(months);
                std::string text = say("A gap of {}: {}", length, span_words(days, scored.pack->pack.header.time));
                gaps.push_back({days, std::move(length), std::move(text)});
            }
        }
        last = std::max(last.value_or(item.days.to), item.days.to);
    }
    return gaps;
}

} // namespace accrue::session
