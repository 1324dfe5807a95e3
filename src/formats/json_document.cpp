#include "formats/json_document.h"

#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"

namespace accrue::formats {
namespace {

bool is_of_format(ObjectReader const& reader, std::string_view format, Findings& findings) {
    std::string const found = reader.required_text("format", TextKind::Code);
    if (found == format) return true;
    if (found.empty()) return false;
    bool const newer = found.starts_with(format.substr(0, format.find('/') + 1));
    findings.add("A109", reader.path_of("format"),
                 newer ? say("this is version '{}' of the file", shortened(found))
                       : say("this is a file of the format '{}', not '{}'", shortened(found), format),
                 newer ? say("this program reads {}: use a newer version of Accrue", format)
                       : tr("ask whoever made the file to make it again"));
    return false;
}

} // namespace

Problems read_document(std::string_view text, std::string const& file, DocumentKind const& kind,
                       std::function<void(ObjectReader const& reader, Findings& findings)> const& read) {
    if (text.size() > kind.byte_limit) return {files::too_large(file, text.size(), kind.byte_limit)};
    auto const json = parse_json(text, file);
    if (!json) return {json.problem()};
    Findings findings{file};
    if (auto const* object = read_object(*json, kind.name, "", findings)) {
        ObjectReader const reader(*object, "", findings);
        if (is_of_format(reader, kind.format, findings)) read(reader, findings);
    }
    return std::move(findings.problems);
}

} // namespace accrue::formats
