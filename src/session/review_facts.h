// What a reviewer compares with the evidence of a claim: a short list made from its type. Private to the session.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scoring/scored.h"
#include "session/review_model.h"

namespace accrue::session {

// Name, qualification or title, issuer or organisation, dates with the rule they fall under, and the claim's own fields. `texts`: what
// could be read of its evidence, in which they are looked for; none of a scan.
[[nodiscard]] std::vector<DeskFact> claim_facts(scoring::Scored const& scored, int claim,
                                                std::vector<std::string_view> const& texts);

// The fields of which a reduction can make less: numbers that were entered, and the last day of a period.
[[nodiscard]] std::vector<DeskField> reducible_fields(scoring::Scored const& scored, int claim);

// The pack's reasons that a verdict about such a claim may cite, in its order.
[[nodiscard]] std::vector<DeskReason> reasons_of(rules::Pack const& pack, std::string const& claim_type);

// Why this cannot be said of a claim with these fields and reasons (A490); nothing: it can.
[[nodiscard]] std::optional<Problem> unfit_verdict(Verdict const& verdict, std::vector<DeskField> const& fields,
                                                   std::vector<DeskReason> const& reasons);

} // namespace accrue::session
