#include "brute_force.h"

#include <algorithm>
#include <functional>

namespace accrue::test {
namespace {

Number plus(Number const& a, Number const& b) {
    return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

Number times(Number const& a, Number const& b) {
    return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

std::pair<Number, Number> by(path::Objective objective, rules::Cost const& cost) {
    Number const money = cost.money.value_or(Number{});
    if (objective == path::Objective::Money) return {money, {}};
    if (objective == path::Objective::Hours) return {cost.hours.value_or(Number{}), {}};
    return {cost.months.value_or(Number{}), money};
}

class Holdings {
public:
    Holdings(rules::Pack const& pack, Application const& application) : pack_(pack) {
        for (Claim const& claim : application.claims)
            if (claim.qualification) held_.push_back(rules::find_qualification(pack, *claim.qualification));
    }

    // Whether the qualifications among the claims can be acquired in some order.
    [[nodiscard]] bool can_be_acquired(std::vector<Claim> const& claims) const {
        std::vector<int> held = held_;
        std::vector<int> open;
        for (Claim const& claim : claims)
            if (claim.qualification) open.push_back(rules::find_qualification(pack_, *claim.qualification));
        while (!open.empty()) {
            auto const next = std::ranges::find_if(open, [&](int q) { return is_open(q, held); });
            if (next == open.end()) return false;
            held.push_back(*next);
            open.erase(next);
        }
        return true;
    }

    [[nodiscard]] bool holds(int q) const { return std::ranges::find(held_, q) != held_.end(); }

private:
    [[nodiscard]] rules::Qualification const& row(int q) const {
        return pack_.qualifications[static_cast<std::size_t>(q)];
    }

    [[nodiscard]] bool is_open(int q, std::vector<int> const& held) const {
        return std::ranges::all_of(row(q).after, [&](std::string const& asked) {
            return std::ranges::any_of(held,
                                       [&](int h) { return stands_for(h, rules::find_qualification(pack_, asked)); });
        });
    }

    // By walking along same_as both ways, and along implies before that.
    [[nodiscard]] bool stands_for(int held, int asked) const {
        std::vector<std::uint8_t> implied(pack_.qualifications.size());
        std::function<void(int)> const walk = [&](int q) {
            if (implied[static_cast<std::size_t>(q)]++ != 0) return;
            for (std::string const& id : row(q).implies) walk(rules::find_qualification(pack_, id));
        };
        walk(held);
        for (std::size_t q = 0; q < implied.size(); ++q)
            if (implied[q] != 0 && same_class(static_cast<int>(q), asked)) return true;
        return false;
    }

    [[nodiscard]] bool same_class(int a, int b) const {
        std::vector<int> members{a};
        auto const add = [&](int q) {
            if (std::ranges::find(members, q) == members.end()) members.push_back(q);
        };
        for (std::size_t i = 0; i < members.size(); ++i) {
            int const member = members[i];
            for (std::string const& id : row(member).same_as) add(rules::find_qualification(pack_, id));
            for (std::size_t q = 0; q < pack_.qualifications.size(); ++q)
                if (std::ranges::count(pack_.qualifications[q].same_as, row(member).id) > 0) add(static_cast<int>(q));
        }
        return std::ranges::find(members, b) != members.end();
    }

    rules::Pack const& pack_;
    std::vector<int> held_;
};

bool reaches(rules::CompiledPack const& pack, Application application, Date on, path::Question const& question,
             std::vector<Claim> const& added) {
    for (Claim claim : added) {
        claim.id = "new-" + std::to_string(application.claims.size());
        claim.on = on;
        claim.basis = Basis::Verified;
        application.claims.push_back(std::move(claim));
    }
    return scoring::evaluate(pack, scoring::bind(pack, application, on), question.basis).overall >= question.level;
}

std::vector<Claim> certificates(rules::Pack const& pack, Holdings const& holdings) {
    std::vector<Claim> claims;
    for (std::size_t q = 0; q < pack.qualifications.size(); ++q) {
        if (!pack.qualifications[q].cost || holdings.holds(static_cast<int>(q))) continue;
        Claim& claim = claims.emplace_back();
        claim.type = "certificate";
        claim.qualification = pack.qualifications[q].id;
    }
    return claims;
}

// `small` is a part of `large`, entry by entry, where a shorter entry is a part of a longer one.
bool is_part(std::vector<Claim> const& small, std::vector<Claim> const& large) {
    return std::ranges::all_of(small, [&](Claim const& a) {
        return std::ranges::any_of(large, [&](Claim const& b) {
            if (a == b) return true;
            FieldValue const* const fewer = find_field(a, "hours");
            FieldValue const* const more = find_field(b, "hours");
            return a.type == b.type && fewer != nullptr && more != nullptr &&
                   std::get<Number>(*fewer) <= std::get<Number>(*more);
        });
    });
}

} // namespace

rules::Pack priced_for(Application const& application, rules::Pack pack) {
    auto const price = [](OwnCost const& own, rules::Cost& cost) {
        if (own.money) cost.money = own.money;
        if (own.hours) cost.hours = own.hours;
        if (own.months) cost.months = own.months;
    };
    for (OwnCost const& own : application.costs) {
        for (rules::Qualification& row : pack.qualifications) {
            if (row.id != own.of) continue;
            if (!row.cost) row.cost.emplace();
            price(own, *row.cost);
        }
        for (rules::ClaimType& row : pack.claims) {
            if (row.id != own.of) continue;
            if (!row.cost) row.cost.emplace();
            price(own, row.cost->cost);
        }
    }
    return pack;
}

std::pair<Number, Number> cost_of(rules::Pack const& pack, std::vector<Claim> const& claims,
                                  path::Objective objective) {
    std::pair<Number, Number> cost;
    auto const add = [&](std::pair<Number, Number> const& more, Number const& amount) {
        cost = {plus(cost.first, times(more.first, amount)), plus(cost.second, times(more.second, amount))};
    };
    for (Claim const& claim : claims) {
        if (claim.qualification) {
            int const q = rules::find_qualification(pack, *claim.qualification);
            add(by(objective, *pack.qualifications[static_cast<std::size_t>(q)].cost), {1, 1});
            continue;
        }
        rules::ClaimCost const& row = *pack.claims[static_cast<std::size_t>(rules::find_type(pack, claim.type))].cost;
        add(by(objective, row.cost), row.field ? std::get<Number>(*find_field(claim, *row.field)) : Number{1, 1});
    }
    return cost;
}

std::vector<TriedSet> try_all_sets(rules::CompiledPack const& pack, Application const& application, Date on,
                                   path::Question const& question, std::vector<Claim> const& activities) {
    rules::Pack const priced = priced_for(application, pack.pack);
    Holdings const holdings(pack.pack, application);
    std::vector<Claim> items = certificates(priced, holdings);
    items.insert(items.end(), activities.begin(), activities.end());
    struct Reaching {
        TriedSet set;
        std::vector<int> places;
    };
    std::vector<Reaching> reaching;
    for (std::uint32_t bits = 0; bits < (std::uint32_t{1} << items.size()); ++bits) {
        Reaching next;
        for (std::size_t i = 0; i < items.size(); ++i)
            if (((bits >> i) & 1U) != 0) {
                next.places.push_back(static_cast<int>(i));
                next.set.claims.push_back(items[i]);
            }
        bool const twice = std::ranges::any_of(
            activities, [&](Claim const& a) { return std::ranges::count(next.set.claims, a.type, &Claim::type) > 1; });
        if (twice || !holdings.can_be_acquired(next.set.claims)) continue;
        if (!reaches(pack, application, on, question, next.set.claims)) continue;
        next.set.cost = cost_of(priced, next.set.claims, question.objective);
        reaching.push_back(std::move(next));
    }
    std::ranges::sort(reaching, [](Reaching const& a, Reaching const& b) {
        if (a.set.cost != b.set.cost) return a.set.cost < b.set.cost;
        if (a.places.size() != b.places.size()) return a.places.size() < b.places.size();
        return a.places < b.places;
    });
    std::vector<TriedSet> sets;
    for (Reaching const& row : reaching) {
        bool const needless =
            std::ranges::any_of(sets, [&](TriedSet const& set) { return is_part(set.claims, row.set.claims); });
        if (!needless) sets.push_back(row.set);
        if (static_cast<int>(sets.size()) == question.plans) break;
    }
    return sets;
}

bool is_there_a_cheaper_set(rules::CompiledPack const& pack, Application const& application, Date on,
                            path::Question const& question, std::vector<Claim> const& activities, int copies,
                            std::pair<Number, Number> const& cost) {
    rules::Pack const priced = priced_for(application, pack.pack);
    Holdings const holdings(pack.pack, application);
    std::vector<Claim> const qualifications = certificates(priced, holdings);
    std::vector<Claim> items = qualifications;
    items.insert(items.end(), activities.begin(), activities.end());
    std::vector<Claim> added;
    std::function<bool(std::size_t)> const descend = [&](std::size_t item) -> bool {
        if (cost_of(priced, added, question.objective) >= cost) return false;
        if (item == items.size())
            return holdings.can_be_acquired(added) && reaches(pack, application, on, question, added);
        std::size_t const before = added.size();
        int const most = item < qualifications.size() ? 1 : copies;
        bool found = descend(item + 1);
        for (int i = 0; i < most && !found; ++i) {
            added.push_back(items[item]);
            if (added.back().title) *added.back().title += std::to_string(i);
            found = descend(item + 1);
        }
        added.resize(before);
        return found;
    };
    return descend(0);
}

} // namespace accrue::test
