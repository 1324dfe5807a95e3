#include "evidence/pages.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#include <doctest/doctest.h>

#include "evidence/tool_words.h"
#include "support/documents.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::evidence;

namespace {

Result<Document> held(std::string_view bytes) {
    auto sandbox = Sandbox::open();
    REQUIRE(sandbox);
    return Document::open(bytes, *std::move(sandbox), Trust::AskedUser);
}

// A page without anything on it; `box` and `more` as in a page's dictionary.
std::string bare_page(std::string const& box, std::string const& more = {}) {
    return test::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                         "<< /Type /Page /Parent 2 0 R /MediaBox [" + box + "] " + more + " >>"});
}

std::array<int, 4> pixel(DrawnPage const& page, int x, int y) {
    auto const at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) + static_cast<std::size_t>(x)) * 4;
    return {page.pixels[at], page.pixels[at + 1], page.pixels[at + 2], page.pixels[at + 3]};
}

bool is_whole_picture(DrawnPage const& page) {
    return page.width > 0 && page.height > 0 &&
           page.pixels.size() == static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height) * 4;
}

} // namespace

TEST_CASE("a page is drawn at the resolution asked for, or as large as fits") {
    auto const document = held(test::text_pdf({"one", "two"}));
    REQUIRE(document);
    CHECK(document->pages() == 2);
    CHECK(*document->extent(2) == PageExtent{595, 842});
    auto const drawn = document->draw(2, 96);
    REQUIRE(drawn);
    CHECK(drawn->width == 794);
    CHECK(drawn->height == 1123);
    CHECK(drawn->dpi == 96);
    CHECK(is_whole_picture(*drawn));
    CHECK(pixel(*drawn, 0, 0) == std::array{255, 255, 255, 255});
    CHECK(std::ranges::count(drawn->pixels, 0) > 20); // there is black on it
    auto const fitted = document->draw_within(1, 200, 200);
    REQUIRE(fitted);
    CHECK(fitted->height == 200);
    CHECK(fitted->width == 142);
    CHECK(document->draw_within(1, 100, 10'000)->width == 100);
}

TEST_CASE("colours and the turn of a page are as they are shown") {
    std::string const red =
        test::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 400] /CropBox [0 0 100 400] "
                      "/Rotate 90 /Contents 4 0 R >>",
                      "<< /Length 26 >>\nstream\n1 0 0 rg 0 0 100 200 re f \nendstream"});
    auto const document = held(red);
    REQUIRE(document);
    CHECK(*document->extent(1) == PageExtent{400, 100});
    auto const drawn = document->draw(1, 72);
    REQUIRE(drawn);
    CHECK(drawn->width == 400);
    CHECK(drawn->height == 100);
    CHECK(pixel(*drawn, 10, 50) == std::array{255, 0, 0, 255}); // what was below is on the left
    CHECK(pixel(*drawn, 390, 50) == std::array{255, 255, 255, 255});
}

TEST_CASE("a page of any size costs no more than the bound") {
    for (char const* const box : {"0 0 14400000 14400000", "0 0 1 14400000", "0 0 14400000 3", "0 0 14000 14000"}) {
        CAPTURE(std::string(box));
        auto const document = held(bare_page(box));
        REQUIRE(document);
        auto const drawn = document->draw(1, 1200);
        REQUIRE_MESSAGE(drawn, to_text(drawn.problem()));
        CHECK(is_whole_picture(*drawn));
        CHECK(drawn->dpi < 1200);
        CHECK(drawn->width <= most_drawn_side + 1);
        CHECK(drawn->height <= most_drawn_side + 1);
        CHECK(drawn->pixels.size() / 4 <= static_cast<std::size_t>(most_drawn_pixels + 2 * most_drawn_side));
    }
    auto const a4 = held(bare_page("0 0 595 842"));
    CHECK(a4->draw(1, 400)->dpi == 400);
    CHECK(a4->draw(1, 0.00001)->width == 1);
}

