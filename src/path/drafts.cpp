#include "path/drafts.h"

#include <algorithm>
#include <map>
#include <set>

#include "path/gain_limits.h"
#include "scoring/prerequisites.h"

namespace accrue::path {
namespace {

using rules::CompiledPack;
using rules::none;
using scoring::BoundClaim;

class Drafter {
public:
    Drafter(Trial const& trial, Asked const& asked, scoring::Assessment const& now)
        : trial_(trial), pack_(trial.pack()), asked_(asked), now_(now) {}

    Drafts find() {
        draft_candidates();
        find_prerequisites();
        settle_duplicates();
        drop_useless();
        return std::move(found_);
    }

private:
    [[nodiscard]] Candidate const& candidate(Draft const& draft) const {
        return trial_.candidates().list[static_cast<std::size_t>(draft.candidate)];
    }
    [[nodiscard]] BoundClaim const& bound(Draft const& draft) const { return trial_.bound_candidate(draft.candidate); }

    // --- Candidates and what each brings by itself

    void draft_candidates() {
        auto const& list = trial_.candidates().list;
        for (std::size_t i = 0; i < list.size(); ++i) {
            Draft draft;
            draft.candidate = static_cast<int>(i);
            BoundClaim const& claim = bound(draft);
            if (claim.barred != scoring::Unused::No || holds_already(claim)) continue;
            draft.gains = gains_of(pack_, asked_, trial_.all(), now_, claim);
            draft.own = !draft.gains.adds_up;
            found_.monotone = found_.monotone && !draft.gains.may_lower;
            found_.list.push_back(std::move(draft));
        }
    }

    [[nodiscard]] bool holds_already(BoundClaim const& claim) const {
        if (claim.qualification == none) return false;
        return std::any_of(own_claims_begin(), own_claims_end(), [&](BoundClaim const& own) {
            return own.qualification == claim.qualification && scoring::is_held(pack_, own, trial_.basis());
        });
    }

    using Iterator = std::vector<BoundClaim>::const_iterator;
    [[nodiscard]] Iterator own_claims_begin() const { return trial_.all().claims.begin(); }
    [[nodiscard]] Iterator own_claims_end() const {
        return own_claims_begin() + static_cast<std::ptrdiff_t>(trial_.own_claims());
    }

    // --- What must be held before what

    void find_prerequisites() {
        for (Draft& draft : found_.list)
            if (int const q = candidate(draft).qualification; q != none)
                draft.asks = scoring::open_prerequisites(pack_, trial_.bound(), trial_.basis(), q);
        drop_out_of_reach(); // and leaves known what opens what
    }

    void find_openers() {
        std::set<int> all_asked;
        for (Draft const& draft : found_.list) all_asked.insert(draft.asks.begin(), draft.asks.end());
        for (Draft& draft : found_.list) {
            draft.opens.clear();
            for (int const asked : all_asked)
                if (stands_for(draft, asked)) draft.opens.push_back(asked);
        }
    }

    [[nodiscard]] bool stands_for(Draft const& draft, int asked) const {
        int const q = candidate(draft).qualification;
        return q != none && scoring::stands_for(pack_, q, asked);
    }

    // Takes out what asks for something that neither is held nor can be acquired.
    void drop_out_of_reach() {
        for (bool more = true; more;) {
            find_openers();
            std::set<int> open;
            for (Draft const& draft : found_.list) open.insert(draft.opens.begin(), draft.opens.end());
            more = std::erase_if(found_.list, [&](Draft const& draft) {
                       return std::ranges::any_of(draft.asks, [&](int asked) { return !open.contains(asked); });
                   }) > 0;
        }
    }

    // --- Duplicates

    void settle_duplicates() {
        std::map<int, std::vector<Draft*>> groups;
        for (Draft& draft : found_.list) {
            if (int const group = bound(draft).group; group != none) groups[group].push_back(&draft);
            if (repeats_itself(draft)) draft.most = 1;
        }
        for (auto& [group, members] : groups) settle_group(group, members);
    }

    // Two such entries would be duplicates: a qualification always, others where a once rule names nothing that can differ.
    [[nodiscard]] bool repeats_itself(Draft const& draft) const {
        if (candidate(draft).qualification != none) return true;
        int const rule = pack_.types[static_cast<std::size_t>(bound(draft).type)].once_type;
        if (rule == none) return false;
        rules::ClaimType const& type = pack_.pack.claims[static_cast<std::size_t>(rule)];
        rules::ClaimType const& own = pack_.pack.claims[static_cast<std::size_t>(bound(draft).type)];
        return std::ranges::none_of(type.once->by, [&](std::string const& by) {
            if (by == "title") return true;
            int const field = rules::find_field(own, by);
            if (field == none) return false;
            rules::Field const& row = own.fields[static_cast<std::size_t>(field)];
            return row.kind == rules::Field::Kind::Text && !row.optional;
        });
    }

