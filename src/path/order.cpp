#include "path/order.h"

#include <algorithm>

#include "path/entries.h"
#include "scoring/prerequisites.h"

namespace accrue::path {
namespace {

using rules::none;

class Sorter {
public:
    Sorter(scoring::Scored const& scored, Basis basis, Plan const& plan)
        : scored_(scored), pack_(*scored.pack), basis_(basis), plan_(plan) {
        for (std::size_t i = 0; i < plan.acquire.size(); ++i) open_.push_back({static_cast<int>(i), none});
        for (std::size_t i = 0; i < plan.activities.size(); ++i) open_.push_back({none, static_cast<int>(i)});
    }

    std::vector<PlanStep> sort() {
        std::vector<PlanStep> steps;
        while (!open_.empty()) {
            auto const next = next_step();
            steps.push_back(*next);
            done_.push_back(*next);
            open_.erase(next);
        }
        return steps;
    }

private:
    using Place = std::vector<PlanStep>::iterator;

    // Where everything waits for something else, the first that has its prerequisites, else the first.
    Place next_step() {
        Place const ready = std::find_if(open_.begin(), open_.end(), [&](PlanStep const& step) {
            return !lacks_prerequisite(step) && required_gate_holds(step);
        });
        if (ready != open_.end()) return ready;
        Place const first =
            std::find_if(open_.begin(), open_.end(), [&](PlanStep const& step) { return !lacks_prerequisite(step); });
        return first != open_.end() ? first : open_.begin();
    }

    [[nodiscard]] int qualification(PlanStep const& step) const {
        return step.acquire == none ? none : plan_.acquire[static_cast<std::size_t>(step.acquire)];
    }

    [[nodiscard]] bool lacks_prerequisite(PlanStep const& step) const {
        int const q = qualification(step);
        if (q == none) return false;
        for (int const asked : scoring::open_prerequisites(pack_, scored_.bound, basis_, q))
            for (PlanStep const& other : open_)
                if (int const o = qualification(other); o != none && o != q && scoring::stands_for(pack_, o, asked))
                    return true;
        return false;
    }

    // With what comes before it.
    [[nodiscard]] bool required_gate_holds(PlanStep const& step) const {
        int const q = qualification(step);
        int const gate = q == none ? none : pack_.required_gates[static_cast<std::size_t>(q)];
        if (gate == none) return true;
        Plan before;
        before.scored_on = plan_.scored_on;
        for (PlanStep const& earlier : done_)
            if (earlier.acquire != none) {
                before.acquire.push_back(plan_.acquire[static_cast<std::size_t>(earlier.acquire)]);
                before.certificates.push_back(plan_.certificates[static_cast<std::size_t>(earlier.acquire)]);
            } else {
                before.activities.push_back(plan_.activities[static_cast<std::size_t>(earlier.activity)]);
            }
        Application const application = with_entries(pack_, scored_.application, before, Basis::Verified);
        auto const result = scoring::evaluate(pack_, scoring::bind(pack_, application, plan_.scored_on), basis_);
        return result.gates[static_cast<std::size_t>(gate)].met;
    }

    scoring::Scored const& scored_;
    rules::CompiledPack const& pack_;
    Basis basis_;
    Plan const& plan_;
    std::vector<PlanStep> open_;
    std::vector<PlanStep> done_;
};

} // namespace

std::vector<PlanStep> in_order(scoring::Scored const& scored, Basis basis, Plan const& plan) {
    return Sorter(scored, basis, plan).sort();
}

} // namespace accrue::path
