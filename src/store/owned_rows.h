// OwnedRows: a table whose rows belong to owners, such as the entries of records, read by one cursor; for what reads many of
// them. Everything throws.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/connection.h"

namespace accrue::store {

// The rows, owner by owner and then by `seq`. Owners may be asked for in any order; where it is that of the table nothing is
// looked for.
class OwnedRows {
public:
    OwnedRows(Connection& connection, std::string_view table, std::string_view owner, std::string_view columns);

    // On to the owner's next row, whose values follow in query(); false: there is none left. Throws Damage where its
    // number is not the next one, from 0.
    bool next(std::int64_t owner);

    [[nodiscard]] Query& query() { return *rows_; }

private:
    void turn_to(std::int64_t owner);
    void look_ahead();

    Connection& connection_;
    std::string sql_;
    std::optional<Query> rows_;
    std::int64_t owner_ = 0; // asked for last
    std::int64_t count_ = 0; // rows of it that were read
    std::int64_t ahead_ = 0; // owner of the row ahead
    bool there_ = false;     // there is a row ahead
    bool taken_ = false;     // which was read
};

} // namespace accrue::store
