// Gates one by one: what they refer to. Gates that nothing can meet are check_reach.cpp's.
#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "rules/check_conditions.h"
#include "rules/check_lists.h"
#include "rules/check_needs.h"
#include "rules/check_parts.h"
#include "rules/check_weights.h"

namespace accrue::rules {
namespace {

struct GateCheck {
    Index const& index;
    Path const& row;
    Findings& findings;

    void members(std::vector<std::string> const& gates, std::string_view key) const {
        refer_all(index.gates, gates, row / key, findings);
        for (std::size_t i = 0; i < gates.size(); ++i) refuse_advice(index, gates[i], row / key / i, findings);
    }

    void operator()(AllOf const& kind) const { members(kind.gates, "all"); }
    void operator()(AnyOf const& kind) const { members(kind.gates, "any"); }
    void operator()(AtLeastOf const& kind) const {
        members(kind.gates, "of");
        check_above_zero({kind.count, 1}, "at_least", row / "at_least", findings);
    }

    void operator()(Has const& kind) const {
        if (!index.tags.find(kind.what) && !index.qualifications.find(kind.what)) {
            std::vector<std::string_view> known = index.tags.all();
            auto const& ids = index.qualifications.all();
            known.insert(known.end(), ids.begin(), ids.end());
            findings.error("E220", row / "has",
                           fmt::format("'{}' is no qualification, and no qualification has it as a tag", kind.what),
                           findings.instead_of(kind.what, known));
        }
        if (kind.value) refer(index.values, *kind.value, row / "value", findings);
        check_above_zero(kind.count, "count", row / "count", findings);
        if (kind.value) check_fine_count(kind);
        if (!kind.value && kind.count.denominator != 1)
            findings.error("E248", row / "count",
                           fmt::format("'count' is {}, but qualifications are whole", to_text(kind.count)),
                           "write a whole number, or name the value that is added up");
    }

    void check_fine_count(Has const& kind) const {
        auto const unit = index.value_units.find(*kind.value);
        if (unit == index.value_units.end() || unit->second == 0) return; // reported elsewhere
        if (common_denominator(unit->second, kind.count.denominator) == 0)
            findings.error("E245", row / "count",
                           fmt::format("{} and the values that are added up have no common denominator up to {}",
                                       to_text(kind.count), finest_value),
                           "write a number like the values");
    }

    void operator()(ClaimCount const& kind) const {
        check_above_zero({kind.count, 1}, "count", row / "count", findings);
        if (auto const claim = refer(index.claims, kind.claim, row / "claims", findings))
            check_counted(index.pack.claims[*claim], kind);
        check_window(index, kind.per, row / "per", findings);
    }

    void check_counted(ClaimType const& type, ClaimCount const& kind) const {
        check_conditions(index, type, kind.where, row / "where", findings);
        if (kind.distinct) refer_field(type, *kind.distinct, row / "distinct", findings);
    }

    void operator()(PointsNeeded const& kind) const {
        refer(index.categories, kind.in, row / "in", findings);
        check_points_options(index, kind, row, findings);
    }

    void operator()(CategoriesNeeded const& kind) const {
        refer_all(index.categories, kind.of, row / "of", findings);
        check_above_zero({kind.count, 1}, "categories", row / "categories", findings);
        check_window(index, kind.per, row / "per", findings);
    }

    void operator()(MonthsNeeded const& kind) const {
        refer_all(index.claims, kind.of, row / "of", findings);
        for (std::size_t i = 0; i < kind.of.size(); ++i) {
            auto const claim = index.claims.find(kind.of[i]);
            if (!claim) continue;
            ClaimType const& type = index.pack.claims[*claim];
            check_conditions(index, type, kind.where, row / "where", findings);
            if (!type.period)
                findings.error("E226", row / "of" / i,
                               fmt::format("'{}' is no period type, so its claims have no months", type.id),
                               "name period types");
        }
        check_above_zero(kind.months, "months", row / "months", findings);
        check_months(kind.within_months, "within_months", row / "within_months", findings);
        check_fine(kind.months);
    }

    // Months are compared in one denominator, which has to fit 64 bits.
    void check_fine(Number const& months) const {
        auto const weights = weight_denominator(index.pack);
        if (!weights) return;
        std::int64_t const durations = *weights * 31;
        if (Int128{durations} / std::gcd(durations, months.denominator) * months.denominator * most_months >
            std::numeric_limits<std::int64_t>::max())
            findings.error("E245", row / "months",
                           fmt::format("{} months and the part-time weights have no common measure that can be counted "
                                       "exactly",
                                       to_text(months)),
                           "ask for whole months");
    }
};

} // namespace

void check_gates(Index const& index, Findings& findings) {
    for (std::size_t i = 0; i < index.pack.gates.size(); ++i)
        std::visit(GateCheck{index, Path("gate") / i, findings}, index.pack.gates[i].kind);
}

} // namespace accrue::rules
