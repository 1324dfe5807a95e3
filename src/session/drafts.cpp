// Open forms: kept as they are typed, and made entries of.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/draft_check.h"
#include "session/draft_reading.h"
#include "session/state.h"

namespace accrue::session {
namespace {

bool is_blank(Texts const& texts) {
    return std::ranges::all_of(texts, [](auto const& text) { return trimmed(text.second).empty(); });
}

// Equal where they say the same, in whatever order and with whatever is left out.
bool say_the_same(Texts const& a, Texts const& b) {
    auto const is_in = [](Texts const& texts) {
        return [&](auto const& text) { return text_of(texts, text.first) == text.second; };
    };
    return std::ranges::all_of(a, is_in(b)) && std::ranges::all_of(b, is_in(a));
}

// The fields in the order in which the entry has them, so that a form changes nothing but what was typed.
void keep_order(Claim const& entry, Claim& claim) {
    auto const place = [&](auto const& field) {
        auto const found = std::ranges::find(entry.fields, field.first, &std::pair<std::string, FieldValue>::first);
        return found - entry.fields.begin();
    };
    std::ranges::stable_sort(claim.fields, {}, place);
}

DraftModel model_of(store::Draft const& draft, rules::ClaimType const* type, EntryId entry) {
    return {draft.id, draft.claim_type, entry, with_form_keys(type, draft.texts)};
}

Problem not_there(std::string_view what) {
    return {"L144",
            {},
            std::string(what),
            std::string(tr("it may have been removed or saved meanwhile; nothing was changed"))};
}

} // namespace

rules::ClaimType const* Session::State::type_of(std::string const& type) const {
    int const index = pack ? rules::find_type(pack->pack, type) : rules::none;
    return index == rules::none ? nullptr : &pack->pack.claims[static_cast<std::size_t>(index)];
}

std::ptrdiff_t Session::State::place_of(EntryId entry) const {
    return std::ranges::find(stored.entries, entry) - stored.entries.begin();
}

Claim const* Session::State::claim_of(EntryId entry) const {
    auto const place = static_cast<std::size_t>(place_of(entry));
    return place < stored.application.claims.size() ? &stored.application.claims[place] : nullptr;
}

store::Draft const* Session::State::draft_of(EntryId entry) const {
    auto const found = std::ranges::find(drafts, entry, &store::Draft::entry);
    return !entry || found == drafts.end() ? nullptr : &*found;
}

store::Draft const* Session::State::find_draft(DraftId draft) const {
    auto const found = std::ranges::find(drafts, draft, &store::Draft::id);
    return found == drafts.end() ? nullptr : &*found;
}

DraftModel Session::new_draft(std::string const& type) const {
    return {{}, type, {}, with_form_keys(state_->type_of(type), {})};
}

Result<DraftModel> Session::draft_of(EntryId entry) const {
    if (auto const* kept = state_->draft_of(entry)) return model_of(*kept, state_->type_of(kept->claim_type), entry);
    Claim const* claim = state_->claim_of(entry);
    if (claim == nullptr) return not_there(tr("there is no such entry in this record"));
    return DraftModel{{}, claim->type, entry, with_form_keys(state_->type_of(claim->type), texts_from(*claim))};
}

Result<DraftModel> Session::kept_draft(DraftId draft) const {
    store::Draft const* kept = state_->find_draft(draft);
    if (kept == nullptr) return not_there(tr("there is no such unfinished entry in this record"));
    EntryId const entry = state_->claim_of(kept->entry) == nullptr ? EntryId{} : kept->entry;
    return model_of(*kept, state_->type_of(kept->claim_type), entry);
}

Result<DraftModel> Session::keep_draft(DraftModel const& draft) {
    store::Draft const* kept = state_->find_draft(draft.id);
    if (kept == nullptr) kept = state_->draft_of(draft.entry);
    Claim const* claim = state_->claim_of(draft.entry);
    bool const says_nothing = claim == nullptr ? is_blank(draft.texts) : say_the_same(draft.texts, texts_from(*claim));
    DraftModel now = draft;
    now.id = kept == nullptr ? DraftId{} : kept->id;
    if (kept == nullptr && says_nothing) return now;
    if (kept != nullptr && claim != nullptr && says_nothing) {
        auto forgotten = forget_draft(now);
        now.id = {};
        return forgotten ? Result<DraftModel>(now) : forgotten.problem();
    }
    store::Draft const row{now.id, state_->stored.id, draft.type, draft.entry, draft.texts};
    if (kept != nullptr && *kept == row) return now;
    auto transaction = store::Transaction::begin(state_->database);
    if (!transaction) return transaction.problem();
    auto const id = store::save_draft(*transaction, row);
    if (!id) return id.problem();
    if (auto done = state_->commit(*transaction); !done) return done.problem();
    if (auto read = state_->read_drafts(); !read) state_->warn(read.problem());
    now.id = *id;
    return now;
}

Result<Done> Session::forget_draft(DraftModel const& draft) {
    store::Draft const* kept = state_->find_draft(draft.id);
    if (kept == nullptr) kept = state_->draft_of(draft.entry);
    if (kept == nullptr) return Done{};
    auto transaction = store::Transaction::begin(state_->database);
    if (!transaction) return transaction.problem();
    if (auto done = store::remove_draft(*transaction, kept->id); !done) return done;
    if (auto done = state_->commit(*transaction); !done) return done;
    if (auto read = state_->read_drafts(); !read) state_->warn(read.problem());
    return Done{};
}

Result<Performed> Session::save_draft(DraftModel const& draft) {
    DraftReading const reading = state_->reading_of(draft);
    if (!can_save(reading)) {
        FieldProblem const& first = reading.problems.front();
        return Problem{"A240",
                       {{}, 0, 0, "/" + first.key},
                       std::string(tr("the form cannot be saved yet")),
                       fmt::format("{} {}", first.what, first.remedy)};
    }
    Claim claim = reading.claim;
    store::Draft const* kept = state_->find_draft(draft.id);
    if (kept == nullptr) kept = state_->draft_of(draft.entry);
    DraftId const finished = kept == nullptr ? DraftId{} : kept->id;
    Claim const* entry = state_->claim_of(draft.entry);
    if (entry == nullptr) return state_->change(AddEntry{record(), std::move(claim)}, finished);
    claim.id = entry->id;
    keep_order(*entry, claim);
    if (claim == *entry) { // nothing that the log would have to tell
        if (auto forgotten = forget_draft(draft); !forgotten) return forgotten.problem();
        ReplaceEntry const same{draft.entry, std::move(claim)};
        return Performed{same, same, {}, record(), draft.entry};
    }
    return state_->change(ReplaceEntry{draft.entry, std::move(claim)}, finished);
}

} // namespace accrue::session
