#include "review/carry_forward.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "domain/digest.h"
#include "domain/texts.h"
#include "formats/claim_json.h"

namespace accrue::review {
namespace {

using Why = CarriedClaim::Why;
using Contents = std::optional<std::set<std::string>>; // nothing: a file that is named is not there

Contents contents_of(Claim const& claim, EvidenceDigests const& evidence) {
    std::set<std::string> contents;
    for (std::string const& name : claim.evidence) {
        auto const file = evidence.find(name);
        if (file == evidence.end()) return std::nullopt;
        contents.insert(file->second);
    }
    return contents;
}

struct Side { // one application, claim by claim
    std::vector<std::string> digests;
    std::vector<Contents> contents;
    std::vector<std::size_t> by_id; // places of its claims
};

Side side_of(Application const& application, EvidenceDigests const& evidence) {
    Side side;
    for (Claim const& claim : application.claims) {
        side.digests.push_back(claim_digest(claim));
        side.contents.push_back(contents_of(claim, evidence));
    }
    side.by_id.resize(application.claims.size());
    std::iota(side.by_id.begin(), side.by_id.end(), 0U);
    std::ranges::sort(side.by_id, {}, [&](std::size_t place) { return application.claims[place].id; });
    return side;
}

// Which claim of the earlier application each of the new one is.
class Pairing {
public:
    Pairing(DecidedApplication const& earlier, NewApplication const& later)
        : earlier_(earlier), later_(later), before_(side_of(earlier.application, earlier.evidence)),
          now_(side_of(later.application, later.evidence)), pairs_(later.application.claims.size()),
          taken_(earlier.application.claims.size()) {
        pair_up([&](std::size_t was, std::size_t is) {
            return says_the_same(was, is) && same_files(was, is) && same_id(was, is);
        });
        pair_up([&](std::size_t was, std::size_t is) { return says_the_same(was, is) && same_files(was, is); });
        pair_up([&](std::size_t was, std::size_t is) { return says_the_same(was, is) && same_id(was, is); });
        pair_up([&](std::size_t was, std::size_t is) { return says_the_same(was, is); });
        pair_up([&](std::size_t was, std::size_t is) { return same_id(was, is); });
    }

    [[nodiscard]] std::optional<std::size_t> earlier_of(std::size_t is) const { return pairs_[is]; }
    [[nodiscard]] bool says_the_same(std::size_t was, std::size_t is) const {
        return before_.digests[was] == now_.digests[is];
    }
    [[nodiscard]] bool same_files(std::size_t was, std::size_t is) const {
        return before_.contents[was] && before_.contents[was] == now_.contents[is];
    }

private:
    template <class Fits>
    void pair_up(Fits fits) {
        for (std::size_t const is : now_.by_id) {
            if (pairs_[is]) continue;
            auto const found =
                std::ranges::find_if(before_.by_id, [&](std::size_t was) { return !taken_[was] && fits(was, is); });
            if (found == before_.by_id.end()) continue;
            pairs_[is] = *found;
            taken_[*found] = true;
        }
    }

    [[nodiscard]] bool same_id(std::size_t was, std::size_t is) const {
        return earlier_.application.claims[was].id == later_.application.claims[is].id;
    }

    DecidedApplication const& earlier_;
    NewApplication const& later_;
    Side before_;
    Side now_;
    std::vector<std::optional<std::size_t>> pairs_; // by claim of the new application
    std::vector<bool> taken_;
};

Why why_by_verdict(std::optional<Verdict> const& before) {
    if (!before) return Why::NotDecided;
    switch (before->kind) {
    case Verdict::Kind::Refuse: return Why::Refused;
    case Verdict::Kind::Ask: return Why::Asked;
    case Verdict::Kind::Allow:
    case Verdict::Kind::Reduce: break;
    }
    return Why::Carried;
}

} // namespace

std::string claim_digest(Claim const& claim) {
    Claim content = claim;
    content.id.clear();
    content.evidence.clear();
    return sha256_hex(formats::write_canonical_json(formats::json_from_claim(content)));
}

std::vector<CarriedClaim> carry_forward(DecidedApplication const& earlier, NewApplication const& later,
                                        SameUnderBothRules const& same_under_both) {
    Pairing const pairing(earlier, later);
    bool const same_rules = earlier.pack_sha256 == later.pack_sha256;
    std::vector<CarriedClaim> carried;
    for (std::size_t is = 0; is < later.application.claims.size(); ++is) {
        Claim const& claim = later.application.claims[is];
        CarriedClaim& row = carried.emplace_back();
        row.claim = claim.id;
        auto const was = pairing.earlier_of(is);
        if (!was) continue;
        row.earlier = earlier.application.claims[*was].id;
        if (ClaimVerdict const* const verdict = find_verdict(earlier.verdicts, row.earlier))
            row.before = verdict->verdict;
        row.why = why_by_verdict(row.before);
        if (!pairing.says_the_same(*was, is))
            row.why = Why::ContentChanged;
        else if (!pairing.same_files(*was, is))
            row.why = Why::EvidenceChanged;
        else if (row.why == Why::Carried && !same_rules && !same_under_both(claim))
            row.why = Why::RulesChanged;
    }
    return carried;
}

std::string words_of(CarriedClaim::Why why) {
    constexpr std::array<std::string_view, 8> words{
        to_translate("decided before, and unchanged since"), to_translate("new since the last decision"),
        to_translate("it says something else than before"),  to_translate("its evidence is not what it was before"),
        to_translate("it was not decided before"),           to_translate("it was refused before"),
        to_translate("more was asked for before"),           to_translate("the rules value it otherwise than before"),
    };
    return std::string(tr(words[static_cast<std::size_t>(why)]));
}

} // namespace accrue::review
