// From older versions of a library to this program's, and the check that a library's schema is ours.
#pragma once

#include "store/schema.h"

namespace accrue::store {

class Connection;

// Throws (L109) unless version and schema are `schema`'s, word for word.
void check_schema(Connection& connection, Schema const& schema);

// Makes a backup beside the library, then takes all steps to schema.version in one transaction. Throws; the library is
// then as it was. REQUIRES: its version is older.
void migrate(Connection& connection, Schema const& schema);

} // namespace accrue::store
