#include "scoring/award_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/counted_word.h"
#include "domain/texts.h"
#include "rules/fact_name.h"
#include "scoring/explain.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

// What a fact makes of the values of several claims: "the sum of all Hours of Talk", or "Age of Person" where there is
// but one.
std::string reduced_text(rules::ClaimType const& type, rules::FactName const& fact, std::string const& name) {
    switch (fact.reduction) {
    case rules::FactName::Reduction::Sum: return say("the sum of all {} of {}", name, type.title);
    case rules::FactName::Reduction::Smallest: return say("the smallest {} of {}", name, type.title);
    case rules::FactName::Reduction::None: break;
    }
    if (type.profile || rules::is_duration(fact.field)) return say("{} of {}¦a field of entries", name, type.title);
    int const field = rules::find_field(type, fact.field);
    bool const chosen = field != none && type.fields[static_cast<std::size_t>(field)].kind == rules::Field::Kind::Enum;
    return chosen ? say("the highest {} of {}", name, type.title) : say("the largest {} of {}", name, type.title);
}

} // namespace

std::string quantity_name(rules::ClaimType const& type, std::string_view name) {
    int const field = rules::find_field(type, name);
    if (field != none) return field_title(type.fields[static_cast<std::size_t>(field)]);
    if (!rules::is_duration(name)) return option_text(std::string(name));
    return counted_word(name.substr(0, name.size() - 1), false);
}

std::string axis_name(CompiledPack const& pack, std::string_view claim_type, std::string const& axis) {
    rules::FactName const fact = rules::split_fact(axis);
    int const index = rules::find_type(pack, fact.type);
    if (index == none) return axis;
    rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(index)];
    std::string const name = quantity_name(type, fact.field);
    bool const own = type.id == claim_type && fact.reduction == rules::FactName::Reduction::None;
    return own ? name : reduced_text(type, fact, name);
}

std::string rate_text(CompiledPack const& pack, rules::ClaimType const& type, rules::PerQuantity const& rate) {
    std::string const points = points_text(pack, rate.rate);
    bool const one = rate.unit == Number{1, 1};
    if (type.period && rules::is_duration(rate.quantity)) {
        std::string_view const singular = std::string_view(rate.quantity).substr(0, rate.quantity.size() - 1);
        return one ? say("{} for each {}", points, with_number(singular, rate.unit))
                   : say("{} for every {} {}", points, number_words(rate.unit), with_number(singular, rate.unit));
    }
    std::string const name = quantity_name(type, rate.quantity);
    return one ? say("{} for each of: {}", points, name)
               : say("{} for every {} of: {}", points, number_words(rate.unit), name);
}

std::string bands_text(CompiledPack const& pack, rules::ClaimType const& type, rules::Banded const& banded) {
    std::vector<std::string> names;
    for (std::string const& name : banded.quantities) names.push_back(titled(quantity_name(type, name)));
    std::vector<std::string> bands;
    for (auto const& band : banded.bands)
        bands.push_back(say("from {} on {}", number_words(band.from), points_text(pack, band.result)));
    return say("by {}: {}{}{}", fmt::join(names, tr(" and ")), fmt::join(bands, "; "),
               banded.marginal ? tr(", each for one of what lies above that and below the next") : "",
               names.size() == 1 ? "" : tr("; the points of each are added"));
}

std::vector<std::string> input_texts(rules::ClaimType const& type, rules::Award const& award) {
    std::vector<std::string> texts;
    if (award.field_max)
        texts.push_back(say("{} counts up to {} times {}", quantity_name(type, award.field_max->field),
                            number_words(award.field_max->times), quantity_name(type, award.field_max->of)));
    if (!award.less.empty()) {
        std::vector<std::string> names;
        for (std::string const& field : award.less) names.push_back(quantity_name(type, field));
        texts.push_back(say("taken off before it counts: {}", fmt::join(names, ", ")));
    }
    if (award.min_input) texts.push_back(say("below {} it earns nothing", number_words(*award.min_input)));
    return texts;
}

std::string occurrence_text(rules::ClaimType const& type, rules::Occurrence const& occurrence) {
    std::vector<std::string> rates;
    for (Number const& rate : occurrence.rates) rates.push_back(number_words(rate));
    return say("in order of time among those with an equal {}: times {}", quantity_name(type, occurrence.by),
               fmt::join(rates, tr(", then times ")));
}

std::string place_text(CompiledPack const& pack, std::string_view claim_type, std::string const& axis,
                       Number const& from) {
    rules::FactName const fact = rules::split_fact(axis);
    rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(rules::find_type(pack, fact.type))];
    int const field = rules::find_field(type, fact.field);
    std::string const name = axis_name(pack, claim_type, axis);
    if (field == none) return say("{}: from {} on", name, number_words(from));
    rules::Field const& row = type.fields[static_cast<std::size_t>(field)];
    if (row.kind == rules::Field::Kind::Enum)
        return fmt::format("{}: {}", name, option_text(row.options[static_cast<std::size_t>(from.numerator)]));
    return say("{}: from {}{} on", name, number_words(from), row.unit ? " " + *row.unit : "");
}

} // namespace accrue::scoring
