// What one item of an award is worth: quantity, formula, factor, rounding, limits (rule-language section 3, step 5).
#pragma once

#include <optional>

#include "rules/item_value.h"
#include "scoring/duration.h"

namespace accrue::scoring {

using rules::ItemValue;

inline std::int64_t field_value(BoundApplication const& application, BoundClaim const& claim, int field) {
    return application.values[static_cast<std::size_t>(claim.values + field)];
}

// True where the condition holds for the claim. In the header because the scorer asks it for every claim and award.
inline bool holds(rules::CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim,
                  rules::CompiledCondition const& condition) {
    using Condition = rules::CompiledCondition;
    switch (condition.kind) {
    case Condition::Kind::Options: {
        std::int64_t const value = field_value(application, claim, condition.field);
        std::uint64_t const is_among = condition.options >> (static_cast<std::uint64_t>(value) % 64U);
        return (is_among & static_cast<std::uint64_t>(value != rules::absent)) != 0; // no branch: nobody could guess it
    }
    case Condition::Kind::Numbers: {
        std::int64_t const value = field_value(application, claim, condition.field);
        std::int64_t const number = value == rules::absent ? 0 : value;
        return number >= condition.from && number <= condition.to;
    }
    case Condition::Kind::Dates: {
        std::int32_t const day = condition.date_key == Condition::DateKey::On     ? claim.on
                                 : condition.date_key == Condition::DateKey::From ? claim.from
                                                                                  : claim.to;
        return day >= condition.from && day <= condition.to;
    }
    case Condition::Kind::Qualifications:
        return pack.qualification_sets[static_cast<std::size_t>(condition.qualifications)].contains(
            claim.qualification);
    }
    return false;
}

// True where all conditions hold for the claim.
inline bool matches(rules::CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim,
                    rules::Range conditions) {
    for (int i = 0; i < conditions.count; ++i)
        if (!holds(pack, application, claim, pack.conditions[static_cast<std::size_t>(conditions.first + i)]))
            return false;
    return true;
}

// True where one of these type_conditions is of the claim's type and holds for it.
inline bool matches_any(rules::CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim,
                        rules::Range where) {
    for (int i = where.first; i < where.first + where.count; ++i) {
        rules::TypeConditions const& row = pack.type_conditions[static_cast<std::size_t>(i)];
        if (row.type == claim.type) return matches(pack, application, claim, row.conditions);
    }
    return false;
}

// The only award that can match the claim, or none.
inline int matching_award(rules::CompiledPack const& pack, BoundApplication const& application,
                          rules::CompiledType const& type, BoundClaim const& claim) {
    for (int i = 0; i < type.awards.count; ++i) {
        int const award = pack.award_lists[static_cast<std::size_t>(type.awards.first + i)];
        if (matches(pack, application, claim, pack.awards[static_cast<std::size_t>(award)].conditions)) return award;
    }
    return rules::none;
}

// The facts that awards read: Assessment::facts.
using Facts = std::vector<FactResult>;

// The value by the award's formula, worked out in full.
[[nodiscard]] ItemValue formula_item_value(rules::CompiledPack const& pack, BoundApplication const& application,
                                           Facts const& facts, BoundClaim const& claim, int award);

// The same of a claim before which `before` others were counted that are equal in the award's occurrence field.
[[nodiscard]] ItemValue repeated_value(rules::CompiledPack const& pack, BoundApplication const& application,
                                       Facts const& facts, BoundClaim const& claim, int award, int before);

// The item that an award without a claim makes of facts.
[[nodiscard]] ItemValue claimless_value(rules::CompiledPack const& pack, BoundApplication const& application,
                                        Facts const& facts, int award);

// The value of `claim` alone under the award, the first of its occurrence: one of those that the pack has ready, where
// the option says which.
inline ItemValue item_value(rules::CompiledPack const& pack, BoundApplication const& application, Facts const& facts,
                            BoundClaim const& claim, int award) {
    using Formula = rules::CompiledAward::Formula;
    rules::CompiledAward const& row = pack.awards[static_cast<std::size_t>(award)];
    bool const by_option = row.formula == Formula::Options;
    if (row.ready.count == 0 || (!by_option && row.formula != Formula::Fixed))
        return formula_item_value(pack, application, facts, claim, award);
    std::int64_t const option = by_option ? field_value(application, claim, row.option_field) : 0;
    if (option == rules::absent) return {};
    return pack.item_values[static_cast<std::size_t>(row.ready.first + option)];
}

// What an item's value is made of, number by number, as explanations tell it.
struct Working {
    struct Looked {             // a quantity that `per` or `banded` looks up
        rules::Product read;    // as it is,
        rules::Product limited; // up to field_max,
        rules::Product left;    // and after `less`
        bool enough = true;     // not below min_input
        int band = rules::none; // that it reaches, counted from 0
        rules::Product points;  // in quanta
    };
    struct Place { // on an axis of a table
        bool known = true;
        rules::Product at;
        int index = rules::none; // of the row or the column; none: below the first
        rules::Product points;   // of a row: its cell, in quanta
    };
    std::vector<Looked> looked;
    std::vector<rules::Product> taken; // what each field of `less` takes off
    std::vector<Place> rows;
    std::optional<Place> column;
    Number factor{1, 1};
    Number rate{1, 1};
    rules::Product formula; // in quanta, as are the products below
    rules::Product after_factor;
    rules::Product product; // after the rate of its occurrence
    ItemValue item;
};

// The way to the value of a claim before which `before` others of its occurrence count.
[[nodiscard]] Working working_of(rules::CompiledPack const& pack, BoundApplication const& application,
                                 Facts const& facts, BoundClaim const& claim, int award, int before);
// To that of an award without a claim.
[[nodiscard]] Working claimless_working(rules::CompiledPack const& pack, BoundApplication const& application,
                                        Facts const& facts, int award);
// To that of merged_value(), of which workspace.intervals and `first_claim` are.
[[nodiscard]] Working merged_working(rules::CompiledPack const& pack, BoundApplication const& application,
                                     Facts const& facts, BoundClaim const& first_claim, int award,
                                     Workspace& workspace);

// True where the award looks up days and not months.
[[nodiscard]] bool reads_days(rules::CompiledPack const& pack, rules::CompiledAward const& award);

// The value of the one item that a merging award makes of workspace.intervals; `first_claim` answers for fields.
[[nodiscard]] ItemValue merged_value(rules::CompiledPack const& pack, BoundApplication const& application,
                                     Facts const& facts, BoundClaim const& first_claim, int award,
                                     Workspace& workspace);

} // namespace accrue::scoring
