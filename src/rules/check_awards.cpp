// Awards one by one: what they read, pay into and compute. That no two of them match one claim is check_overlaps.cpp's.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/check_conditions.h"
#include "rules/check_lists.h"
#include "rules/check_parts.h"
#include "rules/fact_name.h"

namespace accrue::rules {
namespace {

using Points = std::vector<std::pair<std::string, Number>>;

std::vector<std::string_view> options_of(Points const& points) {
    std::vector<std::string_view> options;
    for (auto const& [option, number] : points) options.emplace_back(option);
    return options;
}

struct AwardCheck {
    Index const& index;
    Award const& award;
    ClaimType const& type;
    Path const& row;
    Findings& findings;

    // A merged item has no fields: its claims may differ in them.
    bool refuse_merged(std::string_view name, Path const& at) const {
        if (award.merge)
            findings.error(
                "E229", at,
                fmt::format("a merged item is made of several claims, so '{}' could have several values", name),
                "merged periods have only months, years and days");
        return award.merge;
    }

    [[nodiscard]] std::vector<std::string_view> quantities() const {
        std::vector<std::string_view> names;
        for (Field const& field : type.fields)
            if (is_number(field)) names.emplace_back(field.name);
        if (type.period) names.insert(names.end(), durations.begin(), durations.end());
        if (type.catalogue) names.insert(names.end(), index.values.all().begin(), index.values.all().end());
        return names;
    }

    void quantity_field(Field const& field, Path const& at) const {
        if (refuse_merged(field.name, at)) return;
        if (!is_number(field)) {
            findings.error("E225", at, fmt::format("the field '{}' is no number", field.name),
                           findings.instead_of(field.name, quantities()));
        } else if (field.low.numerator < 0) {
            findings.error(
                "E244", at,
                fmt::format("'{}' may be as low as {}, so the award could be negative", field.name, to_text(field.low)),
                "let the field begin at 0 or above");
        }
    }

    void quantity(std::string_view name, Path const& at) const {
        if (Field const* field = field_of(type, name)) return quantity_field(*field, at);
        if (is_duration(name)) {
            if (!type.period)
                findings.error("E226", at,
                               fmt::format("'{}' is no period type, so its claims have no {}", type.id, name),
                               "name a number field, or let the type have period = true");
            return;
        }
        if (type.catalogue && index.values.find(name)) {
            refuse_merged(name, at);
            return;
        }
        bool const other_type = index.values.find(name).has_value();
        findings.error(other_type ? "E227" : "E212", at,
                       other_type ? fmt::format("claims of the type '{}' name no qualification, so they have no '{}'",
                                                type.id, name)
                                  : fmt::format("the claim type '{}' has no quantity '{}'", type.id, name),
                       findings.instead_of(name, quantities()));
    }

    // Points that an item is given as they stand; they are rounded down where the pack counts more coarsely.
    void points(Number const& number, std::string_view name, Path const& at) const {
        check_not_negative(number, name, at, findings);
        if (award.factor || award.round || whole_quanta(index.pack.header, number)) return;
        findings.warning("W210", at,
                         fmt::format("{} is rounded down, because this pack counts in steps of {}", to_text(number),
                                     to_text(reduced(1, index.pack.header.scale))),
                         "write a multiple of that, or say with `round` what is meant");
    }

