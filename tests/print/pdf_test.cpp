// PDFs read back by the programs of others: whole, in order, with their fonts and their structure, and the same each time.
#include "print/pdf.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <unistd.h>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "formats/json.h"
#include "support/folder.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;
using namespace accrue::print;

namespace {

std::string output_of(std::string const& command) {
    FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    std::array<char, 4096> part{};
    for (std::size_t size = 0; (size = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
        text.append(part.data(), size);
    pclose(pipe);
    return text;
}

std::string pdf_of(PdfDocument const& document) {
    Result<std::string> pdf = write_pdf(document);
    if (!pdf) FAIL(to_text(pdf.problem()));
    return *std::move(pdf);
}

// What a program says of the file, whose name stands for "{}".
std::string read_with(std::string const& command, std::string const& pdf) {
    test::TemporaryFolder const folder;
    return output_of(fmt::format(fmt::runtime(command), folder.write("page.pdf", pdf).string()));
}

std::string text_of(std::string const& pdf) { return read_with("pdftotext {} -", pdf); }

std::vector<std::string> words_of(std::string const& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

void check_whole(std::string const& pdf) {
    std::string const said = read_with("qpdf --check {}", pdf);
    CAPTURE(said);
    CHECK(said.find("No syntax or stream encoding errors found") != std::string::npos);
    CHECK(said.find("WARNING") == std::string::npos);
}

PdfDocument document_of(std::string const& title, Page page = {}) {
    return {.title = title,
            .subject = "Jo Example",
            .notice = "",
            .footer = "prism@2012.1",
            .language = "en",
            .date = *make_date({2012, 9, 12}),
            .page = std::move(page)};
}

PdfDocument form() {
    Page page;
    page.heading(2, "The applicant");
    page.facts({{"Name", plain("Imogen Ashby")},
                {"Name in other scripts", plain("אימוג׳ן אשבי, 伊莫金·阿什比")},
                {"Telephone", {}}});
    page.heading(3, "Declaration");
    page.paragraph({plain("I declare that"),
                    list({plain("all of this is true;"), list({plain("all of it;")}), plain("my referees know.")}),
                    plain("It holds from today.")});
    page.table(
        {"Fees",
         headings({"Fee", "Amount"}),
         {{plain("Application"), plain("240.00")}, {plain("Appeal"), list({plain("75"), plain("or nothing")})}}});
    page.blank("Remarks", 3);
    page.signature("Imogen Ashby");
    PdfDocument document = document_of("Application for recognition", std::move(page));
    document.notice = "The numbers were invented.";
    return document;
}

PdfDocument long_table(int rows) {
    PageTable table{"Entries", headings({"No.", "Entry", "File"}), {}};
    for (int i = 1; i <= rows; ++i)
        table.rows.push_back({plain(fmt::format("no-{}", i)),
                              plain(fmt::format("entry{} with words enough to be long", i)),
                              list({plain(fmt::format("first{}.pdf", i)), plain(fmt::format("second{}.pdf", i))})});
    Page page;
    page.table(std::move(table));
    return document_of("Evidence index", std::move(page));
}

// What this binary writes under other circumstances.
std::string written_with(std::string const& surroundings) {
    test::TemporaryFolder const folder;
    std::string const file = (folder.path() / "form.pdf").string();
    std::string const said = output_of(fmt::format("ACCRUE_PRINT_TO='{}' {} /proc/{}/exe --no-skip "
                                                   "--test-case='the form is written to a file'",
                                                   file, surroundings, getpid()));
    CAPTURE(said);
    return test::file_text(file);
}

} // namespace

TEST_CASE("the form is written to a file" * doctest::skip()) { // for written_with
    char const* const file = std::getenv("ACCRUE_PRINT_TO");
    REQUIRE(file != nullptr);
    Result<std::string> const pdf = write_pdf(form());
    std::ofstream(file, std::ios::binary) << (pdf ? *pdf : to_text(pdf.problem()) + "\n");
}

TEST_CASE("every word of a page is there in the order of reading") {
    std::string const pdf = pdf_of(form());
    check_whole(pdf);
    std::string const expected =
        "Application for recognition Jo Example The numbers were invented. The applicant Name Imogen "
        "Ashby Name in other scripts";
    std::vector<std::string> const words = words_of(text_of(pdf));
    std::vector<std::string> const first = words_of(expected);
    REQUIRE(words.size() > first.size());
    CHECK(std::vector(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first.size())) == first);
    auto from = words.begin();
    for (std::string_view const word :
         {"伊莫金·阿什比", "Telephone", "Declaration", "declare",      "true;",  "all",    "it;", "referees",
          "holds",         "Fees",      "Amount",      "Application",  "240.00", "Appeal", "75",  "nothing",
          "Remarks",       "Signature", "Date",        "prism@2012.1", "Page",   "1"}) {
        CAPTURE(word);
        from = std::find(from, words.end(), word);
        CHECK(from != words.end());
    }
}

TEST_CASE("fonts are embedded") {
    std::string const fonts = read_with("pdffonts {}", pdf_of(form()));
    std::istringstream lines(fonts);
    int count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("name ") || line.starts_with("---")) continue;
        CAPTURE(line);
        CHECK(line.find("yes yes yes") != std::string::npos);
        ++count;
    }
    CHECK(count >= 3);
}

