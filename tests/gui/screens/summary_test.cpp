#include "gui/screens/summary.h"

#include <doctest/doctest.h>

#include "support/golden.h"
#include "support/screen_driver.h"

namespace accrue::gui {

namespace {

using session::SummaryModel;

SummaryModel full_summary() {
    SummaryModel summary;
    summary.headline = "You can claim B (Middle): Certificates allows no more.";
    summary.next_step = "One more certificate makes it C.";
    summary.level = "B";
    summary.level_title = "Middle";
    using State = session::LevelModel::State;
    summary.ladder = {{"A", "Lower", State::Reached, 0},
                      {"B", "Middle", State::Current, 1},
                      {"C", "Upper", State::Next, 2},
                      {"D", "Top", State::Above, 3}};
    summary.steps = {{"Experience", "C", false, 0}, {"Certificates", "B", true, 1}};
    summary.categories = {{"All", 0, "12", "", "", 0, false, 0},
                          {"Writing", 1, "10", "10", "12", 1, true, 1},
                          {"Speaking", 1, "2", "8", "", 0.25F, false, 2}};
    for (int i = 1; i <= 40; ++i)
        summary.not_counted.push_back(
            {"Entry " + std::to_string(i) + ": too old.", "1.2 Age", session::AboutEntry{{i}}});
    summary.missing = {{"C",
                        "For C (Upper)",
                        {{"One more certificate", "2.1 Tiers", {"three years"}, session::AboutGate{4}}},
                        "This alone is enough: Master."}};
    summary.advice = {{"Enter the designation itself.", "2.4 Each once", session::AboutOverall{}}};
    summary.warnings = {{"Two jobs overlap.", "", session::AboutEntry{{3}}}};
    summary.totals = {
        {"Claimed", "B", "12 points"}, {"Evidenced", "A", "3 points"}, {"Verified", "no level", "0 points"}};
    return summary;
}

struct Shown {
    SummaryModel summary = full_summary();
    Intents intents;
    test::Screen screen{[this] { draw_summary(summary, {}, intents); }, {.width = 380, .height = 2600}};

    session::Subject pressed(std::string const& name) {
        intents.clear();
        screen.click(name);
        REQUIRE(intents.size() == 1);
        return std::get<Explain>(intents.front()).subject;
    }
};

} // namespace

TEST_CASE("the summary begins with one level in one sentence") {
    Shown shown;
    std::string const text = shown.screen.text();
    CHECK(text.find("<B>  Middle") < text.find("You can claim B"));
    CHECK(text.find("You can claim B") < text.find("Steps"));
    CHECK(test::difference_from_golden("summary-full", text) == "");
}

TEST_CASE("a level that is passed by says so instead of being called reached") {
    Shown shown;
    shown.summary.ladder.front().state = session::LevelModel::State::Aside;
    shown.screen.frame();
    CHECK(shown.screen.item("Ladder/A").value == "not met, and not needed for your level");
    CHECK(shown.screen.item("Ladder/B").value == "your level now");
}

TEST_CASE("a long title of a level stands under it and is whole") {
    Shown shown;
    shown.summary.level_title = "Distinguished Professional in Service Management";
    shown.screen.frame();
    std::string const text = shown.screen.text();
    CHECK(text.starts_with("<B>\nDistinguished Professional in"));
    CHECK(text.find("…") == std::string::npos);
}

TEST_CASE("a long name of a level takes the room that the names beside it leave") {
    Shown shown;
    using State = session::LevelModel::State;
    shown.summary.ladder = {{"FOUNDATION", "Foundation", State::Current, 0},
                            {"READY", "Ready", State::Next, 1},
                            {"EXPERT", "Expert", State::Above, 2},
                            {"MASTER", "Master", State::Above, 3}};
    shown.screen.frame();
    CHECK(shown.screen.shows("FOUNDATION"));
    CHECK_FALSE(shown.screen.shows("…"));
}

TEST_CASE("every number and sentence of the summary asks for its own explanation") {
    Shown shown;
    CHECK(shown.pressed("Level/Overall level") == session::Subject(session::AboutOverall{}));
    CHECK(shown.pressed("Ladder/C") == session::Subject(session::AboutLevel{2}));
    CHECK(shown.pressed("Steps/Step Certificates") == session::Subject(session::AboutStep{1}));
    CHECK(shown.pressed("Points/Speaking") == session::Subject(session::AboutCategory{2}));
    CHECK(shown.pressed("Points/All") == session::Subject(session::AboutCategory{0}));
    CHECK(shown.pressed("Entry 3: too old.") == session::Subject(session::AboutEntry{{3}}));
    CHECK(shown.pressed("One more certificate") == session::Subject(session::AboutGate{4}));
    CHECK(shown.pressed("Two jobs overlap.") == session::Subject(session::AboutEntry{{3}}));
    CHECK(shown.pressed("How well it is proven/Evidenced") == session::Subject(session::AboutOverall{}));
}

TEST_CASE("of very many reasons the first are told and the others counted") {
    Shown shown;
    CHECK(shown.screen.has("Entry 12: too old."));
    CHECK_FALSE(shown.screen.has("Entry 13: too old."));
    CHECK(shown.screen.shows("and 28 more"));
}

TEST_CASE("an empty summary draws nothing that is not there") {
    SummaryModel summary;
    summary.level = "no level";
    Intents intents;
    test::Screen screen([&] { draw_summary(summary, {}, intents); }, {.width = 380, .height = 900});
    CHECK(screen.text() == "<No level>\n");
}

} // namespace accrue::gui
