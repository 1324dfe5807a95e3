// Index: who bears which id, looked up once before the parts of check() run. It views the pack and must not outlive it.
// Of rows that share an id the first is meant; check_ids reports the others. Private to src/rules/check*.cpp.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/check_findings.h"
#include "rules/field_value.h"
#include "rules/pack.h"

namespace accrue::rules {

// The longest time there is, in months: 1900 to 2200.
inline constexpr int most_months = 301 * 12;

// Values of one name, and values of one qualification, share a denominator up to this, so that sums of them are exact.
inline constexpr std::int64_t finest_value = 10'000;

// The denominator that both have, or 0 where it would be above finest_value, or either is 0.
[[nodiscard]] std::int64_t common_denominator(std::int64_t a, std::int64_t b);

// The names of one kind, each with the row that bears it.
class Names {
public:
    // "claim type", and the problem of naming one that is not there.
    Names(std::string_view noun, std::string_view unknown) : noun_(noun), unknown_(unknown) {}

    void add(std::string_view name, std::size_t row);
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> const& all() const { return all_; } // as added, each once
    [[nodiscard]] std::string_view noun() const { return noun_; }
    [[nodiscard]] std::string_view unknown() const { return unknown_; }

private:
    std::string_view noun_;
    std::string_view unknown_;
    std::unordered_map<std::string_view, std::size_t> rows_;
    std::vector<std::string_view> all_;
};

struct Index {
    explicit Index(Pack const& pack);

    Pack const& pack;
    Names levels{"level", "E210"};
    Names statuses{"status", "E290"};
    Names claims{"claim type", "E211"};
    Names qualifications{"qualification", "E214"};
    Names categories{"category", "E215"};
    Names awards{"award", ""};
    Names caps{"cap", "E222"};
    Names gates{"gate", "E216"};
    Names steps{"step", "E217"};
    Names tables{"table", "E218"};
    Names clauses{"clause", "E219"};
    Names examples{"example", "E223"};
    Names tags{"tag", "E220"};                                      // with the first qualification that bears it
    Names values{"value", "E221"};                                  // of qualifications, likewise
    std::unordered_map<std::string_view, std::int64_t> value_units; // by name of values: their common denominator

    std::vector<std::optional<std::size_t>> parents; // by category
    // Parents before children; categories on a cycle, or below one, are left out.
    std::vector<std::size_t> parents_first;
    Period scope = Period::Life; // the pack's cycle, or the life where it has none
};

// True where `category` is `around`, or below it.
[[nodiscard]] bool lies_inside(Index const& index, std::size_t category, std::size_t around);

// The row that `name` means. Where there is none: an error at `at`, with a suggestion.
std::optional<std::size_t> refer(Names const& names, std::string_view name, Path const& at, Findings& findings);

[[nodiscard]] Field const* field_of(ClaimType const& type, std::string_view name); // nullptr: no such field
// The field of `type` that `name` means; where there is none an error at `at`.
Field const* refer_field(ClaimType const& type, std::string_view name, Path const& at, Findings& findings);

// The gates that a gate names, and the key that lists them; nullptr: it names none.
[[nodiscard]] std::vector<std::string> const* members_of(Gate const& gate);
[[nodiscard]] std::string_view members_key(Gate const& gate);

} // namespace accrue::rules
