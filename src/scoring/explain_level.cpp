// Why the overall level, or one level, is what it is, and the way up.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "domain/texts.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"
#include "scoring/levels.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

rules::Level const& level_row(CompiledPack const& pack, int level) {
    return pack.pack.levels[static_cast<std::size_t>(level)];
}

std::string level_with_title(CompiledPack const& pack, int level) {
    if (level == none) return level_text(pack, level);
    return fmt::format("{} ({})", level_row(pack, level).code, level_row(pack, level).title);
}

std::string step_title(CompiledPack const& pack, std::size_t step) { return pack.pack.steps[step].title; }

// "A, B and C"
std::string joined(std::vector<std::string> const& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += std::string(i == 0 ? "" : i + 1 == parts.size() ? tr(" and ") : ", ") + parts[i];
    return text;
}

int steps_level_of(CompiledPack const& pack, int level) {
    return pack.levels[static_cast<std::size_t>(level)].steps_level;
}

bool is_gate_level(CompiledPack const& pack, int level) { return level != none && steps_level_of(pack, level) == none; }

// The level that the way up comes to next: the first above the overall one that asks for steps, else the first above.
int next_level(Scored const& scored) {
    CompiledPack const& pack = *scored.pack;
    int const top = static_cast<int>(pack.levels.size());
    int const first = scored.assessment.overall + 1;
    for (int level = first; level < top; ++level)
        if (!is_gate_level(pack, level)) return level;
    return first < top ? first : none;
}

// "Certificates allows no more": the steps that hold the level back, at `lowest`; `asked` is the level they are too low for.
std::string binding_text(Scored const& scored, std::vector<std::string> const& binding, int lowest, int asked) {
    CompiledPack const& pack = *scored.pack;
    bool const one = binding.size() == 1;
    std::string const steps = joined(binding);
    if (lowest == none) return one ? say("{} allows no level", steps) : say("{} allow no level", steps);
    if (lowest == scored.assessment.overall)
        return one ? say("{} allows no more", steps) : say("{} allow no more", steps);
    std::string const level = level_text(pack, lowest);
    std::string const next = level_text(pack, asked);
    std::string const needs = level_text(pack, steps_level_of(pack, asked));
    return one ? say("{} reaches only {}, and {} asks for {}", steps, level, next, needs)
               : say("{} reach only {}, and {} asks for {}", steps, level, next, needs);
}

// What the steps say, the lowest first: "Certificates allows no more; Extra points reaches DPSM."
std::string steps_sentence(Scored const& scored, int asked) {
    CompiledPack const& pack = *scored.pack;
    std::vector<int> const& steps = scored.assessment.steps;
    int const lowest = *std::ranges::min_element(steps);
    std::vector<std::string> binding;
    std::vector<std::string> higher;
    for (std::size_t s = 0; s < steps.size(); ++s) {
        if (steps[s] == lowest)
            binding.push_back(titled(step_title(pack, s)));
        else
            higher.push_back(say("{} reaches {}", titled(step_title(pack, s)), level_text(pack, steps[s])));
    }
    std::string text = binding_text(scored, binding, lowest, asked);
    if (!higher.empty()) text += "; " + joined(higher);
    return text + ".";
}

// The conditions of the level itself that do not hold, those of the levels between included.
std::vector<int> failing_gates(Scored const& scored, int level) {
    rules::CompiledLevel const& row = scored.pack->levels[static_cast<std::size_t>(level)];
    std::unordered_set<int> seen;
    std::vector<int> failing = failing_parts(scored, row.gate, seen);
    for (int between = row.gates_between ? row.steps_level : level; between < level; ++between)
        for (int const gate : failing_parts(scored, scored.pack->levels[static_cast<std::size_t>(between)].gate, seen))
            failing.push_back(gate);
    return failing;
}

