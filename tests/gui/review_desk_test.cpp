// Reviewing in the app, by keys and drops, over a real session: a package comes, its claims get verdicts, the review goes out.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include <doctest/doctest.h>

#include "gui/sealed_claims.h"
#include "session/review_desk.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;

namespace {

constexpr std::string_view three_claims = R"({
  "format": "accrue.application/1", "scheme": "sample", "pack": "sample@1", "target": "PSM",
  "applicant": {"name": "Zoë Żółć", "email": "zoe@example.org"},
  "claims": [
    {"id": "foundation", "claim": "certificate", "qualification": "itil-v3-foundation", "on": "2008-05-01"},
    {"id": "service", "claim": "certificate", "qualification": "itil-so", "on": "2011-02-01"},
    {"id": "talk", "claim": "talk", "title": "Talk", "hours": 4, "on": "2012-05-05"}
  ]})";

// What was sealed in a library of its own, of which each claim has a file that proves it.
struct CameIn {
    TemporaryFolder folder;
    std::string package =
        sealed_claims(folder, std::string(three_claims), "proof", "Zoë Żółć proves it", "zoe.accrue-application.zip");
};

struct Reviewing {
    Reviewing() : app(reviewers_of(came.folder), Start::Nothing, {1280, 900}) {
        ImGui::GetIO().MousePos = {1, 1};
        app.screen.frames(3);
    }
    void settle() {
        app.screen.frames(4);
        for (int looks = 0; looks < 1'000 && app.session.reviews().is_working(); ++looks) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            app.app.look_around();
        }
        app.screen.frames(6);
    }
    void take_in() {
        app.screen.key(Key::Nine, Modifiers::Control);
        app.screen.frames(3);
        app.app.drop({came.package}, {600, 500});
        settle();
    }
    // Says who reviews, and goes on to the claims.
    void begin() {
        take_in();
        app.screen.key(Key::N);
        app.screen.frames(3);
        app.screen.fill("Your name", "Ana Example");
        app.screen.fill("New passphrase", "correct horse");
        app.screen.fill("The same again", "correct horse");
        app.screen.click("Keep this");
        settle();
        if (app.session.reviews().desk()->asks_for_conflicts) app.screen.click("I have no conflict");
        settle();
    }
    [[nodiscard]] session::ClaimDeskModel const& desk() { return *app.session.reviews().desk(); }

    CameIn came;
    AppScreen app;
};

} // namespace

TEST_CASE("a reviewer needs no record: the welcome leads to the queue") {
    Reviewing review;
    review.app.screen.click("Review applications");
    review.app.screen.frames(3);
    CHECK(review.app.screen.shows("Nothing to review yet"));
}

TEST_CASE("a folder that is watched brings its packages in, whatever screen is shown") {
    session::Moment now;
    CameIn came;
    session::Ports ports = prism_ports();
    ports.rules_folder = came.folder.path() / "rules";
    ports.ticks = [&now] { return now; };
    AppScreen app(must(session::Session::in_memory(ports)), Start::Nothing, {1280, 900});
    app.screen.key(Key::Nine, Modifiers::Control);
    app.screen.frames(3);
    app.screen.click("Watch a folder");
    app.screen.frames(3);
    app.screen.fill("Folder", came.folder.path().string());
    app.screen.frames(4);
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.screen.shows("Packages that appear here are taken in by themselves: " + came.folder.path().string()));
    app.screen.key(Key::Eight, Modifiers::Control);
    for (int look = 0; look < 2; ++look) {
        now += std::chrono::seconds(5);
        CHECK(app.app.next_look().has_value());
        app.app.look_around();
        for (int waits = 0; waits < 1'000 && app.session.reviews().is_working(); ++waits) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            app.app.look_around();
        }
    }
    app.screen.frames(3);
    CHECK(app.session.reviews().queue().counts.all == 1);
    CHECK(app.screen.shows("Took in 1 application."));
    app.screen.click("Show the queue");
    app.screen.frames(3);
    app.screen.click("Stop watching");
    app.screen.frames(3);
    CHECK_FALSE(app.session.reviews().is_watching());
}

