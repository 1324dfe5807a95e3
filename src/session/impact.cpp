#include "session/impact.h"

#include "domain/texts.h"
#include "scoring/missing.h"
#include "scoring/scored.h"
#include "session/stored_scores.h"
#include "session/words.h"
#include "store/database.h"

namespace accrue::session {
namespace {

class ImpactFinder {
public:
    explicit ImpactFinder(ImpactRequest const& request)
        : request_(request), ranks_(request.after->pack), before_(*request.before, request.basis, request.today),
          after_(*request.after, request.basis, request.today) {
        ranks_.add(request.before->pack);
    }

    void score(Application const& application, std::size_t place) {
        levels_[place] = {before_.level(application), after_.level(application)};
    }

    Result<Done> take(store::StoredRecord const& record, std::size_t place) {
        auto const& [before, after] = levels_[place];
        if (!before) return before.problem();
        if (!after) return after.problem();
        if (*before == *after) return Done{};
        auto const& applicant = record.application.applicant;
        rows_.push_back({record.id, record_name(applicant ? applicant->name : std::nullopt), *before, *after,
                         reasons(record.application, *before, *after)});
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
    [[nodiscard]] std::vector<std::string> reasons(Application const& application, std::string const& before,
                                                   std::string const& after) const {
        bool const falls = ranks_.of(after) < ranks_.of(before);
        PackPointer const& pack = falls ? request_.after : request_.before;
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
    LevelScorer before_;
    LevelScorer after_;
    std::vector<std::pair<Result<std::string>, Result<std::string>>> levels_{block_size,
                                                                             {std::string(), std::string()}};
    std::vector<ImpactRow> rows_;
};

} // namespace

Result<Impact> find_impact(store::Database const& database, ImpactRequest const& request) {
    ImpactFinder finder(request);
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
