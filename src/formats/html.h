// HTML of a page. Every text is escaped here and nowhere else: nothing that an author of rules writes becomes markup.
#pragma once

#include <string>
#include <string_view>

#include "formats/page.h"

namespace accrue::formats {

// With &, <, >, " and ' as references; control characters, which HTML forbids, left out; those that turn the direction of
// what is around them shown as what they are, "⟦U+202E⟧".
[[nodiscard]] std::string escaped(std::string_view text);

// Escaped, with words that are written from right to left set apart: what follows them, a date say, keeps its place.
[[nodiscard]] std::string html_text(std::string_view text);

struct HtmlDocument {
    std::string title;    // plain text, of the window that shows it
    std::string heading;  // plain text
    std::string lead;     // below the heading, HTML
    std::string contents; // a list of links, HTML
    std::string body;     // HTML
    std::string footer;   // plain text
};
// A page that stands alone, in the language that is spoken: no script, nothing from outside, fit for print, for the dark and
// for narrow windows.
[[nodiscard]] std::string html_document(HtmlDocument const& document);

[[nodiscard]] std::string html_of(Page const& page);          // what stands between <main> and </main>
[[nodiscard]] std::string html_contents(Page const& page);    // links to its headings of level 2
[[nodiscard]] std::string html_notice(std::string_view text); // plain text that stands apart; of none nothing

} // namespace accrue::formats
