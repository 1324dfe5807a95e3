// The part of the change log that is about the open record, for handing on: of other records nothing is in it.
#include <algorithm>
#include <set>

#include "session/state.h"
#include "store/log.h"

namespace accrue::session {
namespace {

constexpr std::size_t changes_at_a_time = 500;

// Goes along the log from the newest change to the oldest. A change of an entry does not say its record; what removed the
// entry later does.
class ChangesOf {
public:
    ChangesOf(RecordId record, std::vector<EntryId> const& entries)
        : record_(record), entries_(entries.begin(), entries.end()) {}

    bool touches(store::Change const& change) {
        bool touched = false;
        for (std::string const& text : {change.command, change.inverse}) {
            auto const command = read_command(text);
            if (!command) continue;
            for (Command const& part : parts_of(*command)) touched = is_about(part) || touched;
        }
        return touched;
    }

private:
    bool is_about(Command const& command) {
        if (auto const* add = std::get_if<AddEntry>(&command)) {
            if (add->record == record_) entries_.insert(add->id);
            return add->record == record_;
        }
        if (auto const* add = std::get_if<AddRecord>(&command)) {
            if (add->id == record_) entries_.insert(add->entries.begin(), add->entries.end());
            return add->id == record_;
        }
        if (auto const* replace = std::get_if<ReplaceEntry>(&command)) return entries_.contains(replace->id);
        if (auto const* remove = std::get_if<RemoveEntry>(&command)) return entries_.contains(remove->id);
        if (auto const* change = std::get_if<ChangeDetails>(&command)) return change->record == record_;
        if (auto const* remove = std::get_if<RemoveRecord>(&command)) return remove->record == record_;
        if (auto const* set = std::get_if<SetPerson>(&command)) return set->record == record_;
        if (auto const* set = std::get_if<SetActivity>(&command)) return entries_.contains(set->entry);
        if (auto const* add = std::get_if<AddMark>(&command)) return entries_.contains(add->mark.entry);
        return false;
    }

    RecordId record_;
    std::set<EntryId> entries_;
};

} // namespace

HistoryModel Session::changes_of_record(std::size_t most) const {
    State& state = *state_;
    HistoryModel model;
    model.revision = state.revision;
    ChangesOf ours(state.stored.id, state.stored.entries);
    ChangeId before;
    while (true) {
        auto const changes = store::list_changes(state.database, before, changes_at_a_time);
        if (!changes) {
            state.warn(changes.problem());
            return model;
        }
        for (store::ListedChange const& listed : *changes) {
            before = listed.change.id;
            if (listed.damaged || !ours.touches(listed.change)) continue;
            if (model.rows.size() == most) {
                model.more = true;
                return model;
            }
            std::string const& at = listed.change.at;
            model.rows.push_back(history_row(listed, state.ports.local_time ? state.ports.local_time(at) : at));
        }
        if (changes->size() < changes_at_a_time) return model;
    }
}

} // namespace accrue::session
