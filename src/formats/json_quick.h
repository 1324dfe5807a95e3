// The quick reader of JSON: nearly every document, in one pass over its bytes. What it does not take it says nothing about;
// the reader of the grammar in json.cpp then looks, reads what is only rare and words what is wrong. Private to formats.
#pragma once

#include <optional>
#include <string_view>

#include "formats/json.h"

namespace accrue::formats {

// The same value as the reader of the grammar gives, or nothing. REQUIRES: UTF-8 without NUL.
[[nodiscard]] std::optional<Json> read_json_quickly(std::string_view text);

// The reader of the grammar: nlohmann's. The same requirement.
[[nodiscard]] Result<Json> parse_json_by_grammar(std::string_view text, std::string const& file);

} // namespace accrue::formats
