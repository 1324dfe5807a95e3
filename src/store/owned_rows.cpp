#include "store/owned_rows.h"

#include <fmt/format.h>

#include "store/exchange.h"

namespace accrue::store {

OwnedRows::OwnedRows(Connection& connection, std::string_view table, std::string_view owner, std::string_view columns)
    : connection_(connection),
      sql_(fmt::format("SELECT {0}, seq, {1} FROM {2} WHERE {0} >= ? ORDER BY {0}, seq", owner, columns, table)) {}

bool OwnedRows::next(std::int64_t owner) {
    if (owner != owner_ || !rows_)
        turn_to(owner);
    else if (taken_)
        look_ahead();
    if (!there_ || ahead_ != owner) return false;
    taken_ = true;
    if (rows_->integer() != count_++) throw Damage{};
    return true;
}

void OwnedRows::turn_to(std::int64_t owner) {
    if (taken_) look_ahead();
    // Between the owner that was asked for last and the row ahead there is nothing.
    bool const on_the_way = rows_ && owner > owner_ && (!there_ || ahead_ >= owner);
    owner_ = owner;
    count_ = 0;
    if (on_the_way) return;
    rows_.reset();
    rows_.emplace(connection_.query(sql_));
    rows_->bind(owner);
    look_ahead();
}

void OwnedRows::look_ahead() {
    taken_ = false;
    there_ = rows_->step();
    if (there_) ahead_ = rows_->integer();
}

} // namespace accrue::store
