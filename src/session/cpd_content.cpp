#include "session/cpd_content.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "rules/carried.h"
#include "scoring/cycle.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using scoring::BoundYear;
using scoring::GateResult;
using scoring::Scored;

constexpr int days_before_due = 90;
constexpr int days_for_a_pace = 30; // before them it says nothing
constexpr std::size_t most_told = 3;
constexpr std::size_t longest_column = 24;

std::string span_words(BoundYear const& days) {
    return fmt::format("{} – {}", short_day(days.from), short_day(days.to));
}

bool is_list(CompiledGate const& gate) {
    return gate.kind == CompiledGate::Kind::All || gate.kind == CompiledGate::Kind::Any ||
           gate.kind == CompiledGate::Kind::AtLeast;
}

// The conditions of the goal, down to what is counted; of several that would do, one that holds, else the first.
class Needs {
public:
    Needs(CpdRecord const& record, Date today) : record_(record), pack_(*record.pack), today_(today) {}

    std::vector<CpdNeed> of(int gate) {
        add(gate);
        return std::move(needs_);
    }

private:
    void add(int g) {
        if (g == rules::none) return;
        CompiledGate const& gate = gate_of(g);
        auto const members = [&](int k) { return pack_.gate_lists[static_cast<std::size_t>(gate.members.first + k)]; };
        if (gate.kind == CompiledGate::Kind::All) {
            for (int k = 0; k < gate.members.count; ++k) add(members(k));
        } else if (is_list(gate) && gate.members.count > 0) {
            std::vector<int> nearest; // what holds first, then what can still be done, in the pack's order
            for (int k = 0; k < gate.members.count; ++k) nearest.push_back(members(k));
            std::ranges::stable_sort(nearest, {}, [&](int member) {
                return open_in(member) == 0 ? 0 : is_shut(member) ? 2 : 1;
            });
            std::size_t const wanted =
                gate.kind == CompiledGate::Kind::AtLeast
                    ? static_cast<std::size_t>(std::max<std::int64_t>(gate.need / gate.denominator, 1))
                    : 1;
            nearest.resize(std::min(nearest.size(), wanted));
            for (int const member : nearest) add(member);
        } else if (std::ranges::find(needs_, g, &CpdNeed::gate) == needs_.end()) {
            CpdNeed need = need_of(g);
            if (need.need > 0) needs_.push_back(std::move(need)); // else nothing is asked of this holder
        }
    }

    // It asks for somebody else: what a profile says cannot be made up for.
    [[nodiscard]] bool is_shut(int g) const {
        CompiledGate const& gate = gate_of(g);
        if (gate.kind == CompiledGate::Kind::Claims && gate.type != rules::none)
            return pack_.types[static_cast<std::size_t>(gate.type)].profile && open_in(g) > 0;
        if (gate.kind != CompiledGate::Kind::All) return false;
        for (int k = 0; k < gate.members.count; ++k)
            if (is_shut(pack_.gate_lists[static_cast<std::size_t>(gate.members.first + k)])) return true;
        return false;
    }

    // How many of the counted conditions below do not hold yet, each read where it is told.
    [[nodiscard]] int open_in(int g) const {
        CompiledGate const& gate = gate_of(g);
        if (!is_list(gate)) return scored_for(gate).assessment.gates[static_cast<std::size_t>(g)].met ? 0 : 1;
        int all = 0;
        int fewest = std::numeric_limits<int>::max();
        for (int k = 0; k < gate.members.count; ++k) {
            int const open = open_in(pack_.gate_lists[static_cast<std::size_t>(gate.members.first + k)]);
            all += open;
            fewest = std::min(fewest, open);
        }
        return gate.kind == CompiledGate::Kind::All || gate.members.count == 0 ? all : fewest;
    }

    [[nodiscard]] CompiledGate const& gate_of(int g) const { return pack_.gates[static_cast<std::size_t>(g)]; }

    [[nodiscard]] Scored const& scored_for(CompiledGate const& gate) const {
        return looks_at_years(gate) && record_.this_year ? *record_.this_year : *record_.running;
    }

