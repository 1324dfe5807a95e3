#include "session/review_carrying.h"

#include <algorithm>
#include <utility>

#include "session/review_case_reviews.h"
#include "session/state.h"

namespace accrue::session {
namespace {

using review::CarriedClaim;

review::EvidenceDigests digests_of(OpenCase const& opened) {
    review::EvidenceDigests digests;
    for (Claim const& claim : opened.application().claims)
        for (std::string const& name : claim.evidence)
            if (std::string sha256 = opened.digest_of(name); !sha256.empty()) digests.emplace(name, std::move(sha256));
    return digests;
}

// Whether two packs value claims of a type alike: the type itself, and all awards that read it.
bool value_alike(rules::Pack const& before, rules::Pack const& now, std::string const& type) {
    // An award of no type is of all claims: facts that a table reads.
    auto const reads = [&](rules::Award const& award) { return award.claim.empty() || award.claim == type; };
    auto const type_of = [&](rules::Pack const& pack) {
        return std::ranges::find(pack.claims, type, &rules::ClaimType::id);
    };
    auto const awards_of = [&](rules::Pack const& pack) {
        std::vector<rules::Award> awards;
        std::ranges::copy_if(pack.awards, std::back_inserter(awards), reads);
        return awards;
    };
    auto const one = type_of(before);
    auto const other = type_of(now);
    return one != before.claims.end() && other != now.claims.end() && *one == *other &&
           awards_of(before) == awards_of(now);
}

} // namespace

CarriedClaim const* DecidedBefore::of(std::string const& claim) const {
    auto const found = std::ranges::find(claims, claim, &CarriedClaim::claim);
    return found == claims.end() || found->why == CarriedClaim::Why::New ? nullptr : &*found;
}

std::vector<ClaimVerdict> DecidedBefore::verdicts() const {
    std::vector<ClaimVerdict> stay;
    for (CarriedClaim const& claim : claims)
        if (claim.why == CarriedClaim::Why::Carried && claim.before) stay.push_back({claim.claim, *claim.before, 0});
    return stay;
}

Result<DecidedBefore> find_decided_before(Session::State& session, OpenCase const& opened) {
    auto const id = store::decided_before(session.database, opened.listed().about);
    if (!id) return id.problem();
    if (!*id) return DecidedBefore{};
    auto before = open_case(session.database, *id);
    if (!before) return before.problem();
    if (auto counted = count_case(session, *before); !counted) return counted.problem();
    CaseReviews reviews;
    if (auto read = reviews.read(session, *id); !read) return read.problem();
    auto const carried = find_decided_before(session, *before); // which ends: each is older than the one after it
    if (!carried) return carried.problem();
    MergeGround const ground = reviews.merge(*before, session.ports.today(), std::nullopt, carried->verdicts());
    std::vector<ClaimVerdict> const settled = review::settled_verdicts(*ground.merge);
    auto const alike = [&](Claim const& claim) {
        return value_alike(before->pack()->pack, opened.pack()->pack, claim.type);
    };
    auto const files_before = digests_of(*before);
    auto const files_now = digests_of(opened);
    store::StoredDecision const decision = reviews.decision().value_or(store::StoredDecision{});
    return DecidedBefore{
        decision.decided_on.value_or(Date{}),
        review::carry_forward({before->application(), files_before, settled, before->listed().about.pack_sha256},
                              {opened.application(), files_now, opened.listed().about.pack_sha256}, alike)};
}

} // namespace accrue::session
