// A plan as entries: what somebody would enter who has done all of it.
#pragma once

#include <vector>

#include "path/path.h"

namespace accrue::path {

// Certificates in the order of `acquire`, then the activities, each as often as it is planned. They have no id and no
// basis and are dated on the day the plan is scored on. Titles and texts that an entry must have are filled in, so that none
// says the same as another of the application.
[[nodiscard]] std::vector<Claim> entries_of(rules::CompiledPack const& pack, Application const& application,
                                            Plan const& plan);

// The application with them, under ids of their own.
[[nodiscard]] Application with_entries(rules::CompiledPack const& pack, Application application, Plan const& plan,
                                       Basis basis);
// The same with entries that are at hand.
[[nodiscard]] Application with_entries(Application application, std::vector<Claim> entries, Basis basis);

} // namespace accrue::path
