#include "session/review_decision.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "package/keys.h"
#include "review/feedback.h"
#include "review/signed_file.h"
#include "session/application_content.h"
#include "session/review_ground.h"
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

class Deciding {
public:
    explicit Deciding(DecisionWish const& wish) : wish_(wish), ground_(read_merge(wish.merge)) {
        answer_.problems = ground_.problems;
    }

    DecisionAnswer decide() && {
        if (!ground_.merge) return std::move(answer_);
        settled_ = ground_.score(Others::NotVerified);
        auto const& applicant = ground_.application().applicant;
        answer_.applicant = record_name(applicant ? applicant->name : std::nullopt);
        answer_.asked = target_of(*settled_);
        answer_.reached = reached_level(*settled_);
        if (!check_reviews() || !find_outcome() || !check_outcome() || !check_day() || !find_key())
            return std::move(answer_);
        tell_of_rule();
        write();
        return std::move(answer_);
    }

private:
    [[nodiscard]] review::Merge const& merge() const { return *ground_.merge; }

    bool refuse(char const* id, std::string what, std::string_view remedy) {
        answer_.problems.push_back({id, {ground_.checked.file, 0, 0, {}}, std::move(what), std::string(remedy)});
        return false;
    }

    void warn(char const* id, std::string what, std::string_view remedy) {
        refuse(id, std::move(what), remedy);
        answer_.problems.back().severity = Severity::Warning;
    }

    bool check_reviews() {
        auto const there = std::ranges::count_if(merge().reviews, [](Review const& one) { return !one.abstains; });
        int const needed = ground_.question.reviewers_needed;
        if (there >= needed) return true;
        return refuse("A494", say("the rules ask for {} reviews, and {} of them are here and count", needed, there),
                      tr("wait for the others, or see above why a file does not count; nothing was decided"));
    }

    bool find_outcome() {
        std::optional<Outcome> const& seen = merge().outcome;
        if (!wish_.outcome && wish_.level.empty() && !seen)
            return refuse("A497", std::string(tr("what should become of the application is open")),
                          tr("say it yourself, or have an adjudicator decide; nothing was decided"));
        Outcome::Kind const otherwise = wish_.level.empty() && seen ? seen->kind : Outcome::Kind::Award;
        outcome_ = {wish_.outcome.value_or(otherwise), wish_.level};
        if (outcome_.kind != Outcome::Kind::Award && !wish_.level.empty())
            return refuse("A497", std::string(tr("only an award names a level")),
                          tr("leave the level out, or award it; nothing was decided"));
        if (outcome_.kind == Outcome::Kind::Award && outcome_.level.empty())
            outcome_.level = seen && seen->kind == Outcome::Kind::Award ? seen->level : answer_.asked;
        return true;
    }

    // The titles of claims without a verdict; of those that cannot change the level none.
    [[nodiscard]] std::vector<std::string> open_claims() const {
        std::vector<std::string> open;
        if (settled_->assessment.overall == ground_.score(Others::Allowed).assessment.overall) return open;
        for (std::size_t i = 0; i < merge().claims.size(); ++i)
            if (!merge().claims[i].settled)
                open.push_back(fmt::format("{} ({})", entry_words(ground_.application().claims[i], &ground_.pack()),
                                           merge().claims[i].id));
        return open;
    }

    bool check_outcome() {
        if (outcome_.kind == Outcome::Kind::Ask) return check_asking();
        if (auto const open = open_claims(); !open.empty())
            return refuse("A495", say("claims are open that could change the level: {}", fmt::join(open, "; ")),
                          tr("have the reviewers finish them, or an adjudicator decide; nothing was decided"));
        if (outcome_.kind == Outcome::Kind::Award && !reaches(*settled_, outcome_.level))
            return refuse("A496",
                          say("{} cannot be awarded: what is settled reaches {}", outcome_.level, answer_.reached),
                          tr("award what is reached, or have a verdict changed; nothing was decided"));
        bool const given = outcome_.kind == Outcome::Kind::Award && reaches_asked();
        if (!given && reaches(*settled_, answer_.asked) && trimmed(wish_.own_words).empty())
            return refuse("A497", say("{} is reached, and nothing says why it is not awarded", answer_.asked),
                          tr("give the reason in words of your own; nothing was decided"));
        return true;
    }

    // Whether the award is the level that was applied for, or one above it.
    [[nodiscard]] bool reaches_asked() const {
        auto const& levels = ground_.pack().levels;
        return std::ranges::find(levels, outcome_.level, &rules::Level::code) >=
               std::ranges::find(levels, answer_.asked, &rules::Level::code);
    }

    bool check_asking() {
        bool const asked = std::ranges::any_of(merge().claims, [](review::MergedClaim const& claim) {
            return claim.settled && claim.settled->kind == Verdict::Kind::Ask;
        });
        if (asked || !trimmed(wish_.own_words).empty()) return true;
        return refuse("A497", std::string(tr("nothing says what the applicant is asked for")),
                      tr("say it in words of your own, or have a reviewer ask about a claim; nothing was decided"));
    }

