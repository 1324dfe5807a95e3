#include "session/batch.h"

#include <map>
#include <utility>

#include "session/stored_scores.h"
#include "store/score_runs.h"

namespace accrue::session {
namespace {

// How many records reached each level, and how many went from one to another.
class LevelTally {
public:
    void add(std::string const& level, store::ScoreRunWriter::Before const& before) {
        ++levels_[level];
        if (!before.known)
            ++first_time_;
        else if (before.level != level)
            ++moves_[{before.level, level}];
    }

    void tell(rules::Pack const& pack, Batch& batch) const {
        LevelRanks const ranks(pack);
        for (std::size_t i = pack.levels.size(); i-- > 0;) batch.levels.push_back({pack.levels[i].code, 0});
        batch.levels.push_back({});
        for (LevelCount& count : batch.levels)
            if (auto const found = levels_.find(count.level); found != levels_.end()) count.records = found->second;
        batch.moves = sorted_moves(moves_, ranks);
        batch.first_time = first_time_;
    }

private:
    std::map<std::string, std::size_t> levels_;
    LevelMoves moves_;
    std::size_t first_time_ = 0;
};

Batch run(store::Database const& database, store::ScoreRunWriter& writer, BatchRequest const& request) {
    Batch batch;
    LevelTally tally;
    LevelScorer scorer(*request.pack, request.basis, request.today);
    std::vector<Result<std::string>> levels(block_size, std::string());
    auto const score = [&](store::StoredRecord const& record, std::size_t place) {
        levels[place] = scorer.level(record.application);
    };
    auto const take = [&](store::StoredRecord const& record, std::size_t place) -> Result<Done> {
        auto const& level = levels[place];
        if (!level) return level.problem();
        if (batch.failed) return Done{};
        auto const before = writer.add(record.id, *level);
        if (before)
            tally.add(*level, *before);
        else
            batch.failed = before.problem();
        return Done{};
    };
    auto const go_on = [&](std::size_t seen) { return !batch.failed && (!request.go_on || request.go_on(seen)); };
    auto counts = visit_stored(database, request.pack->pack.header.id, go_on, {score, take});
    if (!counts) {
        batch.failed = counts.problem();
    } else {
        batch.scored = counts->scored;
        batch.other_schemes = counts->other_schemes;
        batch.unreadable = counts->unreadable;
        batch.problems = std::move(counts->problems);
        batch.stopped = counts->stopped && !batch.failed;
        if (!batch.failed)
            if (auto const done = batch.stopped ? writer.stop(counts->last) : writer.finish(counts->last); !done)
                batch.failed = done.problem();
    }
    tally.tell(request.pack->pack, batch);
    return batch;
}

} // namespace

Result<Batch> score_library(store::Database& database, std::string const& now, BatchRequest const& request) {
    rules::Header const& header = request.pack->pack.header;
    auto writer = store::ScoreRunWriter::begin(
        database, {now, request.today, header.id, header.version, request.pack->sha256, request.basis});
    if (!writer) return writer.problem();
    Batch batch = run(database, *writer, request);
    batch.run = writer->id();
    batch.saved = writer->saved();
    if (auto const& before = writer->previous())
        batch.before = RunBefore{before->id, before->head.at, before->head.pack_version};
    return batch;
}

Result<Batch> score_library(std::filesystem::path const& library, std::string const& now, BatchRequest const& request) {
    auto database = store::Database::open(library, now);
    if (!database) return database.problem();
    return score_library(*database, now, request);
}

} // namespace accrue::session
