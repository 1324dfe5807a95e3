// What an application costs, when, and whether membership changes it: from the pack's fees alone. Private to the session.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/date.h"
#include "rules/pack.h"
#include "session/application_model.h"

namespace accrue::session {

struct Fees {
    std::vector<FeeModel> rows;     // in force on the day, of the level; those of an appeal last
    std::string sentence;           // all that is to be paid and when, but for appeals; empty: nothing
    bool with_application = false;  // something is to be paid before the review
    bool depends_on_member = false; // who is a member pays another amount
};

// `member` absent: not known; the sentence then says both.
[[nodiscard]] Fees fees_of(rules::Pack const& pack, std::string const& level, std::optional<bool> member, Date on);

} // namespace accrue::session
