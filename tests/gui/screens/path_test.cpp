// The Path screen over the whole app, and by itself with models that are fuller than life.
#include "gui/screens/path.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "gui/app_fixture.h"
#include "support/golden.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;

namespace {

struct PathScreen {
    explicit PathScreen(Start start = Start::Sample, Size size = {1400, 2400}) : app(start, size) {
        app.screen.key(Key::Four, Modifiers::Control);
        settle();
    }
    void settle() {
        app.screen.frames(2);
        app.session.path().finish();
        app.screen.frames(3);
    }
    void click(std::string_view name) {
        screen.click(name);
        settle();
    }
    [[nodiscard]] session::PathPlan const& plan(std::size_t place) {
        return app.session.path().model().level()->plans.at(place);
    }

    AppScreen app;
    Screen& screen = app.screen;
};

std::string long_name(std::size_t number) {
    return fmt::format("Advanced certificate in the practice of service management {}", number);
}

session::PathPlan full_plan(std::size_t items) {
    session::PathPlan plan;
    plan.key = fmt::format("plan of {}", items);
    plan.level_code = "DPSM";
    plan.doing = fmt::format("Acquire {}", items);
    plan.headline = plan.doing + ", 72,000 EUR, about 3,000 hours, 48 months, earliest 3 March 2027";
    plan.money = "72,000 EUR";
    plan.hours = "about 3,000 hours";
    plan.months = "48 months";
    plan.earliest = "3 March 2027";
    plan.proven = false;
    plan.proof = "Not every way was looked at: at most 2,000 EUR less would be possible.";
    plan.remains = "PSM remains";
    for (std::size_t i = 1; i <= items; ++i) {
        session::PathItem& item = plan.items.emplace_back();
        item.of = fmt::format("q{}", i);
        item.title = long_name(i);
        item.issuer = "International Examination Board";
        item.after = i == 1 ? "" : "after " + long_name(i - 1);
        item.cost = "1,200 EUR, about 50 hours, 1 month";
        item.planned = i % 3 == 0;
        plan.open.push_back(i);
    }
    return plan;
}

session::PathModel full_model() {
    session::PathModel model;
    model.state = session::PathModel::State::Ways;
    model.has_level = true;
    model.present = "PSM";
    session::PathLevel& level = model.levels.emplace_back();
    level.code = "DPSM";
    level.title = "Distinguished Professional in Service Management and Allied Trades";
    level.state = session::PathLevel::State::Plans;
    level.answer = "To DPSM: the 3 best ways for the least money.";
    level.note = "Time alone brings DPSM on 1 January 2040, if you go on as now.";
    for (std::size_t const items : {60U, 3U, 1U}) level.plans.push_back(full_plan(items));
    model.compared = level.plans;
    model.compared[2].best.money = true;
    model.compared[1].from_before = true;
    session::PathStanding& standing = model.standing.emplace();
    standing.headline = "Your PSM hangs on each of 12 single entries.";
    standing.remains = "Whatever single entry is refused, ASM remains.";
    for (std::size_t i = 1; i <= 12; ++i)
        standing.hangs_on.push_back({EntryId{static_cast<std::int64_t>(i)}, long_name(i), "without it ASM"});
    return model;
}

struct AloneScreen { // the screen without the app
    session::PathModel model = full_model();
    gui::PathState state;
    gui::Intents intents;
    Screen screen{[this] { gui::draw_path(model, state, intents); }, {.width = 1100, .height = 12000}};
};

} // namespace

TEST_CASE("the path is gone to by keys and says what makes it PSM") {
    PathScreen path;
    CHECK(path.app.app.state().screen == gui::ScreenName::Path);
    CHECK(path.screen.shows("ASM to PSM"));
    CHECK(path.screen.shows("Acquire ITIL V3 Service Strategy"));
    CHECK(difference_from_golden("path-sample", path.screen.text()) == "");
}

TEST_CASE("the path is gone to from the navigation once there is a record") {
    AppScreen app(Start::Sample);
    app.screen.click("Navigation/Path");
    app.screen.frames(2);
    CHECK(app.app.state().screen == gui::ScreenName::Path);
    CHECK(app.screen.item("Navigation/Path").checked);
    CHECK_FALSE(AppScreen(Start::Nothing).screen.has("Navigation/Path"));
}

TEST_CASE("a level that is blocked says by what alone") {
    PathScreen path;
    path.click("Level/DPSM");
    CHECK(path.screen.shows("DPSM is blocked only by this."));
    CHECK(path.screen.shows("36 full-time months with authority"));
    CHECK_FALSE(path.screen.has("Keep this plan"));
    CHECK(difference_from_golden("path-blocked", path.screen.text()) == "");
    path.click("What DPSM asks for");
    CHECK(path.app.app.state().help_is_open);
    CHECK(path.app.app.state().topic == gui::HelpTopic(session::Subject(session::AboutLevel{3})));
}

