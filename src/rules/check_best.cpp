// Categories that count only the best items. Which are best must not hang on anything but what lies inside: with limits that
// cut across them the choice that credits most could only be found by trying every one.
#include <algorithm>

#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

constexpr int most_items = 1'000'000;

class BestCheck {
public:
    BestCheck(Index const& index, Findings& findings) : index_(index), findings_(findings), caps_(rows().size()) {
        for (std::size_t i = 0; i < index.pack.caps.size(); ++i)
            if (auto const category = index.categories.find(index.pack.caps[i].on)) caps_[*category].push_back(i);
    }

    void run() {
        check_count();
        for (std::size_t const c : index_.parents_first) { // none of these is on a cycle
            if (!rows()[c].best) continue;
            check_from_one(*rows()[c].best, most_items, "best", Path("category") / c / "best", findings_);
            if (*rows()[c].best > 0) check_caps_around(c);
        }
        for (std::size_t const c : index_.parents_first)
            for (std::size_t const cap : caps_[c]) check_crossing(c, cap);
    }

private:
    [[nodiscard]] std::vector<Category> const& rows() const { return index_.pack.categories; }

    // Each of them is credited by itself, and so are those around it.
    void check_count() {
        constexpr std::size_t most = 100;
        std::vector<bool> counted(rows().size());
        std::size_t count = 0;
        for (std::size_t const c : index_.parents_first) {
            if (!rows()[c].best) continue;
            for (std::optional<std::size_t> at = c; at && !counted[*at]; at = index_.parents[*at]) {
                counted[*at] = true;
                if (++count > most)
                    return check_size(count, most, "categories that count only the best or lie around such",
                                      Path("category") / c / "best", findings_);
            }
        }
    }

    void refuse(std::size_t category, std::size_t cap, std::string why, std::string remedy) {
        findings_.error("E281", Path("category") / category / "best",
                        fmt::format("'{}' counts only its best {}, {}", rows()[category].id, *rows()[category].best,
                                    std::move(why)),
                        std::move(remedy), Path("cap") / cap);
    }

    // The items of one category would stand under several limits, none of which is its own.
    void check_caps_around(std::size_t category) {
        for (auto around = index_.parents[category]; around; around = index_.parents[*around])
            for (std::size_t const cap : caps_[*around]) {
                Period const per = index_.pack.caps[cap].per;
                if (per < index_.scope)
                    return refuse(category, cap,
                                  fmt::format("and '{}' around it has a limit for each {}", rows()[*around].id,
                                              per == Period::Day ? "day" : "year"),
                                  fmt::format("put that limit on '{}' itself, or let it hold for the whole {}",
                                              rows()[category].id, index_.scope == Period::Cycle ? "cycle" : "life"));
                if (per == Period::Cycle && several_cycles())
                    return refuse(category, cap,
                                  fmt::format("'{}' around it has a limit for each cycle, and a gate or step looks at "
                                              "several cycles",
                                              rows()[*around].id),
                                  fmt::format("put that limit on '{}' itself", rows()[category].id));
            }
    }

    // Two limits that cross, both at or below a category that counts the best.
    void check_crossing(std::size_t on, std::size_t lower) {
        auto const& caps = index_.pack.caps;
        std::optional<std::size_t> upper;
        for (std::optional<std::size_t> around = on; around; around = index_.parents[*around]) {
            if (*around != on)
                for (std::size_t const cap : caps_[*around])
                    if (caps[cap].per < caps[lower].per) upper = cap;
            if (upper && rows()[*around].best)
                return refuse(*around, *upper,
                              fmt::format("and the limits '{}' and '{}' in it cut across each other", caps[*upper].id,
                                          caps[lower].id),
                              "give both the same period");
        }
    }

    // Points are counted over more than one cycle.
    [[nodiscard]] bool several_cycles() const {
        auto const wide = [](std::optional<Window> const& per) {
            return per && (per->kind == Window::Kind::Life || per->kind == Window::Kind::Rolling);
        };
        auto const gate_is_wide = [&](Gate const& gate) {
            auto const* points = std::get_if<PointsNeeded>(&gate.kind);
            auto const* categories = std::get_if<CategoriesNeeded>(&gate.kind);
            return (points != nullptr && wide(points->per)) || (categories != nullptr && wide(categories->per));
        };
        auto const step_is_wide = [](Step const& step) { return step.points_in && step.per == Period::Life; };
        return index_.scope == Period::Cycle && (std::ranges::any_of(index_.pack.gates, gate_is_wide) ||
                                                 std::ranges::any_of(index_.pack.steps, step_is_wide));
    }

    Index const& index_;
    Findings& findings_;
    std::vector<std::vector<std::size_t>> caps_; // by category
};

} // namespace

void check_best(Index const& index, Findings& findings) { BestCheck(index, findings).run(); }

} // namespace accrue::rules
