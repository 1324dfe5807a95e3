#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>

#include <doctest/doctest.h>

#include "cli/fixture.h"
#include "domain/text.h"
#include "session/session.h"
#include "support/documents.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

// A library with the sample's record. Its entries have no files.
std::string library_of_sample(Bench& bench) {
    auto library = bench.path("mine.accrue");
    REQUIRE(bench.run(Import{sample, library}) == 0);
    return library;
}

std::string problem_text(std::string const& name) {
    auto const text = files::read_file((source / "tests/problems" / (name + ".txt")).string(), 10'000);
    REQUIRE(text);
    return *text;
}

} // namespace

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

TEST_CASE("A library's list shows the files, what they prove, and what each entry still needs") {
    Bench bench;
    auto const library = library_of_sample(bench);
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK(contains(bench.out(), "foundation Certificate: ITIL V3 Foundation; missing: certificate\n"));
    CHECK(contains(bench.out(), "\n0 of 15 entries have the evidence they need.\nIn all 0 MB of 25 MB.\n"
                                "The rules accept PDF, at most 1 MB (1,048,576 bytes) a file, 25 MB in all.\n"));
    auto const file = bench.write("foundation.pdf", text_pdf({"ITIL"}));
    CHECK(bench.run(AddEvidence{{file}, "foundation", library}) == 0);
    CHECK(bench.out() == "Added 1 file.\n");
    CHECK(bench.err().empty());
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK(bench.out().starts_with("foundation.pdf: It fits: 0.01 MB ("));
    CHECK(contains(bench.out(), "\n    PDF, 1 page of 210 × 297 mm, "));
    CHECK(contains(bench.out(), "\n    proves foundation Certificate: ITIL V3 Foundation\n\n"));
    CHECK(contains(bench.out(), "\nfoundation Certificate: ITIL V3 Foundation; has foundation.pdf\n"));
    CHECK(contains(bench.out(), "\n1 of 15 entries have the evidence they need.\nIn all 0.01 MB of 25 MB.\n"));
    CHECK(bench.run(ListEvidence{library, "de"}) == 0);
    CHECK(contains(bench.out(), "1.048.576 Byte"));
    CHECK_FALSE(contains(bench.out(), "missing"));
}

TEST_CASE("Files and folders are added whole or refused by name, and the others go in") {
    Bench bench;
    auto const library = library_of_sample(bench);
    std::filesystem::create_directory(bench.path("scans"));
    for (std::string const name : {"b", "a", ".hidden"})
        static_cast<void>(bench.write("scans/" + name + ".pdf", text_pdf({name})));
    static_cast<void>(bench.write("scans/note.txt", "a note"));
    auto const pipe = bench.path("pipe.pdf");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(bench.run(AddEvidence{{bench.path("scans"), pipe, bench.path("none.pdf")}, "togaf-1", library}) == 1);
    CHECK(bench.out() == "Added 2 files.\n");
    CHECK(contains(bench.err(), "note.txt: It is a file of an unknown kind; accepted is PDF, JPEG, PNG, TIFF, HEIC."));
    CHECK(contains(bench.err(), "pipe.pdf: "));
    CHECK(contains(bench.err(), "none.pdf: There is no such file. Check the name and the folder.\n"));
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK(contains(bench.out(), "togaf-1 Certificate: TOGAF Level 1; has a.pdf, b.pdf\n"));
    CHECK_FALSE(contains(bench.out(), "hidden"));

    CHECK(bench.run(AddEvidence{{bench.path("scans/a.pdf")}, "", library}) == 0); // as it is there already
    CHECK(bench.out() == "No file was added. Already here: 1 file.\n");
    CHECK(bench.run(AddEvidence{{bench.path("scans/a.pdf")}, "togaf-9", library}) == 1);
    CHECK(bench.out().empty());
    CHECK(bench.err() == "error A305: the record has no entry 'togaf-9'; 'accrue evidence list' shows the ids of all "
                         "entries\n");
    CHECK(bench.run(CheckLibrary{library}) == 0);
}

