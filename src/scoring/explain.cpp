// Why the overall level, a level, a step, a category or a gate is what it is. Claims: explain_claim.cpp.
#include "scoring/explain.h"

#include <algorithm>

#include <fmt/format.h>

#include "scoring/evaluate.h"
#include "scoring/gate_words.h"

namespace accrue::scoring {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;

rules::Level const& level_row(CompiledPack const& pack, int level) {
    return pack.pack.levels[static_cast<std::size_t>(level)];
}

std::string level_with_title(CompiledPack const& pack, int level) {
    if (level == none) return "no level";
    return fmt::format("{} ({})", level_row(pack, level).code, level_row(pack, level).title);
}

std::string step_title(CompiledPack const& pack, std::size_t step) { return pack.pack.steps[step].title; }

// "A, B and C"
std::string joined(std::vector<std::string> const& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

bool is_gate_level(CompiledPack const& pack, int level) {
    return level != none && pack.levels[static_cast<std::size_t>(level)].steps_level == none;
}

// What the steps say, the lowest first: "Certificates allows no more; Extra points reaches DPSM."
std::string steps_sentence(Scored const& scored) {
    CompiledPack const& pack = *scored.pack;
    std::vector<int> const& steps = scored.assessment.steps;
    int const lowest = *std::ranges::min_element(steps);
    std::vector<std::string> binding;
    std::vector<std::string> higher;
    for (std::size_t s = 0; s < steps.size(); ++s) {
        if (steps[s] == lowest)
            binding.push_back(step_title(pack, s));
        else
            higher.push_back(fmt::format("{} reaches {}", step_title(pack, s), level_text(pack, steps[s])));
    }
    std::string const verb = binding.size() == 1 ? "allows" : "allow";
    std::string const most = lowest == none ? "no level" : "no more";
    std::string text = fmt::format("{} {} {}", joined(binding), verb, most);
    if (!higher.empty()) text += "; " + joined(higher);
    return text + ".";
}

std::string gate_of_level_sentence(Scored const& scored, int level) {
    int const gate = scored.pack->levels[static_cast<std::size_t>(level)].gate;
    return gate == none ? std::string() : "It holds because of: " + gate_state_text(scored, gate) + ".";
}

void add_gate_lines(Scored const& scored, int gate, std::vector<Line>& lines) {
    CompiledGate const& row = scored.pack->gates[static_cast<std::size_t>(gate)];
    GateResult const& result = scored.assessment.gates[static_cast<std::size_t>(gate)];
    lines.push_back({fmt::format("{}: {}", result.met ? "Met" : "Not met", gate_state_text(scored, gate)),
                     scored.pack->pack.gates[static_cast<std::size_t>(gate)].clause});
    if (row.kind > CompiledGate::Kind::AtLeast) return;
    for (int i = 0; i < row.members.count; ++i)
        add_gate_lines(scored, scored.pack->gate_lists[static_cast<std::size_t>(row.members.first + i)], lines);
}

void add_overlap_line(FactResult const& fact, std::string const& unit, std::vector<Line>& lines) {
    if (fact.summed == fact.value) return;
    lines.push_back({fmt::format("Together the entries last {} {}; {} of them overlap and count once",
                                 quantity_text(fact.summed, fact.denominator), unit,
                                 quantity_text(fact.summed - fact.value, fact.denominator)),
                     {}});
}

// Entries that might have chosen a better row and do not count.
void add_left_out_lines(Scored const& scored, int type, Explanation& explanation) {
    for (std::size_t i = 0; i < scored.assessment.claims.size(); ++i) {
        if (scored.bound.claims[i].type != type || scored.assessment.claims[i].unused == Unused::No) continue;
        int const claim = static_cast<int>(i);
        explanation.lines.push_back(
            {fmt::format("{} does not count. {}", claim_name(scored, claim), unused_text(scored, claim)),
             unused_clause(scored, claim)});
    }
}

void add_table_lines(Scored const& scored, int s, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    rules::CompiledStep const& step = pack.steps[static_cast<std::size_t>(s)];
    StepNumber const& number = scored.assessment.step_numbers[static_cast<std::size_t>(s)];
    std::string const& clause = pack.pack.steps[static_cast<std::size_t>(s)].clause;
    Number const have = reduced(number.value, number.denominator);
    explanation.lines.push_back({fmt::format("{} {} count", step_quantity(pack, s, have), step_unit(pack, s)), clause});
    if (step.column_fact != none)
        add_overlap_line(scored.assessment.facts[static_cast<std::size_t>(step.column_fact)], step_unit(pack, s),
                         explanation.lines);
    if (number.row == none) return;
    if (step.row_fact != none)
        explanation.lines.push_back({"Row of the table in use: " + row_text(pack, s, number.row), clause});
    if (step.row_fact != none)
        add_left_out_lines(scored, pack.facts[static_cast<std::size_t>(step.row_fact)].type, explanation);
    for (rules::LevelBand const& band : step.rows[static_cast<std::size_t>(number.row)]) {
        if (band.level == none) continue;
        explanation.lines.push_back(
            {fmt::format("{} asks for {} {}: {}", level_text(pack, band.level), step_quantity(pack, s, band.from),
                         step_unit(pack, s), have >= band.from ? "reached" : "not reached"),
             clause});
    }
}

} // namespace

std::string headline(Scored const& scored) {
    CompiledPack const& pack = *scored.pack;
    int const overall = scored.assessment.overall;
    if (overall == none) return "No level yet. " + (pack.steps.empty() ? std::string() : steps_sentence(scored));
    std::string const text = fmt::format("You can claim {} now. ", level_with_title(pack, overall));
    if (is_gate_level(pack, overall) || pack.steps.empty()) return text + gate_of_level_sentence(scored, overall);
    if (overall + 1 == static_cast<int>(pack.levels.size())) return text + "It is the highest level there is.";
    return text + steps_sentence(scored);
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
        rules::Qualification const& one = pack.pack.qualifications[static_cast<std::size_t>(next->suffices.front())];
        return fmt::format("{}{} makes it {}: for instance {}.", need, need.find(',') == std::string::npos ? "" : ",",
                           level, one.title);
    }
    std::vector<std::string> needs;
    for (Need const& need : next->needs) needs.push_back(need.text);
    return fmt::format("For {} you still need: {}.", level, fmt::join(needs, "; "));
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
    explanation.lines.push_back({is_gate_level(*scored.pack, overall)
                                     ? "This level stands on its own condition and asks for no steps"
                                     : "The overall level is the highest that every step reaches",
                                 row.clause});
    return explanation;
}

