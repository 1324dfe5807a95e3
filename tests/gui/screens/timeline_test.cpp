// The Timeline screen over a real session: by mouse and by keyboard, near and far.
#include "gui/screens/timeline.h"

#include <filesystem>
#include <set>

#include <doctest/doctest.h>
#include <stdlib.h>

#include "gui/app_fixture.h"
#include "support/golden.h"
#include "support/packs.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;
using gui::ScreenName;

namespace {

Date on_day(int year, int month, int day) { return *make_date({year, month, day}); }

Claim period(std::string type, std::string title, Date from, std::optional<Date> to = {}, int hours = 40) {
    Claim claim;
    claim.type = std::move(type);
    claim.title = std::move(title);
    claim.from = from;
    claim.to = to;
    if (claim.type == "job") claim.fields = {{"hours", Number{hours, 1}}};
    return claim;
}

Claim talk_on(std::string title, std::optional<Date> on) {
    Claim claim;
    claim.type = "talk";
    claim.title = std::move(title);
    claim.on = on;
    return claim;
}

Claim first_aid(Date on) {
    Claim claim;
    claim.type = "paper";
    claim.qualification = "first-aid";
    claim.on = on;
    return claim;
}

// Records of tests/packs/days.toml on 30 June 2012.
class DaysRules {
public:
    DaysRules() {
        std::string name = (std::filesystem::temp_directory_path() / "accrue-timeline-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        std::filesystem::create_directories(folder_ / "days");
        std::filesystem::copy_file(source_folder / "tests/packs/days.toml", folder_ / "days/days.toml");
    }
    DaysRules(DaysRules const&) = delete;
    DaysRules& operator=(DaysRules const&) = delete;
    ~DaysRules() {
        std::error_code none;
        std::filesystem::remove_all(folder_, none);
    }
    [[nodiscard]] session::Session session(std::vector<Claim> claims) const {
        session::Ports ports = prism_ports();
        ports.rules_folder = folder_;
        session::Session session = must(session::Session::in_memory(ports));
        Application application;
        application.scheme = "days";
        application.on = on_day(2012, 6, 30);
        application.claims = std::move(claims);
        for (std::size_t i = 0; i < application.claims.size(); ++i) application.claims[i].id = "c" + std::to_string(i);
        must(session.open_record(must(session.perform(session::AddRecord{std::move(application)})).record));
        return session;
    }

private:
    std::filesystem::path folder_;
};

struct TimelineScreen {
    explicit TimelineScreen(Size size = {1280, 1400}) : app(Start::Sample, size) { open(); }
    explicit TimelineScreen(std::vector<Claim> claims, Size size = {1280, 1400})
        : app(rules.session(std::move(claims)), Start::Nothing, size) {
        open();
    }
    void open() {
        screen.key(Key::Three, Modifiers::Control);
        screen.frames(3);
    }
    [[nodiscard]] gui::TimelineState const& state() const { return app.app.state().timeline; }
    [[nodiscard]] ScreenName shown() const { return app.app.state().screen; }
    void wheel(std::string const& at, float notches) {
        screen.hover(at);
        ImGui::GetIO().MouseWheel = notches;
        screen.frames(2);
    }
    void tab_to(std::string const& name) {
        for (int presses = 0; presses < 80 && screen.focused() != name; ++presses) screen.key(Key::Tab);
        REQUIRE(screen.focused() == name);
    }