    [[nodiscard]] CpdNeed need_of(int g) const {
        CompiledGate const& gate = gate_of(g);
        Scored const& scored = scored_for(gate);
        GateResult const& result = scored.assessment.gates[static_cast<std::size_t>(g)];
        CpdNeed need;
        need.title = scoring::gate_title(pack_, g);
        need.gate = g;
        need.met = result.met;
        need.yearly = looks_at_years(gate);
        need.clause = clause_words(pack_.pack, pack_.pack.gates[static_cast<std::size_t>(g)].clause);
        need.state = say("{} of {}", scoring::quantity_text(result.have, result.denominator),
                         scoring::quantity_text(result.need, result.denominator));
        need.have = result.have;
        need.need = result.need;
        BoundYear const days = need.yearly && result.window.to >= result.window.from
                                   ? result.window
                                   : BoundYear{scored.bound.cycle_from, scored.bound.cycle_to};
        need.until = days.to;
        need.so_far = !result.met && result.have >= result.need;
        if (need.so_far)
            need.missing = say("enough so far; it is decided on {}", short_day(scored.bound.cycle_to));
        else if (!result.met)
            need.missing = missing_words(gate, result, days);
        if (!result.met && !need.so_far && gate.kind == CompiledGate::Kind::Points)
            need.pace = pace_words(gate, scored, result, days);
        return need;
    }

    [[nodiscard]] std::string missing_words(CompiledGate const& gate, GateResult const& result,
                                            BoundYear const& days) const {
        if (gate.kind == CompiledGate::Kind::Has && result.need <= result.denominator)
            return say("missing, needed by {}", short_day(days.to));
        std::string const more = scoring::quantity_text(result.need - result.have, result.denominator);
        if (days.to < today_) return say("{} were missing on {}", more, short_day(days.to));
        return say("{} more by {}", more, short_day(days.to));
    }

    // What was carried in came at once and not at a pace.
    [[nodiscard]] std::int64_t carried_in(CompiledGate const& gate, Scored const& scored) const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < scored.bound.claims.size(); ++i) {
            auto const& claim = scored.assessment.claims[i];
            bool const carried = pack_.carried_type != rules::none && scored.bound.claims[i].type == pack_.carried_type;
            if (carried && claim.category != rules::none && rules::lies_in(pack_, claim.category, gate.category))
                sum += claim.counted;
        }
        return sum;
    }

    // Nothing where a limit cuts what counts: more of the same would count no more.
    [[nodiscard]] bool is_cut(CompiledGate const& gate, Scored const& scored) const {
        return std::ranges::any_of(scored.assessment.capped, [&](int cap) {
            int const on = rules::find_category(pack_, pack_.pack.caps[static_cast<std::size_t>(cap)].on);
            return rules::lies_in(pack_, on, gate.category) || rules::lies_in(pack_, gate.category, on);
        });
    }

    [[nodiscard]] std::string pace_words(CompiledGate const& gate, Scored const& scored, GateResult const& result,
                                         BoundYear const& days) const {
        std::int64_t const passed = std::min(today_, days.to).days - days.from.days + 1;
        std::int64_t const all = days.to.days - days.from.days + 1;
        if (passed < days_for_a_pace || passed >= all || is_cut(gate, scored)) return {};
        std::int64_t const carried = std::min(carried_in(gate, scored), result.have);
        auto const then = carried + static_cast<std::int64_t>(Int128{result.have - carried} * all / passed);
        if (then >= result.need) return std::string(tr("at this pace enough by then"));
        return say("at this pace {} by then", scoring::quantity_text(then / result.denominator, 1));
    }

    CpdRecord const& record_;
    CompiledPack const& pack_;
    Date today_;
    std::vector<CpdNeed> needs_;
};

// The category by which a cycle is told in one number: that of the first points that the goal asks for.
int main_category(CompiledPack const& pack, std::vector<CpdNeed> const& needs) {
    for (CpdNeed const& need : needs) {
        CompiledGate const& gate = pack.gates[static_cast<std::size_t>(need.gate)];
        if (gate.kind == CompiledGate::Kind::Points) return gate.category;
    }
    auto const root = std::ranges::find(pack.categories, rules::none, &rules::CompiledCategory::parent);
    return root == pack.categories.end() ? rules::none : static_cast<int>(root - pack.categories.begin());
}

std::vector<CpdCap> caps_of(Scored const& scored) {
    std::vector<CpdCap> caps;
    for (int const c : scored.assessment.capped) {
        int const category = rules::find_category(*scored.pack, scored.pack->pack.caps[static_cast<std::size_t>(c)].on);
        auto const& points = scored.assessment.categories[static_cast<std::size_t>(category)];
        caps.push_back(
            {say("{}: {} of {} count", scored.pack->pack.categories[static_cast<std::size_t>(category)].title,
                 scoring::points_number(*scored.pack, points.counted), scoring::points_text(*scored.pack, points.raw)),
             category});
    }
    return caps;
}

std::string brought_words(CompiledPack const& pack, std::vector<Claim> const& brought) {
    std::string words;
    for (Claim const& claim : brought) {
        auto const* points = std::get_if<Number>(find_field(claim, rules::carried_points));
        std::string const amount = scoring::points_text(pack, *points);
        words += words.empty() ? "" : " · ";
        words += claim.type == rules::owed_type ? say("{} owed", amount) : say("{} carried in", amount);
    }
    return words;
}