TEST_CASE("the objective is chosen and what it counts stands out") {
    PathScreen path;
    path.click("Objective/Fewest hours");
    CHECK(path.screen.item("Objective/Fewest hours").checked);
    CHECK(path.screen.shows("the 3 best ways for the fewest hours"));
}

TEST_CASE("a plan that is kept is planned counts nothing and goes away with one undo") {
    PathScreen path;
    std::size_t const before = path.app.entries();
    path.click("Plan 1/Keep this plan");
    CHECK(path.app.entries() == before + 1);
    CHECK(path.app.session.estimate().summary.level == "ASM");
    CHECK(path.app.entry("ITIL V3 Service Strategy").basis == "planned");
    CHECK(path.screen.shows("Planned entries count nothing until you claim them."));
    CHECK_FALSE(path.screen.item("Plan 1/Keep this plan").enabled);
    CHECK(path.screen.shows("planned"));
    path.click("Message 1/Undo");
    CHECK(path.app.entries() == before);
    CHECK(path.screen.item("Plan 1/Keep this plan").enabled);
}

TEST_CASE("the first plan is kept by its keys and the others by name in the palette") {
    PathScreen path;
    std::size_t const before = path.app.entries();
    path.screen.key(gui::Key::K, gui::Modifiers::Control);
    path.screen.type("keep the plan");
    path.screen.frames(2);
    CHECK(path.screen.shows("Keep the plan: "));
    path.screen.key(gui::Key::Escape);
    path.screen.frames(2);
    path.screen.key(gui::Key::K, gui::Modifiers::ControlShift);
    path.screen.frames(3);
    CHECK(path.app.entries() == before + 1);
    CHECK(path.app.entry("ITIL V3 Service Strategy").basis == "planned");
    path.app.app.ask(gui::GoTo{gui::ScreenName::Estimate});
    path.screen.frames(3);
    path.screen.key(gui::Key::K, gui::Modifiers::ControlShift); // no plan is in sight
    path.screen.frames(3);
    CHECK(path.app.entries() == before + 1);
}

TEST_CASE("plans are put side by side and taken out again") {
    PathScreen path;
    path.click("Plan 1/Compare");
    path.click("Plan 3/Compare");
    CHECK(path.screen.has("Plan 1/Compared"));
    path.click("View/Compare (2)");
    CHECK(path.screen.shows("Plans side by side"));
    CHECK(path.screen.shows("ASM remains"));
    CHECK(difference_from_golden("path-compared", path.screen.text()) == "");
    path.click("Compared 1/Take out of the comparison");
    CHECK(path.screen.shows("Press Compare at another plan"));
    path.click("Compared 1/Take out of the comparison");
    CHECK(path.screen.shows("Nothing to compare yet"));
    path.click("Show the plans");
    CHECK(path.screen.has("Plan 1/Compare"));
}

TEST_CASE("what an item costs is changed where it stands and put back as the rules say") {
    PathScreen path;
    path.click("Plan 3/1/Cost of ITIL V3 Service Transition");
    CHECK(path.screen.focused() == "Money");
    path.screen.type("0");
    path.screen.key(Key::Enter);
    path.settle();
    CHECK(path.plan(0).items[0].title == "ITIL V3 Service Transition");
    CHECK(path.screen.shows("your own costs"));
    CHECK(path.screen.item("Plan 1/1/Cost of ITIL V3 Service Transition").value == "about 50 hours");
    path.click("Plan 1/1/Cost of ITIL V3 Service Transition");
    path.click("As the rules say");
    CHECK(path.plan(0).items[0].title == "ITIL V3 Service Strategy");
    CHECK(path.app.session.scored().application.costs.empty());
}

TEST_CASE("what has no price in the rules is given one with one press and the plans use it") {
    PathScreen path;
    CHECK(path.screen.shows("price not known"));
    session::PathItem const unpriced = path.app.session.path().model().unpriced.at(0);
    path.click("Unpriced/1/" + unpriced.title + "/Enter the price");
    CHECK(path.screen.focused() == "Money");
    path.screen.type("5");
    path.screen.key(Key::Enter);
    path.settle();
    CHECK(path.screen.item("Unpriced/1/Cost of " + unpriced.title).value.starts_with("5 "));
    REQUIRE(path.app.session.scored().application.costs.size() == 1);
    CHECK(path.app.session.scored().application.costs[0].of == unpriced.of);
    path.click("Unpriced/1/Cost of " + unpriced.title);
    path.click("As the rules say");
    CHECK(path.app.session.scored().application.costs.empty());
    CHECK(path.screen.has("Unpriced/1/" + unpriced.title + "/Enter the price"));
}