// Why the next level is not held: its steps where they are too low, else the conditions of its own. Empty at the top.
std::string limit_sentence(Scored const& scored) {
    CompiledPack const& pack = *scored.pack;
    int const next = next_level(scored);
    if (next == none) return {};
    int const asked = steps_level_of(pack, next);
    if (asked != none && std::ranges::any_of(scored.assessment.steps, [&](int step) { return step < asked; }))
        return steps_sentence(scored, next);
    constexpr std::size_t most = 3;
    std::vector<int> const failing = failing_gates(scored, next);
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < std::min(failing.size(), most); ++i) titles.push_back(missing_text(scored, failing[i]));
    std::size_t const more = failing.size() - titles.size();
    std::string const others = more == 0   ? std::string()
                               : more == 1 ? std::string(tr("; and 1 more condition"))
                                           : say("; and {} more conditions", more);
    return say("{} asks for: {}{}.", level_text(pack, next), fmt::join(titles, "; "), others);
}

// The gate, which holds; of several ways without a title those that do.
std::string holding_text(Scored const& scored, int g) {
    rules::CompiledGate const& row = scored.pack->gates[static_cast<std::size_t>(g)];
    GateResult const& result = scored.assessment.gates[static_cast<std::size_t>(g)];
    bool const any = row.kind == rules::CompiledGate::Kind::Any && !result.waived;
    if (!any || scored.pack->pack.gates[static_cast<std::size_t>(g)].title) return gate_state_text(scored, g);
    std::vector<std::string> ways;
    for (int i = 0; i < row.members.count; ++i) {
        int const member = scored.pack->gate_lists[static_cast<std::size_t>(row.members.first + i)];
        if (scored.assessment.gates[static_cast<std::size_t>(member)].met)
            ways.push_back(gate_state_text(scored, member));
    }
    return fmt::format("{}", fmt::join(ways, "; "));
}

std::string gate_of_level_sentence(Scored const& scored, int level) {
    int const gate = scored.pack->levels[static_cast<std::size_t>(level)].gate;
    return gate == none ? std::string() : " " + say("It holds because of: {}.", holding_text(scored, gate));
}

std::string why_overall(CompiledPack const& pack, int overall) {
    if (is_gate_level(pack, overall))
        return std::string(tr("This level stands on its own condition and asks for no steps"));
    int const asked = steps_level_of(pack, overall);
    bool const own_gate = pack.levels[static_cast<std::size_t>(overall)].gate != none;
    bool const any_gate = std::ranges::any_of(pack.levels, [](auto const& level) { return level.gate != none; });
    if (asked != overall) {
        std::string const level = level_text(pack, asked);
        return own_gate ? say("It is the highest level whose conditions hold: every step reaches {}, and its own "
                              "condition is met",
                              level)
                        : say("It is the highest level whose conditions hold: every step reaches {}", level);
    }
    return std::string(any_gate ? tr("The overall level is the highest that every step reaches and whose own "
                                     "condition, where it has one, holds")
                                : tr("The overall level is the highest that every step reaches"));
}

void append(std::vector<Line>& lines, std::vector<Line> const& more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

// The one that costs the least money, as the cheapest plan has it; one without a cost only where none has any.
int cheapest(CompiledPack const& pack, std::vector<int> const& qualifications) {
    auto const money = [&](int q) {
        auto const& cost = pack.pack.qualifications[static_cast<std::size_t>(q)].cost;
        return std::pair(!cost, cost ? cost->money.value_or(Number{}) : Number{});
    };
    return *std::ranges::min_element(qualifications, {}, money);
}

} // namespace

std::string headline(Scored const& scored) {
    CompiledPack const& pack = *scored.pack;
    int const overall = scored.assessment.overall;
    if (overall == none) return fmt::format("{} {}", tr("No level yet."), limit_sentence(scored));
    std::string const text = say("You can claim {} now.", level_with_title(pack, overall));
    if (is_gate_level(pack, overall)) return text + gate_of_level_sentence(scored, overall);
    if (overall + 1 == static_cast<int>(pack.levels.size()))
        return fmt::format("{} {}", text, tr("It is the highest level there is."));
    return text + " " + limit_sentence(scored);
}

