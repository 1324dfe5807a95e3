#include "evidence/arrange.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "evidence/page_picture.h"
#include "evidence/pages.h"
#include "evidence/shrink.h"
#include "support/documents.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::evidence;

namespace {

struct Bench {
    Sandbox sandbox = std::move(*Sandbox::open());

    // What stands on each page.
    std::vector<std::string> lines_of(std::string const& pdf) {
        REQUIRE(sandbox.put("read.pdf", pdf));
        ToolRun const run = sandbox.run({"pdftotext", "read.pdf", "-"});
        REQUIRE(run.succeeded());
        std::vector<std::string> lines;
        std::string line;
        for (char const c : run.output) {
            if (c == '\f') lines.push_back(std::exchange(line, {}));
            if (c != '\n' && c != '\f') line += c;
        }
        return lines;
    }

    std::string arranged(std::vector<Part> const& parts) {
        auto pdf = arrange(parts, sandbox);
        REQUIRE_MESSAGE(pdf, to_text(pdf.problem()));
        return *std::move(pdf);
    }
};

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("pages are chosen, put in order and taken twice") {
    Bench bench;
    std::string const pdf = test::text_pdf({"one", "two", "three", "four"});
    CHECK(bench.lines_of(bench.arranged({{pdf, {{3}, {1}, {2}, {1}}}})) == Lines{"three", "one", "two", "one"});
    CHECK(bench.lines_of(bench.arranged({{pdf, {}}})) == Lines{"one", "two", "three", "four"});
}

TEST_CASE("documents are merged, each with the pages that were chosen") {
    Bench bench;
    std::string const first = test::text_pdf({"one", "two"});
    std::string const second = test::text_pdf({"three", "four"});
    std::string const merged = bench.arranged({{first, {}}, {second, {{2, 90}}}, {first, {{2}}}});
    CHECK(bench.lines_of(merged) == Lines{"one", "two", "four", "two"});
    auto const document = Document::open(merged, *Sandbox::open(), Trust::AskedUser);
    REQUIRE(document);
    CHECK(*document->extent(2) == PageExtent{595, 842});
    CHECK(*document->extent(3) == PageExtent{842, 595}); // the turned one
    CHECK(*document->extent(4) == PageExtent{595, 842});
}

TEST_CASE("a page that is turned and turned back is as it was") {
    Bench bench;
    std::string pdf = test::text_pdf({"one", "two"});
    std::string const once = bench.arranged({{pdf, {{1, 270}, {2, 180}}}});
    pdf = bench.arranged({{once, {{1, 90}, {2, 180}}}});
    auto const document = Document::open(pdf, *Sandbox::open(), Trust::AskedUser);
    auto const original = Document::open(test::text_pdf({"one", "two"}), *Sandbox::open(), Trust::AskedUser);
    for (int const page : {1, 2}) CHECK(document->draw(page, 30)->pixels == original->draw(page, 30)->pixels);
    CHECK(document->draw(1, 30)->pixels !=
          Document::open(once, *Sandbox::open(), Trust::AskedUser)->draw(1, 30)->pixels);
}

TEST_CASE("thousands of pages are split off") {
    Bench bench;
    std::string const pdf = test::text_pdf(Lines(10'000, "page"));
    std::vector<ChosenPage> odd;
    for (int page = 1; page <= 10'000; page += 2) odd.push_back({page, 90});
    std::string const half = bench.arranged({{pdf, odd}});
    CHECK(inspect(half, bench.sandbox)->pages == 5000);
}

TEST_CASE("what cannot be arranged is said") {
    Bench bench;
    std::string const pdf = test::text_pdf({"one", "two", "three"});
    auto const none = arrange({{pdf, {{4}}}}, bench.sandbox);
    REQUIRE_FALSE(none);
    CHECK(to_text(none.problem()) + "\n" == test::file_text(test::problem_gallery / "A304-no-such-page.txt"));
    CHECK(arrange({}, bench.sandbox).problem().id == "A304");
    auto const cut = arrange({{pdf, {}}, {std::string_view(pdf).substr(0, 300), {}}}, bench.sandbox);
    REQUIRE_FALSE(cut);
    CHECK(to_text(cut.problem()).starts_with("#/1: error A300: this PDF is damaged"));
    std::string const locked = test::file_text(test::source_folder / "tests/corpora/pdfs/print_protection.pdf");
    CHECK(arrange({{locked, {}}}, bench.sandbox).problem().what == "this PDF asks for a password");
    CHECK(arrange({{"\xFF\xD8\xFF", {}}}, bench.sandbox).problem().id == "A300");
    CHECK(without_colours(locked, bench.sandbox).problem().id == "A300");
}

TEST_CASE("without colours a scan is grey, and its pages are still there") {
    Bench bench;
    std::string const scan = test::scan_pdf(100, 85);
    auto const grey = without_colours(scan, bench.sandbox);
    REQUIRE_MESSAGE(grey, to_text(grey.problem()));
    auto const looked = inspect(*grey, bench.sandbox);
    CHECK_FALSE(looked->images.colour);
    CHECK(looked->images.least_dpi == 100);
    CHECK(looked->pages == 1);
}

TEST_CASE("a page that cannot be drawn is not taken for one that can be read") {
    PagePicture const black_and_white{2, 1, {0, 255}};
    PagePicture const faint{2, 1, {120, 140}};
    PagePicture const blank{2, 1, {255, 255}};
    CHECK(can_still_be_read(black_and_white, black_and_white));
    CHECK_FALSE(can_still_be_read(black_and_white, faint));
    CHECK_FALSE(can_still_be_read(black_and_white, blank));
    CHECK(can_still_be_read(blank, blank));
    CHECK_FALSE(can_still_be_read({}, {}));
    CHECK_FALSE(can_still_be_read({}, black_and_white));
    CHECK_FALSE(can_still_be_read(blank, {}));
}

TEST_CASE("pages of kilometres are drawn small like any other, and pages that cannot be are told") {
    Bench bench;
    std::string const content = "0 0 0 rg 0 0 7200000 14400000 re f ";
    REQUIRE(bench.sandbox.put(
        "giant.pdf", test::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400000 14400000] /Contents 4 0 R >>",
                                   "<< /Length 35 >>\nstream\n" + content + "\nendstream"})));
    auto const pictures = draw_small(bench.sandbox, "giant.pdf", 2);
    REQUIRE(pictures.size() == 2);
    CHECK(pictures[0].width == 421);
    CHECK(pictures[0].contrast() > 100);
    CHECK_FALSE(pictures[1].is_drawn());
}
