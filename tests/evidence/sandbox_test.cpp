#include "evidence/sandbox.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

#include "support/texts.h"

using namespace accrue;
using namespace accrue::evidence;
using End = ToolRun::End;

namespace {

Sandbox opened() {
    auto sandbox = Sandbox::open();
    REQUIRE(sandbox);
    return std::move(*sandbox);
}

// Processes of this machine whose command line has the word.
int processes_with(std::string const& word) {
    int count = 0;
    for (auto const& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream const line(entry.path() / "cmdline");
        std::ostringstream text;
        text << line.rdbuf(); // of a process that ends meanwhile there is no more
        if (text.str().find(word) != std::string::npos) ++count;
    }
    return count;
}

} // namespace

TEST_CASE("a tool works in a folder that goes with the sandbox") {
    std::filesystem::path folder;
    {
        Sandbox const sandbox = opened();
        folder = sandbox.folder();
        REQUIRE(sandbox.put("a.txt", "hello\n"));
        ToolRun const run = sandbox.run({"cp", "a.txt", "b.txt"});
        CHECK(run.succeeded());
        CHECK(sandbox.holds("b.txt"));
        CHECK_FALSE(sandbox.holds("c.txt"));
        CHECK(*sandbox.take("b.txt", 100) == "hello\n");
        CHECK_FALSE(bool(sandbox.take("b.txt", 3)));
    }
    CHECK_FALSE(std::filesystem::exists(folder));
}

TEST_CASE("what a tool says and how it ends is told") {
    Sandbox const sandbox = opened();
    ToolRun const run = sandbox.run({"sh", "-c", "echo out; echo oops >&2; exit 3"});
    CHECK(run.end == End::Exited);
    CHECK(run.status == 3);
    CHECK(run.output == "out\n");
    CHECK(run.errors == "oops\n");
    CHECK(sandbox.run({"no-such-tool"}).end == End::NotStarted);
}

TEST_CASE("a tool that takes too long is stopped with all that it has started") {
    Sandbox const sandbox = opened();
    auto const start = std::chrono::steady_clock::now();
    ToolRun const run =
        sandbox.run({"sh", "-c", "sleep 97531 & sleep 97531"}, {.time = std::chrono::milliseconds(300)});
    CHECK(run.end == End::OutOfTime);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
    for (int i = 0; i < 100 && processes_with("97531") > 0; ++i) static_cast<void>(sandbox.run({"sleep", "0.02"}));
    CHECK(processes_with("97531") == 0);
}

