// Checks that several kinds of row share: lists, cells that name every option, bands, numbers.
// Private to src/rules/check*.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rules/check_findings.h"
#include "rules/check_index.h"

namespace accrue::rules {

// Nothing stands twice in `names`, whose items stand at `list`/0, `list`/1 ...
void check_named_once(std::vector<std::string> const& names, Path const& list, Findings& findings);

// Every name in `names` is known; items stand at `list`/0, `list`/1 ...; and none stands twice.
void refer_all(Names const& known, std::vector<std::string> const& names, Path const& list, Findings& findings);

// What to do where a choice by options is asked of a yes-or-no field.
inline constexpr std::string_view enum_instead_of_bool = "make it an enum: { enum = [\"no\", \"yes\"] }";

// The enum field `by` of `type`, whose every option `given` names; otherwise the problems, at `row` (what is missing), at
// `row`/OPTION (what is unknown) and at `row`/by. `what` says whose options these are: "the award 'talk'".
void check_every_option(ClaimType const& type, std::string_view by, std::vector<std::string_view> const& given,
                        Path const& row, std::string_view what, Findings& findings);

// As above, for an enum field that is known already. False: something was reported.
bool check_options_named(Field const& field, std::vector<std::string_view> const& given, Path const& row,
                         std::string_view what, Findings& findings);

// `from` values rise strictly; item i stands at `list`/i.
void check_rising(std::vector<Number> const& from, Path const& list, Findings& findings);

// The rank of a level cell: -1 for "-", nullopt for a level that is not there.
[[nodiscard]] std::optional<int> rank_of(Index const& index, std::string_view cell);
// Bands of levels: levels known, `from` rising, results not falling. Band i stands at `list`/i.
void check_level_bands(Index const& index, std::vector<Band<std::string>> const& bands, Path const& list,
                       Findings& findings);

// Limits of the single value at `at`, which messages call `name`.
void check_not_negative(Number const& number, std::string_view name, Path const& at, Findings& findings);
void check_above_zero(Number const& number, std::string_view name, Path const& at, Findings& findings);
void check_from_one(int number, int most, std::string_view name, Path const& at, Findings& findings);
// No more of a thing than this program works through in good time; `what` is "fields of the claim type 'talk'".
void check_size(std::size_t size, std::size_t most, std::string_view what, Path const& at, Findings& findings);
// A number of months, up to the longest time there is.
void check_months(std::optional<int> const& months, std::string_view name, Path const& at, Findings& findings);

// `points` is a whole number of the pack's quanta.
[[nodiscard]] bool whole_quanta(Header const& header, Number const& points);
void check_quanta(Header const& header, Number const& points, std::string_view name, Path const& at,
                  Findings& findings);
// Points that are not negative, and whole quanta.
void check_points(Header const& header, Number const& points, std::string_view name, Path const& at,
                  Findings& findings);

// Amounts that are not negative; they stand at `at`/money and so on.
void check_cost(Cost const& cost, Path const& at, Findings& findings);

// Formats are written as file names end, none twice.
void check_formats(std::vector<std::string> const& formats, Path const& list, Findings& findings);
// `to`, which stands at `at`, is not before `from`.
void check_span(Date from, std::optional<Date> to, Path const& at, Findings& findings);

// A row asks for a period that the pack has: "cycle" only where there is one.
void check_period(Index const& index, std::optional<Period> per, Path const& at, Findings& findings);
// What is named at `at` must be able to decide: no advice gate.
void refuse_advice(Index const& index, std::string_view gate, Path const& at, Findings& findings);

} // namespace accrue::rules
