// What an application says beside its claims: what the person is for a time, and names of the scheme.
#pragma once

#include <string>

#include "scoring/bound.h"

namespace accrue::scoring {

// Fills bound.statuses. Warns of codes that the pack does not know, and where a status or fact that a need or limit hangs
// on is not given. REQUIRES: claims are bound.
void bind_statuses(rules::CompiledPack const& pack, Application const& application, std::string const& file,
                   BoundApplication& bound);

// Warns of names that mean nothing under these rules; they change no result.
void warn_about_names(rules::CompiledPack const& pack, Application const& application, std::string const& file,
                      BoundApplication& bound);

} // namespace accrue::scoring
