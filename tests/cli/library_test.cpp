#include <filesystem>

#include <doctest/doctest.h>

#include "cli/fixture.h"
#include "cli/places.h"
#include "formats/application_file.h"
#include "session/session.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

Application application_in(std::string const& text) {
    auto read = formats::read_application(text, "a.json");
    REQUIRE(read.problems.empty());
    return std::move(read.application);
}

} // namespace

TEST_CASE("Every sample comes out of a library as it went in") {
    Bench bench;
    for (auto const& entry : std::filesystem::directory_iterator(source / "assets/samples")) {
        std::string const name = entry.path().stem().string();
        CAPTURE(name);
        CHECK(bench.run(Import{entry.path().string(), bench.path(name + ".accrue")}) == 0);
        CHECK(contains(bench.out(), "Imported "));
        CHECK(bench.run(Export{bench.path(name + ".accrue"), bench.path("out.json")}) == 0);
        auto const original = files::read_file(entry.path().string(), 1'000'000);
        REQUIRE(original);
        CHECK(application_in(bench.read("out.json")) == application_in(*original));

        CHECK(bench.run(Export{bench.path(name + ".accrue"), ""}) == 0);
        CHECK(bench.out() == bench.read("out.json"));
    }
}

TEST_CASE("An application that is imported twice is one record, unless it is asked to be two") {
    Bench bench;
    std::string const file = (source / "assets/samples/student.json").string();
    std::string const library = bench.path("mine.accrue");
    auto const records = [&] { return session::Session::open(library, bench.ports)->shell().records.size(); };
    CHECK(bench.run(Import{.file = file, .library = library}) == 0);
    CHECK(bench.run(Import{.file = file, .library = library}) == 0);
    CHECK(contains(bench.out(), "Nothing was imported: the library has this application."));
    CHECK(contains(bench.err(), "warning AW31: "));
    CHECK(records() == 1);
    CHECK(bench.run(Import{.file = file, .library = library, .again = true}) == 0);
    CHECK(records() == 2);
}

TEST_CASE("An application with a problem is not imported at all") {
    Bench bench;
    std::string const wrong = R"({"format": "accrue.application/1", "scheme": "prism", "claims": [
        {"claim": "certificate", "qualification": "itil-v3-f", "on": "2008-05-01"},
        {"claim": "certificate", "qualification": "itil-v3-so", "on": "2008-05-32"}]})";
    auto const file = bench.write("wrong.json", wrong);

    CHECK(bench.run(Import{file, bench.path("new.accrue")}) == 1);
    CHECK(contains(bench.err(), "#/claims/1/on: error A104"));
    CHECK(contains(bench.err(), "Nothing was imported.\n"));
    CHECK_FALSE(std::filesystem::exists(bench.path("new.accrue")));

    CHECK(bench.run(Import{sample, bench.path("old.accrue")}) == 0);
    CHECK(bench.run(Import{file, bench.path("old.accrue")}) == 1);
    CHECK(bench.run(CheckLibrary{bench.path("old.accrue")}) == 0);
    CHECK(contains(bench.out(), "is sound: 1 record, 15 entries"));
}

