#include "session/stored_scores.h"

#include <filesystem>
#include <future>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "scoring/scored.h"

namespace accrue::session {
namespace {

constexpr std::size_t most_problems_told = 1'000;

void count_unreadable(StoredCounts& counts, Problem problem) {
    ++counts.unreadable;
    if (counts.problems.size() < most_problems_told) counts.problems.push_back(std::move(problem));
}

struct Scanned {
    store::ScannedRecord scanned;
    bool wanted = false; // of the scheme, and whole
};
using Block = std::vector<Scanned>;

enum class Read { More, Stopped };

// Fills the block, which stays empty where there is nothing left.
Result<Read> read_block(store::RecordScan& scan, std::string const& scheme, GoOn const& go_on, std::size_t& seen,
                        Block& block) {
    block.clear();
    while (block.size() < block_size) {
        if (go_on && !go_on(seen)) return Read::Stopped;
        auto const next = scan.next();
        if (!next) return next.problem();
        if (*next == nullptr) break;
        ++seen;
        block.push_back({std::move(**next)});
        Scanned& last = block.back();
        last.wanted = !last.scanned.damaged && scheme_of(last.scanned.record.application) == scheme;
    }
    return Read::More;
}

void take_block(Block const& block, Visitor const& visitor, std::filesystem::path const& file, StoredCounts& counts) {
    for (std::size_t i = 0; i < block.size(); ++i) {
        auto const& [record, damaged] = block[i].scanned;
        counts.last = record.id;
        if (damaged) {
            count_unreadable(counts, *damaged);
        } else if (!block[i].wanted) {
            ++counts.other_schemes;
        } else if (auto const taken = visitor.take(record, i); taken) {
            ++counts.scored;
        } else {
            Problem why = taken.problem();
            why.where.file = file.string();
            why.where.path = fmt::format("/records/{}{}", record.id.value, why.where.path);
            count_unreadable(counts, std::move(why));
        }
    }
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
                                  Visitor const& visitor) {
    auto scan = store::RecordScan::begin(database);
    if (!scan) return scan.problem();
    StoredCounts counts;
    Block block;
    Block next;
    std::future<void> scoring; // of `block`, which it outlives in no case
    for (std::size_t seen = 0;;) {
        auto const read = read_block(*scan, scheme, go_on, seen, next);
        if (!read) return read.problem();
        if (scoring.valid()) {
            scoring.get();
            take_block(block, visitor, database.file(), counts);
        }
        std::swap(block, next);
        counts.stopped = *read == Read::Stopped;
        if (block.empty()) return counts;
        scoring = std::async([&] {
            for (std::size_t i = 0; i < block.size(); ++i)
                if (block[i].wanted) visitor.score(block[i].scanned.record, i);
        });
    }
}

} // namespace accrue::session
