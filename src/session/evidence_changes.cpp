#include "session/evidence_changes.h"

#include <algorithm>
#include <utility>

#include "session/state.h"

namespace accrue::session {

void add_evidence(Claim& claim, std::string const& name) {
    if (std::ranges::find(claim.evidence, name) != claim.evidence.end()) return;
    claim.evidence.push_back(name);
    if (claim.basis == Basis::Claimed) claim.basis.reset();
}

void drop_evidence(Claim& claim, std::string const& name) {
    std::erase(claim.evidence, name);
    if (claim.evidence.empty() && claim.basis == Basis::Evidenced) claim.basis.reset();
}

Result<Done> ChangeOfFiles::replace(EntryId entry, Claim claim) {
    auto with = session_.with_twins({entry, std::move(claim)});
    if (!with) return with.problem();
    for (Command const& part : parts_of(*with)) add(part);
    return Done{};
}

namespace {

// In what the application names beside its entries: documents and references. False: it names no such file.
bool rename_in(Application& details, std::string const& from, std::optional<std::string> const& to) {
    bool named = false;
    for (Referee& referee : details.referees) {
        if (referee.reference != from) continue;
        referee.reference = to;
        named = true;
    }
    for (auto& [document, file] : details.documents) {
        if (file != from) continue;
        named = true;
        if (to) file = *to;
    }
    if (!to) std::erase_if(details.documents, [&](auto const& document) { return document.second == from; });
    return named;
}

} // namespace

Result<Done> ChangeOfFiles::rename(PersonId person, std::string const& from, std::optional<std::string> const& to) {
    auto const records = store::list_records(session_.database);
    if (!records) return records.problem();
    for (store::RecordSummary const& summary : *records) {
        if (summary.person != person) continue;
        auto const record = store::load_record(session_.database, summary.id);
        if (!record) return record.problem();
        for (std::size_t i = 0; i < record->entries.size(); ++i) {
            Claim claim = record->application.claims[i];
            auto const named = std::ranges::find(claim.evidence, from);
            if (named == claim.evidence.end()) continue;
            if (to)
                *named = *to;
            else
                drop_evidence(claim, from);
            add(ReplaceEntry{record->entries[i], std::move(claim)});
        }
        Application details = without_claims(record->application);
        if (rename_in(details, from, to)) add(ChangeDetails{summary.id, std::move(details)});
    }
    return Done{};
}

Result<Performed> ChangeOfFiles::perform(std::string words) && {
    several_.words = std::move(words);
    return session_.change(std::move(several_));
}

Result<Done> keep_contents(Session::State& session, std::vector<Content> const& contents) {
    auto transaction = store::Transaction::begin(session.database);
    if (!transaction) return transaction.problem();
    for (auto const& [sha256, bytes] : contents)
        if (auto done = store::put_content(*transaction, std::string(sha256), bytes); !done) return done;
    return session.commit(*transaction);
}

} // namespace accrue::session
