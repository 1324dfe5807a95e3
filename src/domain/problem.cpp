#include "domain/problem.h"

#include <algorithm>
#include <exception>
#include <new>

#include <fmt/format.h>

#include "domain/texts.h"

namespace accrue {

bool has_errors(Problems const& problems) {
    return std::ranges::any_of(problems, [](Problem const& p) { return p.severity == Severity::Error; });
}

Problem problem_of_exception() {
    std::string what;
    try {
        throw;
    } catch (std::bad_alloc const&) {
        return {"S107",
                {},
                std::string(tr("there is not enough memory")),
                std::string(tr("close other programs, or take a smaller file; what was saved before is safe"))};
    } catch (std::exception const& error) {
        what = say("something failed that never should ({})", error.what());
    } catch (...) {
        what = tr("something failed that never should");
    }
    return {"S108",
            {},
            std::move(what),
            std::string(tr("please tell the makers of Accrue; what was saved before is safe"))};
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
