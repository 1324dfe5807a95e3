// The program itself, stopped by a signal in the middle of its work.
#include <chrono>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli/fixture.h"
#include "store/check.h"
#include "store/connection.h"
#include "store/records.h"
#include "store/score_runs.h"
#include "support/running_program.h"

using namespace accrue;
using namespace accrue::test;

namespace {

constexpr std::int64_t many_records = 300'000;

template <class Check>
bool soon(Check const& check) {
    for (int i = 0; i < 60'000; ++i) {
        if (check()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

std::uintmax_t size_of(std::string const& file) {
    std::error_code none;
    auto const size = std::filesystem::file_size(file, none);
    return none ? 0 : size;
}

// Records without entries, numbered from 1 without a gap.
std::string large_library(Bench const& bench) {
    auto const file = bench.path("large.accrue");
    auto database = store::Database::create(file, "2012-09-12T09:30:00Z");
    REQUIRE(database);
    {
        auto transaction = store::Transaction::begin(*database);
        REQUIRE(transaction);
        Application application;
        application.scheme = "prism";
        REQUIRE(store::add_record(*transaction, application));
        REQUIRE(transaction->commit());
    }
    database->connection().execute(fmt::format(
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {}) INSERT INTO record(id, scheme, "
        "has_applicant, details_sha256, entries_sha256) SELECT i, 'prism', 0, details_sha256, entries_sha256 FROM n, "
        "record WHERE record.id = 1",
        many_records));
    return file;
}

} // namespace

TEST_CASE("A batch that is interrupted leaves a sound library with a run up to the record that it names") {
    Bench const bench;
    auto const library = large_library(bench);
    auto const size = size_of(library);
    int signal = 0;
    int status = 0;
    SUBCASE("Ctrl+C") {
        signal = SIGINT;
        status = 130;
    }
    SUBCASE("terminate") {
        signal = SIGTERM;
        status = 143;
    }
    RunningProgram program({ACCRUE_PROGRAM, "batch", library, "--pack", prism}, bench.path("out"), bench.path("err"));
    REQUIRE(soon([&] { return size_of(library) > size; })); // something of it is saved
    program.send(signal);
    CHECK(program.wait() == status);

    auto const database = store::Database::open(library, "2012-09-12T09:31:00Z");
    REQUIRE(database);
    auto const run = store::load_score_run(*database, 1);
    REQUIRE((run && *run));
    std::int64_t const last = (*run)->last.value;
    CHECK_FALSE((*run)->finished);
    CHECK(last > 0);
    CHECK(last < many_records);
    CHECK(database->connection().integer("SELECT count(*) FROM score_run") == last);
    CHECK(database->connection().text("PRAGMA integrity_check") == "ok");
    CHECK(bench.read("err") ==
          fmt::format("Stopped. Run 1 holds the levels of all records up to number {}; run it again to score all.\n",
                      last));
    CHECK(bench.read("out").empty());
}

TEST_CASE("Lines that are interrupted are complete and the last is named") {
    Bench const bench;
    auto const pipe = bench.path("lines");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    ::signal(SIGPIPE, SIG_IGN);
    RunningProgram program({ACCRUE_PROGRAM, "score", "--lines", pipe, "--pack", prism}, bench.path("out"),
                           bench.path("err"));
    int const writer = open(pipe.c_str(), O_WRONLY);
    REQUIRE(writer >= 0);
    std::string const line = R"({"format": "accrue.application/1", "scheme": "prism", "claims": []})"
                             "\n";
    bool sent = false;
    while (write(writer, line.data(), line.size()) > 0) { // until nobody reads any more
        if (sent || size_of(bench.path("out")) == 0) continue;
        program.send(SIGINT);
        sent = true;
    }
    CHECK(program.wait() == 130);
    close(writer);

    std::string const out = bench.read("out");
    auto const lines = std::count(out.begin(), out.end(), '\n');
    REQUIRE(lines > 0);
    CHECK(out.ends_with("}\n"));
    CHECK(bench.read("err") == fmt::format("Stopped after line {}; what was written is complete.\n", lines));
}
