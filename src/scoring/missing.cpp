#include "scoring/missing.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"
#include "scoring/prerequisites.h"
#include "scoring/unentered.h"

namespace accrue::scoring {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;

constexpr std::size_t most_ways = 4;
constexpr int deepest = 2;

struct MissingText {
    Scored const& scored;
    CompiledPack const& pack = *scored.pack;

    // The members that do not hold, each in words.
    [[nodiscard]] std::vector<std::string> members(CompiledGate const& gate, int depth) const {
        std::vector<std::string> texts;
        for (int const g : unmet(gate)) texts.push_back(of(g, depth));
        return texts;
    }

    [[nodiscard]] std::vector<int> unmet(CompiledGate const& gate) const {
        std::vector<int> gates;
        for (int i = 0; i < gate.members.count; ++i) {
            int const member = pack.gate_lists[static_cast<std::size_t>(gate.members.first + i)];
            if (!scored.assessment.gates[static_cast<std::size_t>(member)].met) gates.push_back(member);
        }
        return gates;
    }

    [[nodiscard]] std::string of(int g, int depth) const {
        CompiledGate const& gate = pack.gates[static_cast<std::size_t>(g)];
        auto const& title = pack.pack.gates[static_cast<std::size_t>(g)].title;
        bool const all = gate.kind == CompiledGate::Kind::All;
        if (gate.kind > CompiledGate::Kind::AtLeast || (title && !all)) return gate_state_text(scored, g);
        std::size_t const count = unmet(gate).size();
        bool const counted = depth >= deepest || count > most_ways;
        GateResult const& result = scored.assessment.gates[static_cast<std::size_t>(g)];
        std::int64_t const lacking = all ? 0 : (result.need - result.have) / result.denominator;
        std::string const some = lacking == 1 ? std::string(tr("one¦condition")) : std::to_string(lacking);
        if (counted && title) return *title;
        if (counted)
            return all ? say("{} conditions¦that do not hold", count) : say("{} of {} conditions", some, count);
        auto const parts = members(gate, depth + 1);
        if (all) return fmt::format("{}{}", title ? *title + ": " : "", fmt::join(parts, tr(" and ")));
        std::string const text = say("{} of these: {}", some, fmt::join(parts, tr("; or ")));
        return depth == 0 ? text : fmt::format("({})", text);
    }
};

class MissingFinder {
public:
    explicit MissingFinder(Scored const& scored) : scored_(scored), pack_(*scored.pack), result_(scored.assessment) {}

    MissingForLevel for_level(int l) {
        seen_.clear();
        MissingForLevel missing{.level = l, .needs = {}, .suffices = {}};
        rules::CompiledLevel const& level = pack_.levels[static_cast<std::size_t>(l)];
        need_gate(level.gate, none, missing.needs);
        if (level.gates_between)
            for (int between = level.steps_level; between < l; ++between)
                need_gate(pack_.levels[static_cast<std::size_t>(between)].gate, none, missing.needs);
        if (level.steps_level == none) return missing;
        for (std::size_t s = 0; s < pack_.steps.size(); ++s)
            if (result_.steps[s] < level.steps_level) need_step(static_cast<int>(s), level.steps_level, missing.needs);
        return missing;
    }

private:
    // The conditions below this gate that do not hold; each is named once, also where several ask for it.
    void need_gate(int g, int step, std::vector<Need>& needs) {
        for (int const part : failing_parts(scored_, g, seen_)) {
            CompiledGate const& gate = pack_.gates[static_cast<std::size_t>(part)];
            GateResult const& result = result_.gates[static_cast<std::size_t>(part)];
            std::string const& clause = pack_.pack.gates[static_cast<std::size_t>(part)].clause;
            Need need{step, part, missing_text(scored_, part), clause, {}};
            bool const choice = gate.kind == CompiledGate::Kind::Any || gate.kind == CompiledGate::Kind::AtLeast;
            std::vector<std::string> others =
                choice ? MissingText{scored_}.members(gate, 0) : std::vector<std::string>{};
            bool const told = !pack_.pack.gates[static_cast<std::size_t>(part)].title && others.size() <= most_ways;
            if (choice && !told && result.need - result.have == result.denominator)
                need.alternatives = std::move(others);
            else if (choice && !told)
                need.text += say(", still open: {}", fmt::join(others, "; "));
            needs.push_back(std::move(need));
        }
    }

