// A path in words: what a friend would say who knows the rules. Command line and window show the same.
#pragma once

#include <string>
#include <vector>

#include "path/path.h"
#include "scoring/explain.h"

namespace accrue::path {

struct PlanWords {
    std::string doing; // "Acquire ITIL V3 Foundation, then ITIL V3 Service Strategy."
    std::string cost;  // "That costs 1,500 XTS and takes about 75 hours."; empty for a plan without additions
    std::string when;  // "You can claim PSM on 2012-09-12."
    std::string proof; // "Nothing cheaper gets you there.", or how far from that the plan may be
};

struct PathWords {
    bool reached = false; // the headline says all
    std::string headline;
    std::vector<PlanWords> plans;
    std::string waiting;                  // what time alone would bring; may be empty
    std::vector<scoring::Line> obstacles; // where there is no plan
};

// That of the scheme's fees, where they have one: "EUR", or empty.
[[nodiscard]] std::string currency_of(rules::CompiledPack const& pack);
// "1,200 EUR"
[[nodiscard]] std::string money_text(rules::CompiledPack const& pack, Number const& money);
// "about 50 hours", "3 months"; empty for none. Hours are an estimate, months are what has to pass.
[[nodiscard]] std::string hours_text(Number const& hours);
[[nodiscard]] std::string months_text(Number const& months);
// "2 × Talk (Kind: long, Hours: 3 h)".
[[nodiscard]] std::string activity_text(rules::CompiledPack const& pack, Activity const& activity);

// `scored` is the application without additions.
[[nodiscard]] PathWords path_words(scoring::Scored const& scored, Question const& question, Path const& path);

} // namespace accrue::path
