// Points that are carried from one cycle into the next.
#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

class CarryCheck {
public:
    CarryCheck(Index const& index, std::size_t row, Findings& findings)
        : index_(index), row_(index.pack.carries[row]), at_(Path("carry") / row), findings_(findings) {}

    void run() {
        check_above();
        if (row_.into) refer(index_.categories, *row_.into, at_ / "into", findings_);
        if (row_.max) check_points(index_.pack.header, *row_.max, "max", at_ / "max", findings_);
        check_months(row_.earned_within_months, "earned_within_months", at_ / "earned_within_months", findings_);
        if (row_.life_years) check_from_one(*row_.life_years, 100, "life_years", at_ / "life_years", findings_);
        check_not_for();
    }

private:
    void check_above() {
        auto const in = refer(index_.categories, row_.in, at_ / "in", findings_);
        refuse_advice(index_, row_.above, at_ / "above", findings_);
        auto const gate = refer(index_.gates, row_.above, at_ / "above", findings_);
        if (!gate) return;
        auto const* points = std::get_if<PointsNeeded>(&index_.pack.gates[*gate].kind);
        if (points == nullptr)
            return findings_.error("E287", at_ / "above",
                                   fmt::format("'{}' asks for no points, so nothing can lie above it", row_.above),
                                   "name a gate with 'points' or 'need_by'", Path("gate") / *gate);
        if (points->per && points->per->kind == Window::Kind::EveryYear)
            return findings_.error(
                "E287", at_ / "above",
                fmt::format("'{}' asks for points in every year, so there is no one surplus", row_.above),
                "name a gate by \"year\" or \"cycle\"", Path("gate") / *gate / "per");
        auto const category = index_.categories.find(points->in);
        if (in && category && !lies_inside(index_, *in, *category) && !lies_inside(index_, *category, *in))
            findings_.error(
                "E287", at_ / "in",
                fmt::format("'{}' is counted in '{}', of which '{}' is no part", row_.above, points->in, row_.in),
                "name the category of the gate, or one inside it", Path("gate") / *gate / "in");
    }

    void check_not_for() {
        refer_all(index_.gates, row_.not_for, at_ / "not_for", findings_);
        for (std::size_t i = 0; i < row_.not_for.size(); ++i) {
            auto const gate = index_.gates.find(row_.not_for[i]);
            if (!gate) continue;
            GateKind const& kind = index_.pack.gates[*gate].kind;
            if (!std::holds_alternative<PointsNeeded>(kind) && !std::holds_alternative<CategoriesNeeded>(kind))
                findings_.error("E287", at_ / "not_for" / i,
                                fmt::format("'{}' counts no points, carried over or not", row_.not_for[i]),
                                "name gates with 'points', 'need_by' or 'categories'", Path("gate") / *gate);
        }
    }

    Index const& index_;
    Carry const& row_;
    Path at_;
    Findings& findings_;
};

// A claim of what was carried in names its category alone.
void check_receivers(Index const& index, Findings& findings) {
    auto const& rows = index.pack.carries;
    auto const sorted = [](std::vector<std::string> list) {
        std::ranges::sort(list);
        return list;
    };
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const [other, is_new] = first.try_emplace(receiver(rows[i]), i);
        if (is_new || sorted(rows[i].not_for) == sorted(rows[other->second].not_for)) continue;
        findings.error("E288", Path("carry") / i,
                       fmt::format("'{}' and '{}' both carry into '{}', and are not for different gates", rows[i].id,
                                   rows[other->second].id, receiver(rows[i])),
                       "let both name the same gates in 'not_for', or arrive in different categories",
                       Path("carry") / other->second);
    }
}

} // namespace

void check_carry(Index const& index, Findings& findings) {
    constexpr std::size_t most = 50;
    auto const& rows = index.pack.carries;
    if (rows.empty()) return;
    check_size(rows.size(), most, "carry rows", Path("carry"), findings);
    if (!index.pack.header.cycle)
        findings.error("E253", Path("carry") / 0, "this pack has no cycle, so nothing can be carried into the next",
                       "add pack.cycle, or take the row out");
    for (std::size_t i = 0; i < rows.size(); ++i) CarryCheck(index, i, findings).run();
    check_receivers(index, findings);
}

} // namespace accrue::rules
