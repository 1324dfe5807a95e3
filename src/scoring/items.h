// Items: what awards make of claims and of facts (rule-language section 3, step 5), with the reason that each claim has until a
// cap, duration or scope has a say. Private to evaluate.cpp.
#pragma once

#include <algorithm>

#include "scoring/duplicates.h"
#include "scoring/gates.h"
#include "scoring/occurrence.h"
#include "scoring/tracer.h"

namespace accrue::scoring {

template <class Tracer>
class Items {
public:
    Items(rules::CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
          Assessment& assessment, Tracer tracer)
        : pack_(pack), application_(application), workspace_(workspace), assessment_(assessment), tracer_(tracer) {}

    [[nodiscard]] bool is_open(int gate) const {
        return gate == none || workspace_.open_gates[static_cast<std::size_t>(gate)] != 0;
    }

    // Each claim by itself: its award, what it brings to gates, and why it would count nothing if no cap, duration or
    // scope had a say in it; those come later and correct the reason.
    void value_claims() {
        for (int const c : application_.by_type) { // claims of one type together, as the processor likes it
            auto const i = static_cast<std::size_t>(c);
            BoundClaim const& claim = application_.claims[i];
            rules::CompiledType const& type = pack_.types[static_cast<std::size_t>(claim.type)];
            Basis const needed = type.on_every_basis ? Basis::Planned
                                 : type.by_reviewer  ? Basis::Verified
                                                     : assessment_.basis;
            workspace_.states[i] = {.active = claim.basis >= needed};
            if (claim.basis < needed)
                assessment_.claims[i] = {.unused = Unused::Basis};
            else if (claim.qualification == none || may_count(c, claim))
                value_claim(type, c, claim);
        }
    }

    // Awards that look up facts wait until these are measured.
    void value_by_facts() {
        for (int const a : pack_.fact_awards)
            for_each_of(a, [&](int c) { value_item(c, application_.claims[static_cast<std::size_t>(c)], a); });
        for (std::size_t k = 0; k < pack_.claimless_awards.size(); ++k) {
            int const a = pack_.claimless_awards[k];
            CompiledAward const& row = pack_.awards[static_cast<std::size_t>(a)];
            ClaimResult& result = assessment_.claimless[k];
            result = {.unused = Unused::BelowMinimum, .award = a, .category = row.category};
            if (!is_open(row)) {
                result.unused = Unused::Requires;
                result.because = row.if_gate;
                continue;
            }
            ItemValue const item = claimless_value(pack_, application_, assessment_.facts, a);
            assessment_.overflow = assessment_.overflow || item.overflow;
            result.value = item.value;
            if constexpr (Tracer::on) tracer_.add({TraceRow::Kind::Award, none, a, row.category, 0, item.value});
            if (item.value == 0) continue;
            result.unused = Unused::OutsideCycle;
            workspace_.items.push_back({static_cast<int>(k), true, a, row.category, item.value, application_.on});
        }
    }

    // The one item that a merging award makes of its claims is dated as the last of them ends. It stands at that claim,
    // or, where that is a duplicate, at the last that is none.
    void merge_awards() {
        for (int const a : pack_.merging_awards) {
            int first = none;
            int stands_at = none;
            Date when = first_date;
            workspace_.intervals.clear();
            for_each_of(a, [&](int c) {
                BoundClaim const& claim = application_.claims[static_cast<std::size_t>(c)];
                workspace_.intervals.push_back({claim.first, claim.last, claim.weight, claim.group});
                if (first == none) first = c;
                if (stands_at == none || stands_before(stands_at, c)) stands_at = c;
                when = std::max(when, claim.when);
            });
            if (first == none) continue;
            BoundClaim const& claim = application_.claims[static_cast<std::size_t>(first)];
            ItemValue const item = merged_value(pack_, application_, assessment_.facts, claim, a, workspace_);
            add_item(stands_at, a, item, when);
            if (item.value > 0) for_each_of(a, [&](int c) { wait_for_scope(c); });
        }
    }

    // Items whose value hangs on how many came before them.
    void repeat_awards() {
        for (int const a : pack_.repeating_awards) {
            workspace_.repeats.clear();
            for_each_of(a, [&](int c) { workspace_.repeats.push_back({.claim = c}); });
            count_occurrences(pack_, application_, assessment_.facts, a, workspace_);
            for (Workspace::Repeat const& repeat : workspace_.repeats) add_repeat(repeat, a);
        }
    }

    // Calls `use` with each claim that the award values: none where it waits for a gate, or needs no claim.
    template <class Use>
    void for_each_of(int award, Use const& use) const {
        CompiledAward const& row = pack_.awards[static_cast<std::size_t>(award)];
        if (row.type == none || !is_open(row)) return;
        rules::Range const of_type = application_.type_claims[static_cast<std::size_t>(row.type)];
        for (int k = of_type.first; k < of_type.first + of_type.count; ++k) {
            int const c = application_.by_type[static_cast<std::size_t>(k)];
            if (assessment_.claims[static_cast<std::size_t>(c)].award == award) use(c);
        }
    }

private:
    static constexpr int none = rules::none;
    using CompiledAward = rules::CompiledAward;

