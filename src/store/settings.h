// Settings: small texts by key that belong to a library (theme, scale, the record shown last). Not part of the change
// log.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/result.h"
#include "store/database.h"

namespace accrue::store {

[[nodiscard]] Result<std::optional<std::string>> setting(Database const& database, std::string_view key);
[[nodiscard]] Result<Done> set_setting(Transaction& transaction, std::string_view key, std::string_view value);

} // namespace accrue::store
