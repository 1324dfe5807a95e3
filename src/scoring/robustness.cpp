#include "scoring/robustness.h"

#include <algorithm>

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

// Nothing would change without it: it does not count now, and no rule reads it.
bool matters_nowhere(ClaimResult const& claim) {
    switch (claim.unused) {
    case Unused::Expired:
    case Unused::OutsideCycle:
    case Unused::Basis:
    case Unused::Refused:
    case Unused::NoValue:
    case Unused::Unknown:
    case Unused::Problem: return true;
    default: return false;
    }
}

class Refusals {
public:
    Refusals(CompiledPack const& pack, BoundApplication& application, Basis basis)
        : pack_(pack), application_(application), basis_(basis) {}

    // The level where this claim is refused. Of a profile type the next claim takes its place.
    int level_without(int claim) {
        BoundClaim& refused = application_.claims[static_cast<std::size_t>(claim)];
        int const heir = pack_.types[static_cast<std::size_t>(refused.type)].profile ? heir_of(claim) : none;
        auto const at = std::ranges::find(application_.by_type, claim) - application_.by_type.begin();
        refused.barred = Unused::Refused;
        if (heir == none) {
            application_.by_type.erase(application_.by_type.begin() + at);
            resize_type(refused.type, -1);
        } else {
            application_.by_type[static_cast<std::size_t>(at)] = heir;
            set(heir, Unused::No, none);
        }
        evaluate(pack_, application_, basis_, workspace_, assessment_);
        refused.barred = Unused::No;
        if (heir == none) {
            application_.by_type.insert(application_.by_type.begin() + at, claim);
            resize_type(refused.type, 1);
        } else {
            application_.by_type[static_cast<std::size_t>(at)] = claim;
            set(heir, Unused::Duplicate, claim);
        }
        return assessment_.overall;
    }

private:
    [[nodiscard]] int heir_of(int claim) const {
        auto const& claims = application_.claims;
        int const type = claims[static_cast<std::size_t>(claim)].type;
        auto const heir = std::ranges::find_if(claims, [&](BoundClaim const& other) {
            return other.type == type && other.barred == Unused::Duplicate && other.because == claim;
        });
        return heir == claims.end() ? none : static_cast<int>(heir - claims.begin());
    }

    // So many claims more stand in by_type under this type.
    void resize_type(int type, int more) {
        application_.type_claims[static_cast<std::size_t>(type)].count += more;
        for (std::size_t t = static_cast<std::size_t>(type) + 1; t < application_.type_claims.size(); ++t)
            application_.type_claims[t].first += more;
    }

    void set(int claim, Unused barred, int because) {
        application_.claims[static_cast<std::size_t>(claim)].barred = barred;
        application_.claims[static_cast<std::size_t>(claim)].because = because;
    }

    CompiledPack const& pack_;
    BoundApplication& application_;
    Basis basis_;
    Workspace workspace_;
    Assessment assessment_;
};

} // namespace

Robustness find_robustness(CompiledPack const& pack, BoundApplication application, Assessment const& now,
                           std::stop_token const& stop) {
    Robustness robustness{now.overall, {}, 0};
    if (now.overall == none) return robustness;
    Refusals refusals(pack, application, now.basis);
    for (std::size_t i = 0; i < application.claims.size() && !stop.stop_requested(); ++i) {
        if (application.claims[i].barred != Unused::No || matters_nowhere(now.claims[i])) continue;
        ++robustness.looked_at;
        int const level = refusals.level_without(static_cast<int>(i));
        if (level >= now.overall) continue;
        robustness.hangs_on.push_back({static_cast<int>(i), level});
        robustness.level = std::min(robustness.level, level);
    }
    return robustness;
}

} // namespace accrue::scoring
