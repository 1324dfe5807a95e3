#include "session/path_plans.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "path/candidates.h"
#include "path/entries.h"
#include "path/order.h"
#include "path/own_costs.h"
#include "path/words.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"
#include "scoring/prerequisites.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using rules::none;
using scoring::Scored;

template <class Row>
Row const& row_of(std::vector<Row> const& rows, int index) {
    return rows[static_cast<std::size_t>(index)];
}

Number times(Number const& number, int count) { return reduced(number.numerator * count, number.denominator); }

PathCost cost_texts(std::optional<rules::Cost> const& cost) {
    auto const text = [](std::optional<Number> const& number) { return number ? to_text(*number) : std::string(); };
    return cost ? PathCost{text(cost->money), text(cost->hours), text(cost->months)} : PathCost{};
}

PathCost own_texts(OwnCost const& own) { return cost_texts(rules::Cost{own.money, own.hours, own.months}); }

PathCost own_texts(Application const& application, std::string const& id) {
    auto const own = std::ranges::find(application.costs, id, &OwnCost::of);
    return own == application.costs.end() ? PathCost{} : own_texts(*own);
}

std::vector<std::string> cost_parts(rules::CompiledPack const& pack, path::Price const& price) {
    std::vector<std::string> parts;
    if (price.money.numerator > 0) parts.push_back(path::money_text(pack, price.money));
    for (std::string const& text : {path::hours_text(price.hours), path::months_text(price.months)})
        if (!text.empty()) parts.push_back(text);
    return parts;
}

std::string cost_text(rules::CompiledPack const& pack, path::Price const& price, int count) {
    std::vector<std::string> const parts =
        cost_parts(pack, {times(price.money, count), times(price.hours, count), times(price.months, count)});
    return parts.empty() ? std::string(tr("no cost")) : fmt::format("{}", fmt::join(parts, ", "));
}

// "1 h"; empty: a cost is of one entry.
std::string one_unit_of(rules::ClaimType const& type) {
    auto const unit = path::unit_of_cost(type);
    if (!unit) return {};
    rules::Field const& field = row_of(type.fields, rules::find_field(type, *unit));
    return fmt::format("1 {}", field.unit.value_or(scoring::field_title(field)));
}

// The planned entries of the application, each of which stands for one item at most.
class PlannedEntries {
public:
    PlannedEntries(rules::CompiledPack const& pack, Application const& application) : pack_(pack) {
        for (Claim const& claim : application.claims)
            if (effective_basis(claim) == Basis::Planned) open_.push_back(&claim);
    }

    // Whether one stands for this entry; it stands for no other then.
    bool take(Claim const& entry) {
        auto const found = std::ranges::find_if(open_, [&](Claim const* planned) { return is_same(*planned, entry); });
        if (found == open_.end()) return false;
        open_.erase(found);
        return true;
    }

private:
    // Whatever it is called and whenever it is done.
    [[nodiscard]] bool is_same(Claim const& planned, Claim const& entry) const {
        if (planned.type != entry.type || planned.qualification != entry.qualification) return false;
        rules::ClaimType const& type = row_of(pack_.pack.claims, rules::find_type(pack_, entry.type));
        return std::ranges::all_of(type.fields, [&](rules::Field const& field) {
            if (field.kind == rules::Field::Kind::Text || field.derived) return true;
            FieldValue const* const one = find_field(planned, field.name);
            FieldValue const* const other = find_field(entry, field.name);
            return one == nullptr ? other == nullptr : other != nullptr && *one == *other;
        });
    }

    rules::CompiledPack const& pack_;
    std::vector<Claim const*> open_;
};

class PlanMaker {
public:
    PlanMaker(Scored const& scored, path::Plan const& plan, PathPlanPlace const& place)
        : scored_(scored), pack_(*scored.pack), plan_(plan), place_(place) {}

    PathPlan make() {
        made_.level = place_.level;
        made_.level_code = scoring::level_text(pack_, place_.level);
        made_.objective = place_.objective;
        make_entries();
        made_.key = made_.level_code;
        for (path::PlanStep const& step : path::in_order(scored_, Basis::Claimed, plan_)) {
            bool const acquires = step.acquire != none;
            made_.items.push_back(acquires ? qualification_item(step.acquire) : activity_item(step.activity));
            made_.key += "/" + made_.items.back().of;
            if (!acquires) made_.key += activity_key(row_of(plan_.activities, step.activity));
        }
        add_words();
        return std::move(made_);
    }

private:
    // --- What keeping it adds

