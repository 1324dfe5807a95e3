#include "session/review_merge.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "review/agreement.h"
#include "session/review_case.h"
#include "session/review_ground.h"
#include "session/words.h"

namespace accrue::session {
namespace {

MergedRow row_of(MergeGround const& ground, review::MergedClaim const& claim, std::size_t place) {
    Claim const& entry = ground.application.claims[place];
    MergedRow row;
    row.id = claim.id;
    row.title = entry_words(entry, &ground.pack());
    for (auto const& verdict : claim.verdicts)
        row.said.push_back(verdict ? verdict_words(*verdict, ground.pack(), entry.type) : std::string());
    if (claim.settled) row.settled = verdict_words(*claim.settled, ground.pack(), entry.type);
    row.state = words_of(claim.state);
    row.open = !claim.settled;
    return row;
}

} // namespace

std::string words_of(review::MergedClaim::State state) {
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
    std::map<std::string, std::vector<review::Rating>> by_type;
    review::collect_ratings(*ground.merge, ground.types, by_type);
    std::vector<review::Rating> all;
    for (auto const& [type, ratings] : by_type) std::ranges::copy(ratings, std::back_inserter(all));
    review::Kappa const kappa = review::kappa_of(all);
    if (kappa.claims == 0) return {};
    std::string words = say("{} of {} claims alike", kappa.agreed, kappa.claims);
    return kappa.kappa ? say("{}; Cohen's kappa {}", words, to_readable(*kappa.kappa)) : words;
}

MergeAnswer merge_review_files(MergeWish const& wish) {
    MergeGround const ground = read_merge(wish);
    MergeAnswer answer;
    answer.problems = ground.problems;
    if (!ground.merge) return answer;
    review::Merge const& merge = *ground.merge;
    auto const& applicant = ground.application.applicant;
    answer.done = true;
    answer.applicant = record_name(applicant ? applicant->name : std::nullopt);
    for (Review const& review : merge.reviews) answer.reviewers.push_back(review.reviewer.name);
    for (std::size_t i = 0; i < merge.claims.size(); ++i) answer.claims.push_back(row_of(ground, merge.claims[i], i));
    answer.level = reached_level(ground.score(Others::NotVerified));
    if (merge.outcome) answer.outcome = outcome_words(*merge.outcome);
    answer.agreement = agreement_words(ground);
    answer.exported = review::export_merge(merge);
    return answer;
}

} // namespace accrue::session
