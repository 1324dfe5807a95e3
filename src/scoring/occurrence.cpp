#include "scoring/occurrence.h"

#include <algorithm>
#include <compare>
#include <span>
#include <tuple>

#include "scoring/duplicates.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;
using Repeat = Workspace::Repeat;

class Occurrences {
public:
    Occurrences(CompiledPack const& pack, BoundApplication const& application, Facts const& facts, int award,
                Workspace& workspace)
        : pack_(pack), application_(application), facts_(facts), award_(award),
          row_(pack.awards[static_cast<std::size_t>(award)]), workspace_(workspace) {}

    void count() {
        std::vector<Repeat>& repeats = workspace_.repeats;
        for (Repeat& repeat : repeats) repeat.earns = earns_at_some_rate(repeat.claim);
        std::ranges::sort(repeats, {}, [&](Repeat const& repeat) {
            return std::tuple(kind_of(repeat.claim), claim_of(repeat.claim).when, repeat.claim);
        });
        int before = 0;
        int last = none;
        for (std::size_t first = 0; first < repeats.size();) {
            std::size_t const end = end_of_day(first);
            if (first > 0 && kind_of(repeats[first].claim) != kind_of(repeats[first - 1].claim)) {
                before = 0;
                last = none;
            }
            if (end - first > 1) put_in_order(std::span(repeats).subspan(first, end - first), before);
            for (; first < end; ++first) {
                Repeat& repeat = repeats[first];
                repeat.before = before;
                repeat.previous = last;
                if (!repeat.earns || !is_winner(application_, workspace_, repeat.claim)) continue;
                ++before;
                last = repeat.claim;
            }
        }
    }

private:
    [[nodiscard]] BoundClaim const& claim_of(int claim) const {
        return application_.claims[static_cast<std::size_t>(claim)];
    }

    [[nodiscard]] std::int64_t kind_of(int claim) const {
        return field_value(application_, claim_of(claim), row_.occurrence_field);
    }

    // The end of those of the kind and day of the one at `first`.
    [[nodiscard]] std::size_t end_of_day(std::size_t first) const {
        std::vector<Repeat> const& repeats = workspace_.repeats;
        int const claim = repeats[first].claim;
        std::size_t end = first + 1;
        while (end < repeats.size() && kind_of(repeats[end].claim) == kind_of(claim) &&
               claim_of(repeats[end].claim).when == claim_of(claim).when)
            ++end;
        return end;
    }

    [[nodiscard]] std::int64_t value_after(int claim, int before) const {
        return repeated_value(pack_, application_, facts_, claim_of(claim), award_, before).value;
    }

    [[nodiscard]] bool earns_at_some_rate(int claim) const {
        for (int place = 0; place < row_.rates.count; ++place)
            if (value_after(claim, place) > 0) return true;
        return false;
    }

    void put_in_order(std::span<Repeat> day, int before) const {
        for (Repeat& repeat : day) {
            repeat.value = value_after(repeat.claim, before);
            repeat.loss = repeat.value - value_after(repeat.claim, row_.rates.count - 1);
        }
        std::ranges::sort(day, [&](Repeat const& a, Repeat const& b) {
            if (a.loss != b.loss) return a.loss > b.loss;
            if (a.value != b.value) return a.value > b.value;
            auto const said = compare_content(claim_of(a.claim), claim_of(b.claim));
            return said != 0 ? said < 0 : a.claim < b.claim;
        });
    }

    // By all that conditions can read: claims that are equal in it are worth the same to every gate.
    [[nodiscard]] std::strong_ordering compare_content(BoundClaim const& a, BoundClaim const& b) const {
        auto const key = [](BoundClaim const& claim) {
            return std::tuple(claim.on, claim.from, claim.to, claim.qualification);
        };
        if (auto const order = key(a) <=> key(b); order != 0) return order;
        auto const& fields = pack_.pack.claims[static_cast<std::size_t>(row_.type)].fields;
        for (std::size_t f = 0; f < fields.size(); ++f) {
            if (fields[f].kind == rules::Field::Kind::Text) continue; // numbered in the order of writing
            auto const field = static_cast<int>(f);
            auto const order = field_value(application_, a, field) <=> field_value(application_, b, field);
            if (order != 0) return order;
        }
        return std::strong_ordering::equal;
    }

    CompiledPack const& pack_;
    BoundApplication const& application_;
    Facts const& facts_;
    int award_;
    rules::CompiledAward const& row_;
    Workspace& workspace_;
};

} // namespace

void count_occurrences(CompiledPack const& pack, BoundApplication const& application, Facts const& facts, int award,
                       Workspace& workspace) {
    Occurrences(pack, application, facts, award, workspace).count();
}

} // namespace accrue::scoring
