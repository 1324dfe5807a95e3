#include "domain/application.h"

#include <algorithm>
#include <array>

namespace accrue {
namespace {

constexpr std::array verdicts{Ruling::Verdict::Allow, Ruling::Verdict::Reduce, Ruling::Verdict::Refuse,
                              Ruling::Verdict::Map, Ruling::Verdict::Waive};

} // namespace

std::string_view to_text(Ruling::Verdict verdict) {
    switch (verdict) {
    case Ruling::Verdict::Allow: return "allow";
    case Ruling::Verdict::Reduce: return "reduce";
    case Ruling::Verdict::Refuse: return "refuse";
    case Ruling::Verdict::Map: return "map";
    case Ruling::Verdict::Waive: return "waive";
    }
    return "";
}

std::optional<Ruling::Verdict> parse_verdict(std::string_view text) {
    auto const found = std::ranges::find_if(verdicts, [&](Ruling::Verdict v) { return to_text(v) == text; });
    return found == verdicts.end() ? std::nullopt : std::optional(*found);
}

Application without_claims(Application const& a) {
    return {a.scheme, a.pack,     a.target,    a.on,           a.cycle_start, a.award_date, a.status,  a.applicant,
            {},       a.referees, a.statement, a.declarations, a.documents,   a.language,   a.rulings, a.costs};
}

} // namespace accrue
