// Why a step, a category or a gate is what it is. Levels: explain_level.cpp. Claims: explain_claim.cpp.
#include "scoring/explain.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include <fmt/format.h>

#include "domain/texts.h"
#include "scoring/award_value.h"
#include "scoring/explain_claim.h"
#include "scoring/gate_words.h"
#include "scoring/need_words.h"

namespace accrue::scoring {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;

// How much hangs on a gate in a tree of gates.
enum class Asked : std::uint8_t { Needed, OneWay, NotNeeded };

std::string_view state_word(bool met, Asked asked) {
    if (met) return tr("Met");
    return asked == Asked::Needed ? tr("Not met") : asked == Asked::OneWay ? tr("One way, not met") : tr("Not needed");
}

bool is_list(CompiledGate const& gate) { return gate.kind <= CompiledGate::Kind::AtLeast; }

// Of a list without a title, whose parts follow it: "one of these".
std::string head_of_list(Scored const& scored, int g) {
    CompiledGate const& row = scored.pack->gates[static_cast<std::size_t>(g)];
    GateResult const& result = scored.assessment.gates[static_cast<std::size_t>(g)];
    if (scored.pack->pack.gates[static_cast<std::size_t>(g)].title || !is_list(row) || result.waived)
        return gate_state_text(scored, g);
    if (row.kind == CompiledGate::Kind::All) return std::string(tr("all of these"));
    if (row.kind == CompiledGate::Kind::Any) return std::string(tr("one of these"));
    return say("at least {} of these", quantity_text(result.need, result.denominator));
}

// The gate and all below it, each once.
void add_gate_lines(Scored const& scored, int gate, std::vector<Line>& lines) {
    struct Open {
        int gate;
        Asked asked;
    };
    std::unordered_set<int> seen;
    std::vector<Open> open{{gate, Asked::Needed}};
    while (!open.empty()) {
        auto const [g, asked] = open.back();
        open.pop_back();
        if (!seen.insert(g).second) continue;
        CompiledGate const& row = scored.pack->gates[static_cast<std::size_t>(g)];
        bool const met = scored.assessment.gates[static_cast<std::size_t>(g)].met;
        lines.push_back({fmt::format("{}: {}", state_word(met, asked), head_of_list(scored, g)),
                         scored.pack->pack.gates[static_cast<std::size_t>(g)].clause});
        if (row.windowed) add_need_lines(scored, g, lines);
        if (!is_list(row)) continue;
        bool const choice = row.kind != CompiledGate::Kind::All;
        Asked const below = asked == Asked::NotNeeded || (choice && met) ? Asked::NotNeeded
                            : choice                                     ? Asked::OneWay
                                                                         : Asked::Needed;
        for (int i = row.members.count; i-- > 0;)
            open.push_back({scored.pack->gate_lists[static_cast<std::size_t>(row.members.first + i)], below});
    }
}

// True where two periods that the query counts share a day. Joining two may change a length by itself, day for day.
bool any_overlap(Scored const& scored, int query) {
    std::vector<std::pair<std::int32_t, std::int32_t>> periods;
    for (auto const& source : scored.pack->queries[static_cast<std::size_t>(query)].sources)
        for (std::size_t i = 0; i < scored.bound.claims.size(); ++i) {
            BoundClaim const& claim = scored.bound.claims[i];
            if (claim.type == source.type && claim.first <= claim.last && claim.weight > 0 &&
                is_active(scored, static_cast<int>(i)) && matches(*scored.pack, scored.bound, claim, source.conditions))
                periods.emplace_back(claim.first, claim.last);
        }
    std::ranges::sort(periods);
    std::int32_t last = std::numeric_limits<std::int32_t>::min();
    for (auto const& [from, to] : periods) {
        if (from <= last) return true;
        last = to;
    }
    return false;
}

void add_overlap_line(Scored const& scored, int step, std::vector<Line>& lines) {
    CompiledPack const& pack = *scored.pack;
    auto const column = static_cast<std::size_t>(pack.steps[static_cast<std::size_t>(step)].column_fact);
    FactResult const& fact = scored.assessment.facts[column];
    int const query = pack.facts[column].query;
    if (query == none || fact.summed <= fact.value || !any_overlap(scored, query)) return;
    Number const overlap = reduced(fact.summed - fact.value, fact.denominator);
    std::string const sum = quantity_text(fact.summed, fact.denominator);
    std::string const unit = step_unit(pack, step, reduced(fact.summed, fact.denominator));
    std::string const twice = quantity_text(overlap.numerator, overlap.denominator);
    lines.push_back({overlap == Number{1, 1}
                         ? say("Together the entries last {} {}; {} of them overlaps and counts once", sum, unit, twice)
                         : say("Together the entries last {} {}; {} of them overlap and count once", sum, unit, twice),
                     {}});
}

// Entries that might have chosen a better row and that nothing reads.
void add_left_out_lines(Scored const& scored, int type, Explanation& explanation) {
    for (std::size_t i = 0; i < scored.assessment.claims.size(); ++i) {
        int const claim = static_cast<int>(i);
        if (scored.bound.claims[i].type != type || is_active(scored, claim)) continue;
        explanation.lines.push_back(
            {say("{} does not count. {}", claim_name(scored, claim), unused_text(scored, claim)),
             unused_clause(scored, claim)});
    }
}

// What the step is decided by: "96 months count", "Degree: bachelor".
void add_number_lines(Scored const& scored, int s, std::vector<Line>& lines) {
    CompiledPack const& pack = *scored.pack;
    rules::CompiledStep const& step = pack.steps[static_cast<std::size_t>(s)];
    StepNumber const& number = scored.assessment.step_numbers[static_cast<std::size_t>(s)];
    std::string const& clause = pack.pack.steps[static_cast<std::size_t>(s)].clause;
    Number const have = reduced(number.value, number.denominator);
    if (reads_option(pack, s)) {
        lines.push_back(
            {number.known ? column_text(pack, s, have) : std::string(tr("No entry says what the table asks for")),
             clause});
        return;
    }
    std::string const unit = step_unit(pack, s, have);
    bool const one = step.category == none ? have == Number{1, 1} : have == Number{pack.pack.header.scale, 1};
    std::string const scope = step.category == none ? std::string() : scope_text(pack, step.per);
    std::string const number_of = step_quantity(pack, s, have);
    lines.push_back(
        {one ? say("{} {} counts{}", number_of, unit, scope) : say("{} {} count{}", number_of, unit, scope), clause});
    if (step.column_fact != none) add_overlap_line(scored, s, lines);
}

std::string asked_text(CompiledPack const& pack, int step, Number const& from) {
    if (reads_option(pack, step)) return column_text(pack, step, from);
    return fmt::format("{} {}", step_quantity(pack, step, from), step_unit(pack, step, from));
}

void add_step_table_lines(Scored const& scored, int s, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    rules::CompiledStep const& step = pack.steps[static_cast<std::size_t>(s)];
    StepNumber const& number = scored.assessment.step_numbers[static_cast<std::size_t>(s)];
    std::string const& clause = pack.pack.steps[static_cast<std::size_t>(s)].clause;
    Number const have = reduced(number.value, number.denominator);
    if (step.column_fact != none || step.category != none) add_number_lines(scored, s, explanation.lines);
    if (number.row == none) return;
    if (step.row_fact != none)
        explanation.lines.push_back({say("Row of the table in use: {}", row_text(pack, s, number.row)), clause});
    if (step.row_fact != none)
        add_left_out_lines(scored, pack.facts[static_cast<std::size_t>(step.row_fact)].type, explanation);
    bool const one_cell = step.column_fact == none && step.category == none;
    for (rules::LevelBand const& band : step.rows[static_cast<std::size_t>(number.row)]) {
        if (one_cell) explanation.lines.push_back({say("It gives {}", level_text(pack, band.level)), clause});
        if (one_cell || band.level == none) continue;
        std::string const level = level_text(pack, band.level);
        std::string const asked = asked_text(pack, s, band.from);
        explanation.lines.push_back({number.known && have >= band.from
                                         ? say("{} asks for {}: reached", level, asked)
                                         : say("{} asks for {}: not reached", level, asked),
                                     clause});
    }
}

// "the entries earn 12, so 2 are lost"
std::string loss_text(CompiledPack const& pack, CategoryResult const& result, bool has_parts) {
    std::int64_t const lost = result.raw - result.counted;
    bool const one = lost == pack.pack.header.scale;
    std::string const raw = points_number(pack, result.raw);
    std::string const less = points_number(pack, lost);
    if (has_parts)
        return one ? say("the parts of it bring {}, so {} is lost", raw, less)
                   : say("the parts of it bring {}, so {} are lost", raw, less);
    return one ? say("the entries earn {}, so {} is lost", raw, less)
               : say("the entries earn {}, so {} are lost", raw, less);
}

// What each cap on the category allows, and what all of them together take away.
void add_cap_lines(Scored const& scored, int category, std::vector<Line>& lines) {
    CompiledPack const& pack = *scored.pack;
    CategoryResult const& result = scored.assessment.categories[static_cast<std::size_t>(category)];
    rules::Range const caps = pack.categories[static_cast<std::size_t>(category)].caps;
    bool const has_parts = std::ranges::any_of(
        pack.categories, [&](rules::CompiledCategory const& other) { return other.parent == category; });
    std::int64_t const lost = result.raw - result.counted;
    std::string const loss = loss_text(pack, result, has_parts);
    for (int i = caps.first; i < caps.first + caps.count; ++i) {
        int const cap = pack.category_caps[static_cast<std::size_t>(i)].cap;
        std::string text = limit_text(scored, cap, tr("here¦counts"));
        if (lost > 0 && caps.count == 1) text += ": " + loss;
        lines.push_back({text, pack.pack.caps[static_cast<std::size_t>(cap)].clause});
    }
    if (lost > 0 && caps.count > 1) lines.push_back({say("Under these limits together: {}", loss), {}});
}

// "Talk in Berlin: 4 points of 6"
std::string share_text(CompiledPack const& pack, std::string_view what, ClaimResult const& item) {
    std::string const counted = points_text(pack, item.counted);
    if (item.counted == item.value) return fmt::format("{}: {}", what, counted);
    return say("{}: {} of {}", what, counted, points_number(pack, item.value));
}

// Entries that go into another category and that this one reads too.
void add_reading_lines(Scored const& scored, int category, std::vector<Line>& lines) {
    CompiledPack const& pack = *scored.pack;
    for (std::size_t i = 0; i < scored.assessment.claims.size(); ++i) {
        ClaimResult const& claim = scored.assessment.claims[i];
        if (claim.award == none || claim.value == 0) continue;
        rules::Award const& award = pack.pack.awards[static_cast<std::size_t>(claim.award)];
        if (std::ranges::find(award.also, pack.pack.categories[static_cast<std::size_t>(category)].id) ==
            award.also.end())
            continue;
        lines.push_back(
            {say("{}: {}, which go into {}", item_name(scored, static_cast<int>(i)), points_text(pack, claim.value),
                 pack.pack.categories[static_cast<std::size_t>(claim.category)].title),
             award.clause});
    }
}

} // namespace

