#include "session/review_case_desk.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "package/keys.h"
#include "review/conflict.h"
#include "review/signed_file.h"
#include "session/review_facts.h"
#include "session/review_hiding.h"
#include "session/review_profile.h"
#include "session/review_queue.h"
#include "session/state.h"

namespace accrue::session {
namespace {

using store::CaseState;
using store::ReviewState;

Problem unfinished_verdict(std::string_view what, std::string_view remedy) {
    return {"A490", {}, std::string(what), std::string(remedy)};
}

CaseState case_state(store::StoredReview const& review, std::optional<store::StoredDecision> const& decision,
                     CaseState before) {
    if (decision && !decision->at.empty()) return CaseState::Decided;
    if (before == CaseState::Superseded) return before;
    if (decision) return CaseState::Begun;
    switch (review.state) {
    case ReviewState::Abstained: return CaseState::Abstained;
    case ReviewState::HandedIn: return CaseState::HandedIn;
    case ReviewState::Open: break;
    }
    return review.verdicts.empty() ? CaseState::New : CaseState::Begun;
}

} // namespace

Result<std::unique_ptr<CaseDesk>> CaseDesk::open(Session::State& session, CaseId of,
                                                 std::optional<store::StoredReviewer> reviewer, bool hides_applicant) {
    auto opened = open_case(session.database, of);
    if (!opened) return opened.problem();
    std::unique_ptr<CaseDesk> desk(new CaseDesk(session, *std::move(opened), std::move(reviewer)));
    desk->standing_ = desk->case_.listed().standing;
    desk->names_ = std::make_shared<review::Redaction const>(review::identity_of(desk->case_.application()));
    desk->pages_.cover(desk->names_);
    desk->hides_ = hides_applicant;
    desk->review_.of = of;
    if (desk->reviewer_) {
        auto review = store::load_review(session.database, of, desk->reviewer_->id);
        if (!review) return review.problem();
        desk->review_.reviewer = desk->reviewer_->id;
        if (*review) desk->review_ = **std::move(review);
    }
    if (auto read = desk->reviews_.read(session, of); !read) return read.problem();
    if (auto counted = desk->count_anew(); !counted) return counted.problem();
    desk->look_at_next();
    return desk;
}

Result<Done> CaseDesk::count_anew() {
    if (auto counted = count_case(session_, case_); !counted) return counted;
    auto before = find_decided_before(session_, case_);
    if (!before) session_.warn(before.problem());
    before_ = before ? *std::move(before) : DecidedBefore{};
    rebuild();
    return Done{};
}

// --- Saving ---

Result<store::CaseStanding> CaseDesk::put_standing(store::Transaction& transaction, store::StoredReview const& review,
                                                   std::optional<store::StoredDecision> const& decision) {
    auto const listed = store::load_case(session_.database, of());
    if (!listed) return listed.problem();
    store::CaseStanding standing = listed->standing;
    standing.state = case_state(review, decision, standing.state);
    standing.decided = static_cast<int>(review.verdicts.size());
    if (standing.assignee.empty()) standing.assignee = reviewer_->name;
    if (auto done = store::set_standing(transaction, of(), standing); !done) return done.problem();
    return standing;
}

Result<Done>
CaseDesk::save(store::StoredReview after, ReviewEvent const& event,
               std::function<Result<Done>(store::Transaction& transaction, ReviewId review)> const& change) {
    auto transaction = store::Transaction::begin(session_.database);
    if (!transaction) return transaction.problem();
    auto const id = store::put_review(*transaction, after);
    if (!id) return id.problem();
    after.id = *id;
    if (change)
        if (auto done = change(*transaction, *id); !done) return done;
    auto const standing = put_standing(*transaction, after, reviews_.decision());
    if (!standing) return standing.problem();
    if (auto done = log_event(*transaction, session_, event); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    review_ = std::move(after);
    standing_ = *standing;
    rebuild();
    return Done{};
}

Result<Done> CaseDesk::put(std::string const& claim, std::optional<ClaimVerdict> const& verdict) {
    ClaimVerdict const* const before = said_of(claim);
    std::optional<Verdict> const was = before == nullptr ? std::nullopt : std::optional(before->verdict);
    store::StoredReview after = review_;
    auto const place = std::ranges::find(after.verdicts, claim, &ClaimVerdict::claim);
    if (!verdict && place != after.verdicts.end()) after.verdicts.erase(place);
    if (verdict && place != after.verdicts.end()) *place = *verdict;
    if (verdict && place == after.verdicts.end()) after.verdicts.push_back(*verdict);
    ReviewEvent const event = verdict_event(case_.listed().about.token, by(), claim, was,
                                            verdict ? std::optional(verdict->verdict) : std::nullopt);
    return save(std::move(after), event, [&](store::Transaction& transaction, ReviewId review) {
        return store::put_verdict(transaction, review, claim, verdict);
    });
}

// --- What a reviewer says ---

Result<Done> CaseDesk::declare_no_conflict(std::string const& why) {
    return save(review_, said_event("no-conflict", case_.listed().about.token, by(), why));
}

Result<Done> CaseDesk::abstain(std::string const& why) {
    if (trimmed(why).empty())
        return unfinished_verdict(tr("there is no reason why you abstain"),
                                  tr("say in a few words what keeps you from it"));
    store::StoredReview after = review_;
    after.state = ReviewState::Abstained;
    after.abstains = std::string(trimmed(why));
    return save(std::move(after), said_event("abstained", case_.listed().about.token, by(), why));
}

Result<Done> CaseDesk::take_up() {
    store::StoredReview after = review_;
    after.state = ReviewState::Open;
    after.abstains.reset();
    return save(std::move(after), said_event("taken-up", case_.listed().about.token, by(), {}));
}

Result<Done> CaseDesk::check(std::string const& claim, Verdict const& verdict) const {
    auto const row = std::ranges::find(model_.claims, claim, &DeskClaim::id);
    if (row == model_.claims.end())
        return unfinished_verdict(say("there is no claim '{}' in this application", shortened(claim)),
                                  tr("choose one that is listed"));
    if (auto unfit = unfit_verdict(verdict, row->fields, row->reasons)) return *std::move(unfit);
    return Done{};
}

Result<Done> CaseDesk::decide(std::string const& claim, std::optional<Verdict> const& verdict, std::int64_t seconds) {
    if (is_decided()) return unfinished_verdict(tr("this application is decided"), tr("take the decision back first"));
    if (review_.state != ReviewState::Open)
        return unfinished_verdict(tr("this review is closed"), tr("take it up again first"));
    auto const row = std::ranges::find(model_.claims, claim, &DeskClaim::id);
    if (is_decider() && row != model_.claims.end() && !row->yours)
        return unfinished_verdict(tr("the reviewers do not differ about this claim"),
                                  tr("decide those about which they do"));
    if (verdict)
        if (auto done = check(claim, *verdict); !done) return done;
    ClaimVerdict const* const before = said_of(claim);
    Step step{claim, before == nullptr ? std::nullopt : std::optional(*before), std::nullopt};
    if (verdict) step.after = ClaimVerdict{claim, *verdict, seconds + (before == nullptr ? 0 : before->seconds)};
    if (!step.before && !step.after) return Done{};
    if (auto done = put(claim, step.after); !done) return done;
    undo_.push_back(std::move(step));
    redo_.clear();
    tell_steps();
    return Done{};
}

Result<Done> CaseDesk::undo() {
    Step const step = undo_.back();
    if (auto done = put(step.claim, step.before); !done) return done;
    undo_.pop_back();
    redo_.push_back(step);
    tell_steps();
    return Done{};
}

Result<Done> CaseDesk::redo() {
    Step const step = redo_.back();
    if (auto done = put(step.claim, step.after); !done) return done;
    redo_.pop_back();
    undo_.push_back(step);
    tell_steps();
    return Done{};
}

Result<Done> CaseDesk::recommend(std::optional<Outcome> const& outcome) {
    std::string const words = outcome ? fmt::format("{} {}", to_text(outcome->kind), outcome->level) : std::string();
    if (is_decider()) {
        store::StoredDecision decision = *reviews_.decision();
        decision.outcome = outcome;
        return save(decision, said_event("chosen", case_.listed().about.token, by(), words));
    }
    store::StoredReview after = review_;
    after.outcome = outcome;
    return save(std::move(after), said_event("recommended", case_.listed().about.token, by(), words));
}

Result<Done> CaseDesk::set_note(std::string const& note) {
    if (note == review_.note) return Done{};
    store::StoredReview after = review_;
    after.note = note;
    return save(std::move(after), said_event("noted", case_.listed().about.token, by(), note));
}

// --- Handing in ---

std::string CaseDesk::why_not_ready() const {
    if (is_decider()) return std::string(tr("You decide this application."));
    if (review_.state == ReviewState::HandedIn) return std::string(tr("It is handed in."));
    if (review_.state == ReviewState::Abstained) return {};
    auto const open =
        std::ranges::count_if(model_.claims, [](DeskClaim const& claim) { return !claim.verdict && !claim.idle; });
    if (open == 1) return std::string(tr("A claim that could change the level has no verdict yet."));
    if (open > 0) return say("{} claims that could change the level have no verdict yet.", open);
    if (!review_.outcome) return std::string(tr("Say what should become of the application."));
    return {};
}

Review CaseDesk::review_to_hand_in(store::StoredReview const& review) const {
    store::ReviewCase const& about = case_.listed().about;
    Review handed;
    handed.package = about.package;
    handed.pack = about.pack;
    handed.pack_sha256 = about.pack_sha256;
    handed.reviewer = by();
    handed.revision = review.revision;
    handed.at = review.at;
    handed.abstains = review.abstains;
    handed.note = review.note;
    if (review.abstains) return handed;
    handed.outcome = review.outcome;
    for (Claim const& claim : case_.application().claims)
        if (ClaimVerdict const* const said = said_of(claim.id)) handed.verdicts.push_back(*said);
    return handed;
}

std::string CaseDesk::suggested_name() const {
    if (model_.hides_applicant) return case_number(of()) + ".accrue-review";
    return name_beside(case_.listed().about.file, ".accrue-review");
}

Result<Done> CaseDesk::hand_in(std::filesystem::path const& file, std::string const& passphrase) {
    if (std::string why = why_not_ready(); !why.empty())
        return Problem{"A491", {}, std::move(why), std::string(tr("finish it first"))};
    if (auto refused = library_in_place(file, session_.database.file(), suggested_name())) return *std::move(refused);
    auto const key = package::unlock(reviewer_->secret, passphrase);
    if (!key) return key.problem();
    store::StoredReview after = review_;
    after.revision += 1;
    after.at = session_.ports.now();
    if (after.state == ReviewState::Open) after.state = ReviewState::HandedIn;
    std::string const bytes = review::write_signed_review(*key, review_to_hand_in(after));
    auto const read = review::read_signed_review(bytes, file.string());
    if (!read) return read.problem();
    // The library knows of it before the file has its name: no two files are ever the same revision.
    ReviewEvent const event = said_event("handed-in", case_.listed().about.token, by(), sha256_hex(bytes));
    auto done = files::write_file(file.string(), bytes, [&] {
        return save(std::move(after), event, [&](store::Transaction& transaction, ReviewId) -> Result<Done> {
            auto const kept = keep_review(transaction, session_, of(), *read, bytes);
            return kept ? Result<Done>(Done{}) : kept.problem();
        });
    });
    return done ? read_standing() : done;
}

// --- Who applies ---

void CaseDesk::hide_applicant(bool hides) {
    hides_ = hides;
    rebuild();
}

Result<Done> CaseDesk::log_shown(std::string_view what) {
    auto transaction = store::Transaction::begin(session_.database);
    if (!transaction) return transaction.problem();
    if (auto done = log_event(*transaction, session_, said_event("shown", case_.listed().about.token, by(), what));
        !done)
        return done;
    return transaction->commit();
}

Result<Done> CaseDesk::show_applicant() {
    if (auto done = log_shown("applicant"); !done) return done;
    hide_applicant(false);
    return Done{};
}

Result<Done> CaseDesk::show_unsearched(std::string const& sha256) {
    if (auto done = log_shown("evidence " + sha256); !done) return done;
    shown_.insert(sha256);
    return Done{};
}

EvidencePage const* CaseDesk::page(std::string const& sha256, int page, int width) {
    Covered covered = Covered::Nothing;
    if (model_.hides_applicant) covered = shown_.contains(sha256) ? Covered::WhatIsFound : Covered::OnlySearched;
    return pages_.page({sha256, page, width, covered});
}

// --- Evidence ---

void CaseDesk::look_at_next() {
    if (!looker_.is_free()) return;
    for (Claim const& claim : case_.application().claims) {
        for (std::string const& name : claim.evidence) {
            std::string const sha256 = case_.digest_of(name);
            auto const content = case_.evidence().find(sha256);
            if (content == case_.evidence().end() || known_.contains(sha256)) continue;
            std::string bytes(content->second);
            looker_.start(
                [bytes = std::move(bytes), sha256](std::stop_token const& stop) {
                    return LookedAt{sha256, find_out(bytes, stop)};
                },
                [sha256](Problem const& problem) {
                    return LookedAt{sha256, problem};
                });
            return;
        }
    }
}

bool CaseDesk::collect() {
    bool another = false;
    if (auto looked = looker_.take()) {
        known_.emplace(looked->sha256, std::move(looked->found));
        rebuild();
        another = true;
    }
    look_at_next();
    return pages_.collect([this](std::string const& sha256) {
        auto const content = case_.evidence().find(sha256);
        EvidencePages::Source source{content == case_.evidence().end() ? std::string() : std::string(content->second),
                                     {}};
        if (auto const found = known_.find(sha256); found != known_.end() && found->second)
            source.known = found->second->file;
        return source;
    }) || another;
}

bool CaseDesk::is_working() const { return !looker_.is_free() || pages_.is_drawing(); }

void CaseDesk::wait() {
    looker_.wait();
    pages_.wait();
}

void CaseDesk::rebuild() {
    std::uint64_t const revision = model_.revision;
    MergeGround const ground = merged();
    store::StoredReview counted = review_;
    if (is_decider())
        counted.verdicts = review::settled_verdicts(*ground.merge);
    else
        for (ClaimVerdict& stays : before_.verdicts())
            if (said_of(stays.claim) == nullptr) counted.verdicts.push_back(std::move(stays));
    model_ = case_.model(counted, known_);
    model_.revision = revision + 1;
    tell_before();
    model_.row = queue_row({case_.listed().about, standing_}, session_.ports.today());
    model_.signature = say("Signed by the key {}.", case_.key_id());
    model_.abstains = review_.abstains;
    bool const sees_reviews = is_decider() || review_.state == ReviewState::HandedIn;
    model_.hides_applicant = hides_ && !sees_reviews;
    if (reviewer_)
        for (review::Conflict conflict : review::conflicts_of(profile_of(*reviewer_), case_.application())) {
            if (model_.hides_applicant) conflict.what = review::redaction_bar; // what she is to the reviewer
            model_.conflicts.push_back({review::words_of(conflict), conflict.certain});
        }
    model_.asks_for_conflicts = !model_.conflicts.empty() && !review_.id;
    model_.handed_in = review_.state == ReviewState::HandedIn;
    model_.outcome = review_.outcome;
    model_.note = review_.note;
    model_.why_not_ready = why_not_ready();
    model_.why_not_decide = why_not_decide();
    reviews_.tell(ground, reviewer_ ? reviewer_->id : ReviewerId{}, !sees_reviews, model_);
    tell_steps();
    if (model_.hides_applicant) hide_applicant_in(model_, *names_);
}

void CaseDesk::tell_before() {
    for (DeskClaim& claim : model_.claims) {
        review::CarriedClaim const* const before = before_.of(claim.id);
        if (before == nullptr) continue;
        auto const entry = std::ranges::find(case_.application().claims, claim.id, &Claim::id);
        std::string const said = before->before ? verdict_words(*before->before, case_.pack()->pack, entry->type)
                                                : std::string(tr("nothing"));
        claim.carried = before->why == review::CarriedClaim::Why::Carried && said_of(claim.id) == nullptr;
        claim.before = say("Decided on {}: {}; {}.", short_day(before_.on), said, review::words_of(before->why));
    }
}

void CaseDesk::tell_steps() {
    bool const open = review_.state == ReviewState::Open && !is_decided();
    model_.can_undo = !undo_.empty() && open;
    model_.can_redo = !redo_.empty() && open;
}

Result<Done> CaseDesk::read_standing() {
    auto const listed = store::load_case(session_.database, of());
    if (!listed) return listed.problem();
    if (auto read = reviews_.read(session_, of()); !read) return read;
    standing_ = listed->standing;
    rebuild();
    return Done{};
}

} // namespace accrue::session
