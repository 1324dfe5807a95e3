// A JSON text that a test expects to be sound.
#pragma once

#include <stdexcept>
#include <string_view>

#include "formats/json.h"

namespace accrue::test {

inline formats::Json parsed_json(std::string_view text) {
    auto json = formats::parse_json(text, "a.json");
    if (!json) throw std::runtime_error(to_text(json.problem()));
    return std::move(*json);
}

} // namespace accrue::test