TEST_CASE("A file is tied to an entry and taken away from it again") {
    Bench bench;
    auto const library = library_of_sample(bench);
    CHECK(bench.run(AddEvidence{{bench.write("a.pdf", text_pdf({"a"}))}, "", library}) == 0);
    CHECK(bench.run(LinkEvidence{"a.pdf", "togaf-1", false, library}) == 0);
    CHECK(bench.out() == "Linked a.pdf to Certificate: TOGAF Level 1.\n");
    CHECK(bench.run(LinkEvidence{"a.pdf", "togaf-2", false, library}) == 0);
    CHECK(bench.run(LinkEvidence{"a.pdf", "togaf-1", true, library}) == 0);
    CHECK(bench.out() == "Took a.pdf away from Certificate: TOGAF Level 1.\n");
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK(contains(bench.out(), "togaf-1 Certificate: TOGAF Level 1; missing: certificate\n"));
    CHECK(contains(bench.out(), "togaf-2 Certificate: TOGAF Level 2; has a.pdf\n"));

    CHECK(bench.run(LinkEvidence{"b.pdf", "togaf-1", false, library}) == 1);
    CHECK(bench.err() == problem_text("A305-not-in-the-library"));
    CHECK(bench.run(LinkEvidence{"a.pdf", "togaf-3", false, library}) == 1);
    CHECK(contains(bench.err(), "A305: the record has no entry 'togaf-3'"));
    for (std::string const name : {"a.pdf", "b.pdf"}) { // neither is there to be taken away
        CHECK(bench.run(LinkEvidence{name, "togaf-1", true, library}) == 1);
        CHECK(bench.out().empty());
        CHECK(bench.err() == "error A305: the entry 'togaf-1' does not name the file '" + name +
                                 "'; 'accrue evidence list' shows what each entry has\n");
    }
}

TEST_CASE("A name that is not among the files is taken away from its entry all the same") {
    Bench bench;
    auto const library = bench.path("mine.accrue");
    auto const named = bench.write(
        "named.json", R"({"format": "accrue.application/1", "scheme": "prism", "claims": [{"id": "c1", "claim":
        "certificate", "qualification": "itil-v3-f", "on": "2008-05-01", "evidence": ["elsewhere.pdf"]}]})");
    REQUIRE(bench.run(Import{named, library}) == 0);
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK(contains(bench.out(), "has elsewhere.pdf (not in the library)"));
    CHECK(bench.run(LinkEvidence{"elsewhere.pdf", "c1", true, library}) == 0);
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK_FALSE(contains(bench.out(), "elsewhere.pdf"));
}

TEST_CASE("A place on a page is marked, which links the file; no place outside its pages is") {
    Bench bench;
    auto const library = library_of_sample(bench);
    std::string const whole = text_pdf({"one", "two"});
    CHECK(bench.run(AddEvidence{
              {bench.write("a.pdf", whole), bench.write("cut.pdf", whole.substr(0, whole.size() / 2))}, "", library}) ==
          0);
    ProofMark const mark{2, {2000, 3000, 6000, 3500}, ProofFact::Date};
    CHECK(bench.run(MarkEvidence{"a.pdf", "togaf-1", mark, library}) == 0);
    CHECK(bench.out() == "Marked Date for Certificate: TOGAF Level 1 in a.pdf.\n");
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK(contains(bench.out(), "    proves togaf-1 Certificate: TOGAF Level 1: Date, page 2\n"));

    ProofMark other = mark;
    other.page = 3;
    CHECK(bench.run(MarkEvidence{"a.pdf", "togaf-1", other, library}) == 1);
    CHECK(bench.err() == problem_text("A306-no-such-page"));
    other.page = 1;
    CHECK(bench.run(MarkEvidence{"cut.pdf", "togaf-1", other, library}) == 1); // a page nobody can see
    CHECK(bench.err() == "error A306: 'cut.pdf' has no page 1 that could be marked; 'accrue evidence list' says what "
                         "is wrong with it\n");
    for (PageBox const& box : {PageBox{6000, 3000, 2000, 3500}, PageBox{2000, 3500, 6000, 3000},
                               PageBox{2000, 3000, 2000, 3500}, PageBox{2000, 3000, 6000, 3000}}) {
        other.box = box;
        CHECK(bench.run(MarkEvidence{"a.pdf", "togaf-1", other, library}) == 2);
        CHECK(contains(bench.err(), "the box goes from left to right and from top to bottom: --box 20,30,60,35"));
    }
    CHECK(bench.run(MarkEvidence{"b.pdf", "togaf-1", mark, library}) == 1);
    CHECK(contains(bench.err(), "A305: the library has no file of evidence 'b.pdf'"));
    CHECK(bench.run(MarkEvidence{"a.pdf", "togaf-3", mark, library}) == 1);
    CHECK(contains(bench.err(), "A305: the record has no entry 'togaf-3'"));
}

