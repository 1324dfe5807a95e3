#include "session/review_feedback.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/application_file.h"
#include "formats/sealed_file.h"
#include "package/keys.h"
#include "review/signed_file.h"
#include "session/application_changes.h"
#include "session/command.h"
#include "session/review_case.h"
#include "session/review_log.h"
#include "session/sealing.h"
#include "session/state.h"
#include "session/words.h"
#include "store/sealed.h"
#include "store/settings.h"

namespace accrue::session {
namespace {

constexpr std::string_view body_key_setting = "body-key:"; // and the scheme: the key by which its body signed last

std::string told_verdict(FeedbackClaim const& claim) {
    switch (claim.kind) {
    case Verdict::Kind::Allow: return std::string(tr("Allowed"));
    case Verdict::Kind::Refuse: return std::string(tr("Refused"));
    case Verdict::Kind::Ask: return std::string(tr("More is asked for"));
    case Verdict::Kind::Reduce: break;
    }
    if (auto const* day = std::get_if<Date>(&claim.to)) return say("Reduced: until {}", short_day(*day));
    auto const* const number = std::get_if<Number>(&claim.to);
    return say("Reduced: {} {}", claim.field.value_or(""), number == nullptr ? std::string() : number_words(*number));
}

// One after the other, as much as a record holds of a reason.
std::string told_reason(FeedbackClaim const& claim) {
    FeedbackReason const reason = claim.reason.value_or(FeedbackReason{});
    std::string told = reason.title.empty() ? reason.code : reason.title;
    if (!reason.clause.empty()) told = say("{} (clause {})", told, reason.clause);
    for (std::string const* const more : {&reason.text, &reason.cure, &claim.note}) {
        if (more->empty()) continue;
        std::string longer = told.empty() ? *more : fmt::format("{}{} {}", told, told.ends_with('.') ? "" : ".", *more);
        if (character_count(longer) <= formats::note_text_limit) told = std::move(longer);
    }
    return told;
}

std::vector<Ruling> rulings_from(Feedback const& feedback, FeedbackClaim const& claim) {
    Verdict verdict;
    verdict.kind = claim.kind;
    verdict.field = claim.field;
    verdict.to = claim.to;
    verdict.reason = told_reason(claim);
    std::vector<Ruling> rulings = rulings_of(claim.claim, verdict);
    for (Ruling& ruling : rulings) {
        ruling.by = feedback.body;
        ruling.on = feedback.decided_on;
    }
    return rulings;
}

Problem not_ours(GivenFeedback const& given, std::string what, std::string_view remedy) {
    return {"A498", {given.file, 0, 0, {}}, std::move(what), std::string(remedy)};
}

class Taking {
public:
    Taking(Session::State& session, GivenFeedback const& given)
        : session_(session), given_(given), feedback_(given.feedback) {}

    Result<TakenFeedback> take() && {
        if (auto found = find_sealed(); !found) return found.problem();
        if (session_.stored.id != sealed_.record)
            if (auto shown = session_.show(sealed_.record); !shown) return shown.problem();
        if (auto known = check_key(); !known) return known.problem();
        auto const left_out = changed_claims();
        if (!left_out) return left_out.problem();
        auto details = ruled(*left_out);
        if (!details) return details.problem();
        taken_.record = record_words(session_.stored.application);
        tell_left_out(*left_out);
        if (*details == without_claims(session_.stored.application)) {
            if (taken_.claims > 0)
                warn("AW50", std::string(tr("this decision is in the record already")), tr("nothing was changed"));
        } else {
            Several change{{ChangeDetails{session_.stored.id, *std::move(details)}},
                           say("Took in the decision of {}", feedback_.body)};
            if (auto done = session_.change(std::move(change)); !done) return done.problem();
        }
        if (auto kept = keep_key(); !kept) return kept.problem();
        return std::move(taken_);
    }

private:
    void warn(char const* id, std::string what, std::string_view remedy) {
        taken_.problems.push_back(
            {id, {given_.file, 0, 0, {}}, std::move(what), std::string(remedy), Severity::Warning});
    }

