#include "scoring/exclusion.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "rules/choices.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

struct Held { // a qualification that is claimed
    int qualification = none;
    int claim = none; // the first that names it
};

// Those that count on the basis and exclude others.
std::vector<Held> excluding(CompiledPack const& pack, BoundApplication const& application, Basis basis) {
    std::vector<Held> held;
    for (std::size_t i = 0; i < application.claims.size(); ++i) {
        BoundClaim const& claim = application.claims[i];
        if (claim.qualification == none || claim.barred != Unused::No) continue;
        bool const by_reviewer = pack.types[static_cast<std::size_t>(claim.type)].by_reviewer;
        if (claim.basis < (by_reviewer ? Basis::Verified : basis)) continue;
        if (pack.conflicts[static_cast<std::size_t>(claim.qualification)].empty()) continue;
        if (std::ranges::find(held, claim.qualification, &Held::qualification) == held.end())
            held.push_back({claim.qualification, static_cast<int>(i)});
    }
    return held;
}

using rules::Neighbours; // by place in `held`

Neighbours neighbours_among(CompiledPack const& pack, std::vector<Held> const& held) {
    Neighbours neighbours(held.size());
    for (std::size_t a = 0; a < held.size(); ++a)
        for (int const other : pack.conflicts[static_cast<std::size_t>(held[a].qualification)])
            if (auto const at = std::ranges::find(held, other, &Held::qualification); at != held.end())
                neighbours[a].push_back(static_cast<int>(at - held.begin()));
    return neighbours;
}

// What a choice is worth: the larger the better.
struct Worth {
    int overall = none;
    Int128 total = 0;
    std::ptrdiff_t claims = 0;
    std::vector<bool> chosen; // an earlier one that is in it counts more than all later ones

    friend bool operator<(Worth const& a, Worth const& b) {
        return std::tie(a.overall, a.total, a.claims, a.chosen) < std::tie(b.overall, b.total, b.claims, b.chosen);
    }
};

Worth worth_of(Workspace const& workspace, Assessment const& assessment, std::vector<bool> chosen) {
    Worth worth{.overall = assessment.overall, .chosen = std::move(chosen)};
    for (ClaimResult const& claim : assessment.claims) worth.total += claim.counted;
    for (ClaimResult const& item : assessment.claimless) worth.total += item.counted;
    worth.claims = std::ranges::count_if(workspace.states, &Workspace::ClaimState::active);
    return worth;
}

void exclude(CompiledPack const& pack, std::vector<Held> const& held, Neighbours const& neighbours,
             std::vector<bool> const& chosen, Workspace& workspace) {
    workspace.excluded_by.assign(pack.conflicts.size(), none);
    for (std::size_t i = 0; i < held.size(); ++i) {
        if (chosen[i]) continue;
        int& because = workspace.excluded_by[static_cast<std::size_t>(held[i].qualification)];
        for (int const other : neighbours[i]) {
            int const claim = held[static_cast<std::size_t>(other)].claim;
            if (chosen[static_cast<std::size_t>(other)] && (because == none || claim < because)) because = claim;
        }
    }
}

} // namespace

void choose_beside_each_other(CompiledPack const& pack, BoundApplication const& application, Basis basis,
                              std::function<void()> const& score, Workspace& workspace, Assessment& assessment) {
    std::vector<Held> const held = excluding(pack, application, basis);
    Neighbours const neighbours = neighbours_among(pack, held);
    if (std::ranges::all_of(neighbours, [](auto const& list) { return list.empty(); })) return;
    std::optional<Worth> best;
    auto const all = rules::choices(neighbours, rules::most_choices);
    for (std::vector<bool> const& chosen : all.value()) { // check() has seen to it that there are not more
        exclude(pack, held, neighbours, chosen, workspace);
        score();
        Worth worth = worth_of(workspace, assessment, chosen);
        if (!best || *best < worth) best = std::move(worth);
    }
    exclude(pack, held, neighbours, best->chosen, workspace);
}

} // namespace accrue::scoring
