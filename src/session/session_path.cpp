// The path of a session: the desk, and what is asked for there.

#include "domain/texts.h"
#include "session/draft_reading.h"
#include "session/state.h"

namespace accrue::session {

PathDesk& Session::path() {
    State* const state = state_.get();
    if (!state->path)
        state->path.emplace([state]() -> std::optional<PathDesk::Record> {
            if (!state->stored.id) return std::nullopt;
            scoring::Scored const& scored = state->scored();
            return PathDesk::Record{state->stored.id, state->content, &scored, &state->stored.entries};
        });
    return *state->path;
}

Result<Performed> Session::keep_plan(PathPlan const& plan) {
    Several several{{}, say("Planned the way to {}: {}", plan.level_code, plan.doing)};
    for (std::size_t const entry : plan.open) several.commands.emplace_back(AddEntry{record(), plan.entries[entry]});
    return perform(std::move(several));
}

Result<Performed> Session::set_own_cost(std::string const& of, PathCost const& cost) {
    Application details = state_->stored.application;
    std::erase_if(details.costs, [&](OwnCost const& own) { return own.of == of; });
    OwnCost own{of, {}, {}, {}};
    for (auto const& [typed, number] : {std::pair(&cost.money, &own.money), std::pair(&cost.hours, &own.hours),
                                        std::pair(&cost.months, &own.months)}) {
        if (typed->empty()) continue;
        auto parsed = parse_number(*typed);
        if (!parsed) {
            Problem problem = parsed.problem();
            problem.what = as_sentence(std::move(problem.what));
            problem.remedy = as_sentence(std::move(problem.remedy));
            return problem;
        }
        *number = *parsed;
    }
    if (own.money || own.hours || own.months) details.costs.push_back(std::move(own));
    return perform(ChangeDetails{record(), std::move(details)});
}

} // namespace accrue::session