    void operator()(Fixed const& formula) const { points(formula.points, "fixed", row / "fixed"); }
    void operator()(PerQuantity const& formula) const {
        quantity(formula.quantity, row / "per");
        check_above_zero(formula.unit, "unit", row / "unit", findings);
        check_not_negative(formula.rate, "rate", row / "rate", findings);
    }
    void operator()(Banded const& formula) const {
        for (std::size_t i = 0; i < formula.quantities.size(); ++i) quantity(formula.quantities[i], row / "banded" / i);
        check_named_once(formula.quantities, row / "banded", findings);
        std::vector<Number> from;
        for (std::size_t i = 0; i < formula.bands.size(); ++i) {
            auto const& band = formula.bands[i];
            from.push_back(band.from);
            if (formula.marginal)
                check_not_negative(band.result, "bands", row / "bands" / i / 1, findings);
            else
                points(band.result, "bands", row / "bands" / i / 1);
            if (i > 0 && !formula.marginal && !formula.falls && band.result < formula.bands[i - 1].result)
                findings.error("E233", row / "bands" / i / 1,
                               fmt::format("from {} on the points fall from {} to {}", to_text(band.from),
                                           to_text(formula.bands[i - 1].result), to_text(band.result)),
                               may_fall(formula)
                                   ? "let the bands rise; where they are meant to fall, write falls = true"
                                   : "more evidence must never lower a total: let the bands rise",
                               row / "bands" / (i - 1) / 1);
        }
        check_rising(from, row / "bands", findings);
        if (formula.falls && formula.marginal)
            findings.error("E239", row / "falls", "the points of marginal bands are added up, so they never fall",
                           "take falls out", row / "marginal");
        else if (formula.falls && !may_fall(formula))
            findings.error(
                "E239", row / "falls",
                fmt::format("'{}' is a merit: more of it must never lower a total", formula.quantities.front()),
                "only points by what a person is (profile = true) or by time may fall");
    }
    // Facts about the person and time pass by themselves: nobody can claim more of them to her harm.
    [[nodiscard]] bool may_fall(Banded const& formula) const {
        return type.profile || std::ranges::all_of(formula.quantities, is_duration);
    }
    void operator()(OptionPoints const& formula) const {
        Path const at = row / "options";
        if (refuse_merged(formula.by, at / "by")) return;
        check_every_option(type, formula.by, options_of(formula.points), at, fmt::format("the award '{}'", award.id),
                           findings);
        for (auto const& [option, number] : formula.points) points(number, option, at / option);
    }

    // The table's own rows are check_tables.cpp's; here is what this award reads of its claim.
    void operator()(TableValue const& formula) const {
        auto const at = refer(index.tables, formula.table, row / "table", findings);
        if (!at || !award.merge) return;
        Table const& table = index.pack.tables[*at];
        auto const refuse = [&](std::string const& fact) {
            FactName const parts = split_fact(fact);
            if (parts.type == type.id && parts.reduction == FactName::Reduction::None && field_of(type, parts.field))
                refuse_merged(parts.field, row / "table");
        };
        std::ranges::for_each(table.row, refuse);
        refuse(table.col);
    }

    // The field that the award looks up alone; null where it looks up none, several or a duration.
    [[nodiscard]] Field const* only_field() const {
        if (auto const* per = std::get_if<PerQuantity>(&award.formula)) return field_of(type, per->quantity);
        auto const* banded = std::get_if<Banded>(&award.formula);
        return banded && banded->quantities.size() == 1 ? field_of(type, banded->quantities.front()) : nullptr;
    }

    void input_field(std::string const& name, Path const& at) const {
        if (Field const* field = field_of(type, name))
            quantity_field(*field, at);
        else
            findings.error("E212", at, fmt::format("the claim type '{}' has no field '{}'", type.id, name),
                           findings.instead_of(name, quantities()));
    }

    void less() const {
        if (award.less.empty()) return;
        Field const* const from = only_field();
        if (from == nullptr)
            findings.error("E242", row / "less", "'less' takes fields off one field, and this award looks up none",
                           "let per or banded name a number field");
        for (std::size_t i = 0; i < award.less.size(); ++i) {
            input_field(award.less[i], row / "less" / i);
            if (from && award.less[i] == from->name)
                findings.error("E242", row / "less" / i, fmt::format("'{}' is taken off itself", from->name),
                               "name another field");
        }
        check_named_once(award.less, row / "less", findings);
    }

    void field_max(FieldMax const& most) const {
        Path const at = row / "field_max";
        input_field(most.field, at / "field");
        input_field(most.of, at / "of");
        check_not_negative(most.times, "times", at / "times", findings);
        if (most.field == most.of)
            findings.error("E242", at / "of", fmt::format("'{}' is limited by itself", most.of), "name another field");
        Field const* const read = only_field();
        auto const* banded = std::get_if<Banded>(&award.formula);
        bool const reads = (read && read->name == most.field) ||
                           std::ranges::find(award.less, most.field) != award.less.end() ||
                           (banded && std::ranges::find(banded->quantities, most.field) != banded->quantities.end());
        if (!reads && field_of(type, most.field))
            findings.error("E242", at / "field", fmt::format("this award does not look at '{}'", most.field),
                           "name the field of per, banded or less");
    }