    void make_entries() {
        made_.entries = path::entries_of(pack_, scored_.application, plan_);
        made_.day = plan_.scored_on;
        if (plan_.earliest > plan_.scored_on && holds_on(plan_.earliest)) made_.day = plan_.earliest;
        PlannedEntries planned(pack_, scored_.application);
        for (std::size_t i = 0; i < made_.entries.size(); ++i) {
            made_.entries[i].on = made_.day;
            made_.entries[i].basis = Basis::Planned;
            if (!planned.take(made_.entries[i])) made_.open.push_back(i);
        }
    }

    // Whether the plan, planned for that day, brings the level on it without what else is planned.
    [[nodiscard]] bool holds_on(Date day) const {
        Application application = scored_.application;
        std::erase_if(application.claims, [](Claim const& claim) { return effective_basis(claim) == Basis::Planned; });
        std::vector<Claim> entries = made_.entries;
        for (Claim& entry : entries) entry.on = day;
        application = path::with_entries(std::move(application), std::move(entries), Basis::Planned);
        auto const bound = scoring::bind(pack_, application, day);
        return scoring::evaluate(pack_, bound, Basis::Planned).overall >= place_.level;
    }

    [[nodiscard]] bool is_open(std::size_t first, int count) const {
        return std::ranges::any_of(made_.open, [&](std::size_t entry) {
            return entry >= first && entry < first + static_cast<std::size_t>(count);
        });
    }

    // --- Items

    [[nodiscard]] PathItem qualification_item(int place) const {
        int const q = row_of(plan_.acquire, place);
        rules::Qualification const& row = row_of(pack_.pack.qualifications, q);
        PathItem item;
        item.of = row.id;
        item.title = row.title;
        item.issuer = row.issuer.value_or("");
        item.after = after_text(q);
        item.cost = cost_text(pack_, row_of(plan_.prices, place), 1);
        item.currency = path::currency_of(pack_);
        item.pack = cost_texts(row.cost);
        item.own = own_texts(scored_.application, row.id);
        item.planned = !is_open(static_cast<std::size_t>(place), 1);
        return item;
    }

    [[nodiscard]] PathItem activity_item(int place) const {
        path::Activity const& activity = row_of(plan_.activities, place);
        rules::ClaimType const& type = row_of(pack_.pack.claims, rules::find_type(pack_, activity.claim.type));
        PathItem item;
        item.of = type.id;
        item.title = path::activity_text(pack_, activity);
        item.cost = cost_text(pack_, activity.price, activity.times);
        item.currency = path::currency_of(pack_);
        if (type.cost) item.pack = cost_texts(type.cost->cost);
        item.own = own_texts(scored_.application, type.id);
        item.cost_is_for = one_unit_of(type);
        std::size_t first = plan_.certificates.size();
        for (int before = 0; before < place; ++before)
            first += static_cast<std::size_t>(row_of(plan_.activities, before).times);
        item.planned = !is_open(first, activity.times);
        return item;
    }

    // The same in every language.
    static std::string activity_key(path::Activity const& activity) {
        std::string key = fmt::format(" {}", activity.times);
        for (auto const& [name, value] : activity.claim.fields) key += fmt::format(" {}={}", name, to_text(value));
        return key;
    }

    // What of the plan comes before it, and the condition without which it does not count.
    [[nodiscard]] std::string after_text(int q) const {
        std::vector<std::string> first;
        for (int const asked : scoring::open_prerequisites(pack_, scored_.bound, Basis::Claimed, q))
            for (int const other : plan_.acquire)
                if (other != q && scoring::stands_for(pack_, other, asked))
                    first.push_back(row_of(pack_.pack.qualifications, other).title);
        int const gate = row_of(pack_.required_gates, q);
        bool const waits = gate != none && !row_of(scored_.assessment.gates, gate).met;
        std::string text = first.empty() ? "" : say("after {}", fmt::join(first, tr(" and ")));
        if (waits) {
            rules::Gate const& row = row_of(pack_.pack.gates, gate);
            text += (text.empty() ? "" : "; ") + say("counts once this holds: {}", row.title.value_or(row.id));
        }
        return text;
    }

    // --- The plan as a whole

    void add_words() {
        path::Price const whole{plan_.money, plan_.hours, plan_.months};
        auto const or_none = [](std::string const& text) {
            return text.empty() ? std::string(tr("none¦of costs")) : text;
        };
        made_.amounts = {plan_.money, plan_.hours, plan_.months, plan_.earliest};
        made_.doing = doing_text();
        made_.money = or_none(plan_.money.numerator > 0 ? path::money_text(pack_, plan_.money) : "");
        made_.hours = or_none(path::hours_text(plan_.hours));
        made_.months = or_none(path::months_text(plan_.months));
        made_.earliest = long_day(plan_.earliest);
        std::vector<std::string> parts = cost_parts(pack_, whole);
        if (plan_.money.numerator == 0) parts.insert(parts.begin(), std::string(tr("no money¦of a plan")));
        made_.headline = say("{}, {}, earliest {}", made_.doing, fmt::join(parts, ", "), made_.earliest);
        made_.proven = plan_.proven;
        made_.proof = proof_text();
    }

