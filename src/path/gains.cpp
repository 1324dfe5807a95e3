#include "path/gains.h"

#include <algorithm>

#include "scoring/award_value.h"

namespace accrue::path {
namespace {

using rules::CompiledAward;
using rules::CompiledGate;
using rules::CompiledPack;
using rules::Fact;
using rules::none;
using Kind = GainKey::Kind;

class Reader {
public:
    Reader(CompiledPack const& pack, Asked const& asked, scoring::BoundApplication const& application,
           scoring::Assessment const& now, scoring::BoundClaim const& claim)
        : pack_(pack), asked_(asked), application_(application), now_(now), claim_(claim) {}

    Gains read() {
        if (claim_.qualification != none) read_qualification(static_cast<std::size_t>(claim_.qualification));
        for (std::size_t g = 0; g < pack_.gates.size(); ++g)
            if (asked_.gates[g] != 0) count(static_cast<int>(g));
        read_award();
        for (std::size_t f = 0; f < pack_.facts.size(); ++f)
            if (pack_.facts[f].query == none && pack_.facts[f].type == claim_.type) read_fact(static_cast<int>(f));
        if (claim_.type == pack_.skip_type) {
            gains_.adds_up = false;
            gains_.unknown = true;
        }
        std::sort(gains_.list.begin(), gains_.list.end(),
                  [](KeyedGain const& a, KeyedGain const& b) { return a.key < b.key; });
        return std::move(gains_);
    }

private:
    void add(GainKey key, std::int64_t amount) {
        if (amount > 0) gains_.list.push_back({std::move(key), amount});
    }

    void read_qualification(std::size_t q) {
        if (pack_.required_gates[q] != none || !pack_.conflicts[q].empty()) gains_.adds_up = false;
        rules::Range const entries = pack_.qualification_gates[q];
        for (int i = entries.first; i < entries.first + entries.count; ++i) {
            rules::HasEntry const& entry = pack_.has_entries[static_cast<std::size_t>(i)];
            if (asked_.gates[static_cast<std::size_t>(entry.gate)] != 0) add({Kind::Count, entry.gate}, entry.amount);
        }
    }

    void count(int g) {
        CompiledGate const& gate = pack_.gates[static_cast<std::size_t>(g)];
        if (gate.kind != CompiledGate::Kind::Claims || gate.type != claim_.type) return;
        if (!scoring::matches(pack_, application_, claim_, gate.conditions)) return;
        if (gate.distinct_field != none) gains_.adds_up = false;
        add({Kind::Count, g}, gate.denominator);
    }

    void read_award() {
        int const a =
            scoring::matching_award(pack_, application_, pack_.types[static_cast<std::size_t>(claim_.type)], claim_);
        if (a == none) return;
        CompiledAward const& award = pack_.awards[static_cast<std::size_t>(a)];
        GainKey key{Kind::Points, first_that_pays_like(award)};
        bool read = false;
        for (AskedPoints const& points : asked_.points) {
            if (rules::way_into(pack_, award, points.category) == none) continue;
            read = true;
            if (points.gate == none) continue;
            rules::Range const where = pack_.gates[static_cast<std::size_t>(points.gate)].where;
            if (scoring::matches_any(pack_, application_, claim_, where)) key.filter.push_back(points.gate);
        }
        // Other points may open a gate that this award waits for, or choose beside which others it counts.
        if (!read) return;
        if (award.reads_facts || award.merge || award.rates.count > 0 || !pack_.ratios.empty() || is_chosen(award)) {
            gains_.adds_up = false;
            gains_.unknown = true;
            gains_.may_lower = award.rates.count > 0;
            return;
        }
        std::ranges::sort(key.filter);
        scoring::ItemValue const item = scoring::item_value(pack_, application_, now_.facts, claim_, a);
        gains_.adds_up = gains_.adds_up && !item.overflow;
        add(std::move(key), item.value);
    }

    // Whether of its items only the best count, where it pays into or where it is read.
    [[nodiscard]] bool is_chosen(CompiledAward const& award) const {
        auto const inside_best = [&](int category) {
            return pack_.categories[static_cast<std::size_t>(category)].inside_best;
        };
        if (inside_best(award.category)) return true;
        for (int i = award.also.first; i < award.also.first + award.also.count; ++i)
            if (inside_best(pack_.category_lists[static_cast<std::size_t>(i)])) return true;
        return false;
    }

    // Whose points count wherever those of `award` do.
    [[nodiscard]] int first_that_pays_like(CompiledAward const& award) const {
        auto const read_by = [&](CompiledAward const& row, int i) {
            return pack_.category_lists[static_cast<std::size_t>(row.also.first + i)];
        };
        auto const found = std::ranges::find_if(pack_.awards, [&](CompiledAward const& row) {
            if (row.category != award.category || row.if_gate != award.if_gate || row.also.count != award.also.count)
                return false;
            for (int i = 0; i < row.also.count; ++i)
                if (read_by(row, i) != read_by(award, i)) return false;
            return true;
        });
        return static_cast<int>(found - pack_.awards.begin());
    }

    void read_fact(int f) {
        Fact const& fact = pack_.facts[static_cast<std::size_t>(f)];
        std::int64_t const value = scoring::field_value(application_, claim_, fact.field);
        if (value == rules::absent) return;
        gains_.raises_facts = true;
        if (fact.kind == Fact::Kind::Smallest || value < 0) {
            gains_.adds_up = false;
            gains_.may_lower = true;
        }
        scoring::FactResult const& now = now_.facts[static_cast<std::size_t>(f)];
        if (fact.kind == Fact::Kind::Sum)
            add({Kind::SumFact, f}, value);
        else
            add({Kind::LargestFact, f}, now.known ? value - now.value : value + 1);
    }

    CompiledPack const& pack_;
    Asked const& asked_;
    scoring::BoundApplication const& application_;
    scoring::Assessment const& now_;
    scoring::BoundClaim const& claim_;
    Gains gains_;
};

} // namespace

Gains gains_of(CompiledPack const& pack, Asked const& asked, scoring::BoundApplication const& application,
               scoring::Assessment const& now, scoring::BoundClaim const& claim) {
    return Reader(pack, asked, application, now, claim).read();
}

bool brings_no_more(Gains const& a, Gains const& b) {
    return std::ranges::all_of(a.list, [&](KeyedGain const& gain) {
        return std::ranges::any_of(
            b.list, [&](KeyedGain const& other) { return other.key == gain.key && other.amount >= gain.amount; });
    });
}

} // namespace accrue::path
