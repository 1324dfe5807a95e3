#include "session/library_check.h"

#include "store/database.h"

namespace accrue::session {

Result<store::Health> check_library(std::filesystem::path const& library, std::string const& now) {
    auto const database = store::Database::open(library, now);
    if (!database) return database.problem();
    return store::check(*database);
}

} // namespace accrue::session
