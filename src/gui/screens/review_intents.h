// What is asked for about applications that came to be reviewed. Part of intents.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/id.h"
#include "domain/review.h"
#include "domain/text.h"
#include "session/review_desk.h"

namespace accrue::gui {

struct TakeInPackages { // for review: packages, and those in folders
    std::vector<std::string> paths;
};
struct StopTakingInPackages {};
struct DismissQueueIntake {}; // what is told of the packages taken in last
struct WatchFolder {          // packages that appear in it are taken in by themselves; empty: none any more
    std::string path;
};
struct FilterQueue {
    session::QueueFilter filter; // its search as typed
};
struct ShowMoreCases {};
struct HideApplicants { // in all that is shown of applications
    bool hides = true;
};
struct ShowApplicant {}; // of the open case
struct ShowUnsearched {  // a file of it in which who applies cannot be found
    std::string sha256;
};
struct OpenCase { // on the claim desk; who reviews is asked for first
    CaseId of;
};
struct OpenNextCase {};
struct OpenNextOfKind { // the next claim of a kind, in whatever case
    std::string type;
    std::string behind; // this claim of the open case
};
struct CloseCase {};
struct SetReviewer {
    session::ReviewerWish wish;
};
struct DeclareNoConflict {
    std::string why; // although there seems to be one
};
struct Abstain {
    std::string why;
};
struct TakeUpCase {}; // again
struct DecideClaim {
    std::string claim;
    std::optional<Verdict> verdict; // none: as if nobody had looked at it
    std::int64_t seconds = 0;       // that it was looked at
};
struct UndoVerdict {};
struct RedoVerdict {};
struct Recommend {
    std::optional<Outcome> outcome;
};
struct NoteCase { // privately
    std::string note;
};
struct TakeOnDeciding {}; // and not review it
struct AcceptReviewer {   // whose review came
    std::string key;
};
struct SetOwnWords { // in the letter
    std::string words;
};
struct DecideCase {
    std::string folder; // for letter and feedback
    std::string passphrase;

    ~DecideCase() { wipe(passphrase); }
};
struct SaveDecisionAgain {
    std::string folder;
};
struct ReopenDecision {
    std::string why;
};
struct AskWhereToHandIn {}; // with a dialog of the desktop
struct HandInInto {         // that file, which is chosen in the dialog
    std::string path;
};
struct HandIn {
    std::string path;
    std::string passphrase;

    ~HandIn() { wipe(passphrase); }
};

} // namespace accrue::gui