    [[nodiscard]] std::string doing_text() const {
        auto const acquire = plan_.acquire.size();
        int activities = 0;
        for (path::Activity const& activity : plan_.activities) activities += activity.times;
        if (made_.items.size() == 1) {
            std::string const& title = made_.items.front().title;
            return acquire == 1 ? say("Acquire {}", title) : say("Do {}", title);
        }
        if (acquire == 0) return say("Do {}", activities);
        return activities == 0 ? say("Acquire {}", acquire) : say("Acquire {}, do {}", acquire, activities);
    }

    [[nodiscard]] std::string proof_text() const {
        PathObjective const objective = place_.objective;
        if (plan_.proven) {
            std::string_view const way = objective == PathObjective::Money   ? tr("no way costs less")
                                         : objective == PathObjective::Hours ? tr("no way takes fewer hours")
                                                                             : tr("no way takes fewer months");
            return place_.rank == 0 ? say("Proven: {}.", way) : say("Proven: apart from the plans above, {}.", way);
        }
        Number const& amount = objective == PathObjective::Money   ? plan_.money
                               : objective == PathObjective::Hours ? plan_.hours
                                                                   : plan_.months;
        Number const less = scoring::difference(amount, plan_.bound);
        if (less.numerator <= 0) return std::string(tr("Not every way was looked at; none costs less."));
        std::string const words = objective == PathObjective::Money   ? path::money_text(pack_, less)
                                  : objective == PathObjective::Hours ? path::hours_text(less)
                                                                      : path::months_text(less);
        return say("Not every way was looked at: at most {} less would be possible.", words);
    }

    Scored const& scored_;
    rules::CompiledPack const& pack_;
    path::Plan const& plan_;
    PathPlanPlace const& place_;
    PathPlan made_;
};

// Cost and own costs of an item for which the pack has none.
void add_own_cost(Scored const& scored, PathItem& item) {
    item.currency = path::currency_of(*scored.pack);
    auto const own = std::ranges::find(scored.application.costs, item.of, &OwnCost::of);
    if (own == scored.application.costs.end()) return;
    item.own = own_texts(*own);
    item.cost =
        cost_text(*scored.pack,
                  {own->money.value_or(Number{}), own->hours.value_or(Number{}), own->months.value_or(Number{})}, 1);
}

bool is_held(Scored const& scored, rules::Qualification const& row) {
    return std::ranges::any_of(scored.application.claims, [&](Claim const& claim) {
        return claim.qualification == row.id && effective_basis(claim) != Basis::Planned;
    });
}

} // namespace

std::vector<PathItem> unpriced_items(Scored const& scored) {
    rules::Pack const& pack = scored.pack->pack;
    std::vector<PathItem> items;
    bool const catalogue = std::ranges::any_of(
        pack.claims, [](rules::ClaimType const& type) { return type.catalogue && path::is_entered_once_done(type); });
    for (rules::Qualification const& row : pack.qualifications) {
        if (!catalogue || row.cost || is_held(scored, row)) continue;
        PathItem& item = items.emplace_back();
        item.of = row.id;
        item.title = row.title;
        item.issuer = row.issuer.value_or("");
        add_own_cost(scored, item);
    }
    for (rules::ClaimType const& type : pack.claims) {
        if (type.cost || type.catalogue || !path::is_entered_once_done(type)) continue;
        PathItem& item = items.emplace_back();
        item.of = type.id;
        item.title = type.title;
        item.cost_is_for = one_unit_of(type);
        add_own_cost(scored, item);
    }
    std::stable_partition(items.begin(), items.end(), [](PathItem const& item) { return !item.own.empty(); });
    return items;
}

path::Objective objective_of(PathObjective objective) {
    switch (objective) {
    case PathObjective::Money: return path::Objective::Money;
    case PathObjective::Hours: return path::Objective::Hours;
    case PathObjective::Months: return path::Objective::Months;
    }
    return path::Objective::Money;
}

PathPlan make_path_plan(Scored const& scored, path::Plan const& plan, PathPlanPlace const& place) {
    return PlanMaker(scored, plan, place).make();
}

} // namespace accrue::session
