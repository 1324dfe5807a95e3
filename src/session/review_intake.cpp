#include "session/review_intake.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/draft_reading.h"
#include "session/identifiers.h"
#include "session/review_events.h"
#include "session/review_files.h"
#include "session/state.h"

namespace accrue::session {
namespace {

using store::CaseState;

// What the packages of one application say of each other, once another one is among them.
struct Siblings {
    std::vector<store::ListedCase> changed; // those that stand otherwise now
    bool suspicious = false;                // the new one
    bool superseded = false;                // likewise
};

Siblings compare_siblings(std::vector<store::ListedCase> const& before, store::ReviewCase const& taken) {
    Siblings found;
    for (store::ListedCase sibling : before) {
        store::CaseStanding const old = sibling.standing;
        bool const same_revision = sibling.about.package.revision == taken.package.revision;
        if (same_revision || sibling.about.key != taken.key) {
            sibling.standing.suspicious = true;
            found.suspicious = true;
        } else if (sibling.about.package.revision > taken.package.revision) {
            found.superseded = true;
        } else if (old.state == CaseState::New || old.state == CaseState::Begun) {
            sibling.standing.state = CaseState::Superseded;
        }
        if (sibling.standing != old) found.changed.push_back(std::move(sibling));
    }
    return found;
}

} // namespace

void ReviewIntake::want(std::vector<std::filesystem::path> const& files) {
    std::ranges::move(packages_among(files), std::back_inserter(wanted_));
    told_.total = wanted_.size();
    told_.running = true;
    read_next();
    if (next_ == 0 && reader_.is_free()) end();
}

void ReviewIntake::stop() {
    wanted_.resize(std::min(wanted_.size(), next_));
    reader_.give_up();
}

void ReviewIntake::read_next() {
    if (next_ >= wanted_.size() || !reader_.is_free()) return;
    std::filesystem::path const file = wanted_[next_++];
    PackageCheck check;
    check.rules_folder = session_.ports.rules_folder;
    check.today = session_.ports.today();
    check.language = session_.language();
    check.looks_at_evidence = false; // each file is looked at once somebody reviews it
    reader_.start([file, check](std::stop_token const& /*stop*/) { return take_package(file, check); },
                  [file](Problem const& problem) {
                      TakenPackage taken;
                      taken.file = file.string();
                      taken.refused = true;
                      taken.problems.push_back(problem);
                      return taken;
                  });
}

bool ReviewIntake::collect() {
    auto taken = reader_.take();
    if (!taken) return false;
    ++told_.seen;
    keep(*std::move(taken));
    read_next();
    if (reader_.is_free()) end();
    return true;
}

void ReviewIntake::keep(TakenPackage taken) {
    if (taken.refused) {
        auto const first = std::ranges::find(taken.problems, Severity::Error, &Problem::severity);
        return refuse(taken.file, first == taken.problems.end() ? taken.problems.front() : *first);
    }
    auto const became = add(taken);
    if (!became) return refuse(taken.file, became.problem());
    ++(*became == Became::Case ? added_ : *became == Became::Review ? reviews_ : there_);
}

Result<ReviewIntake::Became> ReviewIntake::add(TakenPackage& taken) {
    if (taken.review) {
        auto const added = take_review(session_, *taken.review, taken.bytes);
        if (!added) return added.problem();
        return *added ? Became::Review : Became::There;
    }
    store::Database& database = session_.database;
    auto const there = store::find_package(database, taken.about.package.sha256);
    if (!there) return there.problem();
    if (*there) return Became::There;
    Problems damaged;
    auto const siblings = store::cases_of(database, taken.about.package.application, damaged);
    if (!siblings) return siblings.problem();
    for (Problem& problem : damaged) session_.warn(std::move(problem));
    // Its rules stay with it, whatever becomes of their file.
    if (auto const pack = session_.pack_for(taken.application); !pack) return pack.problem();
    Siblings const compared = compare_siblings(*siblings, taken.about);
    taken.standing.suspicious = compared.suspicious;
    if (compared.superseded) taken.standing.state = CaseState::Superseded;
    taken.about.token = new_identifier(session_.ports);
    taken.about.taken_at = session_.ports.now();
    auto transaction = store::Transaction::begin(database);
    if (!transaction) return transaction.problem();
    auto const id = store::add_case(*transaction, taken.about, taken.standing, taken.claims, taken.bytes);
    if (!id) return id.problem();
    for (store::ListedCase const& changed : compared.changed)
        if (auto done = store::set_standing(*transaction, changed.about.id, changed.standing); !done)
            return done.problem();
    if (auto done = log_event(*transaction, session_, taken_in_event(taken.about)); !done) return done.problem();
    if (auto done = transaction->commit(); !done) return done.problem();
    return Became::Case;
}

void ReviewIntake::refuse(std::string const& file, Problem const& problem) {
    told_.refused.push_back({std::filesystem::path(file).filename().string(), as_sentence(made_visible(problem.what)),
                             as_sentence(problem.remedy), told_.seen});
}

void ReviewIntake::end() {
    told_.running = false;
    if (wanted_.empty()) {
        told_.words = tr("There was neither a package nor a review among them.");
        return;
    }
    std::vector<std::string> parts;
    auto const add = [&](std::size_t count, std::string_view one, std::string_view more) {
        if (count > 0) parts.push_back(count == 1 ? std::string(one) : fmt::format(fmt::runtime(more), count));
    };
    if (reviews_ == 0 || added_ > 0)
        parts.push_back(added_ == 1 ? std::string(tr("Took in 1 application."))
                                    : say("Took in {} applications.", added_));
    add(reviews_, tr("Took in 1 review."), tr("Took in {} reviews."));
    add(there_, tr("1 was here already."), tr("{} were here already."));
    add(told_.refused.size(), tr("1 was refused."), tr("{} were refused."));
    told_.words = fmt::format("{}", fmt::join(parts, " "));
}

} // namespace accrue::session
