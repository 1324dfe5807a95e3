#include "session/command.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "session/words.h"
#include "store/drafts.h"

namespace accrue::session {
namespace {

// An id such as "talk-3" that no claim of the record has.
std::string free_claim_id(std::vector<Claim> const& claims, std::string const& type) {
    for (std::size_t number = 1;; ++number) {
        std::string id = fmt::format("{}-{}", type, number);
        if (std::ranges::find(claims, id, &Claim::id) == claims.end()) return id;
    }
}

class Performer {
public:
    Performer(store::Transaction& transaction, store::Database const& database, rules::Pack const* pack)
        : transaction_(transaction), database_(database), pack_(pack) {}

    Result<Performed> operator()(AddEntry add) const {
        if (add.id) return restore(std::move(add));
        if (add.claim.id.empty() || !add.position) {
            auto record = store::load_record(database_, add.record);
            if (!record) return record.problem();
            auto const& claims = record->application.claims;
            if (add.claim.id.empty()) add.claim.id = free_claim_id(claims, add.claim.type);
            if (!add.position) add.position = claims.size();
        }
        auto const id = store::insert_entry(transaction_, add.record, *add.position, add.claim);
        if (!id) return id.problem();
        add.id = *id;
        return added(std::move(add));
    }

    Result<Performed> operator()(ReplaceEntry replace) const {
        auto old = store::load_entry(database_, replace.id);
        if (!old) return old.problem();
        if (replace.claim.id.empty()) replace.claim.id = old->claim.id;
        if (auto done = store::replace_entry(transaction_, replace.id, replace.claim); !done) return done.problem();
        std::string words = "Changed " + entry_words(replace.claim, pack_);
        EntryId const entry = replace.id;
        return Performed{std::move(replace), ReplaceEntry{entry, std::move(old->claim)}, std::move(words), old->record,
                         entry};
    }

    Result<Performed> operator()(RemoveEntry remove) const {
        auto old = store::remove_entry(transaction_, remove.id);
        if (!old) return old.problem();
        std::string words = "Removed " + entry_words(old->claim, pack_);
        return Performed{remove,
                         AddEntry{old->record, std::move(old->claim), old->id, old->position},
                         std::move(words),
                         old->record,
                         {}};
    }

    Result<Performed> operator()(ChangeDetails change) const {
        auto old = store::load_record(database_, change.record);
        if (!old) return old.problem();
        change.details.claims.clear();
        old->application.claims.clear();
        auto done = store::replace_details(transaction_, change.record, change.details);
        if (!done) return done.problem();
        std::string words = "Changed the details of " + record_words(change.details);
        RecordId const record = change.record;
        return Performed{
            std::move(change), ChangeDetails{record, std::move(old->application)}, std::move(words), record, {}};
    }

    Result<Performed> operator()(AddRecord add) const {
        if (add.id) {
            store::StoredRecord const removed{add.id, add.application, add.entries};
            if (auto done = store::restore_record(transaction_, removed); !done) return done.problem();
        } else {
            auto& claims = add.application.claims;
            for (Claim& claim : claims)
                if (claim.id.empty()) claim.id = free_claim_id(claims, claim.type);
            auto stored = store::add_record(transaction_, add.application);
            if (!stored) return stored.problem();
            add.id = stored->id;
            add.entries = std::move(stored->entries);
        }
        std::string words = "Added " + record_words(add.application);
        RecordId const record = add.id;
        return Performed{std::move(add), RemoveRecord{record}, std::move(words), record, {}};
    }

    Result<Performed> operator()(RemoveRecord remove) const {
        auto const drafts = store::list_drafts(database_, remove.record);
        if (!drafts) return drafts.problem();
        if (!drafts->empty())
            return Problem{"L141",
                           {database_.file().string(), 0, 0, {}},
                           "the record has unfinished entries, which could not be brought back",
                           "save or discard them first, then remove the record"};
        auto old = store::remove_record(transaction_, remove.record);
        if (!old) return old.problem();
        std::string words = "Removed " + record_words(old->application);
        return Performed{remove,
                         AddRecord{std::move(old->application), old->id, std::move(old->entries)},
                         std::move(words),
                         remove.record,
                         {}};
    }

private:
    [[nodiscard]] Result<Performed> restore(AddEntry add) const {
        store::StoredEntry const removed{add.id, add.record, add.position.value_or(0), add.claim};
        if (auto done = store::restore_entry(transaction_, removed); !done) return done.problem();
        return added(std::move(add));
    }

    [[nodiscard]] Performed added(AddEntry add) const {
        std::string words = "Added " + entry_words(add.claim, pack_);
        RecordId const record = add.record;
        EntryId const entry = add.id;
        return {std::move(add), RemoveEntry{entry}, std::move(words), record, entry};
    }

    store::Transaction& transaction_;
    store::Database const& database_;
    rules::Pack const* pack_;
};

bool survives_as_text(Command const& command) {
    auto const again = read_command(write_command(command));
    return again && *again == command;
}

} // namespace

Result<Performed> perform(store::Transaction& transaction, store::Database const& database, Command const& command,
                          rules::Pack const* pack) {
    auto performed = std::visit(Performer(transaction, database, pack), command);
    if (!performed) return performed;
    if (survives_as_text(performed->command) && survives_as_text(performed->inverse)) return performed;
    transaction.mark_failed();
    return Problem{"L142",
                   {database.file().string(), 0, 0, {}},
                   "this change could not be written down in a way that it can be undone",
                   "shorten its texts; nothing was changed"};
}

} // namespace accrue::session