    DaysRules rules;
    AppScreen app;
    Screen& screen = app.screen;
};

std::vector<Claim> everything() {
    Claim planned = period("job", "Harbour pilot", on_day(2012, 9, 1), on_day(2013, 2, 28));
    planned.basis = Basis::Planned;
    Claim wrong = period("job", "Round the clock", on_day(2012, 3, 1), on_day(2012, 4, 30), 168);
    Claim unknown = talk_on("From elsewhere", on_day(2012, 2, 2));
    unknown.type = "lecture";
    return {period("job", "Deck hand", on_day(2009, 1, 1), on_day(2009, 12, 31)),
            period("job", "Second mate", on_day(2010, 6, 1), on_day(2011, 12, 31), 20),
            period("job", "First mate", on_day(2011, 7, 1)),
            planned,
            period("project", "New charts", on_day(2010, 11, 1), on_day(2011, 12, 31)),
            wrong,
            talk_on("Tides", on_day(2012, 5, 5)),
            talk_on("Currents, long ago", on_day(2010, 5, 5)),
            talk_on("Some day", std::nullopt),
            unknown,
            first_aid(on_day(2009, 3, 1)),
            first_aid(on_day(2011, 3, 31))};
}

} // namespace

TEST_CASE("the timeline of the example reads as it should") {
    TimelineScreen timeline;
    CHECK(timeline.shown() == ScreenName::Timeline);
    CHECK(difference_from_golden("timeline-sample", timeline.screen.text()) == "");
    CHECK(timeline.screen.item("Navigation/Timeline").checked);
    CHECK_FALSE(timeline.screen.item("Navigation/Estimate").checked);
}

TEST_CASE("a timeline of all that can be wrong or apart reads as it should") {
    TimelineScreen timeline(everything());
    CHECK(difference_from_golden("timeline-problems", timeline.screen.text()) == "");
    CHECK(timeline.screen.item("Harbour pilot").value == "planned");
    CHECK(timeline.screen.item("Round the clock").value == "needs correction");
    CHECK(timeline.screen.item("Without a date/Some day").value == "counts");
}

TEST_CASE("an empty timeline says what to do first") {
    AppScreen app(Start::Empty, {1280, 800});
    app.screen.click("Navigation/Timeline");
    CHECK(difference_from_golden("timeline-empty", app.screen.text()) == "");
    app.screen.click("Content/Add entry");
    CHECK(app.screen.has("What do you want to add?"));
}

TEST_CASE("without a record there is no timeline") {
    AppScreen app(Start::Nothing, {1280, 800});
    CHECK_FALSE(app.screen.has("Navigation/Timeline"));
    app.screen.key(Key::Three, Modifiers::Control);
    CHECK(app.screen.has("Open the example"));
}

TEST_CASE("many talks at one time are drawn together and told apart nearer") {
    std::vector<Claim> claims{period("job", "Deck hand", on_day(1990, 1, 1))};
    for (int i = 0; i < 500; ++i)
        claims.push_back(talk_on("Talk " + std::to_string(i + 1), Date{on_day(2011, 7, 1).days + i * 360 / 500}));
    TimelineScreen timeline(std::move(claims));
    CHECK(difference_from_golden("timeline-overfull", timeline.screen.text()) == "");
    std::string several;
    for (auto const& row : timeline.state().plan.lanes().back().rows)
        for (auto const& place : row.items)
            if (!place.members.empty() && several.empty())
                several = timeline.state().plan.name(place.item) + " and " + std::to_string(place.members.size() - 1) +
                          " more";
    REQUIRE_FALSE(several.empty());
    double const before = timeline.state().view.days;
    timeline.screen.click(several);
    CHECK(timeline.state().view.days < before);
}

TEST_CASE("entries of one day are explained one after the other where they are drawn together") {
    std::vector<Claim> claims;
    for (int i = 0; i < 80; ++i) claims.push_back(talk_on("Talk " + std::to_string(i + 1), on_day(2012, 5, 5)));
    TimelineScreen timeline(std::move(claims));
    REQUIRE(timeline.screen.has("Talk 4 and 76 more"));
    std::set<EntryId> explained;
    for (int presses = 0; presses < 3; ++presses) {
        timeline.screen.click("Talk 4 and 76 more");
        explained.insert(std::get<session::AboutEntry>(*timeline.state().explained).entry);
    }
    CHECK(explained.size() == 3);
}

TEST_CASE("one press explains an entry and a second one goes to it") {
    TimelineScreen timeline;
    timeline.screen.click("Problem management");
    CHECK(timeline.shown() == ScreenName::Timeline);
    CHECK(timeline.screen.item("Problem management").checked);
    CHECK(timeline.screen.has("Close help"));
    timeline.screen.double_click("Measuring less");
    CHECK(timeline.shown() == ScreenName::Estimate);
    CHECK(timeline.screen.item("Measuring less").checked);
}

TEST_CASE("a second press opens the entry also where the first one has moved it") {
    TimelineScreen timeline; // the help that opens takes room from the chart
    timeline.screen.double_click("Problem management");
    CHECK(timeline.shown() == ScreenName::Estimate);
    CHECK(timeline.screen.item("Problem management").checked);
}

TEST_CASE("the keyboard walks through the entries and Enter goes to one") {
    TimelineScreen timeline({1280, 700});
    timeline.tab_to("BA Modern Languages");
    timeline.screen.key(Key::Right);
    CHECK(timeline.screen.focused() == "Service desk analyst");
    timeline.screen.key(Key::Right);
    CHECK(timeline.screen.focused() == "ITSM consultant");
    timeline.screen.key(Key::Down);
    CHECK(timeline.screen.focused() == "ITIL V3 Foundation");
    timeline.screen.key(Key::Down);
    timeline.screen.key(Key::Down);
    timeline.screen.key(Key::Right);
    timeline.screen.key(Key::Right);
    CHECK(timeline.screen.focused() == "The service desk after midnight");
    CHECK(timeline.screen.item("The service desk after midnight").on_screen);
    timeline.screen.key(Key::Space);
    CHECK(timeline.screen.has("Close help"));
    CHECK(timeline.shown() == ScreenName::Timeline);
    timeline.screen.key(Key::Up);
    timeline.screen.key(Key::Left);
    timeline.screen.key(Key::Enter);
    timeline.screen.frames(3);
    CHECK(timeline.shown() == ScreenName::Estimate);
}

TEST_CASE("plus and minus and Home zoom") {
    TimelineScreen timeline;
    double const all = timeline.state().view.days;
    timeline.screen.click("Zoom in");
    double const nearer = timeline.state().view.days;
    CHECK(nearer < all);
    timeline.screen.click("Show everything");
    CHECK(timeline.state().view.days == doctest::Approx(all));
    timeline.screen.type("+");
    CHECK(timeline.state().view.days == doctest::Approx(nearer));
    timeline.screen.type("-");
    CHECK(timeline.state().view.days == doctest::Approx(all));
    timeline.screen.type("++++");
    timeline.screen.key(Key::Home);
    CHECK(timeline.state().view.days == doctest::Approx(all));
}

TEST_CASE("arrow keys move along the time where no entry has the keyboard") {
    TimelineScreen timeline;
    timeline.screen.type("++");
    double const from = timeline.state().view.from;
    timeline.screen.key(Key::Left);
    double const left = timeline.state().view.from;
    CHECK(left < from);
    timeline.screen.key(Key::Left);
    CHECK(timeline.state().view.from < left);
    timeline.screen.key(Key::Right);
    timeline.screen.key(Key::Right);
    CHECK(timeline.state().view.from == doctest::Approx(from));
}

TEST_CASE("the wheel zooms at the pointer") {
    TimelineScreen timeline;
    auto const middle_of = [&] {
        auto const& item = timeline.screen.item("ITIL V3 Foundation");
        return item.min.x;
    };
    float const before = middle_of();
    double const days = timeline.state().view.days;
    timeline.wheel("ITIL V3 Foundation", 2);
    CHECK(timeline.state().view.days < days);
    CHECK(std::abs(middle_of() - before) < 80); // what is under the pointer stays there
}

TEST_CASE("a drag moves along and presses nothing") {
    TimelineScreen timeline;
    timeline.screen.type("++");
    double const from = timeline.state().view.from;
    auto const& bar = timeline.screen.item("ITSM consultant");
    ImVec2 const middle{(bar.min.x + bar.max.x) / 2, (bar.min.y + bar.max.y) / 2};
    timeline.screen.drag(middle, {middle.x + 120, middle.y});
    CHECK(timeline.state().view.from < from);
    CHECK_FALSE(timeline.screen.has("Close help"));
    timeline.screen.drag({400, 900}, {280, 900});
    CHECK(timeline.state().view.from == doctest::Approx(from));
}

TEST_CASE("the pointer on an entry tells when it was and what it is worth and why") {
    TimelineScreen timeline(everything());
    timeline.screen.hover("First mate");
    CHECK(timeline.screen.shows("since Jul 2011"));
    CHECK(timeline.screen.shows("Counted once: 6 months overlap with Second mate"));
    timeline.screen.hover("Second mate");
    CHECK(timeline.screen.shows("Part time: 50 % of full time"));
    timeline.screen.hover("First aid (2)");
    CHECK(timeline.screen.shows("Valid until 30 Mar 2013: within 12 months"));
    timeline.screen.hover("Currents, long ago");
    CHECK(timeline.screen.shows("Counts nothing"));
}

TEST_CASE("a narrow window has the titles above their lanes and nothing runs out of it") {
    for (Size const size : {Size{640, 480}, Size{320, 360}}) {
        TimelineScreen timeline(everything(), size);
        CAPTURE(size.width);
        CHECK(timeline.screen.shows("Job"));
        for (char const* button : {"Zoom in", "Show everything"})
            CHECK(timeline.screen.item(button).max.x <= size.width);
        timeline.screen.type("+++");
        timeline.screen.key(Key::Home);
    }
}

TEST_CASE("what lies ahead of a long record is found when it is asked for on the screen") {
    std::vector<Claim> claims{period("job", "Deck hand", on_day(2011, 9, 1))};
    for (int i = 0; i < 1'000; ++i) claims.push_back(talk_on("Talk " + std::to_string(i), on_day(2012, 1, 1)));
    TimelineScreen timeline(std::move(claims));
    timeline.screen.click("Look ahead");
    CHECK(timeline.screen.shows("On 31 Aug 2012 time alone brings ONE."));
    CHECK_FALSE(timeline.screen.has("Look ahead"));
}

TEST_CASE("a fall of the level stands on the axis and in the sentence above it") {
    Claim leading = period("job", "Leading", on_day(2010, 7, 1), on_day(2012, 6, 30));
    leading.fields.emplace_back("lead", true);
    TimelineScreen timeline({leading});
    std::string const sentence = "From 2 Jan 2013 on ONE instead of TWO, by time alone.";
    CHECK(timeline.screen.shows(sentence));
    CHECK(timeline.screen.item("ONE").value == sentence);
}

TEST_CASE("another record begins with all of its time") {
    TimelineScreen timeline;
    timeline.screen.type("+++");
    timeline.app.app.ask(gui::StartWithSample{});
    timeline.screen.frames(3);
    CHECK(timeline.shown() == ScreenName::Estimate);
    timeline.open();
    CHECK(timeline.state().view == gui::view_of_all(timeline.app.session.timeline().range));
}

TEST_CASE("the axis names years and quarters and months and days by zoom") {
    auto const labels = [](double days, double pixels) {
        std::string text;
        for (gui::AxisTick const& tick : gui::axis_ticks({static_cast<double>(on_day(2012, 1, 1).days), days}, pixels))
            text += (tick.major ? "*" : "") + tick.label + " ";
        return text;
    };
    CHECK(labels(800, 0.15) == "2012 2013 2014 ");
    CHECK(labels(180, 0.5) == "*2012 Q1 Q2 ");
    CHECK(labels(80, 2) == "*2012 Jan Feb Mar ");
    CHECK(labels(20, 6) == "*Jan 2012 1 8 15 22 ");
    CHECK(labels(4, 30).starts_with("*Jan 2012 1 2 3 "));
    CHECK(labels(36500, 0.01) == "2000 2020 2040 2060 2080 2100 ");
}

TEST_CASE("no zoom leaves the range or comes nearer than some weeks") {
    session::TimeSpan const range{on_day(2010, 1, 1), on_day(2012, 12, 31)};
    gui::TimelineView view = gui::view_of_all(range);
    for (int i = 0; i < 100; ++i) view = gui::zoomed(view, 3, 0.9, range);
    CHECK(view.days == 28);
    for (int i = 0; i < 100; ++i) view = gui::panned(view, 5, range);
    CHECK(view.from < range.to.days);
    for (int i = 0; i < 100; ++i) view = gui::zoomed(view, 0.1, 0.5, range);
    CHECK(view.days < 3 * 1096);
    CHECK(view.from < range.from.days);
    CHECK(view.from + view.days > range.to.days);
}

} // namespace accrue::test
