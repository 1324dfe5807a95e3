#include "session/review_ground.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "package/keys.h"
#include "scoring/explain.h"
#include "session/review_facts.h"
#include "session/review_figures.h"

namespace accrue::session {
namespace {

class GroundReader {
public:
    explicit GroundReader(MergeWish const& wish) : wish_(wish) { ground_.today = wish.asked.today; }

    MergeGround read() && {
        if (!read_package() || !read_keys()) return std::move(ground_);
        for (std::filesystem::path const& file : wish_.reviews) read_review(file);
        if (ground_.question.reviewers.empty())
            for (FoundReview const& found : found_)
                ground_.question.reviewers.push_back(found.review.review.reviewer.key);
        merge_found(ground_, found_);
        return std::move(ground_);
    }

private:
    bool read_package() {
        CheckedPackage checked = check_package_file(wish_.package, wish_.asked);
        ground_.problems = std::move(checked.problems);
        ground_.file = checked.file;
        if (!checked.opened || !checked.scored) return false;
        formats::SealedStamp const& stamp = checked.sealed.parts.stamp;
        ground_.submitted = stamp.on;
        ground_.application = std::move(checked.scored->application);
        ground_.rules = checked.scored->pack;
        ask(ground_, {stamp.identifier, stamp.revision, checked.sha256});
        return true;
    }

    bool read_keys() {
        bool all = true;
        for (std::string const& named : wish_.reviewers) all = read_key(named, &ground_.question.reviewers) && all;
        if (wish_.adjudicator.empty()) return all;
        std::vector<std::string> adjudicator;
        all = read_key(wish_.adjudicator, &adjudicator) && all;
        if (all) ground_.question.adjudicator = adjudicator.front();
        return all;
    }

    bool read_key(std::string const& named, std::vector<std::string>* keys) {
        auto const key = package::read_public_key(named);
        if (!key) ground_.problems.push_back(key.problem());
        if (key) keys->push_back(package::key_text(*key));
        return static_cast<bool>(key);
    }

    void read_review(std::filesystem::path const& file) {
        auto const bytes = files::read_ordinary_file(file.string(), review::signed_byte_limit);
        if (!bytes) return ground_.problems.push_back(bytes.problem());
        auto read = review::read_signed_review(*bytes, file.string());
        if (!read) return ground_.problems.push_back(read.problem());
        found_.push_back({file.string(), *std::move(read)});
    }

    MergeWish const& wish_;
    MergeGround ground_;
    std::vector<FoundReview> found_;
};

// Whoever is no reviewer of this program may have signed anything.
std::optional<Problem> unfit_review(MergeGround const& ground, scoring::Scored const& claimed,
                                    FoundReview const& found) {
    Review const& review = found.review.review;
    if (review.package != ground.question.package) return std::nullopt; // told by the merge
    std::string const name = made_visible(shortened(review.reviewer.name));
    auto const unfit = [&](std::string what) {
        return Problem{"A483",
                       {found.file, 0, 0, {}},
                       std::move(what),
                       std::string(tr("ask the reviewer to hand it in again; it is not counted"))};
    };
    auto const& levels = ground.pack().levels;
    if (review.outcome && review.outcome->kind == Outcome::Kind::Award &&
        std::ranges::find(levels, review.outcome->level, &rules::Level::code) == levels.end())
        return unfit(say("the review of {} recommends the level '{}', which these rules do not have", name,
                         made_visible(shortened(review.outcome->level))));
    for (ClaimVerdict const& said : review.verdicts) {
        auto const claim = std::ranges::find(ground.application.claims, said.claim, &Claim::id);
        if (claim == ground.application.claims.end()) continue; // likewise
        auto const place = static_cast<int>(claim - ground.application.claims.begin());
        auto const why =
            unfit_verdict(said.verdict, reducible_fields(claimed, place), reasons_of(ground.pack(), claim->type));
        if (why)
            return unfit(say("the review of {} says of the claim '{}' what cannot be said: {}", name,
                             shortened(said.claim), why->what));
    }
    return std::nullopt;
}

} // namespace

scoring::Scored MergeGround::score(Others others) const {
    return scoring::score(rules, with_verdicts(application, review::settled_verdicts(*merge), others), Basis::Verified,
                          today, file);
}

void ask(MergeGround& ground, PackageIdentity const& package) {
    ground.question.package = package;
    ground.question.pack_sha256 = ground.rules->sha256;
    for (Claim const& claim : ground.application.claims) {
        ground.question.claims.push_back(claim.id);
        ground.types.emplace(claim.id, claim.type);
    }
    if (auto const& rule = ground.pack().review) ground.question.reviewers_needed = rule->reviewers;
}

void merge_found(MergeGround& ground, std::vector<FoundReview> const& reviews) {
    std::vector<review::SignedReview> files;
    std::optional<scoring::Scored> claimed; // where there is a review
    for (FoundReview const& found : reviews) {
        if (!claimed)
            claimed = scoring::score(ground.rules, ground.application, Basis::Claimed, ground.today, ground.file);
        auto unfit = unfit_review(ground, *claimed, found);
        if (!unfit) {
            files.push_back(found.review);
            continue;
        }
        ground.problems.push_back(*unfit);
        ground.unfit.push_back({found.review.review.reviewer, *std::move(unfit)});
    }
    ground.merge = review::merge_reviews(ground.question, files);
    for (review::MergedFile const& file : ground.merge->files) {
        auto problem = review::problem_of(file);
        if (!problem) continue;
        for (FoundReview const& found : reviews)
            if (found.review.sha256 == file.sha256) problem->where.file = found.file;
        ground.problems.push_back(*std::move(problem));
    }
}

MergeGround read_merge(MergeWish const& wish) { return GroundReader(wish).read(); }

std::string reached_level(scoring::Scored const& scored) {
    return scoring::level_text(*scored.pack, scored.assessment.overall);
}

// --- In words ---

RatingsByType ratings_of(MergeGround const& ground) {
    RatingsByType by_type;
    review::collect_ratings(*ground.merge, ground.types, by_type);
    return by_type;
}

std::string state_word(review::MergedClaim::State state) {
    switch (state) {
    case review::MergedClaim::State::Agreed: return std::string(tr("agreed"));
    case review::MergedClaim::State::Adjudicated: return std::string(tr("adjudicated"));
    case review::MergedClaim::State::Differs: return std::string(tr("they differ"));
    case review::MergedClaim::State::Unfinished: return std::string(tr("not all have said something"));
    case review::MergedClaim::State::Carried: return std::string(tr("decided before, and unchanged since"));
    }
    return {};
}

std::string agreement_words(MergeGround const& ground) {
    std::vector<review::Rating> all;
    for (auto const& [type, ratings] : ratings_of(ground)) std::ranges::copy(ratings, std::back_inserter(all));
    return all.empty() ? std::string() : agreement_words(review::kappa_of(all));
}

} // namespace accrue::session
