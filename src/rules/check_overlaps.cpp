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

// One condition on a field or a date, made ready to be compared with many others.
struct Test {
    std::size_t on = 0; // equal for tests of one thing: the place of the field, or behind all fields that of the date
    Condition const* condition = nullptr;
    Field const* field = nullptr;
    std::uint64_t options = 0; // Options: a bit for each
    std::int64_t first = 0;    // NumberRange: claimable numbers, in units of the field; DateRange: days. Both included
    std::int64_t last = -1;
    bool zero = false; // NumberRange: met by a number left out, which is 0
};

// Claims have whole numbers, or at most four digits after the point.
std::int64_t units_of(Field const& field) { return field.kind == Field::Kind::Int ? 1 : ten_thousand; }

std::int64_t rounded_up(Number const& number, std::int64_t units) {
    Int128 const scaled = Int128{number.numerator} * units;
    Int128 const down = scaled / number.denominator;
    return static_cast<std::int64_t>(down * number.denominator < scaled ? down + 1 : down);
}

void set_numbers(NumberRange const& range, Test& test) {
    Field const& field = *test.field;
    std::int64_t const units = units_of(field);
    test.first = rounded_up(range.from ? std::max(*range.from, field.low) : field.low, units);
    test.last = -rounded_up({-field.high.numerator, field.high.denominator}, units);
    if (range.to) test.last = std::min(test.last, rounded_up(*range.to, units) - 1);
    Number const nothing{0, 1};
    test.zero = field.optional && (!range.from || *range.from <= nothing) && (!range.to || *range.to > nothing);
}

// Some claim satisfies both. REQUIRES: they are on the same thing.
bool meet(Test const& a, Test const& b) {
    return (a.options & b.options) != 0 || std::max(a.first, b.first) <= std::min(a.last, b.last) || (a.zero && b.zero);
}

// What a claim has that satisfies both: "kind = blog". REQUIRES: they meet.
std::string example(Test const& a, Test const& b) {
    std::int64_t const first = std::max(a.first, b.first);
    if (auto const* dates = std::get_if<DateRange>(&a.condition->test))
        return fmt::format("{} = {}", dates->field, to_text(Date{static_cast<std::int32_t>(first)}));
    if (std::holds_alternative<NumberRange>(a.condition->test)) {
        bool const claimed = first <= std::min(a.last, b.last);
        return fmt::format("{} = {}", a.field->name, to_text(reduced(claimed ? first : 0, units_of(*a.field))));
    }
    auto const& options = std::get<Options>(a.condition->test).options;
    auto const common = std::ranges::find_first_of(options, std::get<Options>(b.condition->test).options);
    return fmt::format("{} = {}", a.field->name, *common);
}

// What an award asks for.
struct Reading {
    std::vector<Test> tests = {};                                // by what they are on
    std::optional<std::vector<std::size_t>> qualifications = {}; // in order; nullopt: any, or none at all
    Date earliest_from = first_date;                             // a period does not begin after it ends
    Date latest_to = last_date;
    bool possible = true; // some claim satisfies it
};

std::uint64_t option_bits(Field const& field, Options const& test) {
    std::uint64_t bits = 0;
    for (std::string const& option : test.options) {
        std::size_t bit = option == "true" ? 1 : 0;
        if (field.kind == Field::Kind::Enum)
            bit = static_cast<std::size_t>(std::ranges::find(field.options, option) - field.options.begin());
        bits |= std::uint64_t{1} << bit;
    }
    return bits;
}

using Bearers = std::unordered_map<std::string_view, std::vector<std::size_t>>; // qualifications by tag

// Reads the awards of one claim type.
class Reader {
public:
    Reader(Index const& index, Bearers const& bearers, ClaimType const& type)
        : index_(index), bearers_(bearers), type_(type) {}

    // REQUIRES: conditions_fit.
    [[nodiscard]] Reading read(Award const& award) const {
        Reading reading;
        for (Condition const& condition : award.when)
            std::visit([&](auto const& test) { add(condition, test, reading); }, condition.test);
        std::ranges::sort(reading.tests, {}, &Test::on);
        reading.possible = std::ranges::all_of(reading.tests, [](Test const& test) { return meet(test, test); }) &&
                           reading.earliest_from <= reading.latest_to &&
                           !(reading.qualifications && reading.qualifications->empty());
        return reading;
    }

private:
    [[nodiscard]] Test on_field(Condition const& condition, std::string_view name) const {
        Field const* field = field_of(type_, name);
        return {.on = static_cast<std::size_t>(field - type_.fields.data()), .condition = &condition, .field = field};
    }
    void add(Condition const& condition, Options const& test, Reading& reading) const {
        reading.tests.push_back(on_field(condition, test.field));
        reading.tests.back().options = option_bits(*reading.tests.back().field, test);
    }
    void add(Condition const& condition, NumberRange const& test, Reading& reading) const {
        reading.tests.push_back(on_field(condition, test.field));
        set_numbers(test, reading.tests.back());
    }
    void add(Condition const& condition, DateRange const& test, Reading& reading) const {
        std::size_t const date = test.field == "on" ? 0 : test.field == "from" ? 1 : 2;
        reading.tests.push_back({.on = type_.fields.size() + date,
                                 .condition = &condition,
                                 .first = test.from.value_or(first_date).days,
                                 .last = test.to.value_or(last_date).days});
        if (test.field == "from") reading.earliest_from = test.from.value_or(first_date);
        if (test.field == "to") reading.latest_to = test.to.value_or(last_date);
    }
    void add(Condition const&, Condition::Tags const& test, Reading& reading) const {
        std::vector<std::size_t> rows;
        for (std::string const& tag : test.tags) {
            auto const& bearers = bearers_.at(tag);
            rows.insert(rows.end(), bearers.begin(), bearers.end());
        }
        narrow(std::move(rows), reading);
    }
    void add(Condition const&, Condition::Qualifications const& test, Reading& reading) const {
        std::vector<std::size_t> rows;
        for (std::string const& id : test.ids) rows.push_back(index_.qualifications.find(id).value());
        narrow(std::move(rows), reading);
    }

