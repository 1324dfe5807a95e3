#include "review/agreement.h"

namespace accrue::review {
namespace {

bool is_judgement(std::optional<Verdict> const& verdict) { return verdict && verdict->kind != Verdict::Kind::Ask; }

bool is_strict(Verdict const& verdict) {
    return verdict.kind == Verdict::Kind::Reduce || verdict.kind == Verdict::Kind::Refuse;
}

std::optional<Number> share_of(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? std::nullopt : std::optional(reduced(part, whole));
}

void add_claim(MergedClaim const& claim, Merge const& merge, std::map<std::string, Strictness>& by_key) {
    std::int64_t judged = 0;
    std::int64_t strict = 0;
    for (auto const& verdict : claim.verdicts) {
        if (!is_judgement(verdict)) continue;
        ++judged;
        strict += is_strict(*verdict) ? 1 : 0;
    }
    for (std::size_t i = 0; i < claim.verdicts.size(); ++i) {
        if (!is_judgement(claim.verdicts[i])) continue;
        std::int64_t const own = is_strict(*claim.verdicts[i]) ? 1 : 0;
        Strictness& strictness = by_key[merge.reviews[i].reviewer.key];
        Reviewer const& reviewer = merge.reviews[i].reviewer;
        if (strictness.reviewer.key.empty() || reviewer.name < strictness.reviewer.name) strictness.reviewer = reviewer;
        ++strictness.verdicts;
        strictness.strict += own;
        if (judged == 1) continue;
        ++strictness.shared;
        strictness.shared_strict += own;
        strictness.others += judged - 1;
        strictness.others_strict += strict - own;
    }
}

} // namespace

Kappa kappa_of(std::span<Rating const> ratings) {
    RatingCounts counts{};
    for (Rating const& rating : ratings)
        ++counts[static_cast<std::size_t>(rating.first)][static_cast<std::size_t>(rating.second)];
    return kappa_of(counts);
}

Kappa kappa_of(RatingCounts const& counts) {
    Kappa kappa;
    kappa.counts = counts;
    std::array<std::int64_t, verdict_kind_count> of_first{};
    std::array<std::int64_t, verdict_kind_count> of_second{};
    for (std::size_t first = 0; first < verdict_kind_count; ++first) {
        for (std::size_t second = 0; second < verdict_kind_count; ++second) {
            of_first[first] += counts[first][second];
            of_second[second] += counts[first][second];
        }
        kappa.claims += of_first[first];
        kappa.agreed += counts[first][first];
    }
    if (kappa.claims == 0) {
        kappa.undefined = Kappa::Undefined::Nothing;
        return kappa;
    }
    std::int64_t const all = kappa.claims * kappa.claims;
    std::int64_t by_chance = 0; // of `all`
    for (std::size_t kind = 0; kind < verdict_kind_count; ++kind) by_chance += of_first[kind] * of_second[kind];
    kappa.expected = reduced(by_chance, all);
    if (by_chance == all)
        kappa.undefined = Kappa::Undefined::OneKind;
    else
        kappa.kappa = reduced(kappa.agreed * kappa.claims - by_chance, all - by_chance);
    return kappa;
}

void collect_ratings(Merge const& merge, ClaimTypes const& types, std::map<std::string, std::vector<Rating>>& ratings) {
    std::vector<std::size_t> raters;
    for (std::size_t i = 0; i < merge.reviews.size(); ++i)
        if (!merge.reviews[i].abstains) raters.push_back(i);
    if (raters.size() != 2) return;
    for (MergedClaim const& claim : merge.claims) {
        auto const& first = claim.verdicts[raters[0]];
        auto const& second = claim.verdicts[raters[1]];
        auto const type = types.find(claim.id);
        if (first && second && type != types.end()) ratings[type->second].push_back({first->kind, second->kind});
    }
}

std::optional<Number> Strictness::share() const { return share_of(strict, verdicts); }
std::optional<Number> Strictness::shared_share() const { return share_of(shared_strict, shared); }
std::optional<Number> Strictness::others_share() const { return share_of(others_strict, others); }

std::vector<Strictness> strictness_of(std::span<Merge const> merges) {
    std::map<std::string, Strictness> by_key;
    for (Merge const& merge : merges)
        for (MergedClaim const& claim : merge.claims) add_claim(claim, merge, by_key);
    std::vector<Strictness> all;
    for (auto const& [key, strictness] : by_key) all.push_back(strictness);
    return all;
}

} // namespace accrue::review
