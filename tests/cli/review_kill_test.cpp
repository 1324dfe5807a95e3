// The promise that taking in many packages can be killed at any moment and begun again: each is there once, none is lost.
#include <chrono>
#include <random>
#include <signal.h>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli/fixture.h"
#include "domain/digest.h"
#include "session/practice.h"
#include "session/review_log.h"
#include "store/check.h"
#include "store/review_cases.h"
#include "store/review_log.h"
#include "support/running_program.h"

using namespace accrue;
using namespace accrue::test;

namespace {

namespace fs = std::filesystem;

constexpr int copies_of_each = 2; // of the ten practice applications
constexpr int intake_kills = 6;

// Packages of as many applications as that: what an application of the set is called makes its identifier.
std::vector<fs::path> many_packages(Bench const& bench) {
    fs::path const set = bench.path("set");
    fs::create_directory(set);
    for (fs::directory_entry const& one : fs::directory_iterator(session::practice_folder(bench.ports)))
        for (int copy = 0; copy < copies_of_each && one.is_directory(); ++copy)
            fs::create_directory_symlink(one.path(), set / fmt::format("{}-{}", one.path().filename().string(), copy));
    auto const cases = session::load_practice(set, bench.ports);
    REQUIRE(cases);
    auto const packages = session::write_practice_packages(*cases, bench.path("inbox"));
    REQUIRE(packages);
    REQUIRE(packages->size() >= 20);
    return *packages;
}

// As many as the library has, each of them whole: a row, the package's bytes, an entry of the log.
std::int64_t check_taken(std::string const& library) {
    auto const database = store::Database::open(library, "2012-09-12T09:30:00Z");
    REQUIRE(database);
    REQUIRE(store::check(*database).problems.empty());
    auto const log = session::check_review_log(*database, {});
    REQUIRE(log);
    REQUIRE_FALSE(log->first_bad);
    auto const counts = store::count_queue(*database);
    REQUIRE(counts);
    REQUIRE(log->head.count == counts->all); // "taken-in", once for each
    Problems damaged;
    auto const listed = store::list_queue(*database, {}, {}, 1'000, damaged);
    REQUIRE(listed);
    REQUIRE(std::ssize(*listed) == counts->all);
    for (store::ListedCase const& one : *listed) {
        auto const bytes = store::load_package(*database, one.about.id);
        REQUIRE(bytes);
        REQUIRE(sha256_hex(*bytes) == one.about.package.sha256);
    }
    return counts->all;
}

} // namespace

TEST_SUITE_BEGIN("reviews");

TEST_CASE("However often taking packages in is killed each is there once and none is lost") {
    Bench const bench;
    std::vector<fs::path> const packages = many_packages(bench);
    auto const library = bench.path("reviews.accrue");
    auto const take = [&] {
        return std::vector<std::string>{ACCRUE_PROGRAM, "review", "take", bench.path("inbox"), "--library", library};
    };
    std::mt19937 dice(20120912);
    std::int64_t known = 0;
    int partly = 0;
    unsigned longest = 300; // milliseconds
    for (int i = 0; i < intake_kills; ++i) {
        CAPTURE(i);
        {
            RunningProgram program(take(), bench.path("out"), bench.path("err"));
            std::this_thread::sleep_for(std::chrono::milliseconds(dice() % longest));
            program.send(SIGKILL);
            static_cast<void>(program.wait());
        }
        if (!fs::exists(library)) continue;
        std::int64_t const there = check_taken(library);
        REQUIRE(there >= known);            // what was there stays
        if (there == known) longest += 100; // a slow machine
        known = there;
        partly += there > 0 && there < std::ssize(packages) ? 1 : 0;
    }
    CHECK(partly > 0); // else nothing was tried

    RunningProgram last(take(), bench.path("out"), bench.path("err"));
    CHECK(last.wait() == 0);
    CHECK(check_taken(library) == std::ssize(packages));
    auto const database = store::Database::open(library, "2012-09-12T09:30:00Z");
    REQUIRE(database);
    for (fs::path const& package : packages) {
        auto const found =
            store::find_package(*database, sha256_hex(bench.read("inbox/" + package.filename().string())));
        REQUIRE(found);
        CHECK(*found);
    }
}

TEST_SUITE_END();
