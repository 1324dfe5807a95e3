#include "session/review_case.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "evidence/verdict.h"
#include "package/open.h"
#include "rules/reasons.h"
#include "scoring/explain.h"
#include "session/application_content.h"
#include "session/draft_reading.h"
#include "session/entry_models.h"
#include "session/review_facts.h"
#include "session/score_file.h"
#include "session/summary_model.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using scoring::Unused;

// Why nothing that is said of it changes what it counts; empty: something may.
std::string idle_words(scoring::Scored const& claimed, int claim) {
    if (scoring::is_active(claimed, claim)) return {};
    switch (claimed.assessment.claims[static_cast<std::size_t>(claim)].unused) {
    case Unused::NoValue: return std::string(tr("nothing in these rules values it"));
    case Unused::Expired: return std::string(tr("it no longer counts on the application's day"));
    case Unused::OutsideCycle: return std::string(tr("it lies outside the cycle"));
    case Unused::Problem: return std::string(tr("it cannot be counted as it stands"));
    default: return {};
    }
}

// How sure the level is, and what it could still become.
std::string level_sentence(ClaimDeskModel const& model, bool settled) {
    std::size_t const left = model.claims.size() - model.decided;
    if (left == 0) return say("Verified: {}.", model.level);
    if (settled && left == 1) return say("Verified: {}, whatever is said of the claim that is left.", model.level);
    if (settled) return say("Verified: {}, whatever is said of the {} claims that are left.", model.level, left);
    if (left == 1)
        return say("Verified so far: {}. It would be {} if the claim that is left were allowed.", model.level,
                   model.best);
    return say("Verified so far: {}. It would be {} if the {} claims that are left were allowed.", model.level,
               model.best, left);
}

std::string reduction_words(Verdict const& verdict, rules::Pack const& pack, std::string const& claim_type) {
    if (auto const* day = std::get_if<Date>(&verdict.to)) return say("until {}", short_day(*day));
    auto const* const number = std::get_if<Number>(&verdict.to);
    if (number == nullptr) return {};
    auto const type = std::ranges::find(pack.claims, claim_type, &rules::ClaimType::id);
    std::string unit;
    if (type != pack.claims.end()) {
        auto const field = std::ranges::find(type->fields, verdict.field.value_or(""), &rules::Field::name);
        if (field != type->fields.end()) unit = field->unit.value_or(field->title.value_or(""));
    }
    return unit.empty() ? number_words(*number) : fmt::format("{} {}", number_words(*number), unit);
}

} // namespace

std::string name_beside(std::string const& package, std::string_view ending) {
    return package.substr(0, package.find(".accrue-application")) + std::string(ending);
}

std::string outcome_words(Outcome const& outcome) {
    switch (outcome.kind) {
    case Outcome::Kind::Award: return say("Award {}", outcome.level);
    case Outcome::Kind::Ask: return std::string(tr("Ask for more"));
    case Outcome::Kind::Decline: return std::string(tr("Decline"));
    }
    return {};
}

std::string verdict_words(Verdict const& verdict, rules::Pack const& pack, std::string const& claim_type) {
    std::string words;
    switch (verdict.kind) {
    case Verdict::Kind::Allow: return std::string(tr("Allowed"));
    case Verdict::Kind::Refuse: words = tr("Refused"); break;
    case Verdict::Kind::Ask: words = tr("The applicant is asked"); break;
    case Verdict::Kind::Reduce: words = say("Reduced: {}", reduction_words(verdict, pack, claim_type)); break;
    }
    if (verdict.reason.empty()) return words;
    rules::Reason const* const reason = rules::find_reason(pack, verdict.reason);
    return fmt::format("{} – {}", words, reason == nullptr ? shortened(verdict.reason) : reason->title);
}

Result<OpenCase> OpenCase::open(store::ListedCase listed, std::string package) {
    OpenCase opened;
    opened.listed_ = std::move(listed);
    opened.package_ = std::make_unique<std::string>(std::move(package));
    std::string const& name = opened.listed_.about.file;
    auto const read = package::read_package(*opened.package_, name);
    if (!read) return read.problem();
    opened.sealed_ = formats::read_sealed(read->application_json, name);
    if (!opened.sealed_.read.scorable) return opened.sealed_.read.problems.front();
    for (package::OpenedFile const& file : read->files)
        if (file.path.starts_with("evidence/")) opened.evidence_.emplace(file.sha256, file.bytes);
    opened.key_id_ = package::key_id(read->key);
    // What only a reviewer may say does not come with a package (A449).
    Application& application = opened.sealed_.read.application;
    application.rulings.clear();
    for (Claim& claim : application.claims)
        if (claim.basis == Basis::Verified) claim.basis = Basis::Evidenced;
    return opened;
}

std::string OpenCase::digest_of(std::string const& name) const {
    auto const file = std::ranges::find(sealed_.parts.files, name, &formats::SealedFile::name);
    return file == sealed_.parts.files.end() ? std::string() : file->sha256;
}

Application OpenCase::asks_for_rules() const {
    Application asks = application();
    asks.pack = fmt::format("{}@{}", listed_.about.scheme, listed_.about.pack_sha256);
    asks.scheme = listed_.about.scheme;
    return asks;
}

void OpenCase::count_by(PackPointer pack, Date today) {
    pack_ = std::move(pack);
    today_ = today;
    claimed_ = scoring::score(pack_, application(), Basis::Claimed, today_, listed_.about.file);
    SortedProblems const problems = sort_problems(*claimed_);
    std::vector<ClaimWords> const words = words_of_claims(*claimed_);
    entries_.clear();
    for (std::size_t i = 0; i < words.size(); ++i)
        entries_.push_back(make_entry(*claimed_, static_cast<int>(i), {}, problems.of_claims[i], words[i]));
}