Explanation explain_level(Scored const& scored, int level) {
    CompiledPack const& pack = *scored.pack;
    bool const held = level_holds(pack, scored.assessment, level);
    Explanation explanation{fmt::format("{}: {}", level_with_title(pack, level), held ? "reached" : "not reached"), {}};
    if (!held && level < scored.assessment.overall)
        explanation.lines.push_back({fmt::format("It is below your level, {}, which does not need it",
                                                 level_text(pack, scored.assessment.overall)),
                                     level_row(pack, level).clause});
    rules::CompiledLevel const& compiled = pack.levels[static_cast<std::size_t>(level)];
    if (compiled.gate != none) add_gate_lines(scored, compiled.gate, explanation.lines);
    if (compiled.steps_level != none)
        for (std::size_t s = 0; s < pack.steps.size(); ++s)
            explanation.lines.push_back(
                {fmt::format("{} reaches {} and needs {}", step_title(pack, s),
                             level_text(pack, scored.assessment.steps[s]), level_text(pack, compiled.steps_level)),
                 pack.pack.steps[s].clause});
    if (held) return explanation;
    for (MissingForLevel const& missing : find_missing(scored)) {
        if (missing.level != level) continue;
        for (Need const& need : missing.needs) {
            explanation.lines.push_back({"Missing: " + need.text, need.clause});
            for (std::string const& other : need.alternatives)
                explanation.lines.push_back({"or " + other, need.clause});
        }
    }
    return explanation;
}