    [[nodiscard]] bool is_open(CompiledAward const& award) const { return is_open(award.if_gate); }

    // Whether the claim's qualification counts beside the others. Where it does not, says why.
    bool may_count(int c, BoundClaim const& claim) {
        auto const qualification = static_cast<std::size_t>(claim.qualification);
        int const other = workspace_.excluded_by.empty() ? none : workspace_.excluded_by[qualification];
        int const required = pack_.required_gates[qualification];
        if (other == none && is_open(required)) return true;
        workspace_.states[static_cast<std::size_t>(c)].active = false;
        bool const excluded = other != none;
        assessment_.claims[static_cast<std::size_t>(c)] = {.unused = excluded ? Unused::Excluded : Unused::Requires,
                                                           .because = excluded ? other : required};
        return false;
    }

    void value_claim(rules::CompiledType const& type, int c, BoundClaim const& claim) {
        auto const i = static_cast<std::size_t>(c);
        ClaimResult& result = assessment_.claims[i];
        if (claim.lasts_nothing) {
            result = {.unused = Unused::BelowMinimum};
            return;
        }
        bool const read = count_claim(pack_, application_, type, claim, workspace_, assessment_.gates);
        result = {.unused = Unused::NoValue, .award = matching_award(pack_, application_, type, claim)};
        if (result.award != none) {
            CompiledAward const& row = pack_.awards[static_cast<std::size_t>(result.award)];
            result.category = row.category;
            result.unused = Unused::BelowMinimum;
            if (!is_open(row)) {
                result.unused = Unused::Requires;
                result.because = row.if_gate;
            } else if (!row.reads_facts) {
                value_item(c, claim, result.award);
            }
        }
        if (read || type.read_by_fact || type.profile) {
            result.unused = Unused::No;
            result.because = none;
        }
    }

    // The claim's own worth under the award, and its item, unless that is made later, with the others.
    void value_item(int c, BoundClaim const& claim, int award) {
        auto const i = static_cast<std::size_t>(c);
        CompiledAward const& row = pack_.awards[static_cast<std::size_t>(award)];
        if (row.merge && claim.group == none) return; // duplicates are told apart by their own worth
        ItemValue const item = item_value(pack_, application_, assessment_.facts, claim, award);
        assessment_.overflow = assessment_.overflow || item.overflow;
        workspace_.states[i].value = item.value;
        if (row.merge || row.rates.count > 0) return;
        add_item(c, award, item, claim.when);
    }

    void add_item(int claim, int award, ItemValue const& item, Date when) {
        CompiledAward const& row = pack_.awards[static_cast<std::size_t>(award)];
        assessment_.overflow = assessment_.overflow || item.overflow;
        assessment_.claims[static_cast<std::size_t>(claim)].value = item.value;
        if (item.value > 0) {
            workspace_.items.push_back({claim, false, award, row.category, item.value, when});
            wait_for_scope(claim);
        }
        if constexpr (Tracer::on) {
            tracer_.add({TraceRow::Kind::Award, claim, award, row.category, 0, item.value});
            if (item.rounded != item.raw)
                tracer_.add({TraceRow::Kind::Rounded, claim, award, row.category, item.raw, item.rounded});
            if (item.value != item.rounded)
                tracer_.add({TraceRow::Kind::ItemLimit, claim, award, row.category, item.rounded, item.value});
        }
    }

    void add_repeat(Workspace::Repeat const& repeat, int award) {
        BoundClaim const& claim = application_.claims[static_cast<std::size_t>(repeat.claim)];
        ItemValue const item = repeated_value(pack_, application_, assessment_.facts, claim, award, repeat.before);
        add_item(repeat.claim, award, item, claim.when);
        ClaimResult& result = assessment_.claims[static_cast<std::size_t>(repeat.claim)];
        result.before = static_cast<std::uint16_t>(std::min(repeat.before, most_before));
        if (result.unused == Unused::BelowMinimum && repeat.earns) result.because = repeat.previous;
    }

    // An item counts nothing for now, because of the scope: crediting corrects that for those inside it.
    void wait_for_scope(int claim) {
        Unused& unused = assessment_.claims[static_cast<std::size_t>(claim)].unused;
        if (unused == Unused::BelowMinimum) unused = Unused::OutsideCycle;
    }

    [[nodiscard]] bool stands_before(int a, int b) const {
        bool const wins_a = is_winner(application_, workspace_, a);
        if (wins_a != is_winner(application_, workspace_, b)) return !wins_a;
        return application_.claims[static_cast<std::size_t>(a)].when <
               application_.claims[static_cast<std::size_t>(b)].when;
    }

    rules::CompiledPack const& pack_;
    BoundApplication const& application_;
    Workspace& workspace_;
    Assessment& assessment_;
    Tracer tracer_;
};

} // namespace accrue::scoring