Application with_verdicts(Application application, std::vector<ClaimVerdict> const& verdicts, Others others) {
    Verdict of_others;
    if (others == Others::Refused) of_others.kind = Verdict::Kind::Refuse;
    for (Claim const& claim : application.claims) {
        ClaimVerdict const* const said = find_verdict(verdicts, claim.id);
        std::vector<Ruling> rulings;
        if (said != nullptr)
            rulings = rulings_of(claim.id, said->verdict);
        else if (others != Others::NotVerified)
            rulings = rulings_of(claim.id, of_others);
        std::ranges::move(rulings, std::back_inserter(application.rulings));
    }
    return application;
}

scoring::Scored OpenCase::score(std::vector<ClaimVerdict> const& verdicts, Others others) const {
    return scoring::score(pack_, with_verdicts(application(), verdicts, others), Basis::Verified, today_,
                          listed_.about.file);
}

std::vector<DeskProof> OpenCase::proofs_of(Claim const& claim, KnownFiles const& known) const {
    std::vector<DeskProof> proofs;
    for (std::string const& name : claim.evidence) {
        DeskProof proof;
        proof.name = made_visible(name);
        std::string const sha256 = digest_of(name);
        if (!evidence_.contains(sha256)) {
            proof.trouble = tr("It is not in the package.");
            proofs.push_back(std::move(proof));
            continue;
        }
        proof.sha256 = sha256;
        for (formats::SealedMark const& mark : sealed_.parts.marks)
            if (mark.claim == claim.id && mark.file == name) proof.marks.push_back({mark.mark, mark_words(mark.mark)});
        if (auto const found = known.find(sha256); found != known.end()) {
            if (found->second) {
                evidence::Inspection const& inspection = found->second->file;
                proof.pages = inspection.pages;
                proof.facts = evidence::facts_of(inspection);
            } else {
                proof.trouble = as_sentence(found->second.problem().what);
            }
        }
        proofs.push_back(std::move(proof));
    }
    return proofs;
}

DeskClaim OpenCase::claim_model(std::size_t claim, KnownFiles const& known) const {
    int const number = static_cast<int>(claim);
    Claim const& entry = application().claims[claim];
    EntryModel const& row = entries_[claim];
    DeskClaim shown;
    shown.id = entry.id;
    shown.title = made_visible(row.name);
    shown.kind = row.type_title;
    shown.type = entry.type;
    shown.when = when_words(entry, pack_->pack.header.time);
    shown.worth = row.reason.empty() ? row.earned : fmt::format("{}: {}", row.earned, row.reason);
    shown.note = made_visible(entry.note.value_or(""));
    shown.proofs = proofs_of(entry, known);
    std::vector<std::string_view> texts;
    for (DeskProof const& proof : shown.proofs)
        if (auto const found = known.find(proof.sha256); found != known.end() && found->second)
            texts.push_back(found->second->text);
    shown.facts = claim_facts(*claimed_, number, texts);
    shown.fields = reducible_fields(*claimed_, number);
    shown.reasons = reasons_of(pack_->pack, entry.type);
    for (Problem const& problem : row.problems) shown.problems.push_back(as_sentence(problem.what));
    return shown;
}

ClaimDeskModel OpenCase::model(store::StoredReview const& review, KnownFiles const& known) const {
    ClaimDeskModel model;
    model.of = listed_.about.id;
    model.submitted = short_day(listed_.about.submitted);
    scoring::Scored const verified = score(review.verdicts, Others::NotVerified);
    scoring::Scored const best = score(review.verdicts, Others::Allowed);
    int const level = verified.assessment.overall;
    scoring::Scored const worst = score(review.verdicts, Others::Refused);
    bool const settled = level == best.assessment.overall && level == worst.assessment.overall;
    scoring::Robustness const robust = scoring::find_robustness(*pack_, verified.bound, verified.assessment);
    std::set<int> decisive;
    for (scoring::Hanging const& hanging : robust.hangs_on) decisive.insert(hanging.claim);
    std::vector<std::string> hangs_on;
    for (std::size_t i = 0; i < application().claims.size(); ++i) {
        DeskClaim claim = claim_model(i, known);
        if (ClaimVerdict const* const said = find_verdict(review.verdicts, claim.id)) {
            claim.verdict = said->verdict;
            claim.verdict_words = verdict_words(said->verdict, pack_->pack, application().claims[i].type);
            ++model.decided;
        }
        claim.decisive = decisive.contains(static_cast<int>(i));
        if (claim.decisive) hangs_on.push_back(claim.title);
        claim.idle_because = idle_words(*claimed_, static_cast<int>(i));
        if (claim.idle_because.empty() && settled && !claim.verdict)
            claim.idle_because = say("the level is {} whatever is said of it", scoring::level_text(*pack_, level));
        claim.idle = !claim.idle_because.empty();
        model.claims.push_back(std::move(claim));
    }
    model.level = scoring::level_text(*pack_, level);
    model.best = scoring::level_text(*pack_, best.assessment.overall);
    model.sentence = level_sentence(model, settled);
    if (!hangs_on.empty()) model.hangs_on = say("It hangs on: {}.", fmt::join(hangs_on, "; "));
    model.summary = make_summary(verified, numbered(verified.application.claims.size()), sort_problems(verified),
                                 words_of_claims(verified));
    for (LevelModel const& rung : model.summary.ladder)
        if (is_reached(rung)) model.awards.push_back(rung.code);
    return model;
}

} // namespace accrue::session
