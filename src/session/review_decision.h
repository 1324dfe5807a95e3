// What a body decides about an application, from the reviews of it to what the applicant gets: a letter and a small signed file
// that her library takes in. Without a library; nothing is sent, and nothing of a reviewer is in it but what was meant for her.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/feedback.h"
#include "domain/text.h"
#include "session/review_log.h"
#include "session/review_merge.h"

namespace accrue::session {

struct DecisionWords {                    // what the body says
    std::optional<Outcome::Kind> outcome; // nothing: what the merge says, or an award where a level is named
    std::string level;                    // Award; empty: that of the merge, else the one that was applied for
    std::optional<Date> on;               // the day of the decision; nothing: today
    std::string body;                     // the name of who decides; empty: that of the scheme
    LogHead head;                         // of the body's log, to be witnessed; count 0: none
    std::string own_words;                // of the body, in the letter before the reasons; may be empty
};

struct DecisionWish {
    MergeWish merge;
    DecisionWords words;
    std::optional<std::string> secret_key; // the text of the body's key file; nothing: there is a letter alone
    std::string passphrase;                // of it

    ~DecisionWish() { wipe(passphrase); }
};

struct DecisionAnswer {
    // Of merging, of the key, and
    //   A494 too few reviews                         A495 open claims that could change the level
    //   A496 an award that is not reached            A497 it is open what is decided, or for what reason
    //   A499 a day before the application            AW46 another decision than the reviewers recommend
    //   AW47 a day after the limit of the rules      A484 a file that was named and does not count
    //   AW51 keys that nobody has named
    Problems problems;
    bool done = false; // what follows is there
    std::string applicant;
    std::string asked;   // the level applied for
    std::string reached; // by what is settled
    std::string outcome; // in words
    Feedback feedback;
    std::string letter_html; // in the language that is spoken, as are the texts of the feedback
    std::string letter_pdf;
    std::string feedback_file; // signed; empty without a key
    std::string feedback_name; // "ashby.accrue-feedback"
};

[[nodiscard]] DecisionAnswer decide(DecisionWish const& wish);

// letter.html, letter.pdf and the feedback in this folder, which is made where its own folder is there; their paths. All of them
// or none. S104, L146. A485: without a feedback, into a folder with that of an earlier decision.
[[nodiscard]] Result<std::vector<std::filesystem::path>> save_decision(DecisionAnswer const& answer,
                                                                       std::filesystem::path const& folder);

} // namespace accrue::session
