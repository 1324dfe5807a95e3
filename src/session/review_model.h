// What the Review screen shows: the queue of applications that came, and one of them on the claim desk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/id.h"
#include "domain/proof_mark.h"
#include "domain/review.h"
#include "session/models.h"
#include "store/review_cases.h"

namespace accrue::session {

using store::CaseState;
using store::QueueCounts;
using store::QueueFilter;

// --- The queue ---

struct QueueRow {
    CaseId id;
    std::string applicant; // "Case 17" where whose it is stays hidden
    std::string what;      // "PSM under prism 2012.1, revision 1"
    CaseState state = CaseState::New;
    std::string state_words; // "3 of 20 claims"
    std::string claimed;     // levels; "–": none
    std::string evidenced;
    std::string robust;
    std::string deadline; // "27 Oct 2012"
    std::string left;     // "3 days left", "2 days late"; empty where nothing is due any more
    bool late = false;
    bool soon = false;              // a week or less is left
    std::vector<std::string> flags; // sentences: "By the rules here the result is another than it says."
    std::string assignee;
};

struct QueueIntake { // packages, and reviews of them, that are taken in, or were
    bool running = false;
    std::size_t seen = 0;
    std::size_t total = 0;
    std::string words; // at the end: "Took in 12 applications. 2 were here already."
    struct Refused {
        std::string file;
        std::string what;
        std::string remedy;
        std::size_t number = 0; // in the order in which they were taken in
    };
    std::vector<Refused> refused;
};

struct QueueWatch { // a folder out of which packages are taken by themselves
    std::string folder;
    bool missing = false; // it is not there now
};

struct ReviewerModel { // who reviews here: as typed, a line each but for the name
    std::string name;
    std::string emails;
    std::string employers;
    std::string relations;
};

struct QueueModel {
    std::uint64_t revision = 0;
    std::vector<QueueRow> rows;        // in the order of their deadlines: as many as were asked for
    bool more = false;                 // behind them
    QueueCounts counts;                // of all
    std::vector<std::string> levels;   // that can be filtered by: those asked for in the rows that were seen
    std::optional<QueueIntake> intake; // of what was asked for, else of what came by itself
    std::optional<QueueWatch> watch;
    std::optional<ReviewerModel> reviewer; // none: nobody yet
    bool hides_applicants = false;         // cases have numbers instead of names; nothing can be searched for
};

// --- The claim desk ---

struct DeskFact { // to be compared with the evidence
    enum class Found : std::uint8_t {
        Unknown, // the evidence has no text to look in
        Yes,
        No
    };
    std::string title; // "Name"
    std::string value; // "Zoë Żółć"
    std::string rule;  // "within the last 36 months"; may be empty
    bool holds = true; // false: the rule is not kept
    Found found = Found::Unknown;
};

struct DeskMark { // where a fact stands
    ProofMark mark;
    std::string words; // "Date, page 2"
};

struct DeskProof { // a file of evidence
    std::string name;
    std::string sha256;          // of its content; empty: it is not in the package
    int pages = 0;               // 0: not known yet, or none can be shown
    std::string facts;           // "PDF, 2 pages of 210 × 297 mm, …"
    std::string trouble;         // why it cannot be shown; empty: it can
    std::vector<DeskMark> marks; // of this claim
};

struct DeskReason {
    std::string code;
    std::string title; // for lists
    std::string text;  // what the applicant will read
    std::string cure;
    std::string clause;
    std::vector<Verdict::Kind> verdicts; // that may cite it
};

struct DeskField { // that a reduction can make less of
    std::string key;
    std::string title;
    std::string unit;
    std::string value; // as claimed
    bool is_day = false;
};

struct DeskSaid { // what one reviewer says of a claim
    std::string who;
    std::string words; // "Reduced: 20 hours – Hours not shown"
    std::string note;  // the reviewer's own
    bool note_is_shared = false;
};

struct DeskClaim {
    std::string id; // in the application
    std::string title;
    std::string kind; // "Certificate"
    std::string type; // its code, by which claims of a kind are found in other applications
    std::string when;
    std::string worth; // by what is claimed: "2 points"
    std::string note;  // the applicant's own words
    std::vector<DeskFact> facts;
    std::vector<DeskProof> proofs;
    std::vector<DeskReason> reasons;
    std::vector<DeskField> fields;
    std::vector<std::string> problems; // that the rules find with it
    std::optional<Verdict> verdict;
    std::string verdict_words;  // "Reduced: 20 hours – Hours not shown"
    std::string before;         // what was decided of it in an application before; empty: it was not there
    bool carried = false;       // that is its verdict still: nobody has said another one
    std::vector<DeskSaid> said; // for who decides: by all reviewers; the verdict is then what is settled
    bool differs = false;       // likewise: they do not agree
    bool yours = false;         // likewise: she may say it, since they differ or some have passed it over
    std::string agreement;      // likewise: "agreed"
    bool decisive = false;      // the level that is verified so far hangs on it
    bool idle = false;          // whatever is said of it, the level stays the same
    std::string idle_because;
};

struct DeskConflict {
    std::string words; // "Ana Example works where the applicant worked: Northwind Ltd"
    bool certain = false;
};

struct DeskReview { // in the file in which it was handed in
    std::string who;
    std::string words;   // "handed in on 3 Oct 2012, revision 2: Award PSM"
    std::string trouble; // why it does not count, and what to do; empty: it counts
    std::string key;     // of somebody whom nobody here knows; empty: it is known whose it is
};

struct DeskLetterLine { // of the letter as it would go out
    enum class Kind : std::uint8_t { Heading, Text, Fact, Item, Signer };
    Kind kind = Kind::Text;
    std::string text;
    std::string value = {}; // Fact
};

struct DeskDecision {                 // of who decides, and of what is decided
    bool yours = false;               // you decide it
    std::string by;                   // who does
    std::string agreement;            // "14 of 16 claims alike; Cohen's kappa 0.71"; empty: there is nothing to compare
    std::string recommended;          // "The reviewers recommend: Award PSM." Empty: they do not agree
    std::optional<Outcome> outcome;   // chosen, else recommended
    std::string own_words;            // in the letter before the reasons
    std::string why_not;              // it cannot be decided yet; empty: it can, and the letter is there
    std::vector<std::string> remarks; // sentences to be read before it is decided
    std::vector<DeskLetterLine> letter;
    std::string done; // "Decided on 3 Oct 2012: Award PSM." Empty: not yet
};

struct ClaimDeskModel {
    std::uint64_t revision = 0;
    CaseId of;
    QueueRow row;                 // as in the queue
    bool hides_applicant = false; // nothing below says who applies
    std::string submitted;        // "12 Sep 2012"
    std::string signature;        // "Signed by the key E762…"
    // Before anything else is shown: whether the reviewer may review it at all.
    bool asks_for_conflicts = false;
    std::vector<DeskConflict> conflicts;
    std::optional<std::string> abstains; // why
    std::vector<DeskClaim> claims;
    std::size_t decided = 0;
    SummaryModel summary; // of what is verified so far
    std::string level;    // of it
    std::string best;     // the level if everything that is left were allowed
    std::string sentence; // "Verified so far: ASM. It would be PSM if the 4 claims that are left were allowed."
    std::string hangs_on; // "It hangs on: ITIL Foundation; Service manager." Empty: on no single claim
    bool can_undo = false;
    bool can_redo = false;
    bool handed_in = false;
    std::string why_not_ready;       // why it cannot be handed in yet; empty: it can
    std::optional<Outcome> outcome;  // what the reviewer recommends
    std::vector<std::string> awards; // codes of the levels that could be awarded, lowest first
    std::string note;                // private
    // Of all who review it. What they say is hidden from who reviews it too until that is handed in.
    std::size_t reviews_here = 0;
    std::size_t reviews_waiting = 0; // that came and do not count, so far
    std::size_t reviews_needed = 1;  // by the rules
    bool reviews_are_hidden = true;
    std::vector<DeskReview> reviews;
    std::optional<DeskDecision> decision; // nothing: nobody decides it yet
    std::string why_not_decide;           // why you cannot take it on; empty: you can
};

} // namespace accrue::session
