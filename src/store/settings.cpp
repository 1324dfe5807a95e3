#include "store/settings.h"

#include "store/connection.h"
#include "store/failure.h"

namespace accrue::store {

Result<std::optional<std::string>> setting(Database const& database, std::string_view key) {
    try {
        Query row = database.connection().query("SELECT value FROM setting WHERE key = ?");
        row.bind(std::string(key));
        return row.step() ? std::optional(row.text()) : std::nullopt;
    } catch (...) {
        return failure(database.connection());
    }
}

Result<Done> set_setting(Transaction& transaction, std::string_view key, std::string_view value) {
    try {
        transaction.connection()
            .query("INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
            .bind(std::string(key))
            .bind(std::string(value))
            .run();
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

} // namespace accrue::store
