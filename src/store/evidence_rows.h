// The rows of evidence, of what was sealed and of what is reviewed with their digests, for check.cpp.
#pragma once

#include "domain/problem.h"

namespace accrue::store {

class Connection;

// A problem (L139) for each file, mark and content that is not what was saved. Throws what SQLite throws.
void check_evidence(Connection& connection, Problems& problems);

// A problem (L139) for each sealed application and each key that is not what was saved. Likewise.
void check_sealed(Connection& connection, Problems& problems);

// A problem (L139) for each case, reviewer, review, file of a review and decision that is not what was saved. Likewise.
void check_cases(Connection& connection, Problems& problems);
void check_reviews(Connection& connection, Problems& problems);
void check_decisions(Connection& connection, Problems& problems);

} // namespace accrue::store
