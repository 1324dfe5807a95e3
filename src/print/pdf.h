// A page as a PDF: A4, fonts embedded, any script, tagged for those who have it read to them. The same document is the same
// bytes wherever and whenever it is made, as long as the same fonts are installed.
#pragma once

#include <string>
#include <string_view>

#include "domain/date.h"
#include "domain/result.h"
#include "formats/page.h"

namespace accrue::print {

struct PdfDocument {
    std::string title;    // on top of the first page, small on the others, and of the window that shows it
    std::string subject;  // below it, in one sentence: whose, of which scheme and level; may be empty
    std::string notice;   // of the rules, stands apart on the first page; may be empty
    std::string footer;   // on every page, beside its number: the pack and its version; may be empty
    std::string language; // of the texts, "en" or "de"; the words that are put in here (page numbers) follow it
    Date date;            // when it was made, as it tells
    formats::Page page;   // its headings begin with level 2
};

// The whole file. S114 where it cannot be made: no font is installed. It may be called from any thread.
[[nodiscard]] Result<std::string> write_pdf(PdfDocument const& document);

// Whether a file is as write_pdf has made it. Whoever fills it in, signs it or saves it with another program has made another one.
[[nodiscard]] bool is_as_written(std::string_view pdf);

} // namespace accrue::print
