#include <doctest/doctest.h>

#include "cli/fixture.h"
#include "domain/texts.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

TEST_CASE("The path of the sample is advice that a friend could give") {
    Bench bench;
    CHECK(bench.run(FindPath{.file = sample, .to = "PSM", .plans = 2}) == 0);
    CHECK(bench.err().empty());
    CHECK(contains(bench.out(), "From ASM to PSM: these are the 2 best ways for the least money.\n\n"
                                "  1. Acquire ITIL V3 Service Strategy.\n"
                                "     That costs 1,200 XTS and takes about 50 hours.\n"
                                "     With that you can claim PSM.\n\n"
                                "  2. Acquire ITIL V3 Service Design.\n"));
}

TEST_CASE("The path is told in German where that is asked for") {
    Bench bench;
    CHECK(bench.run(FindPath{.file = sample, .to = "PSM", .language = "de", .plans = 1}) == 0);
    CHECK(contains(bench.out(), "Jetzt ASM, Ziel PSM – das ist der Weg mit den geringsten Kosten.\n\n"
                                "  1. Erwerben Sie ITIL V3 Service Strategy.\n"
                                "     Das kostet 1.200 XTS und dauert etwa 50 Stunden.\n"
                                "     Damit können Sie PSM beanspruchen.\n"));
    CHECK(bench.run(FindPath{.file = sample, .to = "PSX", .language = "de"}) == 2);
    CHECK(contains(bench.err(), "accrue: priSM (reconstruction) has no level 'PSX'; did you mean 'PSM'?\n"));
    CHECK(spoken() == Language::English);
}

TEST_CASE("A path for programs has the promised keys") {
    Bench bench;
    CHECK(bench.run(FindPath{
              .file = sample, .to = "PSM", .objective = path::Objective::Hours, .plans = 1, .json = true}) == 0);
    CHECK(contains(bench.out(), R"("plans": [
    {
      "acquire": ["itil-practitioner-2016"],
      "activities": [],
      "money": 1300,
      "hours": 45,
      "months": 0,
      "earliest": "2012-09-12",
      "proven": true
    }
  ],
  "impossible": [])"));
}

TEST_CASE("A level that nothing brings is told with what stands against it") {
    Bench bench;
    CHECK(bench.run(FindPath{.file = sample, .to = "FSM", .json = true}) == 0);
    CHECK(contains(bench.out(), "\"plans\": [],"));
    CHECK(contains(bench.out(), "\"impossible\": [\"fellow\"]"));
    CHECK(bench.run(FindPath{.file = sample, .to = "FSM"}) == 0);
    CHECK(contains(bench.out(), "  - Fellowship granted by the committee (clause 11.1)\n"));
}

TEST_CASE("A level that is reached needs no plan") {
    Bench bench;
    CHECK(bench.run(FindPath{.file = sample, .to = "ASM"}) == 0);
    CHECK(contains(bench.out(), "You have what ASM needs: your level is ASM.\n"));
    CHECK(!contains(bench.out(), "1."));
}

TEST_CASE("A level that the pack has not is a wrong command line") {
    Bench bench;
    CHECK(bench.run(FindPath{.file = sample, .to = "PSX"}) == 2);
    CHECK(bench.err() == "accrue: priSM (reconstruction) has no level 'PSX'; did you mean 'PSM'?\n");
}

TEST_CASE("What a level hangs on is told where it is asked for") {
    Bench bench;
    CHECK(bench.run(ScoreOne{.file = sample, .robust = true}) == 0);
    CHECK(contains(bench.out(),
                   "If one entry were refused\n  ASM hangs on single entries: refused alone, each of these takes "));
    CHECK(bench.run(ScoreOne{.file = sample, .json = true, .robust = true}) == 0);
    CHECK(contains(bench.out(), "\"robust\": {\n    \"level\": "));
    CHECK(bench.run(ScoreOne{.file = sample, .json = true}) == 0);
    CHECK(!contains(bench.out(), "\"robust\""));
}
