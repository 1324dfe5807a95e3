#include "session/command.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/history.h"
#include "session/words.h"
#include "store/drafts.h"

namespace accrue::session {
namespace {

// Gives ids such as "talk-3" to claims that have none; they differ from all others of the record.
class IdGiver {
public:
    explicit IdGiver(std::vector<Claim> const& claims) {
        for (Claim const& claim : claims) taken_.insert(claim.id);
    }

    void give(Claim& claim) {
        if (!claim.id.empty()) taken_.insert(claim.id);
        for (std::size_t& last = last_[claim.type]; claim.id.empty();) {
            std::string id = fmt::format("{}-{}", shortened(claim.type, 80), ++last);
            if (taken_.insert(id).second) claim.id = std::move(id);
        }
    }

private:
    std::set<std::string> taken_;
    std::map<std::string, std::size_t> last_; // by type: the last number that was tried
};

// As commands say it: 0 where the member stands alone.
template <class Group, class Member>
Group joined(Group group, Member member) {
    return group.value == member.value ? Group{} : group;
}

class Performer {
public:
    Performer(store::Transaction& transaction, store::Database const& database,
              std::span<rules::Pack const* const> packs)
        : transaction_(transaction), database_(database), packs_(packs), pack_(packs.empty() ? nullptr : packs[0]) {}

    Result<Performed> operator()(AddEntry add) const {
        if (add.id) {
            store::StoredEntry const removed{add.id, add.record, add.position.value_or(0), add.claim, add.activity};
            if (auto done = store::restore_entry(transaction_, removed); !done) return done.problem();
        } else {
            if (auto placed = find_place(add); !placed) return placed.problem();
            auto const id = store::insert_entry(transaction_, add.record, *add.position, add.claim, add.activity);
            if (!id) return id.problem();
            add.id = *id;
        }
        Performed performed{
            {}, RemoveEntry{add.id}, say("Added {}", entry_words(add.claim, pack_)), add.record, add.id};
        performed.command = std::move(add);
        return performed;
    }

    Result<Performed> operator()(ReplaceEntry replace) const {
        auto old = store::load_entry(database_, replace.id);
        if (!old) return old.problem();
        if (replace.claim.id.empty()) replace.claim.id = old->claim.id;
        if (auto done = store::replace_entry(transaction_, replace.id, replace.claim); !done) return done.problem();
        Performed performed{{}, {}, say("Changed {}", entry_words(replace.claim, pack_)), old->record, replace.id};
        performed.inverse = ReplaceEntry{replace.id, std::move(old->claim)};
        performed.command = std::move(replace);
        return performed;
    }

    Result<Performed> operator()(RemoveEntry remove) const {
        auto old = store::remove_entry(transaction_, remove.id);
        if (!old) return old.problem();
        Performed performed{remove, {}, say("Removed {}", entry_words(old->claim, pack_)), old->record, {}};
        performed.inverse =
            AddEntry{old->record, std::move(old->claim), old->id, old->position, joined(old->activity, old->id)};
        return performed;
    }

    Result<Performed> operator()(ChangeDetails change) const {
        auto old = store::load_record(database_, change.record);
        if (!old) return old.problem();
        change.details.claims.clear();
        old->application.claims.clear();
        auto done = store::replace_details(transaction_, change.record, change.details);
        if (!done) return done.problem();
        Performed performed{{}, {}, details_words(old->application, change.details), change.record, {}};
        performed.inverse = ChangeDetails{change.record, std::move(old->application)};
        performed.command = std::move(change);
        return performed;
    }

    Result<Performed> operator()(AddRecord add) const {
        if (add.id) {
            store::StoredRecord const removed{add.id, add.application, add.entries, add.person, add.shared};
            if (auto done = store::restore_record(transaction_, removed); !done) return done.problem();
        } else {
            IdGiver ids(add.application.claims);
            for (Claim& claim : add.application.claims) ids.give(claim);
            auto stored = store::add_record(transaction_, add.application, add.person);
            if (!stored) return stored.problem();
            add.id = stored->id;
            add.entries = std::move(stored->entries);
        }
        Performed performed{
            {}, RemoveRecord{add.id}, say("Added {}", record_words(add.application, pack_)), add.id, {}};
        performed.command = std::move(add);
        return performed;
    }

