#include "session/review_draft.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "review/feedback.h"
#include "review/signed_file.h"
#include "session/application_content.h"
#include "session/review_files.h"
#include "session/review_letter.h"
#include "session/session.h"
#include "session/summary_model.h"
#include "session/words.h"

namespace accrue::session {
namespace {

std::vector<FeedbackReason> reasons_for_feedback(rules::Pack const& pack) {
    std::vector<FeedbackReason> reasons;
    for (rules::Reason const& reason : pack.reasons)
        reasons.push_back({reason.id, reason.title, reason.text.value_or(""), reason.cure.value_or(""), reason.clause});
    return reasons;
}

bool reaches(scoring::Scored const& scored, std::string const& level) {
    auto const ladder = summary_of_level(scored).ladder;
    auto const rung = std::ranges::find(ladder, level, &LevelModel::code);
    return rung != ladder.end() && is_reached(*rung);
}

class Drafting {
public:
    Drafting(MergeGround const& ground, DecisionWords const& words, std::string const& key)
        : ground_(ground), words_(words), key_(key), settled_(ground.score(Others::NotVerified)) {
        auto const& applicant = ground.application.applicant;
        draft_.applicant = record_name(applicant ? applicant->name : std::nullopt);
        draft_.asked = target_of(settled_);
        draft_.reached = reached_level(settled_);
    }

    DecisionDraft draft() && {
        if (!check_reviews() || !find_outcome() || !check_outcome() || !check_day()) return std::move(draft_);
        tell_of_rule();
        draft_.outcome = outcome_;
        draft_.feedback = feedback();
        draft_.letter = decision_letter({settled_, draft_.feedback, words_.own_words});
        return std::move(draft_);
    }

private:
    [[nodiscard]] review::Merge const& merge() const { return *ground_.merge; }

    bool refuse(char const* id, std::string what, std::string_view remedy) {
        draft_.problems.push_back({id, {ground_.file, 0, 0, {}}, std::move(what), std::string(remedy)});
        return false;
    }

    void warn(char const* id, std::string what, std::string_view remedy) {
        refuse(id, std::move(what), remedy);
        draft_.problems.back().severity = Severity::Warning;
    }

    bool check_reviews() {
        auto const there = static_cast<int>(reviews_that_count(merge()));
        int const needed = ground_.question.reviewers_needed;
        if (there >= needed) return true;
        return refuse("A494", say("the rules ask for {} reviews, and {} of them are here and count", needed, there),
                      tr("wait for the others, or see above why a file does not count; nothing was decided"));
    }

    bool find_outcome() {
        std::optional<Outcome> const& seen = merge().outcome;
        if (!words_.outcome && words_.level.empty() && !seen)
            return refuse("A497", std::string(tr("what should become of the application is open")),
                          tr("say it yourself, or have an adjudicator decide; nothing was decided"));
        Outcome::Kind const otherwise = words_.level.empty() && seen ? seen->kind : Outcome::Kind::Award;
        outcome_ = {words_.outcome.value_or(otherwise), words_.level};
        if (outcome_.kind != Outcome::Kind::Award && !words_.level.empty())
            return refuse("A497", std::string(tr("only an award names a level")),
                          tr("leave the level out, or award it; nothing was decided"));
        if (outcome_.kind == Outcome::Kind::Award && outcome_.level.empty())
            outcome_.level = seen && seen->kind == Outcome::Kind::Award ? seen->level : draft_.asked;
        return true;
    }

    // The titles of claims without a verdict; of those that cannot change the level none.
    [[nodiscard]] std::vector<std::string> open_claims() const {
        std::vector<std::string> open;
        int const level = settled_.assessment.overall;
        bool const is_settled = level == ground_.score(Others::Allowed).assessment.overall &&
                                level == ground_.score(Others::Refused).assessment.overall;
        if (is_settled) return open;
        for (std::size_t i = 0; i < merge().claims.size(); ++i)
            if (!merge().claims[i].settled)
                open.push_back(fmt::format("{} ({})", entry_words(ground_.application.claims[i], &ground_.pack()),
                                           merge().claims[i].id));
        return open;
    }

    bool check_outcome() {
        if (outcome_.kind == Outcome::Kind::Ask) return check_asking();
        if (auto const open = open_claims(); !open.empty())
            return refuse("A495", say("claims are open that could change the level: {}", fmt::join(open, "; ")),
                          tr("have the reviewers finish them, or an adjudicator decide; nothing was decided"));
        if (outcome_.kind == Outcome::Kind::Award && !reaches(settled_, outcome_.level))
            return refuse("A496",
                          say("{} cannot be awarded: what is settled reaches {}", outcome_.level, draft_.reached),
                          tr("award what is reached, or have a verdict changed; nothing was decided"));
        bool const given = outcome_.kind == Outcome::Kind::Award && reaches_asked();
        if (!given && reaches(settled_, draft_.asked) && trimmed(words_.own_words).empty())
            return refuse("A497", say("{} is reached, and nothing says why it is not awarded", draft_.asked),
                          tr("give the reason in words of your own; nothing was decided"));
        return true;
    }

    // Whether the award is the level that was applied for, or one above it.
    [[nodiscard]] bool reaches_asked() const {
        auto const& levels = ground_.pack().levels;
        return std::ranges::find(levels, outcome_.level, &rules::Level::code) >=
               std::ranges::find(levels, draft_.asked, &rules::Level::code);
    }

