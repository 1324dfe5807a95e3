// What the chapters of a report share, and the documents of an application with them. Private to report*.cpp, papers*.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/report_page.h"

namespace accrue::session {

void add_estimate_chapter(formats::Page& page, ReportContent const& content);
void add_path_chapter(formats::Page& page, ReportContent const& content);
void add_timeline_chapter(formats::Page& page, ReportContent const& content);

// Of the estimate, for its chapter and for the document about it; `level`: of the headings.
void add_levels(formats::Page& page, SummaryModel const& summary);
void add_categories(formats::Page& page, EstimateModel const& estimate);
void add_missing(formats::Page& page, int level, std::vector<MissingModel> const& missing);
void add_shortfalls(formats::Page& page, int level, SummaryModel const& summary); // what counts in part, or not at all
void add_warnings(formats::Page& page, int level, SummaryModel const& summary);
[[nodiscard]] std::string title_of(GroupModel const& group); // "Certificates: ASM"
[[nodiscard]] std::vector<std::string> ways_to(EntryModel const& entry, ExplainEntry const& explain); // its value

[[nodiscard]] std::string with_clause(std::string const& text, std::string const& clause); // "… (clause 3.3 Duties)"
[[nodiscard]] formats::Phrase phrases(std::vector<std::string> const& texts); // a list where there are several
void add_list(formats::Page& page, int level, std::string_view title, std::vector<std::string> const& texts);

} // namespace accrue::session
