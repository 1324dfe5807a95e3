#include "session/review_merge.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "domain/texts.h"
#include "review/agreement.h"
#include "session/review_case.h"
#include "session/review_figures.h"
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
    row.state = state_word(claim.state);
    row.open = !claim.settled;
    return row;
}

std::string title_of_type(rules::Pack const& pack, std::string const& type) {
    int const place = rules::find_type(pack, type);
    return place == rules::none ? type : pack.claims[static_cast<std::size_t>(place)].title;
}

// Where there are several kinds.
std::vector<std::string> agreement_by_type(MergeGround const& ground) {
    RatingsByType const by_type = ratings_of(ground);
    std::vector<std::string> lines;
    for (auto const& [type, ratings] : by_type)
        if (by_type.size() > 1)
            lines.push_back(
                fmt::format("{}: {}", title_of_type(ground.pack(), type), agreement_words(review::kappa_of(ratings))));
    return lines;
}

} // namespace

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
    answer.agreement_by_type = agreement_by_type(ground);
    for (review::Strictness const& one : review::strictness_of(std::span(&merge, 1)))
        answer.strictness.push_back(fmt::format("{}: {}", one.reviewer.name, strictness_words(one)));
    answer.exported = review::export_merge(merge);
    return answer;
}

} // namespace accrue::session
