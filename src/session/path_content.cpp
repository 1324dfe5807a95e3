#include "session/path_content.h"

#include <algorithm>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "path/entries.h"
#include "path/path.h"
#include "scoring/explain.h"
#include "scoring/robustness.h"
#include "scoring/unentered.h"
#include "session/path_plans.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using rules::none;
using scoring::Scored;

constexpr int plans_shown = 3;

// The entry that the problem is about; none: something else.
int claim_of_problem(Problem const& problem) {
    constexpr std::string_view claims = "/claims/";
    if (!problem.where.path.starts_with(claims)) return none;
    int claim = 0;
    for (char const digit : std::string_view(problem.where.path).substr(claims.size())) {
        if (digit < '0' || digit > '9') break;
        claim = claim * 10 + (digit - '0');
    }
    return claim;
}

// Takes out the entries that have an error; they count nothing as they are.
void set_errors_aside(PathSetOut& from, Application& application) {
    std::vector<std::uint8_t> wrong(application.claims.size());
    for (Problem const& problem : from.scored.bound.problems) {
        int const claim = claim_of_problem(problem);
        if (problem.severity != Severity::Error || claim == none) continue;
        if (wrong[static_cast<std::size_t>(claim)]++ != 0) continue;
        from.set_aside.push_back(
            {from.ids[static_cast<std::size_t>(claim)], scoring::claim_name(from.scored, claim), problem.what});
    }
    std::vector<EntryId> ids;
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        if (wrong[i] != 0) continue;
        ids.push_back(from.ids[i]);
        claims.push_back(std::move(application.claims[i]));
    }
    from.ids = std::move(ids);
    application.claims = std::move(claims);
}

// "certificate" for "Certificate"; "ITSM post" stays, and all stay in German.
std::string within_sentence(std::string title) {
    if (spoken() == Language::German) return title;
    bool const plain = title.size() > 1 && title[1] >= 'a' && title[1] <= 'z';
    if (plain && title[0] >= 'A' && title[0] <= 'Z') title[0] = static_cast<char>(title[0] - 'A' + 'a');
    return title;
}

std::string type_title(Scored const& scored, int claim) {
    int const type = scored.bound.claims[static_cast<std::size_t>(claim)].type;
    return type == none ? std::string(tr("entry"))
                        : within_sentence(scored.pack->pack.claims[static_cast<std::size_t>(type)].title);
}

std::string plans_answer(PathLevel const& level, path::Path const& path, PathObjective objective, Date today) {
    std::string_view const kind = objective == PathObjective::Money   ? tr("the least money")
                                  : objective == PathObjective::Hours ? tr("the fewest hours")
                                                                      : tr("the fewest months");
    Date const day = path.plans.front().scored_on;
    std::string const ways =
        level.plans.size() == 1 ? std::string(tr("one way")) : say("the {} best ways", level.plans.size());
    if (day <= today) return say("To {}: {} for {}.", level.code, ways, kind);
    return say("Some of it only time can bring: {} is possible from {} on. Here is {} for {}.", level.code,
               long_day(day), ways, kind);
}

void add_plans(PathSetOut const& from, path::Path const& path, PathObjective objective, PathLevel& level) {
    for (path::Plan const& plan : path.plans)
        level.plans.push_back(make_path_plan(from.scored, plan, {level.index, objective, level.plans.size()}));
    level.state = PathLevel::State::Plans;
    level.answer = plans_answer(level, path, objective, from.scored.bound.on);
    if (path.waiting)
        level.note = say("Time alone brings {} on {}, if you go on as now.", level.code, long_day(*path.waiting));
}

void add_obstacles(PathSetOut const& from, path::Path const& path, PathLevel& level) {
    std::size_t const count = path.impossible.size();
    level.state = count == 0 ? PathLevel::State::Unknown : PathLevel::State::Impossible;
    level.answer = count == 0   ? say("No way to {} was found.", level.code)
                   : count == 1 ? say("{} is blocked only by this.", level.code)
                                : say("{} is blocked only by these {}.", level.code, count);
    if (count > 0)
        level.note = count == 1 ? tr("Nothing that has a price in these rules brings it, now or later.")
                                : tr("Nothing that has a price in these rules brings them, now or later.");
    for (path::Obstacle const& obstacle : path.impossible) {
        level.obstacles.push_back({obstacle.text, clause_words(from.scored.pack->pack, obstacle.clause)});
        if (obstacle.step == none || obstacle.gate != none) continue;
        int const type = scoring::unentered_type(from.scored, obstacle.step);
        if (type == none) continue;
        level.note = say("Nothing is entered under '{}' yet: enter what you have, and look again.",
                         from.scored.pack->pack.claims[static_cast<std::size_t>(type)].title);
    }
}

