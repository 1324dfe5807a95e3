#include "session/review_ground.h"

#include <algorithm>
#include <utility>

#include "files/whole_file.h"
#include "package/keys.h"
#include "scoring/explain.h"

namespace accrue::session {
namespace {

class GroundReader {
public:
    explicit GroundReader(MergeWish const& wish) : wish_(wish) { ground_.today = wish.asked.today; }

    MergeGround read() && {
        if (!read_package() || !read_keys()) return std::move(ground_);
        for (std::filesystem::path const& file : wish_.reviews) read_review(file);
        if (ground_.question.reviewers.empty())
            for (review::SignedReview const& file : files_)
                ground_.question.reviewers.push_back(file.review.reviewer.key);
        ground_.merge = review::merge_reviews(ground_.question, files_);
        for (review::MergedFile const& file : ground_.merge->files) {
            auto problem = review::problem_of(file);
            if (!problem) continue;
            problem->where.file = file_of(file.sha256);
            ground_.problems.push_back(*std::move(problem));
        }
        return std::move(ground_);
    }

private:
    bool read_package() {
        ground_.checked = check_package_file(wish_.package, wish_.asked);
        CheckedPackage const& checked = ground_.checked;
        ground_.problems = checked.problems;
        if (!checked.opened || !checked.scored) return false;
        formats::SealedStamp const& stamp = checked.sealed.parts.stamp;
        ground_.question.package = {stamp.identifier, stamp.revision, checked.sha256};
        ground_.question.pack_sha256 = checked.scored->pack->sha256;
        for (Claim const& claim : ground_.application().claims) {
            ground_.question.claims.push_back(claim.id);
            ground_.types.emplace(claim.id, claim.type);
        }
        if (auto const& rule = ground_.pack().review) ground_.question.reviewers_needed = rule->reviewers;
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
        names_.emplace_back(read->sha256, file.string());
        files_.push_back(*std::move(read));
    }

    [[nodiscard]] std::string file_of(std::string const& sha256) const {
        auto const found = std::ranges::find(names_, sha256, &std::pair<std::string, std::string>::first);
        return found == names_.end() ? std::string() : found->second;
    }

    MergeWish const& wish_;
    MergeGround ground_;
    std::vector<review::SignedReview> files_;
    std::vector<std::pair<std::string, std::string>> names_; // of files by SHA-256
};

} // namespace

scoring::Scored MergeGround::score(Others others) const {
    return scoring::score(checked.scored->pack, with_verdicts(application(), review::settled_verdicts(*merge), others),
                          Basis::Verified, today, checked.file);
}

MergeGround read_merge(MergeWish const& wish) { return GroundReader(wish).read(); }

std::string reached_level(scoring::Scored const& scored) {
    return scoring::level_text(*scored.pack, scored.assessment.overall);
}

} // namespace accrue::session
