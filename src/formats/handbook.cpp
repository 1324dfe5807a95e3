#include "formats/handbook.h"

#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/handbook_parts.h"
#include "formats/html.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"

namespace accrue::formats {
namespace handbook {

void Book::chapter(ChapterKind kind, std::string_view title) {
    chapters.push_back({kind, std::string(title), page.blocks().size()});
    page.heading(2, title, fmt::format("chapter-{}", chapters.size()));
}

Phrase Book::clause(std::string const& code) const {
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
    return codes.empty() ? std::string(tr("all¦levels")) : fmt::format("{}", fmt::join(codes, ", "));
}

std::string Book::category(std::string const& id) const {
    int const found = rules::find_category(pack, id);
    return found == rules::none ? id : rows.categories[static_cast<std::size_t>(found)].title;
}

std::string Book::gate(std::string const& id) const {
    int const found = rules::find_gate(pack, id);
    rules::Gate const& row = rows.gates[static_cast<std::size_t>(found)];
    bool const of_others = std::holds_alternative<rules::AllOf>(row.kind) ||
                           std::holds_alternative<rules::AnyOf>(row.kind) ||
                           std::holds_alternative<rules::AtLeastOf>(row.kind);
    if (!row.title && of_others) return capitalised(scoring::gate_rule(pack, found)); // names each condition by number
    return say("{} (condition {})", capitalised(scoring::gate_title(pack, found)), found + 1);
}

std::string Book::step(std::string const& id) const {
    int const found = rules::find_step(rows, id);
    return found == rules::none ? id : rows.steps[static_cast<std::size_t>(found)].title;
}

std::string Book::claim_type(std::string const& id) const {
    int const found = rules::find_type(pack, id);
    return found == rules::none ? id : rows.claims[static_cast<std::size_t>(found)].title;
}

std::string Book::qualifications(std::vector<std::string> const& ids) const {
    std::vector<std::string> titles;
    for (std::string const& id : ids) {
        int const found = rules::find_qualification(pack, id);
        titles.push_back(found == rules::none ? id : rows.qualifications[static_cast<std::size_t>(found)].title);
    }
    return fmt::format("{}", fmt::join(titles, ", "));
}

std::string Book::points(Number const& points) const { return scoring::points_text(pack, points); }
std::string Book::number(Number const& points) const { return scoring::points_number(points); }

void add_clause(Book& book, std::string const& clause) {
    if (!clause.empty())
        book.page.paragraph({plain(fmt::format("{} ", tr("Clause"))), book.clause(clause), plain(".")});
}

std::vector<std::string> headings(std::initializer_list<std::string_view> texts) {
    return {texts.begin(), texts.end()};
}

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
  th, td { padding: 0.2rem 0.35rem; overflow-wrap: anywhere; }
  p { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
}
@page { margin: 18mm; }
)";

std::string head(rules::Header const& header) {
    Page version;
    version.paragraph(fmt::format("{} {}, {}.", tr("Version"), header.version, in_force(header.effective)));
    std::string const notice =
        header.notice ? fmt::format("<p class=\"notice\">{}</p>\n", escaped(*header.notice)) : std::string();
    Page page;
    if (header.summary) page.paragraph(*header.summary);
    if (header.source) page.paragraph(say("Source: {}.", source_words(*header.source)));
    return html_of(version) + notice + html_of(page);
}

std::string contents(Book const& book) {
    std::vector<Phrase> items;
    for (std::size_t i = 0; i < book.chapters.size(); ++i)
        items.push_back(link(fmt::format("chapter-{}", i + 1), book.chapters[i].title));
    return fmt::format("<nav aria-label=\"{}\">\n{}</nav>\n", escaped(tr("Contents")), html_list(items));
}

void write_chapters(Book& book) {
    for (auto const add : {add_levels, add_steps, add_counting, add_entries, add_points, add_conditions, add_catalogue,
                           add_carried, add_papers, add_clauses, add_examples})
        add(book);
}

} // namespace
} // namespace handbook

std::string in_force(rules::DateSpan const& effective) {
    if (!effective.to) return say("in force from {}", to_text(effective.from));
    return say("in force from {} to {}", to_text(effective.from), to_text(*effective.to));
}

std::string source_words(rules::Source const& source) {
    return fmt::format("{}{}{}", source.title, source.edition ? ", " + *source.edition : "",
                       source.url ? ", " + *source.url : "");
}

std::vector<HandbookChapter> handbook_chapters(rules::CompiledPack const& pack) {
    handbook::Book book(pack);
    handbook::write_chapters(book);
    std::vector<HandbookChapter> chapters;
    auto blocks = std::move(book.page).blocks();
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        handbook::Book::Start& start = book.chapters[i];
        std::size_t const end = i + 1 < book.chapters.size() ? book.chapters[i + 1].first : blocks.size();
        auto const at = [&](std::size_t block) {
            return std::next(blocks.begin(), static_cast<std::ptrdiff_t>(block));
        };
        chapters.push_back({start.kind,
                            std::move(start.title),
                            {std::move_iterator(at(start.first + 1)), std::move_iterator(at(end))}});
    }
    return chapters;
}

std::string write_handbook(rules::CompiledPack const& pack) {
    handbook::Book book(pack);
    handbook::write_chapters(book);
    rules::Header const& header = pack.pack.header;
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#content\">{}</a>\n<header>\n<h1>{}</h1>\n{}{}</header>\n"
        "<main id=\"content\">\n{}</main>\n"
        "<footer><p>{}</p></footer>\n</body>\n</html>\n",
        spoken() == Language::German ? "de" : "en", escaped(say("{}: handbook", header.title)), handbook::style,
        escaped(tr("To the content")), escaped(header.title), handbook::head(header), handbook::contents(book),
        html_of(book.page),
        escaped(say("Made from the rule pack {}@{}, SHA-256 {}.", header.id, header.version, pack.sha256)));
}

} // namespace accrue::formats
