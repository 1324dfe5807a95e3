#include "path/candidates.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "path/own_costs.h"
#include "rules/field_value.h"

namespace accrue::path {
namespace {

using rules::CompiledPack;
using rules::Field;
using rules::none;

constexpr std::size_t most_choices = 256;          // of fields, of one type
constexpr std::int64_t most_units = 1'000;         // of one entry
constexpr std::int64_t finest_cost = 1'000'000;    // costs are counted in so small a part at most
constexpr std::string_view id_prefix = "addition"; // of the claims' ids

std::int64_t rounded_down(Number const& number) {
    std::int64_t const whole = number.numerator / number.denominator;
    return whole - (number.numerator % number.denominator < 0 ? 1 : 0);
}

std::int64_t rounded_up(Number const& number) { return -rounded_down({-number.numerator, number.denominator}); }

// Money, hours and months as whole parts of one unit each; a cost that needs a finer part is rounded up.
class CostCounter {
public:
    CostCounter(CompiledPack const& pack, std::vector<OwnCost> const& own) {
        for (rules::Qualification const& row : pack.pack.qualifications)
            if (auto const cost = cost_of(row, own)) take(*cost);
        for (rules::ClaimType const& row : pack.pack.claims)
            if (auto const cost = cost_of(row, own)) take(cost->cost);
    }

    [[nodiscard]] Costs count(rules::Cost const& cost, Number const& times = {1, 1}) const {
        Costs costs{};
        auto const amounts = numbers(cost);
        for (std::size_t k = 0; k < costs.size(); ++k) {
            Int128 const parts = Int128{amounts[k].numerator} * units_[k] * times.numerator;
            Int128 const one = Int128{amounts[k].denominator} * times.denominator;
            Int128 const whole = (parts + one - 1) / one;
            costs[k] = static_cast<std::int64_t>(std::min<Int128>(whole, most_cost));
        }
        return costs;
    }

    [[nodiscard]] Costs const& units() const { return units_; }

private:
    static constexpr std::int64_t most_cost = std::int64_t{1} << 50U; // a thousand of them can be added up

    static std::array<Number, 3> numbers(rules::Cost const& cost) {
        return {cost.money.value_or(Number{}), cost.hours.value_or(Number{}), cost.months.value_or(Number{})};
    }

    void take(rules::Cost const& cost) {
        auto const amounts = numbers(cost);
        for (std::size_t k = 0; k < units_.size(); ++k) {
            std::int64_t const finer = std::lcm(units_[k], amounts[k].denominator);
            units_[k] = std::min(finer, finest_cost);
        }
    }

    Costs units_{1, 1, 1};
};

// The values worth trying in one field; an absent one leaves it out.
std::vector<std::optional<FieldValue>> values_of(Field const& field) {
    std::vector<std::optional<FieldValue>> values;
    if (field.kind == Field::Kind::Enum)
        for (std::string const& option : field.options) values.emplace_back(option);
    else if (field.kind == Field::Kind::Bool)
        values = {FieldValue{false}, FieldValue{true}};
    else if (rules::is_number(field))
        values = {FieldValue{field.low}, FieldValue{field.high}};
    else if (!field.optional)
        values = {FieldValue{std::string(new_text)}};
    if (field.optional) values.insert(values.begin(), std::nullopt);
    return values;
}

class CandidateFinder {
public:
    CandidateFinder(CompiledPack const& pack, std::vector<OwnCost> const& own, Date on)
        : pack_(pack), own_(own), on_(on), costs_(pack, own) {
        found_.units = costs_.units();
    }

    Candidates find() {
        for (std::size_t q = 0; q < pack_.pack.qualifications.size(); ++q)
            if (auto const cost = cost_of(pack_.pack.qualifications[q], own_))
                add_qualification(static_cast<int>(q), *cost);
        for (rules::ClaimType const& type : pack_.pack.claims)
            if (auto const cost = cost_of(type, own_); cost && is_entered_once_done(type) && !type.catalogue)
                add_activity(type, *cost);
        return std::move(found_);
    }

private:
    // One claim for each choice of the fields but `priced`.
    std::vector<Claim> choices(rules::ClaimType const& type, std::optional<std::string> const& priced) {
        Claim plain;
        plain.type = type.id;
        plain.on = on_;
        if (type.title_required || !type.catalogue) plain.title = type.title; // each entry gets one of its own
        std::vector<Claim> claims{plain};
        for (Field const& field : type.fields) {
            if (field.derived || field.name == priced) continue;
            auto const values = values_of(field);
            if (values.empty()) continue;
            std::vector<Claim> longer;
            for (Claim const& claim : claims)
                for (auto const& value : values) {
                    Claim& next = longer.emplace_back(claim);
                    if (value) set_field(next, field.name, *value);
                }
            found_.complete = found_.complete && longer.size() <= most_choices;
            longer.resize(std::min(longer.size(), most_choices));
            claims = std::move(longer);
        }
        return claims;
    }

    void add_qualification(int q, rules::Cost const& cost) {
        rules::Qualification const& row = pack_.pack.qualifications[static_cast<std::size_t>(q)];
        for (rules::ClaimType const& type : pack_.pack.claims) {
            if (!type.catalogue || !is_entered_once_done(type)) continue;
            for (Claim& claim : choices(type, {})) {
                claim.qualification = row.id;
                add(std::move(claim), q, costs_.count(cost));
                ++found_.variants;
            }
        }
    }

    void add_activity(rules::ClaimType const& type, rules::ClaimCost const& cost) {
        for (Claim& claim : choices(type, cost.field)) {
            if (cost.field)
                add_units(type.fields[static_cast<std::size_t>(rules::find_field(type, *cost.field))], cost.cost,
                          claim);
            else
                add(std::move(claim), none, costs_.count(cost.cost));
            ++found_.variants;
        }
    }

    // The claim with each whole number of units; with the largest value where the field allows no whole one.
    void add_units(Field const& field, rules::Cost const& cost, Claim const& claim) {
        std::int64_t const first = std::max<std::int64_t>(rounded_up(field.low), 1);
        std::int64_t const last = rounded_down(field.high);
        found_.complete = found_.complete && last - first < most_units;
        auto const entry = [&](Number const& value) {
            Claim with = claim;
            set_field(with, field.name, value);
            return with;
        };
        if (first > last && field.high > Number{}) add(entry(field.high), none, costs_.count(cost, field.high));
        std::int64_t const most = std::min(last, first + most_units - 1);
        int const start = order_;
        for (std::int64_t units = most; units >= first; --units) {
            order_ = start + static_cast<int>(units - first); // of equal ones the shorter comes first
            add(entry({units, 1}), none, costs_.count(cost, {units, 1}));
        }
        order_ = start + static_cast<int>(std::max<std::int64_t>(most - first + 1, 1));
    }

    void add(Claim claim, int qualification, Costs costs) {
        claim.id = fmt::format("{} {}", id_prefix, found_.list.size());
        found_.list.push_back({std::move(claim), qualification, found_.variants, order_++, costs});
    }

    CompiledPack const& pack_;
    std::vector<OwnCost> const& own_;
    Date on_;
    CostCounter costs_;
    Candidates found_;
    int order_ = 0;
};

} // namespace

bool is_entered_once_done(rules::ClaimType const& type) { return !type.period && !type.profile && !type.by_reviewer; }

Candidates find_candidates(CompiledPack const& pack, std::vector<OwnCost> const& own, Date on) {
    return CandidateFinder(pack, own, on).find();
}

} // namespace accrue::path
