// The grid of activities and credentials: one row for each thing, however many records have it as an entry.
#include <algorithm>
#include <map>
#include <utility>

#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/cpd_content.h"
#include "session/entry_models.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using ActivityState = CpdActivity::State;

struct ActivityEntry { // an entry of one of the records
    std::size_t column = 0;
    std::size_t claim = 0; // of the record
    EntryId entry;
    bool counts_now = false; // in the running cycle, or planned
};

rules::ClaimType const* type_in(CpdRecord const& record, Claim const& claim) {
    int const type = rules::find_type(*record.pack, claim.type);
    return type == rules::none ? nullptr : &record.pack->pack.claims[static_cast<std::size_t>(type)];
}

std::optional<Date> last_day_of(Claim const& claim) { return claim.on ? claim.on : claim.to ? claim.to : claim.from; }

ActivityState state_in(CpdRecord const& record, Claim const& claim, Date today) {
    Basis const basis = effective_basis(claim);
    auto const last = last_day_of(claim);
    if (basis == Basis::Planned) return last && *last < today ? ActivityState::PlanPassed : ActivityState::Planned;
    if (basis == Basis::Verified) return ActivityState::Verified;
    rules::ClaimType const* const type = type_in(record, claim);
    bool const needs_proof = type != nullptr && type->evidence_min.value_or(0) > 0;
    return needs_proof && basis < Basis::Evidenced ? ActivityState::ProofMissing : ActivityState::Done;
}

// What matters more comes first, where the records do not agree.
int urgency(ActivityState state) {
    switch (state) {
    case ActivityState::PlanPassed: return 4;
    case ActivityState::ProofMissing: return 3;
    case ActivityState::Planned: return 2;
    case ActivityState::Done: return 1;
    case ActivityState::Verified: return 0;
    }
    return 0;
}

// Of an entry that no cycle holds.
std::string why_nowhere(CpdRecord const& record, Claim const& claim) {
    auto const last = last_day_of(claim);
    cpd::Cycle const& running = record.cycles.all.back();
    if (last && *last > running.days.to) return std::string(tr("It lies in a cycle to come"));
    if (last && *last >= record.cycles.all.front().days.from)
        return std::string(tr("It cannot be read by the rules: open it to see what is wrong"));
    return std::string(tr("It lies in no cycle of this credential"));
}

class Grid {
public:
    Grid(std::vector<CpdRecord const*> const& records, Date today) : records_(records), today_(today) {}

    std::vector<CpdActivity> rows(bool all, std::size_t& earlier) {
        collect();
        std::vector<CpdActivity> rows;
        earlier = 0;
        for (std::vector<ActivityEntry> const& entries : things_) {
            if (!std::ranges::any_of(entries, &ActivityEntry::counts_now)) {
                ++earlier;
                if (!all) continue;
            }
            rows.push_back(row_of(entries));
        }
        std::ranges::stable_sort(rows, std::ranges::greater{}, &CpdActivity::last);
        return rows;
    }

private:
    void collect() {
        std::map<ActivityId, std::size_t> places; // in things_
        for (std::size_t column = 0; column < records_.size(); ++column) {
            CpdRecord const& record = *records_[column];
            for (std::size_t i = 0; i < record.stored.entries.size(); ++i) {
                Claim const& claim = record.stored.application.claims[i];
                rules::ClaimType const* const type = type_in(record, claim);
                if (type != nullptr &&
                    (type->profile || type->id == rules::carried_type || type->id == rules::owed_type))
                    continue;
                auto const [place, is_new] = places.emplace(record.thing_of(i), things_.size());
                if (is_new) things_.emplace_back();
                things_[place->second].push_back({column, i, record.stored.entries[i], is_current(record, i)});
            }
        }
    }

    [[nodiscard]] static bool is_current(CpdRecord const& record, std::size_t claim) {
        if (effective_basis(record.stored.application.claims[claim]) == Basis::Planned) return true;
        auto const place = record.place_of(claim);
        return !place || place->cycle + 1 == record.cycles.all.size();
    }

    CpdActivity row_of(std::vector<ActivityEntry> const& entries) {
        CpdActivity row;
        row.cells.resize(records_.size());
        ActivityEntry const& first = entries.front();
        CpdRecord const& record = *records_[first.column];
        Claim const& claim = record.stored.application.claims[first.claim];
        row.name = thing_words(claim, &record.pack->pack);
        if (row.name.empty()) {
            auto const* type = type_in(record, claim);
            row.name = type == nullptr ? claim.type : type->title;
        }
        row.when = when_words(claim, record.pack->pack.header.time);
        row.last = last_day_of(claim).value_or(last_date);
        row.state = state_in(record, claim, today_);
        for (ActivityEntry const& entry : entries) {
            CpdRecord const& other = *records_[entry.column];
            ActivityState const state = state_in(other, other.stored.application.claims[entry.claim], today_);
            if (urgency(state) > urgency(row.state)) row.state = state;
            row.cells[entry.column] = cell_of(other, entry);
        }
        return row;
    }

    CpdCell cell_of(CpdRecord const& record, ActivityEntry const& entry) {
        Claim const& claim = record.stored.application.claims[entry.claim];
        CpdCell cell{entry.entry, {}, {}, {}, {}, entry.counts_now};
        auto const* type = type_in(record, claim);
        cell.kind = type == nullptr ? claim.type : type->title;
        if (effective_basis(claim) == Basis::Planned) {
            cell.counted = tr("planned");
            return cell;
        }
        auto const place = record.place_of(entry.claim);
        if (!place) {
            cell.counted = "–";
            cell.why = why_nowhere(record, claim);
            return cell;
        }
        cpd::Cycle const& cycle = record.cycles.all[place->cycle];
        auto const& result = cycle.assessment.claims[static_cast<std::size_t>(place->claim)];
        cell.counted =
            result.value > 0 || result.counted > 0 ? scoring::points_number(*record.pack, result.counted) : "–";
        if (result.counted < result.value) cell.of = scoring::points_number(*record.pack, result.value);
        if (place->cycle + 1 == record.cycles.all.size()) cell.why = why_in(record, place->claim);
        return cell;
    }

    // Of claims in the running cycle; worked out once for each record.
    std::string why_in(CpdRecord const& record, int claim) {
        auto& words = words_[record.record];
        if (words.empty()) words = words_of_claims(*record.running);
        return words[static_cast<std::size_t>(claim)].shortfall.text;
    }

    std::vector<CpdRecord const*> const& records_;
    Date today_;
    std::vector<std::vector<ActivityEntry>> things_;
    std::map<RecordId, std::vector<ClaimWords>> words_;
};

} // namespace

std::vector<CpdActivity> activities_of(std::vector<CpdRecord const*> const& records, Date today, bool all,
                                       std::size_t& earlier) {
    return Grid(records, today).rows(all, earlier);
}

} // namespace accrue::session
