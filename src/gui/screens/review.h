// Review: the queue of applications that came to be reviewed, and the claim desk, where one of them is looked at claim by claim:
// claims at the left, what is to be checked in the middle, the evidence at the right. One key gives one verdict.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include <imgui.h>

#include "domain/review.h"
#include "gui/screens/intents.h"
#include "gui/screens/page_view.h"
#include "gui/screens/typed_text.h"
#include "gui/widgets/theme.h"
#include "session/review_model.h"

namespace accrue::gui {

// What is drawn: the models, and where the pages of evidence come from (ReviewDesk::page).
struct ReviewView {
    session::QueueModel const& queue;
    session::QueueFilter const& filter;
    session::ClaimDeskModel const* desk = nullptr; // null: no case is open
    std::function<session::EvidencePage const*(std::string const& sha256, int page, int width)> page = {};
    bool may_draw = true;
    std::string suggested_name = {};   // of the file in which the open case's review is handed in
    std::string suggested_folder = {}; // of its letter
};

enum class ReviewRoom : std::uint8_t { // on the claim desk
    ThreePanes,                        // claims, the claim, its evidence
    TwoPanes,                          // claims; the claim above its evidence
    OnePane                            // one of the three
};

enum class ReviewPart : std::uint8_t { Claims, Claim, Evidence };

// A verdict that needs more than its key, until it is given.
struct VerdictForm {
    Verdict::Kind kind = Verdict::Kind::Refuse;
    std::optional<std::size_t> reason = {}; // of those that may be cited
    std::size_t field = 0;                  // Reduce: of the claim's
    std::string to = {};                    // likewise
    std::string note = {};
    bool note_is_shared = false;
    int frames = 0; // since it came: what was typed to open it is not typed into it
    bool reveal_reason = false;
};

// How long a claim was in sight, as long as somebody did something.
struct Watch {
    std::string claim;
    std::map<std::string, double> seconds = {}; // since their last verdict
    double active = 0;                          // when something was done last, by ImGui's clock
};

struct ReviewState { // what only this screen remembers
    // The queue.
    TypedText search;
    std::size_t cursor = 0; // the row that is chosen
    bool reveal_cursor = false;
    bool focus_search = false;
    std::uint64_t asked_more_at = 0; // the revision for which more rows were asked for
    std::optional<OpenCase> awaited; // opened once it is known who reviews; id 0: the next one
    // The claim desk.
    ReviewRoom room = ReviewRoom::ThreePanes;
    ReviewPart part = ReviewPart::Claims; // of one pane
    CaseId of;                            // to which what follows belongs
    std::size_t claim = 0;                // behind the last one: the recommendation
    bool reveal_claim = false;
    bool advances = false; // to the next claim that matters, in the next frame
    std::optional<VerdictForm> form;
    std::size_t proof = 0; // of the claim's files
    std::size_t mark = 0;  // of its marks: the one that is gone to
    PageView pages;
    std::string row_of_kind; // the type whose claims are judged in a row, whatever the application; empty: none
    std::string why;         // about a conflict of interest
    TypedText note;          // private, of the whole case
    TypedText own_words;     // of who decides, in the letter
    Watch watch;
    float head_height = 0; // device pixels, as last drawn
    float foot_height = 0; // likewise
    float legend_height = 0;

    // The session has taken the verdict on the claim, or that it has none.
    void decided(std::string const& on, bool given) {
        watch.seconds.erase(on);
        form.reset();
        advances = given;
    }
    // What is typed about another case, or before it was closed, is gone.
    void forget_case() {
        of = {};
        part = ReviewPart::Claims;
        claim = 0;
        form.reset();
        proof = 0;
        mark = 0;
        pages = {};
        why.clear();
        note = {};
        own_words = {};
        watch = {};
        advances = false;
    }
    void go_to(std::size_t to) {
        claim = to;
        form.reset();
        proof = 0;
        mark = 0;
        pages.page = 1;
        pages.land = reveal_claim = true;
    }
};

// What is typed and not saved.
[[nodiscard]] Intents unsaved_typing(session::ClaimDeskModel const& desk, ReviewState const& state);

// Who sits here decides the case, and does not review it.
[[nodiscard]] bool is_decider(session::ClaimDeskModel const& desk);

// Whether nothing of the case may be done now: its conflicts are asked for, its reviewer abstains, or it is handed in or decided.
[[nodiscard]] bool is_closed(session::ClaimDeskModel const& desk);

// Success where nothing was refused.
[[nodiscard]] Tone tone_of(session::QueueIntake const& intake);
[[nodiscard]] std::string refusals_in_words(session::QueueIntake const& intake); // the first, with what to do

void draw_review(ReviewView const& view, ReviewState& state, Intents& intents);

} // namespace accrue::gui
