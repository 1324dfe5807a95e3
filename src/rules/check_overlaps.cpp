// At most one award can match a claim: proved here from `claim` and `when`. Two awards of one claim type overlap unless
// some condition of the one excludes one of the other, or no qualification satisfies both.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/check_conditions.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

using Options = Condition::Options;
using NumberRange = Condition::NumberRange;
using DateRange = Condition::DateRange;

// What two ranges on one field leave.
struct Numbers { // from <= x < to
    std::optional<Number> from;
    std::optional<Number> to;
};

Numbers both(NumberRange const& a, NumberRange const& b) {
    Numbers range{a.from, a.to};
    if (b.from && (!range.from || *b.from > *range.from)) range.from = b.from;
    if (b.to && (!range.to || *b.to < *range.to)) range.to = b.to;
    return range;
}

// The least claimable number of the field in the range; claims have whole numbers, or at most four digits.
std::optional<Number> first_number(Field const& field, Numbers const& range) {
    auto const inside = [&](Number const& n) {
        return (!range.from || n >= *range.from) && (!range.to || n < *range.to);
    };
    std::int64_t const unit = field.kind == Field::Kind::Int ? 1 : ten_thousand;
    Number const least = range.from && *range.from > field.low ? *range.from : field.low;
    Int128 const scaled = Int128{least.numerator} * unit;
    Int128 units = scaled / least.denominator;
    if (units * least.denominator < scaled) ++units;
    Number const found = reduced(static_cast<std::int64_t>(units), unit);
    if (found <= field.high && inside(found)) return found;
    if (field.optional && inside(Number{0, 1})) return Number{0, 1}; // a number left out is 0
    return std::nullopt;
}

// Some claim satisfies both conditions on their one field; `example`, where it is asked for, says what such a claim has.
bool meet(ClaimType const&, Options const& a, Options const& b, std::string* example) {
    auto const found = std::ranges::find_first_of(a.options, b.options);
    if (found == a.options.end()) return false;
    if (example != nullptr) *example = fmt::format("{} = {}", a.field, *found);
    return true;
}

bool meet(ClaimType const& type, NumberRange const& a, NumberRange const& b, std::string* example) {
    auto const found = first_number(*field_of(type, a.field), both(a, b));
    if (found && example != nullptr) *example = fmt::format("{} = {}", a.field, to_text(*found));
    return found.has_value();
}

bool meet(ClaimType const&, DateRange const& a, DateRange const& b, std::string* example) {
    Date const from = std::max(a.from.value_or(first_date), b.from.value_or(first_date));
    Date const to = std::min(a.to.value_or(last_date), b.to.value_or(last_date));
    if (example != nullptr) *example = fmt::format("{} = {}", a.field, to_text(from));
    return from <= to;
}

bool on_one_field(Condition const& a, Condition const& b) {
    return std::visit(
        []<class A, class B>(A const& x, B const& y) {
            if constexpr (std::is_same_v<A, B> && requires { x.field; }) return x.field == y.field;
            return false;
        },
        a.test, b.test);
}

// Conditions on different fields always meet.
bool meet(ClaimType const& type, Condition const& a, Condition const& b, std::string* example) {
    return std::visit(
        [&]<class A, class B>(A const& x, B const& y) {
            if constexpr (std::is_same_v<A, B> && requires { x.field; })
                if (x.field == y.field) return meet(type, x, y, example);
            return true;
        },
        a.test, b.test);
}

// What an award asks for.
struct Reading {
    std::vector<Condition const*> conditions = {};
    std::optional<std::vector<bool>> qualifications = {}; // nullopt: any, or none at all
    bool possible = true;                                 // some claim satisfies it
};

bool satisfies(Qualification const& row, Condition const& condition) {
    if (auto const* tags = std::get_if<Condition::Tags>(&condition.test))
        return std::ranges::find_first_of(row.tags, tags->tags) != row.tags.end();
    if (auto const* ids = std::get_if<Condition::Qualifications>(&condition.test))
        return std::ranges::find(ids->ids, row.id) != ids->ids.end();
    return true;
}

bool on_qualifications(Condition const& condition) {
    return std::holds_alternative<Condition::Tags>(condition.test) ||
           std::holds_alternative<Condition::Qualifications>(condition.test);
}

// A period does not begin after it ends.
bool dates_possible(std::vector<Condition const*> const& a, std::vector<Condition const*> const& b) {
    Date earliest_from = first_date;
    Date latest_to = last_date;
    for (auto const* list : {&a, &b})
        for (Condition const* condition : *list)
            if (auto const* range = std::get_if<DateRange>(&condition->test)) {
                if (range->field == "from") earliest_from = std::max(earliest_from, range->from.value_or(first_date));
                if (range->field == "to") latest_to = std::min(latest_to, range->to.value_or(last_date));
            }
    return earliest_from <= latest_to;
}

