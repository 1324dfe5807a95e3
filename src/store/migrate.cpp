#include "store/migrate.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "store/backup.h"
#include "store/connection.h"
#include "store/failure.h"

namespace accrue::store {
namespace {

// What stands in the file, which SQLite keeps as it was written. Without the indexes that it makes for keys (no text) and
// its table for AUTOINCREMENT.
std::vector<std::string> statements_in(Connection& connection) {
    Query rows = connection.query("SELECT sql FROM sqlite_schema WHERE (type <> 'index' OR sql IS NOT NULL) "
                                  "AND sql IS NOT 'CREATE TABLE sqlite_sequence(name,seq)'");
    std::vector<std::string> statements;
    while (rows.step()) statements.push_back(rows.text());
    return statements;
}

void check_tables(Connection& connection, std::string const& digest) {
    if (schema_digest(statements_in(connection)) == digest) return;
    throw Refusal{
        problem("L109", connection.file(),
                say("the tables in '{}' are not those of an Accrue library", connection.file().filename().string()),
                tr("another program has changed them: use an older copy of the library, if there is one"))};
}

void take_steps(Connection& connection, Schema const& schema, std::size_t first) {
    for (std::size_t i = first; i < schema.migrations.size(); ++i) {
        connection.execute(std::string(schema.migrations[i].sql));
        if (schema.migrations[i].finish) schema.migrations[i].finish(connection);
    }
    if (schema.finish) schema.finish(connection);
    check_tables(connection, schema_digest(schema.sql));
    if (connection.query("PRAGMA foreign_key_check").step())
        throw Refusal{damaged(connection.file(), tr("rows refer to rows that are not there"))};
    connection.execute(fmt::format("PRAGMA user_version={}", schema.version));
}

} // namespace

void check_schema(Connection& connection, Schema const& schema) {
    check_tables(connection, schema_digest(schema.sql));
    if (connection.integer("PRAGMA user_version") != schema.version ||
        connection.integer("PRAGMA application_id") != application_id)
        throw Refusal{damaged(connection.file(), tr("its header changed while it was opened"))};
}

void migrate(Connection& connection, Schema const& schema) {
    std::int64_t const missing = schema.version - connection.integer("PRAGMA user_version");
    auto const known = static_cast<std::int64_t>(schema.migrations.size());
    if (missing > known)
        throw Refusal{problem("L118", connection.file(), tr("this library is of a version that was never released"),
                              tr("use another copy of it"))};
    auto const first = static_cast<std::size_t>(known - missing);
    check_tables(connection, schema.migrations[first].schema_before);
    check_pages(connection);
    write_copy(connection, free_name(connection.file(), fmt::format("before-format-{}", schema.version)));
    connection.execute("PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE");
    try {
        take_steps(connection, schema, first);
        connection.execute("COMMIT; PRAGMA foreign_keys=ON");
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

} // namespace accrue::store
