// Identifiers that nothing else has. Private to the session.
#pragma once

#include <string>

#include "session/ports.h"

namespace accrue::session {

[[nodiscard]] std::string new_identifier(Ports const& ports); // a UUID: what the port gives, else a random one
[[nodiscard]] std::string new_salt();                         // 64 hexadecimal digits that nobody can guess

} // namespace accrue::session
