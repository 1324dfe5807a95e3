#include "rules/attainable.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "rules/classes.h"
#include "rules/compiled.h"
#include "rules/field_value.h"

namespace accrue::rules {
namespace {

constexpr std::int64_t unlimited = Attainable::unlimited;
constexpr Attainable anything{1, unlimited};

std::int64_t within_64_bits(Int128 quanta) {
    return quanta >= unlimited ? unlimited : static_cast<std::int64_t>(quanta);
}

std::int64_t added(std::int64_t a, std::int64_t b) { return within_64_bits(Int128{a} + b); }

// quanta * number, where that is whole.
std::optional<std::int64_t> exactly(std::int64_t quanta, Number const& number) {
    Int128 const product = Int128{quanta} * number.numerator;
    if (product < 0 || product % number.denominator != 0 || product / number.denominator >= unlimited)
        return std::nullopt;
    return static_cast<std::int64_t>(product / number.denominator);
}

// Not less than quanta * number.
std::int64_t at_most(std::int64_t quanta, Number const& number) {
    if (quanta == unlimited) return unlimited;
    return within_64_bits((Int128{quanta} * std::max<std::int64_t>(number.numerator, 0) + number.denominator - 1) /
                          number.denominator);
}

// Values that are added up or stand for each other.
class Values {
public:
    explicit Values(Header const& header) : scale_(header.scale) {}

    void add(Number const& points) {
        auto const quanta = exactly(scale_, points);
        found_.step = quanta ? std::gcd(found_.step, *quanta) : 1;
        found_.most = std::max(found_.most, at_most(scale_, points));
    }
    // What several look-ups add up to.
    [[nodiscard]] Attainable of(std::size_t terms) const {
        return {found_.step,
                within_64_bits(Int128{found_.most} * static_cast<std::int64_t>(std::max<std::size_t>(terms, 1)))};
    }

private:
    std::int64_t scale_;
    Attainable found_;
};

struct FormulaValues {
    Pack const& pack;
    Award const& award;

