#include "cpd/quick_line.h"

#include <array>
#include <random>
#include <span>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::cpd {
namespace {

struct QuickCase {
    std::string_view line;
    std::string_view read; // as in_short() says it
};

std::string_view quick_doubt_name(QuickDoubt doubt) {
    constexpr std::array<std::string_view, 10> names{
        "TwoDurations",  "TwoDays",       "NoSuchDay",      "AmbiguousDay",       "AmbiguousNumber",
        "AmbiguousTime", "NoFixedLength", "NoSuchDuration", "EndsBeforeItBegins", "OtherWeekday"};
    return names.at(static_cast<std::size_t>(doubt));
}

// "planned 120 2026-11-12 [webinar] @Org ?TwoDays<3 Nov>", of which only what there is.
std::string in_short(std::string_view line, QuickLine const& read) {
    std::string text = read.planned ? "planned " : "";
    if (read.minutes) text += to_text(*read.minutes) + " ";
    if (read.on) text += to_text(*read.on) + " ";
    if (read.from && read.to) text += to_text(*read.from) + ".." + to_text(*read.to) + " ";
    text += "[" + read.words + "]";
    if (read.organisation) text += " @" + *read.organisation;
    for (DoubtfulPart const& part : read.doubts)
        text += fmt::format(" ?{}<{}>", quick_doubt_name(part.what), line.substr(part.begin, part.size));
    return text;
}

void check_quick_cases(std::span<QuickCase const> cases, std::string_view today) {
    for (QuickCase const& row : cases) {
        CAPTURE(row.line);
        CHECK(in_short(row.line, read_quick_line(row.line, *parse_date(today))) == row.read);
    }
}

TEST_CASE("a quick line has a duration in English or German") {
    constexpr std::array cases{
        QuickCase{"2h webinar SLM 12 Nov", "120 2026-11-12 [webinar SLM]"},
        QuickCase{"2 h webinar", "120 [webinar]"},
        QuickCase{"2H WEBINAR", "120 [WEBINAR]"},
        QuickCase{"2.5h webinar", "150 [webinar]"},
        QuickCase{"2,5 h Webinar", "150 [Webinar]"},
        QuickCase{"0.125h", "7.5 []"},
        QuickCase{"⅓ h Lesen", "20 [Lesen]"},
        QuickCase{"2h30 webinar", "150 [webinar]"},
        QuickCase{"webinar 2h 30m", "150 [webinar]"},
        QuickCase{"2 hours and 30 minutes of reading", "150 [reading]"},
        QuickCase{"2:30h webinar", "150 [webinar]"},
        QuickCase{"2:30 webinar", "150 [webinar]"},
        QuickCase{"02:30 Std. Webinar", "150 [Webinar]"},
        QuickCase{"00:45 podcast", "45 [podcast]"},
        QuickCase{"90min webinar", "90 [webinar]"},
        QuickCase{"90 min. webinar", "90 [webinar]"},
        QuickCase{"webinar, 90 minutes", "90 [webinar]"},
        QuickCase{"1 hour webinar", "60 [webinar]"},
        QuickCase{"1.5 hours webinar", "90 [webinar]"},
        QuickCase{"1 Stunde Webinar", "60 [Webinar]"},
        QuickCase{"2 Std. Webinar", "120 [Webinar]"},
        QuickCase{"2 Std. 15 Min. Webinar", "135 [Webinar]"},
        QuickCase{"2 STUNDEN UND 15 MINUTEN WEBINAR", "135 [WEBINAR]"},
        QuickCase{"half an hour podcast", "30 [podcast]"},
        QuickCase{"Podcast, eine halbe Stunde", "30 [Podcast]"},
        QuickCase{"zwei Stunden Webinar", "120 [Webinar]"},
        QuickCase{"five hours of mentoring", "300 [mentoring]"},
        QuickCase{"½h podcast", "30 [podcast]"},
        QuickCase{"1½ h podcast", "90 [podcast]"},
        QuickCase{"1 1/2 h podcast", "90 [podcast]"},
        QuickCase{"2-hour webinar", "120 [webinar]"},
        QuickCase{"2-stündiges Webinar", "120 [Webinar]"},
        QuickCase{"read for 2 hours", "120 [read]"},
        QuickCase{"2\u00A0h webinar", "120 [webinar]"},
        QuickCase{"10000h research", "600000 [research]"},
        QuickCase{"14:00-16:30 webinar", "150 [webinar]"},
        QuickCase{"webinar 14:00 – 16:30 Uhr", "150 [webinar]"},
        QuickCase{"14-16 Uhr Webinar", "120 [Webinar]"},
        QuickCase{"von 14 bis 16.30 Uhr Webinar", "150 [Webinar]"},
        QuickCase{"from 9:00 to 11:15 webinar", "135 [webinar]"},
        QuickCase{"14:00-16:30 am 12. November Webinar", "150 2026-11-12 [Webinar]"},
        QuickCase{"2-4 pm webinar", "120 [webinar]"},
        QuickCase{"webinar 11-1pm", "120 [webinar]"},
        QuickCase{"9:30am - 11am webinar", "90 [webinar]"},
        QuickCase{"22:00-01:00 webinar", "180 [webinar]"},
        QuickCase{"14:00-16:30 webinar (2.5h)", "150 [webinar]"},
    };
    check_quick_cases(cases, "2026-11-20");
}

TEST_CASE("a quick line has a day in English or German") {
    constexpr std::array cases{
        QuickCase{"2026-11-12 webinar", "2026-11-12 [webinar]"},
        QuickCase{"webinar 2026/11/12", "2026-11-12 [webinar]"},
        QuickCase{"15.7.2012 webinar", "2012-07-15 [webinar]"},
        QuickCase{"12. 11. 2025 Webinar", "2025-11-12 [Webinar]"},
        QuickCase{"webinar 15-Jul-2012", "2012-07-15 [webinar]"},
        QuickCase{"July 15, 2012: webinar", "2012-07-15 [webinar]"},
        QuickCase{"1. März 2024 Webinar", "2024-03-01 [Webinar]"},
        QuickCase{"1. JÄNNER Webinar", "2026-01-01 [Webinar]"},
        QuickCase{"webinar 12 Nov", "2026-11-12 [webinar]"},
        QuickCase{"webinar 21 nov", "2025-11-21 [webinar]"},
        QuickCase{"webinar 20 Nov", "2026-11-20 [webinar]"},
        QuickCase{"Webinar 12. Nov.", "2026-11-12 [Webinar]"},
        QuickCase{"Nov 12 webinar", "2026-11-12 [webinar]"},
        QuickCase{"12. Dezember Webinar", "2025-12-12 [Webinar]"},
        QuickCase{"webinar on the 3rd of May", "2026-05-03 [webinar]"},
        QuickCase{"May 3rd, 2025 webinar", "2025-05-03 [webinar]"},
        QuickCase{"Webinar 12.11.", "2026-11-12 [Webinar]"},
        QuickCase{"Webinar am 12.11.", "2026-11-12 [Webinar]"},
        QuickCase{"12.11 Webinar", "2026-11-12 [Webinar]"},
        QuickCase{"Webinar SLM 12.11 2h", "120 2026-11-12 [Webinar SLM]"},
        QuickCase{"12.11.25 Webinar", "2025-11-12 [Webinar]"},
        QuickCase{"12.11.87 Webinar", "1987-11-12 [Webinar]"},
        QuickCase{"webinar 12 Nov 25", "2025-11-12 [webinar]"},
        QuickCase{"webinar 12 Nov '25", "2025-11-12 [webinar]"},
        QuickCase{"12 Nov 24 Stunden Wache", "1440 2026-11-12 [Wache]"},
        QuickCase{"12 Nov 14 - 16 Uhr Webinar", "120 2026-11-12 [Webinar]"},
        QuickCase{"today webinar", "2026-11-20 [webinar]"},
        QuickCase{"webinar Yesterday", "2026-11-19 [webinar]"},
        QuickCase{"heute Webinar", "2026-11-20 [Webinar]"},
        QuickCase{"Webinar gestern", "2026-11-19 [Webinar]"},
        QuickCase{"vorgestern Webinar", "2026-11-18 [Webinar]"},
        QuickCase{"webinar tomorrow", "2026-11-21 [webinar]"},
        QuickCase{"morgen Webinar", "2026-11-21 [Webinar]"},
        QuickCase{"übermorgen Webinar", "2026-11-22 [Webinar]"},
        QuickCase{"2 days ago webinar", "2026-11-18 [webinar]"},
        QuickCase{"Webinar vor 2 Tagen", "2026-11-18 [Webinar]"},
        QuickCase{"monday webinar", "2026-11-16 [webinar]"},
        QuickCase{"Webinar am Freitag", "2026-11-20 [Webinar]"},
        QuickCase{"last friday webinar", "2026-11-13 [webinar]"},
        QuickCase{"letzten Montag Webinar", "2026-11-16 [Webinar]"},
        QuickCase{"nächsten Montag Webinar", "2026-11-23 [Webinar]"},
        QuickCase{"next friday webinar", "2026-11-27 [webinar]"},
        QuickCase{"Montag, 16. November Webinar", "2026-11-16 [Webinar]"},
        QuickCase{"Mo., den 16.11. Webinar", "2026-11-16 [Webinar]"},
        QuickCase{"25/11/2025 webinar", "2025-11-25 [webinar]"},
        QuickCase{"11/25/2025 webinar", "2025-11-25 [webinar]"},
        QuickCase{"11/11/26 webinar", "2026-11-11 [webinar]"},
        QuickCase{"25/10 webinar", "2026-10-25 [webinar]"},
        QuickCase{"12 Nov webinar 12.11.2026", "2026-11-12 [webinar]"},
    };
    check_quick_cases(cases, "2026-11-20");
}

TEST_CASE("a quick line has a span of days") {
    constexpr std::array cases{
        QuickCase{"3-5 Nov workshop", "2026-11-03..2026-11-05 [workshop]"},
        QuickCase{"Workshop 3.-5. Nov.", "2026-11-03..2026-11-05 [Workshop]"},
        QuickCase{"3. bis 5. November 2025 Workshop", "2025-11-03..2025-11-05 [Workshop]"},
        QuickCase{"3.-5.11. Workshop", "2026-11-03..2026-11-05 [Workshop]"},
        QuickCase{"Nov 3-5, 2025 workshop", "2025-11-03..2025-11-05 [workshop]"},
        QuickCase{"November 3 to 5 workshop", "2026-11-03..2026-11-05 [workshop]"},
        QuickCase{"12.11.-14.11. Workshop 16h", "960 2026-11-12..2026-11-14 [Workshop]"},
        QuickCase{"Workshop 12.11. - 14.11.2025", "2025-11-12..2025-11-14 [Workshop]"},
        QuickCase{"from 3 Nov to 5 Nov workshop", "2026-11-03..2026-11-05 [workshop]"},
        QuickCase{"Workshop vom 3. bis zum 5. November", "2026-11-03..2026-11-05 [Workshop]"},
        QuickCase{"2026-11-03/2026-11-05 workshop", "2026-11-03..2026-11-05 [workshop]"},
        QuickCase{"workshop 2026-11-03 to 2026-11-05", "2026-11-03..2026-11-05 [workshop]"},
        QuickCase{"30 Oct - 2 Nov camp", "2026-10-30..2026-11-02 [camp]"},
        QuickCase{"30 Dec - 2 Jan camp", "2025-12-30..2026-01-02 [camp]"},
        QuickCase{"30 Dec - 2 Jan 2025 camp", "2024-12-30..2025-01-02 [camp]"},
        QuickCase{"18-24 Nov workshop", "2026-11-18..2026-11-24 [workshop]"},
        QuickCase{"21-24 Nov workshop", "2025-11-21..2025-11-24 [workshop]"},
        QuickCase{"plan: 18-24 Nov workshop", "planned 2027-11-18..2027-11-24 [workshop]"},
        QuickCase{"3 and 4 Nov workshop", "2026-11-03..2026-11-04 [workshop]"},
        QuickCase{"Mon 16 Nov - Wed 18 Nov workshop", "2026-11-16..2026-11-18 [workshop]"},
        QuickCase{"27 Feb - 1 March 2024", "2024-02-27..2024-03-01 []"},
    };
    check_quick_cases(cases, "2026-11-20");
}

TEST_CASE("what belongs to a title stays in the words of a quick line") {
    constexpr std::array cases{
        QuickCase{"ISO 27001 webinar 2h", "120 [ISO 27001 webinar]"},
        QuickCase{"ITIL 4 course", "[ITIL 4 course]"},
        QuickCase{"ITIL 4 - 2h course", "120 [ITIL 4 course]"},
        QuickCase{"COBIT 2019 1h", "60 [COBIT 2019]"},
        QuickCase{"Windows 11 24H2", "[Windows 11 24H2]"},
        QuickCase{"8D report 1h", "60 [8D report]"},
        QuickCase{"3D printing", "[3D printing]"},
        QuickCase{"Theresa May talk 1h 3 May", "60 2026-05-03 [Theresa May talk]"},
        QuickCase{"Theresa May 3 May 1h", "60 2026-05-03 [Theresa May]"},
        QuickCase{"Theresa May 3 Nov", "2026-11-03 [Theresa May]"},
        QuickCase{"7.5 - 1h overview", "60 [7.5 overview]"},
        QuickCase{"Theresa May 2 h", "120 [Theresa May]"},
        QuickCase{"2 Fast 2 Furious 2h", "120 [2 Fast 2 Furious]"},
        QuickCase{"Q3 2026 review 1h", "60 [Q3 2026 review]"},
        QuickCase{"Nov 2026 review 1h", "60 [Nov 2026 review]"},
        QuickCase{"24/7 operations 1h 3 May", "60 2026-05-03 [24/7 operations]"},
        QuickCase{"Python 3.11 course 2h 3 May", "120 2026-05-03 [Python 3.11 course]"},
        QuickCase{"Kapitel 12.11 lesen 1h", "60 [Kapitel 12.11 lesen]"},
        QuickCase{"ISO 9001:2015 audit 1h", "60 [ISO 9001:2015 audit]"},
        QuickCase{"10.0.0.1 subnets 1h", "60 [10.0.0.1 subnets]"},
        QuickCase{"Monday briefing 1h 3 May", "60 2026-05-03 [Monday briefing]"},
        QuickCase{"Guten Morgen Webinar 1h", "60 [Guten Morgen Webinar]"},
        QuickCase{"Things to do 3 May", "2026-05-03 [Things to do]"},
        QuickCase{"webinar at 14:00 2h", "120 [webinar at 14:00]"},
        QuickCase{"Webinar um 14 Uhr 2h", "120 [Webinar um 14 Uhr]"},
        QuickCase{"2:30 pm webinar 1h", "60 [2:30 pm webinar]"},
        QuickCase{"9:00 webinar 2h", "120 [9:00 webinar]"},
        QuickCase{"40h/week models", "[40h/week models]"},
        QuickCase{"see https://x.org/2026-11-12, 2h", "120 [see https://x.org/2026-11-12]"},
        QuickCase{"(www.x.org/3-5?t=2h) 1h", "60 [(www.x.org/3-5?t=2h)]"},
        QuickCase{"with 2h@x.org 1h", "60 [with 2h@x.org]"},
        QuickCase{"\"2 days to 12 Nov\" 1h", "60 [\"2 days to 12 Nov\"]"},
        QuickCase{"„Noch 3 h“ 1h", "60 [„Noch 3 h“]"},
        QuickCase{"24\" screens 1h", "60 [24\" screens]"},
        QuickCase{"report_2026-11-12.pdf 1h", "60 [report_2026-11-12.pdf]"},
        QuickCase{"May", "[May]"},
        QuickCase{"", "[]"},
        QuickCase{"  \t ", "[]"},
    };
    check_quick_cases(cases, "2026-11-20");
}

TEST_CASE("punctuation around the parts of a quick line is dropped, the rest of it stays") {
    constexpr std::array cases{
        QuickCase{"2h, webinar SLM, 12 Nov.", "120 2026-11-12 [webinar SLM]"},
        QuickCase{"12 Nov - 2h - webinar: SLM", "120 2026-11-12 [webinar: SLM]"},
        QuickCase{"webinar; 2h; SLM", "120 [webinar SLM]"},
        QuickCase{"webinar—2h—SLM", "120 [webinar SLM]"},
        QuickCase{"12 Nov | 2h | webinar - SLM", "120 2026-11-12 [webinar - SLM]"},
        QuickCase{"Dauer: 2h, Datum: 12.11.2026, SLM", "120 2026-11-12 [SLM]"},
        QuickCase{"webinar (2h)", "120 [webinar]"},
        QuickCase{"webinar (2h, 12 Nov) SLM", "120 2026-11-12 [webinar SLM]"},
        QuickCase{"webinar (2h, online)", "120 [webinar (online)]"},
        QuickCase{"webinar (SLM, 2h)", "120 [webinar (SLM)]"},
        QuickCase{"2h. .NET basics, 5 May!", "120 2026-05-05 [.NET basics]"},
        QuickCase{"C++ 2h", "120 [C++]"},
        QuickCase{"main()   basics 2h", "120 [main() basics]"},
        QuickCase{"Who cares? 2h", "120 [Who cares?]"},
        QuickCase{"2h webinar @ PeopleCert", "120 [webinar] @PeopleCert"},
        QuickCase{"2h @itSMF Austria, webinar", "120 [webinar] @itSMF Austria"},
        QuickCase{"webinar @ Smith & Sons Inc. 2h", "120 [webinar] @Smith & Sons Inc."},
        QuickCase{"webinar @ \"Smith, Sons\" 2h", "120 [webinar] @Smith, Sons"},
        QuickCase{"webinar @ 14:00 2h", "120 [webinar @ 14:00]"},
        QuickCase{"webinar @ 3M (online) 2h", "120 [webinar (online)] @3M"},
    };
    check_quick_cases(cases, "2026-11-20");
}

TEST_CASE("a planned quick line looks ahead") {
    constexpr std::array cases{
        QuickCase{"plan: 2h webinar 12 Mar", "planned 120 2027-03-12 [webinar]"},
        QuickCase{"Planned webinar 20 Nov", "planned 2026-11-20 [webinar]"},
        QuickCase{"geplant: 2h Webinar 12.3.", "planned 120 2027-03-12 [Webinar]"},
        QuickCase{"planned webinar monday", "planned 2026-11-23 [webinar]"},
        QuickCase{"planned 29 Feb", "planned 2028-02-29 []"},
        QuickCase{"Plan the sprint 2h", "120 [Plan the sprint]"},
        QuickCase{"as planned 2h", "120 [as planned]"},
    };
    check_quick_cases(cases, "2026-11-20");
}

TEST_CASE("what is doubtful in a quick line is named and left in the words") {
    constexpr std::array cases{
        QuickCase{"1d course", "[1d course] ?NoFixedLength<1d>"},
        QuickCase{"2 days course 3 May", "2026-05-03 [2 days course] ?NoFixedLength<2 days>"},
        QuickCase{"1 Tag Kurs", "[1 Tag Kurs] ?NoFixedLength<1 Tag>"},
        QuickCase{"8 UE Seminar", "[8 UE Seminar] ?NoFixedLength<8 UE>"},
        QuickCase{"2-day course 16h", "960 [2-day course]"},
        QuickCase{"0h webinar", "[0h webinar] ?NoSuchDuration<0h>"},
        QuickCase{"10001 h webinar", "[10001 h webinar] ?NoSuchDuration<10001 h>"},
        QuickCase{"99999999999999999999h", "[99999999999999999999h] ?NoSuchDuration<99999999999999999999h>"},
        QuickCase{"16:30-14:00 talk", "[16:30-14:00 talk] ?NoSuchDuration<16:30-14:00>"},
        QuickCase{"2 webinar", "[2 webinar] ?AmbiguousNumber<2>"},
        QuickCase{"webinar 2.5", "[webinar 2.5] ?AmbiguousNumber<2.5>"},
        QuickCase{"1,500 h webinar", "[1,500 h webinar] ?AmbiguousNumber<1,500 h>"},
        QuickCase{"2-3 h webinar", "[2-3 h webinar] ?AmbiguousNumber<2-3 h>"},
        QuickCase{"45m webinar", "[45m webinar] ?AmbiguousNumber<45m>"},
        QuickCase{"14:00 webinar", "[14:00 webinar] ?AmbiguousTime<14:00>"},
        QuickCase{"2h webinar 30min", "[2h webinar 30min] ?TwoDurations<2h> ?TwoDurations<30min>"},
        QuickCase{"3 Nov 4 Nov 1h", "60 [3 Nov 4 Nov] ?TwoDays<3 Nov> ?TwoDays<4 Nov>"},
        QuickCase{"30 Feb webinar", "[30 Feb webinar] ?NoSuchDay<30 Feb>"},
        QuickCase{"29.2.2025 webinar", "[29.2.2025 webinar] ?NoSuchDay<29.2.2025>"},
        QuickCase{"2026-13-01 webinar", "[2026-13-01 webinar] ?NoSuchDay<2026-13-01>"},
        QuickCase{"1.1.1899 webinar", "[1.1.1899 webinar] ?NoSuchDay<1.1.1899>"},
        QuickCase{"3/4 webinar", "[3/4 webinar] ?AmbiguousDay<3/4>"},
        QuickCase{"12/11/2026 webinar", "[12/11/2026 webinar] ?AmbiguousDay<12/11/2026>"},
        QuickCase{"3/4 webinar 3 May", "2026-05-03 [3/4 webinar]"},
        QuickCase{"ITIL 4 - 5 Nov", "[ITIL 4 - 5 Nov] ?AmbiguousDay<4 - 5 Nov>"},
        QuickCase{"Python 3.11 course 2h", "120 [Python 3.11 course] ?AmbiguousDay<3.11>"},
        QuickCase{"3 and 5 Nov course", "[3 and 5 Nov course] ?AmbiguousDay<3 and 5 Nov>"},
        QuickCase{"5-3 Nov course", "[5-3 Nov course] ?EndsBeforeItBegins<5-3 Nov>"},
        QuickCase{"2026-11-05/2026-11-03", "[2026-11-05/2026-11-03] ?EndsBeforeItBegins<2026-11-05/2026-11-03>"},
        QuickCase{"Monday 3 May course", "[Monday 3 May course] ?OtherWeekday<Monday 3 May>"},
    };
    check_quick_cases(cases, "2026-11-20");
}

TEST_CASE("a quick line is read on the edges of the calendar") {
    constexpr std::array leap_day{
        QuickCase{"29 Feb webinar", "2024-02-29 [webinar]"},
        QuickCase{"yesterday", "2024-02-28 []"},
        QuickCase{"tomorrow", "2024-03-01 []"},
        QuickCase{"1 March", "2023-03-01 []"},
        QuickCase{"planned 29 Feb", "planned 2024-02-29 []"},
        QuickCase{"Thursday", "2024-02-29 []"},
        QuickCase{"29 Feb - 2 Mar", "2024-02-29..2024-03-02 []"},
        QuickCase{"29 Feb 2023", "[29 Feb 2023] ?NoSuchDay<29 Feb 2023>"},
    };
    check_quick_cases(leap_day, "2024-02-29");
    constexpr std::array new_year{
        QuickCase{"31 Dec webinar", "2025-12-31 [webinar]"},
        QuickCase{"gestern", "2025-12-31 []"},
        QuickCase{"1 Jan webinar", "2026-01-01 [webinar]"},
        QuickCase{"2 Jan webinar", "2025-01-02 [webinar]"},
        QuickCase{"29.2. Webinar", "2024-02-29 [Webinar]"},
        QuickCase{"31 Dec - 1 Jan", "2025-12-31..2026-01-01 []"},
        QuickCase{"planned 31 Dec", "planned 2026-12-31 []"},
        QuickCase{"1.1.36", "2036-01-01 []"},
        QuickCase{"1.1.37", "1937-01-01 []"},
    };
    check_quick_cases(new_year, "2026-01-01");
    CHECK(read_quick_line("29 Feb", *parse_date("2103-12-31")).on == parse_date("2096-02-29"));
    CHECK(read_quick_line("planned 29 Feb", *parse_date("2096-03-01")).on == parse_date("2104-02-29"));
    constexpr std::array first{
        QuickCase{"yesterday", "[yesterday] ?NoSuchDay<yesterday>"},
        QuickCase{"29 Feb", "[29 Feb] ?NoSuchDay<29 Feb>"},
        QuickCase{"today", "1900-01-01 []"},
    };
    check_quick_cases(first, "1900-01-01");
    CHECK(read_quick_line("tomorrow", last_date).doubts.size() == 1);
    CHECK(read_quick_line("today", Date{2'000'000'000}).on == last_date);
    CHECK(read_quick_line("today", Date{-2'000'000'000}).on == first_date);
}

TEST_CASE("the parts of a quick line say which bytes were read as what") {
    std::string_view const line = "plan: 2h webinar (SLM) on 12 Nov @ itSMF";
    std::vector<QuickPart> const parts{{QuickPartKind::Planned, 0, 5},
                                       {QuickPartKind::Duration, 6, 2},
                                       {QuickPartKind::Words, 9, 13},
                                       {QuickPartKind::Day, 23, 9},
                                       {QuickPartKind::Organisation, 33, 7}};
    CHECK(read_quick_line(line, *parse_date("2026-11-20")).parts == parts);
}

TEST_CASE("a quick line that is too long or no text is words") {
    Date const today = *parse_date("2026-11-20");
    std::string const filler(longest_quick_line - 3, 'x');
    CHECK(read_quick_line(filler + " 2h", today).minutes == Number{120, 1});
    QuickLine const longer = read_quick_line(filler + "x 2h", today);
    CHECK(!longer.minutes);
    CHECK(longer.words == filler + "x 2h");
    CHECK(read_quick_line("2h \xFF\xFE 12\xC3 Nov", today).words == "\xFF\xFE 12\xC3 Nov");
}

std::string without_blanks(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        Character const character = first_character(text.substr(at));
        bool const control = character.code <= 0x20 || character.code == 0x7F;
        if (!control && kind_of_character(character.code) != CharacterKind::Blank)
            kept += text.substr(at, character.size);
        at += character.size;
    }
    return kept;
}

void check_quick_parts(std::string_view line, QuickLine const& read) {
    std::size_t end = 0;
    std::string words;
    bool has_duration = false;
    bool has_day = false;
    for (QuickPart const& part : read.parts) {
        REQUIRE(part.size > 0);
        REQUIRE(part.begin >= end);
        end = part.begin + part.size;
        REQUIRE(end <= line.size());
        if (part.kind == QuickPartKind::Words) words += line.substr(part.begin, part.size);
        has_duration = has_duration || part.kind == QuickPartKind::Duration;
        has_day = has_day || part.kind == QuickPartKind::Day;
    }
    CHECK(without_blanks(words) == without_blanks(read.words));
    CHECK(has_duration == read.minutes.has_value());
    CHECK(has_day == (read.on || read.from));
    CHECK(read.from.has_value() == read.to.has_value());
    CHECK((!read.from || *read.from <= *read.to));
    CHECK((!read.minutes || (*read.minutes > Number{0, 1} && *read.minutes <= Number{longest_quick_hours * 60, 1})));
    for (DoubtfulPart const& part : read.doubts) CHECK(part.begin + part.size <= line.size());
}

TEST_CASE("any bytes make a quick line whose parts fit together") {
    constexpr std::array<std::string_view, 60> pieces{
        "2",      "h",        "30",    "min",  "12",   "Nov",    ".",       "-",   "/",     ":",     " ",    " ",
        " ",      ",",        "(",     ")",    "@",    "\"",     "„",       "“",   "½",     "–",     "2026", "25",
        "Monday", "last",     "from",  "to",   "on",   "of",     "Mo",      "3.",  "bis",   "and",   "29",   "Feb",
        "plan",   "d",        "m",     "Std.", "Uhr",  "pm",     "am",      "vor", "Tagen", "ago",   "days", "'",
        "morgen", "https://", "x.org", "\xFF", "\xC3", "\u00A0", "webinar", "00",  "1/2",   "today", "für",  "24/7"};
    std::mt19937 dice(17);
    auto const below = [&](std::size_t count) { return static_cast<std::size_t>(dice() % count); };
    for (int round = 0; round < 20'000; ++round) {
        std::string line;
        for (std::size_t left = below(24); left > 0; --left) {
            if (round % 4 == 0) {
                line += static_cast<char>(below(256));
            } else {
                line += pieces.at(below(pieces.size()));
            }
        }
        CAPTURE(line);
        Date const today{first_date.days + static_cast<int>(below(109'938))};
        check_quick_parts(line, read_quick_line(line, today));
    }
}

TEST_CASE("long quick lines of one piece are read") {
    for (std::string_view const piece :
         {"(",   "\"", "„",  "“", "1 ", "2h ", "3-5 Nov ", "12.11.-", "@ ",  "@x ",  "(2h)",
          "(2h", "-",  "- ", "½", "x",  "Mo ", "from ",    "[(",      "1/2", "2h, ", "\xFF"}) {
        std::string line;
        while (line.size() + piece.size() <= longest_quick_line) line += piece;
        CAPTURE(piece);
        check_quick_parts(line, read_quick_line(line, *parse_date("2026-11-20")));
    }
}

} // namespace
} // namespace accrue::cpd
