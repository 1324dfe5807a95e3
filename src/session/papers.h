// The documents of an application, as pages in no format yet: what `print` makes PDFs of and `formats` HTML. They say what the
// application says, and nothing that is not in it. Made in the language that is spoken. Private to the session.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"
#include "formats/page.h"
#include "formats/sealed_file.h"
#include "scoring/scored.h"

namespace accrue::session {

struct Paper {
    std::string name;    // "form": what it is called in a package, with its suffix after it
    std::string title;   // "Application form"
    std::string subject; // whose, of which scheme and level
    formats::Page page;
};

// As files, with the notice and the version of the rules, in the language that is spoken.
[[nodiscard]] std::string html_of(Paper const& paper, rules::CompiledPack const& pack);
[[nodiscard]] Result<std::string> pdf_of(Paper const& paper, rules::CompiledPack const& pack, Date on); // S114

struct PaperGround {
    scoring::Scored const& scored; // the application as it is sealed, by the pack in the language that is spoken
    formats::SealedParts const& parts;
};

// All of an application: form, summary, CV (where no file is named for it), statement, declarations, evidence, fees; a reference
// form for each referee who has not answered yet. In the order in which they are read.
[[nodiscard]] std::vector<Paper> application_papers(PaperGround const& ground);

// For a referee to fill and return, from the record as it stands. REQUIRES: the application has this referee.
[[nodiscard]] Paper reference_form(scoring::Scored const& scored, std::size_t referee);

// What stands in it so that a file that comes back is known to be this referee's: "REF-3F2A-91C0". It depends on the
// applicant, the scheme and the referee, as they are written.
[[nodiscard]] std::string reference_code(Application const& application, std::size_t referee);

} // namespace accrue::session
