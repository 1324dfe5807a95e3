// How a change is carried out: one command, one transaction; the record at hand follows.
#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "formats/application_file.h"
#include "session/state.h"
#include "store/settings.h"

namespace accrue::session {
namespace {

// The application whose rules a command asks for; null: those of the record as it is.
Application const* application_in(Command const& command) {
    if (auto const* add = std::get_if<AddRecord>(&command)) return &add->application;
    if (auto const* change = std::get_if<ChangeDetails>(&command)) return &change->details;
    return nullptr;
}

bool removes(Command const& command, RecordId record) {
    return std::ranges::any_of(parts_of(command), [&](Command const& part) {
        auto const* removal = std::get_if<RemoveRecord>(&part);
        return removal != nullptr && removal->record == record;
    });
}

Result<Done> write_log(store::Transaction& transaction, std::string const& now, Performed const& performed,
                       Session::State::Logged const& logged) {
    using State = Session::State;
    if (auto const* undone = std::get_if<State::AsUndone>(&logged))
        return store::mark_undone(transaction, undone->change);
    if (auto const* redone = std::get_if<State::AsRedone>(&logged))
        return store::mark_redone(transaction, redone->change);
    auto const added = store::append_change(transaction, now, performed.words, write_command(performed.command),
                                            write_command(performed.inverse));
    if (!added) return added.problem();
    return Done{};
}

// The record that a part of a change says it is about; 0: none, or a new one.
RecordId record_of(Command const& part, store::Database const& database) {
    if (auto const* add = std::get_if<AddEntry>(&part)) return add->record;
    if (auto const* remove = std::get_if<RemoveRecord>(&part)) return remove->record;
    EntryId entry;
    if (auto const* replace = std::get_if<ReplaceEntry>(&part)) entry = replace->id;
    if (auto const* remove = std::get_if<RemoveEntry>(&part)) entry = remove->id;
    if (auto const* set = std::get_if<SetActivity>(&part)) entry = set->entry;
    if (!entry) return {};
    auto const record = store::record_of(database, entry);
    return record ? *record : RecordId{};
}

// Of files of evidence, their marks and what was sealed alone: no record is another one after it.
bool is_of_files(Command const& part) {
    return std::holds_alternative<AddFile>(part) || std::holds_alternative<RemoveFile>(part) ||
           std::holds_alternative<AddMark>(part) || std::holds_alternative<RemoveMark>(part) ||
           std::holds_alternative<AddSealed>(part) || std::holds_alternative<WithdrawSealed>(part);
}

// The record to show after a command: the one that was open where it was touched, else the one that it touched, or, where
// that is gone, the one that was open or another.
Result<RecordId> shown_after(store::Database const& database, Performed const& performed, RecordId open) {
    bool const around = std::ranges::all_of(parts_of(performed.command), [](Command const& part) {
        auto const* add = std::get_if<AddEntry>(&part);
        return std::holds_alternative<SetPerson>(part) || is_of_files(part) || (add != nullptr && add->activity);
    });
    bool const of_files = std::ranges::any_of(parts_of(performed.command), is_of_files); // wherever they are named
    bool const adds = std::holds_alternative<Several>(performed.command) &&
                      std::ranges::all_of(parts_of(performed.command), [](Command const& part) {
                          return std::holds_alternative<AddEntry>(part);
                      }); // entries of other schemes that are logged
    bool const touched =
        around || adds || of_files || std::ranges::find(performed.others, open) != performed.others.end();
    if (open && touched && !removes(performed.command, open)) return open;
    if (!removes(performed.command, performed.record)) return performed.record;
    if (!removes(performed.command, open)) return open;
    auto const records = store::list_records(database);
    if (!records) return records.problem();
    return records->empty() ? RecordId{} : records->front().id;
}

} // namespace

Result<Performed> Session::State::carry_out(Command const& command, Logged const& logged, DraftId finished) {
    // A record whose rules are not there could not be shown, so it never comes to be.
    for (Command const& part : parts_of(command))
        if (Application const* application = application_in(part))
            if (auto found = pack_for(*application); !found) return found.problem();
    std::vector<PackPointer> const packs = packs_of(parts_of(command));
    auto transaction = store::Transaction::begin(database);
    if (!transaction) return transaction.problem();
    auto performed = session::perform(*transaction, database, command, packs_in(packs));
    if (!performed) return performed;
    if (auto done = write_log(*transaction, ports.now(), *performed, logged); !done) return done.problem();
    if (finished)
        if (auto done = store::remove_draft(*transaction, finished); !done) return done.problem();
    auto const next = shown_after(database, *performed, stored.id);
    if (!next) return next.problem();
    if (*next != stored.id) {
        auto done = store::set_setting(*transaction, shown_record, fmt::format("{}", next->value));
        if (!done) return done.problem();
    }
    if (auto done = commit(*transaction); !done) return done.problem();
    show_changed(*performed, *next);
    return performed;
}

std::vector<PackPointer> Session::State::packs_of(std::span<Command const> parts) {
    std::map<RecordId, PackPointer> of_records{{stored.id, pack}, {RecordId{}, pack}};
    std::vector<PackPointer> packs;
    packs.reserve(parts.size());
    for (Command const& part : parts) {
        if (auto const* add = std::get_if<AddRecord>(&part)) {
            auto const found = pack_for(add->application);
            packs.push_back(found ? *found : nullptr);
            continue;
        }
        RecordId const record = shell.records.size() > 1 || !stored.id ? record_of(part, database) : stored.id;
        auto const [place, is_new] = of_records.try_emplace(record, pack);
        if (is_new)
            if (auto const loaded = store::load_record(database, record))
                if (auto const found = pack_for(loaded->application)) place->second = *found;
        packs.push_back(place->second);
    }
    return packs;
}

Result<Done> Session::State::commit(store::Transaction& transaction) {
    auto done = transaction.commit();
    if (done) return done;
    if (auto again = show(stored.id); !again) warn(again.problem());
    return done;
}

void Session::State::show_changed(Performed const& performed, RecordId next) {
    // One change of its entries is repeated on the record at hand; after several it is read again.
    bool const same = next == stored.id && follow(performed.command);
    if (auto shown = same ? read_around() : show_or_another(next); !shown) warn(shown.problem());
}

Result<Performed> Session::State::change(Command command, DraftId finished) {
    // What changes nothing is no change, and takes no redo away.
    if (auto const* details = std::get_if<ChangeDetails>(&command); details != nullptr && details->record == stored.id)
        if (without_claims(details->details) == without_claims(stored.application))
            return Performed{command, command, "", stored.id, {}};
    auto const& claims = stored.application.claims;
    auto const added = static_cast<std::size_t>(std::ranges::count_if(parts_of(command), [&](Command const& part) {
        auto const* add = std::get_if<AddEntry>(&part);
        return add != nullptr && add->record == stored.id;
    }));
    if (added > 0 && claims.size() + added > formats::claim_limit)
        return Problem{"L145",
                       {database.file().string(), 0, 0, {}},
                       say("a record holds at most {} entries", formats::claim_limit),
                       std::string(tr("remove what counts nothing, or begin another record; nothing was changed"))};
    complete(command, stored.id, claims); // here, where the record is at hand
    auto* const replace = std::get_if<ReplaceEntry>(&command);
    if (replace != nullptr &&
        std::ranges::find(stored.shared, replace->id, &store::SharedEntry::entry) != stored.shared.end()) {
        auto with = with_twins(std::move(*replace));
        if (!with) return with.problem();
        command = std::move(*with);
    }
    return carry_out(command, AsNew{}, finished);
}

// The same change of the record at hand, which need not be read again; false for one that is not of its entries.
bool Session::State::follow(Command const& command) {
    auto& claims = stored.application.claims;
    auto& entries = stored.entries;
    if (auto const* add = std::get_if<AddEntry>(&command)) {
        if (add->record != stored.id || add->activity) return false;
        auto const place = static_cast<std::ptrdiff_t>(add->position.value());
        claims.insert(claims.begin() + place, add->claim);
        entries.insert(entries.begin() + place, add->id);
    } else if (auto const* replace = std::get_if<ReplaceEntry>(&command)) {
        auto const place = place_of(replace->id);
        if (place == std::ssize(entries)) return false;
        claims[static_cast<std::size_t>(place)] = replace->claim;
    } else if (auto const* remove = std::get_if<RemoveEntry>(&command)) {
        auto const place = place_of(remove->id);
        if (place == std::ssize(entries)) return false;
        claims.erase(claims.begin() + place);
        entries.erase(entries.begin() + place);
    } else {
        return std::ranges::all_of(parts_of(command), is_of_files);
    }
    return true;
}

} // namespace accrue::session
