#include "session/home_scheme.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/entry_models.h"
#include "session/outlook.h"
#include "session/summary_model.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using scoring::Scored;
using NoteKind = HomeNote::Kind;

constexpr int months_ahead = 12;

struct Dated { // a note before it is put in order
    Date on;
    HomeNote note;
};

std::string level_words(Scored const& scored, int level) { return scoring::level_text(*scored.pack, level); }

// "ITIL Expert lapses: ASM instead of PSM"
std::string turn_words(Scored const& scored, LevelTurn const& turn) {
    std::string const level = level_words(scored, turn.level);
    std::string const before = level_words(scored, turn.before);
    if (turn.lapsing != rules::none)
        return say("{} lapses: {} instead of {}", scoring::claim_name(scored, turn.lapsing), level, before);
    return turn.falls() ? say("{} instead of {}", level, before)
                        : say("{} instead of {}, by time alone", level, before);
}

// What falls together with a level is told with it, not once more by itself.
void add_outlook(Scored const& scored, std::vector<EntryId> const& entries, std::vector<Dated>& notes) {
    Date const year_ahead = add_months(scored.bound.on, months_ahead);
    Outlook const outlook = find_outlook(scored, std::min(year_ahead, scored.bound.cycle_to), Basis::Claimed);
    for (LevelTurn const& move : outlook.moves) {
        bool const by_lapse = move.lapsing != rules::none;
        notes.push_back(
            {move.on,
             {move.falls() ? NoteKind::Falls : NoteKind::Rises, short_day(move.on), turn_words(scored, move),
              by_lapse ? entries[static_cast<std::size_t>(move.lapsing)] : EntryId{}}});
    }
    for (Lapse const& lapse : outlook.lapses) {
        EntryId const entry = entries[static_cast<std::size_t>(lapse.claim)];
        if (std::ranges::any_of(notes, [&](Dated const& dated) { return dated.note.entry == entry; })) continue;
        notes.push_back({lapse.on,
                         {NoteKind::Lapses, short_day(lapse.on),
                          say("{} stops counting", scoring::claim_name(scored, lapse.claim)), entry}});
    }
}

void add_cycle_end(Scored const& scored, std::string const& next_step, std::vector<Dated>& notes) {
    Date const end = scored.bound.cycle_to;
    if (scored.bound.years.empty() || end > add_months(scored.bound.on, months_ahead)) return;
    std::string text(tr("The cycle ends."));
    if (!next_step.empty()) text += " " + next_step;
    notes.push_back({end, {NoteKind::CycleEnds, short_day(end), std::move(text), {}}});
}

std::optional<Date> planned_for(Claim const& claim) {
    if (effective_basis(claim) != Basis::Planned) return std::nullopt;
    return claim.on ? claim.on : claim.to ? claim.to : claim.from;
}

void add_plans(Scored const& scored, std::vector<EntryId> const& entries, std::vector<Dated>& notes) {
    auto const& claims = scored.application.claims;
    for (std::size_t c = 0; c < claims.size(); ++c) {
        auto const day = planned_for(claims[c]);
        if (!day || *day > add_months(scored.bound.on, months_ahead)) continue;
        bool const passed = *day < scored.bound.on;
        std::string const name = scoring::claim_name(scored, static_cast<int>(c));
        notes.push_back({*day,
                         {passed ? NoteKind::PlanIsDue : NoteKind::PlanAhead, short_day(*day),
                          passed ? say("{} was planned: is it done?", name) : say("{} is planned", name), entries[c]}});
    }
}

void add_unfinished(Scored const& scored, std::vector<EntryId> const& entries, std::size_t unfinished,
                    std::vector<HomeNote>& notes) {
    if (unfinished > 0)
        notes.push_back({NoteKind::Unfinished,
                         "",
                         unfinished == 1 ? std::string(tr("One entry is unfinished."))
                                         : say("{} entries are unfinished.", unfinished),
                         {}});
    auto const& claims = scored.bound.claims;
    auto const is_wrong = [](scoring::BoundClaim const& claim) { return claim.barred == scoring::Unused::Problem; };
    auto const wrong = std::ranges::count_if(claims, is_wrong);
    if (wrong == 0) return;
    auto const first = static_cast<std::size_t>(std::ranges::find_if(claims, is_wrong) - claims.begin());
    notes.push_back({NoteKind::Wrong, "",
                     wrong == 1 ? std::string(tr("One entry needs correcting before it counts."))
                                : say("{} entries need correcting before they count.", wrong),
                     entries[first]});
}

std::string plan_words(Scored const& scored, std::optional<WithPlans> const& with) {
    if (!with) return {};
    std::string const level = level_words(scored, with->level);
    if (with->level == scored.claimed.overall) return say("Still {} with what you plan", level);
    return say("{} with what you plan, on {}", level, short_day(with->on));
}

} // namespace

HomeScheme make_home_scheme(Scored const& scored, std::optional<WithPlans> const& plans,
                            std::vector<EntryId> const& entries, std::size_t unfinished, Ahead ahead) {
    SummaryModel const summary = summary_of_level(scored);
    HomeScheme scheme;
    scheme.title = scored.pack->pack.header.title;
    scheme.version = scored.pack->pack.header.version;
    scheme.level = summary.level;
    scheme.level_title = summary.level_title;
    scheme.ladder = summary.ladder;
    scheme.next_step = summary.next_step;
    scheme.with_plans = plan_words(scored, plans);
    scheme.entries = entries.size();
    add_unfinished(scored, entries, unfinished, scheme.notes);
    std::vector<Dated> dated;
    scheme.looking_ahead = ahead == Ahead::Left;
    if (ahead == Ahead::Told) add_outlook(scored, entries, dated);
    add_cycle_end(scored, summary.next_step, dated);
    add_plans(scored, entries, dated);
    std::ranges::stable_sort(dated, {}, &Dated::on);
    for (Dated& note : dated) scheme.notes.push_back(std::move(note.note));
    return scheme;
}

} // namespace accrue::session
