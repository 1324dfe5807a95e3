#include "session/review_letter.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "session/application_content.h"
#include "session/entry_models.h"
#include "session/papers_parts.h"
#include "session/report_parts.h"
#include "session/review_case.h"
#include "session/review_log.h"
#include "session/score_file.h"
#include "session/summary_model.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageFact;
using formats::PageTable;
using formats::plain;

int rank_of(rules::Pack const& pack, std::string const& level) {
    return static_cast<int>(std::ranges::find(pack.levels, level, &rules::Level::code) - pack.levels.begin());
}

std::string_view heading_for(Outcome::Kind kind) {
    switch (kind) {
    case Outcome::Kind::Award: return tr("Award¦of a level");
    case Outcome::Kind::Ask: return tr("Request for more");
    case Outcome::Kind::Decline: return tr("Not awarded");
    }
    return {};
}

class Letter {
public:
    explicit Letter(LetterGround const& ground)
        : ground_(ground), feedback_(ground.feedback), subject_(ground.scored), words_(words_of_claims(ground.scored)),
          summary_(make_summary(ground.scored, numbered(ground.scored.application.claims.size()),
                                sort_problems(ground.scored), words_)) {}

    Paper write() && {
        add_decision();
        add_turned_down();
        add_allowed();
        add_dates();
        add_record();
        page_.signature(feedback_.body);
        return subject_.paper("letter", tr("Decision on your application"), std::move(page_));
    }

private:
    [[nodiscard]] std::string decision() const {
        std::string const& level = feedback_.outcome.level;
        std::string const given = level_words_of(subject_.pack, level);
        switch (feedback_.outcome.kind) {
        case Outcome::Kind::Ask:
            return say("Whether {} is awarded is not decided yet: we ask you for more.", subject_.level_words);
        case Outcome::Kind::Decline: return say("{} is not awarded.", subject_.level_words);
        case Outcome::Kind::Award: break;
        }
        int const above = rank_of(subject_.pack, level) - rank_of(subject_.pack, subject_.level);
        if (above == 0) return say("{} is awarded, as you applied for it.", given);
        return above > 0 ? say("{} is awarded. You applied for {}; what was verified reaches more.", given,
                               subject_.level_words)
                         : say("{} is awarded, and not {}, for which you applied.", given, subject_.level_words);
    }

    void add_decision() {
        page_.heading(2, heading_for(feedback_.outcome.kind), "decision");
        page_.paragraph(decision());
        if (auto const reached = reached_words(); !reached.empty()) page_.paragraph(reached);
        add_text(page_, ground_.own_words);
        std::vector<PageFact> facts;
        add_fact(facts, tr("Applicant"), subject_.name);
        add_fact(facts, tr("Level applied for"), subject_.level_words);
        add_fact(facts, tr("Level awarded"),
                 feedback_.outcome.level.empty() ? std::string()
                                                 : level_words_of(subject_.pack, feedback_.outcome.level));
        add_fact(facts, tr("Decided by"), feedback_.body);
        add_fact(facts, tr("Decided on"), long_day(feedback_.decided_on));
        page_.facts(std::move(facts));
    }

    // Why it is not the level that was asked for, as far as the rules say it.
    [[nodiscard]] std::string reached_words() const {
        std::string const needs = needs_of(summary_, subject_.level);
        bool const met = std::ranges::any_of(
            summary_.ladder, [&](LevelModel const& rung) { return rung.code == subject_.level && is_reached(rung); });
        if (met || needs.empty()) return {};
        return say("What is missing for {}: {}.", subject_.level, needs);
    }

    [[nodiscard]] std::size_t place_of(std::string const& claim) const {
        auto const& claims = subject_.application.claims;
        return static_cast<std::size_t>(std::ranges::find(claims, claim, &Claim::id) - claims.begin());
    }

    [[nodiscard]] std::string said_of(FeedbackClaim const& told, Claim const& claim) const {
        if (told.kind == Verdict::Kind::Ask) return std::string(tr("We ask you for more"));
        return verdict_words({told.kind, told.field, told.to, {}, {}, false}, subject_.pack, claim.type);
    }

