#include "session/estimate_model.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/draft_reading.h"
#include "session/entry_models.h"
#include "session/form_models.h"
#include "session/summary_model.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using scoring::Scored;

constexpr std::string_view other_entries =
    to_translate("Entries"); // that belong to no step and no heading of their own

// The group with this title, made where there is none yet.
GroupModel& group_named(std::vector<GroupModel>& groups, std::string_view title) {
    auto const found = std::ranges::find_if(
        groups, [&](GroupModel const& group) { return group.step == rules::none && group.title == title; });
    if (found != groups.end()) return *found;
    return groups.emplace_back(GroupModel{std::string(title), {}, rules::none, {}, {}, {}});
}

// One group for each step, then one for each heading of its own, with the forms that belong to them.
std::vector<GroupModel> make_groups(Scored const& scored) {
    rules::Pack const& pack = scored.pack->pack;
    std::vector<GroupModel> groups;
    for (std::size_t s = 0; s < pack.steps.size(); ++s)
        groups.push_back({pack.steps[s].title,
                          scoring::level_text(*scored.pack, scored.assessment.steps[s]),
                          static_cast<int>(s),
                          {},
                          {},
                          {}});
    for (std::size_t t = 0; t < pack.claims.size(); ++t) {
        rules::ClaimType const& type = pack.claims[t];
        int const step = type.step ? rules::find_step(pack, *type.step) : rules::none;
        GroupModel& group = step != rules::none ? groups[static_cast<std::size_t>(step)]
                                                : group_named(groups, type.group ? *type.group : tr(other_entries));
        group.forms.push_back(static_cast<int>(t));
    }
    return groups;
}

// The place of the group in which a claim type is entered; one for the rest where the pack does not have the type.
std::size_t group_of(EstimateModel& model, std::string_view type) {
    for (std::size_t g = 0; g < model.groups.size(); ++g)
        for (int const form : model.groups[g].forms)
            if (model.forms[static_cast<std::size_t>(form)].type == type) return g;
    return static_cast<std::size_t>(&group_named(model.groups, tr(other_entries)) - model.groups.data());
}

// What has been typed of a new entry, to know it again by.
std::string name_of(EstimateModel const& model, store::Draft const& draft) {
    std::string_view const qualification = trimmed(text_of(draft.texts, key::qualification));
    auto const known = std::ranges::find(model.catalogue, qualification, &CatalogueItem::id);
    if (known != model.catalogue.end()) return known->title;
    std::array<std::string_view, 3> const candidates{qualification, trimmed(text_of(draft.texts, key::title)),
                                                     trimmed(text_of(draft.texts, key::organisation))};
    for (std::string_view const text : candidates)
        if (!text.empty()) return shortened(text);
    return {};
}

StandingModel make_standing(Application const& application, rules::Pack const& pack) {
    StandingModel model;
    model.now = {application.award_date, application.cycle_start, application.status};
    model.has_cycle = pack.header.cycle.has_value();
    model.needs_award_date = rules::begins_with_award(pack.header);
    for (rules::Status const& status : pack.statuses) model.statuses.push_back({status.id, status.title});
    return model;
}

} // namespace

EstimateModel make_estimate(Scored const& scored, std::vector<EntryId> const& entries) {
    rules::Pack const& pack = scored.pack->pack;
    EstimateModel model;
    auto const& applicant = scored.application.applicant;
    model.record_name = record_name(applicant ? applicant->name : std::nullopt);
    model.standing = make_standing(scored.application, pack);
    model.pack_title = fmt::format("{} {}", pack.header.title, pack.header.version);
    model.notice = pack.header.notice.value_or("");
    model.scoring_date = to_text(scored.bound.on);
    model.date_is_today = !scored.application.on;
    model.point_name = pack.header.point_name;
    model.groups = make_groups(scored);
    model.forms = make_forms(pack, model.date_is_today ? std::string(tr("today")) : model.scoring_date);
    model.catalogue = make_catalogue(pack);
    SortedProblems problems = sort_problems(scored);
    std::vector<ClaimWords> words = words_of_claims(scored);
    model.summary = make_summary(scored, entries, problems, words);
    std::map<std::string_view, std::size_t> group_of_type;
    for (std::size_t c = 0; c < entries.size(); ++c) {
        auto const [group, is_new] = group_of_type.try_emplace(scored.application.claims[c].type);
        if (is_new) group->second = group_of(model, group->first);
        model.groups[group->second].entries.push_back(
            make_entry(scored, static_cast<int>(c), entries[c], std::move(problems.of_claims[c]), std::move(words[c])));
    }
    return model;
}

void place_drafts(EstimateModel& model, std::vector<store::Draft> const& drafts) {
    std::set<EntryId> changing;
    for (store::Draft const& draft : drafts)
        if (draft.entry) changing.insert(draft.entry);
    std::size_t entries = 0;
    for (GroupModel& group : model.groups) {
        group.drafts.clear();
        entries += group.entries.size();
        for (EntryModel& entry : group.entries) entry.has_draft = changing.erase(entry.id) > 0;
    }
    // What was left is unfinished work on entries that are gone: it goes on as new ones.
    for (store::Draft const& draft : drafts)
        if (!draft.entry || changing.contains(draft.entry))
            model.groups[group_of(model, draft.claim_type)].drafts.push_back(
                {draft.id, draft.claim_type, name_of(model, draft)});
    model.empty = entries == 0 && drafts.empty();
}

} // namespace accrue::session
