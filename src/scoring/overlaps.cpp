// What is counted once because periods run beside each other: one sweep over each duration that decides, and over each award
// that merges.
#include <algorithm>
#include <map>
#include <set>

#include "scoring/award_value.h"
#include "scoring/duration.h"
#include "scoring/explain_claim.h"
#include "scoring/periods.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

struct RunningPeriod { // of a claim that is counted together with others; days or, in "months" time, months
    int claim = none;
    std::int32_t first = 0;
    std::int32_t last = 0;
    std::int64_t weight = 0;
    int group = none;
};

// True where durations and awards take the claim's time.
bool takes_part(Scored const& scored, int claim) {
    BoundClaim const& bound = bound_of(scored, claim);
    Unused const unused = scored.assessment.claims[static_cast<std::size_t>(claim)].unused;
    bool const counts = unused == Unused::No || unused == Unused::Duplicate || unused == Unused::OverCap;
    return counts && bound.barred == Unused::No && !bound.lasts_nothing && bound.last >= bound.first;
}

class Beside {
public:
    Beside(CompiledPack const& pack, std::vector<RunningPeriod> const& periods)
        : pack_(pack), periods_(periods), found_(periods.size()) {
        for (std::size_t i = 0; i < periods.size(); ++i) {
            changes_.push_back({periods[i].first, i, true});
            changes_.push_back({periods[i].last + 1, i, false});
        }
        std::ranges::sort(changes_, {}, &Change::at);
        for (std::size_t i = 0; i < changes_.size(); ++i) {
            follow(changes_[i]);
            bool const last_of_day = i + 1 == changes_.size() || changes_[i + 1].at != changes_[i].at;
            if (last_of_day && i + 1 < changes_.size() && is_shared()) share(changes_[i].at, changes_[i + 1].at - 1);
        }
    }

    struct Stretch {
        std::int32_t first = 0;
        std::int32_t last = 0;
    };
    [[nodiscard]] std::vector<Stretch> const& shared() const { return shared_; }
    // Places of up to most_named + 1 periods that share time with this one.
    [[nodiscard]] std::vector<std::size_t> const& beside(std::size_t period) const { return found_[period]; }

private:
    struct Change {
        std::int32_t at = 0;
        std::size_t period = 0;
        bool begins = false;
    };

    void follow(Change const& change) {
        RunningPeriod const& period = periods_[change.period];
        std::int64_t const sign = change.begins ? 1 : -1;
        all_ += sign * period.weight;
        if (period.group == none) {
            once_ += sign * period.weight;
        } else {
            std::multiset<std::int64_t>& weights = groups_[period.group];
            once_ -= weights.empty() ? 0 : *weights.rbegin();
            if (change.begins)
                weights.insert(period.weight);
            else
                weights.erase(weights.find(period.weight));
            once_ += weights.empty() ? 0 : *weights.rbegin();
        }
        if (change.begins) {
            running_.insert(change.period);
            searching_.insert(change.period);
        } else {
            running_.erase(change.period);
            searching_.erase(change.period);
        }
    }

    [[nodiscard]] bool is_shared() const { return running_.size() > 1 && all_ > std::min(once_, pack_.weight_one); }

    // A period stops searching once it has found enough others, so each costs little however many run at once.
    void share(std::int32_t first, std::int32_t last) {
        if (!shared_.empty() && shared_.back().last + 1 == first)
            shared_.back().last = last;
        else
            shared_.push_back({first, last});
        for (auto searcher = searching_.begin(); searcher != searching_.end();) {
            std::vector<std::size_t>& others = found_[*searcher];
            auto other = running_.begin();
            for (std::size_t seen = 0; seen < most_named + 2 && other != running_.end(); ++seen, ++other)
                if (*other != *searcher && std::ranges::find(others, *other) == others.end()) others.push_back(*other);
            searcher = others.size() > most_named ? searching_.erase(searcher) : std::next(searcher);
        }
    }

    CompiledPack const& pack_;
    std::vector<RunningPeriod> const& periods_;
    std::vector<std::vector<std::size_t>> found_;
    std::vector<Change> changes_;
    std::vector<Stretch> shared_;
    std::int64_t all_ = 0;  // each by itself
    std::int64_t once_ = 0; // of duplicates the largest
    std::map<int, std::multiset<std::int64_t>> groups_;
    std::set<std::size_t> running_;
    std::set<std::size_t> searching_;
};

class OverlapSearch {
public:
    explicit OverlapSearch(Scored const& scored) : scored_(scored), pack_(*scored.pack) {
        result_.claims.resize(scored.application.claims.size());
    }

