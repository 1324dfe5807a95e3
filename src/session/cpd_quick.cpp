// Quick add: one line becomes an entry under each credential that can take it.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "session/cpd_desk.h"
#include "session/cpd_quick_reader.h"
#include "session/form_models.h"
#include "session/state.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using cpd::QuickDoubt;

std::string doubt_words(QuickDoubt doubt, std::string_view part) {
    switch (doubt) {
    case QuickDoubt::TwoDurations: return say("“{}”: two lengths of time; leave one.", part);
    case QuickDoubt::TwoDays: return say("“{}”: two days; leave one, or write a span such as 3-5 Nov.", part);
    case QuickDoubt::NoSuchDay: return say("“{}” is no day of the calendar.", part);
    case QuickDoubt::AmbiguousDay: return say("“{}” can be two days; write the month as a word, 12 Nov.", part);
    case QuickDoubt::AmbiguousNumber: return say("“{}”: hours or minutes? Write 2h or 45min.", part);
    case QuickDoubt::AmbiguousTime: return say("“{}”: from when to when? Write 14:00-16:00, or the hours.", part);
    case QuickDoubt::NoFixedLength: return say("“{}” has no length that holds everywhere; write the hours.", part);
    case QuickDoubt::NoSuchDuration: return say("“{}” is no length of time that can be counted.", part);
    case QuickDoubt::EndsBeforeItBegins: return say("“{}” ends before it begins.", part);
    case QuickDoubt::OtherWeekday: return say("“{}”: that day is another day of the week.", part);
    }
    return {};
}

std::string duration_words(Number const& minutes) {
    Number const hours = reduced(minutes.numerator, minutes.denominator * 60);
    if (has_finite_decimal(hours) && hours >= Number{1, 1}) return say("{} h", number_words(hours));
    return say("{} min", number_words(minutes));
}

std::string days_said(cpd::QuickLine const& line, Date today) {
    if (line.from && line.to) return fmt::format("{} – {}", short_day(*line.from), short_day(*line.to));
    return short_day(line.last_day(today));
}

} // namespace

CpdQuick CpdDesk::read(CpdAsked const& asked) {
    Date const today = session_.ports.today();
    QuickReader const reader(cpd::read_quick_line(asked.line, today), asked.chosen, today);
    cpd::QuickLine const& line = reader.line();
    CpdQuick quick;
    quick.title = line.words;
    quick.organisation = line.organisation.value_or("");
    if (line.minutes) quick.duration = duration_words(*line.minutes);
    quick.when = days_said(line, today);
    bool const planned = line.planned || line.last_day(today) > today;
    quick.state = planned ? tr("planned") : tr("done");
    for (cpd::DoubtfulPart const& doubt : line.doubts)
        quick.doubts.push_back(doubt_words(doubt.what, std::string_view(asked.line).substr(doubt.begin, doubt.size)));
    if (trimmed(asked.line).empty()) return quick;
    quick.again = logged_before(records(), line, today);
    std::size_t wanted = 0;
    for (CpdRecord const* record : records()) {
        if (record->problem) continue;
        CpdQuickRow row;
        Claim const claim = reader.claim_for(*record, row);
        if (row.can_add) row.worth = reader.worth_of(*record, claim);
        if (row.kinds.empty()) continue;
        if (row.wanted && row.can_add) ++wanted;
        quick.rows.push_back(std::move(row));
    }
    if (wanted == 1) quick.add = tr("Add");
    if (wanted > 1) quick.add = say("Add to {} schemes", wanted);
    return quick;
}

Result<Performed> CpdDesk::add(CpdAsked const& asked) {
    Date const today = session_.ports.today();
    QuickReader const reader(cpd::read_quick_line(asked.line, today), asked.chosen, today);
    ActivityId const there = thing_like(records(), reader.line(), today); // in another record
    Several several;
    for (CpdRecord const* record : records()) {
        if (record->problem) continue;
        CpdQuickRow row;
        Claim claim = reader.claim_for(*record, row);
        if (!row.wanted || !row.can_add) continue;
        ActivityId const activity = there ? there : several.commands.empty() ? ActivityId{} : same_as_part(0);
        several.commands.emplace_back(AddEntry{record->record, std::move(claim), {}, {}, activity});
    }
    several.words = several.commands.size() == 1
                        ? say("Logged {}", shortened(reader.line().words))
                        : say("Logged {} for {} schemes", shortened(reader.line().words), several.commands.size());
    return session_.change(std::move(several));
}

Result<Performed> CpdDesk::repeat_today(EntryId entry) {
    Date const day = session_.ports.today();
    auto const stored = store::load_entry(session_.database, entry);
    if (!stored) return stored.problem();
    auto const twins = store::entries_of(session_.database, stored->activity);
    if (!twins) return twins.problem();
    Several several;
    for (EntryId const id : *twins) {
        auto const twin = store::load_entry(session_.database, id);
        if (!twin) return twin.problem();
        Claim claim = twin->claim;
        claim.id.clear();
        claim.evidence.clear();
        claim.basis.reset();
        if (claim.on) claim.on = day;
        if (claim.from) {
            std::int32_t const length = claim.to ? claim.to->days - claim.from->days : 0;
            claim.from = day;
            claim.to = Date{std::min(day.days + length, last_date.days)};
        }
        ActivityId const activity = several.commands.empty() ? ActivityId{} : same_as_part(0);
        several.commands.emplace_back(AddEntry{twin->record, std::move(claim), {}, {}, activity});
    }
    several.words = say("Logged {} again", shortened(thing_words(stored->claim, nullptr)));
    return session_.change(std::move(several));
}

std::string CpdDesk::unknown_scheme(std::vector<std::string> const& schemes) {
    for (std::string const& scheme : schemes)
        if (std::ranges::find(model().credentials, scheme, &CpdCredential::scheme) == model().credentials.end())
            return scheme;
    return {};
}

std::string CpdDesk::unknown_field(std::vector<std::pair<std::string, std::string>> const& texts) {
    auto const asks = [](CpdRecord const* record, std::string const& key) {
        if (record->problem) return false;
        return std::ranges::any_of(record->pack->pack.claims, [&](rules::ClaimType const& type) {
            auto const fields = form_fields(type, "");
            return std::ranges::find(fields, key, &FieldModel::key) != fields.end();
        });
    };
    auto const held = records();
    for (auto const& [key, text] : texts) {
        std::string const& name = key;
        if (std::ranges::none_of(held, [&](CpdRecord const* record) { return asks(record, name); })) return key;
    }
    return {};
}

} // namespace accrue::session
