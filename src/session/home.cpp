// Home: every record of the library as it stands, by person. A record is scored again only when something of it has changed.
#include <algorithm>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/home_scheme.h"
#include "session/state.h"
#include "session/words.h"
#include "store/drafts.h"

namespace accrue::session {
namespace {

// Nothing but what the application and the library say: its rules are not here, or its entries are damaged.
HomeScheme not_shown(std::string title, Problem const& problem) {
    HomeScheme scheme;
    scheme.title = std::move(title);
    scheme.problem = problem.remedy.empty() ? problem.what : problem.what + "; " + problem.remedy;
    return scheme;
}

std::string title_without_rules(store::RecordSummary const& record) {
    return record.scheme.value_or(std::string(tr("A record")));
}

HomePerson& person_in(std::vector<HomePerson>& people, store::RecordSummary const& record) {
    auto const found = std::ranges::find(people, record.person, &HomePerson::person);
    if (found != people.end()) return *found;
    return people.emplace_back(HomePerson{record.person, record_name(record.name), false, {}});
}

} // namespace

HomeScheme Session::State::score_for_home(store::RecordSummary const& record, Ahead ahead) {
    if (record.id == stored.id) return make_home_scheme(scored(), plans(), stored.entries, drafts.size(), ahead);
    auto loaded = store::load_record(database, record.id);
    if (!loaded) return not_shown(title_without_rules(record), loaded.problem());
    auto const found = pack_for(loaded->application);
    if (!found) return not_shown(title_without_rules(record), found.problem());
    auto const kept = store::list_drafts(database, record.id);
    scoring::Scored const result =
        scoring::score(*found, std::move(loaded->application), Basis::Claimed, ports.today());
    return make_home_scheme(result, score_with_plans(result), loaded->entries, kept ? kept->size() : 0, ahead);
}

HomeScheme const& Session::State::home_scheme(store::RecordSummary const& record) {
    KeptScheme& kept = home_schemes[record.id];
    KeptScheme const asked{record.digest, ports.today(), record.id == stored.id ? content : 0, {}};
    if (!kept.asks_the_same(asked)) {
        kept = asked;
        kept.scheme = score_for_home(record, record.entries <= most_at_once ? Ahead::Told : Ahead::Left);
    }
    kept.scheme.record = record.id;
    kept.scheme.open = record.id == stored.id;
    return kept.scheme;
}

HomeModel const& Session::home() {
    State& state = *state_;
    state.follow_language();
    if (state.stored.id)
        static_cast<void>(state.scored()); // may find that the day has changed, which is a new revision
    if (state.home.revision == state.revision && !state.home.people.empty()) return state.home;
    auto const records = store::list_records(state.database);
    state.home = {state.revision, {}, false};
    if (!records) {
        state.warn(records.problem());
        return state.home;
    }
    for (store::RecordSummary const& record : *records) {
        HomePerson& person = person_in(state.home.people, record);
        person.schemes.push_back(state.home_scheme(record));
        state.home.looking_ahead = state.home.looking_ahead || person.schemes.back().looking_ahead;
        person.open = person.open || record.id == state.stored.id;
    }
    std::ranges::stable_sort(state.home.people, {},
                             [](HomePerson const& person) { return std::pair(!person.open, search_key(person.name)); });
    return state.home;
}

bool Session::look_ahead_at_home() {
    State& state = *state_;
    if (!home().looking_ahead) return false;
    auto const records = store::list_records(state.database);
    if (!records) return false;
    for (store::RecordSummary const& record : *records) {
        auto const kept = state.home_schemes.find(record.id);
        if (kept == state.home_schemes.end() || !kept->second.scheme.looking_ahead) continue;
        kept->second.scheme = state.score_for_home(record, Ahead::Told);
        state.home.people.clear(); // made anew when it is asked for
        return true;
    }
    return false;
}

} // namespace accrue::session
