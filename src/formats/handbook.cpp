#include "formats/handbook.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "formats/handbook_parts.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"

namespace accrue::formats {
namespace handbook {

void Book::chapter(std::string_view title) {
    contents.emplace_back(title);
    page.heading(2, title, fmt::format("chapter-{}", contents.size()));
}

Markup Book::clause(std::string const& code) const {
    for (std::size_t i = 0; i < rows.clauses.size(); ++i)
        if (rows.clauses[i].code == code) return link(fmt::format("clause-{}", i + 1), code);
    return plain(code);
}

std::string Book::level(std::string const& code) const {
    int const found = rules::find_level(rows, code);
    if (found == rules::none) return code;
    return fmt::format("{} ({})", code, rows.levels[static_cast<std::size_t>(found)].title);
}

std::string Book::levels(std::vector<std::string> const& codes) const {
    return codes.empty() ? "all" : fmt::format("{}", fmt::join(codes, ", "));
}

std::string Book::category(std::string const& id) const {
    int const found = rules::find_category(pack, id);
    return found == rules::none ? id : rows.categories[static_cast<std::size_t>(found)].title;
}

std::string Book::gate(std::string const& id) const {
    return capitalised(scoring::gate_title(pack, rules::find_gate(pack, id)));
}

std::string Book::points(Number const& points) const { return scoring::points_text(pack, points); }
std::string Book::number(Number const& points) const { return scoring::points_number(points); }

namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1d2430; --paper: #ffffff; --soft: #5a6473; --line: #c4cad3; --band: #f2f4f7; --link: #0b57b4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ee; --paper: #14181f; --soft: #a7b0be; --line: #3d4654; --band: #1d232d; --link: #8ab8ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 0.75rem; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.25rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.notice { border-left: 4px solid var(--link); padding: 0.25rem 1rem; background: var(--band); }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; }
thead th { background: var(--band); }
tbody th { font-weight: 600; }
td ul { margin: 0; padding-left: 1.1rem; }
footer { margin-top: 3rem; color: var(--soft); font-size: 0.875rem; overflow-wrap: anywhere; }
@media print {
  :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --soft: #333333; --line: #888888; --band: #ffffff; --link: #000000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip { display: none; }
  .wide { overflow: visible; }
  h2, h3, caption { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
}
@page { margin: 18mm; }
)";

std::string in_force(rules::DateSpan const& effective) {
    if (!effective.to) return fmt::format("in force from {}", to_text(effective.from));
    return fmt::format("in force from {} to {}", to_text(effective.from), to_text(*effective.to));
}

std::string head(rules::Header const& header) {
    HtmlPage page;
    page.paragraph(fmt::format("Version {}, {}.", header.version, in_force(header.effective)));
    if (header.notice) page.add({fmt::format("<p class=\"notice\">{}</p>\n", escaped(*header.notice))});
    if (header.summary) page.paragraph(*header.summary);
    if (header.source)
        page.paragraph(fmt::format("Source: {}{}{}.", header.source->title,
                                   header.source->edition ? ", " + *header.source->edition : "",
                                   header.source->url ? ", " + *header.source->url : ""));
    return page.body();
}

std::string contents(Book const& book) {
    std::vector<Markup> items;
    for (std::size_t i = 0; i < book.contents.size(); ++i)
        items.push_back(link(fmt::format("chapter-{}", i + 1), book.contents[i]));
    return fmt::format("<nav aria-label=\"Contents\">\n{}</nav>\n", list(items).html);
}

} // namespace
} // namespace handbook

std::string write_handbook(rules::CompiledPack const& pack) {
    handbook::Book book(pack);
    for (auto const add : {handbook::add_levels, handbook::add_steps, handbook::add_entries, handbook::add_points,
                           handbook::add_conditions, handbook::add_catalogue, handbook::add_carried,
                           handbook::add_papers, handbook::add_clauses, handbook::add_examples})
        add(book);
    rules::Header const& header = pack.pack.header;
    std::string const title = escaped(header.title);
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0}: handbook</title>\n<style>{1}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#content\">To the content</a>\n<header>\n<h1>{0}</h1>\n{2}{3}</header>\n"
        "<main id=\"content\">\n{4}</main>\n"
        "<footer><p>Made from the rule pack {5}@{6}, SHA-256 {7}.</p></footer>\n</body>\n</html>\n",
        title, handbook::style, handbook::head(header), handbook::contents(book), book.page.body(), escaped(header.id),
        escaped(header.version), escaped(pack.sha256));
}

} // namespace accrue::formats