    Attainable operator()(Fixed const& fixed) const {
        Values values(pack.header);
        values.add(fixed.points);
        return values.of(1);
    }
    Attainable operator()(OptionPoints const& options) const {
        Values values(pack.header);
        for (auto const& [option, points] : options.points) values.add(points);
        return values.of(1);
    }
    Attainable operator()(Banded const& banded) const {
        if (banded.marginal) return anything;
        Values values(pack.header);
        for (Band<Number> const& band : banded.bands) values.add(band.result);
        return values.of(banded.quantities.size());
    }
    Attainable operator()(TableValue const& value) const {
        auto const table = std::ranges::find(pack.tables, value.table, &Table::id);
        if (table == pack.tables.end()) return anything;
        Values values(pack.header);
        for_each_cell(*table, [&](Cell const& cell) {
            if (auto const* points = std::get_if<Number>(&cell)) values.add(*points);
        });
        return values.of(table->row.size());
    }
    Attainable operator()(PerQuantity const& per) const {
        int const type = find_type(pack, award.claim);
        if (type == none) return anything;
        ClaimType const& claim = pack.claims[static_cast<std::size_t>(type)];
        int const index = find_field(claim, per.quantity);
        if (index == none || !award.less.empty()) return anything;
        Field const& field = claim.fields[static_cast<std::size_t>(index)];
        if (field.derived || !is_number(field)) return anything;
        Number const per_unit = reduced(per.unit.denominator, per.unit.numerator);
        std::int64_t const most = at_most(at_most(at_most(pack.header.scale, field.high), per.rate), per_unit);
        auto const rate = exactly(pack.header.scale, per.rate);
        auto const step = rate ? exactly(*rate, per_unit) : std::nullopt;
        bool const whole = field.kind == Field::Kind::Int && !award.field_max;
        return {whole ? step.value_or(1) : 1, most};
    }
};

Attainable multiplied(Attainable const& values, std::vector<Number> const& factors) {
    Attainable all;
    for (Number const& factor : factors) {
        // A step of one may be an amount between quanta, which is rounded after this.
        all.step = std::gcd(all.step, values.step == 1 ? 1 : exactly(values.step, factor).value_or(1));
        all.most = std::max(all.most, at_most(values.most, factor));
    }
    return all;
}

Attainable rounded(Attainable values, Header const& header, Rounding const& round) {
    if (!round.to) return values; // to the quantum: what has a step is whole already
    std::int64_t const to = at_most(header.scale, *round.to);
    if (round.direction != Rounding::Direction::Down) values.most = added(values.most, to);
    auto const step = exactly(header.scale, *round.to);
    if (!step) values.step = 1;
    if (step && *step > 0 && values.step % *step != 0) values.step = *step;
    return values;
}

Attainable within_item_limits(Attainable values, Header const& header, Award const& award) {
    auto const add = [&](Number const& limit) {
        values.step = std::gcd(values.step, exactly(header.scale, limit).value_or(1));
    };
    if (award.item_min) {
        add(*award.item_min);
        values.most = std::max(values.most, at_most(header.scale, *award.item_min));
    }
    if (award.item_max && at_most(header.scale, *award.item_max) < values.most) {
        add(*award.item_max);
        values.most = at_most(header.scale, *award.item_max);
    }
    return values;
}

// In no scope does more than one item of it count.
bool makes_one_item(Pack const& pack, Award const& award) {
    if (award.claim.empty() || award.merge) return true;
    int const row = find_type(pack, award.claim);
    if (row == none) return false;
    ClaimType const& type = pack.claims[static_cast<std::size_t>(row)];
    bool const once = type.once && type.once->by.empty() && type.once->per.value_or(Period::Life) == Period::Life;
    return type.profile || once;
}

// What is left of a category's points under one of its caps.
void limit_points(Attainable& points, std::int64_t& after, Header const& header, Cap const& cap) {
    std::vector<Number> limits{cap.max};
    if (cap.max_by) {
        limits.assign(1, Number{}); // where nothing chooses
        std::visit(
            [&](auto const& by) {
                for (auto const& [name, number] : by.numbers) limits.push_back(number);
            },
            *cap.max_by);
        auto const* status = std::get_if<ByStatus>(&*cap.max_by);
        if (status != nullptr && status->at == ByStatus::At::Weighted) points.step = 1;
    }
    if (cap.max_ratio) {
        points.step = 1;
        return;
    }
    for (Number const& max : limits)
        if (at_most(header.scale, max) < points.most)
            points.step = std::gcd(points.step, exactly(header.scale, max).value_or(1));
    if (cap.per == Period::Life) after = std::min(after, at_most(header.scale, std::ranges::max(limits)));
}

constexpr std::int64_t most_parts = 1'000; // of one, that values are counted in
constexpr std::int64_t most_sum = 100'000; // that is followed, in such parts

Number minus(Number const& a, Number const& b) { // both small
    return reduced(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

Classes classes_of(Pack const& pack) {
    std::unordered_map<std::string_view, std::size_t> rows;
    for (std::size_t i = 0; i < pack.qualifications.size(); ++i) rows.emplace(pack.qualifications[i].id, i);
    Classes classes(pack.qualifications.size());
    for (std::size_t i = 0; i < pack.qualifications.size(); ++i)
        for (std::string const& other : pack.qualifications[i].same_as)
            if (auto const row = rows.find(other); row != rows.end()) classes.join(i, row->second);
    return classes;
}

// All that at most one value of each class comes to, ascending; none: too many.
std::vector<Number> sums(std::map<std::size_t, std::vector<Number>> const& by_class, std::int64_t parts) {
    std::vector<bool> can_be(1, true);
    for (auto const& [row, values] : by_class) {
        std::vector<bool> const before = can_be;
        for (Number const& value : values) {
            std::int64_t const more = exactly(parts, value).value_or(most_sum + 1);
            auto const size = static_cast<std::int64_t>(before.size()) + more;
            if (size > most_sum) return {};
            can_be.resize(std::max(can_be.size(), static_cast<std::size_t>(size)));
            for (std::size_t sum = 0; sum < before.size(); ++sum)
                if (before[sum]) can_be[sum + static_cast<std::size_t>(more)] = true;
        }
    }
    std::vector<Number> found;
    for (std::size_t sum = 0; sum < can_be.size(); ++sum)
        if (can_be[sum]) found.push_back(reduced(static_cast<std::int64_t>(sum), parts));
    return found;
}

// Adds up from the leaves: a category is done when all those in it are.
class Climb {
public:
    explicit Climb(Pack const& pack)
        : pack_(pack), parents_(pack.categories.size(), none), waits_for_(pack.categories.size()),
          caps_(pack.categories.size()), found_(pack.categories.size()) {
        for (std::size_t i = 0; i < pack.categories.size(); ++i) rows_.emplace(pack.categories[i].id, i);
        for (std::size_t i = 0; i < pack.categories.size(); ++i)
            if (auto const& in = pack.categories[i].in; in && rows_.contains(*in)) {
                parents_[i] = static_cast<int>(rows_.at(*in));
                ++waits_for_[rows_.at(*in)];
            }
        for (Cap const& cap : pack.caps)
            if (auto const row = rows_.find(cap.on); row != rows_.end()) caps_[row->second].push_back(&cap);
    }

    std::vector<Attainable> run() {
        for (Award const& award : pack_.awards) {
            Attainable item = attainable_item(pack_, award);
            if (item.most > 0 && !makes_one_item(pack_, award)) item.most = unlimited;
            pay(award.into, item);
            for (std::string const& also : award.also) pay(also, item);
        }
        std::vector<std::size_t> ready;
        for (std::size_t i = 0; i < waits_for_.size(); ++i)
            if (waits_for_[i] == 0) ready.push_back(i);
        while (!ready.empty()) {
            std::size_t const row = ready.back();
            ready.pop_back();
            std::int64_t after = found_[row].most;
            for (Cap const* cap : caps_[row]) limit_points(found_[row], after, pack_.header, *cap);
            if (parents_[row] == none) continue;
            auto const parent = static_cast<std::size_t>(parents_[row]);
            add({found_[row].step, after}, found_[parent]);
            if (--waits_for_[parent] == 0) ready.push_back(parent);
        }
        return std::move(found_);
    }

private:
    static void add(Attainable const& more, Attainable& to) {
        to.step = std::gcd(to.step, more.step);
        to.most = added(to.most, more.most);
    }
    void pay(std::string const& category, Attainable const& item) {
        if (auto const row = rows_.find(category); row != rows_.end()) add(item, found_[row->second]);
    }

    Pack const& pack_;
    std::unordered_map<std::string_view, std::size_t> rows_;
    std::vector<int> parents_;
    std::vector<std::size_t> waits_for_;
    std::vector<std::vector<Cap const*>> caps_;
    std::vector<Attainable> found_;
};

} // namespace

Attainable attainable_item(Pack const& pack, Award const& award) {
    Attainable values = std::visit(FormulaValues{pack, award}, award.formula);
    if (award.factor) {
        std::vector<Number> factors;
        for (auto const& [option, factor] : award.factor->factors) factors.push_back(factor);
        values = multiplied(values, factors);
    }
    if (award.occurrence) values = multiplied(values, award.occurrence->rates);
    if (award.round) values = rounded(values, pack.header, *award.round);
    return within_item_limits(values, pack.header, award);
}

std::vector<Attainable> attainable_points(Pack const& pack) {
    // What is carried or owed comes in any amount.
    if (!pack.carries.empty()) return {pack.categories.size(), anything};
    return Climb(pack).run();
}

Reachable Reachable::multiples_of(Number const& step) {
    Reachable reachable;
    reachable.step_ = step;
    return reachable;
}

Reachable Reachable::only(std::vector<Number> const& values) {
    Reachable reachable;
    reachable.values_ = values;
    return reachable;
}

Number Reachable::first_from(Number const& number) const {
    if (!values_.empty()) {
        auto const first = std::ranges::lower_bound(values_, number);
        return first == values_.end() ? number : *first;
    }
    if (step_.numerator <= 0 || number.numerator <= 0) return number;
    Int128 const over = Int128{step_.numerator} * number.denominator;
    Int128 const steps = (Int128{number.numerator} * step_.denominator + over - 1) / over;
    Int128 const first = steps * step_.numerator;
    return first > unlimited ? number : reduced(static_cast<std::int64_t>(first), step_.denominator);
}

Number Reachable::just_below(Number const& number, Number const& near) const {
    Number const close = minus(number, std::max(near, step_));
    auto const first = std::ranges::lower_bound(values_, number);
    return first == values_.begin() ? close : std::min(close, *std::prev(first));
}

Reachable reachable_values(Pack const& pack, Has const& has) {
    std::map<std::size_t, std::vector<Number>> by_class; // of one class one counts
    Classes classes = classes_of(pack);
    std::int64_t parts = 1;
    for (std::size_t i = 0; i < pack.qualifications.size(); ++i) {
        Qualification const& row = pack.qualifications[i];
        if (row.id != has.what && std::ranges::find(row.tags, has.what) == row.tags.end()) continue;
        for (auto const& [name, value] : row.values) {
            if (name != has.value) continue;
            by_class[classes.of(i)].push_back(value);
            parts = std::lcm(parts, value.denominator);
            if (parts > most_parts) return {};
        }
    }
    return Reachable::only(sums(by_class, parts));
}

} // namespace accrue::rules
