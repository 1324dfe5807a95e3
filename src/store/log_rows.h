// The rows of the change log with their digests, for check.cpp and for the step from a library whose log had none.
#pragma once

#include "domain/problem.h"

namespace accrue::store {

class Connection;

// A problem (L138) for each change that is not what was saved, up to a limit. Throws what SQLite throws.
void check_changes(Connection& connection, Problems& problems);

// Gives each change the digest of what it says. Throws.
void sign_changes(Connection& connection);

} // namespace accrue::store
