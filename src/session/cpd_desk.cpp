#include "session/cpd_desk.h"

#include <algorithm>
#include <utility>

#include "scoring/cycle.h"
#include "scoring/explain.h"
#include "session/cpd_content.h"
#include "session/cpd_needs.h"
#include "session/estimate_model.h"
#include "session/state.h"
#include "session/words.h"

namespace accrue::session {
namespace {

// The last day of the year of the running cycle that holds the day; of one before the cycle the first year's.
Date end_of_year(cpd::Cycle const& cycle, Date today) {
    for (scoring::BoundYear const& year : cycle.bound.years)
        if (year.to >= today) return year.to;
    return cycle.days.to;
}

} // namespace

std::optional<CpdRecord::Place> CpdRecord::place_of(std::size_t claim) const {
    for (std::size_t k = cycles.all.size(); k-- > 0;) {
        cpd::Cycle const& cycle = cycles.all[k];
        auto const found = std::ranges::lower_bound(cycle.claims, static_cast<int>(claim));
        if (found == cycle.claims.end() || *found != static_cast<int>(claim)) continue;
        auto const local = found - cycle.claims.begin();
        Date const when = cycle.bound.claims[static_cast<std::size_t>(local)].when;
        if (when >= cycle.days.from && when <= cycle.days.to) return Place{k, static_cast<int>(local)};
    }
    return std::nullopt;
}

ActivityId CpdRecord::thing_of(std::size_t claim) const {
    EntryId const entry = stored.entries[claim];
    auto const shared = std::ranges::lower_bound(stored.shared, entry, {}, &store::SharedEntry::entry);
    return shared == stored.shared.end() || shared->entry != entry ? ActivityId{entry.value}
                                                                   : shared->activity; // alone it has its own number
}

CpdDesk::CpdDesk(Session::State& session) : session_(session) {}

CpdRecord CpdDesk::make(store::RecordSummary const& summary) const {
    CpdRecord made;
    made.record = summary.id;
    made.digest = summary.digest;
    made.today = session_.ports.today();
    made.language = spoken();
    auto stored = store::load_record(session_.database, summary.id);
    if (!stored) {
        made.problem = stored.problem();
        return made;
    }
    made.stored = *std::move(stored);
    std::ranges::sort(made.stored.shared, {}, &store::SharedEntry::entry); // thing_of() looks them up
    auto const pack = session_.pack_for(made.stored.application);
    if (!pack) {
        made.problem = pack.problem();
        return made;
    }
    made.pack = *pack;
    Application const& application = made.stored.application;
    made.cycles = cpd::follow_cycles(*made.pack, application, Basis::Claimed, made.today);
    if (made.cycles.all.empty()) {
        if (!made.cycles.problems.empty()) made.problem = made.cycles.problems.front();
        return made;
    }
    cpd::Cycle const& running = made.cycles.all.back();
    Application at_end = cpd::application_in(*made.pack, application, running, made.today);
    Date const year_end = end_of_year(running, made.today);
    if (year_end < running.days.to) {
        Application at_year_end = at_end;
        at_year_end.on = year_end;
        made.this_year = scoring::score(made.pack, std::move(at_year_end), Basis::Claimed, year_end);
    }
    made.running = scoring::score(made.pack, std::move(at_end), Basis::Claimed, running.days.to);
    return made;
}

std::vector<CpdRecord const*> CpdDesk::records() {
    std::vector<CpdRecord const*> found;
    auto const all = store::list_records(session_.database);
    if (!all) {
        session_.warn(all.problem());
        return found;
    }
    for (store::RecordSummary const& summary : *all) {
        if (summary.person != session_.stored.person) continue;
        CpdRecord& kept = kept_[summary.id];
        bool const same = kept.record == summary.id && kept.digest == summary.digest &&
                          kept.today == session_.ports.today() && kept.language == spoken();
        if (!same) kept = make(summary);
        bool const has_cycles = kept.problem || !kept.cycles.all.empty();
        if (has_cycles) found.push_back(&kept);
    }
    return found;
}

void CpdDesk::forget() {
    kept_.clear();
    model_for_.reset();
}

CpdRecord const* CpdDesk::find(RecordId record) {
    for (CpdRecord const* found : records())
        if (found->record == record && !found->problem) return found;
    return nullptr;
}

CpdModel const& CpdDesk::model(bool all) {
    Date const today = session_.ports.today();
    std::tuple const wanted{session_.revision, today, spoken(), all};
    if (model_for_ == wanted) return model_;
    model_ = {};
    model_.revision = session_.revision;
    model_.all = all;
    model_.person =
        record_name(session_.stored.application.applicant ? session_.stored.application.applicant->name : std::nullopt);
    std::vector<CpdRecord const*> counted;
    for (CpdRecord const* record : records()) {
        CpdCredential credential =
            record->problem
                ? broken_credential(record->pack
                                        ? record->pack->pack.header.title
                                        : record->stored.application.scheme.value_or(std::string(tr("A record"))),
                                    *record->problem)
                : credential_of(*record, today);
        credential.record = record->record;
        credential.scheme =
            record->pack ? record->pack->pack.header.id : record->stored.application.scheme.value_or("");
        credential.open = record->record == session_.stored.id;
        model_.credentials.push_back(std::move(credential));
        if (!record->problem) counted.push_back(record);
    }
    for (CpdCredential& credential : model_.credentials) {
        auto const same = [&](CpdCredential const& other) { return other.scheme == credential.scheme; };
        bool const several = std::ranges::count_if(model_.credentials, same) > 1;
        credential.column = several && !credential.holder.empty() ? credential.holder : credential.short_title;
    }
    model_.activities = activities_of(counted, today, all, model_.earlier);
    for (CpdActivity& activity :
         model_.activities) // a column for each credential, also for those that cannot be counted
        for (std::size_t i = 0; i < model_.credentials.size(); ++i)
            if (!model_.credentials[i].problem.empty())
                activity.cells.insert(activity.cells.begin() + static_cast<std::ptrdiff_t>(i), CpdCell{});
    model_for_ = wanted;
    return model_;
}

ExplanationModel CpdDesk::explain(RecordId record, EntryId entry) {
    CpdRecord const* const found = find(record);
    if (found == nullptr) return {};
    auto const& entries = found->stored.entries;
    auto const at = std::ranges::find(entries, entry);
    if (at == entries.end()) return {};
    auto const place = found->place_of(static_cast<std::size_t>(at - entries.begin()));
    if (!place) return {};
    cpd::Cycle const& cycle = found->cycles.all[place->cycle];
    if (place->cycle + 1 == found->cycles.all.size())
        return make_explanation(scoring::explain_claim(*found->running, place->claim), found->pack->pack);
    auto const scored =
        scoring::score(found->pack, cpd::application_in(*found->pack, found->stored.application, cycle, found->today),
                       Basis::Claimed, cycle.days.to);
    return make_explanation(scoring::explain_claim(scored, place->claim), found->pack->pack);
}

ExplanationModel CpdDesk::explain_need(RecordId record, int gate) {
    CpdRecord const* const found = find(record);
    if (found == nullptr || gate < 0 || gate >= static_cast<int>(found->pack->gates.size())) return {};
    bool const yearly = looks_at_years(found->pack->gates[static_cast<std::size_t>(gate)]);
    scoring::Scored const& scored = yearly && found->this_year ? *found->this_year : *found->running;
    return make_explanation(scoring::explain_gate(scored, gate), found->pack->pack);
}

ExplanationModel CpdDesk::explain_category(RecordId record, int category) {
    CpdRecord const* const found = find(record);
    if (found == nullptr || category < 0 || category >= static_cast<int>(found->pack->categories.size())) return {};
    return make_explanation(scoring::explain_category(*found->running, category), found->pack->pack);
}

} // namespace accrue::session
