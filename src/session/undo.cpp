// Undo, redo, and what can be done with the log besides: reading it, going to any point of it, bringing back what was removed.
#include <algorithm>
#include <cassert>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "session/evidence_names.h"
#include "session/state.h"
#include "session/words.h"
#include "store/settings.h"

namespace accrue::session {
namespace {

constexpr std::size_t rows_at_a_time = 200;

// One step back or forward, within the transaction.
Result<Done> take_step(store::Transaction& transaction, store::Database const& database, store::Change const& change,
                       std::string const& command) {
    auto const read = read_command(command);
    if (!read) return read.problem();
    auto const performed = perform(transaction, database, *read);
    if (!performed) return performed.problem();
    return change.state == store::Change::State::Done ? store::mark_undone(transaction, change.id)
                                                      : store::mark_redone(transaction, change.id);
}

Problem replaced(ChangeId change) {
    return {"L147",
            {{}, 0, 0, fmt::format("/changes/{}", change.value)},
            std::string(tr("this change was undone and other changes were made since: there is no way back to it")),
            std::string(tr("make it again by hand; nothing was changed"))};
}

// Steps until `goal` is the newest change that is done.
Result<Done> walk(store::Transaction& transaction, store::Database const& database, ChangeId goal) {
    for (;;) {
        auto const done = store::next_undo(database);
        if (!done) return done.problem();
        ChangeId const newest = *done ? (*done)->id : ChangeId{};
        if (newest == goal) return Done{};
        if (newest > goal) {
            if (auto step = take_step(transaction, database, **done, (*done)->inverse); !step) return step;
            continue;
        }
        auto const undone = store::next_redo(database);
        if (!undone) return undone.problem();
        if (!*undone || (*undone)->id > goal) return replaced(goal);
        if (auto step = take_step(transaction, database, **undone, (*undone)->command); !step) return step;
    }
}

Problem cannot_be_back(std::string_view what, std::string_view remedy) {
    return {"L148", {}, std::string(what), std::string(remedy)};
}

// The entry as it can stand among those that are there now.
Result<Done> fit(AddEntry& add, store::Database const& database, std::size_t brought) {
    if (store::load_entry(database, add.id))
        return cannot_be_back(tr("the entry is there already"), tr("nothing was changed"));
    auto const record = store::load_record(database, add.record);
    if (!record)
        return cannot_be_back(tr("the record that the entry was in is not there any more"),
                              tr("bring the record back first; nothing was changed"));
    auto const& claims = record->application.claims;
    add.position = std::min(add.position.value_or(claims.size()), claims.size() + brought);
    auto const taken = [&] { return std::ranges::find(claims, add.claim.id, &Claim::id) != claims.end(); };
    for (std::string const id = add.claim.id; taken();) add.claim.id = id + (add.claim.id == id ? "-again" : "+");
    return Done{};
}

// The file under a name that is free now.
Result<Done> fit(AddFile& add, store::Database const& database) {
    Problems damaged;
    auto const files = store::list_files(database, add.file.person, damaged);
    if (!files) return files.problem();
    if (std::ranges::find(*files, add.file.id, &store::EvidenceFile::id) != files->end())
        return cannot_be_back(tr("the file is there already"), tr("nothing was changed"));
    auto const names = store::list_file_names(database, add.file.person);
    if (!names) return names.problem();
    add.file.name = free_name(add.file.name, *names);
    return Done{};
}

std::string restored_words(Command const& part, rules::Pack const* pack) {
    if (auto const* add = std::get_if<AddFile>(&part)) return add->file.name;
    if (auto const* add = std::get_if<AddEntry>(&part)) return entry_words(add->claim, pack);
    return record_words(std::get<AddRecord>(part).application, pack);
}

} // namespace

Result<Done> Session::undo() {
    auto const change = store::next_undo(state_->database);
    if (!change) return change.problem();
    assert(*change);
    if (!*change) return Done{};
    auto const inverse = read_command((*change)->inverse);
    if (!inverse) return inverse.problem();
    auto const performed = state_->carry_out(*inverse, State::AsUndone{(*change)->id});
    if (!performed) return performed.problem();
    return Done{};
}

Result<Done> Session::redo() {
    auto const change = store::next_redo(state_->database);
    if (!change) return change.problem();
    assert(*change);
    if (!*change) return Done{};
    auto const command = read_command((*change)->command);
    if (!command) return command.problem();
    auto const performed = state_->carry_out(*command, State::AsRedone{(*change)->id});
    if (!performed) return performed.problem();
    return Done{};
}

Result<Done> Session::go_to_change(ChangeId change) {
    auto transaction = store::Transaction::begin(state_->database);
    if (!transaction) return transaction.problem();
    if (auto walked = walk(*transaction, state_->database, change); !walked) return walked;
    auto const records = store::list_records(state_->database);
    if (!records) return records.problem();
    auto const open = std::ranges::find(*records, record(), &store::RecordSummary::id);
    RecordId const next = open != records->end() ? open->id : records->empty() ? RecordId{} : records->front().id;
    if (auto set = store::set_setting(*transaction, shown_record, fmt::format("{}", next.value)); !set) return set;
    if (auto done = state_->commit(*transaction); !done) return done;
    if (auto shown = state_->show_or_another(next); !shown) state_->warn(shown.problem());
    return Done{};
}

Result<Performed> Session::bring_back(ChangeId change) {
    auto const found = store::load_change(state_->database, change);
    if (!found) return found.problem();
    auto const inverse = read_command(found->inverse);
    if (!inverse) return inverse.problem();
    Several several{restoring_parts(*inverse), {}};
    std::vector<PackPointer> const packs = state_->packs_of(several.commands);
    for (std::size_t i = 0; i < several.commands.size(); ++i) {
        auto* const add = std::get_if<AddEntry>(&several.commands[i]);
        if (add != nullptr)
            if (auto fitted = fit(*add, state_->database, i); !fitted) return fitted.problem();
        auto* const file = std::get_if<AddFile>(&several.commands[i]);
        if (file != nullptr)
            if (auto fitted = fit(*file, state_->database); !fitted) return fitted.problem();
        several.words += (i == 0 ? "" : ", ") + restored_words(several.commands[i], pack_in(packs[i]));
    }
    if (several.commands.empty()) return cannot_be_back(tr("this change removed nothing"), tr("nothing was changed"));
    several.words = say("Brought back {}", several.words);
    return state_->change(std::move(several));
}

HistoryModel const& Session::history() {
    state_->follow_language();
    HistoryModel& model = state_->history;
    if (state_->history_rows == 0) state_->history_rows = rows_at_a_time;
    std::pair const asked{state_->revision, state_->history_rows};
    if (state_->history_made == asked) return model;
    state_->history_made = asked;
    auto const changes = store::list_changes(state_->database, {}, state_->history_rows + 1);
    model = {};
    model.revision = state_->revision;
    if (!changes) {
        state_->warn(changes.problem());
        return model;
    }
    model.more = changes->size() > state_->history_rows;
    bool newest = true;
    for (std::size_t i = 0; i < std::min(changes->size(), state_->history_rows); ++i) {
        std::string const& at = (*changes)[i].change.at;
        HistoryRow row = history_row((*changes)[i], state_->ports.local_time ? state_->ports.local_time(at) : at);
        row.is_now = newest && row.state == HistoryRow::State::Done && !row.damaged;
        newest = newest && !row.is_now;
        model.rows.push_back(std::move(row));
    }
    return model;
}

void Session::read_older_changes() { state_->history_rows += rows_at_a_time; }

std::vector<std::string> Session::differences_of(ChangeId change) const {
    auto const found = store::load_change(state_->database, change);
    if (!found) return {};
    auto const command = read_command(found->command);
    auto const inverse = read_command(found->inverse);
    if (!command || !inverse) return {};
    auto const inverses = parts_of(*inverse);
    std::vector<Command> telling; // of each part the side that says its record
    for (Command const& part : parts_of(*command)) {
        bool const removal = std::holds_alternative<RemoveEntry>(part) || std::holds_alternative<RemoveRecord>(part);
        std::size_t const mirrored = inverses.size() - 1 - std::min(telling.size(), inverses.size() - 1);
        telling.push_back(removal ? inverses[mirrored] : part);
    }
    std::vector<PackPointer> const packs = state_->packs_of(telling);
    return difference_words(*command, *inverse, packs_in(packs));
}

} // namespace accrue::session
