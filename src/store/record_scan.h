// All records of a library, one after the other in the order of their ids: for what looks at every application, in the time
// of one ordered pass over the tables and in the memory of one record.
//
// What is read is what load_record reads, but digests are not compared: that would take longer than reading and scoring
// together, and check.h is there for it. What cannot be a record (a day that does not exist, an unknown word, a gap in the
// order of the entries) is found all the same.
#pragma once

#include <memory>
#include <optional>

#include "domain/result.h"
#include "store/database.h"
#include "store/records.h"

namespace accrue::store {

struct ScannedRecord {
    StoredRecord record;
    std::optional<Problem> damaged; // L121 to L123: `record` holds no more than what could be read before
};

// REQUIRES: the Database outlives it. Meanwhile other tables may be written, and committed.
class RecordScan {
public:
    static Result<RecordScan> begin(Database const& database);

    // The next record, which holds until the next call and may be moved from; null after the last, as often as it is asked.
    Result<ScannedRecord*> next();

    RecordScan(RecordScan&&) noexcept;
    RecordScan& operator=(RecordScan&&) noexcept;
    ~RecordScan();

private:
    struct Inside;
    explicit RecordScan(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

} // namespace accrue::store
