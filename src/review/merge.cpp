#include "review/merge.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/application_file.h"
#include "formats/json_object.h"
#include "formats/verdict_json.h"

namespace accrue::review {
namespace {

using FileState = MergedFile::State;
using ClaimState = MergedClaim::State;

constexpr std::string_view merge_format = "accrue.merge/1";

constexpr std::array<std::string_view, 10> file_states{
    "counted",        "duplicate",   "older",      "fork",        "other-application",
    "other-revision", "other-bytes", "other-pack", "unknown-key", "other-claims"};
constexpr std::array<std::string_view, 5> claim_states{"agreed", "adjudicated", "differs", "unfinished", "carried"};

bool has_other_claims(Review const& review, std::set<std::string> const& claims) {
    return std::ranges::any_of(review.verdicts,
                               [&](ClaimVerdict const& verdict) { return !claims.contains(verdict.claim); });
}

// What can be said of one file alone.
FileState state_alone(MergeQuestion const& question, std::set<std::string> const& claims, Review const& review) {
    if (review.package.application != question.package.application) return FileState::OtherApplication;
    if (review.package.revision != question.package.revision) return FileState::OtherRevision;
    if (review.package.sha256 != question.package.sha256) return FileState::OtherBytes;
    if (review.pack_sha256 != question.pack_sha256) return FileState::OtherPack;
    std::string const& key = review.reviewer.key;
    bool const is_known = std::ranges::find(question.reviewers, key) != question.reviewers.end() ||
                          (!question.adjudicator.empty() && key == question.adjudicator);
    if (!is_known) return FileState::UnknownKey;
    return has_other_claims(review, claims) ? FileState::OtherClaims : FileState::Counted;
}

struct Candidate { // for being the review of a reviewer
    Review const* review = nullptr;
    MergedFile* file = nullptr;
};

// Those of one reviewer, in the order of their digests: at most one of them stays counted. Returns it, or nullptr.
Review const* choose(std::vector<Candidate>& candidates) {
    std::map<int, std::vector<Candidate*>> different; // by revision
    for (Candidate& candidate : candidates) {
        auto& same_revision = different[candidate.review->revision];
        bool const is_said = std::ranges::any_of(
            same_revision, [&](Candidate const* other) { return *other->review == *candidate.review; });
        if (is_said)
            candidate.file->state = FileState::Duplicate;
        else
            same_revision.push_back(&candidate);
    }
    int const last = different.rbegin()->first;
    Review const* chosen = nullptr;
    for (auto const& [revision, said] : different) {
        for (Candidate const* candidate : said)
            candidate->file->state = said.size() > 1    ? FileState::Fork
                                     : revision == last ? FileState::Counted
                                                        : FileState::Older;
        if (revision == last && said.size() == 1) chosen = said.front()->review;
    }
    return chosen;
}

std::size_t needed_of(MergeQuestion const& question) {
    return static_cast<std::size_t>(std::max(question.reviewers_needed, 1));
}

std::optional<Verdict> verdict_on(Review const& review, std::string const& claim) {
    ClaimVerdict const* const said = find_verdict(review.verdicts, claim);
    return said == nullptr ? std::nullopt : std::optional(said->verdict);
}

// `decision` with nothing that was not meant for the applicant, and with what the others of its kind shared.
Verdict shareable(Verdict const& decision, std::vector<std::optional<Verdict>> const& said) {
    Verdict settled = decision;
    std::vector<std::string> notes;
    std::size_t characters = 0; // of all of them, with line ends
    for (auto const& verdict : said) {
        if (!verdict || !same_decision(*verdict, decision)) continue;
        if (settled.reason.empty()) settled.reason = verdict->reason;
        bool const is_new = std::ranges::find(notes, verdict->note) == notes.end();
        if (!verdict->note_is_shared || verdict->note.empty() || !is_new) continue;
        std::size_t const more = character_count(verdict->note) + 1;
        if (characters + more > formats::note_text_limit + 1) continue; // as much as a file holds of them
        characters += more;
        notes.push_back(verdict->note);
    }
    settled.note = fmt::format("{}", fmt::join(notes, "\n"));
    settled.note_is_shared = !notes.empty();
    return settled;
}

void settle(MergedClaim& claim, std::size_t needed) {
    std::vector<std::optional<Verdict>> said;
    for (auto const& verdict : claim.verdicts)
        if (verdict) said.push_back(verdict);
    bool const is_one =
        std::ranges::all_of(said, [&](auto const& verdict) { return same_decision(*verdict, *said[0]); });
    if (!is_one) {
        claim.state = ClaimState::Differs;
    } else if (said.size() >= needed) {
        claim.state = ClaimState::Agreed;
        claim.settled = shareable(*said[0], said);
    }
}

void settle_as_before(MergedClaim& claim, std::vector<ClaimVerdict> const& carried) {
    ClaimVerdict const* const before = find_verdict(carried, claim.id);
    if (before == nullptr) return;
    claim.state = ClaimState::Carried;
    claim.settled = shareable(before->verdict, {before->verdict});
}

MergedClaim merged_claim(std::string const& id, Merge const& merge, MergeQuestion const& question) {
    MergedClaim claim;
    claim.id = id;
    std::size_t active = 0; // reviewers who do not abstain
    for (Review const& review : merge.reviews) {
        claim.verdicts.push_back(verdict_on(review, id));
        active += review.abstains ? 0U : 1U;
    }
    if (merge.adjudication) claim.adjudicated = verdict_on(*merge.adjudication, id);
    bool const is_silent =
        std::ranges::none_of(claim.verdicts, [](auto const& verdict) { return verdict.has_value(); });
    if (is_silent)
        settle_as_before(claim, question.carried);
    else
        settle(claim, std::max(needed_of(question), active));
    // Where they differ, and what some have passed over; she does not stand in for a review that is not there.
    bool const is_open =
        claim.state == ClaimState::Differs || (claim.state == ClaimState::Unfinished && active >= needed_of(question));
    if (is_open && claim.adjudicated) {
        claim.state = ClaimState::Adjudicated;
        claim.settled = shareable(*claim.adjudicated, {claim.adjudicated});
    }
    return claim;
}

void settle_outcome(Merge& merge, std::size_t needed) {
    std::vector<std::optional<Outcome>> seen;
    for (Review const& review : merge.reviews)
        if (!review.abstains) seen.push_back(review.outcome);
    bool const is_whole =
        seen.size() >= needed && std::ranges::all_of(seen, [](auto const& outcome) { return outcome.has_value(); });
    if (!is_whole) return; // at least one is needed
    bool const is_one = std::ranges::all_of(seen, [&](auto const& outcome) { return outcome == seen[0]; });
    merge.outcome_is_adjudicated = !is_one && merge.adjudication && merge.adjudication->outcome;
    if (is_one) merge.outcome = seen[0];
    if (merge.outcome_is_adjudicated) merge.outcome = merge.adjudication->outcome;
}

// --- Words ---

struct StateWords {
    char const* id;
    std::string_view what; // of reviewer and revision
    std::string_view remedy;
};

// By state, from Duplicate on.
constexpr std::array<StateWords, 9> state_words{{
    {"A466", to_translate("the review of {}, revision {}, is there already"), to_translate("nothing has to be done")},
    {"A467", to_translate("the review of {}, revision {}, is an older one: a later one counts"),
     to_translate("nothing has to be done")},
    {"A468", to_translate("there are two different reviews of {} with the revision {}: neither counts"),
     to_translate("ask the reviewer which one holds, and for a new one with the next revision")},
    {"A469", to_translate("the review of {}, revision {}, is of another application"),
     to_translate("take it in where that application is decided")},
    {"A476", to_translate("the review of {}, revision {}, is of another revision of this application"),
     to_translate("ask the reviewer to review the revision that is decided")},
    {"A477",
     to_translate("the review of {}, revision {}, is of a package that was sealed again with something else in it"),
     to_translate("compare the two packages, and ask the reviewer to review the one that is decided")},
    {"A478", to_translate("the review of {}, revision {}, was made by other rules"),
     to_translate("ask the reviewer to review it by the rules that are in force for it")},
    {"A479", to_translate("the review of {}, revision {}, is signed with a key that may not review this application"),
     to_translate("ask whose key it is; only then add it to the reviewers")},
    {"A480", to_translate("the review of {}, revision {}, has a verdict on a claim that the application does not have"),
     to_translate("ask the reviewer to make it again with the package that is decided")},
}};

// --- Export ---

formats::Json json_from_decision(Verdict const& verdict) {
    formats::ObjectWriter writer;
    formats::add_decision(writer, verdict);
    if (!verdict.reason.empty()) writer.text("reason", verdict.reason);
    return std::move(writer).done();
}

formats::Json json_from_file(MergedFile const& file) {
    formats::ObjectWriter writer;
    writer.text("sha256", file.sha256);
    writer.text("reviewer", file.reviewer.name);
    writer.text("key", file.reviewer.key);
    writer.number("revision", {file.revision, 1});
    writer.text("at", file.at);
    writer.text("state", file_states[static_cast<std::size_t>(file.state)]);
    return std::move(writer).done();
}

formats::Json json_from_claim(MergedClaim const& claim, Merge const& merge) {
    formats::ObjectWriter verdicts; // by key
    for (std::size_t i = 0; i < claim.verdicts.size(); ++i)
        if (claim.verdicts[i]) verdicts.add(merge.reviews[i].reviewer.key, json_from_decision(*claim.verdicts[i]));
    formats::ObjectWriter writer;
    writer.text("id", claim.id);
    writer.text("state", claim_states[static_cast<std::size_t>(claim.state)]);
    writer.add("verdicts", std::move(verdicts).done());
    if (claim.adjudicated) writer.add("adjudicated", json_from_decision(*claim.adjudicated));
    if (claim.settled) writer.add("settled", json_from_decision(*claim.settled));
    return std::move(writer).done();
}

formats::Json json_from_opinions(Merge const& merge) {
    formats::Json::Array list;
    for (Review const& review : merge.reviews) {
        formats::ObjectWriter writer;
        writer.text("key", review.reviewer.key);
        writer.flag("abstains", review.abstains.has_value());
        if (review.outcome) writer.add("outcome", formats::json_from_outcome(*review.outcome));
        list.push_back(std::move(writer).done());
    }
    return {std::move(list)};
}

} // namespace

std::optional<Problem> problem_of(MergedFile const& file) {
    if (file.state == FileState::Counted) return std::nullopt;
    StateWords const& words = state_words[static_cast<std::size_t>(file.state) - 1];
    std::string const name = made_visible(shortened(file.reviewer.name));
    Problem problem{words.id, {}, {}, std::string(tr(words.remedy))};
    problem.what = fmt::format(fmt::runtime(tr(words.what)), name, file.revision);
    bool const is_harmless = file.state == FileState::Duplicate || file.state == FileState::Older;
    problem.severity = is_harmless ? Severity::Warning : Severity::Error;
    return problem;
}

bool same_decision(Verdict const& a, Verdict const& b) {
    return a.kind == b.kind && a.field == b.field && a.to == b.to;
}

Merge merge_reviews(MergeQuestion const& question, std::span<SignedReview const> files) {
    std::map<std::string, Review const*> by_digest; // each file once, in an order that nobody chose
    for (SignedReview const& file : files) by_digest.emplace(file.sha256, &file.review);
    Merge merge{question.package, question.pack_sha256, {}, {}, {}, {}, {}, false};
    std::set<std::string> const claims(question.claims.begin(), question.claims.end());
    merge.files.reserve(by_digest.size()); // candidates point to them
    std::map<std::string, std::vector<Candidate>> by_key;
    for (auto const& [digest, review] : by_digest) {
        merge.files.push_back(
            {digest, review->reviewer, review->revision, review->at, state_alone(question, claims, *review)});
        MergedFile& file = merge.files.back();
        if (file.state == FileState::Counted) by_key[review->reviewer.key].push_back({review, &file});
    }
    for (auto& [key, candidates] : by_key) {
        Review const* const chosen = choose(candidates);
        if (chosen == nullptr) continue;
        if (key == question.adjudicator)
            merge.adjudication = *chosen;
        else
            merge.reviews.push_back(*chosen);
    }
    for (std::string const& id : question.claims) merge.claims.push_back(merged_claim(id, merge, question));
    settle_outcome(merge, needed_of(question));
    return merge;
}

Problems given_again(std::span<SignedReview const> files) {
    std::map<std::string, std::vector<SignedReview const*>> by_digest;
    for (SignedReview const& file : files) by_digest[file.sha256].push_back(&file);
    Problems problems;
    for (auto const& [digest, same] : by_digest) {
        Review const& review = same.front()->review;
        if (same.size() > 1)
            problems.push_back(
                *problem_of({digest, review.reviewer, review.revision, review.at, FileState::Duplicate}));
    }
    return problems;
}

std::vector<ClaimVerdict> settled_verdicts(Merge const& merge) {
    std::vector<ClaimVerdict> verdicts;
    for (MergedClaim const& claim : merge.claims)
        if (claim.settled) verdicts.push_back({claim.id, *claim.settled, 0});
    return verdicts;
}

std::string export_merge(Merge const& merge) {
    formats::ObjectWriter writer;
    writer.text("format", merge_format);
    writer.add("package", formats::json_from_identity(merge.package));
    writer.text("pack_sha256", merge.pack_sha256);
    formats::Json::Array files;
    for (MergedFile const& file : merge.files) files.push_back(json_from_file(file));
    writer.add("files", {std::move(files)});
    writer.add("reviews", json_from_opinions(merge));
    formats::Json::Array claims;
    for (MergedClaim const& claim : merge.claims) claims.push_back(json_from_claim(claim, merge));
    writer.add("claims", {std::move(claims)});
    if (merge.outcome) {
        writer.add("outcome", formats::json_from_outcome(*merge.outcome));
        writer.flag("outcome_is_adjudicated", merge.outcome_is_adjudicated);
    }
    return formats::write_canonical_json(std::move(writer).done()) + '\n';
}

} // namespace accrue::review
