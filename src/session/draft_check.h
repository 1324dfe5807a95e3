// What is wrong with a form, at its fields. Private to the session.
#pragma once

#include <vector>

#include "rules/compiled.h"
#include "session/draft_reading.h"

namespace accrue::session {

// The claim that the texts stand for and everything that is wrong with it by itself: `found` before, then what the texts say,
// then what the pack says of the claim in a record with these details; errors first, each part in the order of the form.
[[nodiscard]] DraftReading check_texts(rules::CompiledPack const& pack, rules::ClaimType const& type,
                                       Application const& record, Texts const& texts, Date on,
                                       std::vector<FieldProblem> found = {});

[[nodiscard]] bool can_save(DraftReading const& reading); // nothing but warnings

} // namespace accrue::session
