// The handbook: a page that holds together whatever the pack, escapes what its author writes, and says what the pack says.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "formats/handbook.h"
#include "formats/html.h"
#include "support/packs.h"

using namespace accrue;

namespace {

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

} // namespace

TEST_CASE("a handbook of every pack holds together") {
    std::vector<std::filesystem::path> files{test::prism_file};
    for (auto const& entry : std::filesystem::directory_iterator(test::source_folder / "tests/packs"))
        files.push_back(entry.path());
    for (std::filesystem::path const& file : files) {
        CAPTURE(file.string());
        check_page(formats::write_handbook(*test::compiled_pack(file)));
    }
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
    CHECK(has_part(html, "<li>Level: FSM</li>"));
    CHECK(has_part(html, "<li>Extra points: 19 points</li>"));
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

TEST_CASE("a paragraph for each block of text, no table without rows") {
    formats::Page page;
    page.paragraph("a < b\n\n\n\nc\nd");
    CHECK(html_of(page) == "<p>a &lt; b</p>\n<p>c\nd</p>\n");
    page.table({"empty", {"head"}, {}});
    CHECK_FALSE(has_part(html_of(page), "table"));
}
