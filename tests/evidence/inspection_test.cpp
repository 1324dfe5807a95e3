#include "evidence/inspection.h"

#include <chrono>
#include <filesystem>

#include <doctest/doctest.h>

#include "evidence/tool_words.h"
#include "evidence/verdict.h"
#include "support/documents.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::evidence;
using State = Inspection::State;

namespace {

Inspection inspected(std::string_view bytes) {
    auto const sandbox = Sandbox::open();
    REQUIRE(sandbox);
    auto file = inspect(bytes, *sandbox);
    REQUIRE(file);
    return *std::move(file);
}

std::filesystem::path const corpus = test::source_folder / "tests/corpora/pdfs";

Inspection inspected_file(std::string const& name) { return inspected(test::file_text(corpus / name)); }

} // namespace

TEST_CASE("a kind is told from the content") {
    using namespace std::string_view_literals;
    CHECK(kind_of("") == FileKind::Empty);
    CHECK(kind_of("%PDF-1.7\n") == FileKind::Pdf);
    CHECK(kind_of(" %PDF-1.7\n") == FileKind::Other);
    CHECK(kind_of("%!PS-Adobe-3.0") == FileKind::Other);
    CHECK(kind_of("\xFF\xD8\xFF\xE0"sv) == FileKind::Jpeg);
    CHECK(kind_of("\x89PNG\r\n\x1A\n"sv) == FileKind::Png);
    CHECK(kind_of("II*\0rest"sv) == FileKind::Tiff);
    CHECK(kind_of("MM\0*rest"sv) == FileKind::Tiff);
    CHECK(kind_of("\0\0\0\x18"
                  "ftypheic"sv) == FileKind::Heic);
    CHECK(kind_of("\0\0\0\x18"
                  "ftypmp42"sv) == FileKind::Other);
    CHECK(kind_of("PK\x03\x04...[Content_Types].xml"sv) == FileKind::Office);
    CHECK(kind_of("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"sv) == FileKind::Office);
    CHECK(kind_of("PK\x03\x04 holiday.jpg"sv) == FileKind::Other);
    CHECK(kind_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv) == FileKind::Office);
    CHECK(kind_of("{\\rtf1") == FileKind::Office);
}

TEST_CASE("of a PDF pages, sizes, pictures and fonts are told") {
    Inspection const text = inspected(test::text_pdf({"Hello", "World"}));
    CHECK(text.state == State::Sound);
    CHECK(text.pages == 2);
    CHECK(text.sizes == std::vector{PageSize{210, 297, 2}});
    CHECK(text.images.count == 0);
    CHECK(text.fonts == std::vector<std::string>{"Helvetica"});
    CHECK(text.fonts_missing);
    Inspection const scan = inspected(test::scan_pdf(300, 60));
    CHECK(scan.images.count == 1);
    CHECK(scan.images.least_dpi == 300);
    CHECK(scan.images.colour);
    CHECK(facts_of(scan).starts_with("PDF, 1 page of 210 × 297 mm, pictures of 300 dpi in colour, "));
}

TEST_CASE("what is active inside a PDF is told and never run") {
    CHECK(inspected_file("annotation-button-widget.pdf").scripts);
    CHECK(inspected_file("annotation-button-widget.pdf").forms);
    CHECK(inspected_file("attachment.pdf").attachments == 1);
    CHECK(inspected_file("print_protection.pdf").state == State::Locked);
}

TEST_CASE("a PDF that is cut off is damaged wherever the cut is") {
    std::string const whole = test::text_pdf({"one", "two", "three"});
    for (std::size_t const size : {whole.size() / 4, whole.size() / 2, whole.size() - 200})
        CHECK(inspected(whole.substr(0, size)).state == State::Damaged);
}

TEST_CASE("ten thousand pages and a page of kilometres are looked at in time") {
    Inspection const many = inspected(test::text_pdf(std::vector<std::string>(10'000, "page")));
    CHECK(many.pages == 10'000);
    CHECK(many.sizes.front().pages == pages_looked_at);
    std::string const giant =
        test::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400000 14400000] >>"});
    Inspection const page = inspected(giant);
    CHECK(page.pages == 1);
    CHECK(page.sizes.front().width == 1'000'000);
}

TEST_CASE("every file of the corpus gets a verdict in time and leaves nothing behind") {
    int files = 0;
    for (auto const& entry : std::filesystem::directory_iterator(corpus)) {
        if (entry.path().extension() != ".pdf") continue;
        CAPTURE(entry.path().filename().string());
        std::string const bytes = test::file_text(entry.path());
        auto const sandbox = Sandbox::open();
        REQUIRE(sandbox);
        auto const start = std::chrono::steady_clock::now();
        auto const file = inspect(bytes, *sandbox);
        REQUIRE(file);
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(12));
        CHECK_FALSE(verdict_on(*file, {}).text.empty());
        CHECK(test::file_text(entry.path()) == bytes);
        for (auto const& left : std::filesystem::directory_iterator(sandbox->folder()))
            CHECK(left.path().filename() == "in.pdf");
        ++files;
    }
    CHECK(files == 167);
}

TEST_CASE("without the tools it is said what to install") {
    auto const sandbox = Sandbox::open("/nowhere");
    REQUIRE(sandbox);
    auto const file = inspect("%PDF-1.4\n", *sandbox);
    REQUIRE_FALSE(file);
    CHECK(to_text(file.problem()) + "\n" == test::file_text(test::problem_gallery / "S113-no-tool.txt"));
    CHECK(inspect("\xFF\xD8\xFF", *sandbox)->kind == FileKind::Jpeg);
}

TEST_CASE("what poppler's tools print is read, and what they do not print is not guessed") {
    CHECK(read_images("").count == 0);
    CHECK(read_images("page num type\n----\ngarbage\n   1 0 image 12\n").count == 0);
    PageImages const images =
        read_images("page\n---\n"
                    "   1     0 image    1240  1754  gray    1   8  jpeg   no        10  0   150   149 90K  4%\n"
                    "   1     1 smask    1240  1754  gray    1   8  jpeg   no        11  0    10    10 90K  4%\n"
                    "   2     2 image      20    20  rgb     3   8  jpeg   no        12  0    72    72 1K  4%\n");
    CHECK(images.count == 1);
    CHECK(images.least_dpi == 149);
    CHECK_FALSE(images.colour);
    PageFonts const fonts =
        read_fonts("name\n----\n"
                   "ABCDEF+Noto Sans                     CID TrueType      Identity-H       yes yes yes     12  0\n"
                   "Helvetica                            Type 1            WinAnsi          no  no  no       3  0\n");
    CHECK(fonts.names == std::vector<std::string>{"Noto", "Helvetica"});
    CHECK(fonts.missing);
    auto const info =
        read_info("Title: x\nJavaScript: no\nPages: 7\nJavaScript: yes\nPages: 1\n"); // a title of three lines
    CHECK(info.at("Pages") == "1");
    CHECK(info.at("JavaScript") == "yes");
    CHECK(first_number("none") == 0);
    CHECK(first_number("99999999999999") == 0);
    CHECK(first_complaint("checking in.pdf\nWARNING: in.pdf: file is damaged\n") == "file is damaged");
}