    void need_step(int s, int target, std::vector<Need>& needs) {
        rules::CompiledStep const& step = pack_.steps[static_cast<std::size_t>(s)];
        int asked = none; // the lowest level of this step that is high enough
        if (step.rows.empty()) {
            for (int level = static_cast<int>(step.gates.size()) - 1; level >= target; --level)
                if (step.gates[static_cast<std::size_t>(level)] != none) asked = level;
        } else {
            asked = need_band(s, target, needs);
        }
        if (asked == none) {
            rules::Step const& row = pack_.pack.steps[static_cast<std::size_t>(s)];
            needs.push_back({s,
                             none,
                             say("{} cannot give {} from any entry", row.title, level_text(pack_, target)),
                             row.clause,
                             {}});
            return;
        }
        need_gate(step.gates[static_cast<std::size_t>(asked)], s, needs);
    }

    // The first band of a row that gives `target` or more; null: the row has none.
    static rules::LevelBand const* band_for(std::vector<rules::LevelBand> const& bands, int target) {
        auto const found =
            std::ranges::find_if(bands, [&](rules::LevelBand const& band) { return band.level >= target; });
        return found == bands.end() ? nullptr : &*found;
    }

    // Adds what the step's number lacks; the level of the band, or none where no band is high enough.
    int need_band(int s, int target, std::vector<Need>& needs) {
        rules::CompiledStep const& step = pack_.steps[static_cast<std::size_t>(s)];
        rules::Step const& row = pack_.pack.steps[static_cast<std::size_t>(s)];
        StepNumber const& number = result_.step_numbers[static_cast<std::size_t>(s)];
        rules::LevelBand const* band =
            number.row == none ? nullptr : band_for(step.rows[static_cast<std::size_t>(number.row)], target);
        Need need{s, none, {}, row.clause, {}};
        Number const have = reduced(number.value, number.denominator);
        if (band != nullptr && number.known && have >= band->from) return band->level;
        if (band != nullptr) need.text = shortfall(s, number, band->from);
        for (std::size_t r = 0; r < step.rows.size(); ++r) {
            rules::LevelBand const* other = band_for(step.rows[r], target);
            if (static_cast<int>(r) == number.row || other == nullptr) continue;
            if (band != nullptr && other->from >= band->from) continue;
            need.alternatives.push_back(say("{} with {}¦what a table asks for", shortfall(s, number, other->from),
                                            row_text(pack_, s, static_cast<int>(r))));
        }
        if (need.text.empty() && need.alternatives.empty()) return none;
        if (need.text.empty()) need.text = say("{}: one of the following", row.title);
        needs.push_back(std::move(need));
        return band == nullptr ? target : band->level;
    }

    // "48 more months (96 of 144)"; "Degree: master (now: bachelor)".
    [[nodiscard]] std::string shortfall(int s, StepNumber const& number, Number const& need) const {
        Number const have = reduced(number.value, number.denominator);
        if (reads_option(pack_, s)) {
            std::string const now = number.known ? step_quantity(pack_, s, have) : std::string(tr("none¦is entered"));
            if (number.known && have >= need) return say("{} as it is", column_text(pack_, s, have));
            return say("{} (now: {})", column_text(pack_, s, need), now);
        }
        if (have >= need) return say("no more {} are needed", step_unit(pack_, s, {}));
        Number const more = difference(need, have);
        if (int const type = unentered_type(scored_, s); type != none) // what kind of entry they are of
            return say("{} more {} of '{}' ({} of {})", step_quantity(pack_, s, more), step_unit(pack_, s, more),
                       pack_.pack.claims[static_cast<std::size_t>(type)].title, step_quantity(pack_, s, have),
                       step_quantity(pack_, s, need));
        return say("{} more {} ({} of {})", step_quantity(pack_, s, more), step_unit(pack_, s, more),
                   step_quantity(pack_, s, have), step_quantity(pack_, s, need));
    }

