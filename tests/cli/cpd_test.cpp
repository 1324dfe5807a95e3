// accrue cpd, as it is typed and answered. Figures of schemes are those of their packs.
#include <doctest/doctest.h>

#include "cli/command_line.h"
#include "cli/fixture.h"
#include "session/session.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

struct Years : Bench {
    std::string library = path("mine.accrue");

    Years() {
        REQUIRE(
            run(HoldCredential{
                .library = library, .scheme = "prism-cpd", .award_date = parse_date("2012-05-01"), .status = "asm"}) ==
            0);
        REQUIRE(run(HoldCredential{
                    .library = library, .scheme = "peoplecert-cpd", .award_date = parse_date("2012-05-01")}) == 0);
    }
    [[nodiscard]] std::string shown() {
        REQUIRE(run(ShowCpd{.library = library}) == 0);
        return out();
    }
};

bool says(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("An activity is logged in one line for both credentials, and what is missing is told with its day") {
    Years bench;
    CHECK(bench.run(LogCpd{.library = bench.library, .line = "2h course on change 10 Sep"}) == 0);
    CHECK(says(bench.out(), "course on change: 10 Sep 2012 · 2 h · done"));
    CHECK(says(bench.out(), "Logged course on change for 2 schemes."));
    std::string const text = bench.shown();
    CHECK(says(text, "There: 2 of 10"));
    CHECK(says(text, "Missing: 8 more by 30 Apr 2013"));
    CHECK(says(text, "course on change"));
    REQUIRE(bench.run(ShowCpd{.library = bench.library, .output = bench.path("cpd.html"), .html = true}) == 0);
    CHECK(says(bench.read("cpd.html"), "<h1>CPD record of Unnamed record</h1>"));
    CHECK(bench.run(ShowCpd{.library = bench.library, .output = bench.library}) == 3); // a library is not written over
}

TEST_CASE("What is not clear is asked about, and nothing is logged") {
    Years bench;
    CHECK(bench.run(LogCpd{.library = bench.library, .line = "2h course 3/4"}) == 1);
    CHECK(says(bench.out(), "can be two days"));
    CHECK(says(bench.err(), "error A530: no scheme can take this as it is; nothing was logged"));
    CHECK(bench.run(LogCpd{.library = bench.library, .line = "2h"}) == 1);
    CHECK(says(bench.err(), "error A530: the line does not say what it was"));
    CHECK(bench.run(LogCpd{.library = bench.library, .line = "2h course 10 Sep", .only_try = true}) == 0);
    CHECK_FALSE(says(bench.shown(), "Activities"));
}

TEST_CASE("What nothing here knows is refused by name") {
    Years bench;
    CHECK(bench.run(LogCpd{.library = bench.library, .line = "2h course 10 Sep", .schemes = {"prism"}}) == 1);
    CHECK(says(bench.err(), "error A532: no credential here is of the scheme 'prism'"));
    CHECK(bench.run(LogCpd{.library = bench.library, .line = "2h course 10 Sep", .fields = {"bogus=1"}}) == 1);
    CHECK(says(bench.err(), "error A532: no scheme here asks for 'bogus'"));
    CHECK_FALSE(says(bench.shown(), "Activities"));
}

TEST_CASE("Deadlines and plans are a calendar that is the same each time") {
    Years bench;
    REQUIRE(bench.run(LogCpd{
                .library = bench.library, .line = "planned 3h conference 5 Dec", .schemes = {"prism-cpd"}}) == 0);
    REQUIRE(bench.run(WriteCpdCalendar{.library = bench.library}) == 0);
    std::string const calendar = bench.out();
    CHECK(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(says(calendar, "SUMMARY:conference\r\n"));
    CHECK(says(calendar, "DTSTART;VALUE=DATE:20121205\r\n"));
    CHECK(says(calendar, "DTSTART;VALUE=DATE:20130430\r\n"));
    CHECK(says(calendar, "BEGIN:VALARM\r\n"));
    REQUIRE(bench.run(WriteCpdCalendar{.library = bench.library}) == 0);
    CHECK(bench.out() == calendar);
}

TEST_CASE("A credential that cannot be begun as it is said is not begun") {
    Years bench;
    CHECK(bench.run(HoldCredential{.library = bench.library,
                                   .scheme = "pmi-ccr",
                                   .award_date = parse_date("2012-05-01"),
                                   .fields = {"held=pgmp"}}) == 1);
    CHECK(says(bench.err(), "error A531"));
    CHECK(bench.run(HoldCredential{.library = bench.library, .scheme = "no-such-scheme"}) == 1);
    CHECK(bench.run(LogCpd{.library = bench.path("other.accrue"), .line = "2h course"}) == 3);
}

TEST_CASE("The words of cpd become requests") {
    Bench bench;
    auto const asked = read_command_line(
        {"cpd", "log", "2h", "webinar", "SLM", "--set", "area=ways", "--library", "a.accrue"}, {}, bench.console);
    auto const* request = std::get_if<Request>(&asked);
    REQUIRE(request != nullptr);
    auto const& log = std::get<LogCpd>(*request);
    CHECK(log.line == "2h webinar SLM");
    CHECK(log.fields == std::vector<std::string>{"area=ways"});
    auto const refused = read_command_line({"cpd", "log", "2h", "--set", "area"}, {}, bench.console);
    CHECK(std::get<Exit>(refused) == Exit::WrongCommandLine);
    CHECK(std::holds_alternative<Exit>(read_command_line({"cpd"}, {}, bench.console)));
}
