// Json: one JSON value, exactly as it was spelled. Reading is strict and closed: what two programs could read differently
// is refused (duplicate keys, minus zero, lone surrogates, a byte order mark, NaN, anything after the end).
//
// Numbers keep their text and never pass through a double. Members keep their order; their keys are unique.
// It does not know what any key means.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/result.h"

namespace accrue::formats {

class JsonText;

struct JsonNumber {
    std::string text; // "37.50", "1e3"

    friend bool operator==(JsonNumber const&, JsonNumber const&) = default;
};

struct JsonMember;

struct Json {
    using Array = std::vector<Json>;
    using Object = std::vector<JsonMember>;
    using Value = std::variant<std::nullptr_t, bool, JsonNumber, std::string, Array, Object>;

    Value value;

    friend bool operator==(Json const&, Json const&) = default;
};

struct JsonMember {
    std::string key;
    Json value;

    friend bool operator==(JsonMember const&, JsonMember const&) = default;
};

inline constexpr std::size_t json_depth_limit = 64;        // objects and lists inside each other
inline constexpr std::size_t json_value_limit = 1'000'000; // values of one document

// The document that `text` holds, or what is wrong with its first wrong place (A101 to A105, with line and column).
// `file` is only for messages.
[[nodiscard]] Result<Json> parse_json(std::string_view text, std::string const& file);

// nullptr: `object` has no such key.
[[nodiscard]] Json const* find_member(Json::Object const& object, std::string_view key);

// Two spaces a level, a member a line, lists of plain values on one line; ends with a line break.
// REQUIRES, like write_json_line: texts are UTF-8 and numbers are spelled as JSON allows.
[[nodiscard]] std::string write_json(Json const& json);

// The same into a text that is being written.
void append_json(JsonText& out, Json const& json);

// Without any line break or blank between values: one line of a JSONL file.
[[nodiscard]] std::string write_json_line(Json const& json);

// The same with the members of each object in the order of their keys, as RFC 8785 has them: the same value, the same bytes,
// whoever writes them. Numbers stay as they are spelled, since they are exact.
[[nodiscard]] std::string write_canonical_json(Json json);

} // namespace accrue::formats