TEST_CASE("a package that is dropped onto the queue is taken in, elsewhere it is only checked") {
    Reviewing review;
    review.take_in();
    CHECK(review.app.session.reviews().queue().rows.size() == 1);
    CHECK(review.app.screen.shows("Zoë Żółć"));
    CHECK_FALSE(review.app.app.state().open);
    review.app.screen.key(Key::Eight, Modifiers::Control);
    review.app.screen.frames(3);
    review.app.app.drop({review.came.package}, {600, 500});
    review.app.screen.frames(3);
    REQUIRE(review.app.app.state().open);
    CHECK(review.app.app.state().open->panel == gui::Panel::Packages);
}

TEST_CASE("an application is decided by keys alone, and the review is handed in") {
    Reviewing review;
    review.begin();
    Screen& screen = review.app.screen;
    REQUIRE(review.app.session.reviews().desk() != nullptr);
    CHECK(screen.shows("J K"));
    screen.key(Key::A);
    screen.frames(4);
    CHECK(review.desk().decided == 1);
    screen.key(Key::Z, Modifiers::Control);
    screen.frames(4);
    CHECK(review.desk().decided == 0);
    CHECK(review.app.app.state().review.claim == 0); // the claim whose verdict was taken back
    screen.key(Key::Z, Modifiers::ControlShift);
    screen.frames(4);
    CHECK(review.desk().decided == 1);
    for (int keys = 0; keys < 3; ++keys) {
        screen.key(Key::A);
        screen.frames(4);
    }
    CHECK(screen.shows("What should become of the application?"));
    screen.key(Key::One);
    screen.frames(4);
    CHECK(review.desk().why_not_ready == "");
    REQUIRE(review.desk().outcome);
    CHECK(review.desk().outcome->level == "PSM");
    screen.key(Key::H);
    screen.frames(4);
    std::string const file = (review.came.folder.path() / "zoe.accrue-review").string();
    screen.fill("File", file);
    screen.fill("Passphrase of your key", "wrong horse");
    screen.click("Hand in your review/Hand in");
    screen.frames(4);
    REQUIRE(review.app.app.state().open); // another passphrase is asked for
    CHECK(review.app.app.state().open->signing.passphrase.empty());
    screen.fill("Passphrase of your key", "correct horse");
    screen.click("Hand in your review/Hand in");
    screen.frames(6);
    CHECK_FALSE(review.app.app.state().open);
    CHECK(std::filesystem::exists(file));
    CHECK(screen.shows("This review is handed in"));
    screen.click("Take it up again");
    screen.frames(4);
    CHECK_FALSE(review.desk().handed_in);
}

TEST_CASE("Escape leaves the form, the messages, and then the application") {
    Reviewing review;
    review.begin();
    Screen& screen = review.app.screen;
    screen.key(Key::Q);
    screen.frames(4);
    REQUIRE(review.app.app.state().review.form);
    screen.key(Key::Escape); // of the field in which the reason is written: these rules have no list
    screen.frames(2);
    CHECK(review.app.app.state().review.form);
    screen.key(Key::Escape);
    screen.frames(2);
    CHECK_FALSE(review.app.app.state().review.form);
    CHECK(review.app.session.reviews().desk() != nullptr);
    for (int keys = 0; keys < 4 && review.app.session.reviews().desk() != nullptr; ++keys) {
        screen.key(Key::Escape);
        screen.frames(2);
    }
    CHECK(review.app.session.reviews().desk() == nullptr);
    CHECK(screen.shows("Decide by"));
}

TEST_CASE("a conflict of interest can be said at any time") {
    Reviewing review;
    review.begin();
    Screen& screen = review.app.screen;
    screen.click("I have a conflict");
    screen.frames(3);
    screen.fill("Why", "She was my manager.");
    screen.click("Give it up");
    screen.frames(4);
    CHECK(screen.shows("You do not review this application"));
    CHECK(screen.shows("She was my manager."));
    screen.key(Key::N); // no other one is waiting
    screen.frames(4);
    CHECK(screen.shows("No other application is waiting for you."));
    CHECK(review.app.session.reviews().desk() == nullptr);
}

TEST_CASE("the private note is kept also where another thing is done before its field is left") {
    Reviewing review;
    review.begin();
    Screen& screen = review.app.screen;
    for (int keys = 0; keys < 4; ++keys) screen.key(Key::J);
    screen.fill("Note for yourself and other reviewers", "Ask Ana.");
    screen.click("Head/Queue");
    screen.frames(4);
    screen.key(Key::N);
    screen.frames(4);
    REQUIRE(review.app.session.reviews().desk() != nullptr);
    CHECK(review.desk().note == "Ask Ana.");
}

} // namespace accrue::test