TEST_CASE("a tool that writes or takes without end is stopped") {
    Sandbox const sandbox = opened();
    CHECK(sandbox.run({"yes"}, {.output = 10'000}).end == End::TooMuchOutput);
    CHECK_FALSE(sandbox.run({"sh", "-c", "yes > big.txt"}, {.file = 100'000}).succeeded());
    CHECK(std::filesystem::file_size(sandbox.folder() / "big.txt") <= 100'000);
    ToolRun const noisy = sandbox.run({"sh", "-c", "yes >&2 & sleep 0.2; kill $!"});
    CHECK(noisy.errors.size() <= 4096);
    ToolRun const greedy = sandbox.run({"sort", "--buffer-size=900M", "/dev/zero"}, {.time = std::chrono::seconds(3)});
    CHECK_FALSE(greedy.succeeded());
}

TEST_CASE("behind walls there is no network, no home and nowhere else to write") {
    if (walls() != Walls::Bubblewrap) {
        MESSAGE("bubblewrap is not usable here: only limits were tested");
        return;
    }
    Sandbox const sandbox = opened();
    CHECK(sandbox.run({"sh", "-c", "ls /home /root /etc/passwd 2>/dev/null"}).output.empty());
    CHECK_FALSE(sandbox.run({"sh", "-c", "touch /usr/accrue-was-here"}).succeeded());
    ToolRun const cards = sandbox.run({"sh", "-c", "grep -c : /proc/net/dev"});
    CHECK(cards.output == "1\n"); // lo alone
    CHECK(sandbox.run({"sh", "-c", "touch /tmp/accrue-canary; ls /tmp"}).output == "accrue-canary\n");
    CHECK_FALSE(std::filesystem::exists("/tmp/accrue-canary"));
}

TEST_CASE("a tool sees nothing of the environment") {
    Sandbox const sandbox = opened();
    ::setenv("ACCRUE_SECRET", "canary", 1);
    ToolRun const run = sandbox.run({"env"});
    ::unsetenv("ACCRUE_SECRET");
    CHECK(run.succeeded());
    CHECK(run.output.find("canary") == std::string::npos);
}

TEST_CASE("a tool has nothing open that the program has") {
    constexpr int number = 200;
    REQUIRE(dup2(STDIN_FILENO, number) == number); // as it would be inherited
    for (Walls const walls : {Walls::Bubblewrap, Walls::LimitsOnly}) {
        auto const sandbox = Sandbox::open("/usr/bin", walls);
        REQUIRE(sandbox);
        ToolRun const run = sandbox->run({"ls", "/proc/self/fd"});
        CHECK(run.output.find("\n2\n") != std::string::npos);
        CHECK(run.output.find(std::to_string(number)) == std::string::npos);
    }
    close(number);
}

TEST_CASE("a link that a tool leaves in place of a file is not followed") {
    Sandbox const sandbox = opened();
    CHECK(sandbox.run({"ln", "-s", "/etc/hostname", "result.pdf"}).succeeded());
    CHECK_FALSE(bool(sandbox.take("result.pdf", 1000)));
    CHECK_FALSE(sandbox.holds("result.pdf"));
    CHECK(sandbox.run({"mkfifo", "pipe"}).succeeded());
    CHECK(sandbox.take("pipe", 1000)->empty());
}

TEST_CASE("a tool is stopped once nobody wants its work, and so is every later one") {
    Sandbox sandbox = opened();
    int questions = 0;
    sandbox.stop_when([&] { return ++questions > 3; });
    auto const start = std::chrono::steady_clock::now();
    CHECK(sandbox.run({"sleep", "97532"}).end == End::Stopped);
    CHECK(sandbox.run({"sleep", "97532"}).end == End::Stopped);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("folders that killed processes have left are removed, and no others") {
    namespace fs = std::filesystem;
    Sandbox const here = opened();
    auto const folder = [&](std::string const& name, std::chrono::hours age) {
        fs::path const path = here.folder() / name;
        fs::create_directories(path);
        std::ofstream(path / "in.pdf") << "left";
        fs::last_write_time(path, fs::file_time_type::clock::now() - age);
        return path;
    };
    using std::chrono::hours;
    fs::path const orphan = folder("accrue-sandbox-orphan", hours(1));
    fs::path const young = folder("accrue-sandbox-young", hours(0));
    fs::path const another = folder("accrue-other", hours(1));
    fs::path const target = folder("target", hours(1));
    fs::create_directory_symlink(target, here.folder() / "accrue-sandbox-link");
    ::setenv("TMPDIR", here.folder().c_str(), 1);
    Sandbox const used = opened();
    ::unsetenv("TMPDIR");
    REQUIRE(used.folder().parent_path() == here.folder());
    fs::last_write_time(used.folder(), fs::file_time_type::clock::now() - hours(1));
    remove_orphans(here.folder());
    CHECK_FALSE(fs::exists(orphan));
    CHECK(fs::exists(young));
    CHECK(fs::exists(another));
    CHECK(fs::exists(target / "in.pdf"));
    CHECK(fs::exists(used.folder()));
    remove_orphans(here.folder() / "nowhere");
}

TEST_CASE("without a temporary folder it is said so") {
    ::setenv("TMPDIR", "/proc", 1);
    auto const sandbox = Sandbox::open();
    ::unsetenv("TMPDIR");
    REQUIRE_FALSE(sandbox);
    CHECK(to_text(sandbox.problem()) + "\n" == test::file_text(test::problem_gallery / "S112-no-temporary-folder.txt"));
}

TEST_CASE("what is put into the folder goes into a file of it and not through a link that a tool has left") {
    Sandbox const sandbox = opened();
    Sandbox const other = opened();
    REQUIRE(other.put("canary", "untouched"));
    std::filesystem::create_symlink(other.folder() / "canary", sandbox.folder() / "in.pdf");
    REQUIRE(sandbox.put("in.pdf", "new"));
    CHECK(*sandbox.take("in.pdf", 100) == "new");
    CHECK(*other.take("canary", 100) == "untouched");
}

TEST_CASE("a tool that a signal ends is said to be killed") {
    Sandbox const sandbox = opened();
    CHECK(sandbox.run({"sh", "-c", "kill -KILL $$"}).end == End::Killed);
    CHECK(sandbox.run({"sh", "-c", "exit 3"}).end == End::Exited);
}
