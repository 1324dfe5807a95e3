// A page of headings, paragraphs, lists, tables and the parts of a form in no format yet: what a handbook, a report or a
// document says, for whoever writes or draws it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace accrue::formats {

struct Phrase { // some text, or a list in its place
    std::string text = {};
    std::string to = {};            // a place in the page to which it leads, "clause-3"; empty: none
    std::vector<Phrase> items = {}; // not empty: a list, which has no text of its own
};
[[nodiscard]] Phrase plain(std::string_view text);
[[nodiscard]] Phrase link(std::string_view to, std::string_view text);
[[nodiscard]] Phrase list(std::vector<Phrase> items); // empty: nothing

struct PageHeading {
    int level = 2; // from 2; at most one more than that of the heading above
    std::string text;
    std::string id; // by which links find it; may be empty
};

struct PageParagraph {
    std::vector<Phrase> parts; // one after the other
};

struct PageTable {
    std::string caption;
    std::vector<std::string> head;         // the columns' headings
    std::vector<std::vector<Phrase>> rows; // the first cell of a row is its heading
};

[[nodiscard]] std::vector<std::string> headings(std::initializer_list<std::string_view> texts); // of a table's columns

// --- Forms ---

struct PageFact {
    std::string label;
    Phrase value; // empty: a line to write on by hand
};
struct PageFacts {
    std::vector<PageFact> rows; // labels and values in two columns
};

struct PageBlank { // room to write in by hand
    std::string label;
    int lines = 1; // from 1
};

struct PageSignature {  // a place for a signature and one for its date
    std::string signer; // whose, below it; may be empty
};

using PageBlock = std::variant<PageHeading, PageParagraph, PageTable, PageFacts, PageBlank, PageSignature>;

class Page {
public:
    void heading(int level, std::string_view text, std::string_view id = {});
    void paragraph(std::string_view text); // where the text has empty lines: several
    void paragraph(std::vector<Phrase> parts);
    void table(PageTable table);            // without rows: nothing
    void facts(std::vector<PageFact> rows); // of none nothing
    void blank(std::string_view label, int lines);
    void signature(std::string_view signer);
    [[nodiscard]] std::vector<PageBlock> const& blocks() const& { return blocks_; }
    [[nodiscard]] std::vector<PageBlock> blocks() && { return std::move(blocks_); }

private:
    std::vector<PageBlock> blocks_;
};

} // namespace accrue::formats
