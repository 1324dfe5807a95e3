// Every problem that a file of an application, of a table or of a calendar can have: tests/problems/A1xx-name.json (.csv, .ics)
// triggers it, and A1xx-name.txt is what the program says, word for word.
#include <filesystem>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "formats/application_file.h"
#include "formats/calendar_file.h"
#include "formats/table_text.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

namespace fs = std::filesystem;

} // namespace

TEST_CASE("Each application of the problem gallery gives its exact messages") {
    std::set<std::string> ids;
    for (auto const& entry : fs::directory_iterator(test::problem_gallery)) {
        std::string const name = entry.path().filename().string();
        if (!name.starts_with("A1") || entry.path().extension() != ".json") continue;
        CAPTURE(name);
        std::string text;
        bool triggers = false;
        for (Problem const& problem : read_application(test::file_text(entry.path()), name).problems) {
            text += to_text(problem) + "\n";
            triggers = triggers || problem.id == name.substr(0, 4);
        }
        CHECK(text == test::file_text(fs::path(entry.path()).replace_extension(".txt")));
        CHECK(triggers);
        ids.insert(name.substr(0, 4));
    }
    CHECK(ids == std::set<std::string>{"A101", "A102", "A103", "A104", "A105", "A106", "A107", "A108", "A109", "A110",
                                       "A111", "A112", "A113", "A114", "A115", "A116", "A117", "A119", "A120", "A121"});
}

TEST_CASE("Each table of the problem gallery gives its exact message") {
    std::set<std::string> ids;
    auto const check = [&](std::string const& text, std::string const& name) {
        CAPTURE(name);
        auto const table = read_table(text, name + ".csv");
        REQUIRE(!table);
        CHECK(to_text(table.problem()) + "\n" == test::file_text(test::problem_gallery / (name + ".txt")));
        CHECK(table.problem().id == name.substr(0, 4));
        ids.insert(name.substr(0, 4));
    };
    for (auto const& entry : fs::directory_iterator(test::problem_gallery))
        if (entry.path().extension() == ".csv") check(test::file_text(entry.path()), entry.path().stem().string());
    std::string many;
    for (int row = 0; row < 1'000'000; ++row) many += "a\n";
    check(many, "A125-too-many-rows");
    CHECK(ids == std::set<std::string>{"A122", "A123", "A124", "A125", "A126", "A127", "A128"});
}

TEST_CASE("Each calendar of the problem gallery gives its exact messages") {
    std::set<std::string> ids;
    auto const check = [&](std::string const& text, std::string const& name) {
        CAPTURE(name);
        auto const calendar = read_calendar(text, name + ".ics", {});
        Problems const problems = calendar ? calendar->problems : Problems{calendar.problem()};
        CHECK(test::said(problems) == test::file_text(test::problem_gallery / (name + ".txt")));
        REQUIRE(problems.size() == 1);
        CHECK(problems.front().id == name.substr(0, 4));
        ids.insert(name.substr(0, 4));
    };
    for (auto const& entry : fs::directory_iterator(test::problem_gallery))
        if (entry.path().extension() == ".ics") check(test::file_text(entry.path()), entry.path().stem().string());
    std::string many = "BEGIN:VCALENDAR\n";
    for (std::size_t event = 0; event <= calendar_event_limit; ++event) many += "BEGIN:VEVENT\nEND:VEVENT\n";
    check(many + "END:VCALENDAR\n", "A525-too-many-events");
    CHECK(ids == std::set<std::string>{"A520", "A521", "A522", "A523", "A524", "A525", "AW55"});
}