    Result<Performed> operator()(RemoveRecord remove) const {
        auto const drafts = store::list_drafts(database_, remove.record);
        if (!drafts) return drafts.problem();
        if (!drafts->empty())
            return Problem{"L141",
                           {database_.file().string(), 0, 0, {}},
                           std::string(tr("the record has unfinished entries, which could not be brought back")),
                           std::string(tr("save or discard them first, then remove the record"))};
        auto old = store::remove_record(transaction_, remove.record);
        if (!old) return old.problem();
        Performed performed{remove, {}, say("Removed {}", record_words(old->application, pack_)), remove.record, {}};
        performed.inverse = AddRecord{std::move(old->application), old->id, std::move(old->entries),
                                      joined(old->person, old->id), std::move(old->shared)};
        return performed;
    }

    Result<Performed> operator()(SetPerson change) const {
        auto const record = store::load_record(database_, change.record);
        if (!record) return record.problem();
        auto const before = store::set_person(transaction_, change.record, change.person);
        if (!before) return before.problem();
        Performed performed{change, {}, say("Said whose {} is", record_words(record->application)), change.record, {}};
        performed.inverse = SetPerson{change.record, joined(*before, change.record)};
        return performed;
    }

    Result<Performed> operator()(SetActivity change) const {
        auto const entry = store::load_entry(database_, change.entry);
        if (!entry) return entry.problem();
        auto const before = store::set_activity(transaction_, change.entry, change.activity);
        if (!before) return before.problem();
        Performed performed{change, {}, "", entry->record, change.entry};
        std::string const words = entry_words(entry->claim, pack_);
        performed.words = change.activity ? say("Shared: {}", words) : say("No longer shared: {}", words);
        performed.inverse = SetActivity{change.entry, joined(*before, change.entry)};
        return performed;
    }

    Result<Performed> operator()(AddFile add) const {
        auto const id = store::add_file(transaction_, add.file);
        if (!id) return id.problem();
        add.file.id = *id;
        for (store::StoredMark& mark : add.marks) {
            mark.file = *id;
            auto const mark_id = store::add_mark(transaction_, mark);
            if (!mark_id) return mark_id.problem();
            mark.id = *mark_id;
        }
        Performed performed{{}, RemoveFile{*id}, say("Added the file {}", add.file.name), {}, {}};
        performed.command = std::move(add);
        return performed;
    }

    Result<Performed> operator()(RemoveFile remove) const {
        auto file = store::load_file(database_, remove.id);
        if (!file) return file.problem();
        AddFile inverse{*std::move(file)};
        Problems damaged; // those cannot come back
        auto marks = store::list_marks(database_, inverse.file.person, damaged);
        if (!marks) return marks.problem();
        std::ranges::copy_if(*marks, std::back_inserter(inverse.marks),
                             [&](store::StoredMark const& mark) { return mark.file == remove.id; });
        if (auto removed = store::remove_file(transaction_, remove.id); !removed) return removed.problem();
        Performed performed{remove, {}, say("Removed the file {}", inverse.file.name), {}, {}};
        performed.inverse = std::move(inverse);
        return performed;
    }

    Result<Performed> operator()(AddMark add) const {
        auto const id = store::add_mark(transaction_, add.mark);
        if (!id) return id.problem();
        add.mark.id = *id;
        return Performed{add, RemoveMark{*id}, say("Marked a proof in {}", name_of(add.mark)), {}, {}};
    }

    Result<Performed> operator()(RemoveMark remove) const {
        auto const mark = store::remove_mark(transaction_, remove.id);
        if (!mark) return mark.problem();
        return Performed{remove, AddMark{*mark}, say("Removed a proof mark from {}", name_of(*mark)), {}, {}};
    }

    Result<Performed> operator()(AddSealed add) const {
        bool const again = add.sealed.id && !add.sealed.withdrawn;
        auto const id = store::add_sealed(transaction_, add.sealed);
        if (!id) return id.problem();
        add.sealed.id = *id;
        std::string words = again
                                ? say("{} counts as sent again", add.sealed.file)
                                : say("Sealed the application: {}, revision {}", add.sealed.file, add.sealed.revision);
        return Performed{add, WithdrawSealed{*id}, std::move(words), add.sealed.record, {}};
    }

    Result<Performed> operator()(WithdrawSealed withdraw) const {
        auto const sealed = store::withdraw_sealed(transaction_, withdraw.id);
        if (!sealed) return sealed.problem();
        return Performed{
            withdraw, AddSealed{*sealed}, say("Withdrew the application {}", sealed->file), sealed->record, {}};
    }