    void settle_group(int group, std::vector<Draft*> const& members) {
        std::vector<Gains> held;
        for (auto claim = own_claims_begin(); claim != own_claims_end(); ++claim)
            if (claim->group == group && counts(*claim))
                held.push_back(gains_of(pack_, asked_, trial_.all(), now_, *claim));
        bool const one_variant = std::ranges::all_of(members, [&](Draft const* draft) {
            return candidate(*draft).variant == candidate(*members.front()).variant;
        });
        for (Draft* draft : members) draft->most = 1;
        if (held.empty() && one_variant) return;
        Draft const& first = *members.front();
        bool const alike =
            std::ranges::all_of(members,
                                [&](Draft const* draft) {
                                    return !draft->own && draft->gains == first.gains && draft->opens == first.opens;
                                }) &&
            std::ranges::all_of(held, [&](Gains const& gains) { return gains == first.gains; });
        for (Draft* draft : members) {
            if (!alike)
                draft->own = true;
            else if (held.empty())
                draft->alone_in = group;
            else
                draft->gains = {};
        }
        found_.unsteady = found_.unsteady || (!alike && !held.empty());
        found_.monotone = found_.monotone && alike; // they may pay into different categories
    }

    [[nodiscard]] bool counts(BoundClaim const& claim) const {
        bool const by_reviewer = pack_.types[static_cast<std::size_t>(claim.type)].by_reviewer;
        return claim.barred == scoring::Unused::No && claim.basis >= (by_reviewer ? Basis::Verified : trial_.basis());
    }

    // --- What is worth looking at

    // A choice of options that costs the same as another and brings no more; an entry that brings nothing.
    void drop_useless() {
        find_unsteady();
        for (Draft& draft : found_.list) clip(draft);
        for (std::size_t before = found_.list.size() + 1; before != found_.list.size();) {
            before = found_.list.size();
            for (Draft& draft : found_.list) draft.dropped = brings_nothing(draft);
            for (Draft& draft : found_.list) draft.dropped = draft.dropped || is_outdone(draft);
            std::erase_if(found_.list, [](Draft const& draft) { return draft.dropped; });
            find_openers();
        }
    }

    // What is there now may come to count less as others are added: then only full amounts are safe limits. It may come
    // to count more where two that are held exclude each other: then nothing is known to be required.
    void find_unsteady() {
        std::vector<std::uint8_t> held(pack_.conflicts.size());
        std::vector<std::uint8_t> there(pack_.conflicts.size());
        for (auto claim = own_claims_begin(); claim != own_claims_end(); ++claim)
            if (scoring::is_held(pack_, *claim, trial_.basis()))
                held[static_cast<std::size_t>(claim->qualification)] =
                    there[static_cast<std::size_t>(claim->qualification)] = 1;
        for (Draft const& draft : found_.list)
            if (int const q = candidate(draft).qualification; q != none) there[static_cast<std::size_t>(q)] = 1;
        for (std::size_t q = 0; q < held.size(); ++q)
            for (int const other : pack_.conflicts[q]) {
                if (held[q] == 0) continue;
                found_.unsteady = found_.unsteady || there[static_cast<std::size_t>(other)] != 0;
                found_.may_rise = found_.may_rise || held[static_cast<std::size_t>(other)] != 0;
            }
    }

    void clip(Draft& draft) const {
        GainLimits const limits{pack_, asked_, now_, found_.unsteady};
        for (KeyedGain& gain : draft.gains.list) gain.amount = std::min(gain.amount, limits.of(gain.key));
        std::erase_if(draft.gains.list, [](KeyedGain const& gain) { return gain.amount <= 0; });
    }

    static bool brings_nothing(Draft const& draft) {
        return draft.gains.list.empty() && !draft.own && draft.opens.empty();
    }

    [[nodiscard]] bool is_outdone(Draft const& draft) const {
        if (draft.own) return false;
        return std::ranges::any_of(found_.list, [&](Draft const& other) {
            if (&other == &draft || other.dropped || other.own) return false;
            Candidate const& a = candidate(draft);
            Candidate const& b = candidate(other);
            bool const same_variant = a.variant == b.variant;
            bool const same_entry = a.claim.type == b.claim.type && a.qualification == b.qualification;
            if (!same_entry || (!same_variant && a.costs != b.costs) || other.alone_in != draft.alone_in) return false;
            if (bound(draft).group != bound(other).group && (draft.most != none || other.most != none)) return false;
            for (std::size_t k = 0; k < a.costs.size(); ++k)
                if (b.costs[k] > a.costs[k]) return false;
            if (!brings_no_more(draft.gains, other.gains) || draft.opens != other.opens) return false;
            return b.order < a.order || !brings_no_more(other.gains, draft.gains);
        });
    }

    Trial const& trial_;
    CompiledPack const& pack_;
    Asked const& asked_;
    scoring::Assessment const& now_;
    Drafts found_;
};

} // namespace

Drafts find_drafts(Trial const& trial, Asked const& asked, scoring::Assessment const& now) {
    return Drafter(trial, asked, now).find();
}

} // namespace accrue::path