    void add_turned_down() {
        bool first = true;
        for (FeedbackClaim const& told : feedback_.claims) {
            std::size_t const place = place_of(told.claim);
            if (told.kind == Verdict::Kind::Allow || place == words_.size()) continue;
            if (first) page_.heading(2, tr("What does not count as you entered it"), "reasons");
            first = false;
            Claim const& claim = subject_.application.claims[place];
            page_.heading(3, words_[place].name, "claim-" + told.claim);
            FeedbackReason const reason = told.reason.value_or(FeedbackReason{});
            std::vector<PageFact> facts;
            add_fact(facts, tr("Entry"), type_words(subject_.pack, claim));
            add_fact(facts, tr("Decision"), said_of(told, claim));
            add_fact(facts, tr("Reason"), reason.title.empty() ? reason.code : reason.title);
            add_fact(facts, tr("Why"), reason.text);
            add_fact(facts, tr("What would change it"), reason.cure);
            add_fact(facts, tr("Clause"), clause_words(subject_.pack, reason.clause));
            add_fact(facts, tr("Note¦of a reviewer"), told.note);
            page_.facts(std::move(facts));
        }
    }

    void add_allowed() {
        PageTable table{
            std::string(tr("What was verified")), headings({tr("Entry"), tr("What it is"), tr("Value")}), {}};
        std::vector<std::string> open;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            Claim const& claim = subject_.application.claims[i];
            auto const told = std::ranges::find(feedback_.claims, claim.id, &FeedbackClaim::claim);
            if (told == feedback_.claims.end()) open.push_back(words_[i].name);
            if (told == feedback_.claims.end() || told->kind == Verdict::Kind::Refuse ||
                told->kind == Verdict::Kind::Ask)
                continue;
            EntryModel const entry = make_entry(ground_.scored, static_cast<int>(i), {}, {}, words_[i]);
            std::string const worth =
                entry.reason.empty() ? entry.earned : fmt::format("{}: {}", entry.earned, entry.reason);
            table.rows.push_back({plain(entry.name), plain(entry.type_title), plain(worth)});
        }
        if (!table.rows.empty()) page_.heading(2, tr("What counts"), "allowed");
        page_.table(std::move(table));
        add_list(page_, 2,
                 feedback_.outcome.kind == Outcome::Kind::Ask ? tr("Not decided yet")
                                                              : tr("Left open, since it could not change the level"),
                 open);
    }

    void add_dates() {
        auto const& rule = subject_.pack.review;
        if (!rule) return;
        std::string const clause = clause_words(subject_.pack, rule->clause);
        if (feedback_.outcome.kind == Outcome::Kind::Ask) {
            if (rule->answer_days == 0) return;
            page_.heading(2, tr("Your answer"), "answer");
            page_.paragraph(with_clause(
                say("Please answer by {}.", long_day(Date{feedback_.decided_on.days + rule->answer_days})), clause));
            return;
        }
        if (!feedback_.appeal_until && !feedback_.material_until) return;
        page_.heading(2, tr("If you do not agree"), "appeal");
        std::vector<PageFact> facts;
        if (feedback_.appeal_until)
            add_fact(facts, tr("Notice of an appeal, at the latest on"), long_day(*feedback_.appeal_until));
        if (feedback_.material_until)
            add_fact(facts, tr("New material, at the latest on"), long_day(*feedback_.material_until));
        add_fact(facts, tr("Clause"), clause);
        page_.facts(std::move(facts));
    }

    void add_record() {
        page_.heading(2, tr("What was decided about"), "record");
        std::vector<PageFact> facts;
        PackageIdentity const& package = feedback_.package;
        add_fact(facts, tr("Identifier¦of an application"),
                 say("{}, revision {}", package.application, package.revision));
        add_fact(facts, tr("SHA-256 of the package"), package.sha256);
        add_fact(facts, tr("Rules"),
                 say("{}, version {}, SHA-256 {}…", subject_.pack.header.id, subject_.pack.header.version,
                     ground_.scored.pack->sha256.substr(0, shown_digits)));
        if (feedback_.log_count > 0)
            add_fact(facts, tr("Head of the log"), log_head_text({feedback_.log_count, feedback_.log_head}));
        page_.facts(std::move(facts));
    }

    LetterGround const& ground_;
    Feedback const& feedback_;
    PaperSubject subject_;
    std::vector<ClaimWords> words_;
    SummaryModel summary_;
    Page page_;
};

} // namespace

Paper decision_letter(LetterGround const& ground) { return Letter(ground).write(); }

} // namespace accrue::session