Explanation explain_step(Scored const& scored, int step) {
    CompiledPack const& pack = *scored.pack;
    rules::CompiledStep const& compiled = pack.steps[static_cast<std::size_t>(step)];
    Explanation explanation{fmt::format("{}: {}", step_title(pack, static_cast<std::size_t>(step)),
                                        level_text(pack, scored.assessment.steps[static_cast<std::size_t>(step)])),
                            {}};
    if (!compiled.rows.empty()) add_table_lines(scored, step, explanation);
    for (std::size_t level = 0; level < compiled.gates.size(); ++level) {
        if (compiled.gates[level] == none) continue;
        explanation.lines.push_back({fmt::format("{} asks for:", level_text(pack, static_cast<int>(level))), {}});
        add_gate_lines(scored, compiled.gates[level], explanation.lines);
    }
    return explanation;
}

Explanation explain_category(Scored const& scored, int category) {
    CompiledPack const& pack = *scored.pack;
    CategoryResult const& result = scored.assessment.categories[static_cast<std::size_t>(category)];
    Explanation explanation{fmt::format("{}: {}", pack.pack.categories[static_cast<std::size_t>(category)].title,
                                        points_text(pack, result.counted)),
                            {}};
    rules::Range const caps = pack.categories[static_cast<std::size_t>(category)].caps;
    for (int i = caps.first; i < caps.first + caps.count; ++i) {
        rules::CompiledCap const& cap = pack.category_caps[static_cast<std::size_t>(i)];
        rules::Cap const& row = pack.pack.caps[static_cast<std::size_t>(cap.cap)];
        bool const cut = std::ranges::find(scored.assessment.capped, cap.cap) != scored.assessment.capped.end();
        std::string text = fmt::format("At most {} count here", points_text(pack, cap.max));
        if (cut)
            text += fmt::format(": the entries earn {}, so {} are lost", points_number(pack, result.raw),
                                points_number(pack, result.raw - result.counted));
        explanation.lines.push_back({text, row.clause});
    }
    for (std::size_t c = 0; c < pack.categories.size(); ++c)
        if (pack.categories[c].parent == category)
            explanation.lines.push_back({fmt::format("{}: {}", pack.pack.categories[c].title,
                                                     points_text(pack, scored.assessment.categories[c].counted)),
                                         {}});
    for (std::size_t i = 0; i < scored.assessment.claims.size(); ++i) {
        ClaimResult const& claim = scored.assessment.claims[i];
        if (claim.category != category || claim.value == 0) continue;
        std::string text =
            fmt::format("{}: {}", claim_name(scored, static_cast<int>(i)), points_text(pack, claim.counted));
        if (claim.counted != claim.value) text += " of " + points_number(pack, claim.value);
        explanation.lines.push_back({text, pack.pack.awards[static_cast<std::size_t>(claim.award)].clause});
    }
    return explanation;
}

Explanation explain_gate(Scored const& scored, int gate) {
    Explanation explanation{gate_title(*scored.pack, gate), {}};
    add_gate_lines(scored, gate, explanation.lines);
    return explanation;
}

std::vector<Line> advice(Scored const& scored) {
    std::vector<Line> lines;
    for (std::size_t g = 0; g < scored.pack->gates.size(); ++g) {
        rules::Gate::Advice const when = scored.pack->gates[g].advice;
        bool const met = scored.assessment.gates[g].met;
        bool const shown =
            (when == rules::Gate::Advice::WhenMet && met) || (when == rules::Gate::Advice::WhenUnmet && !met);
        if (shown) lines.push_back({gate_title(*scored.pack, static_cast<int>(g)), scored.pack->pack.gates[g].clause});
    }
    return lines;
}

} // namespace accrue::scoring
