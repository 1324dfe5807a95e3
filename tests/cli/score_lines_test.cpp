#include <doctest/doctest.h>

#include "cli/fixture.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string application_with(std::string const& qualification) {
    return R"({"format": "accrue.application/1", "scheme": "prism", "on": "2012-09-12", "claims": [{"claim": "certificate", )"
           R"("qualification": ")" +
           qualification + R"(", "on": "2008-05-01"}]})";
}

} // namespace

TEST_CASE("One assessment comes out for each line in order and bad lines say which") {
    Bench bench;
    auto const file =
        bench.write("a.jsonl", application_with("itil-v3-f") + "\n{\"format\": \n\n" + application_with("itil-v3-so") +
                                   "\r\n" + application_with("togaf-l1")); // no line break at the end

    CHECK(bench.run(ScoreLines{.file = file, .pack = prism}) == 1);

    auto const lines = lines_of(bench.out());
    REQUIRE(lines.size() == 5);
    CHECK(contains(lines[0], R"("certs":"ASM")"));
    CHECK(lines[1].starts_with(R"({"line":2,"problems":[{"id":"A101","severity":"error","where":")" + file + ":2:12"));
    CHECK(lines[2].starts_with(R"({"line":3,"problems":[{"id":"A101")"));
    CHECK(contains(lines[3], R"("certs":"PSM")"));
    CHECK(contains(lines[4], R"("certs":null)"));
    CHECK(bench.err().empty()); // no progress where nobody watches
}

TEST_CASE("Lines without problems end with status 0") {
    Bench bench;
    auto const file =
        bench.write("a.jsonl", application_with("itil-v3-f") + "\n" + application_with("itil-v3-so") + "\n");
    CHECK(bench.run(ScoreLines{.file = file, .pack = prism}) == 0);
    CHECK(lines_of(bench.out()).size() == 2);
    CHECK(bench.run(ScoreLines{.file = bench.write("empty.jsonl", ""), .pack = prism}) == 0);
    CHECK(bench.out().empty());
}

TEST_CASE("A problem inside a line names line and path") {
    Bench bench;
    std::string bad = application_with("itil-v3-f");
    bad.replace(bad.find("2008-05-01"), 10, "2008-05-32");
    auto const file = bench.write("a.jsonl", application_with("itil-v3-f") + "\n" + bad + "\n");
    CHECK(bench.run(ScoreLines{.file = file, .pack = prism}) == 1);
    CHECK(contains(lines_of(bench.out())[1], R"("where":")" + file + R"(:2#/claims/0/on")"));
    CHECK(contains(lines_of(bench.out())[1], R"("overall":null)")); // what is left of it is scored
}

TEST_CASE("A line that is too long is refused and the rest goes on") {
    Bench bench;
    auto const file =
        bench.write("a.jsonl", std::string(20'000'000, ' ') + "\n" + application_with("itil-v3-f") + "\n");
    CHECK(bench.run(ScoreLines{.file = file, .pack = prism}) == 1);
    auto const lines = lines_of(bench.out());
    REQUIRE(lines.size() == 2);
    CHECK(contains(lines[0], R"({"line":1,"problems":[{"id":"A118")"));
    CHECK(contains(lines[0], "20.0 MB"));
    CHECK(contains(lines[1], R"("certs":"ASM")"));
}

TEST_CASE("A line gives the same assessment as the file by itself") {
    Bench bench;
    std::string one_line = application_with("itil-v3-so");
    auto const file = bench.write("a.json", one_line);
    CHECK(bench.run(ScoreOne{.file = file, .pack = prism, .json = true}) == 0);
    std::string alone = bench.out();
    CHECK(bench.run(ScoreLines{.file = file, .pack = prism}) == 0);
    std::string line = bench.out();
    auto const squeezed = [](std::string text) {
        std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
        return text;
    };
    CHECK(squeezed(alone) == squeezed(line));
}

TEST_CASE("A pack or a file of lines that is not there is the system's refusal") {
    Bench bench;
    CHECK(bench.run(ScoreLines{.file = sample, .pack = bench.path("none.toml")}) == 3);
    CHECK(bench.run(ScoreLines{.file = bench.path("none.jsonl"), .pack = prism}) == 3);
    CHECK(contains(bench.err(), "error S101: there is no such file"));
    CHECK(bench.run(ScoreLines{.file = bench.path(""), .pack = prism}) == 3);
    CHECK(contains(bench.err(), "error S102: this is a folder"));
}