    Scored const& scored_;
    CompiledPack const& pack_;
    Assessment const& result_;
    std::unordered_set<int> seen_; // gates that this level has asked for
};

// The claim type that names qualifications and asks for nothing else, or none.
int plain_catalogue_type(CompiledPack const& pack) {
    for (std::size_t t = 0; t < pack.types.size(); ++t) {
        rules::ClaimType const& row = pack.pack.claims[t];
        if (row.catalogue && !row.by_reviewer && !row.period &&
            std::ranges::all_of(row.fields, &rules::Field::optional))
            return static_cast<int>(t);
    }
    return none;
}

bool class_is_held(Scored const& scored, int qualification) {
    CompiledPack const& pack = *scored.pack;
    auto const class_of = [&](int row) { return pack.qualification_class[static_cast<std::size_t>(row)]; };
    return std::ranges::any_of(scored.bound.claims, [&](BoundClaim const& claim) {
        return is_held(pack, claim, scored.assessment.basis) &&
               class_of(claim.qualification) == class_of(qualification);
    });
}

bool prerequisites_are_held(Scored const& scored, int qualification) {
    return open_prerequisites(*scored.pack, scored.bound, scored.assessment.basis, qualification).empty();
}

// The overall level with each qualification of the catalogue added alone; none where it is held or not open yet.
std::vector<int> levels_with_one_more(Scored const& scored) {
    CompiledPack const& pack = *scored.pack;
    std::vector<int> levels(pack.pack.qualifications.size(), none);
    int const type = plain_catalogue_type(pack);
    if (type == none) return levels;
    BoundApplication trial = scored.bound;
    BoundClaim added;
    added.type = type;
    added.basis = Basis::Verified;
    added.undated = true;
    added.values = static_cast<int>(trial.values.size());
    added.when = trial.on;
    trial.values.resize(trial.values.size() +
                            static_cast<std::size_t>(pack.types[static_cast<std::size_t>(type)].field_count),
                        rules::absent);
    trial.claims.push_back(added);
    rules::Range& of_type = trial.type_claims[static_cast<std::size_t>(type)];
    of_type = {static_cast<int>(trial.by_type.size()), of_type.count + 1};
    for (int i = 0; i + 1 < of_type.count; ++i)
        trial.by_type.push_back(
            trial
                .by_type[static_cast<std::size_t>(scored.bound.type_claims[static_cast<std::size_t>(type)].first + i)]);
    trial.by_type.push_back(static_cast<int>(trial.claims.size()) - 1);
    Workspace workspace;
    Assessment assessment;
    for (std::size_t q = 0; q < levels.size(); ++q) {
        int const qualification = static_cast<int>(q);
        if (class_is_held(scored, qualification) || !prerequisites_are_held(scored, qualification)) continue;
        trial.claims.back().qualification = qualification;
        evaluate(pack, trial, scored.assessment.basis, workspace, assessment);
        levels[q] = assessment.overall;
    }
    return levels;
}

} // namespace

std::string missing_text(Scored const& scored, int gate) { return MissingText{scored}.of(gate, 0); }

MissingForLevel missing_for(Scored const& scored, int level) { return MissingFinder(scored).for_level(level); }

std::vector<MissingForLevel> find_missing(Scored const& scored) {
    std::vector<MissingForLevel> all;
    int const top = static_cast<int>(scored.pack->levels.size());
    if (scored.assessment.overall + 1 >= top) return all;
    std::vector<int> const with_one_more = levels_with_one_more(scored);
    for (int level = scored.assessment.overall + 1; level < top; ++level) {
        MissingForLevel missing = missing_for(scored, level);
        for (std::size_t q = 0; q < with_one_more.size(); ++q)
            if (with_one_more[q] >= level) missing.suffices.push_back(static_cast<int>(q));
        all.push_back(std::move(missing));
    }
    return all;
}

} // namespace accrue::scoring
