#include "rules/check_weights.h"

#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "rules/check_index.h"
#include "rules/check_lists.h"

namespace accrue::rules {
namespace {

// Durations are counted in 1 / (weight denominator x 31) of a month.
constexpr std::int64_t largest_denominator =
    std::numeric_limits<std::int64_t>::max() / (std::int64_t{most_months} * 31);

Number weight_per(Weight const& weight) { return weight.per.value_or(weight.full); }

bool four_digits(Number const& number) { return ten_thousand % number.denominator == 0; }

// nullopt: there is none, which check_weight says.
std::optional<std::int64_t> denominator_of(ClaimType const& type) {
    std::int64_t const of_share = type.share ? 100 * ten_thousand : 1;
    if (!type.weight) return of_share;
    Number const per = weight_per(*type.weight);
    if (per.numerator <= 0 || !four_digits(per)) return std::nullopt;
    Int128 const both = Int128{per.numerator} * (ten_thousand / per.denominator) * of_share;
    return both > largest_denominator ? largest_denominator + 1 : static_cast<std::int64_t>(both);
}

std::int64_t common(std::int64_t a, std::int64_t b) { // their least common multiple, or one more than the largest
    Int128 const multiple = Int128{a / std::gcd(a, b)} * b;
    return multiple > largest_denominator ? largest_denominator + 1 : static_cast<std::int64_t>(multiple);
}

bool needs_period(ClaimType const& type, std::string_view key, Path const& row, Findings& findings) {
    if (!type.period)
        findings.error("E226", row / key, fmt::format("'{}' weighs periods, and '{}' is no period type", key, type.id),
                       "let the type have period = true, or take the key out");
    return type.period;
}

void check_number_field(Field const* field, Path const& at, Findings& findings) {
    if (field != nullptr && !is_number(*field))
        findings.error("E225", at, fmt::format("the field '{}' is no number", field->name),
                       "name a field of the kind int or decimal");
}

} // namespace

std::optional<std::int64_t> weight_denominator(Pack const& pack) {
    std::int64_t all = 1;
    for (ClaimType const& type : pack.claims) {
        auto const one = denominator_of(type);
        if (!one) return std::nullopt;
        all = common(all, *one);
    }
    return all > largest_denominator ? std::nullopt : std::optional(all);
}

void check_weight(ClaimType const& type, Path const& row, Findings& findings) {
    if (!type.weight || !needs_period(type, "weight", row, findings)) return;
    Path const at = row / "weight";
    Weight const& weight = *type.weight;
    check_number_field(refer_field(type, weight.field, at / "field", findings), at / "field", findings);
    check_above_zero(weight.full, "full", at / "full", findings);
    if (weight.per) check_above_zero(*weight.per, "per", at / "per", findings);
    if (weight.least) check_not_negative(*weight.least, "least", at / "least", findings);
    if (weight.least && *weight.least > weight.full)
        findings.error("E241", at / "least",
                       fmt::format("least is {} and full is {}, but nothing can reach full from below least",
                                   to_text(*weight.least), to_text(weight.full)),
                       "let least be at most full", at / "full");
    if (Number const per = weight_per(weight); !four_digits(per))
        findings.error(
            "E245", at / (weight.per ? "per" : "full"),
            fmt::format("weights are divided by {}, which is no number of at most four digits after the point",
                        to_text(per)),
            "write it as a plain decimal");
}

void check_share(ClaimType const& type, Path const& row, Findings& findings) {
    if (!type.share || !needs_period(type, "share", row, findings)) return;
    Field const* field = refer_field(type, *type.share, row / "share", findings);
    check_number_field(field, row / "share", findings);
    if (field == nullptr || !is_number(*field)) return;
    if (field->low < Number{0, 1} || field->high > Number{100, 1})
        findings.error("E247", row / "share",
                       fmt::format("a share is from 0 to 100, and the field '{}' goes from {} to {}", field->name,
                                   to_text(field->low), to_text(field->high)),
                       "narrow the field", row / "fields" / field->name);
}

void check_weights_together(Pack const& pack, Findings& findings) {
    std::int64_t all = 1;
    for (std::size_t i = 0; i < pack.claims.size(); ++i) {
        auto const one = denominator_of(pack.claims[i]);
        if (!one) continue;
        all = common(all, *one);
        if (all <= largest_denominator) continue;
        findings.error("E245", Path("claim") / i / (pack.claims[i].weight ? "weight" : "share"),
                       "the part-time weights of this pack have no common measure that can be counted exactly",
                       "divide by rounder numbers, the same for all types");
        return;
    }
}

} // namespace accrue::rules
