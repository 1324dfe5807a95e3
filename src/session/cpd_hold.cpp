// Begins the record of a credential, with what its rules ask about the holder.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "session/cpd_desk.h"
#include "session/draft_reading.h"
#include "session/state.h"

namespace accrue::session {
namespace {

Problem not_held(std::string what) {
    return {"A531", {}, std::move(what), std::string(tr("look at the scheme's rules; nothing was begun"))};
}

// Profile claims of the type that the texts are for. The keys that it takes are added to `taken`.
Result<std::optional<Claim>> profile_claim(rules::Pack const& pack, rules::ClaimType const& type,
                                           CpdHolding const& holding, std::size_t& taken) {
    Texts texts;
    for (auto const& [key, text] : holding.texts)
        if (rules::find_field(type, key) != rules::none) texts.emplace_back(key, text);
    if (texts.empty()) return std::optional<Claim>();
    taken += texts.size();
    DraftReading reading = read_draft(pack, type, texts);
    for (FieldProblem const& problem : reading.problems)
        if (!problem.warning) return not_held(fmt::format("{}: {}", problem.key, problem.what));
    return std::optional(std::move(reading.claim));
}

// What the rules cannot do without: the status, where they know some, and the one thing that they ask about a person.
std::string not_said(rules::Pack const& rows, CpdHolding const& holding) {
    if (!rows.statuses.empty() && holding.status.empty()) {
        std::string codes;
        for (rules::Status const& status : rows.statuses) codes += (codes.empty() ? "" : ", ") + status.id;
        return say("the rules ask what you are, the status: {}", codes);
    }
    if (std::ranges::count(rows.claims, true, &rules::ClaimType::profile) != 1 || !holding.texts.empty()) return {};
    auto const profile = std::ranges::find(rows.claims, true, &rules::ClaimType::profile);
    for (rules::Field const& field : profile->fields) {
        if (field.optional || field.derived) continue;
        std::string options;
        for (std::string const& option : field.options) options += (options.empty() ? "" : ", ") + option;
        return options.empty() ? say("the rules ask about you: {}", field.name)
                               : say("the rules ask about you: {} ({})", field.name, options);
    }
    return {};
}

// The rules ask something by which two credentials of one scheme differ.
bool tells_apart(rules::Pack const& rows) {
    return !rows.statuses.empty() || std::ranges::any_of(rows.claims, &rules::ClaimType::profile);
}

bool says_the_same(Application const& there, Application const& asked) {
    auto const kinds = [](Application const& application) {
        std::vector<std::pair<std::string, std::string>> all;
        for (Claim const& claim : application.claims)
            for (auto const& [name, value] : claim.fields) all.emplace_back(name, to_text(value));
        return all;
    };
    auto const theirs = kinds(there);
    return there.award_date == asked.award_date && std::ranges::all_of(kinds(asked), [&](auto const& field) {
               return std::ranges::find(theirs, field) != theirs.end();
           });
}

} // namespace

Result<Performed> CpdDesk::hold(CpdHolding const& holding) {
    Application application;
    application.scheme = holding.scheme;
    application.award_date = holding.award_date;
    if (session_.stored.id) application.applicant = session_.stored.application.applicant;
    auto const pack = session_.pack_for(application);
    if (!pack) return pack.problem();
    rules::Pack const& rows = (*pack)->pack;
    if (!holding.status.empty()) {
        if (rules::find_status(rows, holding.status) == rules::none)
            return not_held(say("the rules know no status '{}'", holding.status));
        application.status.push_back({holding.status, holding.award_date, std::nullopt});
    }
    std::size_t taken = 0;
    for (rules::ClaimType const& type : rows.claims) {
        if (!type.profile) continue;
        auto claim = profile_claim(rows, type, holding, taken);
        if (!claim) return claim.problem();
        if (*claim) application.claims.push_back(**std::move(claim));
    }
    if (std::string const unsaid = not_said(rows, holding); !unsaid.empty()) return not_held(unsaid);
    for (CpdRecord const* record : records())
        if (tells_apart(rows) && record->pack && record->pack->pack.header.id == rows.header.id &&
            says_the_same(record->stored.application, application))
            return not_held(say("there is a record of this credential already: {}", rows.header.title));
    if (taken < holding.texts.size())
        return not_held(std::string(tr("the rules ask for no such thing about a person")));
    auto const bound = scoring::bind(**pack, application, session_.ports.today());
    for (Problem const& problem : bound.problems)
        if (problem.severity == Severity::Error) return problem.id == "A212" ? problem : not_held(problem.what);
    return session_.change(AddRecord{std::move(application), {}, {}, session_.stored.person, {}});
}

} // namespace accrue::session
