#include "domain/problem.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"

namespace accrue {

bool has_errors(Problems const& problems) {
    return std::ranges::any_of(problems, [](Problem const& p) { return p.severity == Severity::Error; });
}

std::string to_text(Place const& place) {
    std::string text = place.file;
    if (place.line > 0) {
        text += fmt::format(":{}", place.line);
        if (place.column > 0) text += fmt::format(":{}", place.column);
    }
    if (!place.path.empty()) text += "#" + place.path;
    return text;
}

std::string to_text(Problem const& problem) {
    std::string const where = to_text(problem.where);
    std::string text = fmt::format("{}{}{} {}: {}", where, where.empty() ? "" : ": ",
                                   problem.severity == Severity::Error ? "error" : "warning", problem.id, problem.what);
    if (!problem.remedy.empty()) text += "; " + problem.remedy;
    for (Place const& place : problem.also) text += "\n  " + say("see also {}", to_text(place));
    return text;
}

} // namespace accrue
