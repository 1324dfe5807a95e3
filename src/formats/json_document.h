// A file that is one JSON object and says its format in the first key: reviews, what an applicant is told, answers.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "domain/problem.h"
#include "formats/json_object.h"

namespace accrue::formats {

struct DocumentKind {
    std::string_view format; // "accrue.review/1"
    std::string_view name;   // "a review", as it is shown
    std::size_t byte_limit = 0;
};

// All that is wrong with it. `read` is given the object where it is of this format; else A108 or A109 say what it is instead.
// A118: too large; A101 to A106: no JSON. `file` is only for messages.
[[nodiscard]] Problems read_document(std::string_view text, std::string const& file, DocumentKind const& kind,
                                     std::function<void(ObjectReader const& reader, Findings& findings)> const& read);

} // namespace accrue::formats