    bool check_asking() {
        bool const asked = std::ranges::any_of(merge().claims, [](review::MergedClaim const& claim) {
            return claim.settled && claim.settled->kind == Verdict::Kind::Ask;
        });
        if (asked || !trimmed(words_.own_words).empty()) return true;
        return refuse("A497", std::string(tr("nothing says what the applicant is asked for")),
                      tr("say it in words of your own, or have a reviewer ask about a claim; nothing was decided"));
    }

    bool check_day() {
        Date const submitted = ground_.submitted;
        if (decided_on() < submitted)
            return refuse("A499",
                          say("it would be decided on {}, before the application of {}", short_day(decided_on()),
                              short_day(submitted)),
                          tr("correct the day, or the clock of this computer; nothing was decided"));
        // The reviews' moments are of Greenwich, this day is that of the calendar here.
        for (Review const& review : merge().reviews)
            if (auto const at = parse_date(review.at.substr(0, 10)); at && decided_on().days + 1 < at->days)
                return refuse(
                    "A499",
                    say("it would be decided on {}, before a review of {}", short_day(decided_on()), short_day(*at)),
                    tr("correct the day, or the clock of this computer; nothing was decided"));
        return true;
    }

    [[nodiscard]] Date decided_on() const { return words_.on.value_or(ground_.today); }

    void tell_of_rule() {
        if (merge().outcome && *merge().outcome != outcome_)
            warn("AW46",
                 say("the reviewers recommend: {}; it is decided: {}", outcome_words(*merge().outcome),
                     outcome_words(outcome_)),
                 tr("keep a note of the reason"));
        auto const& adjudication = merge().adjudication;
        if (adjudication && adjudication->outcome && *adjudication->outcome != outcome_)
            warn("AW46",
                 say("the adjudicator recommends: {}; it is decided: {}", outcome_words(*adjudication->outcome),
                     outcome_words(outcome_)),
                 tr("keep a note of the reason"));
        auto const& rule = ground_.pack().review;
        if (!rule || rule->limit_days == 0) return;
        Date const limit{ground_.submitted.days + rule->limit_days};
        if (decided_on() > limit)
            warn("AW47", say("the rules ask for a decision by {}", short_day(limit)),
                 tr("time in which the applicant was asked for more is not counted"));
    }

    [[nodiscard]] Feedback feedback() const {
        review::Decision decision;
        decision.package = merge().package;
        rules::Pack const& pack = ground_.pack();
        decision.pack = fmt::format("{}@{}", pack.header.id, pack.header.version);
        decision.body = words_.body.empty() ? pack.header.title : words_.body;
        decision.outcome = outcome_;
        decision.on = decided_on();
        if (pack.review && outcome_.kind != Outcome::Kind::Ask) {
            if (pack.review->appeal_days > 0)
                decision.appeal_until = Date{decided_on().days + pack.review->appeal_days};
            if (pack.review->material_days > 0)
                decision.material_until = Date{decided_on().days + pack.review->material_days};
        }
        decision.log = {words_.head.count, words_.head.count > 0 ? words_.head.hash : std::string(review::log_origin)};
        decision.key = key_;
        return review::feedback_of(decision, review::settled_verdicts(merge()), reasons_for_feedback(pack));
    }

    MergeGround const& ground_;
    DecisionWords const& words_;
    std::string const& key_;
    scoring::Scored settled_;
    DecisionDraft draft_;
    Outcome outcome_;
};

} // namespace

DecisionDraft draft_decision(MergeGround const& ground, DecisionWords const& words, std::string const& key) {
    return Drafting(ground, words, key).draft();
}

namespace {

// Letters and the signed file; what an applicant could not read is not handed out: a name that is too long, say.
Result<Done> finish(DecisionDraft const& draft, rules::CompiledPack const& pack, package::SigningKey const* key,
                    DecisionAnswer& answer) {
    auto pdf = pdf_of(draft.letter, pack, draft.feedback.decided_on);
    if (!pdf) return pdf.problem();
    answer.letter_pdf = *std::move(pdf);
    answer.letter_html = html_of(draft.letter, pack);
    answer.outcome = outcome_words(*draft.outcome);
    answer.feedback = draft.feedback;
    if (key == nullptr) return Done{};
    answer.feedback_file = review::write_signed_feedback(*key, draft.feedback);
    auto const read = review::read_signed_feedback(answer.feedback_file, answer.feedback_name);
    return read ? Result<Done>(Done{}) : read.problem();
}

} // namespace

DecisionAnswer answer_of(MergeGround const& ground, DecisionDraft const& draft, package::SigningKey const* key) {
    DecisionAnswer answer;
    answer.problems = draft.problems;
    answer.applicant = draft.applicant;
    answer.asked = draft.asked;
    answer.reached = draft.reached;
    if (!draft.outcome) return answer;
    answer.feedback_name = name_beside(std::filesystem::path(ground.file).filename().string(), ".accrue-feedback");
    if (auto const done = finish(draft, *ground.rules, key, answer); !done)
        answer.problems.push_back(done.problem());
    else
        answer.done = true;
    return answer;
}

} // namespace accrue::session
