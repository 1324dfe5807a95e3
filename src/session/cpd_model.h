// What the CPD screen shows: the credentials that a person keeps, what each still needs, and her activities with where each counts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/id.h"
#include "session/models.h"

namespace accrue::session {

struct CpdNeed {           // one condition of the cycle, as it would be at its end with what there is
    std::string title;     // "PDUs in three years"
    std::string state;     // "49 of 60"
    std::string missing;   // "11 more by 31 May 2027"; empty where it is met
    std::string pace;      // "At this pace 45 by then"; empty where that says nothing
    std::string clause;    // "3 PDUs in all"
    std::int64_t have = 0; // for a bar: in parts of which `need` are asked for
    std::int64_t need = 0;
    bool met = false;
    bool so_far = false; // as much as is asked for is there, and only time is still missing
    Date until;          // by then
    bool yearly = false; // of the running year
    int gate = 0;        // for explain_need
};

struct CpdCap {       // a limit that bites
    std::string text; // "Giving back: 25 of 31 count"
    int category = 0;
};

struct CpdCycle {        // one that has ended, or the one that runs
    std::string days;    // "1 Jun 2021 – 31 May 2024"
    std::string result;  // "complete", "running", "not complete"
    std::string points;  // "71 PDUs"
    std::string brought; // "11 PDUs carried in", "3 hours owed"; empty: nothing
    bool complete = false;
    bool stated = false; // what was carried in is as the holder has entered it
};

struct CpdYear {
    std::string days;
    std::string points; // "22"
    bool running = false;
};

struct CpdCredential { // one record of the person whose rules have cycles
    enum class State : std::uint8_t {
        Complete, // all that the cycle needs is there
        Open,     // something is missing, and there is time
        Due,      // something is missing, and less than 90 days are left
        Missed,   // the cycle before was not complete, and a late renewal is still taken
        Unknown   // it cannot be counted: `problem`
    };
    RecordId record;
    bool open = false;
    std::string scheme;      // its id, "pmi-ccr"
    std::string title;       // of the scheme
    std::string holder;      // what its rules ask about the holder: "pmp"; may be empty
    std::string short_title; // of at most 24 characters
    std::string column;      // the same for a column: where two are of one scheme, what tells them apart
    State state = State::Unknown;
    std::string sentence; // "11 PDUs are missing by 31 May 2027, in 188 days."
    std::string cycle;    // "1 Jun 2024 – 31 May 2027, year 3 of 3"
    std::vector<CpdNeed> needs;
    std::vector<CpdCap> caps;
    std::vector<CpdYear> years;     // of the running cycle; empty where it is one year
    std::vector<CpdCycle> cycles;   // the running one first
    std::vector<std::string> carry; // what would go into the next cycle, or be owed there
    std::string late;               // "A renewal of the cycle that ended on … is taken until …"; empty
    std::string problem;            // why it cannot be counted, and what to do
};

struct CpdCell {          // an activity under one credential
    EntryId entry;        // 0: it is not entered there
    std::string counted;  // "9.75"; "planned", "–" where it earns nothing
    std::string of;       // "12": what it would be worth without limits; empty: all of it counts
    std::string why;      // why nothing or less; empty where all is well, or where the cycle has ended
    std::string kind;     // "Education"
    bool lies_in = false; // in the running cycle
};

struct CpdActivity {
    enum class State : std::uint8_t { Planned, PlanPassed, ProofMissing, Done, Verified };
    std::string name;
    std::string when;
    State state = State::Done;
    std::vector<CpdCell> cells; // one for each credential
    Date last;                  // its last day
};

struct CpdModel {
    std::uint64_t revision = 0;
    std::string person;
    std::vector<CpdCredential> credentials; // in the order in which they were added
    std::vector<CpdActivity> activities;    // of the running cycles and planned ones; the latest first
    std::size_t earlier = 0;                // activities before them
    bool all = false;                       // those are among `activities` too
};

// --- Quick add ---

struct CpdChosen { // for one credential, in place of what would be guessed
    RecordId record;
    bool wanted = true;
    std::string type;                                       // empty: the likeliest
    std::vector<std::pair<std::string, std::string>> texts; // by FieldModel::key

    friend bool operator==(CpdChosen const&, CpdChosen const&) = default;
};

struct CpdAsked {
    std::string line;
    std::vector<CpdChosen> chosen;

    friend bool operator==(CpdAsked const&, CpdAsked const&) = default;
};

struct CpdQuickField {
    FieldModel field;
    std::string text;
    bool as_last_time = false;
    bool missing = false;
};

struct CpdQuickRow { // the entry under one credential
    RecordId record;
    std::string scheme;
    bool wanted = true;
    std::string type;
    std::vector<ChoiceModel> kinds;    // the likeliest first
    std::vector<CpdQuickField> fields; // those of the kind that the line does not say
    std::string worth;                 // "counts 2 PDUs", or why it does not
    bool can_add = false;
};

struct CpdQuick {
    std::string title;
    std::string when;     // "12 Nov 2026"
    std::string duration; // "2 h"; empty: none is said
    std::string state;    // "done", "planned"
    std::string organisation;
    std::vector<std::string> doubts; // sentences: what was not understood, and how to write it
    std::string again;               // that the same was logged before; empty: it was not
    std::vector<CpdQuickRow> rows;
    std::string add; // "Add to 2 schemes"; empty where nothing can be added
};

} // namespace accrue::session
