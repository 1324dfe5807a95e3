#include "session/impact.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "domain/texts.h"
#include "scoring/missing.h"
#include "scoring/scored.h"
#include "session/stored_scores.h"
#include "session/words.h"
#include "store/database.h"

namespace accrue::session {
namespace {

// Scores each application by the rules that it is counted by as things stand.
class OwnRules {
public:
    OwnRules(store::Database const& library, ImpactRequest const& request)
        : finder_(library, request.rules_folder), basis_(request.basis), today_(request.today) {}

    [[nodiscard]] Result<PackPointer> pack_of(Application const& application) {
        LoadedPack found = finder_.find(application, application.on.value_or(today_));
        if (found.pack) return std::move(found.pack);
        return *std::ranges::find(found.problems, Severity::Error, &Problem::severity);
    }
    [[nodiscard]] Result<std::string> level(PackPointer const& pack, Application const& application) {
        return scorers_.try_emplace(pack, *pack, basis_, today_).first->second.level(application);
    }

private:
    PackFinder finder_;
    Basis basis_;
    Date today_;
    std::map<PackPointer, LevelScorer> scorers_;
};

class ImpactFinder {
public:
    ImpactFinder(store::Database const& library, ImpactRequest const& request)
        : request_(request), ranks_(request.after->pack), after_(*request.after, request.basis, request.today) {
        if (request.before) {
            ranks_.add(request.before->pack);
            before_.emplace(*request.before, request.basis, request.today);
        } else {
            own_.emplace(library, request);
        }
    }

    void score(Application const& application, std::size_t place) {
        if (before_) levels_[place].first = before_->level(application);
        levels_[place].second = after_.level(application);
    }

    Result<Done> take(store::StoredRecord const& record, std::size_t place) {
        PackPointer by = request_.before;
        if (own_) {
            auto own = own_->pack_of(record.application);
            if (!own) return own.problem();
            by = *std::move(own);
            if (known_.insert(by).second) ranks_.add(by->pack);
            levels_[place].first = own_->level(by, record.application);
        }
        auto const& [before, after] = levels_[place];
        if (!before) return before.problem();
        if (!after) return after.problem();
        if (*before == *after) return Done{};
        auto const& applicant = record.application.applicant;
        rows_.push_back({record.id, record_name(applicant ? applicant->name : std::nullopt), *before, *after,
                         reasons(record.application, by, *before, *after)});
        return Done{};
    }

    Impact finish(StoredCounts counts) {
        Impact impact;
        LevelMoves moves;
        for (ImpactRow const& row : rows_) ++moves[{row.before, row.after}];
        impact.moves = sorted_moves(moves, ranks_);
        impact.rows = std::move(rows_);
        impact.scored = counts.scored;
        impact.other_schemes = counts.other_schemes;
        impact.unreadable = counts.unreadable;
        impact.problems = std::move(counts.problems);
        impact.stopped = counts.stopped;
        return impact;
    }

private:
    // What the higher of the two levels lacks in the pack that does not give it.
    [[nodiscard]] std::vector<std::string> reasons(Application const& application, PackPointer const& by,
                                                   std::string const& before, std::string const& after) const {
        bool const falls = ranks_.of(after) < ranks_.of(before);
        PackPointer const& pack = falls ? request_.after : by;
        std::string const& level = falls ? before : after;
        int const row = rules::find_level(pack->pack, level);
        if (row == rules::none)
            return {falls ? say("there is no level {} any more", level) : say("the level {} is new", level)};
        auto const scored = scoring::score(pack, application, request_.basis, request_.today);
        std::vector<std::string> why;
        for (scoring::Need const& need : scoring::missing_for(scored, row).needs)
            why.push_back(falls ? say("{} now needs: {}", level, need.text)
                                : say("{} no longer needs: {}", level, need.text));
        return why;
    }

    ImpactRequest const& request_;
    LevelRanks ranks_;
    std::optional<LevelScorer> before_; // or:
    std::optional<OwnRules> own_;
    std::set<PackPointer> known_; // own rules whose levels have ranks
    LevelScorer after_;
    std::vector<std::pair<Result<std::string>, Result<std::string>>> levels_{block_size,
                                                                             {std::string(), std::string()}};
    std::vector<ImpactRow> rows_;
};

} // namespace

Result<Impact> find_impact(store::Database const& database, ImpactRequest const& request) {
    ImpactFinder finder(database, request);
    auto counts = visit_stored(
        database, request.after->pack.header.id, request.go_on,
        {[&](store::StoredRecord const& record, std::size_t place) { finder.score(record.application, place); },
         [&](store::StoredRecord const& record, std::size_t place) { return finder.take(record, place); }});
    if (!counts) return counts.problem();
    return finder.finish(*std::move(counts));
}

Result<Impact> find_impact(std::filesystem::path const& library, std::string const& now, ImpactRequest const& request) {
    auto const database = store::Database::open(library, now);
    if (!database) return database.problem();
    return find_impact(*database, request);
}

} // namespace accrue::session