TEST_CASE("a document has its parts, its title, its language and its date, and nothing of the one who made it") {
    std::string const pdf = pdf_of(form());
    std::string const parts = read_with("pdfinfo -struct-text {}", pdf);
    for (std::string const part :
         {"  H1 (block)\n    \"Application for recognition\"", "  P (block)\n    \"The numbers were invented.\"",
          "  H2 (block)\n    \"The applicant\"\n  Table (block)\n    TR\n      TH\n        \"Name\"\n      TD\n        "
          "\"Imogen Ashby\"\n",
          "  H3 (block)\n    \"Declaration\"", "    LI (block)\n      Lbl (block)\n        \"•\"\n      LBody",
          "    TR\n      TH\n        \"Application\"\n      TD\n        \"240.00\"\n",
          "  P (block)\n    \"It holds from today.\""}) {
        CAPTURE(part);
        CHECK(parts.find(part) != std::string::npos);
    }
    std::string const info = read_with("TZ=UTC pdfinfo {}", pdf);
    for (std::string const line :
         {"Title:           Application for recognition\n", "CreationDate:    Wed Sep 12 00:00:00 2012 UTC\n",
          "ModDate:         Wed Sep 12 00:00:00 2012 UTC\n", "Tagged:          yes\n", "(A4)\n"}) {
        CAPTURE(line);
        CHECK(info.find(line) != std::string::npos);
    }
    CHECK(info.find("Producer") == std::string::npos);
    CHECK(info.find("Author") == std::string::npos);
    CHECK(read_with("qpdf --json {}", pdf).find("\"/Lang\": \"u:en\"") != std::string::npos);
}

TEST_CASE("the same document is the same bytes, whatever was made before it and wherever") {
    std::string const alone = pdf_of(form());
    std::string const table = pdf_of(long_table(40));
    CHECK(pdf_of(form()) == alone);
    CHECK(pdf_of(long_table(40)) == table);
    for (std::string const surroundings :
         {"", "TZ=Pacific/Kiritimati", "LC_ALL=ja_JP.UTF-8 LANGUAGE=ja:zh PANGO_LANGUAGE=ja FC_LANG=ja",
          "LANG=tr_TR LC_ALL=", "env -u HOME"}) {
        CAPTURE(surroundings);
        CHECK(written_with(surroundings) == alone);
    }
}

TEST_CASE("no font at all is a problem that says what to install") {
    test::TemporaryFolder const folder;
    auto const none = folder.write("fonts.conf", "<fontconfig><dir>/nowhere</dir></fontconfig>");
    CHECK(written_with("FONTCONFIG_FILE=" + none.string()) ==
          test::file_text(test::problem_gallery / "S114-no-fonts.txt"));
}

