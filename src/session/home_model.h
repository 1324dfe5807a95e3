// What the Home screen shows, as plain data: the person whose record is open with all her schemes, what comes up, and the
// other people of the library.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/id.h"
#include "session/models.h"

namespace accrue::session {

struct HomeNote { // something that comes up
    enum class Kind : std::uint8_t {
        Falls,      // the level falls
        Rises,      // the level rises by time alone
        Lapses,     // an entry stops counting, and the level stays
        CycleEnds,  // what is missing must be there by then
        PlanIsDue,  // a planned entry whose day has passed
        PlanAhead,  // one whose day comes
        Unfinished, // forms that were left
        Wrong       // entries that cannot be counted
    };
    Kind kind = Kind::Lapses;
    std::string when; // "3 Mar 2027"; empty: now
    std::string text; // "ITIL Expert lapses: ASM instead of PSM"
    EntryId entry;    // to look at; 0: none
};

struct HomeScheme { // one record
    RecordId record;
    bool open = false;
    std::string title;   // of the scheme, "priSM (reconstruction)"
    std::string version; // of the rules, "2012.1"
    std::string level;   // "ASM", or "no level"; empty where it cannot be scored
    std::string level_title;
    std::vector<LevelModel> ladder;
    std::string with_plans;      // "PSM with what you plan, on 3 Mar 2027"; empty: nothing is planned
    std::string next_step;       // what is missing, in one sentence; empty at the top
    std::vector<HomeNote> notes; // soonest first
    bool looking_ahead = false;  // what lapses and what time brings is not among them yet: Session::look_ahead_at_home
    std::size_t entries = 0;
    std::string problem; // why it cannot be shown
};

struct HomePerson {
    PersonId person;
    std::string name; // "Jo Example", or "Unnamed record"
    bool open = false;
    std::vector<HomeScheme> schemes; // in the order in which they were added
};

struct HomeModel {
    std::uint64_t revision = 0;
    std::vector<HomePerson> people; // the open one first, then by name
    bool looking_ahead = false;     // a scheme of theirs
};

} // namespace accrue::session
