#include "rules/check_conditions.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/check_lists.h"

namespace accrue::rules {
namespace {

constexpr std::size_t most_options = 64; // of an enum that a condition chooses from: a set of them is one word

struct ConditionCheck {
    Index const& index;
    ClaimType const& type;
    Path const& at;
    Findings& findings;

    void operator()(Condition::Options const& test) const {
        Path const here = at / test.field;
        check_named_once(test.options, here, findings);
        Field const* field = refer_field(type, test.field, here, findings);
        if (field == nullptr) return;
        if (field->kind == Field::Kind::Enum || field->kind == Field::Kind::Bool) {
            check_options(*field, test, here);
            return;
        }
        findings.error("E225", here,
                       fmt::format("the field '{}' is {}, so it has no options", field->name,
                                   is_number(*field) ? "a number" : "text"),
                       is_number(*field) ? "write { from = ..., to = ... }" : "choose by an enum or a bool");
    }

    void check_options(Field const& field, Condition::Options const& test, Path const& here) const {
        std::vector<std::string_view> known{"true", "false"};
        if (field.kind == Field::Kind::Enum) known.assign(field.options.begin(), field.options.end());
        if (known.size() > most_options) {
            findings.error("E246", here,
                           fmt::format("the field '{}' has {} options, and conditions can choose among {}", field.name,
                                       known.size(), most_options),
                           "group the options, or choose by another field");
            return;
        }
        for (std::size_t i = 0; i < test.options.size(); ++i)
            if (std::ranges::find(known, test.options[i]) == known.end())
                findings.error("E213", here / i,
                               fmt::format("the field '{}' has no option '{}'", field.name, test.options[i]),
                               findings.instead_of(test.options[i], known));
    }

    void operator()(Condition::NumberRange const& test) const {
        Path const here = at / test.field;
        Field const* field = refer_field(type, test.field, here, findings);
        if (field != nullptr && !is_number(*field))
            findings.error("E225", here, fmt::format("the field '{}' is no number, so it has no range", field->name),
                           "write a list of its options");
        if (test.from && test.to && *test.from >= *test.to)
            findings.error("E236", here,
                           fmt::format("no number is from {} and below {}", to_text(*test.from), to_text(*test.to)),
                           "a range of numbers includes from and excludes to: let to be larger");
    }

    void operator()(Condition::DateRange const& test) const {
        Path const here = at / test.field;
        bool const of_period = test.field == "from" || test.field == "to";
        if (!of_period && test.field != "on")
            findings.error("E225", here, fmt::format("'{}' is no date of a claim", test.field),
                           "a range of dates stands at on, from or to");
        else if (of_period != type.period)
            findings.error("E228", here,
                           fmt::format("the claim type '{}' {}, so its claims have no '{}'", type.id,
                                       type.period ? "is a period" : "is no period", test.field),
                           type.period ? "choose by from or to" : "choose by on");
        if (test.from && test.to && *test.from > *test.to)
            findings.error("E236", here, fmt::format("no day is from {} to {}", to_text(*test.from), to_text(*test.to)),
                           "exchange the two dates, or correct one");
    }

    [[nodiscard]] bool is_catalogue(std::string_view key) const {
        if (!type.catalogue)
            findings.error("E227", at / key, fmt::format("claims of the type '{}' name no qualification", type.id),
                           "choose by a field, or let the type have catalogue = true");
        return type.catalogue;
    }

    void operator()(Condition::Tags const& test) const {
        if (is_catalogue("tag")) refer_all(index.tags, test.tags, at / "tag", findings);
    }
    void operator()(Condition::Qualifications const& test) const {
        if (is_catalogue("qualification")) refer_all(index.qualifications, test.ids, at / "qualification", findings);
    }
};

} // namespace

void check_conditions(Index const& index, ClaimType const& type, Conditions const& conditions, Path const& at,
                      Findings& findings) {
    for (Condition const& condition : conditions) std::visit(ConditionCheck{index, type, at, findings}, condition.test);
}

bool conditions_fit(Index const& index, ClaimType const& type, Conditions const& conditions) {
    Positions const nowhere{std::string()};
    Findings findings(nowhere);
    check_conditions(index, type, conditions, Path("award"), findings);
    return findings.empty();
}

} // namespace accrue::rules
