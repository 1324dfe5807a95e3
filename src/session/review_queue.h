// The queue as rows: what is read of it, page by page, and told. Private to the session.
#pragma once

#include <cstddef>
#include <vector>

#include "session/review_model.h"
#include "store/database.h"

namespace accrue::session {

inline constexpr std::size_t queue_page = 100; // rows that are read at once

[[nodiscard]] QueueRow queue_row(store::ListedCase const& listed, Date today);

// The rows that were asked for so far.
class QueueView {
public:
    void filter(store::QueueFilter filter); // from the first row on again
    [[nodiscard]] store::QueueFilter const& filter() const { return filter_; }
    // Reads what is shown again; a problem where the library cannot be read.
    Result<Done> read(store::Database const& database, Problems& damaged);
    Result<Done> read_rows(store::Database const& database, Problems& damaged); // nothing else has changed
    Result<Done> read_more(store::Database const& database, Problems& damaged);

    [[nodiscard]] std::vector<store::ListedCase> const& cases() const { return cases_; }
    [[nodiscard]] store::QueueCounts const& counts() const { return counts_; }
    [[nodiscard]] bool more() const { return more_; }

private:
    store::QueueFilter filter_;
    std::vector<store::ListedCase> cases_;
    store::QueueCounts counts_;
    bool more_ = false;
};

} // namespace accrue::session
