// A pack's rows as values under the keys of the rule language, as an author would write them: for what goes through all of a
// pack without knowing its kinds of rows, such as comparing two packs or writing one as JSON. What has its default is left out.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rules/pack.h"

namespace accrue::rules {

struct WrittenKey;

struct Written {
    using List = std::vector<Written>;
    using Table = std::vector<WrittenKey>; // in the order of the language; keys are unique
    std::variant<bool, Number, Date, std::string, List, Table> value;
    friend bool operator==(Written const&, Written const&) = default;
};

struct WrittenKey {
    std::string key;
    Written value;
    friend bool operator==(WrittenKey const&, WrittenKey const&) = default;
};

struct WrittenRow {
    std::string_view kind; // "award": one of row_kinds.h
    std::string id;        // of a row that stands there once: empty
    Written::Table keys;   // without the id
    int line = 0;          // 0: not known
};

// Kind by kind in the order of the language, the rows of a kind as they stand. Of a pack as written (carried.h).
[[nodiscard]] std::vector<WrittenRow> written_rows(Pack const& pack);

// "12", "\"ASM\"", "[[0, \"ASM\"], [10, \"PSM\"]]", "{ by = \"kind\", blog = 1/2 }": close to TOML, on one line.
[[nodiscard]] std::string to_text(Written const& written);

} // namespace accrue::rules
