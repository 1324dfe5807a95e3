// A page of headings, paragraphs, lists and tables in no format yet: what a handbook or a report says, for whoever writes or draws it.
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

using PageBlock = std::variant<PageHeading, PageParagraph, PageTable>;

class Page {
public:
    void heading(int level, std::string_view text, std::string_view id = {});
    void paragraph(std::string_view text); // where the text has empty lines: several
    void paragraph(std::vector<Phrase> parts);
    void table(PageTable table); // without rows: nothing
    [[nodiscard]] std::vector<PageBlock> const& blocks() const& { return blocks_; }
    [[nodiscard]] std::vector<PageBlock> blocks() && { return std::move(blocks_); }

private:
    std::vector<PageBlock> blocks_;
};

} // namespace accrue::formats
