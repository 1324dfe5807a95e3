#include "session/review_case_reviews.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "session/draft_reading.h"
#include "session/state.h"

namespace accrue::session {
namespace {

std::string day_of(std::string const& moment) { // "3 Oct 2012"
    auto const day = parse_date(moment.substr(0, 10));
    return day ? short_day(*day) : moment;
}

std::string words_of_file(review::MergedFile const& file, Review const* review) {
    std::string words = file.revision > 1 ? say("handed in on {}, revision {}", day_of(file.at), file.revision)
                                          : say("handed in on {}", day_of(file.at));
    if (review == nullptr) return words;
    if (review->abstains) return fmt::format("{}: {}", words, tr("abstains"));
    return review->outcome ? fmt::format("{}: {}", words, outcome_words(*review->outcome)) : words;
}

std::string text_of(formats::Phrase const& phrase) {
    if (phrase.items.empty()) return phrase.text;
    std::vector<std::string> items;
    for (formats::Phrase const& item : phrase.items) items.push_back(text_of(item));
    return fmt::format("{}", fmt::join(items, "; "));
}

std::string text_of(std::vector<formats::Phrase> const& phrases) {
    std::string text;
    for (formats::Phrase const& phrase : phrases) text += text_of(phrase);
    return text;
}

// A page as lines to be read on the screen.
class LetterLines {
public:
    void operator()(formats::PageHeading const& heading) { add(Kind::Heading, heading.text); }
    void operator()(formats::PageParagraph const& paragraph) { add(Kind::Text, text_of(paragraph.parts)); }
    void operator()(formats::PageTable const& table) {
        for (std::vector<formats::Phrase> const& row : table.rows) {
            std::vector<std::string> cells;
            for (formats::Phrase const& cell : row)
                if (std::string text = text_of(cell); !text.empty()) cells.push_back(std::move(text));
            add(Kind::Item, fmt::format("{}", fmt::join(cells, "  ·  ")));
        }
    }
    void operator()(formats::PageFacts const& facts) {
        for (formats::PageFact const& fact : facts.rows) add(Kind::Fact, fact.label, text_of(fact.value));
    }
    void operator()(formats::PageBlank const& blank) { add(Kind::Text, blank.label); }
    void operator()(formats::PageSignature const& signature) { add(Kind::Signer, signature.signer); }

