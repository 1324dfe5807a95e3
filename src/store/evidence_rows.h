// The rows of evidence with their digests, for check.cpp.
#pragma once

#include "domain/problem.h"

namespace accrue::store {

class Connection;

// A problem (L139) for each file, mark and content that is not what was saved. Throws what SQLite throws.
void check_evidence(Connection& connection, Problems& problems);

} // namespace accrue::store
