#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>

#include <doctest/doctest.h>

#include "cli/fixture.h"
#include "domain/text.h"
#include "support/documents.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

TEST_CASE("Each file gets its sentence, and one that does not fit is a problem of the input") {
    Bench bench;
    auto const text = bench.write("text.pdf", text_pdf({"Certificate"}));
    auto const photo = bench.write("photo.pdf", "\xFF\xD8\xFF\xE0 not what its name says");
    CHECK(bench.run(CheckEvidence{{text}, {prism, {}}, {}}) == 0);
    CHECK(contains(bench.out(), "text.pdf: It fits: 0.01 MB ("));
    CHECK(contains(bench.out(), "of 1 MB (1,048,576 bytes)."));
    CHECK(contains(bench.out(), "PDF, 1 page of 210 × 297 mm"));
    CHECK(bench.run(CheckEvidence{{text, photo}, {prism, {}}, {}}) == 1);
    CHECK(contains(bench.out(), "It is JPEG; accepted is PDF."));
    CHECK(bench.run(CheckEvidence{{text}, {{}, 100}, {}}) == 1);
    CHECK(contains(bench.out(), "0.01 MB (100"));
    CHECK(bench.run(CheckEvidence{{photo}, {}, {}}) == 0);
    CHECK(bench.run(CheckEvidence{{text}, {prism, {}}, "de"}) == 0);
    CHECK(contains(bench.out(), "1.048.576 Byte"));
}

TEST_CASE("What is no file, no pack or not there is told as such") {
    Bench bench;
    auto const text = bench.write("text.pdf", text_pdf({"Certificate"}));
    CHECK(bench.run(CheckEvidence{{bench.path("none.pdf"), text}, {}, {}}) == 3);
    CHECK(contains(bench.err(), "S101"));
    CHECK(contains(bench.out(), "text.pdf: It can be opened and read."));
    CHECK(bench.run(CheckEvidence{{text}, {bench.write("bad.toml", "schema = 1\n"), {}}, {}}) == 1);
    CHECK(bench.out().empty());
    auto const pipe = bench.path("pipe");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(bench.run(CheckEvidence{{pipe}, {}, {}}) == 3);
}

TEST_CASE("A scan that is too large is shrunk into another file and stays as it was") {
    Bench bench;
    std::string const scan = scan_pdf(300, 85);
    auto const file = bench.write("scan.pdf", scan);
    auto const smaller = bench.path("smaller.pdf");
    CHECK(bench.run(ShrinkEvidence{.file = file, .output = smaller, .limits = {prism, {}}}) == 0);
    CHECK(contains(bench.out(), "packed anew, nothing changed: "));
    CHECK(contains(bench.out(), "bytes, fits"));
    CHECK(bench.read("smaller.pdf").size() <= 1'048'576);
    CHECK(bench.read("scan.pdf") == scan);
    CHECK(bench.run(CheckEvidence{{smaller}, {prism, {}}, {}}) == 0);
}

TEST_CASE("Where nothing fits nothing is written and the closest size is said") {
    Bench bench;
    auto const file = bench.write("scan.pdf", scan_pdf(150, 80));
    auto const smaller = bench.path("smaller.pdf");
    CHECK(bench.run(ShrinkEvidence{.file = file, .output = smaller, .limits = {{}, 1'000}}) == 1);
    CHECK(contains(bench.out(), "It cannot be made to fit and stay readable: the smallest has "));
    CHECK_FALSE(std::filesystem::exists(smaller));
    CHECK(bench.run(ShrinkEvidence{.file = file, .output = smaller}) == 2);
    CHECK(bench.run(ShrinkEvidence{.file = file, .output = file, .limits = {prism, {}}}) == 2);
    CHECK(contains(bench.err(), "the original stays as it is"));
    CHECK(bench.run(ShrinkEvidence{.file = bench.write("a.txt", "text"), .output = smaller, .limits = {{}, 1'000}}) ==
          1);
    CHECK(contains(bench.err(), "a.txt: error A300: only PDFs can be worked on, and this is none"));
}

TEST_CASE("A photo becomes a page that fits, turned as the camera says") {
    Bench bench;
    auto const photo = bench.path("photo.jpg");
    std::string const make =
        "convert -size 1200x900 xc:white -fill black -pointsize 60 -annotate +100+200 Certificate " + photo;
    REQUIRE(std::system(make.c_str()) == 0);
    auto const page = bench.path("page.pdf");
    CHECK(bench.run(ShrinkEvidence{.file = photo, .output = page, .limits = {prism, {}}}) == 0);
    CHECK(contains(bench.out(), "put on pages of A4: "));
    CHECK(bench.run(CheckEvidence{{page}, {prism, {}}, {}}) == 0);
    CHECK(contains(bench.out(), "PDF, 1 page of 297 × 210 mm")); // as wide as the picture
    auto const broken = bench.write("broken.png", "\x89PNG\r\n\x1A\n and nothing more");
    CHECK(bench.run(ShrinkEvidence{.file = broken, .output = bench.path("none.pdf"), .limits = {prism, {}}}) == 1);
    CHECK(contains(bench.err(), "broken.png: error A301: this picture cannot be read"));
    CHECK_FALSE(std::filesystem::exists(bench.path("none.pdf")));
}
