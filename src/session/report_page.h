// The chapters of a report as a page, from the models that the screens draw. Private to the session.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "formats/page.h"
#include "session/history.h"
#include "session/home_model.h"
#include "session/models.h"
#include "session/path_model.h"
#include "session/timeline_model.h"

namespace accrue::session {

using ExplainEntry = std::function<ExplanationModel(EntryId)>; // an entry of the estimate

struct ReportContent {
    std::vector<HomeScheme> schemes; // of the person, with that of the record
    EstimateModel const& estimate;
    TimelineModel const& timeline;
    std::vector<PathModel> paths;        // one for each objective, all worked out
    std::optional<HistoryModel> history; // none: there is no library
    ExplainEntry explain;
    std::vector<std::string> problems = {}; // of a file, to be put right
};

[[nodiscard]] formats::Page report_page(ReportContent const& content);

} // namespace accrue::session