    // The sealed application that was decided.
    Result<Done> find_sealed() {
        auto const records = store::list_records(session_.database);
        if (!records) return records.problem();
        bool is_application = false;
        for (store::RecordSummary const& record : *records) {
            Problems damaged;
            auto const sealed = store::list_sealed(session_.database, record.id, damaged);
            if (!sealed) return sealed.problem();
            for (store::SealedApplication const& one : *sealed) {
                if (one.identifier != feedback_.package.application) continue;
                is_application = true;
                if (one.revision == feedback_.package.revision) sealed_ = one;
            }
        }
        if (!is_application)
            return not_ours(given_, std::string(tr("it decides about an application that was not sealed here")),
                            tr("open the library from which it was sealed; nothing was taken in"));
        if (!sealed_.id)
            return not_ours(given_,
                            say("it decides about revision {}, which was not sealed here", feedback_.package.revision),
                            tr("ask the body which revision it has; nothing was taken in"));
        // Of one that was encrypted the digest is that of the encrypted file, and the body has the one inside.
        bool const encrypted = sealed_.file.ends_with(".age");
        if (!encrypted && sealed_.package_sha256 != feedback_.package.sha256)
            return not_ours(given_,
                            std::string(tr("it decides about a package with another content than the one sealed "
                                           "here")),
                            tr("ask the body for the package that it has; nothing was taken in"));
        return Done{};
    }

    [[nodiscard]] std::string key_setting() const {
        return fmt::format("{}{}", body_key_setting, session_.pack->pack.header.id);
    }

    Result<Done> check_key() {
        auto const before = store::setting(session_.database, key_setting());
        if (!before) return before.problem();
        auto const key = package::read_public_key(feedback_.key);
        if (!key) return key.problem();
        if (given_.key_was_named || *before == feedback_.key) return Done{};
        if (!*before) {
            warn("AW48", say("this is the first decision that is signed with the key {}", package::key_id(*key)),
                 tr("compare it with the one that the body has published"));
            return Done{};
        }
        auto const known = package::read_public_key(**before);
        return Problem{
            "A464",
            {given_.file, 0, 0, {}},
            say("it is signed with the key {}, and the decision before it with {}", package::key_id(*key),
                known ? package::key_id(*known) : **before),
            std::string(tr("ask the body whether it has another key, and name that one; nothing was taken in"))};
    }

    Result<Done> keep_key() {
        auto transaction = store::Transaction::begin(session_.database);
        if (!transaction) return transaction.problem();
        auto set = store::set_setting(*transaction, key_setting(), feedback_.key);
        return set ? transaction->commit() : set;
    }

    // The ids of those that say something else than what was sealed, or are gone.
    Result<std::set<std::string>> changed_claims() {
        auto const text = store::load_content(session_.database, sealed_.application);
        if (!text) return text.problem();
        formats::SealedRead const sealed = formats::read_sealed(*text, sealed_.file);
        Problems damaged;
        auto const files = store::list_files(session_.database, session_.stored.person, damaged);
        if (!files) return files.problem();
        std::set<std::string> changed;
        for (ChangedSince const& change :
             changes_since(sealed, {application_to_seal(session_.scored()), *files, session_.pack->pack}))
            if (!change.claim.empty()) changed.insert(change.claim);
        for (FeedbackClaim const& told : feedback_.claims)
            if (std::ranges::find(sealed.read.application.claims, told.claim, &Claim::id) ==
                sealed.read.application.claims.end())
                changed.insert(told.claim);
        return changed;
    }

