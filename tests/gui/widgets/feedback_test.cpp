#include "gui/widgets/feedback.h"

#include <doctest/doctest.h>

#include "gui/widgets/widgets.h"
#include "support/screen_driver.h"

using namespace accrue::gui;
using accrue::test::Screen;

TEST_CASE("a chip says its state in words") {
    Screen screen([&] {
        ui::chip("Evidenced", {.tone = Tone::Success});
        ui::chip_in_row("Lapses in 12 days", {.tone = Tone::Warning, .icon = icon::clock});
    });
    CHECK(screen.text() == "Evidenced  Lapses in 12 days\n");
}

TEST_CASE("chips that do not fit go to the next line") {
    Screen screen(
        [&] {
            ui::chip("Evidenced", {.tone = Tone::Success});
            ui::chip_in_row("Lapses in 12 days", {.tone = Tone::Warning});
        },
        {.width = 200, .height = 300});
    CHECK(screen.text() == "Evidenced\nLapses in 12 days\n");
}

TEST_CASE("every tone but the neutral one has an icon") {
    CHECK(ui::icon_of(Tone::Neutral) == nullptr);
    for (Tone const tone : {Tone::Accent, Tone::Success, Tone::Warning, Tone::Danger}) CHECK(ui::icon_of(tone));
}

TEST_CASE("a meter shows label and value and note and its value can be pressed") {
    int pressed = 0;
    Screen screen([&] {
        pressed += ui::meter({.label = "Contributions",
                              .value_text = "30 of 45",
                              .value = 45,
                              .cap = 30,
                              .full = 60,
                              .note = "15 more than the cap of 30"})
                       ? 1
                       : 0;
    });
    CHECK(screen.text() == "Contributions  <30 of 45>\n15 more than the cap of 30\n");
    screen.click("Contributions");
    CHECK(pressed == 1);
}

TEST_CASE("a meter stands huge and zero values") {
    Screen screen([&] {
        (void)ui::meter({.label = "Zero", .value_text = "0"});
        (void)ui::meter({.label = "Huge", .value_text = "much", .value = INT64_MAX, .cap = 1});
    });
    CHECK(screen.text() == "Zero  <0>\nHuge  <much>\n");
}

TEST_CASE("a banner is acted on and dismissed") {
    std::vector<ui::BannerAnswer> answers;
    Screen screen([&] {
        auto const answer =
            ui::banner("overlap", {Tone::Warning, "Two entries overlap.", "Time counts once.", "Show both"});
        if (answer != ui::BannerAnswer::None) answers.push_back(answer);
    });
    CHECK(screen.text() == "Two entries overlap.  [ × ]\nTime counts once.\n[ Show both ]\n");
    screen.click("Show both");
    screen.click("overlap/Dismiss");
    CHECK(answers == std::vector{ui::BannerAnswer::Action, ui::BannerAnswer::Closed});
}

TEST_CASE("a short banner has its button on its own line") {
    Screen screen([&] { (void)ui::banner("done", {.text = "Deleted a job.", .action = "Undo"}); });
    CHECK(screen.text() == "Deleted a job.  [ Undo ]  [ × ]\n");
}

TEST_CASE("a long banner wraps and loses no word") {
    std::string const text = "The library cannot be written because the disk is full and that is a long sentence.";
    Screen screen([&] { (void)ui::banner("full", {Tone::Danger, text}); }, {.width = 360, .height = 600});
    for (char const* const word : {"library", "written", "because", "disk", "full", "long", "sentence."})
        CHECK_MESSAGE(screen.shows(word), word);
}

TEST_CASE("an empty place offers what to do") {
    std::string done;
    Screen screen([&] {
        switch (ui::empty_state({.icon = icon::certificate,
                                 .title = "No certificates yet",
                                 .text = "Add each one once.",
                                 .action = "Add a certificate",
                                 .second_action = "Load the sample"})) {
        case ui::EmptyAnswer::None: break;
        case ui::EmptyAnswer::Action: done += "add "; break;
        case ui::EmptyAnswer::SecondAction: done += "sample "; break;
        }
    });
    CHECK(screen.text() == "No certificates yet\nAdd each one once.\n[ Add a certificate ]  [ Load the sample ]\n");
    screen.click("Add a certificate");
    screen.click("Load the sample");
    CHECK(done == "add sample ");
}

TEST_CASE("key and value stand on one line and a figure as value can be pressed") {
    int pressed = 0;
    Screen screen([&] {
        ui::Card const card("Summary", {.title = "Summary", .subtitle = "As of today"});
        ui::key_value("Counted on", "2012-07-15");
        pressed += ui::key_figure("Certifications", "ASM") ? 1 : 0;
    });
    CHECK(screen.text() == "Summary\nAs of today\nCounted on  2012-07-15\nCertifications  <ASM>\n");
    screen.click("Summary/Certifications");
    CHECK(pressed == 1);
}
