#include "session/review_merge.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "package/keys.h"
#include "package/package_file.h"
#include "review/agreement.h"
#include "review/merge.h"
#include "scoring/scored.h"
#include "session/review_case.h"
#include "session/review_queue.h"
#include "session/words.h"

namespace accrue::session {
namespace {

std::string state_of_claim(review::MergedClaim::State state) {
    switch (state) {
    case review::MergedClaim::State::Agreed: return std::string(tr("agreed"));
    case review::MergedClaim::State::Adjudicated: return std::string(tr("adjudicated"));
    case review::MergedClaim::State::Differs: return std::string(tr("they differ"));
    case review::MergedClaim::State::Unfinished: return std::string(tr("not all have said something"));
    case review::MergedClaim::State::Carried: return std::string(tr("decided before, and unchanged since"));
    }
    return {};
}

class Merging {
public:
    explicit Merging(MergeWish const& wish) : wish_(wish) {}

    MergeAnswer merge() && {
        if (!read_package() || !read_keys()) return std::move(answer_);
        for (std::filesystem::path const& file : wish_.reviews) read_review(file);
        if (question_.reviewers.empty())
            for (review::SignedReview const& file : files_) question_.reviewers.push_back(file.review.reviewer.key);
        tell(review::merge_reviews(question_, files_));
        return std::move(answer_);
    }

private:
    bool read_package() {
        checked_ = check_package_file(wish_.package, wish_.asked);
        answer_.problems = checked_.problems;
        if (!checked_.opened || !checked_.scored) return false;
        formats::SealedStamp const& stamp = checked_.sealed.parts.stamp;
        question_.package = {stamp.identifier, stamp.revision, checked_.sha256};
        question_.pack_sha256 = checked_.scored->pack->sha256;
        for (Claim const& claim : application().claims) {
            question_.claims.push_back(claim.id);
            types_.emplace(claim.id, claim.type);
        }
        if (pack().review) question_.reviewers_needed = pack().review->reviewers;
        answer_.applicant = record_name(application().applicant ? application().applicant->name : std::nullopt);
        return true;
    }

    bool read_keys() {
        bool all = true;
        for (std::string const& named : wish_.reviewers) all = read_key(named, &question_.reviewers) && all;
        if (wish_.adjudicator.empty()) return all;
        std::vector<std::string> adjudicator;
        all = read_key(wish_.adjudicator, &adjudicator) && all;
        if (all) question_.adjudicator = adjudicator.front();
        return all;
    }

    bool read_key(std::string const& named, std::vector<std::string>* keys) {
        auto const key = package::read_public_key(named);
        if (!key) answer_.problems.push_back(key.problem());
        if (key) keys->push_back(package::key_text(*key));
        return static_cast<bool>(key);
    }

    void read_review(std::filesystem::path const& file) {
        auto const bytes = files::read_ordinary_file(file.string(), review::signed_byte_limit);
        if (!bytes) return answer_.problems.push_back(bytes.problem());
        auto read = review::read_signed_review(*bytes, file.string());
        if (!read) return answer_.problems.push_back(read.problem());
        names_.emplace_back(read->sha256, file.string());
        files_.push_back(*std::move(read));
    }

    [[nodiscard]] std::string file_of(std::string const& sha256) const {
        auto const found = std::ranges::find(names_, sha256, &std::pair<std::string, std::string>::first);
        return found == names_.end() ? std::string() : found->second;
    }

    [[nodiscard]] Application const& application() const { return checked_.scored->application; }
    [[nodiscard]] rules::Pack const& pack() const { return checked_.scored->pack->pack; }

    void tell(review::Merge const& merge) {
        answer_.done = true;
        for (review::MergedFile const& file : merge.files) {
            auto problem = review::problem_of(file);
            if (!problem) continue;
            problem->where.file = file_of(file.sha256);
            answer_.problems.push_back(*std::move(problem));
        }
        for (Review const& review : merge.reviews) answer_.reviewers.push_back(review.reviewer.name);
        for (std::size_t i = 0; i < merge.claims.size(); ++i) answer_.claims.push_back(row_of(merge.claims[i], i));
        answer_.level = level_of(review::settled_verdicts(merge));
        if (merge.outcome) answer_.outcome = outcome_words(*merge.outcome);
        answer_.agreement = agreement_of(merge);
        answer_.exported = review::export_merge(merge);
    }

    [[nodiscard]] MergedRow row_of(review::MergedClaim const& claim, std::size_t place) const {
        Claim const& entry = application().claims[place];
        MergedRow row;
        row.id = claim.id;
        row.title = entry_words(entry, &pack());
        for (auto const& verdict : claim.verdicts)
            row.said.push_back(verdict ? verdict_words(*verdict, pack(), entry.type) : std::string());
        if (claim.settled) row.settled = verdict_words(*claim.settled, pack(), entry.type);
        row.state = state_of_claim(claim.state);
        row.open = !claim.settled;
        return row;
    }

    [[nodiscard]] std::string level_of(std::vector<ClaimVerdict> const& settled) const {
        Application reviewed = application();
        for (ClaimVerdict const& said : settled)
            std::ranges::move(rulings_of(said.claim, said.verdict), std::back_inserter(reviewed.rulings));
        auto const scored = scoring::score(checked_.scored->pack, std::move(reviewed), Basis::Verified,
                                           wish_.asked.today, wish_.package.string());
        int const level = scored.assessment.overall;
        return level == rules::none ? std::string(tr("no level")) : pack().levels[static_cast<std::size_t>(level)].code;
    }

    [[nodiscard]] std::string agreement_of(review::Merge const& merge) const {
        std::map<std::string, std::vector<review::Rating>> by_type;
        review::collect_ratings(merge, types_, by_type);
        std::vector<review::Rating> all;
        for (auto const& [type, ratings] : by_type) std::ranges::copy(ratings, std::back_inserter(all));
        review::Kappa const kappa = review::kappa_of(all);
        if (kappa.claims == 0) return {};
        std::string words = say("{} of {} claims alike", kappa.agreed, kappa.claims);
        return kappa.kappa ? say("{}; Cohen's kappa {}", words, to_readable(*kappa.kappa)) : words;
    }

    MergeWish const& wish_;
    MergeAnswer answer_;
    CheckedPackage checked_;
    review::MergeQuestion question_;
    review::ClaimTypes types_;
    std::vector<review::SignedReview> files_;
    std::vector<std::pair<std::string, std::string>> names_; // of files by SHA-256
};

} // namespace

MergeAnswer merge_review_files(MergeWish const& wish) { return Merging(wish).merge(); }

} // namespace accrue::session
