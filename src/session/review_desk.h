// ReviewDesk: applications that came, for whoever reviews them: takes packages in, keeps the queue, and puts one case at a time on the
// claim desk, where each claim gets a verdict and the level follows.
//
// What is done here is not undone by the session's undo: each verdict is saved at once and stands in the log of reviewing, and
// undo() takes the desk's own steps back, which the log tells too. Checking and drawing happen on threads beside the window.
// collect() is cheap; who shows the desk calls it after each frame.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/text.h"
#include "session/evidence_model.h"
#include "session/review_figures.h"
#include "session/review_log.h"
#include "session/review_model.h"
#include "session/review_sample.h"
#include "session/session.h"
#include "store/reviews.h"

namespace accrue::session {

struct ReviewerWish { // who reviews here
    std::string name;
    std::string emails; // a line each; these three show conflicts of interest
    std::string employers;
    std::string relations;
    std::string passphrase; // of the key that is made; empty where there is one already

    ~ReviewerWish() { wipe(passphrase); }
};

class ReviewDesk {
public:
    explicit ReviewDesk(Session::State& session); // which outlives it
    ReviewDesk(ReviewDesk const&) = delete;
    ReviewDesk& operator=(ReviewDesk const&) = delete;
    ~ReviewDesk(); // what is being done ends early

    // Reads what is not read yet. True: a model is another one.
    bool look();
    bool collect(); // takes over what has been checked, looked at and drawn meanwhile; likewise
    [[nodiscard]] bool is_working() const;
    void finish_next(); // waits for what is being done, and takes it over
    void finish();      // waits until nothing is being done; for the command line, pictures and tests

    // --- Who reviews ---
    // Makes a key where there is none yet. A425: the passphrase is empty or too short.
    Result<Done> set_reviewer(ReviewerWish const& wish);
    [[nodiscard]] std::optional<store::StoredReviewer> const& reviewer() const; // none: nobody yet

    // --- Who applies ---
    // Hides it from who reviews, until that is handed in, in all that queue and claim desk show. Remembered in the library. Who
    // shows it to herself by the last two is told by the log; they REQUIRE an open case that hides it.
    Result<Done> hide_applicants(bool hides);
    Result<Done> show_applicant();                           // of the open case
    Result<Done> show_unsearched(std::string const& sha256); // of its files, one in which the applicant cannot be found

    // --- The queue ---
    void take_in(std::vector<std::filesystem::path> const& files); // packages, and those in folders
    void stop_taking_in();
    void dismiss_intake();
    // The folder that is watched, kept as a setting; empty: none any more.
    Result<Done> watch_folder(std::filesystem::path const& folder);
    bool begin_watching(); // it, where one is set: for a window. True: there is one
    [[nodiscard]] bool is_watching() const;
    void filter(store::QueueFilter filter);
    [[nodiscard]] store::QueueFilter const& filter() const;
    void show_more(); // of the queue
    [[nodiscard]] QueueModel const& queue() const;

    // --- The claim desk ---
    // L126, L139; the rules by which it was taken in may be gone (A230).
    Result<Done> open(CaseId of);
    // The one that should be looked at next; false: there is none.
    Result<bool> open_next();
    // The next claim of that type without a verdict of yours, behind that one of the open case and then in the cases that came
    // after it, at last from the first case on; the case is opened. Empty: there is none.
    Result<std::string> open_next_of_type(std::string const& type, std::string const& behind);
    void close();
    [[nodiscard]] ClaimDeskModel const* desk() const; // null: no case is open

    // All of them REQUIRE an open case and somebody who reviews.
    Result<Done> declare_no_conflict(std::string const& why); // although there may seem to be one
    Result<Done> abstain(std::string const& why);
    Result<Done> take_up(); // again, after abstaining or handing in
    // None: as if nobody had looked at the claim. `seconds` that it was looked at. A490: something is missing in the verdict.
    Result<Done> decide(std::string const& claim, std::optional<Verdict> const& verdict, std::int64_t seconds);
    Result<Done> undo(); // REQUIRES: desk()->can_undo
    Result<Done> redo();
    Result<Done> recommend(std::optional<Outcome> const& outcome);
    Result<Done> set_note(std::string const& note);
    // Writes the review as a small signed file. A491: it is not complete. A424: another passphrase. S104, L146.
    Result<Done> hand_in(std::filesystem::path const& file, std::string const& passphrase);
    [[nodiscard]] std::string suggested_name() const;   // of that file
    [[nodiscard]] std::string suggested_folder() const; // for the letter

    // --- Deciding the open case ---
    // All of them REQUIRE an open case, and all but the first two that you decide it.
    Result<Done> take_on(); // you decide it from now on, and do not review it. A482: you cannot
    Result<Done> accept_reviewer(std::string const& key); // somebody whose review came: it counts from now on
    Result<Done> set_own_words(std::string const& words); // in the letter, before the reasons
    // Writes letter and feedback into that folder; their paths. Where they cannot be written (S104) it is decided all the same:
    // save_again. A482: it is decided already. A424: another passphrase. A494 to A499: as DecisionAnswer says.
    Result<std::vector<std::filesystem::path>> decide_case(std::filesystem::path const& folder,
                                                           std::string const& passphrase);
    Result<std::vector<std::filesystem::path>> save_again(std::filesystem::path const& folder);
    Result<Done> reopen(std::string const& why); // takes the decision back; it stays in the library and in the log

    // --- The log ---
    [[nodiscard]] Result<LogCheck> check_log(std::vector<LogHead> const& seen) const; // as check_review_log
    [[nodiscard]] Result<std::string> export_log() const;

    // --- For the body ---
    [[nodiscard]] Result<ReviewFigures> figures() const;      // of today
    Result<ReviewSample> draw_sample(SampleWish const& wish); // and logs it

    // --- Evidence ---
    // As EvidenceDesk::page, of a file of the open case.
    [[nodiscard]] EvidencePage const* page(std::string const& sha256, int page, int width);
    [[nodiscard]] bool may_draw() const;
    void allow_drawing();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace accrue::session