TEST_CASE("In a library a scan just over the limit gets a smaller version, which its entries name; the scan is kept") {
    Bench bench;
    auto const library = library_of_sample(bench);
    auto const scan = bench.write("scan.pdf", scan_pdf(300, 85));
    REQUIRE(std::filesystem::file_size(scan) > 1'048'576);
    CHECK(bench.run(AddEvidence{{scan}, "togaf-1", library}) == 0);
    CHECK(bench.run(ShrinkEvidence{.file = "scan.pdf", .library = library}) == 0);
    CHECK(contains(bench.out(), "packed anew, nothing changed: "));
    CHECK(contains(bench.out(), "Made scan, smaller.pdf of scan.pdf: pictures at "));
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK(contains(bench.out(), "    The original; scan, smaller.pdf is used instead of it\n"));
    CHECK(contains(bench.out(), "\nscan, smaller.pdf: It fits: "));
    CHECK(contains(bench.out(), "togaf-1 Certificate: TOGAF Level 1; has scan, smaller.pdf\n"));

    CHECK(bench.run(ShrinkEvidence{.file = "scan, smaller.pdf", .library = library}) == 0); // it fits already
    CHECK(bench.out().starts_with("scan, smaller.pdf: It fits: "));
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK_FALSE(contains(bench.out(), "smaller, smaller"));
    CHECK(bench.run(ShrinkEvidence{.file = "none.pdf", .library = library}) == 1);
    CHECK(contains(bench.err(), "A305: the library has no file of evidence 'none.pdf'"));
}

TEST_CASE("In a library what cannot be made smaller says why, and nothing is added") {
    Bench bench;
    auto const library = library_of_sample(bench);
    std::string const whole = text_pdf({"one"});
    CHECK(bench.run(AddEvidence{{bench.write("cut.pdf", whole.substr(0, whole.size() / 2))}, "", library}) == 0);
    CHECK(bench.run(ShrinkEvidence{.file = "cut.pdf", .library = library}) == 1);
    CHECK(contains(bench.out() + bench.err(), "is damaged"));
    CHECK(bench.run(ListEvidence{library}) == 0);
    CHECK_FALSE(contains(bench.out(), "smaller"));
}

TEST_CASE("The verbs of a library that is not there, or holds no record, say so and make none") {
    Bench bench;
    auto const none = bench.path("none.accrue");
    CHECK(bench.run(ListEvidence{none}) == 3);
    CHECK(bench.run(AddEvidence{{bench.write("a.pdf", text_pdf({"a"}))}, "", none}) == 3);
    CHECK(bench.run(LinkEvidence{"a.pdf", "c1", false, none}) == 3);
    CHECK(bench.run(MarkEvidence{"a.pdf", "c1", {1, {0, 0, 100, 100}}, none}) == 3);
    CHECK(bench.run(ShrinkEvidence{.file = "a.pdf", .library = none}) == 3);
    CHECK(contains(bench.err(), "error S101"));
    CHECK_FALSE(std::filesystem::exists(none));
    REQUIRE(session::Session::open(bench.path("empty.accrue"), bench.ports));
    CHECK(bench.run(ListEvidence{bench.path("empty.accrue")}) == 1);
    CHECK(contains(bench.err(), "error L133"));
}