    Result<Performed> operator()(Several several) const {
        assert(!several.commands.empty());
        Performed performed{{}, {}, several.words, {}, {}, {}};
        Several inverse{{}, several.words};
        for (std::size_t i = 0; i < several.commands.size(); ++i) {
            Command& command = several.commands[i];
            assert(!std::holds_alternative<Several>(command));
            if (auto* add = std::get_if<AddEntry>(&command); add != nullptr && add->activity.value < 0)
                add->activity = thing_of(several, i, add->activity);
            auto done =
                std::visit(Performer(transaction_, database_, packs_.subspan(std::min(i, packs_.size()))), command);
            if (!done) return done;
            command = std::move(done->command);
            inverse.commands.push_back(std::move(done->inverse));
            if (!performed.record) performed.record = done->record;
            if (done->record && done->record != performed.record) performed.others.push_back(done->record);
            if (!performed.entry) performed.entry = done->entry;
        }
        std::reverse(inverse.commands.begin(), inverse.commands.end());
        performed.command = std::move(several);
        performed.inverse = std::move(inverse);
        return performed;
    }

private:
    [[nodiscard]] std::string name_of(store::StoredMark const& mark) const {
        auto const file = store::load_file(database_, mark.file);
        return file ? file->name : std::string(tr("a file"));
    }

    // What same_as_part() stands for, once that part has been carried out.
    [[nodiscard]] static ActivityId thing_of(Several const& several, [[maybe_unused]] std::size_t done,
                                             ActivityId same) {
        auto const part = static_cast<std::size_t>(-1 - same.value);
        assert(part < done);
        auto const& first = std::get<AddEntry>(several.commands[part]);
        return first.activity ? first.activity : ActivityId{first.id.value};
    }

    [[nodiscard]] Result<Done> find_place(AddEntry& add) const {
        if (!add.claim.id.empty() && add.position) return Done{};
        auto const record = store::load_record(database_, add.record);
        if (!record) return record.problem();
        Command whole = std::move(add);
        complete(whole, record->id, record->application.claims);
        add = std::get<AddEntry>(std::move(whole));
        return Done{};
    }

    store::Transaction& transaction_;
    store::Database const& database_;
    std::span<rules::Pack const* const> packs_; // of this part and those after it; empty: none
    rules::Pack const* pack_;
};

bool survives_as_text(Command const& command) {
    auto const again = read_command(write_command(command));
    return again && *again == command;
}

} // namespace

bool operator==(AddFile const& a, AddFile const& b) {
    auto const said = [](store::EvidenceFile const& file) { // its size is read with its content
        return std::tie(file.id, file.person, file.name, file.sha256, file.made_from, file.made_how);
    };
    return said(a.file) == said(b.file) && a.marks == b.marks;
}

bool operator==(Several const& a, Several const& b) { return a.words == b.words && a.commands == b.commands; }

void complete(Command& command, RecordId record, std::vector<Claim> const& claims) {
    std::optional<IdGiver> ids;
    std::size_t end = claims.size();
    // Where entries are removed as well, the place at the end is known only when it comes to that.
    bool const known = std::ranges::none_of(
        parts_of(command), [](Command const& part) { return std::holds_alternative<RemoveEntry>(part); });
    auto const fill_in = [&](AddEntry& add) {
        if (add.record != record) return;
        bool const alone = &add == std::get_if<AddEntry>(&command);
        if (!ids && (!alone || add.claim.id.empty())) ids.emplace(claims);
        if (ids) ids->give(add.claim);
        if (!add.position && known) add.position = end;
        ++end;
    };
    if (auto* add = std::get_if<AddEntry>(&command)) fill_in(*add);
    if (auto* several = std::get_if<Several>(&command))
        for (Command& part : several->commands)
            if (auto* add = std::get_if<AddEntry>(&part)) fill_in(*add);
}

std::span<Command const> parts_of(Command const& command) {
    auto const* several = std::get_if<Several>(&command);
    return several ? std::span<Command const>(several->commands) : std::span(&command, 1);
}

Result<Performed> perform(store::Transaction& transaction, store::Database const& database, Command const& command,
                          std::span<rules::Pack const* const> packs) {
    auto performed = std::visit(Performer(transaction, database, packs), command);
    if (!performed) return performed;
    if (survives_as_text(performed->command) && survives_as_text(performed->inverse)) return performed;
    transaction.mark_failed();
    return Problem{"L142",
                   {database.file().string(), 0, 0, {}},
                   std::string(tr("this change could not be written down in a way that it can be undone")),
                   std::string(tr("shorten its texts; nothing was changed"))};
}

} // namespace accrue::session
