// Values and Exchange: rows in both directions by the same code. Where a row is saved, each value is bound; where it
// is loaded, each value is read; so what is written and what is read cannot drift apart. Everything that passes is
// also appended to a text without ambiguity, whose SHA-256 is the digest of what was saved (or loaded).
//
// They throw: a value that cannot be read back (an unknown word, a day that does not exist) is damage.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/claim.h"
#include "domain/date.h"
#include "domain/number.h"
#include "store/connection.h"

namespace accrue::store {

enum class Direction { Save, Load };
enum class Digest { Kept, None }; // None: nobody will ask for it

struct Damage { // thrown inside the layer; the caller knows which record, entry or pack it is
};

class Values {
public:
    explicit Values(Direction direction, Digest digest = Digest::Kept) : direction_(direction), digest_(digest) {}

    [[nodiscard]] bool loading() const { return direction_ == Direction::Load; }
    void use(Query& query) { query_ = &query; }

    void value(std::string& text);
    void value(std::optional<std::string>& text);
    void value(int& number);
    void value(std::optional<int>& number);
    void value(std::int64_t& number);
    void value(std::optional<std::int64_t>& number);
    void value(bool& truth);
    void value(std::optional<bool>& truth);
    void value(Number& number);                // two columns
    void value(std::optional<Number>& number); // two columns
    void value(Date& day);
    void value(std::optional<Date>& day);

    // A word of a closed list, kept as its place in it; -1 is NULL. `choice` itself is never NULL.
    void choice(int& index, std::span<std::string_view const> words);
    void optional_choice(int& index, std::span<std::string_view const> words);

    // Into the digest only: a table begins, a row begins.
    void mark_table(std::string_view name);
    void mark_row(std::span<std::size_t const> keys);

    [[nodiscard]] std::string digest() const; // of all that has passed. REQUIRES: Digest::Kept

private:
    void pass(std::string_view text);
    void pass(std::int64_t number);
    bool pass_null(bool is_null); // both directions: true where the value is NULL

    Direction direction_;
    Digest digest_;
    Query* query_ = nullptr;
    std::string passed_;
};

// The tables of one owner: a pack's, a record's, an entry's.
class Exchange : public Values {
public:
    // `owner` names the column that all its tables have, such as "pack".
    Exchange(Connection& connection, Direction direction, std::string_view owner, std::int64_t id)
        : Values(direction), connection_(connection), owner_(owner), id_(id) {}

    void set_owner(std::int64_t id) { id_ = id; } // where it has just been inserted

    // Begins with the next table. `keys` are the columns that number the rows ("award, seq"), outermost first.
    void table(std::string_view name, std::string_view keys, std::string_view columns);

    // The same for one that older libraries did not have: without rows it leaves no trace in the digest.
    void later_table(std::string_view name, std::string_view keys, std::string_view columns);

    // On to the row with these keys, whose values are to follow. Saving: there is one as long as `more`. Loading:
    // there is one if the table's next row has these keys.
    bool next(std::span<std::size_t const> keys, bool more);
    bool next(std::initializer_list<std::size_t> keys, bool more) {
        return next(std::span<std::size_t const>(keys.begin(), keys.size()), more);
    }

    // All rows of a table with one text each, below the rows that `parents` number.
    void texts(std::initializer_list<std::size_t> parents, std::vector<std::string>& list);

    // After the last table: writes what is pending, or throws Damage where rows are left that belong nowhere.
    void finish();

private:
    void begin_table(std::string_view name, std::string_view keys, std::string_view columns);
    void look_ahead();
    void begin_row(std::span<std::size_t const> keys);

    Connection& connection_;
    std::string owner_;
    std::int64_t id_;
    std::optional<Query> table_; // the one that is gone through
    std::string insert_;         // saving: its SQL
    std::size_t key_count_ = 0;
    std::string unmarked_;            // the name of a later table until its first row
    bool row_ = false;                // saving: a row is bound; loading: there is a row ahead
    bool taken_ = false;              // loading: that row has been read
    std::vector<std::int64_t> ahead_; // loading: its keys
};

// A claim's own columns, in both directions; its lists of fields and of evidence are tables.
inline constexpr std::string_view claim_columns =
    "claim_id, type, qualification, title, organisation, on_day, from_day, to_day, note, basis";
void exchange_claim(Values& values, Claim& claim);
inline constexpr std::string_view field_columns = "name, kind, truth, number_num, number_den, text";
void exchange_field(Values& values, std::pair<std::string, FieldValue>& field);

} // namespace accrue::store
