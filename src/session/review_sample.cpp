#include "session/review_sample.h"

#include <map>

#include <fmt/format.h>

#include "domain/digest.h"
#include "review/draw.h"
#include "session/review_events.h"
#include "session/review_queue.h"
#include "session/state.h"

namespace accrue::session {

int risk_of(store::DrawableCase const& of) {
    return 1 + (of.suspicious ? 3 : 0) + (of.differs ? 3 : 0) + (of.has_problems ? 2 : 0) + (of.hangs_on_one ? 1 : 0);
}

Result<ReviewSample> draw_sample(Session::State& session, SampleWish const& wish) {
    auto transaction = store::Transaction::begin(session.database);
    if (!transaction) return transaction.problem();
    auto const drawable = store::list_drawable(session.database);
    if (!drawable) return drawable.problem();
    std::map<std::string, int> weights;
    std::map<std::string, CaseId> ids;
    std::string pool;
    for (store::DrawableCase const& one : *drawable) {
        int const weight = wish.by_risk ? risk_of(one) : 1;
        weights.emplace(one.token, weight);
        ids.emplace(one.token, one.id);
        pool += fmt::format("{} {}\n", one.token, weight);
    }
    ReviewSample sample;
    sample.of = weights.size();
    sample.pool_sha256 = sha256_hex(pool);
    std::vector<std::string> const drawn = review::draw_by_risk(weights, wish.seed, wish.percent);
    for (std::string const& token : drawn) {
        auto const listed = store::load_case(session.database, ids.at(token));
        if (!listed) return listed.problem();
        sample.cases.push_back({token, weights.at(token), queue_row(*listed, session.ports.today())});
    }
    SampleDrawn const told{wish.seed, wish.percent, wish.by_risk, sample.of, sample.pool_sha256, drawn};
    if (auto done = log_event(*transaction, session, sampled_event(told)); !done) return done.problem();
    if (auto done = transaction->commit(); !done) return done.problem();
    return sample;
}

} // namespace accrue::session
