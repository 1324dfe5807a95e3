// Events of a calendar as activities: what was attended is not typed again.
#include <algorithm>

#include "domain/day_words.h"
#include "domain/text.h"
#include "files/whole_file.h"
#include "formats/calendar_file.h"
#include "session/cpd_desk.h"
#include "session/cpd_quick_reader.h"
#include "session/state.h"

namespace accrue::session {
namespace {

constexpr std::size_t calendar_byte_limit = 50'000'000;
constexpr std::int64_t longest_event = 16 * 60; // minutes; what is longer lasts over night, and its hours are not known

cpd::QuickLine line_of(formats::CalendarEvent const& event) {
    cpd::QuickLine line;
    line.words = event.summary;
    if (!event.location.empty()) line.organisation = event.location;
    if (event.minutes && *event.minutes > 0 && *event.minutes <= longest_event)
        line.minutes = Number{*event.minutes, 1};
    if (event.to && *event.to != event.from) {
        line.from = event.from;
        line.to = event.to;
    } else {
        line.on = event.from;
    }
    return line;
}

bool is_taken(CpdImported::Row const& row) { return row.schemes > 0; }

bool is_asked_for(formats::CalendarEvent const& event, std::vector<std::string> const& words) {
    std::string const name = search_key(event.summary);
    return words.empty() || std::ranges::any_of(words, [&](std::string const& word) {
               return name.find(search_key(word)) != std::string::npos;
           });
}

} // namespace

Result<CpdImported> CpdDesk::import_calendar(std::string const& file, CpdImportAsked const& asked) {
    auto const text = files::read_file(file, calendar_byte_limit);
    if (!text) return text.problem();
    std::vector<CpdRecord const*> held = records();
    std::erase_if(held, [](CpdRecord const* record) { return record->problem.has_value(); });
    formats::CalendarReading reading{session_.ports.minutes_ahead_of_utc, last_date, first_date};
    for (CpdRecord const* record : held) {
        reading.since = std::min(reading.since, record->running->bound.cycle_from);
        reading.until = std::max(reading.until, record->running->bound.cycle_to);
    }
    auto read = formats::read_calendar(*text, file, reading);
    if (!read) return read.problem();
    CpdImported imported;
    imported.problems = std::move(read->problems);
    Date const today = session_.ports.today();
    Several several;
    std::vector<formats::CalendarEvent const*> seen; // of this file
    for (formats::CalendarEvent const& event : read->events) {
        if (event.cancelled || event.from < reading.since || event.from > reading.until) continue;
        if (!is_asked_for(event, asked.words)) {
            ++imported.passed_over;
            continue;
        }
        QuickReader const reader(line_of(event), asked.chosen, today);
        CpdImported::Row row{event.summary, short_day(event.from), 0, {}};
        bool const twice = std::ranges::any_of(seen, [&](formats::CalendarEvent const* other) {
            return other->summary == event.summary && other->from == event.from && other->minutes == event.minutes &&
                   other->begins_minute == event.begins_minute;
        });
        if (twice) row.why_not = tr("It stands in the file twice.");
        seen.push_back(&event);
        ActivityId shared = thing_like(held, reader.line(), today);
        for (CpdRecord const* record : held) {
            if (twice || event.from < record->running->bound.cycle_from || event.from > record->running->bound.cycle_to)
                continue;
            CpdQuickRow quick;
            Claim claim = reader.claim_for(*record, quick);
            if (!quick.wanted || !quick.can_add) continue;
            several.commands.emplace_back(AddEntry{record->record, std::move(claim), {}, {}, shared});
            if (!shared) shared = same_as_part(several.commands.size() - 1);
            ++row.schemes;
        }
        if (row.schemes == 0 && row.why_not.empty()) row.why_not = logged_before(held, reader.line(), today);
        if (row.schemes == 0 && row.why_not.empty()) {
            row.why_not = tr("It lacks what the schemes ask for; log it by hand.");
            imported.lacking = true;
        }
        imported.rows.push_back(std::move(row));
    }
    if (asked.only_try || several.commands.empty()) return imported;
    auto const taken = std::ranges::count_if(imported.rows, is_taken);
    several.words = taken == 1 ? std::string(tr("Logged 1 activity of a calendar"))
                               : say("Logged {} activities of a calendar", taken);
    auto performed = session_.change(std::move(several));
    if (!performed) return performed.problem();
    imported.performed = *std::move(performed);
    return imported;
}

} // namespace accrue::session
