// Schema: the tables of a library, their version and the steps from older versions.
// Every table is STRICT, has a key of its own, ranges as CHECKs and no float: numbers are numerator and denominator,
// dates are ISO text. What stands here is compared word for word with every library that is opened.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accrue::store {

class Connection;

inline constexpr int application_id = 0x41636372; // "Accr", bytes 68 to 71 of the file

// One step from a version to the next; versions count from 1. After all steps the schema must be the new one word for
// word (ALTER TABLE writes names of its own, so new tables are made, filled and the old ones dropped).
struct Migration {
    std::string schema_before; // schema_digest of the version it starts from
    std::string_view sql = {};
    void (*finish)(Connection& connection) = nullptr; // what SQL cannot say, done after it; throws
};

struct Schema {
    int version = 1;                   // user_version
    std::string_view sql;              // all CREATE statements
    std::vector<Migration> migrations; // the last one leads to `version`, the one before it to version - 1, ...
    void (*finish)(Connection& connection) = nullptr; // after the steps; throws
};

[[nodiscard]] Schema const& current_schema();

// Names a schema: the SHA-256 of its CREATE statements in order. REQUIRES: no semicolon inside a statement.
[[nodiscard]] std::string schema_digest(std::string_view sql);
[[nodiscard]] std::string schema_digest(std::vector<std::string> statements);

} // namespace accrue::store
