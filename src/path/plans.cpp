#include "path/plans.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace accrue::path {
namespace {

class Planner {
public:
    Planner(Trial& trial, Model const& model, SearchSettings const& settings)
        : trial_(trial), model_(model), settings_(settings) {}

    std::vector<Found> find(std::size_t count) {
        open(no_limits(model_), {});
        std::vector<Found> plans;
        std::size_t searches = 0;
        std::size_t const most_searches = 60 * count;
        while (!open_.empty() && plans.size() < count && !settings_.stop.stop_requested()) {
            auto const next =
                std::ranges::min_element(open_, [this](Part const& a, Part const& b) { return comes_before(a, b); });
            if (!next->found) {
                if (searches++ == most_searches) break;
                search(*next);
                if (!next->found) open_.erase(next);
                continue;
            }
            Part const part = std::move(*next);
            open_.erase(next);
            bool const known =
                std::ranges::any_of(plans, [&](Found const& plan) { return plan.added == part.found->added; });
            if (!known) plans.push_back(*part.found);
            split(part);
        }
        return plans;
    }

private:
    struct Part { // of all sets
        Limits limits;
        std::pair<std::int64_t, std::int64_t> least; // no set of it costs less
        std::optional<Found> found;                  // its cheapest, once it was looked for
    };

    // One that may still turn out to be the same cost stands before one that is found.
    [[nodiscard]] bool comes_before(Part const& a, Part const& b) const { return key(a) < key(b); }

    [[nodiscard]] std::tuple<std::pair<std::int64_t, std::int64_t>, bool, std::size_t, std::vector<int>>
    key(Part const& part) const {
        if (!part.found) return {part.least, false, 0, {}};
        return {part.least, true, part.found->added.size(), orders(*part.found)};
    }

    [[nodiscard]] std::vector<int> orders(Found const& found) const {
        std::vector<int> orders;
        for (int const place : found.added)
            orders.push_back(trial_.candidates().list[static_cast<std::size_t>(place)].order);
        return orders;
    }

    void open(Limits limits, std::pair<std::int64_t, std::int64_t> least) {
        if (seen_.insert(limits).second) open_.push_back({std::move(limits), least, {}});
    }

    void search(Part& part) {
        part.found = find_cheapest(trial_, model_, part.limits, settings_);
        if (part.found) part.least = cost_by(settings_.objective, part.found->costs);
    }

    // The sets that do without something of the plan: of some variant, fewer entries with so many units.
    void split(Part const& part) {
        for (std::size_t l = 0; l < model_.layers.size(); ++l) {
            int entries = 0;
            for (std::size_t o = 0; o < model_.layers[l].options.size(); ++o) {
                auto const taken = std::ranges::count(part.found->added, model_.layers[l].options[o].candidate);
                if (taken == 0) continue;
                entries += static_cast<int>(taken);
                Limits limits = part.limits;
                for (std::size_t larger = 0; larger <= o; ++larger)
                    limits[l][larger] = std::min(limits[l][larger], entries - 1);
                open(std::move(limits), part.least);
            }
        }
    }

    Trial& trial_;
    Model const& model_;
    SearchSettings const& settings_;
    std::vector<Part> open_;
    std::set<Limits> seen_;
};

} // namespace

std::vector<Found> find_plans(Trial& trial, SearchSettings const& settings, int count) {
    if (trial.score({}).overall >= settings.level) return {Found{}};
    Model const model = make_model(trial, settings.level);
    return Planner(trial, model, settings).find(static_cast<std::size_t>(std::max(count, 1)));
}

} // namespace accrue::path