TEST_CASE("Escape closes the costs and a wrong number is not taken") {
    PathScreen path;
    path.click("Plan 1/1/Cost of ITIL V3 Service Strategy");
    path.screen.type("much");
    path.screen.frames(2);
    CHECK_FALSE(path.screen.item("Use these costs").enabled);
    path.screen.key(Key::Escape); // leaves the field
    path.screen.frames(2);
    path.screen.key(Key::Escape);
    path.screen.frames(2);
    CHECK_FALSE(path.screen.has("Use these costs"));
    CHECK(path.app.session.scored().application.costs.empty());
}

TEST_CASE("what the level hangs on is gone to") {
    PathScreen path;
    path.click("ITIL V3 Foundation");
    CHECK(path.app.app.state().screen == gui::ScreenName::Estimate);
    CHECK(path.app.app.state().topic ==
          gui::HelpTopic(session::Subject(session::AboutEntry{path.app.entry("ITIL V3 Foundation").id})));
}

TEST_CASE("a plan is kept by keyboard alone") {
    PathScreen path;
    std::size_t const before = path.app.entries();
    for (int i = 0; i < 60 && path.screen.focused() != "Keep this plan"; ++i) path.screen.key(Key::Tab);
    REQUIRE(path.screen.focused() == "Keep this plan");
    path.screen.key(Key::Enter);
    path.settle();
    CHECK(path.app.entries() == before + 1);
}

TEST_CASE("an empty record says what to do first") {
    PathScreen path(Start::Empty);
    CHECK(difference_from_golden("path-empty", path.screen.text()) == "");
    path.click("Go to the estimate");
    CHECK(path.app.app.state().screen == gui::ScreenName::Estimate);
}

TEST_CASE("sixty long names are whole and in order") {
    AloneScreen alone;
    alone.screen.frames(3);
    std::string const text = alone.screen.text();
    CHECK(text.find("…") == text.rfind("…")); // the title of the level alone
    CHECK(difference_from_golden("path-full", text) == "");
    alone.state.view = gui::PathView::Compared;
    alone.screen.frames(3);
    CHECK(alone.screen.shows("from before your last change"));
    CHECK_FALSE(alone.screen.item("Compared 2/Keep this plan").enabled);
}

TEST_CASE("whatever is wrong is told in place of the plans or above them") {
    AloneScreen alone;
    alone.model.levels[0].plans.clear();
    alone.model.levels[0].state = session::PathLevel::State::Pending;
    alone.model.levels[0].pending = true;
    for (std::int64_t i = 1; i <= 7; ++i)
        alone.model.set_aside.push_back(
            {EntryId{i}, fmt::format("Entry {}", i), "kind: 'endless' is not one of short, long"});
    alone.screen.frames(3);
    CHECK(alone.screen.shows("Working it out …"));
    CHECK(difference_from_golden("path-problems", alone.screen.text()) == "");
    alone.screen.click("Entry 2");
    REQUIRE(alone.intents.size() == 1);
    CHECK(std::get<gui::Reveal>(alone.intents.front()).entry == EntryId{2});
    alone.model = {};
    alone.model.state = session::PathModel::State::Refused;
    alone.model.message = "Something has to be put right before a path can be worked out.";
    alone.model.problems = {{"the status 'gone' is not known", "use one of active, leave"}};
    alone.screen.frames(3);
    CHECK(alone.screen.shows("the status 'gone' is not known"));
    CHECK(alone.screen.shows("use one of active, leave"));
}

TEST_CASE("a plan of before the last change is not kept until it is worked out again") {
    AloneScreen alone;
    alone.model.levels[0].pending = true;
    alone.screen.frames(3);
    CHECK(alone.screen.shows("Working it out again …"));
    CHECK_FALSE(alone.screen.item("Plan 1/Keep this plan").enabled);
}

TEST_CASE("the plans fit into every window") {
    for (float const width : {420.0F, 640.0F, 900.0F, 1280.0F, 2400.0F}) {
        CAPTURE(width);
        PathScreen path(Start::Sample, {width, 3400});
        CHECK(path.screen.shows("Acquire ITIL V3 Service")); // the rest may stand in the next line
        CHECK(path.screen.has("Plan 1/Keep this plan"));
        CHECK(path.screen.shows("12 September 2012"));
        CHECK(path.screen.has("ITIL V3 Foundation"));
    }
}

} // namespace accrue::test
