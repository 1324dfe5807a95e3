// Qualifications: what they refer to and what their values are.
#include <algorithm>

#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

void check_cost(Cost const& cost, Path const& at, Findings& findings) {
    if (cost.money) check_not_negative(*cost.money, "money", at / "money", findings);
    if (cost.hours) check_not_negative(*cost.hours, "hours", at / "hours", findings);
    if (cost.months) check_not_negative(*cost.months, "months", at / "months", findings);
}

void check_references(Index const& index, Qualification const& row, Path const& at, Findings& findings) {
    refer_all(index.qualifications, row.same_as, at / "same_as", findings);
    refer_all(index.qualifications, row.implies, at / "implies", findings);
    refer_all(index.qualifications, row.after, at / "after", findings);
    check_named_once(row.tags, at / "tags", findings);
    for (std::size_t i = 0; i < row.same_as.size(); ++i)
        if (row.same_as[i] == row.id)
            findings.error("E209", at / "same_as" / i, fmt::format("'{}' names itself", row.id),
                           "name another qualification, or take it out");
}

// Told once for each name of values, and for each qualification.
void check_fine_values(Pack const& pack, Findings& findings) {
    std::unordered_map<std::string_view, std::int64_t> of_name;
    for (std::size_t i = 0; i < pack.qualifications.size(); ++i) {
        std::int64_t of_row = 1;
        for (auto const& [name, value] : pack.qualifications[i].values) {
            std::int64_t& unit = of_name.try_emplace(name, 1).first->second;
            bool const told = unit == 0 || of_row == 0;
            unit = common_denominator(unit, value.denominator);
            of_row = common_denominator(of_row, value.denominator);
            if (told || (unit != 0 && of_row != 0)) continue;
            findings.error("E245", Path("qualification") / i / "values" / name,
                           fmt::format("{} and the other values have no common denominator up to {}", to_text(value),
                                       finest_value),
                           "use decimals, or fractions with few different denominators");
        }
    }
}

} // namespace

void check_qualifications(Index const& index, Findings& findings) {
    Pack const& pack = index.pack;
    for (std::size_t i = 0; i < pack.qualifications.size(); ++i) {
        Qualification const& row = pack.qualifications[i];
        Path const at = Path("qualification") / i;
        check_references(index, row, at, findings);
        for (auto const& [name, value] : row.values) check_not_negative(value, name, at / "values" / name, findings);
        check_months(row.valid_months, "valid_months", at / "valid_months", findings);
        if (row.cost) check_cost(*row.cost, at / "cost", findings);
    }
    check_fine_values(pack, findings);
    constexpr std::size_t most_names = 50;
    auto const& names = index.values.all();
    if (names.size() > most_names)
        check_size(names.size(), most_names, "names of values",
                   Path("qualification") / *index.values.find(names[most_names]) / "values" / names[most_names],
                   findings);
    if (!pack.qualifications.empty() && std::ranges::none_of(pack.claims, &ClaimType::catalogue))
        findings.error("E266", Path("qualification") / 0, "no claim type names a qualification",
                       "give the type of certificates catalogue = true");
}

} // namespace accrue::rules