TEST_CASE("A library without a record has nothing to export") {
    Bench bench;
    REQUIRE(session::Session::open(bench.path("empty.accrue"), bench.ports));
    CHECK(bench.run(Export{bench.path("empty.accrue"), ""}) == 1);
    auto const expected = files::read_file((source / "tests/problems/L133-no-record.txt").string(), 10'000);
    REQUIRE(expected);
    CHECK(bench.err() == bench.path("") + *expected);
}

TEST_CASE("A library that is not there is not made by looking at it") {
    Bench bench;
    CHECK(bench.run(CheckLibrary{bench.path("none.accrue")}) == 3);
    CHECK(bench.run(Export{bench.path("none.accrue"), ""}) == 3);
    CHECK(contains(bench.err(), "none.accrue: error S101: there is no such file"));
    CHECK_FALSE(std::filesystem::exists(bench.path("none.accrue")));
}

TEST_CASE("A file that is no library is refused and stays as it is") {
    Bench bench;
    auto const file = bench.write("text.accrue", "not a library, and long enough to be read as one would be: " +
                                                     std::string(200, '.'));
    std::string const before = bench.read("text.accrue");
    CHECK(bench.run(CheckLibrary{file}) == 1);
    CHECK(contains(bench.err(), "is not an Accrue library"));
    CHECK(bench.run(Import{sample, file}) == 1);
    CHECK(bench.run(Export{file, ""}) == 1);
    CHECK(bench.read("text.accrue") == before);
}

TEST_CASE("A damaged library is told from a sound one") {
    Bench bench;
    CHECK(bench.run(Import{sample, bench.path("a.accrue")}) == 0);
    std::string bytes = bench.read("a.accrue");
    std::size_t const at = bytes.find("Kestrel Insurance");
    REQUIRE(at != std::string::npos);
    bytes[at] = 'J';
    auto const damaged = bench.write("b.accrue", bytes);
    CHECK(bench.run(CheckLibrary{damaged}) == 1);
    CHECK(contains(bench.out(), "b.accrue is damaged"));
    CHECK(bench.read("b.accrue") == bytes);
}

TEST_CASE("An export that cannot be written says so") {
    Bench bench;
    CHECK(bench.run(Import{sample, bench.path("a.accrue")}) == 0);
    CHECK(bench.run(Export{bench.path("a.accrue"), bench.path("no/such/folder/out.json")}) == 3);
    CHECK(contains(bench.err(), "error S104"));
}

TEST_CASE("An export spares the library and says so") {
    Bench bench;
    CHECK(bench.run(Import{sample, bench.path("a.accrue")}) == 0);
    std::string const before = bench.read("a.accrue");
    CHECK(bench.run(Export{bench.path("a.accrue"), bench.path("a.accrue")}) == 3);
    CHECK(contains(bench.err(), "error L146"));
    CHECK(bench.read("a.accrue") == before);
}

TEST_CASE("Of a library with a damaged record the others are exported") {
    Bench bench;
    CHECK(bench.run(Import{sample, bench.path("a.accrue")}) == 0);
    CHECK(bench.run(Import{(source / "assets/samples/student.json").string(), bench.path("a.accrue")}) == 0);
    CHECK(bench.run(Export{bench.path("a.accrue"), ""}) == 0);
    std::string const name = *application_in(bench.out()).applicant->name;
    std::string bytes = bench.read("a.accrue");
    for (std::size_t at = bytes.find(name); at != std::string::npos; at = bytes.find(name, at + 1)) bytes[at] = '?';
    auto const damaged = bench.write("b.accrue", bytes);

    CHECK(bench.run(Export{damaged, ""}) == 0);

    CHECK(contains(bench.err(), "warning L122"));
    CHECK(application_in(bench.out()).applicant->name == "Imogen Ashby");
}

TEST_CASE("A library behind a link to nowhere is not called missing") {
    Bench bench;
    std::filesystem::create_symlink(bench.path("gone"), bench.path("link.accrue"));
    CHECK_FALSE(missing_library(bench.path("link.accrue")));
    CHECK(missing_library(bench.path("none.accrue")));
}

TEST_CASE("Without a name the library lies in the user's data folder") {
    Bench bench;
    setenv("XDG_DATA_HOME", bench.path("data").c_str(), 1);
    auto const library = library_or_default("");
    REQUIRE(library);
    CHECK(library->string() == bench.path("data/accrue/library.accrue"));
    CHECK(std::filesystem::is_directory(bench.path("data/accrue")));
    CHECK(library_or_default("mine.accrue")->string() == "mine.accrue");
    unsetenv("XDG_DATA_HOME");
}
