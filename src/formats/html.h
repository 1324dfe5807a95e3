// HTML for a page of headings, paragraphs, lists and tables. Every text is escaped here and nowhere else: nothing that an
// author of rules writes becomes markup.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accrue::formats {

// With &, <, >, " and ' as references, and control characters, which HTML forbids, left out.
[[nodiscard]] std::string escaped(std::string_view text);

// A part of a page that is markup already.
struct Markup {
    std::string html;
};
[[nodiscard]] inline Markup plain(std::string_view text) { return {escaped(text)}; }
[[nodiscard]] Markup link(std::string_view to, std::string_view text); // to a place in the page: "clause-3"
[[nodiscard]] Markup list(std::vector<Markup> const& items);           // empty: nothing

struct HtmlTable {
    std::string caption;
    std::vector<std::string> head;         // the columns' headings
    std::vector<std::vector<Markup>> rows; // the first cell of a row is its heading
};

class HtmlPage {
public:
    // `level` from 2; one heading may only be one level below the one above it.
    void heading(int level, std::string_view text, std::string_view id = {});
    void paragraph(std::string_view text); // where the text has empty lines: several
    void paragraph(Markup const& markup) { body_ += "<p>" + markup.html + "</p>\n"; }
    void add(Markup const& markup) { body_ += markup.html; }
    void table(HtmlTable const& table); // without rows: nothing
    [[nodiscard]] std::string const& body() const { return body_; }

private:
    std::string body_;
};

} // namespace accrue::formats