    static void narrow(std::vector<std::size_t> rows, Reading& reading) {
        std::ranges::sort(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        if (reading.qualifications) {
            std::vector<std::size_t> common;
            std::ranges::set_intersection(rows, *reading.qualifications, std::back_inserter(common));
            rows = std::move(common);
        }
        reading.qualifications = std::move(rows);
    }

    Index const& index_;
    Bearers const& bearers_;
    ClaimType const& type_;
};

// The first qualification that satisfies both. REQUIRES: one of them asks for qualifications.
std::optional<std::size_t> common_qualification(Reading const& a, Reading const& b) {
    if (!a.qualifications || !b.qualifications) return (a.qualifications ? a : b).qualifications->front();
    auto x = a.qualifications->begin();
    auto y = b.qualifications->begin();
    while (x != a.qualifications->end() && y != b.qualifications->end()) {
        if (*x == *y) return *x;
        *x < *y ? ++x : ++y;
    }
    return std::nullopt;
}

// Calls `use` with the tests of both on each thing that one of them asks for; a thing that only one asks for stands twice.
template <class Use>
void walk_together(Reading const& a, Reading const& b, Use const& use) {
    auto x = a.tests.begin();
    auto y = b.tests.begin();
    while (x != a.tests.end() || y != b.tests.end()) {
        bool const take_x = x != a.tests.end() && (y == b.tests.end() || x->on <= y->on);
        bool const take_y = y != b.tests.end() && (x == a.tests.end() || y->on <= x->on);
        use(take_x ? *x : *y, take_y ? *y : *x);
        x += take_x ? 1 : 0;
        y += take_y ? 1 : 0;
    }
}

// REQUIRES: each by itself is possible.
bool overlap(Reading const& a, Reading const& b) {
    bool all_meet = true;
    walk_together(a, b, [&](Test const& x, Test const& y) { all_meet = all_meet && (&x == &y || meet(x, y)); });
    if (!all_meet || std::max(a.earliest_from, b.earliest_from) > std::min(a.latest_to, b.latest_to)) return false;
    return (!a.qualifications && !b.qualifications) || common_qualification(a, b);
}

// What a claim has that both awards match: "kind = blog, paid = false".
std::string example(Pack const& pack, Reading const& a, Reading const& b) {
    std::vector<std::string> words;
    walk_together(a, b, [&](Test const& x, Test const& y) { words.push_back(example(x, y)); });
    if (a.qualifications || b.qualifications)
        words.push_back("qualification = " + pack.qualifications[common_qualification(a, b).value()].id);
    return words.empty() ? std::string() : fmt::format(", for example {}", fmt::join(words, ", "));
}

void check_type(Index const& index, Bearers const& bearers, ClaimType const& type,
                std::vector<std::size_t> const& awards, Findings& findings) {
    constexpr std::size_t most_awards = 1'000; // of one type: each is compared with each
    Pack const& pack = index.pack;
    if (awards.empty()) return;
    if (awards.size() > most_awards) {
        findings.error(
            "E250", Path("award") / awards[most_awards],
            fmt::format("the claim type '{}' has {} awards, and no more than {} can be compared with each other",
                        type.id, awards.size(), most_awards),
            "give bands or options instead of single awards, or divide the type");
        return;
    }
    Reader const reader(index, bearers, type);
    std::vector<Reading> readings;
    for (std::size_t const row : awards) {
        Award const& award = pack.awards[row];
        bool const fine = conditions_fit(index, type, award.when); // else there is nothing to say of it here
        readings.push_back(fine ? reader.read(award) : Reading{.possible = false});
        if (fine && !readings.back().possible)
            findings.warning("W213", Path("award") / row / "when",
                             fmt::format("no claim can match the award '{}'", award.id),
                             "its conditions exclude each other, or lie outside the limits of a field");
    }
    for (std::size_t j = 1; j < awards.size(); ++j)
        for (std::size_t i = 0; i < j; ++i) {
            if (!readings[i].possible || !readings[j].possible || !overlap(readings[i], readings[j])) continue;
            findings.error("E250", Path("award") / awards[j],
                           fmt::format("the awards '{}' and '{}' can both match one claim of the type '{}'{}",
                                       pack.awards[awards[i]].id, pack.awards[awards[j]].id, type.id,
                                       example(pack, readings[i], readings[j])),
                           "let their `when` exclude each other", Path("award") / awards[i]);
            break; // one overlap an award is enough to read
        }
}

} // namespace

void check_overlaps(Index const& index, Findings& findings) {
    std::vector<std::vector<std::size_t>> by_type(index.pack.claims.size());
    for (std::size_t i = 0; i < index.pack.awards.size(); ++i)
        if (auto const type = index.claims.find(index.pack.awards[i].claim)) by_type[*type].push_back(i);
    Bearers bearers;
    for (std::size_t i = 0; i < index.pack.qualifications.size(); ++i)
        for (std::string const& tag : index.pack.qualifications[i].tags) bearers[tag].push_back(i);
    for (std::size_t t = 0; t < by_type.size(); ++t)
        check_type(index, bearers, index.pack.claims[t], by_type[t], findings);
}

} // namespace accrue::rules
