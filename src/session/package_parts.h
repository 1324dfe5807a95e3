// Which parts that its rules ask for a received application does not have. Private to the session.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/application.h"
#include "domain/date.h"
#include "rules/pack.h"

namespace accrue::session {

struct MissingPart {
    std::string path;   // in application.json: "/declarations"
    std::string words;  // a sentence without its end
    std::string clause; // of the rules; may be empty
};

// At the level applied for, on the application's day. `documents`: names of those that are in the package, "form.pdf".
[[nodiscard]] std::vector<MissingPart> missing_parts(rules::Pack const& pack, Application const& application, Date on,
                                                     std::span<std::string const> documents);

} // namespace accrue::session
