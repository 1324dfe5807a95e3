// What the Application screen shows: every part that the rules ask for at the level applied for, with its state and where it
// is mended; what contradicts itself; what was sealed before, and what has changed since.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/application.h"
#include "domain/id.h"
#include "session/models.h"

namespace accrue::session {

struct ApplicationPart {
    enum class Kind : std::uint8_t {
        Level,
        Applicant,
        Evidence,
        Document,
        Declaration,
        Referees,
        Statement,
        Fee,
        Size
    };
    enum class State : std::uint8_t {
        Done,
        Missing, // to be done before it can be sealed
        Wrong,   // is there, and cannot be sealed like this
        Later,   // is asked for after the review
        Beyond   // a level that the rules do not give: it can be sealed like this
    };
    Kind kind = Kind::Level;
    std::string id; // of the document or declaration
    std::string title;
    State state = State::Missing;
    std::string words;  // what it is, or what is missing, in a sentence
    std::string clause; // "7.1 What an application contains"; may be empty
    EntryId entry;      // Evidence: the first one that lacks it; 0: none
};

struct TargetModel { // a level that can be applied for
    std::string code;
    std::string title;
    bool reached = false; // by what is claimed
};

struct DocumentModel {
    std::string id;
    std::string title;
    std::string formats; // "PDF"; empty: any
    std::string clause;
    std::string file;   // named for it; empty: none
    bool made = false;  // Accrue makes it where no file is named
    bool later = false; // is asked for after the review
};

struct DeclarationModel {
    std::string id;
    std::string title;
    std::string text;
    std::string clause;
    std::string signed_on; // "12 Sep 2012"; empty: not yet
};

struct RefereeModel {
    Referee referee;
    std::string state;                 // "not asked yet", "asked on 3 May 2012", "has answered: reference.pdf"
    std::vector<std::string> problems; // why the rules do not take him, sentences
    bool answered = false;
};

struct FeeModel {
    std::string title;
    std::string amount; // "340 XTS"
    std::string who;    // "members"
    std::string due;    // "each year"
    std::string clause;
    bool applies = false; // to this applicant
};

struct Contradiction {
    std::string what;                                              // a sentence
    std::string remedy;                                            // another
    ApplicationPart::Kind part = ApplicationPart::Kind::Applicant; // where it is mended
    EntryId entry;                                                 // Evidence: that entry; 0: none
    FileId file;                                                   // Evidence: of a file; 0: of the entry itself
};

inline constexpr std::size_t least_passphrase = 8; // characters of a new one

struct SealedModel {
    SealedId id;
    std::string file;
    std::string words; // "Revision 2, sealed on 14 Sep 2012"
    std::string size;  // of the package, "1.2 MB"
    bool withdrawn = false;
};

struct ChangedSince { // between the last one that was sealed and now
    enum class Kind : std::uint8_t { Added, Changed, Removed };
    Kind kind = Kind::Changed;
    std::string title;              // "ITIL V3 Foundation"
    std::vector<std::string> lines; // "Title: …, was …"
    std::string claim = {};         // its id; empty: the application itself
};

struct StatementLimits { // of words; absent: none
    std::optional<int> least;
    std::optional<int> most;
};
// "Words: 212. From 100 to 500 are asked for." Also of a text that is being typed.
[[nodiscard]] std::string statement_words(StatementLimits const& limits, std::string_view text);
[[nodiscard]] bool fits(StatementLimits const& limits, std::string_view text); // an empty text never does

struct ApplicationModel {
    std::uint64_t revision = 0;
    std::string scheme; // "priSM 2012.1"
    std::string notice;
    std::string computed;             // the level that is reached now; empty: none
    std::string target;               // applied for
    std::string verdict;              // "You reach PSM.", "You do not reach PSM, because …"
    std::vector<TargetModel> targets; // highest first
    std::vector<ApplicationPart> parts;
    std::size_t open = 0;      // parts that are missing or wrong
    bool asks_for_more = true; // than a level, an applicant and evidence
    std::string order;         // of steps and fees: "Pay 340 XTS after the award …"
    Applicant applicant;
    std::vector<DocumentModel> documents;
    std::vector<DeclarationModel> declarations;
    std::vector<RefereeModel> referees;
    int referees_asked = 0;
    std::string referees_words; // "1 referee, who has known you for 6 months within the last 3 years"
    std::string statement;
    std::string prompt;
    StatementLimits statement_limits;
    std::vector<FeeModel> fees;
    bool fees_depend_on_member = false;
    std::vector<Contradiction> contradictions;
    std::string size;                // "12.4 MB of 25 MB"
    std::vector<std::string> files;  // names of the person's files, for choices
    std::vector<SealedModel> sealed; // newest first
    std::vector<ChangedSince> changes;
    std::string compared_with;     // what changes are against; empty: nothing was sealed yet
    std::string language;          // of the documents: "en", "de"
    std::string key;               // the id of the person's key; empty: none yet
    std::string why_not;           // why it cannot be sealed, a sentence; empty: it can
    std::string suggested_name;    // of the package, "ana-example-psm-2.accrue-application.zip" of the second revision
    std::vector<std::string> left; // what does not go into the package: planned entries, own costs, rulings
};

} // namespace accrue::session
