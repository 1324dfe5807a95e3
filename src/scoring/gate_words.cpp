#include "scoring/gate_words.h"

#include <fmt/format.h>

#include "scoring/explain.h"

namespace accrue::scoring {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;

std::string tag_or_title(rules::Pack const& pack, std::string const& what) {
    int const qualification = rules::find_qualification(pack, what);
    return qualification == none ? what : pack.qualifications[static_cast<std::size_t>(qualification)].title;
}

struct GateTitle {
    CompiledPack const& pack;

    [[nodiscard]] std::string list(std::vector<std::string> const& gates) const {
        std::string text;
        for (std::string const& id : gates)
            text += (text.empty() ? "" : "; ") + gate_title(pack, rules::find_gate(pack.pack, id));
        return text;
    }
    std::string operator()(rules::AllOf const& kind) const { return "all of: " + list(kind.gates); }
    std::string operator()(rules::AnyOf const& kind) const { return "one of: " + list(kind.gates); }
    std::string operator()(rules::AtLeastOf const& kind) const {
        return fmt::format("at least {} of: {}", kind.count, list(kind.gates));
    }
    std::string operator()(rules::Has const& kind) const {
        std::string const what = tag_or_title(pack.pack, kind.what);
        if (kind.value) return fmt::format("{} {} from {}", to_text(kind.count), *kind.value, what);
        return fmt::format("{} {}", to_text(kind.count), what);
    }
    std::string operator()(rules::ClaimCount const& kind) const {
        rules::ClaimType const& type =
            pack.pack.claims[static_cast<std::size_t>(rules::find_type(pack.pack, kind.claim))];
        return fmt::format("{} × {}", kind.count, type.title);
    }
    std::string operator()(rules::PointsNeeded const& kind) const {
        rules::Category const& category =
            pack.pack.categories[static_cast<std::size_t>(rules::find_category(pack.pack, kind.in))];
        return fmt::format("{} {}s in {}", to_text(kind.points), pack.pack.header.point_name, category.title);
    }
    std::string operator()(rules::CategoriesNeeded const& kind) const {
        return fmt::format("{}s in at least {} categories", pack.pack.header.point_name, kind.count);
    }
    std::string operator()(rules::MonthsNeeded const& kind) const {
        std::string text = fmt::format("{} months", to_text(kind.months));
        if (kind.within_months) text += fmt::format(" within the last {}", *kind.within_months);
        return text;
    }
};

std::string month_name(Month month) {
    static constexpr std::string_view names[] = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};
    return fmt::format("{} {}", names[month.index % 12], month.index / 12);
}

rules::Fact const* column_fact(CompiledPack const& pack, int step) {
    int const fact = pack.steps[static_cast<std::size_t>(step)].column_fact;
    return fact == none ? nullptr : &pack.facts[static_cast<std::size_t>(fact)];
}

rules::Field const& field_of(CompiledPack const& pack, rules::Fact const& fact) {
    return pack.pack.claims[static_cast<std::size_t>(fact.type)].fields[static_cast<std::size_t>(fact.field)];
}

} // namespace

std::string gate_title(CompiledPack const& pack, int gate) {
    rules::Gate const& row = pack.pack.gates[static_cast<std::size_t>(gate)];
    return row.title ? *row.title : std::visit(GateTitle{pack}, row.kind);
}

std::string window_text(Scored const& scored, int months) {
    Date const on = scored.bound.on;
    if (months == 0) return {};
    if (scored.pack->pack.header.time == rules::Header::Time::Months)
        return fmt::format("{} to {}", month_name(Month{month_of(on).index - months}),
                           month_name(Month{month_of(on).index - 1}));
    return fmt::format("{} to {}", to_text(add_months(on, -months)), to_text(on));
}

std::string gate_state_text(Scored const& scored, int gate) {
    CompiledGate const& row = scored.pack->gates[static_cast<std::size_t>(gate)];
    GateResult const& result = scored.assessment.gates[static_cast<std::size_t>(gate)];
    std::string const title = gate_title(*scored.pack, gate);
    if (result.waived) return title + " (waived by a reviewer)";
    if (row.kind <= CompiledGate::Kind::AtLeast) return title;
    if (row.kind != CompiledGate::Kind::Months && result.need == result.denominator && result.have <= result.need)
        return title; // one thing, there or not: the title says it
    std::string const have = quantity_text(result.have, result.denominator);
    std::string const need = quantity_text(result.need, result.denominator);
    std::string const state =
        result.have > result.need ? fmt::format("{}, needed are {}", have, need) : fmt::format("{} of {}", have, need);
    if (row.kind != CompiledGate::Kind::Months) return fmt::format("{} ({})", title, state);
    std::string const window =
        window_text(scored, scored.pack->queries[static_cast<std::size_t>(row.query)].within_months);
    return fmt::format("{} ({}{}{})", title, state, window.empty() ? "" : ", in ", window);
}

std::string step_unit(CompiledPack const& pack, int step) {
    rules::Fact const* fact = column_fact(pack, step);
    if (fact == nullptr) return pack.pack.header.point_name + "s";
    switch (fact->kind) {
    case rules::Fact::Kind::Months: return "months";
    case rules::Fact::Kind::Years: return "years";
    case rules::Fact::Kind::Days: return "days";
    default: break;
    }
    rules::Field const& field = field_of(pack, *fact);
    return field.unit.value_or(field.title.value_or(field.name));
}

std::string step_quantity(CompiledPack const& pack, int step, Number const& value) {
    if (column_fact(pack, step) != nullptr) return quantity_text(value.numerator, value.denominator);
    return points_number(pack, value.numerator / value.denominator);
}

std::string row_text(CompiledPack const& pack, int step, int row) {
    rules::Fact const& fact = pack.facts[static_cast<std::size_t>(pack.steps[static_cast<std::size_t>(step)].row_fact)];
    rules::Field const& field = field_of(pack, fact);
    return fmt::format("{}: {}", field.title.value_or(field.name),
                       option_text(field.options[static_cast<std::size_t>(row)]));
}

Number difference(Number const& a, Number const& b) {
    return reduced(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

} // namespace accrue::scoring
