// Trial: an application scored with some candidates added. Binding is done once; a trial costs little more than a score.
#pragma once

#include <span>
#include <vector>

#include "path/candidates.h"
#include "scoring/evaluate.h"

namespace accrue::path {

class Trial {
public:
    // Binds the application on `on` together with all candidates.
    Trial(rules::CompiledPack const& pack, Application const& application, Date on, Basis basis);

    // The result with these candidates added, by their places in candidates().list; one may come several times, as
    // entries with titles and texts of their own. Valid until the next call.
    [[nodiscard]] scoring::Assessment const& score(std::span<int const> added);
    // What score() looked at last: the application's own claims, then the additions.
    [[nodiscard]] scoring::BoundApplication const& bound() const { return trial_; }

    [[nodiscard]] rules::CompiledPack const& pack() const { return pack_; }
    [[nodiscard]] Basis basis() const { return basis_; }
    [[nodiscard]] Candidates const& candidates() const { return candidates_; }
    // The candidate as it is bound with the application; its `barred` says why it cannot count.
    [[nodiscard]] scoring::BoundClaim const& bound_candidate(int candidate) const {
        return all_.claims[own_ + static_cast<std::size_t>(candidate)];
    }
    // The application with all candidates, and how many of its claims are the application's own.
    [[nodiscard]] scoring::BoundApplication const& all() const { return all_; }
    [[nodiscard]] std::size_t own_claims() const { return own_; }
    [[nodiscard]] long scores() const { return scores_; }

private:
    void add(int candidate);
    void sort_by_type();

    rules::CompiledPack const& pack_;
    Basis basis_;
    Candidates candidates_;
    std::size_t own_;
    scoring::BoundApplication all_;
    scoring::BoundApplication trial_;
    std::size_t values_ = 0; // of all_
    std::vector<std::uint8_t> used_;
    std::int64_t next_text_ = 0;
    scoring::Workspace workspace_;
    scoring::Assessment assessment_;
    long scores_ = 0;
};

// The application with these candidates added as claims with ids and titles of their own.
[[nodiscard]] Application with_additions(Application application, Candidates const& candidates,
                                         std::span<int const> added);

} // namespace accrue::path
