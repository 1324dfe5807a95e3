// Qualifications: what they refer to and what their values are.
#include <algorithm>

#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"
#include "rules/choices.h"

namespace accrue::rules {
namespace {

void check_references(Index const& index, Qualification const& row, Path const& at, Findings& findings) {
    refer_all(index.qualifications, row.same_as, at / "same_as", findings);
    refer_all(index.qualifications, row.implies, at / "implies", findings);
    refer_all(index.qualifications, row.after, at / "after", findings);
    refer_all(index.qualifications, row.not_with, at / "not_with", findings);
    if (row.required_gate) {
        refer(index.gates, *row.required_gate, at / "requires", findings);
        refuse_advice(index, *row.required_gate, at / "requires", findings);
    }
    check_named_once(row.tags, at / "tags", findings);
    auto const refuse_itself = [&](std::vector<std::string> const& others, std::string_view key) {
        for (std::size_t i = 0; i < others.size(); ++i)
            if (others[i] == row.id)
                findings.error("E209", at / key / i, fmt::format("'{}' names itself", row.id),
                               "name another qualification, or take it out");
    };
    refuse_itself(row.same_as, "same_as");
    refuse_itself(row.not_with, "not_with");
    for (std::size_t i = 0; i < row.not_with.size(); ++i)
        for (auto const* bound : {&row.same_as, &row.implies, &row.after})
            if (std::ranges::find(*bound, row.not_with[i]) != bound->end())
                findings.error("E275", at / "not_with" / i,
                               fmt::format("'{}' cannot count beside '{}', which it also stands for or follows", row.id,
                                           row.not_with[i]),
                               "take it out of one of the two lists");
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

// Whoever holds everything must still get an exact answer to which of it counts.
void check_choices(Index const& index, Findings& findings) {
    Neighbours neighbours(index.pack.qualifications.size());
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < neighbours.size(); ++i)
        for (std::string const& id : index.pack.qualifications[i].not_with) {
            auto const other = index.qualifications.find(id);
            if (!other || *other == i) continue;
            if (!first) first = i;
            neighbours[i].push_back(static_cast<int>(*other));
            neighbours[*other].push_back(static_cast<int>(i));
        }
    auto const excluding = std::ranges::count_if(neighbours, [](auto const& list) { return !list.empty(); });
    bool const few = excluding <= static_cast<std::ptrdiff_t>(most_excluding);
    if (!first || (few && choices(neighbours, most_choices))) return;
    findings.error("E255", Path("qualification") / *first / "not_with",
                   few ? fmt::format("these qualifications exclude each other in more than {} ways", most_choices)
                       : fmt::format("{} qualifications exclude others, and at most {} may", excluding, most_excluding),
                   "let fewer exclude each other, so that the best choice can be found exactly");
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
    check_choices(index, findings);
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