    // The details with what was decided in place of what was decided before of the same claims.
    Result<Application> ruled(std::set<std::string> const& left_out) {
        Application details = without_claims(session_.stored.application);
        for (Ruling const& ruling : details.rulings)
            if (ruling.by == feedback_.body && ruling.on && *ruling.on > feedback_.decided_on)
                return not_ours(
                    given_, say("the record has a later decision of {}, of {}", feedback_.body, short_day(*ruling.on)),
                    tr("nothing was taken in"));
        for (FeedbackClaim const& told : feedback_.claims) {
            if (left_out.contains(told.claim)) continue;
            std::vector<Ruling> rulings = rulings_from(feedback_, told);
            if (rulings.empty()) continue; // what she is asked about stays as it was decided before
            ++taken_.claims;
            std::erase_if(details.rulings, [&](Ruling const& ruling) { return ruling.claim == told.claim; });
            std::ranges::move(rulings, std::back_inserter(details.rulings));
        }
        return details;
    }

    void tell_left_out(std::set<std::string> const& left_out) {
        std::vector<std::string> titles;
        for (FeedbackClaim const& told : feedback_.claims) {
            if (!left_out.contains(told.claim)) continue;
            auto const& claims = session_.stored.application.claims;
            auto const claim = std::ranges::find(claims, told.claim, &Claim::id);
            titles.push_back(claim == claims.end() ? told.claim : entry_words(*claim, &session_.pack->pack));
        }
        if (!titles.empty())
            warn("AW49",
                 say("what was decided of these is left out, since they are not what was sealed: {}",
                     fmt::join(titles, "; ")),
                 tr("undo your changes to take it in, or seal the application again"));
    }

    Session::State& session_;
    GivenFeedback const& given_;
    Feedback const& feedback_;
    store::SealedApplication sealed_;
    TakenFeedback taken_;
};

} // namespace

Result<GivenFeedback> read_feedback_file(std::filesystem::path const& file, std::string const& key) {
    auto const bytes = files::read_ordinary_file(file.string(), review::signed_byte_limit);
    if (!bytes) return bytes.problem();
    auto read = review::read_signed_feedback(*bytes, file.string());
    if (!read) return read.problem();
    if (!key.empty()) {
        auto const named = package::read_public_key(key);
        if (!named) return named.problem();
        auto const text = review::read_signed(*bytes, file.string());
        if (!text) return text.problem();
        if (auto const by = review::check_signed(*text, *named, file.string()); !by) return by.problem();
    }
    return GivenFeedback{std::move(read->feedback), file.string(), !key.empty()};
}

FeedbackWords feedback_words(Feedback const& feedback) {
    FeedbackWords words;
    words.lines.push_back(
        fmt::format("{}, {}: {}.", feedback.body, long_day(feedback.decided_on), outcome_words(feedback.outcome)));
    words.lines.push_back(say("About the application {}, revision {}, by the rules {}.", feedback.package.application,
                              feedback.package.revision, feedback.pack));
    if (feedback.appeal_until)
        words.lines.push_back(say("Notice of an appeal until {}.", long_day(*feedback.appeal_until)));
    if (feedback.material_until)
        words.lines.push_back(say("New material of it until {}.", long_day(*feedback.material_until)));
    if (feedback.log_count > 0)
        words.lines.push_back(
            say("Head of the body's log: {}", log_head_text({feedback.log_count, feedback.log_head})));
    for (FeedbackClaim const& claim : feedback.claims) {
        FeedbackRow row{claim.claim, told_verdict(claim), {}};
        if (claim.reason) {
            std::string const& title = claim.reason->title.empty() ? claim.reason->code : claim.reason->title;
            row.lines.push_back(claim.reason->clause.empty() ? title
                                                             : say("{} (clause {})", title, claim.reason->clause));
            for (std::string const* const more : {&claim.reason->text, &claim.reason->cure})
                if (!more->empty()) row.lines.push_back(*more);
        }
        if (!claim.note.empty()) row.lines.push_back(claim.note);
        words.rows.push_back(std::move(row));
    }
    return words;
}

Result<TakenFeedback> take_feedback(Session::State& session, GivenFeedback const& given) {
    return Taking(session, given).take();
}

} // namespace accrue::session