TEST_CASE("the words that are put in follow the document's language") {
    PdfDocument document = form();
    document.language = "de";
    std::string const text = text_of(pdf_of(document));
    CHECK(text.find("Unterschrift") != std::string::npos);
    CHECK(text.find("Seite 1 von ") != std::string::npos);
    CHECK(text.find("Page") == std::string::npos);
}

TEST_CASE("a table over many pages repeats its head and loses nothing") {
    std::string const pdf = pdf_of(long_table(500));
    check_whole(pdf);
    std::vector<std::string> const words = words_of(text_of(pdf));
    for (int i = 1; i <= 500; ++i)
        for (std::string const& word : {fmt::format("no-{}", i), fmt::format("entry{}", i),
                                        fmt::format("first{}.pdf", i), fmt::format("second{}.pdf", i)}) {
            CAPTURE(word);
            CHECK(std::ranges::count(words, word) == 1);
        }
    std::string const info = read_with("pdfinfo {}", pdf);
    int const pages = std::atoi(info.c_str() + info.find("Pages:") + 6);
    CHECK(pages > 10);
    CHECK(std::ranges::count(words, std::string("No.")) == pages);
    CHECK(pdf.size() < 1'000'000);
}

TEST_CASE("a cell that is longer than a page goes on over it") {
    std::string text;
    for (int i = 0; i < 1'500; ++i) text += fmt::format("word{} ", i);
    Page page;
    page.table({"Long", headings({"What", "Text"}), {{plain("all"), plain(text)}, {plain("next"), plain("short")}}});
    std::string const pdf = pdf_of(document_of("Long cells", std::move(page)));
    std::vector<std::string> const words = words_of(text_of(pdf));
    for (int i = 0; i < 1'500; ++i) CHECK(std::ranges::count(words, fmt::format("word{}", i)) == 1);
}

TEST_CASE("headings stand above what they head") {
    for (int lines = 30; lines < 60; ++lines) {
        Page page;
        for (int i = 0; i < lines; ++i) page.paragraph("filling");
        page.heading(2, "Chapter");
        page.heading(3, "Section");
        page.paragraph("content");
        page.facts({{"Label", plain("Value")}});
        std::string const text = text_of(pdf_of(document_of("Headings", std::move(page))));
        std::size_t const heading = text.find("Chapter");
        std::size_t const content = text.find("content");
        REQUIRE(content != std::string::npos);
        CHECK(text.substr(heading, content - heading).find('\f') == std::string::npos);
    }
}

// Whether both stand on one page, wherever on a page the part `add` makes begins.
template <class Add>
void check_together(std::string const& first, std::string const& last, Add add) {
    for (int lines = 24; lines < 52; ++lines) {
        CAPTURE(lines);
        Page page;
        for (int i = 0; i < lines; ++i) page.paragraph("filling");
        add(page);
        std::string const text = text_of(pdf_of(document_of("Together", std::move(page))));
        std::size_t const begin = text.find(first);
        std::size_t const end = text.find(last);
        REQUIRE(begin != std::string::npos);
        REQUIRE(end != std::string::npos);
        CHECK(text.substr(begin, end - begin).find('\f') == std::string::npos);
    }
}

TEST_CASE("what is signed stands above its signature") {
    check_together("What I state", "Signature", [](Page& page) {
        page.heading(2, "Signing");
        page.paragraph("A sentence before it.");
        page.paragraph("What I state is true.");
        page.signature("Jo Example");
    });
}

TEST_CASE("what is said between a heading and its table stands above the table") {
    check_together("Chapter", "Caption", [](Page& page) {
        page.heading(2, "Chapter");
        page.paragraph("What the table is about.");
        page.table({"Caption", headings({"What", "When"}), {{plain("one"), plain("2012")}}});
    });
}

TEST_CASE("room to write in by hand stays on one page") {
    Page page;
    for (int i = 0; i < 5; ++i) page.paragraph("filling");
    page.blank("Your opinion", 27); // all but a page
    std::string const text = text_of(pdf_of(document_of("Room", std::move(page))));
    CHECK(text.find("Your opinion") != std::string::npos);
    CHECK(text.find('\f') < text.find("Your opinion"));
}

TEST_CASE("dates, amounts and what is tied by no-break spaces stand in one line of a table while there is room") {
    std::string const prose = "A title of an entry that is as long as people make them, with words of every length";
    Page page;
    page.table({"Dates",
                headings({"What", "Why", "When", "How much", "Span"}),
                {{plain(prose), plain(prose + " " + prose), plain("12 Sep 2012"), plain("1,048,576 bytes"),
                  plain("1 Apr 2008 – 31 Aug 2012")},
                 {plain(prose), plain(prose + " " + prose), plain("30 Sep 2011"), plain("340\u00A0XTS\u00A0each"),
                  plain("30 Nov 2008 – 31 Dec 2012")}}});
    std::string const text = read_with("pdftotext -layout {} -", pdf_of(document_of("Dates", std::move(page))));
    CAPTURE(text);
    for (std::string const thing : {"12 Sep 2012", "30 Sep 2011", "1,048,576 bytes", "1 Apr 2008 –", "31 Aug 2012",
                                    "30 Nov 2008 –", "31 Dec 2012"})
        CHECK(text.find(thing) != std::string::npos);
    CHECK(words_of(text).size() > 50);
    bool const is_tied =
        text.find("340\u00A0XTS\u00A0each") != std::string::npos || text.find("340 XTS each") != std::string::npos;
    CHECK(is_tied);
}

TEST_CASE("what is tied by no-break spaces is not broken inside its words in a narrow column") {
    std::string const tied = "Nineteen\u00A0hundred\u00A0twelve";
    std::string const long_word(24, 'm');
    Page page;
    page.table({"",
                headings({"What", "Tied", "More"}),
                {{plain(long_word + " " + long_word + " " + long_word), plain(tied),
                  plain(long_word + " " + long_word + " " + long_word)}}});
    std::vector<std::string> const words = words_of(text_of(pdf_of(document_of("Tied", std::move(page)))));
    for (std::string const word : {"Nineteen", "hundred", "twelve"}) {
        CAPTURE(word);
        CHECK(std::ranges::any_of(words, [&](std::string const& one) { return one.find(word) != std::string::npos; }));
    }
}

TEST_CASE("figures stand at the right, with the few words that are in their place") {
    Page page;
    page.table({"Figures",
                headings({"What", "Most", "Kind"}),
                {{plain("one"), plain("unlimited"), plain("sort")},
                 {plain("two"), plain("15"), plain("7")},
                 {plain("three"), plain("7250"), plain("variety")}}});
    std::string const boxes = read_with("pdftotext -bbox {} -", pdf_of(document_of("Figures", std::move(page))));
    auto const right_of = [&](std::string const& word) {
        std::size_t const at = boxes.find(">" + word + "<");
        REQUIRE(at != std::string::npos);
        return std::atof(boxes.c_str() + boxes.rfind("xMax=\"", at) + 6);
    };
    CHECK(right_of("unlimited") == doctest::Approx(right_of("15")).epsilon(0.002));
    CHECK(right_of("7250") == doctest::Approx(right_of("15")).epsilon(0.002));
    CHECK(right_of("variety") > right_of("sort") + 5);
}

TEST_CASE("no line ends within short brackets, or before a sign of per cent, a point or a dash") {
    for (int length = 60; length < 110; ++length) {
        CAPTURE(length);
        Page page;
        page.paragraph(std::string(static_cast<std::size_t>(length), 'x') + " 100 % of it · more – less");
        page.paragraph(std::string(static_cast<std::size_t>(length), 'x') + " it (clause 3.8) so");
        std::string const text = text_of(pdf_of(document_of("Ties", std::move(page))));
        CHECK(text.find("100\n") == std::string::npos);
        CHECK(text.find("(clause\n") == std::string::npos);
        CHECK(text.find("\n·") == std::string::npos);
        CHECK(text.find("\n–") == std::string::npos);
    }
}

TEST_CASE("what turns the direction of text is shown and turns nothing") {
    Page page;
    page.paragraph("evil\u202Etxt.exe and bytes \xFF\xC0 here\x01");
    std::string const text = text_of(pdf_of(document_of("שלום: 2012", std::move(page))));
    CHECK(text.find("evil⟦U+202E⟧txt.exe and bytes \uFFFD\uFFFD here") != std::string::npos);
    CHECK(text.find("2012") != std::string::npos);
}

TEST_CASE("whatever people type, a whole document comes out") {
    auto const json = parse_json(test::file_text(ACCRUE_SOURCE_DIR "/tests/corpora/strings/blns.json"), "blns.json");
    REQUIRE(json);
    PageTable const empty{"Strings", headings({"String", "Again"}), {}};
    PageTable table = empty;
    Page page;
    int strings = 0;
    for (Json const& entry : std::get<Json::Array>(json->value)) {
        auto const& text = std::get<std::string>(entry.value);
        page.heading(2 + strings % 4, text);
        page.paragraph(text);
        page.facts({{text, plain(text)}});
        page.blank(text, 1);
        page.signature(text);
        table.rows.push_back({plain(text), list({plain(text), plain("x")})});
        if (++strings % 50 > 0) continue;
        page.table(std::exchange(table, empty));
        PdfDocument document = document_of(text, std::exchange(page, {}));
        document.subject = document.notice = document.footer = text;
        check_whole(pdf_of(document));
    }
    page.table(std::move(table));
    check_whole(pdf_of(document_of("The rest", std::move(page))));
    CHECK(strings > 500);
}

TEST_CASE("documents without content, with empty texts and with long ones are whole") {
    check_whole(pdf_of(document_of("")));
    PdfDocument document = document_of(std::string(5'000, 'x'));
    document.footer = std::string(3'000, 'y') + " z";
    document.notice = std::string(10'000, 'n');
    document.page.facts({{"", {}}, {std::string(500, 'l'), plain(std::string(9'000, 'v'))}});
    document.page.table({"", {}, {{plain("")}, {}}});
    PageTable wide{"Wide", {}, {{}}};
    for (int c = 0; c < 60; ++c) {
        wide.head.push_back(fmt::format("column{}", c));
        wide.rows.front().push_back(plain("cell"));
    }
    document.page.table(std::move(wide));
    Phrase deep = plain("deep");
    for (int i = 0; i < 60; ++i) deep = list({std::move(deep)});
    document.page.paragraph({deep});
    check_whole(pdf_of(document));
}

TEST_CASE("a file is as it was written until somebody has changed it") {
    std::string const pdf = pdf_of(form());
    CHECK(is_as_written(pdf));
    CHECK(is_as_written(pdf_of(document_of("trailer startxref"))));
    CHECK_FALSE(is_as_written(pdf + "% more\n"));
    CHECK_FALSE(is_as_written(pdf.substr(0, pdf.size() - 8)));
    CHECK_FALSE(is_as_written(pdf + pdf.substr(pdf.rfind("trailer\n")))); // with another part behind it
    CHECK_FALSE(is_as_written(""));
    test::TemporaryFolder const folder;
    std::string const saved = (folder.write("a.pdf", pdf).parent_path() / "b.pdf").string();
    output_of(fmt::format("qpdf {} {}", folder.write("a.pdf", pdf).string(), saved));
    std::ifstream file(saved, std::ios::binary);
    std::string const of_another{std::istreambuf_iterator<char>(file), {}};
    CHECK(of_another.starts_with("%PDF-"));
    CHECK_FALSE(is_as_written(of_another));
}
