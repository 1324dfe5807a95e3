// Reviewing in the real window, by keys alone: two reviewers judge a practice application and differ about a claim, a third person decides.
#include <algorithm>
#include <cstdlib>

#include <doctest/doctest.h>

#include "end_to_end/open_program.h"
#include "files/whole_file.h"
#include "review/signed_file.h"
#include "session/practice.h"
#include "session/review_desk.h"
#include "support/folder.h"

namespace accrue::test {

namespace {

constexpr char const* passphrase_of_reviewers = "a long passphrase";
constexpr int most_claims = 12;

// The home of somebody at the body, with a library into which the package was taken.
class Desk {
public:
    Desk(fs::path const& folder, std::string const& name, fs::path const& package)
        : home_(folder / name), library_(home_ / "body.accrue") {
        fs::create_directory(home_);
        session::Session session = open();
        session::ReviewerWish wish;
        wish.name = name;
        wish.passphrase = passphrase_of_reviewers;
        must(session.reviews().set_reviewer(wish));
        take(session, {package});
    }

    [[nodiscard]] fs::path const& home() const { return home_; }
    [[nodiscard]] fs::path const& library() const { return library_; }
    [[nodiscard]] fs::path handed_in() const { return home_ / "solberg.accrue-review"; }
    [[nodiscard]] session::Session open() const { return must(session::Session::open(library_, prism_ports())); }
    static void take(session::Session& session, std::vector<fs::path> const& files) {
        session.reviews().take_in(files);
        session.reviews().finish();
    }

private:
    fs::path home_;
    fs::path library_;
};

// The window with this home, on the case that is to be reviewed next.
class OpenDesk {
public:
    OpenDesk(Display const& display, Desk const& desk)
        : home_(set_home(desk.home())), program_(display, desk.library()) {
        REQUIRE(program_.has_window());
        program_.key("ctrl+9");
        program_.key("n");
        std::this_thread::sleep_for(1s);
    }
    ~OpenDesk() { ::setenv("HOME", home_.c_str(), 1); }
    OpenDesk(OpenDesk const&) = delete;
    OpenDesk& operator=(OpenDesk const&) = delete;

    // Allows all claims that could change the level; what is to be recommended is in sight then.
    void allow_all() { program_.press("a", most_claims); }
    void finish(char const* keys, int fields_before_passphrase, fs::path const& file) {
        program_.key(keys);
        program_.press("Tab", fields_before_passphrase);
        program_.type(passphrase_of_reviewers);
        program_.key("Return");
        for (int i = 0; i < 100 && !fs::exists(file); ++i) std::this_thread::sleep_for(100ms);
        std::this_thread::sleep_for(500ms);
        CHECK(program_.end() == 0);
        REQUIRE(fs::exists(file));
    }
    OpenProgram& program() { return program_; }

private:
    static std::string set_home(fs::path const& home) {
        char const* const before = std::getenv("HOME");
        ::setenv("HOME", home.c_str(), 1);
        return before == nullptr ? std::string() : before;
    }

    std::string home_; // as it was
    OpenProgram program_;
};

} // namespace

TEST_CASE("two review an application by keys and differ, and a third decides it by keys") {
    if (!are_installed({"Xvfb", "xdotool"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    TemporaryFolder const folder;
    session::Ports const ports = prism_ports();
    auto const set = must(session::load_practice(fs::path(ACCRUE_SOURCE_DIR) / "assets" / "practice", ports));
    fs::path const packages = folder.path() / "packages";
    must(session::write_practice_packages(set, packages));
    fs::path const package = packages / "solberg.accrue-application.zip";

    Desk const ana(folder.path(), "Ana", package);
    Desk const bo(folder.path(), "Bo", package);
    Desk const chair(folder.path(), "Chair", package);
    {
        OpenDesk desk(display, ana);
        desk.allow_all();
        desk.program().key("1"); // the highest level that is verified
        desk.finish("h", 2, ana.handed_in());
    }
    {
        OpenDesk desk(display, bo);
        desk.program().key("x"); // the first claim, for the first reason
        desk.program().key("1");
        desk.program().key("Return");
        desk.allow_all();
        desk.program().key("1");
        desk.finish("h", 2, bo.handed_in());
    }
    {
        session::Session session = chair.open();
        Desk::take(session, {ana.handed_in(), bo.handed_in()});
        session::ReviewDesk& reviews = session.reviews();
        must(reviews.open(reviews.queue().rows.at(0).id));
        must(reviews.take_on());
        while (std::ranges::any_of(reviews.desk()->reviews, [](auto const& one) { return !one.key.empty(); }))
            must(reviews.accept_reviewer(
                std::ranges::find_if(reviews.desk()->reviews, [](auto const& one) { return !one.key.empty(); })->key));
        CHECK(std::ranges::count(reviews.desk()->claims, true, &session::DeskClaim::differs) == 1);
    }
    fs::path const decision = chair.home() / "solberg-decision";
    {
        OpenDesk desk(display, chair);
        desk.allow_all();        // about which they differ, and what the second passed over
        desk.program().key("1"); // they do not recommend the same
        desk.finish("d", 1, decision / "solberg.accrue-feedback");
    }
    CHECK(fs::exists(decision / "letter.html"));
    CHECK(fs::exists(decision / "letter.pdf"));
    std::string const file = must(files::read_ordinary_file(decision / "solberg.accrue-feedback", 1'000'000));
    Feedback const feedback = must(review::read_signed_feedback(file, "feedback")).feedback;
    CHECK(feedback.outcome.kind == Outcome::Kind::Award);
    session::Session session = chair.open();
    session.reviews().look();
    CHECK(session.reviews().queue().rows.at(0).state == session::CaseState::Decided);
    CHECK(
        must(session.reviews().check_log({session::LogHead{feedback.log_count, feedback.log_head}})).problems.empty());
}

} // namespace accrue::test
