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
        rules::Range const range = application_.type_claims[static_cast<std::size_t>(refused.type)];
        auto const begin = application_.by_type.begin() + range.first;
        auto const end = begin + range.count;
        auto const at = std::find(begin, end, claim);
        if (at == end) return now_nothing;
        int const heir = pack_.types[static_cast<std::size_t>(refused.type)].profile ? heir_of(claim) : none;
        if (heir != none) {
            *at = heir;
            set(heir, Unused::No, none);
        } else {
            std::rotate(at, at + 1, end);
            --application_.type_claims[static_cast<std::size_t>(refused.type)].count;
        }
        refused.barred = Unused::Refused;
        evaluate(pack_, application_, basis_, workspace_, assessment_);
        refused.barred = Unused::No;
        if (heir != none) {
            set(heir, Unused::Duplicate, claim);
            *at = claim;
        } else {
            std::rotate(at, end - 1, end);
            application_.type_claims[static_cast<std::size_t>(refused.type)] = range;
        }
        return assessment_.overall;
    }

    static constexpr int now_nothing = -2; // the claim is none that counts

private:
    [[nodiscard]] int heir_of(int claim) const {
        auto const& claims = application_.claims;
        int const type = claims[static_cast<std::size_t>(claim)].type;
        auto const heir = std::ranges::find_if(claims, [&](BoundClaim const& other) {
            return other.type == type && other.barred == Unused::Duplicate && other.because == claim;
        });
        return heir == claims.end() ? none : static_cast<int>(heir - claims.begin());
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

Robustness find_robustness(CompiledPack const& pack, BoundApplication application, Assessment const& now) {
    Robustness robustness{now.overall, {}, 0};
    if (now.overall == none) return robustness;
    Refusals refusals(pack, application, now.basis);
    for (std::size_t i = 0; i < application.claims.size(); ++i) {
        if (application.claims[i].barred != Unused::No || matters_nowhere(now.claims[i])) continue;
        ++robustness.looked_at;
        int const level = refusals.level_without(static_cast<int>(i));
        if (level == Refusals::now_nothing || level >= now.overall) continue;
        robustness.hangs_on.push_back({static_cast<int>(i), level});
        robustness.level = std::min(robustness.level, level);
    }
    return robustness;
}

} // namespace accrue::scoring
