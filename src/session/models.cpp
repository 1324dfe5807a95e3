// What the session shows: scored when it is asked for and kept until something has changed.
#include <cassert>
#include <future>
#include <variant>

#include "session/estimate_model.h"
#include "session/state.h"
#include "session/summary_model.h"
#include "session/timeline_content.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using scoring::Explanation;

// The explanation of each subject; an index that the pack does not have explains nothing.
class Explainer {
public:
    explicit Explainer(Session::State& state) : state_(state), scored_(state.scored()) {}

    Explanation operator()(AboutOverall) const { return scoring::explain_overall(scored_); }
    Explanation operator()(AboutLevel about) const {
        return is_in(about.level, scored_.pack->levels.size()) ? scoring::explain_level(scored_, about.level)
                                                               : Explanation{};
    }
    Explanation operator()(AboutStep about) const {
        return is_in(about.step, scored_.pack->steps.size()) ? scoring::explain_step(scored_, about.step)
                                                             : Explanation{};
    }
    Explanation operator()(AboutCategory about) const {
        return is_in(about.category, scored_.pack->categories.size())
                   ? scoring::explain_category(scored_, about.category)
                   : Explanation{};
    }
    Explanation operator()(AboutGate about) const {
        return is_in(about.gate, scored_.pack->gates.size()) ? scoring::explain_gate(scored_, about.gate)
                                                             : Explanation{};
    }
    Explanation operator()(AboutEntry about) const {
        auto const place = static_cast<int>(state_.place_of(about.entry));
        return is_in(place, state_.stored.entries.size()) ? scoring::explain_claim(scored_, place) : Explanation{};
    }

private:
    static bool is_in(int index, std::size_t count) { return index >= 0 && static_cast<std::size_t>(index) < count; }

    Session::State& state_;
    scoring::Scored const& scored_;
};

std::optional<ClauseModel> clause_model(rules::Pack const& pack, std::string const& code) {
    rules::Clause const* clause = code.empty() ? nullptr : rules::find_clause(pack, code);
    if (clause == nullptr) return std::nullopt;
    return ClauseModel{clause->code, clause->title, clause->text.value_or("")};
}

} // namespace

Date Session::State::scoring_date() const { return stored.application.on.value_or(ports.today()); }

scoring::Scored const& Session::State::scored() {
    follow_language();
    assert(stored.id && pack);
    Made const now{content, scoring_date()};
    if (scored_record && scored_for == now) return *scored_record;
    // Where the day has changed, another version of the rules may be in force.
    if (auto found = pack_for(stored.application)) pack = std::move(*found);
    scored_record = scoring::score(pack, stored.application, Basis::Claimed, *now.on);
    scored_for = now;
    ++revision;
    return *scored_record;
}

std::optional<WithPlans> const& Session::State::plans() {
    scoring::Scored const& current = scored();
    if (plans_for != scored_for) {
        with_plans = score_with_plans(current);
        plans_for = scored_for;
    }
    return with_plans;
}

EstimateModel const& Session::State::estimate() {
    scoring::Scored const& current = scored();
    if (model_for != scored_for) {
        // With the plans a long record is scored beside its words, which takes about as long. What binding says is not kept,
        // so it may be in another language.
        std::future<std::optional<WithPlans>> beside;
        if (plans_for != scored_for && stored.entries.size() > most_at_once)
            beside = std::async([&] { return score_with_plans(current); });
        model = make_estimate(current, stored.entries);
        if (beside.valid()) {
            with_plans = beside.get();
            plans_for = scored_for;
        }
        add_plans(model.summary, current, plans());
        model_for = scored_for;
        mark_shared();
    }
    if (model.revision != revision) {
        place_drafts(model, drafts);
        model.revision = revision;
    }
    return model;
}

TimelineModel const& Session::State::timeline() {
    EstimateModel const& entries = estimate();
    if (timeline_for != scored_for) {
        timeline_model = make_timeline(*scored_record, stored.entries, entries);
        if (stored.entries.size() <= most_at_once) place_ahead(timeline_model, session::look_ahead(*scored_record));
        timeline_for = scored_for;
    }
    timeline_model.revision = revision;
    return timeline_model;
}

TimelineModel const& Session::timeline() const { return state_->timeline(); }

void Session::look_ahead() {
    if (state_->timeline().ahead) return;
    place_ahead(state_->timeline_model, session::look_ahead(state_->scored()));
    ++state_->revision;
}

EstimateModel const& Session::estimate() const { return state_->estimate(); }

scoring::Scored const& Session::scored() const { return state_->scored(); }

ExplanationModel Session::explain(Subject const& subject) const {
    Explanation explanation = std::visit(Explainer(*state_), subject); // may find that another pack is in force
    return make_explanation(std::move(explanation), state_->pack->pack);
}

ExplanationModel make_explanation(Explanation explanation, rules::Pack const& pack) {
    ExplanationModel model{std::move(explanation.title), {}};
    for (scoring::Line& line : explanation.lines)
        model.lines.push_back({std::move(line.text), clause_model(pack, line.clause)});
    return model;
}

} // namespace accrue::session