bool needs_nothing(path::Plan const& plan) { return plan.acquire.empty() && plan.activities.empty(); }

} // namespace

PathSetOut set_out(PathGround const& ground) {
    PathSetOut from;
    from.ids = ground.entries;
    from.scored = scoring::score(ground.pack, ground.application, Basis::Claimed, ground.on);
    if (!has_errors(from.scored.bound.problems)) return from;
    Application application = ground.application;
    set_errors_aside(from, application);
    from.scored = scoring::score(ground.pack, std::move(application), Basis::Claimed, ground.on);
    for (Problem const& problem : from.scored.bound.problems)
        if (problem.severity == Severity::Error) from.problems.push_back({problem.what, problem.remedy});
    return from;
}

PathLevel ways_to(PathSetOut const& from, int level, PathObjective objective, std::stop_token const& stop) {
    rules::CompiledPack const& pack = *from.scored.pack;
    PathLevel ways;
    ways.index = level;
    ways.code = scoring::level_text(pack, level);
    ways.title = pack.pack.levels[static_cast<std::size_t>(level)].title;
    path::Question const question{.level = level,
                                  .objective = objective_of(objective),
                                  .basis = Basis::Claimed,
                                  .plans = plans_shown,
                                  .stop = stop};
    path::Path const path = path::find_path(pack, from.scored.application, from.scored.bound.on, question);
    if (stop.stop_requested()) return ways;
    if (path.plans.empty()) {
        add_obstacles(from, path, ways);
    } else if (needs_nothing(path.plans.front())) {
        ways.state = PathLevel::State::TimeAlone;
        ways.answer = path.reached ? say("You have what {} asks for: there is nothing to do.", ways.code)
                                   : say("There is nothing to do: time alone brings {} on {}.", ways.code,
                                         long_day(path.plans.front().earliest));
    } else {
        add_plans(from, path, objective, ways);
    }
    return ways;
}

PathStanding standing_of(PathSetOut const& from, std::stop_token const& stop) {
    Scored const& scored = from.scored;
    PathStanding standing;
    if (scored.assessment.overall == none) {
        standing.headline = tr("There is no level yet that a refusal could take away.");
        return standing;
    }
    auto const robust = scoring::find_robustness(*scored.pack, scored.bound, scored.assessment, stop);
    std::string const level = scoring::level_text(*scored.pack, scored.assessment.overall);
    for (scoring::Hanging const& row : robust.hangs_on)
        standing.hangs_on.push_back({from.ids[static_cast<std::size_t>(row.claim)],
                                     scoring::claim_name(scored, row.claim),
                                     say("without it {}", scoring::level_text(*scored.pack, row.level))});
    if (robust.hangs_on.empty()) {
        standing.headline = say("Your {} stands, whatever single entry is refused.", level);
        return standing;
    }
    if (robust.hangs_on.size() == 1) {
        PathStanding::Hanging const& one = standing.hangs_on.front();
        standing.headline = say("Your {} hangs on this one {}: {}; {}.", level,
                                type_title(scored, robust.hangs_on.front().claim), one.name, one.without);
    } else {
        standing.headline = say("Your {} hangs on each of {} single entries.", level, robust.hangs_on.size());
    }
    standing.remains = robust.level == none ? std::string(tr("Without some of them no level remains."))
                                            : say("Whatever single entry is refused, {} remains.",
                                                  scoring::level_text(*scored.pack, robust.level));
    if (robust.level == none && robust.hangs_on.size() == 1) standing.remains.clear(); // the headline says it
    return standing;
}

std::string what_remains(PathSetOut const& from, PathPlan const& plan, std::stop_token const& stop) {
    rules::CompiledPack const& pack = *from.scored.pack;
    Application const application = path::with_entries(from.scored.application, plan.entries, Basis::Verified);
    scoring::BoundApplication const bound = scoring::bind(pack, application, plan.day);
    auto const robust = scoring::find_robustness(pack, bound, scoring::evaluate(pack, bound, Basis::Claimed), stop);
    if (robust.hangs_on.empty()) return say("{} stands", plan.level_code);
    if (robust.level == none) return std::string(tr("no level remains"));
    return say("{} remains", scoring::level_text(pack, robust.level));
}

} // namespace accrue::session
