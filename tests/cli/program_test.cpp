// The program itself, as a shell starts it.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <sys/wait.h>

#include <doctest/doctest.h>

#include "cli/fixture.h"

using namespace accrue::test;

namespace {

struct Ended {
    int status = -1;
    std::string output; // both streams
};

Ended run_program(std::string const& words, std::string const& before = "", std::string const& locale = "C") {
    std::string const command = before + " LC_ALL=" + locale + " '" ACCRUE_PROGRAM "' 2>&1 " + words;
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ended ended;
    std::array<char, 4096> block{};
    while (std::size_t const count = fread(block.data(), 1, block.size(), pipe))
        ended.output.append(block.data(), count);
    int const status = pclose(pipe);
    REQUIRE(WIFEXITED(status));
    ended.status = WEXITSTATUS(status);
    return ended;
}

// The message of a problem that has no place.
std::string in_gallery(std::string const& name) {
    auto const text = accrue::files::read_file((source / "tests/problems" / (name + ".txt")).string(), 10'000);
    REQUIRE(text);
    return *text;
}

} // namespace

TEST_CASE("The program scores the sample and ends with status 0") {
    auto const ended = run_program("score '" + sample + "'");
    CHECK(ended.status == 0);
    CHECK(contains(ended.output, "You can claim ASM (Associate) now."));
}

TEST_CASE("What people read is in the machine's language, what programs read and what is asked for is not") {
    std::string const german = "Sie können jetzt ASM (";
    CHECK(contains(run_program("score '" + sample + "'", "", "de_DE.UTF-8").output, german));
    CHECK(contains(run_program("report '" + sample + "'", "", "de_AT.UTF-8").output, german));
    CHECK_FALSE(contains(run_program("score '" + sample + "' --lang en", "", "de_DE.UTF-8").output, german));
    CHECK_FALSE(contains(run_program("score '" + sample + "'", "", "fr_FR.UTF-8").output, "W290"));
    CHECK(run_program("score '" + sample + "' --json", "", "de_DE.UTF-8").output ==
          run_program("score '" + sample + "' --json").output);
}

TEST_CASE("Each kind of ending has its status") {
    CHECK(run_program("--help").status == 0);
    CHECK(run_program("score '" + (source / "tests/problems/A104-bad-date.json").string() + "'").status == 1);
    CHECK(run_program("score").status == 2);
    CHECK(run_program("score /nowhere/a.json").status == 3);
}

TEST_CASE("Output that cannot be written is noticed") {
    auto const ended = run_program("score '" + sample + "' > /dev/full");
    CHECK(ended.status == 3);
    CHECK(ended.output == in_gallery("S105-output-lost"));
}

#ifndef __SANITIZE_ADDRESS__ // which takes terabytes of addresses
TEST_CASE("Without enough memory the program ends with a sentence and leaves no lock behind") {
    Bench const bench;
    std::string text = R"({"format": "accrue.application/1", "scheme": "prism", "claims": [])";
    for (int i = 0; i < 900'000; ++i) text += ",\"key " + std::to_string(i) + "\":1";
    auto const file = bench.write("large.json", text + "}");
    REQUIRE(run_program("import '" + sample + "' --library '" + bench.path("a.accrue") + "'").status == 0);
    auto const limited = [](int kilobytes) { return "ulimit -v " + std::to_string(kilobytes) + ";"; };
    int enough = 20'000; // for anything small, on this machine
    while (enough < 2'000'000 && run_program("check '" + bench.path("a.accrue") + "'", limited(enough)).status != 0)
        enough += 10'000;
    auto const ended =
        run_program("import '" + file + "' --library '" + bench.path("a.accrue") + "'", limited(enough + 10'000));
    CHECK(ended.status == 3);
    CHECK(ended.output == in_gallery("S107-no-memory"));
    CHECK_FALSE(std::filesystem::exists(bench.path("a.accrue.lock")));
}
#endif

TEST_CASE("Rules and samples are found from any folder") {
    Bench const bench;
    CHECK(run_program("rules check", "cd '" + bench.path("") + "' &&").status == 0);
    auto const ended = run_program("rules check", "ACCRUE_DATA='" + bench.path("") + "'");
    CHECK(ended.status == 3);
    CHECK(contains(ended.output, "error S111"));
}

TEST_CASE("Without a data folder a library has to be named") {
    auto const ended = run_program("export", "env -u XDG_DATA_HOME -u HOME");
    CHECK(ended.status == 3);
    CHECK(ended.output == in_gallery("S106-no-data-folder"));
}

TEST_CASE("Without a display the window and pictures are refused in one sentence") {
    Bench const bench;
    std::string const no_display = "env -u DISPLAY -u WAYLAND_DISPLAY XDG_DATA_HOME='" + bench.path("data") + "'";
    auto const window = run_program("", no_display);
    CHECK(window.status == 3);
    CHECK(contains(window.output, "error S1"));
    CHECK(std::count(window.output.begin(), window.output.end(), '\n') == 1);
    auto const picture = run_program("screenshot --screen estimate -o '" + bench.path("p.png") + "'", no_display);
    CHECK(picture.status == 3);
    CHECK_FALSE(std::filesystem::exists(bench.path("p.png")));
}
