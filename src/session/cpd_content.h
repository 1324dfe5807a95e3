// What the CPD screen says of one record, and of its activities. Private to the session.
#pragma once

#include "session/cpd_desk.h"

namespace accrue::session {

// REQUIRES: no problem.
[[nodiscard]] CpdCredential credential_of(CpdRecord const& record, Date today);
// With nothing but why it cannot be counted.
[[nodiscard]] CpdCredential broken_credential(std::string title, Problem const& problem);

// The activities of all records, the latest first; those before the running cycles only where `all`. Their number in `earlier`.
[[nodiscard]] std::vector<CpdActivity> activities_of(std::vector<CpdRecord const*> const& records, Date today, bool all,
                                                     std::size_t& earlier);

// "pmp": what the rules ask about the holder, as she has answered; may be empty.
[[nodiscard]] std::string about_holder(CpdRecord const& record);

} // namespace accrue::session