bool has_entries(CompiledPack const& pack, cpd::Cycle const& cycle) {
    auto const own = std::span(cycle.bound.claims).first(cycle.claims.size()); // not what was brought in
    return std::ranges::any_of(own, [&](scoring::BoundClaim const& claim) {
        if (claim.type == rules::none || claim.type == pack.carried_type || claim.type == pack.owed_type) return false;
        rules::CompiledType const& type = pack.types[static_cast<std::size_t>(claim.type)];
        return !type.profile && !type.period && !claim.undated && claim.when >= cycle.days.from &&
               claim.when <= cycle.days.to;
    });
}

std::vector<CpdCycle> cycles_of(CpdRecord const& record, int goal, int category) {
    CompiledPack const& pack = *record.pack;
    std::vector<CpdCycle> rows;
    for (std::size_t k = record.cycles.all.size(); k-- > 0;) {
        cpd::Cycle const& cycle = record.cycles.all[k];
        bool const running = k + 1 == record.cycles.all.size();
        CpdCycle row{span_words(cycle.days), {}, {}, brought_words(pack, cycle.brought), false, running, cycle.stated};
        row.complete = goal != rules::none && cycle.assessment.overall >= goal;
        if (category != rules::none)
            row.points =
                scoring::points_text(pack, cycle.assessment.categories[static_cast<std::size_t>(category)].counted);
        if (row.complete)
            row.result = tr("complete");
        else if (running)
            row.result = cycle.days.from > record.today ? tr("not begun") : tr("running");
        else
            row.result = has_entries(pack, cycle) ? tr("not complete") : tr("nothing entered");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<CpdYear> years_of_cycle(CpdRecord const& record, int category, Date today) {
    std::vector<CpdYear> years;
    auto const& all = record.cycles.all.back().assessment.years;
    if (all.size() < 2 || category == rules::none) return years;
    for (scoring::YearResult const& year : all)
        years.push_back({span_words(year.year),
                         scoring::points_number(*record.pack, year.points[static_cast<std::size_t>(category)]),
                         year.year.from <= today && year.year.to >= today});
    return years;
}

std::string cycle_words(CpdRecord const& record, Date today) {
    BoundYear const& days = record.cycles.all.back().days;
    auto const& years = record.running->bound.years;
    if (years.size() < 2) return span_words(days);
    auto const running = std::ranges::find_if(years, [&](BoundYear const& year) { return year.to >= today; });
    return say("{}, year {} of {}", span_words(days), running - years.begin() + 1, years.size());
}

// The last day on which something that is missing can still be made up for; none: nothing is.
std::optional<Date> next_deadline(std::vector<CpdNeed> const& needs, Date today) {
    std::optional<Date> next;
    for (CpdNeed const& need : needs) {
        if (need.met || need.so_far) continue;
        if (need.until >= today && (!next || need.until < *next)) next = need.until;
    }
    return next;
}

std::string missing_sentence(std::vector<CpdNeed> const& needs, Date deadline, Date today) {
    std::vector<std::string> parts;
    for (CpdNeed const& need : needs)
        if (!need.met && !need.so_far && need.until >= today)
            parts.push_back(fmt::format("{} ({})", need.title, need.state));
    std::size_t const rest = parts.size() > most_told ? parts.size() - most_told : 0;
    if (rest > 0) parts.resize(most_told);
    std::string words;
    for (std::string const& part : parts) words += (words.empty() ? "" : "; ") + part;
    if (rest > 0) words += say("; and {} more", rest);
    int const days = deadline.days - today.days;
    if (days == 0) return say("By {}, today: {}.", short_day(deadline), words);
    return days == 1 ? say("By {}, tomorrow: {}.", short_day(deadline), words)
                     : say("By {}, in {} days: {}.", short_day(deadline), days, words);
}

std::string late_words(CpdRecord const& record, int goal, Date today) {
    auto const& all = record.cycles.all;
    if (all.size() < 2) return {};
    cpd::Cycle const& last = all[all.size() - 2];
    if (last.assessment.overall >= goal || !has_entries(*record.pack, last)) return {};
    auto const& renewal = record.pack->pack.renewal;
    if (!renewal) return say("The cycle that ended on {} was not complete.", short_day(last.days.to));
    Date const until = add_months(last.days.to, renewal->grace_months);
    return until < today ? say("The cycle that ended on {} was not complete; a late renewal was taken until {}.",
                               short_day(last.days.to), short_day(until))
                         : say("The cycle that ended on {} was not complete; a late renewal is taken until {}.",
                               short_day(last.days.to), short_day(until));
}

// A late renewal of the cycle before is still taken.
bool is_late(CpdRecord const& record, Date today) {
    auto const& renewal = record.pack->pack.renewal;
    auto const& all = record.cycles.all;
    return renewal && all.size() > 1 && add_months(all[all.size() - 2].days.to, renewal->grace_months) >= today;
}

void say_state(CpdRecord const& record, int goal, Date today, CpdCredential& credential) {
    using State = CpdCredential::State;
    Date const end = record.running->bound.cycle_to;
    if (record.running->bound.cycle_from > today) {
        credential.state = State::Open;
        credential.sentence = say("The first cycle begins on {}.", short_day(record.running->bound.cycle_from));
        return;
    }
    credential.late = late_words(record, goal, today);
    if (goal != rules::none && record.running->assessment.overall >= goal) {
        credential.state = State::Complete;
        credential.sentence = say("Nothing is missing until {}.", short_day(end));
        return;
    }
    auto const deadline = next_deadline(credential.needs, today);
    credential.state = is_late(record, today) && !credential.late.empty()          ? State::Missed
                       : deadline && deadline->days - today.days < days_before_due ? State::Due
                                                                                   : State::Open;
    if (deadline)
        credential.sentence = missing_sentence(credential.needs, *deadline, today);
    else if (std::ranges::all_of(credential.needs, [](CpdNeed const& need) { return need.met || need.so_far; }))
        credential.sentence = say("All that is asked for so far is there. The cycle ends on {}.", short_day(end));
    else
        credential.sentence = std::string(tr("What is missing cannot be made up for any more in this cycle."));
}

// "PMI CCR" of "PMI CCR: PDUs for PMP and others (unofficial)".
std::string column_title(std::string_view title) {
    std::size_t const end = title.find_first_of(":(");
    std::string_view const first = trimmed(title.substr(0, end));
    return shortened(first.empty() ? title : first, longest_column);
}

// "pmp": what profile claims choose.
std::string about_holder(CpdRecord const& record) {
    std::string words;
    for (Claim const& claim : record.stored.application.claims) {
        int const type = rules::find_type(*record.pack, claim.type);
        if (type == rules::none || !record.pack->types[static_cast<std::size_t>(type)].profile) continue;
        for (rules::Field const& field : record.pack->pack.claims[static_cast<std::size_t>(type)].fields) {
            auto const* value = find_field(claim, field.name);
            if (field.kind != rules::Field::Kind::Enum || value == nullptr) continue;
            words += words.empty() ? "" : ", ";
            words += scoring::option_text(to_text(*value));
        }
    }
    return words;
}

} // namespace

bool looks_at_years(CompiledGate const& gate) {
    using Kind = rules::Window::Kind;
    return gate.windowed && (gate.window.kind == Kind::Year || gate.window.kind == Kind::EveryYear);
}

int goal_of(CpdRecord const& record) {
    CompiledPack const& pack = *record.pack;
    auto const& target = record.stored.application.target;
    int const aimed = target ? rules::find_level(pack.pack, *target) : rules::none;
    if (aimed != rules::none) return aimed;
    for (int level = static_cast<int>(pack.levels.size()); level-- > 0;)
        if (pack.levels[static_cast<std::size_t>(level)].gate != rules::none) return level;
    return rules::none;
}

CpdCredential broken_credential(std::string title, Problem const& problem) {
    CpdCredential credential;
    credential.short_title = column_title(title);
    credential.title = std::move(title);
    credential.problem = problem.remedy.empty() ? problem.what : problem.what + "; " + problem.remedy;
    return credential;
}

CpdCredential credential_of(CpdRecord const& record, Date today) {
    CompiledPack const& pack = *record.pack;
    CpdCredential credential;
    credential.title = pack.pack.header.title;
    credential.short_title = column_title(credential.title);
    credential.holder = about_holder(record);
    int const goal = goal_of(record);
    if (goal != rules::none) {
        credential.goal = pack.pack.levels[static_cast<std::size_t>(goal)].title;
        credential.needs = Needs(record, today).of(pack.levels[static_cast<std::size_t>(goal)].gate);
    }
    int const category = main_category(pack, credential.needs);
    credential.cycle = cycle_words(record, today);
    credential.caps = caps_of(*record.running);
    credential.years = years_of_cycle(record, category, today);
    credential.cycles = cycles_of(record, goal, category);
    for (scoring::Line const& line : scoring::carry_lines(*record.running)) credential.carry.push_back(line.text);
    say_state(record, goal, today, credential);
    return credential;
}

} // namespace accrue::session
