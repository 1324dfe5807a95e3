// History: the change log for reading, newest first, with what can be done about each change. Models are made from the
// library's log and kept until it grows; a change's differences are worked out when they are asked for.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/id.h"
#include "session/command.h"
#include "store/log.h"

namespace accrue::session {

struct HistoryRow {
    enum class State : std::uint8_t {
        Done,
        Undone,  // Redo makes it again
        Replaced // undone, and then other changes were made: it stays for reading
    };
    ChangeId id;
    std::string day;   // "12 September 2012": where the user is
    std::string time;  // "11:30"
    std::string words; // "Added Certificate: ITIL V3 Foundation"
    State state = State::Done;
    bool is_now = false;      // the newest that is done: the library stands here
    bool brings_back = false; // it removed something, which can be brought back by itself
    bool damaged = false;     // it cannot be read, and nothing before it can be undone
};

struct HistoryModel {
    std::uint64_t revision = 0;
    std::vector<HistoryRow> rows; // newest first
    bool more = false;            // there are older ones
};

// What a change did, line by line: "Hours: 20, was 25". The packs, one for each part of the command, lend titles; null: the
// names as written.
[[nodiscard]] std::vector<std::string> difference_words(Command const& command, Command const& inverse,
                                                        std::span<rules::Pack const* const> packs);

// A change of the details of a record: "Counted on 12 Sep 2012 instead of today"; what it was where it is one thing.
[[nodiscard]] std::string details_words(Application const& before, Application const& after);

// The parts of an inverse that bring back what was removed; empty: nothing was.
[[nodiscard]] std::vector<Command> restoring_parts(Command const& inverse);

// One row for a change. `moment` is its time where the user is, "2012-07-15 11:30".
[[nodiscard]] HistoryRow history_row(store::ListedChange const& listed, std::string const& moment);

} // namespace accrue::session
