// The handbook: a page that holds together whatever the pack, escapes what its author writes, and says what the pack says.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "domain/texts.h"
#include "formats/handbook.h"
#include "formats/html.h"
#include "support/packs.h"

using namespace accrue;

namespace {

std::filesystem::path const packs = test::source_folder / "tests/packs";

bool has_part(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::vector<std::string> all_of(std::string const& html, char const* pattern) {
    std::vector<std::string> found;
    std::regex const expression(pattern);
    for (std::sregex_iterator at(html.begin(), html.end(), expression), end; at != end; ++at) found.push_back((*at)[1]);
    return found;
}

// `tags` in their order: "h2", "/h2".
void check_balanced(std::vector<std::string> const& tags) {
    std::vector<std::string> open;
    for (std::string const& tag : tags) {
        if (!tag.starts_with('/')) {
            open.push_back(tag);
            continue;
        }
        REQUIRE_FALSE(open.empty());
        CHECK("/" + open.back() == tag);
        open.pop_back();
    }
    CHECK(open.empty());
}

// Each heading is at most one level below the one above it, and there is one of the first level.
void check_headings(std::vector<std::string> const& tags) {
    int above = 0;
    for (std::string const& tag : tags) {
        if (tag.size() != 2 || tag.front() != 'h') continue;
        int const level = tag[1] - '0';
        CHECK(level <= above + 1);
        CHECK((level == 1) == (above == 0));
        above = level;
    }
}

void check_page(std::string const& html) {
    std::size_t const begin = html.find("<body>");
    std::string const body = html.substr(begin, html.find("</html>") - begin);
    auto const tags = all_of(body, "<(/?[a-z0-9]+)[^>]*>");
    check_balanced(tags);
    check_headings(tags);
    CHECK(std::ranges::count(tags, "table") == std::ranges::count(tags, "caption"));
    CHECK_FALSE(has_part(body, "<th>"));
    CHECK_FALSE(has_part(html, "<script"));
    auto const ids = all_of(body, " id=\"([^\"]*)\"");
    std::set<std::string> const known(ids.begin(), ids.end());
    CHECK(known.size() == ids.size());
    for (std::string const& target : all_of(body, "href=\"#([^\"]*)\"")) CHECK(known.contains(target));
}

// What stands above the chapters' tables and their columns.
std::set<std::string> table_titles(std::vector<formats::HandbookChapter> const& chapters) {
    std::set<std::string> titles;
    for (formats::HandbookChapter const& chapter : chapters)
        for (formats::PageBlock const& block : chapter.blocks)
            if (auto const* table = std::get_if<formats::PageTable>(&block)) {
                titles.insert(table->caption);
                titles.insert(table->head.begin(), table->head.end());
            }
    return titles;
}

} // namespace

TEST_CASE("a handbook of every pack holds together in both languages") {
    std::vector<std::filesystem::path> files{test::prism_file};
    for (auto const& entry : std::filesystem::directory_iterator(packs)) files.push_back(entry.path());
    for (Language const language : {Language::English, Language::German}) {
        Speaking const speaking(language);
        for (std::filesystem::path const& file : files) {
            CAPTURE(file.string());
            check_page(formats::write_handbook(*test::compiled_pack(file)));
        }
    }
}

TEST_CASE("a German handbook has none of the English titles of chapters, tables and columns") {
    auto const pack = test::compiled_pack(packs / "sample.toml");
    auto const english = formats::handbook_chapters(*pack);
    Speaking const speaking(Language::German);
    auto const german = formats::handbook_chapters(*pack);
    REQUIRE(german.size() == english.size());
    std::string const html = formats::write_handbook(*pack);
    for (std::size_t i = 0; i < english.size(); ++i) {
        CAPTURE(english[i].title);
        CHECK(german[i].kind == english[i].kind);
        CHECK_FALSE(has_part(html, ">" + english[i].title + "</h2>"));
        CHECK_FALSE(has_part(html, ">" + english[i].title + "</a>"));
        CHECK(has_part(html, ">" + german[i].title + "</h2>"));
    }
    auto const titles = table_titles(german);
    for (std::string const& title : table_titles(english)) {
        CAPTURE(title);
        CHECK_FALSE(titles.contains(title));
    }
}

TEST_CASE("a German handbook says in German what the pack says") {
    Speaking const speaking(Language::German);
    std::string const sample = formats::write_handbook(*test::compiled_pack(packs / "sample.toml"));
    CHECK(sample.starts_with("<!DOCTYPE html>\n<html lang=\"de\">"));
    CHECK(has_part(sample, "<title>Sample: Handbuch</title>"));
    CHECK(has_part(sample, ">Zum Inhalt</a>"));
    CHECK(has_part(sample, "<p>Fassung 1, gültig ab 1. März 2012.</p>"));
    CHECK(has_part(sample, "<th scope=\"row\">Hours</th><td>0,25 bis 40</td><td>ja</td>"));
    CHECK(has_part(sample, "<td>4 Punkte je Einheit von: Hours; abgerundet auf volle 0,25 Punkte</td>"));
    CHECK(has_part(sample, "<li>Nächste Stufe: PSM, mit: ITIL Service Operation</li>"));
    CHECK(has_part(sample, "<p>Erstellt aus dem Regelwerk sample@1, SHA-256 test.</p>"));
    std::string const needs = formats::write_handbook(*test::compiled_pack(packs / "needs.toml"));
    CHECK(has_part(needs, "Ein Zyklus dauert 3 Jahre. Der erste beginnt mit dem Zyklusbeginn, den ein Antrag nennt, "
                          "sonst mit dem Tag der Verleihung; der nächste beginnt, wenn er endet. Seine Jahre laufen "
                          "von dem Tag an, an dem er beginnt."));
    std::string const carry = formats::write_handbook(*test::compiled_pack(packs / "carry.toml"));
    CHECK(has_part(carry, "nur was in diesem Teil des Zyklus erworben wurde: die letzten 6 Monate"));
    CHECK(has_part(carry, "bleibt 3 Jahre lang übertragbar"));
    std::string const prism = formats::write_handbook(*test::compiled_pack(test::prism_file));
    CHECK(has_part(prism, "Von Einträgen mit gleicher Angabe bei „Kind of text“ und „Titel“ und „Tag“ zählt nur "
                          "einer: der wertvollste."));
}

TEST_CASE("the handbook of prism says what the pack says") {
    std::string const html = formats::write_handbook(*test::compiled_pack(test::prism_file));
    CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(has_part(html, "<title>priSM (reconstruction): handbook</title>"));
    CHECK(has_part(html, "prefers-color-scheme: dark"));
    CHECK(has_part(html, "@media print"));
    CHECK(has_part(html,
                   "<th scope=\"row\">bachelor</th><td>from 0</td><td>from 12</td><td>from 60</td><td>from 120</td>"));
    CHECK(has_part(html, "<td>2 points for each year; all such periods together, overlaps once; rounded down to a "
                         "multiple of 2 points</td>"));
    CHECK(has_part(html, "<th scope=\"row\">15 points</th><td>in all</td>"));
    CHECK(has_part(html, "<p>Made of: Writing, Speaking, Voluntary service, Developing others.</p>"));
    CHECK(
        has_part(html, "<th scope=\"row\">Yearly fee, Student, member</th><td>SSM</td><td>members</td><td>9 XTS</td>"));
    CHECK(has_part(html, ", Hours a week: ")); // of an entry of an example
    CHECK(has_part(html, "<li>Level: FSM</li>"));
    CHECK(has_part(html, "<li>Extra points: 19 points</li>"));
}

TEST_CASE("the handbook tells every number that a status or an entry chooses, and how") {
    std::string const html = formats::write_handbook(*test::compiled_pack(packs / "needs.toml"));
    CHECK(has_part(html,
                   "hours in All hours in the cycle: 150 hours for Practising, 90 hours "
                   "for Practising part-time, 0 for any other status; the status on the first day of that time with "
                   "one of these decides, of several on one day the highest"));
    CHECK(has_part(html, "; the highest of any day of that time decides, of several on one day the highest"));
    CHECK(has_part(html,
                   "in each year of the cycle: 50 hours for Practising, 30 hours for Practising part-time, 0 for any "
                   "other status; each weighs as many months as it lasts, of several on one day the highest"));
    CHECK(has_part(html, "by Size of Office: 10 hours for small, 20 hours for large; without such an entry 0"));
    CHECK(has_part(html, "<th scope=\"row\">10 hours for Practising, 4 hours for Practising part-time, 0 for any other "
                         "status; the status on the first day of that time with one of these decides"));
    CHECK(has_part(html, "by Size of Office: 5 hours for small, 9 hours for large; without such an entry 0"));
    CHECK(has_part(html, "20 hours in All hours in the last 2 years (condition 8)"));
    CHECK(has_part(html,
                   "A cycle lasts 3 years. The first begins with the cycle start that an application names, else with "
                   "the day of the award; the next begins when it ends. Its years run from the day on which it "
                   "begins."));
    CHECK(has_part(html, "A year with an entry &#39;Leave of absence&#39; needs nothing of its own"));
    CHECK(has_part(html, "<th scope=\"row\">Practising part-time</th><td>part</td>"));
    CHECK(has_part(html, "rounded down to whole hours"));
}

TEST_CASE("two examples that differ in a status or an award date differ on the page") {
    std::string const html = formats::write_handbook(*test::compiled_pack(packs / "needs.toml"));
    CHECK(has_part(html, "<li>award on 1 Jan 2010</li>"));
    CHECK(has_part(html, "<li>Status Practising part-time, 1 Jan 2009 to 30 Jun 2010</li>"));
    CHECK(has_part(html, "<li>Status Practising, from 1 Jul 2010 on</li>"));
    CHECK(has_part(html, "(condition 3): not met, needed: 150</li>"));
    std::string const carried = formats::write_handbook(*test::compiled_pack(packs / "carry-cpe.toml"));
    CHECK(has_part(carried, "<li>Carried into Group A: 6.5 credits</li>"));
    CHECK(has_part(carried, "<li>Reached its limit: Group B</li>"));
    CHECK(has_part(formats::write_handbook(*test::compiled_pack(packs / "sample.toml")),
                   "<li>Next: PSM, with ITIL Service Operation</li>"));
}

TEST_CASE("a table says what its axes are of and that several of them are added") {
    std::string const html = formats::write_handbook(*test::compiled_pack(packs / "tables.toml"));
    CHECK(has_part(html, ". Each of Reading, Writing, Speaking is looked up by itself, and what is found is added"));
    CHECK(has_part(html, "<th scope=\"col\">Reading or Writing or Speaking</th>"));
    CHECK_FALSE(has_part(html, "whatever is entered"));
    CHECK(has_part(html, "<caption>What each level needs; columns: the largest Weakest of Language test</caption>"));
}

TEST_CASE("a fact says what it makes of several entries") {
    auto const with_column = [](std::string const& column) {
        rules::Pack pack = test::parsed_pack(packs / "tables.toml");
        std::ranges::find(pack.tables, "mixed", &rules::Table::id)->col = column;
        return formats::write_handbook(rules::compile(std::move(pack), "test"));
    };
    CHECK(has_part(with_column("test.total"), "columns: the largest Total of Language test"));
    CHECK(has_part(with_column("test.total.sum"), "columns: the sum of all Total of Language test"));
    CHECK(has_part(with_column("test.total.min"), "columns: the smallest Total of Language test"));
}

TEST_CASE("what is carried over is told with all its conditions") {
    std::string const html = formats::write_handbook(*test::compiled_pack(packs / "carry.toml"));
    CHECK(has_part(html, "only what was earned in the last 6 months of the cycle"));
    CHECK(has_part(html, "what comes from Courses is counted in: together at most the smallest of their limits"));
    CHECK(has_part(html, "there it does not count for: Hours of this year (condition 2)"));
    CHECK(has_part(html, "what is missing is owed in the next cycle"));
    CHECK(has_part(html, "nothing leaves the cycle of the award"));
    CHECK(has_part(html, "can be carried on for 3 years"));
    CHECK(has_part(html, "30 hours; what lies above can still be carried over"));
}

TEST_CASE("what an author writes is text and never markup") {
    rules::Pack pack = test::parsed_pack(test::prism_file);
    std::string const evil = "<script>alert(\"1\")</script> & 'so'\x01";
    pack.header.title = evil;
    pack.header.notice = evil;
    pack.levels.front().title = evil;
    pack.claims.front().title = evil;
    pack.clauses.front().text = evil;
    pack.examples.front().name = evil;
    std::string const html = formats::write_handbook(rules::compile(std::move(pack), "test"));
    check_page(html);
    CHECK(has_part(html, "<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;so&#39;</h1>"));
    CHECK_FALSE(has_part(html, "\x01"));
}

TEST_CASE("words written from right to left are set apart, so that what follows keeps its place") {
    formats::Page page;
    page.paragraph("محاضرة في الأمن (2), 12 Sep 2012: a < שלום & more");
    page.heading(2, "سجل");
    formats::HtmlDocument document;
    document.heading = "שלום: priSM 1";
    CHECK(has_part(html_document(document), "<h1><bdi>שלום</bdi>: priSM 1</h1>"));
    CHECK(html_of(page) == "<p><bdi>محاضرة في الأمن</bdi> (2), 12 Sep 2012: a &lt; <bdi>שלום</bdi> &amp; more</p>\n"
                           "<h2><bdi>سجل</bdi></h2>\n");
}

TEST_CASE("a paragraph for each block of text, no table without rows") {
    formats::Page page;
    page.paragraph("a < b\n\n\n\nc\nd");
    CHECK(html_of(page) == "<p>a &lt; b</p>\n<p>c\nd</p>\n");
    page.table({"empty", {"head"}, {}});
    CHECK_FALSE(has_part(html_of(page), "table"));
}
