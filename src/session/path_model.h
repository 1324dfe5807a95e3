// PathModel: what the Path screen shows, as plain display data. The levels above the present one with the cheapest ways to
// each, how well the present one stands, and what is compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/claim.h"
#include "domain/id.h"

namespace accrue::session {

enum class PathObjective : std::uint8_t { Money, Hours, Months };

struct PathCost { // of one, as texts of numbers; empty: none
    std::string money;
    std::string hours;
    std::string months;

    [[nodiscard]] bool empty() const { return money.empty() && hours.empty() && months.empty(); }
    friend bool operator==(PathCost const&, PathCost const&) = default;
};

struct PathItem {            // one thing to do
    std::string of;          // the qualification or claim type whose cost it is
    std::string title;       // "ITIL V3 Service Operation", "2 × Talk (Kind: long)"
    std::string issuer;      // may be empty
    std::string after;       // "after ITIL V3 Foundation": what of the plan comes before; may be empty
    std::string cost;        // "1,200 EUR, about 50 hours"; of PathModel::unpriced empty where nobody knows it
    std::string cost_is_for; // "1 h": what `own` and `pack` are of; empty: one of it
    std::string currency;    // of money; empty: not known
    PathCost own;            // of one, this person's: a text that is empty is as the pack says
    PathCost pack;           // of one, as the pack says
    bool planned = false;    // stands among the planned entries
};

struct PathAmounts {
    Number money;
    Number hours;
    Number months;
    Date earliest;
};

struct PathBest { // of those that are compared it has the least of it, and not all have the same
    bool money = false;
    bool hours = false;
    bool months = false;
    bool earliest = false;
};

struct PathPlan {
    std::string key; // tells plans apart, and finds one again after a change
    int level = 0;   // index
    std::string level_code;
    PathObjective objective = PathObjective::Money;
    std::string headline; // "Acquire 2, 1,200 EUR, about 50 hours, earliest 3 March 2027"
    std::string doing;    // "Acquire 2"
    std::string money;    // "1,200 EUR", "no money"
    std::string hours;    // "about 50", "none"
    std::string months;   // "3", "none"
    std::string earliest; // "3 March 2027"
    std::string proof;    // "Nothing cheaper gets you there.", or what would have to be possible
    bool proven = true;
    std::vector<PathItem> items;   // in the order in which they are done
    std::vector<Claim> entries;    // all of it as planned entries, without ids, dated on `day`
    std::vector<std::size_t> open; // those of them that are not planned yet
    Date day;                      // on which the scorer finds the level with them
    PathAmounts amounts;
    PathBest best;
    std::string remains;      // "ASM remains" if a single entry is refused; only of plans that are compared
    bool from_before = false; // of those: worked out before the last change
};

struct PathLine {
    std::string text;
    std::string clause; // may be empty
};

struct PathLevel { // one above the present one
    enum class State : std::uint8_t {
        Pending,    // being worked out for the first time
        Plans,      // there are plans
        TimeAlone,  // nothing to do: it comes by itself
        Impossible, // `obstacles` say why
        Unknown     // nothing reaches it that was looked at
    };
    int index = 0;
    std::string code;
    std::string title;
    State state = State::Pending;
    bool pending = false; // it is being worked out again: what is shown is from before
    std::string answer;   // in one sentence
    std::string note;     // beside it, such as what time alone would bring; may be empty
    std::vector<PathPlan> plans;
    std::vector<PathLine> obstacles;
};

struct PathStanding { // how well the present level stands
    struct Hanging {  // the level falls without it
        EntryId entry;
        std::string name;
        std::string without; // "without it ASM"
    };
    std::string headline; // "Your PSM hangs on this one certificate: …; without it ASM."
    std::string remains;  // "Whatever single entry is refused, ASM remains."; may be empty
    std::vector<Hanging> hangs_on;
};

struct PathSetAside { // an entry with an error, which no way counts on
    EntryId entry;
    std::string name;
    std::string problem;
};

struct PathModel {
    enum class State : std::uint8_t {
        Ways,   // `levels` hold them
        Empty,  // nothing has been entered
        Top,    // there is no level above
        Refused // something outside the entries must be put right: `problems`
    };
    std::uint64_t revision = 0;
    State state = State::Empty;
    std::string message;    // of Empty, Top and Refused: a sentence
    bool has_level = false; // there is a present one
    std::string present;    // "ASM", "no level"
    std::string currency;   // "EUR"; empty: not known
    std::vector<PathLine> problems;
    std::vector<PathSetAside> set_aside;
    std::vector<PathItem> unpriced; // what no plan has as long as only the rules are asked: they give no cost of it
    std::vector<PathLevel> levels;  // lowest first
    std::size_t chosen = 0;         // of levels
    PathObjective objective = PathObjective::Money;
    std::optional<PathStanding> standing;
    std::vector<PathPlan> compared; // at most three
    bool working = false;           // something is being worked out

    [[nodiscard]] PathLevel const* level() const { return chosen < levels.size() ? &levels[chosen] : nullptr; }
    [[nodiscard]] PathPlan const* plan(std::string const& key) const; // shown or compared; null: neither
    [[nodiscard]] bool compares(std::string const& key) const;
};

inline constexpr std::size_t most_compared = 3;

} // namespace accrue::session
