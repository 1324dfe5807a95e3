#include "session/application_changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "domain/texts.h"
#include "session/command.h"
#include "session/history.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using Change = ChangedSince::Kind;
using Digests = std::map<std::string, std::string>; // of contents, by the names of files

// The contents that prove a claim; a name without a content stands for itself.
std::set<std::string> contents_of(Claim const& claim, Digests const& digests) {
    std::set<std::string> contents;
    for (std::string const& name : claim.evidence) {
        auto const digest = digests.find(name);
        contents.insert(digest == digests.end() ? name : digest->second);
    }
    return contents;
}

Claim without_evidence(Claim claim) {
    claim.evidence.clear();
    if (claim.basis == Basis::Claimed || claim.basis == Basis::Evidenced) claim.basis.reset();
    return claim;
}

class Comparer {
public:
    Comparer(formats::SealedRead const& sealed, ApplicationNow const& now) : sealed_(sealed), now_(now) {
        for (formats::SealedFile const& file : sealed.parts.files) before_.emplace(file.name, file.sha256);
        for (store::EvidenceFile const& file : now.files) after_.emplace(file.name, file.sha256);
    }

    std::vector<ChangedSince> compare() && {
        compare_details();
        Application const& before = sealed_.read.application;
        for (Claim const& claim : now_.application.claims) {
            auto const old = std::ranges::find(before.claims, claim.id, &Claim::id);
            if (old == before.claims.end())
                add(Change::Added, claim, {});
            else
                compare_claims(*old, claim);
        }
        for (Claim const& claim : before.claims)
            if (std::ranges::find(now_.application.claims, claim.id, &Claim::id) == now_.application.claims.end())
                add(Change::Removed, claim, {});
        return std::move(changes_);
    }

private:
    void add(Change kind, Claim const& claim, std::vector<std::string> lines) {
        changes_.push_back({kind, entry_words(claim, &now_.pack), std::move(lines), claim.id});
    }

    void compare_claims(Claim const& old, Claim const& claim) {
        std::vector<std::string> lines;
        if (without_evidence(old) != without_evidence(claim))
            lines = differences(ReplaceEntry{{1}, claim}, ReplaceEntry{{1}, old});
        std::set<std::string> const before = contents_of(old, before_);
        std::set<std::string> const after = contents_of(claim, after_);
        for (std::string const& name : claim.evidence) {
            auto const digest = after_.find(name);
            if (!before.contains(digest == after_.end() ? name : digest->second))
                lines.push_back(say("New evidence: {}", name));
        }
        for (std::string const& name : old.evidence) {
            auto const digest = before_.find(name);
            if (!after.contains(digest == before_.end() ? name : digest->second))
                lines.push_back(say("No longer evidence: {}", name));
        }
        if (!lines.empty()) add(Change::Changed, claim, std::move(lines));
    }

    [[nodiscard]] std::vector<std::string> differences(Command const& command, Command const& inverse) const {
        std::array<rules::Pack const*, 1> const packs{&now_.pack};
        return difference_words(command, inverse, packs);
    }

    void compare_details() {
        auto lines = differences(ChangeDetails{{1}, without_claims(now_.application)},
                                 ChangeDetails{{1}, without_claims(sealed_.read.application)});
        if (!lines.empty())
            changes_.push_back({Change::Changed, std::string(tr("The application itself")), std::move(lines), {}});
    }

    formats::SealedRead const& sealed_;
    ApplicationNow const& now_;
    Digests before_;
    Digests after_;
    std::vector<ChangedSince> changes_;
};

} // namespace

std::vector<ChangedSince> changes_since(formats::SealedRead const& sealed, ApplicationNow const& now) {
    return Comparer(sealed, now).compare();
}

} // namespace accrue::session
