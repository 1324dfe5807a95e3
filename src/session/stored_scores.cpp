#include "session/stored_scores.h"

#include <fmt/format.h>

#include "scoring/scored.h"

namespace accrue::session {
namespace {

constexpr std::size_t most_problems_told = 1'000;

void count_unreadable(StoredCounts& counts, Problem problem) {
    ++counts.unreadable;
    if (counts.problems.size() < most_problems_told) counts.problems.push_back(std::move(problem));
}

} // namespace

std::string scheme_of(Application const& application) {
    if (application.scheme) return *application.scheme;
    return application.pack ? application.pack->substr(0, application.pack->find('@')) : std::string();
}

Result<std::string> LevelScorer::level(Application const& application) {
    auto const bound = scoring::bind(pack_, application, application.on.value_or(today_));
    scoring::evaluate(pack_, bound, basis_, workspace_, assessment_);
    if (assessment_.overflow) return scoring::overflow_problem({});
    if (assessment_.overall == rules::none) return std::string();
    return pack_.pack.levels[static_cast<std::size_t>(assessment_.overall)].code;
}

Result<StoredCounts> visit_stored(store::Database const& database, std::string const& scheme, GoOn const& go_on,
                                  std::function<Result<Done>(store::StoredRecord const&)> const& visit) {
    auto scan = store::RecordScan::begin(database);
    if (!scan) return scan.problem();
    StoredCounts counts;
    for (std::size_t seen = 0;; ++seen) {
        counts.stopped = go_on && !go_on(seen);
        if (counts.stopped) return counts;
        auto const next = scan->next();
        if (!next) return next.problem();
        if (*next == nullptr) return counts;
        store::StoredRecord const& record = (*next)->record;
        counts.last = record.id;
        if ((*next)->damaged) {
            count_unreadable(counts, *(*next)->damaged);
        } else if (scheme_of(record.application) != scheme) {
            ++counts.other_schemes;
        } else if (auto const visited = visit(record); visited) {
            ++counts.scored;
        } else {
            Problem why = visited.problem();
            why.where.file = database.file().string();
            why.where.path = fmt::format("/records/{}{}", record.id.value, why.where.path);
            count_unreadable(counts, std::move(why));
        }
    }
}

} // namespace accrue::session