TEST_CASE("pages far behind are drawn, and what is no page is not") {
    auto const document = held(test::text_pdf(std::vector<std::string>(10'000, "page")));
    REQUIRE(document);
    CHECK(document->pages() == 10'000);
    CHECK(document->draw(10'000, 20)->width == 166);
    CHECK(document->draw(10'001, 20).problem().what == "there is no page 10001: this document ends with page 10000");
    CHECK(document->draw(0, 20).problem().id == "A303");
}

TEST_CASE("what cannot be drawn says why") {
    auto const locked = held(test::file_text(test::source_folder / "tests/corpora/pdfs/print_protection.pdf"));
    REQUIRE_FALSE(locked);
    CHECK(to_text(locked.problem()) + "\n" == test::file_text(test::problem_gallery / "A303-cannot-be-drawn.txt"));
    CHECK(held(test::text_pdf({"one"}).substr(0, 60)).problem().id == "A303");
    CHECK(held("%PDF-1.7\n").problem().id == "A303");
    CHECK(held("").problem().what == "only PDFs and pictures have pages that can be shown here");
    auto sandbox = Sandbox::open("/nowhere");
    CHECK(Document::open("%PDF-1.7\n", *std::move(sandbox), Trust::AskedUser).problem().id == "S113");
}

TEST_CASE("without walls a stranger's file is not drawn unless the user says so") {
    std::string const text = test::text_pdf({"one"});
    auto const refused = Document::open(text, *Sandbox::open("/usr/bin", Walls::LimitsOnly));
    REQUIRE_FALSE(refused);
    CHECK(to_text(refused.problem()) + "\n" == test::file_text(test::problem_gallery / "A302-no-walls.txt"));
    auto const allowed = Document::open(text, *Sandbox::open("/usr/bin", Walls::LimitsOnly), Trust::AskedUser);
    REQUIRE(allowed);
    CHECK(allowed->draw(1, 20)->width == 166);
    if (walls() == Walls::Bubblewrap) CHECK(bool(Document::open(text, *Sandbox::open())));
}

TEST_CASE("a picture is shown by way of its page") {
    std::string const scan = test::scan_pdf(50, 80);
    std::size_t const begin = scan.find("\xFF\xD8\xFF"); // the JPEG in it
    auto const document = held(std::string_view(scan).substr(begin));
    REQUIRE(document);
    CHECK(document->pages() == 1);
    CHECK(document->draw_within(1, 300, 300)->height == 300);
    CHECK(held("\xFF\xD8\xFF\xE0 and nothing more").problem().id == "A301");
}

TEST_CASE("what is known of a file is not asked again") {
    std::string const text = test::text_pdf(std::vector<std::string>(pages_looked_at + 1, "page"));
    auto const sandbox = Sandbox::open();
    auto const file = inspect(text, *sandbox);
    REQUIRE(file);
    CHECK(file->extents.size() == pages_looked_at);
    auto const document = Document::open(text, *Sandbox::open(), Trust::AskedUser, &*file);
    REQUIRE(document);
    CHECK(document->pages() == pages_looked_at + 1);
    CHECK(document->draw(1, 20)->width == 166);
    CHECK(document->draw(pages_looked_at + 1, 20)->width == 166);
    Inspection locked;
    locked.kind = FileKind::Pdf;
    CHECK(Document::open(text, *Sandbox::open(), Trust::AskedUser, &locked)->pages() == pages_looked_at + 1);
}

TEST_CASE("several threads draw one document") {
    auto const document = held(test::text_pdf({"one", "two", "three", "four"}));
    REQUIRE(document);
    std::atomic<int> drawn = 0;
    {
        std::vector<std::jthread> threads;
        for (int page = 1; page <= 4; ++page)
            threads.emplace_back([&, page] {
                if (auto const picture = document->draw(page, 30); picture && is_whole_picture(*picture)) ++drawn;
            });
    }
    CHECK(drawn == 4);
}

TEST_CASE("what nobody waits for is not drawn") {
    auto sandbox = Sandbox::open();
    REQUIRE(sandbox);
    std::atomic<bool> closed = false;
    sandbox->stop_when([&] { return closed.load(); });
    auto const document = Document::open(test::text_pdf({"one"}), *std::move(sandbox), Trust::AskedUser);
    REQUIRE(document);
    CHECK(bool(document->draw(1, 20)));
    closed = true;
    CHECK(document->draw(1, 20).problem().what == "page 1 is not drawn: nobody waits for it any more");
}

TEST_CASE("sizes of pages are read as pdfinfo prints them") {
    auto const info = read_info("Page    1 size:  1.44e+07 x 3 pts\nPage    1 rot:   0\n"
                                "Page    2 size:  100 x 400 pts (letter)\nPage    2 rot:   270\n"
                                "Page    3 size:  none\nPage    4 size: 0 x 5 pts\nPage   5 size: 1 x 2 pts\n");
    CHECK(read_extents(info, 1) == std::vector<PageExtent>{{1.44e7, 3}, {400, 100}});
    CHECK(read_extents(info, 5) == std::vector<PageExtent>{{1, 2}});
    CHECK(read_extents(info, 3).empty());
}

TEST_CASE("the words of a page stand where they are drawn, however it is cropped and turned") {
    std::string const line = "BT /F 20 Tf 60 300 Td (Imogen Ashby & Co passed it) Tj ET";
    for (std::string const& box :
         std::array<std::string, 4>{"", "/CropBox [50 100 390 550]", "/CropBox [50 100 390 550] /Rotate 90",
                                    "/CropBox [50 100 390 550] /Rotate 180"}) {
        INFO(box);
        auto const document =
            held(test::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] " + box +
                                   " /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 "
                                   "/BaseFont /Helvetica >> >> >> >>",
                               test::stream_of(line)}));
        REQUIRE(document);
        auto const words = document->words(1);
        REQUIRE(words);
        CHECK(words->is_searchable);
        REQUIRE(words->words.size() == 6);
        CHECK(words->words[1].text == "Ashby");
        CHECK(words->words[2].text == "&");
        auto drawn = document->draw(1, 144);
        REQUIRE(drawn);
        auto const inked = [&] { // pixels that are neither paper nor covered
            return std::ranges::count_if(drawn->pixels, [](int value) { return value > 0 && value < 255; });
        };
        CHECK(inked() > 500); // grey edges of letters
        for (PageWord const& word : words->words) cover(*drawn, word);
        CHECK(inked() == 0); // all of it is covered
        CHECK(std::ranges::count(drawn->pixels, 0) < static_cast<std::ptrdiff_t>(drawn->pixels.size() / 10));
    }
}

TEST_CASE("a page that is a picture, or has hardly any text, cannot be searched") {
    auto const scan = held(test::scan_pdf(50, 60));
    REQUIRE(scan);
    REQUIRE(scan->words(1));
    CHECK_FALSE(scan->words(1)->is_searchable);
    auto const pages = held(test::text_pdf({"This certificate is for Ana Kowalska", "2"}));
    REQUIRE(pages);
    CHECK(pages->words(1)->is_searchable);
    CHECK_FALSE(pages->words(2)->is_searchable);
    CHECK(pages->words(2)->words.size() == 1);
    CHECK_FALSE(pages->words(3));
    CHECK(read_area_of_images("page num type width height\n---\n"
                              "1 0 image 1000 500 rgb 3 8 jpeg no 8 0 100 100 40K 8%\n"
                              "1 1 image 100 100 rgb 3 8 image no [inline] 50 50 1K 8%\n"
                              "1 2 smask 1000 500 gray 1 8 image no 9 0 100 100 40K 8%\n") ==
          doctest::Approx((50 + 4) * 72 * 72));
}
