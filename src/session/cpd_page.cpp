// The CPD record as a page, and its days as a calendar.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "formats/calendar_file.h"
#include "session/cpd_desk.h"
#include "session/report_parts.h"
#include "session/state.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageTable;
using formats::plain;

std::string_view state_text(CpdActivity::State state) {
    switch (state) {
    case CpdActivity::State::Planned: return tr("planned");
    case CpdActivity::State::PlanPassed: return tr("planned: is it done?");
    case CpdActivity::State::ProofMissing: return tr("proof missing");
    case CpdActivity::State::Done: return tr("done");
    case CpdActivity::State::Verified: return tr("verified");
    }
    return {};
}

std::string cell_text(CpdCell const& cell) {
    if (!cell.entry) return {};
    std::string text = cell.of.empty() ? cell.counted : say("{} of {}", cell.counted, cell.of);
    if (!cell.why.empty()) text += fmt::format(" ({})", cell.why);
    return text;
}

void add_credential(Page& page, CpdCredential const& credential) {
    page.heading(2, credential.title);
    if (!credential.problem.empty()) {
        page.paragraph(credential.problem);
        return;
    }
    page.paragraph(credential.sentence);
    if (!credential.late.empty()) page.paragraph(credential.late);
    PageTable needs{say("What the cycle {} needs", credential.cycle),
                    headings({tr("What"), tr("There¦what is there"), tr("Missing"), tr("Clause")}),
                    {}};
    for (CpdNeed const& need : credential.needs)
        needs.rows.push_back(
            {plain(need.title), plain(need.state),
             plain(need.met ? std::string() : need.missing + (need.pace.empty() ? "" : "; " + need.pace)),
             plain(need.clause)});
    page.table(std::move(needs));
    std::vector<std::string> lines;
    for (CpdCap const& cap : credential.caps) lines.push_back(cap.text);
    for (std::string const& line : credential.carry) lines.push_back(line);
    if (!lines.empty()) page.paragraph({phrases(lines)});
    PageTable cycles{
        tr("Cycles").data(), headings({tr("From and to"), tr("Result"), tr("Counted"), tr("Carried in")}), {}};
    for (CpdCycle const& cycle : credential.cycles)
        cycles.rows.push_back({plain(cycle.days), plain(cycle.result), plain(cycle.points), plain(cycle.brought)});
    page.table(std::move(cycles));
}

} // namespace

Report CpdDesk::report(bool all) {
    CpdModel const& shown = model(all);
    Report report{say("CPD record of {}", shown.person), say("As of {}.", short_day(session_.ports.today())), {}, {}};
    Page& page = report.page;
    if (shown.credentials.empty())
        page.paragraph(tr("None of the schemes here has years or cycles, so there is nothing to keep up."));
    for (CpdCredential const& credential : shown.credentials) add_credential(page, credential);
    if (shown.activities.empty()) return report;
    page.heading(2, tr("Activities"));
    PageTable table{std::string(tr("What counts where")), headings({tr("Activity"), tr("When"), tr("State")}), {}};
    for (CpdCredential const& credential : shown.credentials) table.head.push_back(credential.column);
    for (CpdActivity const& activity : shown.activities) {
        std::vector<formats::Phrase> row{plain(activity.name), plain(activity.when), plain(state_text(activity.state))};
        for (CpdCell const& cell : activity.cells) row.push_back(plain(cell_text(cell)));
        table.rows.push_back(std::move(row));
    }
    page.table(std::move(table));
    if (!shown.all && shown.earlier > 0)
        page.paragraph(shown.earlier == 1 ? std::string(tr("1 earlier activity lies in a cycle that has ended."))
                                          : say("{} earlier activities lie in cycles that have ended.", shown.earlier));
    return report;
}

std::string CpdDesk::calendar() {
    CpdModel const& shown = model();
    std::vector<formats::CalendarEvent> events;
    std::set<ActivityId> told; // plans, by what they are
    for (CpdRecord const* record : records()) {
        if (record->problem) continue;
        auto const credential = std::ranges::find(shown.credentials, record->record, &CpdCredential::record);
        if (credential == shown.credentials.end()) continue;
        formats::CalendarEvent end;
        end.uid = fmt::format("cycle-{}-{}@accrue", record->record.value, to_text(record->running->bound.cycle_to));
        end.summary = say("{}: the cycle ends", credential->title);
        end.description = credential->sentence;
        end.from = record->running->bound.cycle_to;
        end.reminder_days = {90, 30, 7};
        events.push_back(std::move(end));
        auto const& claims = record->stored.application.claims;
        for (std::size_t i = 0; i < claims.size(); ++i) {
            Claim const& claim = claims[i];
            auto const first = claim.on ? claim.on : claim.from;
            if (effective_basis(claim) != Basis::Planned || !first ||
                claim.to.value_or(*first) < session_.ports.today())
                continue;
            ActivityId const thing = record->thing_of(i);
            if (!told.insert(thing).second) continue; // another record has it too
            formats::CalendarEvent planned;
            planned.uid = fmt::format("entry-{}@accrue", thing.value);
            planned.summary = thing_words(claim, &record->pack->pack);
            planned.description = credential->title;
            planned.from = *first;
            planned.to = claim.to;
            events.push_back(std::move(planned));
        }
    }
    return formats::write_calendar(events,
                                   {say("CPD of {}", shown.person), "-//Accrue//CPD//EN", session_.ports.today()});
}

} // namespace accrue::session