Reading read(Pack const& pack, ClaimType const& type, Award const& award) {
    Reading reading;
    for (Condition const& condition : award.when) {
        reading.conditions.push_back(&condition);
        if (!meet(type, condition, condition, nullptr)) reading.possible = false;
    }
    if (!dates_possible(reading.conditions, {})) reading.possible = false;
    if (std::ranges::any_of(award.when, on_qualifications)) {
        reading.qualifications.emplace();
        for (Qualification const& row : pack.qualifications)
            reading.qualifications->push_back(
                std::ranges::all_of(award.when, [&](Condition const& c) { return satisfies(row, c); }));
        if (std::ranges::find(*reading.qualifications, true) == reading.qualifications->end()) reading.possible = false;
    }
    return reading;
}

// The first qualification that satisfies both.
std::optional<std::size_t> common_qualification(Pack const& pack, Reading const& a, Reading const& b) {
    for (std::size_t i = 0; i < pack.qualifications.size(); ++i)
        if ((!a.qualifications || (*a.qualifications)[i]) && (!b.qualifications || (*b.qualifications)[i])) return i;
    return std::nullopt;
}

bool overlap(Pack const& pack, ClaimType const& type, Reading const& a, Reading const& b) {
    for (Condition const* x : a.conditions)
        for (Condition const* y : b.conditions)
            if (!meet(type, *x, *y, nullptr)) return false;
    if (!dates_possible(a.conditions, b.conditions)) return false;
    return (!a.qualifications && !b.qualifications) || common_qualification(pack, a, b);
}

// What a claim has that both awards match: "kind = blog, paid = false".
std::string example(Pack const& pack, ClaimType const& type, Reading const& a, Reading const& b) {
    std::vector<std::string> words;
    auto const add = [&](Condition const& x, Condition const& y) {
        std::string word;
        if (meet(type, x, y, &word) && !word.empty()) words.push_back(std::move(word));
    };
    std::vector<Condition const*> others = b.conditions; // on fields of which `a` says nothing
    for (Condition const* x : a.conditions) {
        auto const same = std::ranges::find_if(others, [&](Condition const* y) { return on_one_field(*x, *y); });
        add(*x, same == others.end() ? *x : **same);
        if (same != others.end()) others.erase(same);
    }
    for (Condition const* y : others) add(*y, *y);
    if (a.qualifications || b.qualifications)
        words.push_back("qualification = " + pack.qualifications[common_qualification(pack, a, b).value()].id);
    return words.empty() ? std::string() : fmt::format(", for example {}", fmt::join(words, ", "));
}

void check_type(Index const& index, ClaimType const& type, std::vector<std::size_t> const& awards, Findings& findings) {
    constexpr std::size_t most_awards = 1'000; // of one type: each is compared with each
    Pack const& pack = index.pack;
    if (awards.size() > most_awards) {
        findings.error(
            "E250", Path("award") / awards[most_awards],
            fmt::format("the claim type '{}' has {} awards, and no more than {} can be compared with each other",
                        type.id, awards.size(), most_awards),
            "give bands or options instead of single awards, or divide the type");
        return;
    }
    std::vector<Reading> readings;
    for (std::size_t const row : awards) {
        Award const& award = pack.awards[row];
        bool const fine = conditions_fit(index, type, award.when); // else there is nothing to say of it here
        readings.push_back(fine ? read(pack, type, award) : Reading{.possible = false});
        if (fine && !readings.back().possible)
            findings.warning("W213", Path("award") / row / "when",
                             fmt::format("no claim can match the award '{}'", award.id),
                             "its conditions exclude each other, or lie outside the limits of a field");
    }
    for (std::size_t j = 1; j < awards.size(); ++j)
        for (std::size_t i = 0; i < j; ++i) {
            if (!readings[i].possible || !readings[j].possible || !overlap(pack, type, readings[i], readings[j]))
                continue;
            findings.error("E250", Path("award") / awards[j],
                           fmt::format("the awards '{}' and '{}' can both match one claim of the type '{}'{}",
                                       pack.awards[awards[i]].id, pack.awards[awards[j]].id, type.id,
                                       example(pack, type, readings[i], readings[j])),
                           "let their `when` exclude each other", Path("award") / awards[i]);
            break; // one overlap an award is enough to read
        }
}

} // namespace

void check_overlaps(Index const& index, Findings& findings) {
    std::vector<std::vector<std::size_t>> by_type(index.pack.claims.size());
    for (std::size_t i = 0; i < index.pack.awards.size(); ++i)
        if (auto const type = index.claims.find(index.pack.awards[i].claim)) by_type[*type].push_back(i);
    for (std::size_t t = 0; t < by_type.size(); ++t) check_type(index, index.pack.claims[t], by_type[t], findings);
}

} // namespace accrue::rules
