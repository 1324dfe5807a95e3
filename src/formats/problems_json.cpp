#include "formats/problems_json.h"

#include "domain/text.h"
#include "formats/json_object.h"

namespace accrue::formats {
namespace {

// The name of a file is any bytes: those that are not UTF-8 become U+FFFD.
std::string utf8(std::string text) {
    for (std::size_t bad = find_invalid_utf8(text); bad != std::string::npos; bad = find_invalid_utf8(text))
        text.replace(bad, 1, "\uFFFD");
    return text;
}

} // namespace

Json json_from_problems(std::span<Problem const> problems) {
    Json::Array list;
    for (Problem const& problem : problems) {
        ObjectWriter writer;
        writer.text("id", problem.id);
        writer.text("severity", problem.severity == Severity::Error ? "error" : "warning");
        writer.text("where", utf8(to_text(problem.where)));
        writer.text("what", problem.what);
        writer.text("remedy", problem.remedy);
        Json::Array also;
        for (Place const& place : problem.also) also.push_back({utf8(to_text(place))});
        if (!also.empty()) writer.add("also", {std::move(also)});
        list.push_back(std::move(writer).done());
    }
    return {std::move(list)};
}

} // namespace accrue::formats
