#include "session/cpd_content.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "rules/carried.h"
#include "scoring/explain.h"
#include "session/cpd_needs.h"

namespace accrue::session {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using scoring::BoundYear;
using scoring::Scored;

constexpr int days_before_due = 90;
constexpr std::size_t most_told = 3;
constexpr std::size_t longest_column = 24;

std::string span_words(BoundYear const& days) {
    return fmt::format("{} – {}", short_day(days.from), short_day(days.to));
}

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
        CpdCycle row{span_words(cycle.days), {}, {}, brought_words(pack, cycle.brought), false, cycle.stated};
        row.complete = goal != rules::none && cycle.assessment.overall >= goal;
        if (category != rules::none)
            row.points =
                scoring::points_text(pack, cycle.assessment.categories[static_cast<std::size_t>(category)].counted);
        if (row.complete)
            row.result = tr("complete");
        else if (!cycle.has_ended(record.today))
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

struct Late {                 // the cycle before was not complete
    std::string words;        // empty: it was, or nothing is entered in it
    bool still_taken = false; // its renewal
};

Late late_of(CpdRecord const& record, int goal, Date today) {
    auto const& all = record.cycles.all;
    if (all.size() < 2) return {};
    cpd::Cycle const& last = all[all.size() - 2];
    if (last.assessment.overall >= goal || !has_entries(*record.pack, last)) return {};
    auto const& renewal = record.pack->pack.renewal;
    std::string const ended = short_day(last.days.to);
    if (!renewal) return {say("The cycle that ended on {} was not complete.", ended), false};
    Date const until = add_months(last.days.to, renewal->grace_months);
    if (until < today)
        return {say("The cycle that ended on {} was not complete; a late renewal was taken until {}.", ended,
                    short_day(until)),
                false};
    return {
        say("The cycle that ended on {} was not complete; a late renewal is taken until {}.", ended, short_day(until)),
        true};
}

void say_state(CpdRecord const& record, int goal, Date today, CpdCredential& credential) {
    using State = CpdCredential::State;
    Date const end = record.running->bound.cycle_to;
    if (record.running->bound.cycle_from > today) {
        credential.state = State::Open;
        credential.sentence = say("The first cycle begins on {}.", short_day(record.running->bound.cycle_from));
        return;
    }
    Late const late = late_of(record, goal, today);
    credential.late = late.words;
    if (goal != rules::none && record.running->assessment.overall >= goal) {
        credential.state = State::Complete;
        credential.sentence = say("Nothing is missing until {}.", short_day(end));
        return;
    }
    auto const deadline = next_deadline(credential.needs, today);
    credential.state = late.still_taken                                            ? State::Missed
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

// The level that a cycle is to reach: the one aimed at, else the pack's highest with a condition.
int goal_of(CpdRecord const& record) {
    CompiledPack const& pack = *record.pack;
    auto const& target = record.stored.application.target;
    int const aimed = target ? rules::find_level(pack.pack, *target) : rules::none;
    if (aimed != rules::none) return aimed;
    for (int level = static_cast<int>(pack.levels.size()); level-- > 0;)
        if (pack.levels[static_cast<std::size_t>(level)].gate != rules::none) return level;
    return rules::none;
}

} // namespace

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
    if (goal != rules::none)
        credential.needs = needs_of(record, pack.levels[static_cast<std::size_t>(goal)].gate, today);
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
