// The claim desk of whoever decides a case: what reviewers handed in, what she says where they differ, and the decision.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "formats/review_file.h"
#include "session/review_case_desk.h"
#include "session/review_log.h"
#include "session/state.h"
#include "store/evidence.h"
#include "store/review_log.h"

namespace accrue::session {
namespace {

Problem not_yours(std::string what, std::string_view remedy) {
    return {"A482", {}, std::move(what), std::string(remedy)};
}

} // namespace

// --- Taking it on ---

std::string CaseDesk::why_not_decide() const {
    if (is_decided()) return std::string(tr("It is decided."));
    if (is_decider()) return std::string(tr("You decide this application."));
    if (auto const& decision = reviews_.decision(); decision && model_.decision)
        return say("{} decides it.", made_visible(shortened(model_.decision->by, 120)));
    if (!reviewer_) return std::string(tr("Say who you are first."));
    if (model_.asks_for_conflicts) return std::string(tr("Say first whether you have a conflict."));
    if (review_.state == store::ReviewState::Abstained) return std::string(tr("You abstain from this application."));
    return {};
}

Result<Done> CaseDesk::take_on() {
    if (auto read = read_standing(); !read) return read;
    if (!model_.why_not_decide.empty())
        return not_yours(model_.why_not_decide, tr("open another application; nothing was changed"));
    store::StoredDecision decision;
    decision.of = of();
    decision.decider = reviewer_->id;
    return save(decision, said_event("decides", case_.listed().about.token, by(), {}));
}

Result<Done> CaseDesk::save(store::StoredDecision const& decision, ReviewEvent const& event) {
    auto transaction = store::Transaction::begin(session_.database);
    if (!transaction) return transaction.problem();
    if (auto const id = store::put_decision(*transaction, decision); !id) return id.problem();
    if (auto stands = put_standing(*transaction, review_, decision); !stands) return stands.problem();
    if (auto done = log_event(*transaction, session_, event); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    return read_standing();
}

Result<Done> CaseDesk::accept(std::string const& key) {
    auto const reviewer = reviews_.unknown(key);
    if (!reviewer) return read_standing();
    if (auto done = accept_reviewer(session_, *reviewer, of()); !done) return done;
    return read_standing();
}

Result<Done> CaseDesk::set_own_words(std::string const& words) {
    if (words == reviews_.decision()->own_words) return Done{};
    store::StoredDecision decision = *reviews_.decision();
    decision.own_words = words;
    return save(decision, said_event("worded", case_.listed().about.token, by(), words));
}

// --- Where reviewers differ ---

std::optional<Review> CaseDesk::adjudication() const {
    if (!is_decider() || reviews_.adjudicator().empty() || review_.verdicts.empty()) return std::nullopt;
    store::StoredReview said = review_;
    said.revision = reviews_.revision_of(reviews_.adjudicator()) + 1;
    said.at = session_.ports.now();
    said.outcome.reset();
    return review_to_hand_in(said);
}

MergeGround CaseDesk::merged() const {
    std::optional<review::SignedReview> said;
    if (auto review = adjudication(); review && !is_decided())
        said = review::SignedReview{*review, sha256_hex(formats::write_review(*review))};
    return reviews_.merge(case_, session_.ports.today(), said, before_.verdicts());
}

// --- The decision ---

// In one transaction, so that the head of the log that the letter names is the one after this decision.
Result<DecisionAnswer> CaseDesk::save_decided(package::SigningKey const& key) {
    auto transaction = store::Transaction::begin(session_.database);
    if (!transaction) return transaction.problem();
    std::string const at = session_.ports.now();
    if (auto const review = adjudication()) {
        std::string const content = review::write_signed_review(key, *review);
        auto const read = review::read_signed_review(content, case_.listed().about.file);
        if (!read) return read.problem();
        if (auto kept = keep_review(*transaction, session_, of(), *read, content); !kept) return kept.problem();
        if (auto done = reviews_.read(session_, of()); !done) return done.problem();
    }
    MergeGround const ground = reviews_.merge(case_, session_.ports.today(), std::nullopt, before_.verdicts());
    DecisionWords words = reviews_.words();
    auto const outcome = draft_decision(ground, words, package::key_text(key.public_key())).outcome;
    std::string const said = outcome ? fmt::format("{} {}", to_text(outcome->kind), outcome->level) : std::string();
    ReviewEvent const event = said_event("decided", case_.listed().about.token, by(), said);
    if (auto done = log_event(*transaction, session_, event); !done) return done.problem();
    auto const last = store::last_log_row(session_.database);
    if (!last) return last.problem();
    words.head = {(*last)->seq, (*last)->hash};
    DecisionDraft const draft = draft_decision(ground, words, package::key_text(key.public_key()));
    DecisionAnswer answer = answer_of(ground, draft, &key);
    if (!answer.done) return *std::ranges::find(answer.problems, Severity::Error, &Problem::severity);
    store::StoredDecision decision = *reviews_.decision();
    decision.outcome = draft.outcome;
    decision.at = at;
    decision.decided_on = answer.feedback.decided_on;
    decision.letter = answer.letter_html;
    decision.letter_pdf = sha256_hex(answer.letter_pdf);
    decision.feedback = answer.feedback_file;
    if (auto done = store::put_content(*transaction, *decision.letter_pdf, answer.letter_pdf); !done)
        return done.problem();
    if (auto const id = store::put_decision(*transaction, decision); !id) return id.problem();
    if (auto stands = put_standing(*transaction, review_, decision); !stands) return stands.problem();
    if (auto done = transaction->commit(); !done) return done.problem();
    return answer;
}

Result<std::vector<std::filesystem::path>> CaseDesk::decide_case(std::filesystem::path const& folder,
                                                                 std::string const& passphrase) {
    if (is_decided()) return not_yours(std::string(tr("this application is decided")), tr("save its letter again"));
    auto const key = package::unlock(reviewer_->secret, passphrase);
    if (!key) return key.problem();
    auto const answer = save_decided(*key);
    // What was read meanwhile may have been taken back.
    if (auto done = read_standing(); !done) return done.problem();
    if (!answer) return answer.problem();
    return save_decision(*answer, folder);
}

Result<std::vector<std::filesystem::path>> CaseDesk::save_again(std::filesystem::path const& folder) const {
    store::StoredDecision const& decision = *reviews_.decision();
    DecisionAnswer answer;
    answer.letter_html = decision.letter;
    if (decision.letter_pdf) {
        auto pdf = store::load_content(session_.database, *decision.letter_pdf);
        if (!pdf) return pdf.problem();
        answer.letter_pdf = *std::move(pdf);
    }
    answer.feedback_file = decision.feedback;
    answer.feedback_name = name_beside(case_.listed().about.file, ".accrue-feedback");
    return save_decision(answer, folder);
}

std::string CaseDesk::suggested_folder() const { return name_beside(case_.listed().about.file, "-decision"); }

Result<Done> CaseDesk::reopen(std::string const& why) {
    if (trimmed(why).empty())
        return not_yours(std::string(tr("there is no reason why the decision is taken back")),
                         tr("say it in a few words"));
    store::StoredDecision decision = *reviews_.decision();
    decision.id = {}; // the one that is taken back stays in the library
    decision.at.clear();
    decision.decided_on.reset();
    decision.letter.clear();
    decision.letter_pdf.reset();
    decision.feedback.clear();
    return save(decision, said_event("reopened", case_.listed().about.token, by(), why));
}

} // namespace accrue::session
