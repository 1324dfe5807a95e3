// A pack as a handbook for readers: one page of HTML with everything that the pack says, from nothing but the pack, so that
// handbook, calculator and form cannot drift apart. Without scripts and outside resources; headings in order, tables with
// captions and headings, light and dark as the reader's system is, and fit to be printed. Its own words are in the
// language that is spoken.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/page.h"
#include "rules/compiled.h"

namespace accrue::formats {

// The results of the worked examples are computed. REQUIRES: the pack's examples bind.
[[nodiscard]] std::string write_handbook(rules::CompiledPack const& pack);

// The same in no format, for the window.
enum class ChapterKind : std::uint8_t {
    Levels,
    Steps,
    Counting, // what holds for all of the pack: versions, cycles, time, statuses
    Entries,
    Points,
    Conditions,
    Catalogue, // one table with a row for each qualification, in their order
    Carried,
    Fees,
    Application,
    Referees,
    Review,
    Reasons,
    Clauses,
    Examples // one table with a row for each example, in their order
};

struct HandbookChapter { // only those for which the pack has something
    ChapterKind kind;
    std::string title;
    std::vector<PageBlock> blocks; // without the chapter's own heading
};

// REQUIRES: as above.
[[nodiscard]] std::vector<HandbookChapter> handbook_chapters(rules::CompiledPack const& pack);

[[nodiscard]] std::string in_force(rules::DateSpan const& effective); // "in force from 2012-01-01 to 2013-12-31"
[[nodiscard]] std::string source_words(rules::Source const& source);  // title, edition, address

} // namespace accrue::formats