    void of_query(rules::DurationQuery const& query) {
        std::vector<RunningPeriod> periods;
        std::int32_t const start = window_start(pack_, scored_.bound.on, query.within_months);
        for (auto const& source : query.sources)
            for_each_of_type(source.type, [&](int c) {
                BoundClaim const& claim = bound_of(scored_, c);
                if (matches(pack_, scored_.bound, claim, source.conditions))
                    add(periods, c, std::max(claim.first, start));
            });
        take(periods);
    }

    void of_award(int award) {
        std::vector<RunningPeriod> periods;
        int const type = pack_.awards[static_cast<std::size_t>(award)].type;
        if (type == none || !pack_.types[static_cast<std::size_t>(type)].period) return;
        for_each_of_type(type, [&](int c) {
            if (scored_.assessment.claims[static_cast<std::size_t>(c)].award == award)
                add(periods, c, bound_of(scored_, c).first);
        });
        take(periods);
    }

    [[nodiscard]] Overlaps done() && { return std::move(result_); }

private:
    template <class Use>
    void for_each_of_type(int type, Use const& use) const {
        rules::Range const claims = scored_.bound.type_claims[static_cast<std::size_t>(type)];
        for (int k = claims.first; k < claims.first + claims.count; ++k) {
            int const c = scored_.bound.by_type[static_cast<std::size_t>(k)];
            if (takes_part(scored_, c)) use(c);
        }
    }

    void add(std::vector<RunningPeriod>& periods, int c, std::int32_t first) const {
        BoundClaim const& claim = bound_of(scored_, c);
        if (first <= claim.last) periods.push_back({c, first, claim.last, claim.weight, claim.group});
    }

    void take(std::vector<RunningPeriod> const& periods) {
        if (periods.size() < 2) return;
        Beside const beside(pack_, periods);
        std::vector<Beside::Stretch> const& shared = beside.shared();
        if (shared.empty()) return;
        int const index = static_cast<int>(result_.together.size());
        std::vector<std::int64_t> before{0}; // the months of the stretches before each
        Together& together = result_.together.emplace_back();
        for (auto const& stretch : shared) {
            before.push_back(before.back() + length_in_months(pack_, stretch.first, stretch.last));
            together.shared.push_back(by_month(pack_)
                                          ? Days{first_day(Month{stretch.first}), last_day(Month{stretch.last})}
                                          : Days{Date{stretch.first}, Date{stretch.last}});
        }
        for (std::size_t i = 0; i < periods.size(); ++i) {
            std::int64_t const months = months_within(shared, before, periods[i]);
            if (months > 0) keep(periods, i, index, months, beside.beside(i));
        }
    }

    // The months of the stretches inside the period; only the first and the last of them can reach out of it.
    [[nodiscard]] std::int64_t months_within(std::vector<Beside::Stretch> const& shared,
                                             std::vector<std::int64_t> const& before,
                                             RunningPeriod const& period) const {
        auto const first = std::ranges::partition_point(
            shared, [&](Beside::Stretch const& stretch) { return stretch.last < period.first; });
        auto const end = std::ranges::partition_point(
            shared, [&](Beside::Stretch const& stretch) { return stretch.first <= period.last; });
        if (first == end) return 0;
        auto const within = [&](Beside::Stretch const& stretch) {
            return length_in_months(pack_, std::max(stretch.first, period.first), std::min(stretch.last, period.last));
        };
        if (end - first == 1) return within(*first);
        auto const between = before[static_cast<std::size_t>(end - shared.begin()) - 1] -
                             before[static_cast<std::size_t>(first - shared.begin()) + 1];
        return within(*first) + between + within(*std::prev(end));
    }

    void keep(std::vector<RunningPeriod> const& periods, std::size_t i, int index, std::int64_t months,
              std::vector<std::size_t> const& others) {
        SharedTime& known = result_.claims[static_cast<std::size_t>(periods[i].claim)];
        Number const length = reduced(months, pack_.duration_denominator / pack_.weight_one);
        if (known.together != none && known.months >= length) return;
        known = {index, length, {}, others.size() > most_named};
        for (std::size_t k = 0; k < std::min(others.size(), most_named); ++k)
            known.with.push_back(periods[others[k]].claim);
    }

    Scored const& scored_;
    CompiledPack const& pack_;
    Overlaps result_;
};

} // namespace

Overlaps find_overlaps(Scored const& scored) {
    OverlapSearch search(scored);
    for (rules::DurationQuery const& query : scored.pack->queries)
        if (query.decides) search.of_query(query);
    for (int const award : scored.pack->merging_awards) search.of_award(award);
    return std::move(search).done();
}

} // namespace accrue::scoring