std::string next_step(Scored const& scored, std::vector<MissingForLevel> const& missing) {
    CompiledPack const& pack = *scored.pack;
    auto next = std::ranges::find_if(missing, [&](MissingForLevel const& m) {
        return scored.application.target && level_row(pack, m.level).code == *scored.application.target;
    });
    if (next == missing.end())
        next = std::ranges::find_if(missing, [&](MissingForLevel const& m) { return !is_gate_level(pack, m.level); });
    if (next == missing.end() || next->needs.empty()) return {};
    std::string const level = level_text(pack, next->level);
    if (next->needs.size() == 1 && !next->suffices.empty()) {
        std::string const& need = next->needs.front().text;
        rules::Qualification const& one =
            pack.pack.qualifications[static_cast<std::size_t>(cheapest(pack, next->suffices))];
        return need.find(',') == std::string::npos ? say("{} makes it {}: for instance {}.", need, level, one.title)
                                                   : say("{}, makes it {}: for instance {}.", need, level, one.title);
    }
    std::vector<std::string> needs;
    for (Need const& need : next->needs) needs.push_back(need.text);
    return say("For {} you still need: {}.", level, fmt::join(needs, "; "));
}

Explanation explain_overall(Scored const& scored) {
    Explanation explanation{headline(scored), {}};
    for (std::size_t s = 0; s < scored.pack->steps.size(); ++s)
        explanation.lines.push_back(
            {fmt::format("{}: {}", step_title(*scored.pack, s), level_text(*scored.pack, scored.assessment.steps[s])),
             scored.pack->pack.steps[s].clause});
    int const overall = scored.assessment.overall;
    if (overall == none) return explanation;
    rules::Level const& row = level_row(*scored.pack, overall);
    explanation.lines.push_back({why_overall(*scored.pack, overall), row.clause});
    return explanation;
}

Explanation explain_level(Scored const& scored, int level) {
    CompiledPack const& pack = *scored.pack;
    bool const held = level_holds(pack, scored.assessment, level);
    std::string const name = level_with_title(pack, level);
    Explanation explanation{held ? say("{}: reached", name) : say("{}: not reached", name), {}};
    if (!held && level < scored.assessment.overall)
        explanation.lines.push_back(
            {say("It is below your level, {}, which does not need it", level_text(pack, scored.assessment.overall)),
             level_row(pack, level).clause});
    rules::CompiledLevel const& compiled = pack.levels[static_cast<std::size_t>(level)];
    if (compiled.gate != none) append(explanation.lines, explain_gate(scored, compiled.gate).lines);
    for (int between = compiled.gates_between ? compiled.steps_level : level; between < level; ++between)
        if (int const gate = pack.levels[static_cast<std::size_t>(between)].gate; gate != none)
            append(explanation.lines, explain_gate(scored, gate).lines);
    if (compiled.steps_level != none)
        for (std::size_t s = 0; s < pack.steps.size(); ++s)
            explanation.lines.push_back(
                {say("{} reaches {} and needs {}", titled(step_title(pack, s)),
                     level_text(pack, scored.assessment.steps[s]), level_text(pack, compiled.steps_level)),
                 pack.pack.steps[s].clause});
    if (held) return explanation;
    for (MissingForLevel const& missing : find_missing(scored)) {
        if (missing.level != level) continue;
        for (Need const& need : missing.needs) {
            if (need.step == none && need.gate != none) continue; // told above, with all its parts
            explanation.lines.push_back({say("Missing: {}", need.text), need.clause});
            for (std::string const& other : need.alternatives)
                explanation.lines.push_back({say("or {}", other), need.clause});
        }
    }
    return explanation;
}

std::vector<Line> robustness_lines(Scored const& scored, Robustness const& robustness) {
    CompiledPack const& pack = *scored.pack;
    int const now = scored.assessment.overall;
    if (now == none) return {{std::string(tr("There is no level that a refusal could take away.")), {}}};
    std::string const level = level_text(pack, now);
    if (robustness.hangs_on.empty()) return {{say("{} stands whatever single entry is refused.", level), {}}};
    std::vector<Line> lines{
        {robustness.level == none
             ? say("{} hangs on single entries: refused alone, each of these takes it down.", level)
             : say("Whatever single entry is refused, {} remains: refused alone, each of these takes it down.",
                   level_text(pack, robustness.level)),
         {}}};
    for (Hanging const& row : robustness.hangs_on)
        lines.push_back({say("{}: without it {}", claim_name(scored, row.claim), level_text(pack, row.level)), {}});
    return lines;
}

} // namespace accrue::scoring
