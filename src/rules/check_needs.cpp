#include "rules/check_needs.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/check_conditions.h"
#include "rules/check_lists.h"
#include "rules/fact_name.h"

namespace accrue::rules {
namespace {

bool is_life(Index const& index, std::optional<Window> const& per) {
    return per ? per->kind == Window::Kind::Life : index.scope == Period::Life;
}

void refuse_unbounded(std::string_view what, Path const& at, Findings& findings) {
    findings.error("E291", at,
                   fmt::format("{} is by the months of a window, and the life has no number of months", what),
                   "count by year, by cycle or by { years = n }");
}

void check_by_status(Index const& index, ByStatus const& by, bool bounded, Path const& at, Findings& findings) {
    for (auto const& [code, number] : by.numbers) {
        refer(index.statuses, code, at / "status" / code, findings);
        check_points(index.pack.header, number, code, at / "status" / code, findings);
    }
    if (by.at == ByStatus::At::Weighted && !bounded) refuse_unbounded("\"weighted\"", at / "at", findings);
}

void check_by_fact(Index const& index, ByFact const& by, Path const& at, Findings& findings) {
    for (auto const& [option, number] : by.numbers)
        check_points(index.pack.header, number, option, at / option, findings);
    FactName const parts = split_fact(by.fact);
    if (parts.field.empty())
        return findings.error("E224", at / "fact", fmt::format("'{}' is no fact", shortened(by.fact)),
                              "write profile type, dot and field, such as \"employer.size\"");
    auto const claim = refer(index.claims, parts.type, at / "fact", findings);
    if (!claim) return;
    ClaimType const& type = index.pack.claims[*claim];
    if (!type.profile)
        findings.error(
            "E292", at / "fact",
            fmt::format("'{}' is no profile type: more evidence could raise a need or lower a limit", type.id),
            "let such a number hang on a type with profile = true");
    Field const* field =
        refer_field(type, std::string_view(by.fact).substr(parts.type.size() + 1), at / "fact", findings);
    if (field == nullptr) return;
    if (field->kind != Field::Kind::Enum)
        return findings.error("E225", at / "fact",
                              fmt::format("the field '{}' is no enum, so it has no options to choose by", field->name),
                              field->kind == Field::Kind::Bool ? std::string(enum_instead_of_bool)
                                                               : "name an enum field");
    std::vector<std::string_view> given;
    for (auto const& [option, number] : by.numbers) given.emplace_back(option);
    check_options_named(*field, given, at, fmt::format("the choice by '{}'", by.fact), findings);
}

// The types whose claims earn points in the category, or in one inside it.
std::vector<ClaimType const*> types_that_earn(Index const& index, std::size_t category) {
    std::vector<ClaimType const*> types;
    for (Award const& award : index.pack.awards) {
        auto const lies = [&](std::string const& id) {
            auto const into = index.categories.find(id);
            return into && lies_inside(index, *into, category);
        };
        auto const claim = index.claims.find(award.claim);
        if (!claim || !(lies(award.into) || std::ranges::any_of(award.also, lies))) continue;
        ClaimType const* const type = &index.pack.claims[*claim];
        if (std::ranges::find(types, type) == types.end()) types.push_back(type);
    }
    return types;
}

bool has_field(ClaimType const& type, Condition const& condition) {
    if (auto const* options = std::get_if<Condition::Options>(&condition.test))
        return field_of(type, options->field) != nullptr;
    if (auto const* range = std::get_if<Condition::NumberRange>(&condition.test))
        return field_of(type, range->field) != nullptr;
    if (auto const* range = std::get_if<Condition::DateRange>(&condition.test))
        return type.period == (range->field != "on");
    return type.catalogue;
}

// Where the conditions suit no type that earns points there, the one that comes nearest shows why.
void check_where(Index const& index, PointsNeeded const& kind, Path const& row, Findings& findings) {
    auto const category = index.categories.find(kind.in);
    if (kind.where.empty() || !category) return;
    std::vector<ClaimType const*> const types = types_that_earn(index, *category);
    if (types.empty()) return; // nothing pays into the category, which is told elsewhere
    ClaimType const* nearest = types.front();
    std::ptrdiff_t most = -1;
    for (ClaimType const* type : types) {
        if (conditions_fit(index, *type, kind.where)) return;
        auto const known = std::ranges::count_if(kind.where, [&](Condition const& c) { return has_field(*type, c); });
        if (known > most) nearest = type;
        most = std::max(most, known);
    }
    check_conditions(index, *nearest, kind.where, row / "where", findings);
}

} // namespace

std::vector<std::pair<std::string, Number>> const& numbers_of(NumberBy const& by) {
    auto const* status = std::get_if<ByStatus>(&by);
    return status != nullptr ? status->numbers : std::get<ByFact>(by).numbers;
}

void check_number_by(Index const& index, NumberBy const& by, bool bounded, Path const& at, Findings& findings) {
    if (auto const* status = std::get_if<ByStatus>(&by)) check_by_status(index, *status, bounded, at, findings);
    if (auto const* fact = std::get_if<ByFact>(&by)) check_by_fact(index, *fact, at, findings);
}

void check_window(Index const& index, std::optional<Window> const& per, Path const& at, Findings& findings) {
    if (!per) return;
    if (per->kind == Window::Kind::Cycle) check_period(index, Period::Cycle, at, findings);
    if (per->kind == Window::Kind::EveryYear && !index.pack.header.cycle)
        findings.error("E253", at, "this pack has no cycle, so there is no first year to begin with",
                       "add pack.cycle, or write \"year\"");
    if (per->kind == Window::Kind::Rolling) check_from_one(per->years, 100, "years", at / "years", findings);
}

void check_points_options(Index const& index, PointsNeeded const& kind, Path const& row, Findings& findings) {
    bool const bounded = !is_life(index, kind.per);
    check_window(index, kind.per, row / "per", findings);
    check_where(index, kind, row, findings);
    if (kind.need_by)
        check_number_by(index, *kind.need_by, bounded, row / "need_by", findings);
    else
        check_points(index.pack.header, kind.points, "points", row / "points", findings);
    if (kind.prorate && !bounded) refuse_unbounded("'prorate'", row / "prorate", findings);
    if (kind.prorate && index.pack.statuses.empty())
        findings.error("E293", row / "prorate", "'prorate' is by the months with a status, and this pack has none",
                       "add status rows, or take prorate out");
    if (!kind.years_done) return;
    if (!kind.per || kind.per->kind != Window::Kind::EveryYear)
        return findings.error("E235", row / "years_done", "'years_done' counts the years of a cycle one by one",
                              "add per = \"every_year\", or take it out");
    auto const& cycle = index.pack.header.cycle;
    if (cycle) check_from_one(*kind.years_done, std::max(cycle->years, 1), "years_done", row / "years_done", findings);
}

} // namespace accrue::rules