    void min_input(Number const& least) const {
        check_above_zero(least, "min_input", row / "min_input", findings);
        auto const* banded = std::get_if<Banded>(&award.formula);
        if (!std::holds_alternative<PerQuantity>(award.formula) && !(banded && banded->quantities.size() == 1))
            findings.error("E242", row / "min_input", "'min_input' is about one quantity, and this award looks up none",
                           "let per or banded name a quantity, or take it out");
    }

    void occurrence(Occurrence const& occurrence) const {
        Path const at = row / "occurrence";
        if (refuse_merged(occurrence.by, at / "by")) return;
        if (!field_of(type, occurrence.by)) {
            std::vector<std::string_view> names;
            for (Field const& field : type.fields) names.emplace_back(field.name);
            findings.error("E212", at / "by",
                           fmt::format("the claim type '{}' has no field '{}'", type.id, occurrence.by),
                           findings.instead_of(occurrence.by, names));
        }
        for (std::size_t i = 0; i < occurrence.rates.size(); ++i)
            check_not_negative(occurrence.rates[i], "rates", at / "rates" / i, findings);
    }

    void factor(Factor const& factor) const {
        Path const at = row / "factor";
        if (refuse_merged(factor.by, at / "by")) return;
        check_every_option(type, factor.by, options_of(factor.factors), at, fmt::format("the factor of '{}'", award.id),
                           findings);
        for (auto const& [option, number] : factor.factors) check_not_negative(number, option, at / option, findings);
    }
};

void check_limits(Header const& header, Award const& award, Path const& row, Findings& findings) {
    if (award.round && award.round->to) {
        check_above_zero(*award.round->to, "to", row / "round" / "to", findings);
        check_quanta(header, *award.round->to, "to", row / "round" / "to", findings);
    }
    if (award.item_min) check_points(header, *award.item_min, "item_min", row / "item_min", findings);
    if (award.item_max) check_points(header, *award.item_max, "item_max", row / "item_max", findings);
    if (award.item_min && award.item_max && *award.item_min > *award.item_max)
        findings.error(
            "E241", row / "item_min",
            fmt::format("item_min is {} and item_max is {}", to_text(*award.item_min), to_text(*award.item_max)),
            "let item_min be at most item_max", row / "item_max");
}

// An award without a claim makes one item from facts: there is no claim whose fields it could read.
void check_fact_award(Index const& index, Award const& award, Path const& row, Findings& findings) {
    refer(index.tables, std::get<TableValue>(award.formula).table, row / "table", findings);
    auto const refuse = [&](bool given, std::string_view key) {
        if (given)
            findings.error(
                "E256", row / key,
                fmt::format("the award '{}' has no claim, so there is nothing for '{}' to read", award.id, key),
                "name a claim type, or take it out");
    };
    refuse(!award.when.empty(), "when");
    refuse(award.merge, "merge");
    refuse(award.field_max.has_value(), "field_max");
    refuse(!award.less.empty(), "less");
    refuse(award.min_input.has_value(), "min_input");
    refuse(award.factor.has_value(), "factor");
    refuse(award.occurrence.has_value(), "occurrence");
}

// Categories that read an item beside the one it goes into.
void check_also(Index const& index, Award const& award, Path const& row, Findings& findings) {
    refer_all(index.categories, award.also, row / "also", findings);
    for (std::size_t i = 0; i < award.also.size(); ++i)
        if (award.also[i] == award.into)
            findings.error("E208", row / "also" / i, fmt::format("the item goes into '{}' already", award.into),
                           "name another category, or leave it out", row / "into");
}

// The categories whose points hang on the award: those it feeds, and those around them.
std::vector<bool> fed_categories(Index const& index, Award const& award) {
    std::vector<bool> fed(index.pack.categories.size());
    auto const feed = [&](std::string const& id) {
        for (auto at = index.categories.find(id); at && !fed[*at]; at = index.parents[*at]) fed[*at] = true;
    };
    feed(award.into);
    std::ranges::for_each(award.also, feed);
    for (bool more = true; more;) { // a limit that is a share of what it feeds
        more = false;
        for (Cap const& cap : index.pack.caps) {
            if (!cap.max_ratio) continue;
            auto const of = index.categories.find(cap.max_ratio->of);
            auto const on = index.categories.find(cap.on);
            if (!of || !on || !fed[*of] || fed[*on]) continue;
            feed(cap.on);
            more = true;
        }
    }
    return fed;
}

// The gates that a gate hangs on, itself included.
std::vector<std::size_t> gates_below(Index const& index, std::size_t gate) {
    std::vector<std::size_t> reached{gate};
    std::vector<bool> seen(index.pack.gates.size());
    seen[gate] = true;
    for (std::size_t done = 0; done < reached.size(); ++done) {
        auto const* members = members_of(index.pack.gates[reached[done]]);
        if (members == nullptr) continue;
        for (std::string const& id : *members)
            if (auto const member = index.gates.find(id); member && !seen[*member]) {
                seen[*member] = true;
                reached.push_back(*member);
            }
    }
    return reached;
}

// What a gate decides about an award must not hang on that award's own points.
void check_if(Index const& index, Award const& award, Path const& row, Findings& findings) {
    if (!award.if_gate) return;
    refuse_advice(index, *award.if_gate, row / "if", findings);
    auto const gate = refer(index.gates, *award.if_gate, row / "if", findings);
    if (!gate) return;
    std::vector<bool> const fed = fed_categories(index, award);
    for (std::size_t const g : gates_below(index, *gate)) {
        std::vector<std::string> read;
        if (auto const* points = std::get_if<PointsNeeded>(&index.pack.gates[g].kind)) read = {points->in};
        if (auto const* some = std::get_if<CategoriesNeeded>(&index.pack.gates[g].kind)) read = some->of;
        for (std::string const& id : read) {
            auto const category = index.categories.find(id);
            if (!category || !fed[*category]) continue;
            return findings.error(
                "E257", row / "if",
                fmt::format(
                    "the gate '{}' reads the points of '{}', which this award feeds: it would decide about itself",
                    index.pack.gates[g].id, id),
                "let the gate read something else", Path("gate") / g);
        }
    }
}

void check_award(Index const& index, Award const& award, Path const& row, Findings& findings) {
    refer(index.categories, award.into, row / "into", findings);
    check_also(index, award, row, findings);
    check_if(index, award, row, findings);
    check_limits(index.pack.header, award, row, findings);
    if (award.claim.empty()) return check_fact_award(index, award, row, findings);
    auto const claim = refer(index.claims, award.claim, row / "claim", findings);
    if (!claim) return;
    ClaimType const& type = index.pack.claims[*claim];
    check_conditions(index, type, award.when, row / "when", findings);
    if (award.merge && !type.period)
        findings.error("E226", row / "merge",
                       fmt::format("'{}' is no period type, so its claims cannot merge", type.id),
                       "let the type have period = true, or take merge out");
    AwardCheck const check{index, award, type, row, findings};
    std::visit(check, award.formula);
    check.less();
    if (award.field_max) check.field_max(*award.field_max);
    if (award.min_input) check.min_input(*award.min_input);
    if (award.factor) check.factor(*award.factor);
    if (award.occurrence) check.occurrence(*award.occurrence);
}

} // namespace

// Each category that reads items from elsewhere is credited by itself, and so are those around it.
void check_reading_size(Index const& index, Findings& findings) {
    constexpr std::size_t most = 100;
    std::vector<bool> reads(index.pack.categories.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < index.pack.awards.size(); ++i)
        for (std::string const& id : index.pack.awards[i].also)
            for (auto at = index.categories.find(id); at && !reads[*at]; at = index.parents[*at]) {
                reads[*at] = true;
                if (++count > most)
                    return check_size(count, most, "categories that read items from elsewhere or lie around such",
                                      Path("award") / i / "also", findings);
            }
}

void check_awards(Index const& index, Findings& findings) {
    check_reading_size(index, findings);
    for (std::size_t i = 0; i < index.pack.awards.size(); ++i)
        check_award(index, index.pack.awards[i], Path("award") / i, findings);
}

} // namespace accrue::rules
