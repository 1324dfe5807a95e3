// What the screens say, as text and as a page of HTML: for printing, for sending, and for whoever cannot see a window. Made
// from the screens' own models, in the language that is spoken; nothing is counted or worded a second time.
#pragma once

#include <filesystem>
#include <string>

#include "formats/page.h"
#include "session/score_file.h"
#include "session/session.h"

namespace accrue::session {

struct Report {
    std::string title;  // "Jo Example: priSM 2012.1"
    std::string lead;   // the day and the result, in two sentences
    std::string notice; // of the rules; may be empty
    formats::Page page; // a chapter for each screen
};

// The open record: home, estimate, path, timeline, history. Of other people in the library nothing is said, so that it can be
// handed on. It works out all plans, which may take seconds. REQUIRES: record().
[[nodiscard]] Report record_report(Session& session);

// An application file: all of it but the history, which a file has not. REQUIRES: file.scored.
[[nodiscard]] Report file_report(ScoredFile const& file);

[[nodiscard]] std::string html_of(Report const& report); // a page that stands alone; REQUIRES: that language

// record_report as HTML into a file. L146 where the file is a library, S104 where it cannot be written.
[[nodiscard]] Result<Done> save_report(Session& session, std::filesystem::path const& file);

} // namespace accrue::session