    bool find_key() {
        if (wish_.secret_key.empty()) return true;
        auto key = package::unlock(wish_.secret_key, wish_.passphrase);
        if (key)
            key_.emplace(*std::move(key));
        else
            answer_.problems.push_back(key.problem());
        return key_.has_value();
    }

    bool check_day() {
        Date const submitted = ground_.checked.sealed.parts.stamp.on;
        if (decided_on() >= submitted) return true;
        return refuse("A499",
                      say("it would be decided on {}, before the application of {}", short_day(decided_on()),
                          short_day(submitted)),
                      tr("correct the day, or the clock of this computer; nothing was decided"));
    }

    [[nodiscard]] Date decided_on() const { return wish_.on.value_or(ground_.today); }

    void tell_of_rule() {
        if (merge().outcome && *merge().outcome != outcome_)
            warn("AW46",
                 say("the reviewers recommend: {}; it is decided: {}", outcome_words(*merge().outcome),
                     outcome_words(outcome_)),
                 tr("keep a note of the reason"));
        auto const& rule = ground_.pack().review;
        if (!rule || rule->limit_days == 0) return;
        Date const limit{ground_.checked.sealed.parts.stamp.on.days + rule->limit_days};
        if (decided_on() > limit)
            warn("AW47", say("the rules ask for a decision by {}", short_day(limit)),
                 tr("time in which the applicant was asked for more is not counted"));
    }

    [[nodiscard]] Feedback feedback() const {
        review::Decision decision;
        decision.package = merge().package;
        rules::Pack const& pack = ground_.pack();
        decision.pack = fmt::format("{}@{}", pack.header.id, pack.header.version);
        decision.body = wish_.body.empty() ? pack.header.title : wish_.body;
        decision.outcome = outcome_;
        decision.on = decided_on();
        if (pack.review && outcome_.kind != Outcome::Kind::Ask) {
            if (pack.review->appeal_days > 0)
                decision.appeal_until = Date{decided_on().days + pack.review->appeal_days};
            if (pack.review->material_days > 0)
                decision.material_until = Date{decided_on().days + pack.review->material_days};
        }
        decision.log = {wish_.head.count, wish_.head.count > 0 ? wish_.head.hash : std::string(review::log_origin)};
        if (key_) decision.key = package::key_text(key_->public_key());
        return review::feedback_of(decision, review::settled_verdicts(merge()), reasons_for_feedback(pack));
    }

    void write() {
        answer_.feedback = feedback();
        Paper const letter = decision_letter({*settled_, answer_.feedback, wish_.own_words});
        rules::CompiledPack const& pack = *settled_->pack;
        auto pdf = pdf_of(letter, pack, answer_.feedback.decided_on);
        if (!pdf) return answer_.problems.push_back(pdf.problem());
        answer_.letter_pdf = *std::move(pdf);
        answer_.letter_html = html_of(letter, pack);
        std::string const name = wish_.merge.package.filename().string();
        answer_.feedback_name = name.substr(0, name.find(".accrue-application")) + ".accrue-feedback";
        answer_.outcome = outcome_words(outcome_);
        answer_.done = !key_ || sign();
    }

    // What an applicant could not read is not handed out: a name that is too long, say.
    bool sign() {
        answer_.feedback_file = review::write_signed_feedback(*key_, answer_.feedback);
        auto const read = review::read_signed_feedback(answer_.feedback_file, answer_.feedback_name);
        if (!read) answer_.problems.push_back(read.problem());
        return static_cast<bool>(read);
    }

    DecisionWish const& wish_;
    MergeGround ground_;
    DecisionAnswer answer_;
    std::optional<scoring::Scored> settled_;
    Outcome outcome_;
    std::optional<package::SigningKey> key_;
};

} // namespace

DecisionAnswer decide(DecisionWish const& wish) { return Deciding(wish).decide(); }

Result<std::vector<std::filesystem::path>> save_decision(DecisionAnswer const& answer,
                                                         std::filesystem::path const& folder) {
    std::error_code refused; // told by the first file that cannot be written
    std::filesystem::create_directory(folder, refused);
    std::vector<std::filesystem::path> saved;
    auto const save = [&](std::string const& name, std::string const& bytes) -> Result<Done> {
        if (bytes.empty()) return Done{};
        std::filesystem::path const file = folder / name;
        if (auto library = library_in_place(file, {}, name + ".new")) return *std::move(library);
        if (auto done = files::write_file(file.string(), bytes); !done) return done;
        saved.push_back(file);
        return Done{};
    };
    for (auto const& [name, bytes] : {std::pair<std::string, std::string const&>{"letter.html", answer.letter_html},
                                      {"letter.pdf", answer.letter_pdf},
                                      {answer.feedback_name, answer.feedback_file}})
        if (auto done = save(name, bytes); !done) return done.problem();
    return saved;
}

} // namespace accrue::session