    std::vector<DeskLetterLine> lines;

private:
    using Kind = DeskLetterLine::Kind;
    void add(Kind kind, std::string text, std::string value = {}) {
        lines.push_back({kind, std::move(text), std::move(value)});
    }
};

// REQUIRES: somebody has said something.
std::optional<Verdict> const& first_of(std::vector<std::optional<Verdict>> const& verdicts) {
    return *std::ranges::find_if(verdicts, [](auto const& verdict) { return verdict.has_value(); });
}

std::string sentences_of(Problem const& problem) {
    return fmt::format("{} {}", as_sentence(problem.what), as_sentence(problem.remedy));
}

} // namespace

Result<Done> CaseReviews::read(Session::State& session, CaseId of) {
    Problems damaged;
    auto found = reviews_of(session.database, of, damaged);
    if (!found) return found.problem();
    auto decision = store::load_decision(session.database, of);
    if (!decision) return decision.problem();
    auto who = who_reviews(session.database, of, *decision, damaged);
    if (!who) return who.problem();
    for (Problem& problem : damaged) session.warn(std::move(problem));
    found_ = *std::move(found);
    decision_ = *std::move(decision);
    who_ = *std::move(who);
    return Done{};
}

std::optional<Reviewer> CaseReviews::unknown(std::string const& key) const {
    if (std::ranges::find(who_.keys, key) != who_.keys.end()) return std::nullopt;
    for (FoundReview const& found : found_)
        if (found.review.review.reviewer.key == key) return found.review.review.reviewer;
    return std::nullopt;
}

MergeGround CaseReviews::merge(OpenCase const& opened, Date today,
                               std::optional<review::SignedReview> const& adjudication,
                               std::vector<ClaimVerdict> const& carried) const {
    MergeGround ground;
    store::ReviewCase const& about = opened.listed().about;
    ground.file = about.file;
    ground.application = opened.application();
    ground.rules = opened.pack();
    ground.submitted = about.submitted;
    ground.today = today;
    ask(ground, about.package);
    ground.question.reviewers = who_.keys;
    ground.question.adjudicator = who_.adjudicator;
    ground.question.carried = carried;
    std::vector<FoundReview> reviews = found_;
    if (adjudication) reviews.push_back({{}, *adjudication});
    merge_found(ground, reviews);
    return ground;
}

DecisionWords CaseReviews::words() const {
    DecisionWords words;
    if (!decision_) return words;
    if (decision_->outcome) {
        words.outcome = decision_->outcome->kind;
        words.level = decision_->outcome->level;
    }
    words.own_words = decision_->own_words;
    return words;
}

int CaseReviews::revision_of(std::string const& key) const {
    int last = 0;
    for (FoundReview const& found : found_)
        if (found.review.review.reviewer.key == key) last = std::max(last, found.review.review.revision);
    return last;
}

// --- What is shown ---

void CaseReviews::tell(MergeGround const& ground, ReviewerId you, bool hidden, ClaimDeskModel& model) const {
    auto const& reviews = ground.merge->reviews;
    model.reviews_here =
        static_cast<std::size_t>(std::ranges::count_if(reviews, [](Review const& review) { return !review.abstains; }));
    model.reviews_waiting =
        ground.unfit.size() +
        static_cast<std::size_t>(
            std::ranges::count(ground.merge->files, review::MergedFile::State::UnknownKey, &review::MergedFile::state));
    model.reviews_needed = static_cast<std::size_t>(std::max(ground.question.reviewers_needed, 1));
    model.reviews_are_hidden = hidden;
    if (!hidden) tell_files(ground, model);
    if (!decision_) return;
    model.decision.emplace();
    model.decision->yours = is_decider(you);
    model.decision->by = who_.decider;
    if (hidden) return;
    if (is_decider(you)) tell_claims(ground, model);
    tell_decision(ground, you, model);
}

void CaseReviews::tell_files(MergeGround const& ground, ClaimDeskModel& model) const {
    for (review::MergedFile const& file : ground.merge->files) {
        auto const& reviews = ground.merge->reviews;
        auto const said = std::ranges::find(reviews, file.reviewer, &Review::reviewer);
        bool const counts = file.state == review::MergedFile::State::Counted;
        if (file.reviewer.key == who_.adjudicator) continue; // it is what is being decided
        DeskReview row;
        row.who = made_visible(shortened(file.reviewer.name, 120));
        row.words = words_of_file(file, counts && said != reviews.end() ? &*said : nullptr);
        if (auto const problem = review::problem_of(file)) row.trouble = sentences_of(*problem);
        if (file.state == review::MergedFile::State::UnknownKey) row.key = file.reviewer.key;
        model.reviews.push_back(std::move(row));
    }
    for (UnfitReview const& unfit : ground.unfit)
        model.reviews.push_back({made_visible(shortened(unfit.reviewer.name, 120)),
                                 std::string(tr("does not count")),
                                 sentences_of(unfit.problem),
                                 {}});
}

void CaseReviews::tell_claims(MergeGround const& ground, ClaimDeskModel& model) const {
    review::Merge const& merge = *ground.merge;
    for (std::size_t i = 0; i < merge.claims.size() && i < model.claims.size(); ++i) {
        review::MergedClaim const& merged = merge.claims[i];
        DeskClaim& claim = model.claims[i];
        for (std::size_t reviewer = 0; reviewer < merged.verdicts.size(); ++reviewer) {
            auto const& verdict = merged.verdicts[reviewer];
            if (!verdict) continue;
            claim.said.push_back({made_visible(shortened(merge.reviews[reviewer].reviewer.name, 120)),
                                  verdict_words(*verdict, ground.pack(), ground.application.claims[i].type),
                                  made_visible(verdict->note), verdict->note_is_shared});
        }
        bool const passed_over =
            merged.state == review::MergedClaim::State::Unfinished && model.reviews_here >= model.reviews_needed;
        claim.differs = std::ranges::any_of(merged.verdicts, [&](auto const& verdict) {
            return verdict && !review::same_decision(*verdict, *first_of(merged.verdicts));
        });
        bool const adjudicates = !who_.adjudicator.empty(); // who has reviewed the case herself only decides it
        claim.yours =
            adjudicates && (claim.differs || passed_over || merged.state == review::MergedClaim::State::Adjudicated);
        claim.agreement = state_word(merged.state);
    }
}

void CaseReviews::tell_decision(MergeGround const& ground, ReviewerId you, ClaimDeskModel& model) const {
    DeskDecision& told = *model.decision;
    review::Merge const& merge = *ground.merge;
    told.agreement = agreement_words(ground);
    if (merge.outcome) told.recommended = say("The reviewers recommend: {}.", outcome_words(*merge.outcome));
    told.own_words = decision_->own_words;
    told.outcome = decision_->outcome ? decision_->outcome : merge.outcome;
    if (!decision_->at.empty()) {
        told.outcome = decision_->outcome;
        told.done = say("Decided on {}: {}.", short_day(decision_->decided_on.value_or(Date{})),
                        outcome_words(decision_->outcome.value_or(Outcome{})));
    }
    if (!is_decider(you)) return;
    DecisionDraft draft = draft_decision(ground, words(), {});
    for (Problem const& problem : draft.problems) {
        if (problem.severity == Severity::Error)
            told.why_not = as_sentence(problem.what); // what to do is in sight
        else
            told.remarks.push_back(sentences_of(problem));
    }
    LetterLines letter;
    for (formats::PageBlock const& block : draft.letter.page.blocks()) std::visit(letter, block);
    told.letter = std::move(letter.lines);
}

} // namespace accrue::session
