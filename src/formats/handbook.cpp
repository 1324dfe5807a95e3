#include "formats/handbook.h"

#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
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

namespace {

std::string head(rules::Header const& header) {
    Page version;
    version.paragraph(fmt::format("{} {}, {}.", tr("Version"), header.version, in_force(header.effective)));
    Page page;
    if (header.summary) page.paragraph(*header.summary);
    if (header.source) page.paragraph(say("Source: {}.", source_words(*header.source)));
    return html_of(version) + html_notice(header.notice.value_or("")) + html_of(page);
}

void write_chapters(Book& book) {
    for (auto const add : {add_levels, add_steps, add_counting, add_entries, add_points, add_conditions, add_catalogue,
                           add_carried, add_papers, add_clauses, add_examples})
        add(book);
}

} // namespace
} // namespace handbook

std::string in_force(rules::DateSpan const& effective) {
    if (!effective.to) return say("in force from {}", short_day(effective.from));
    return say("in force from {} to {}", short_day(effective.from), short_day(*effective.to));
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
    return html_document(
        {.title = say("{}: handbook", header.title),
         .heading = header.title,
         .lead = handbook::head(header),
         .contents = html_contents(book.page),
         .body = html_of(book.page),
         .footer = say("Made from the rule pack {}@{}, SHA-256 {}.", header.id, header.version, pack.sha256)});
}

} // namespace accrue::formats
