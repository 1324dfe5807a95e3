// What a reviewer states about herself, from the lines in which she typed it. Private to the session.
#pragma once

#include "domain/reviewer.h"
#include "store/reviews.h"

namespace accrue::session {

// E-mail addresses a line each; employers "organisation; from; to", relations "with whom; what", of which all but the first part may be
// left out. Days may be years. One that cannot be read is left out too: then an employer counts for always.
[[nodiscard]] ReviewerProfile profile_of(store::StoredReviewer const& reviewer);

} // namespace accrue::session
