#include "store/sealed.h"

#include "domain/text.h"
#include "domain/texts.h"
#include "store/evidence_rows.h"
#include "store/record_rows.h"
#include "store/signed_rows.h"

namespace accrue::store {
namespace {

constexpr std::string_view sealed_columns =
    "record, identifier, revision, sealed_on, file, package_sha256, bytes, application, withdrawn";

void exchange_sealed(Values& values, SealedApplication& sealed) {
    values.value(sealed.record.value);
    values.value(sealed.identifier);
    values.value(sealed.revision);
    values.value(sealed.on);
    values.value(sealed.file);
    values.value(sealed.package_sha256);
    values.value(sealed.bytes);
    values.value(sealed.application);
    values.value(sealed.withdrawn);
}

void exchange_key(Values& values, SigningKey& key) {
    values.value(key.secret);
    values.value(key.shown);
}

Problem damaged_row(Connection const& connection, std::string path, std::string_view what) {
    Problem found = problem("L139", connection.file(), what,
                            tr("nothing else is touched: take it from an older copy of the library"));
    found.where.path = std::move(path);
    return found;
}

std::string sealed_query(std::string_view condition) {
    return fmt::format("SELECT id, {}, sha256 FROM sealed_application WHERE {} ORDER BY id", sealed_columns, condition);
}

// Throws L139 where it is damaged.
SealedApplication read_sealed(Connection const& connection, Query& row) {
    SealedApplication sealed;
    sealed.id.value = row.integer();
    try {
        fill(row, sealed, exchange_sealed);
    } catch (Damage const&) {
        throw Refusal{damaged_row(connection, fmt::format("/sealed/{}", sealed.id.value),
                                  say("the note of the sealed application '{}' is damaged: it is not what was saved",
                                      shortened(sealed.file)))};
    }
    return sealed;
}

SealedApplication sealed_row(Connection& connection, SealedId id) {
    Query row = connection.query(sealed_query("id = ?"));
    if (row.bind(id.value).step()) return read_sealed(connection, row);
    throw Refusal{not_there(connection, tr("this sealed application is not in the library"))};
}

void set_withdrawn(Connection& connection, SealedApplication sealed, bool withdrawn) {
    connection.query("DELETE FROM sealed_application WHERE id = ?").bind(sealed.id.value).run();
    sealed.withdrawn = withdrawn;
    insert(connection, "sealed_application", sealed_columns, std::move(sealed), exchange_sealed);
}

// Throws L139 where it is damaged.
SigningKey read_key(Connection const& connection, Query& row) {
    std::int64_t const person = row.integer();
    SigningKey key;
    try {
        fill(row, key, exchange_key);
    } catch (Damage const&) {
        throw Refusal{damaged_row(connection, fmt::format("/keys/{}", person),
                                  tr("the key for sealing is damaged: it is not what was saved"))};
    }
    return key;
}

constexpr std::string_view key_query = "SELECT person, secret, shown, sha256 FROM signing_key";

} // namespace

Result<std::vector<SealedApplication>> list_sealed(Database const& database, RecordId record, Problems& damaged) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query(sealed_query("record = ?"));
        rows.bind(record.value);
        return read_all(connection, rows, read_sealed, damaged);
    } catch (...) {
        return failure(connection);
    }
}

Result<SealedApplication> load_sealed(Database const& database, SealedId id) {
    try {
        return sealed_row(database.connection(), id);
    } catch (...) {
        return failure(database.connection());
    }
}

Result<SealedId> add_sealed(Transaction& transaction, SealedApplication const& sealed) {
    Connection& connection = transaction.connection();
    try {
        if (!sealed.id) return insert(connection, "sealed_application", sealed_columns, sealed, exchange_sealed).id;
        set_withdrawn(connection, sealed_row(connection, sealed.id), false);
        return sealed.id;
    } catch (...) {
        return failure(transaction);
    }
}

Result<SealedApplication> withdraw_sealed(Transaction& transaction, SealedId id) {
    Connection& connection = transaction.connection();
    try {
        SealedApplication before = sealed_row(connection, id);
        set_withdrawn(connection, before, true);
        return before;
    } catch (...) {
        return failure(transaction);
    }
}

Result<std::optional<SigningKey>> load_key(Database const& database, PersonId person) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query(fmt::format("{} WHERE person = ?", key_query));
        if (!row.bind(person.value).step()) return std::optional<SigningKey>();
        return std::optional(read_key(connection, row));
    } catch (...) {
        return failure(connection);
    }
}

Result<Done> put_key(Transaction& transaction, PersonId person, SigningKey const& key) {
    Connection& connection = transaction.connection();
    try {
        SigningKey saved = key;
        Query query =
            connection.query("INSERT OR REPLACE INTO signing_key(person, secret, shown, sha256) VALUES(?, ?, ?, ?)");
        query.bind(person.value);
        Values values(Direction::Save);
        values.use(query);
        exchange_key(values, saved);
        query.bind(values.digest()).run();
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

void check_sealed(Connection& connection, Problems& problems) {
    Query rows = connection.query(sealed_query("1"));
    static_cast<void>(read_all(connection, rows, read_sealed, problems));
    Query keys = connection.query(key_query);
    static_cast<void>(read_all(connection, keys, read_key, problems));
}

} // namespace accrue::store