Explanation explain_step(Scored const& scored, int step) {
    CompiledPack const& pack = *scored.pack;
    rules::CompiledStep const& compiled = pack.steps[static_cast<std::size_t>(step)];
    Explanation explanation{fmt::format("{}: {}", pack.pack.steps[static_cast<std::size_t>(step)].title,
                                        level_text(pack, scored.assessment.steps[static_cast<std::size_t>(step)])),
                            {}};
    if (!compiled.rows.empty()) add_step_table_lines(scored, step, explanation);
    for (std::size_t level = 0; level < compiled.gates.size(); ++level) {
        if (compiled.gates[level] == none) continue;
        std::string const code = level_text(pack, static_cast<int>(level));
        explanation.lines.push_back(
            {compiled.rows.empty() ? say("{} asks for:", code) : say("{} also asks for:", code), {}});
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
    if (pack.categories[static_cast<std::size_t>(category)].best > 0)
        explanation.lines.push_back({best_text(pack, category), {}});
    add_cap_lines(scored, category, explanation.lines);
    for (std::size_t c = 0; c < pack.categories.size(); ++c)
        if (pack.categories[c].parent == category)
            explanation.lines.push_back({fmt::format("{}: {}", pack.pack.categories[c].title,
                                                     points_text(pack, scored.assessment.categories[c].counted)),
                                         {}});
    for (ClaimResult const& item : scored.assessment.claimless) {
        if (item.category != category) continue;
        rules::Award const& award = pack.pack.awards[static_cast<std::size_t>(item.award)];
        std::string const what =
            award.title.value_or(table_text(pack, award, std::get<rules::TableValue>(award.formula)));
        bool const waits = item.unused == Unused::Requires;
        explanation.lines.push_back(
            {waits ? say("{}: nothing without this: {}", what, gate_state_text(scored, item.because))
                   : share_text(pack, what, item),
             award.clause});
        if (waits) continue;
        Working const working = claimless_working(pack, scored.bound, scored.assessment.facts, item.award);
        for (std::string& text : place_lines(pack, award, working))
            explanation.lines.push_back({std::move(text), award.clause});
    }
    add_reading_lines(scored, category, explanation.lines);
    for (std::size_t i = 0; i < scored.assessment.claims.size(); ++i) {
        ClaimResult const& claim = scored.assessment.claims[i];
        if (claim.category != category || claim.value == 0) continue;
        bool const left_out = claim.unused == Unused::OverCap || claim.unused == Unused::NotBest;
        if (claim.counted == 0 && !left_out) continue; // of another cycle
        explanation.lines.push_back({share_text(pack, item_name(scored, static_cast<int>(i)), claim),
                                     pack.pack.awards[static_cast<std::size_t>(claim.award)].clause});
    }
    return explanation;
}

Explanation explain_gate(Scored const& scored, int gate) {
    Explanation explanation{gate_title(*scored.pack, gate), {}};
    add_gate_lines(scored, gate, explanation.lines);
    for (Line& line : carry_lines(scored, gate)) explanation.lines.push_back(std::move(line));
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
