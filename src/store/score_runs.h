// Runs of `accrue batch`: the level of every stored application by one pack, a row each, so that the next run can say what
// changed. Kept for good: what a run said of a record stays when the record has gone.
//
// A run is saved piece by piece. Broken off anywhere, it holds everything up to the record that it names, and is not
// finished; the levels that were there before are those of the last finished run of the same scheme and basis.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/claim.h"
#include "domain/date.h"
#include "domain/id.h"
#include "domain/result.h"
#include "store/database.h"

namespace accrue::store {

struct ScoreRunHead {
    std::string at; // "2012-07-15T09:30:00Z"
    Date today;     // the scoring date of applications that name none
    std::string pack_id;
    std::string pack_version;
    std::string pack_sha256;
    Basis basis = Basis::Claimed;

    friend bool operator==(ScoreRunHead const&, ScoreRunHead const&) = default;
};

struct ScoreRun {
    std::int64_t id = 0;
    ScoreRunHead head;
    RecordId last;         // it holds everything up to this one
    bool finished = false; // that is everything

    friend bool operator==(ScoreRun const&, ScoreRun const&) = default;
};

[[nodiscard]] Result<std::optional<ScoreRun>> load_score_run(Database const& database, std::int64_t id);

// Writes one run. REQUIRES: the Database outlives it, no other Transaction meanwhile, records in the order of their ids.
class ScoreRunWriter {
public:
    static Result<ScoreRunWriter> begin(Database& database, ScoreRunHead const& head);

    [[nodiscard]] std::int64_t id() const;
    [[nodiscard]] std::optional<ScoreRun> const& previous() const;

    struct Before {
        bool known = false; // the previous run has this record
        std::string level;  // a code; empty: none was reached
    };
    // Adds the record's level (a code; empty: none) and says what it was in the previous run. Every now and then what is there
    // is saved.
    Result<Before> add(RecordId record, std::string const& level);

    // Saves what was added; everything up to `last` was looked at. Nothing may follow.
    Result<Done> stop(RecordId last);   // and there may be more
    Result<Done> finish(RecordId last); // and that is all

    [[nodiscard]] RecordId saved() const; // everything up to this one is safe

    ScoreRunWriter(ScoreRunWriter&&) noexcept;
    ScoreRunWriter& operator=(ScoreRunWriter&&) noexcept;
    ~ScoreRunWriter(); // drops what was added since it was saved last

private:
    struct Inside;
    explicit ScoreRunWriter(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

} // namespace accrue::store
