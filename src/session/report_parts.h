// What the chapters of a report share. Private to report*.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/report_page.h"

namespace accrue::session {

void add_estimate_chapter(formats::Page& page, ReportContent const& content);
void add_path_chapter(formats::Page& page, ReportContent const& content);
void add_timeline_chapter(formats::Page& page, ReportContent const& content);

[[nodiscard]] std::string with_clause(std::string const& text, std::string const& clause); // "… (clause 3.3 Duties)"
[[nodiscard]] formats::Phrase phrases(std::vector<std::string> const& texts); // a list where there are several
void add_list(formats::Page& page, int level, std::string_view title, std::vector<std::string> const& texts);

} // namespace accrue::session
