#include "scoring/window.h"

#include <algorithm>

#include "scoring/award_value.h"
#include "scoring/credit.h"
#include "scoring/cycle.h"
#include "scoring/gates.h"
#include "scoring/needs.h"
#include "scoring/scope.h"

namespace accrue::scoring {
namespace {

using rules::CompiledAward;
using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;

struct Reading { // of one window
    BoundYear window;
    std::int64_t have = 0;
    Exact need;
};

// True where `have` minus need is smaller in `a`.
bool is_worse(Reading const& a, Reading const& b) {
    auto const margin = [](Reading const& reading) {
        return reading.have * reading.need.denominator - reading.need.numerator;
    };
    return margin(a) * b.need.denominator < margin(b) * a.need.denominator;
}

// The years of the cycle up to the running one; before the cycle its first.
YearNumbers begun_years(CompiledPack const& pack, BoundApplication const& application) {
    Date const until = std::clamp(application.on, application.cycle_from, application.cycle_to);
    return {year_number(pack, application, application.cycle_from), year_number(pack, application, until)};
}

// The first day of a period that counts.
Date first_day_of(CompiledPack const& pack, BoundClaim const& claim) {
    if (!by_month(pack)) return Date{claim.first};
    return std::max(Date{claim.from}, first_day(Month{claim.first}));
}

bool holds(BoundYear const& window, Date day) { return day >= window.from && day <= window.to; }

class WindowCount {
public:
    WindowCount(CompiledPack const& pack, BoundApplication const& application, CompiledGate const& gate,
                Workspace& workspace, Assessment& assessment)
        : pack_(pack), application_(application), gate_(gate), workspace_(workspace), assessment_(assessment) {}

    [[nodiscard]] Reading reading() {
        switch (gate_.window.kind) {
        case rules::Window::Kind::Year: return of_year(year_number(pack_, application_, application_.on));
        case rules::Window::Kind::EveryYear: return of_worst_year();
        case rules::Window::Kind::Cycle: return of({application_.cycle_from, application_.cycle_to});
        case rules::Window::Kind::Life: return of({first_date, last_date});
        case rules::Window::Kind::Rolling: break;
        }
        return of_last_years();
    }

private:
    [[nodiscard]] Reading of(BoundYear const& window) { return of(window, {&window, 1}); }

    // What is needed is that of the kept spans of the window alone.
    [[nodiscard]] Reading of(BoundYear const& window, Spans kept) {
        std::int64_t const have = have_in(window);
        Exact const own = need_in(pack_, application_, gate_, kept, assessment_.facts, workspace_);
        return {window, have, gate_.debt_option == none ? own : sum_of(own, debt(window))};
    }

    [[nodiscard]] Exact debt(BoundYear const& window) const {
        return debt_in(pack_, application_, gate_, window, workspace_);
    }

    [[nodiscard]] bool is_skipped(std::int32_t year) const {
        auto const& years = workspace_.skipped_years;
        return pack_.skip_type != none && std::binary_search(years.begin(), years.end(), year);
    }

    [[nodiscard]] Reading of_year(std::int32_t number) {
        Reading reading = of(year_numbered(pack_, application_, number));
        if (is_skipped(number)) reading.need = debt(reading.window); // no need of its own
        return reading;
    }

    // A skipped year is only told of where there is no other.
    [[nodiscard]] Reading of_worst_year() {
        YearNumbers const years = begun_years(pack_, application_);
        Reading worst;
        bool found = false;
        for (std::int32_t year = years.first; year <= years.last; ++year) {
            if (is_skipped(year) && (found || year < years.last)) continue;
            Reading const reading = of_year(year);
            if (!found || is_worse(reading, worst)) worst = reading;
            found = true;
        }
        return worst;
    }

    // The years `first` to `last` but the skipped ones from `passed` on, as few spans as can be.
    [[nodiscard]] Spans spans_between(std::int32_t first, std::int32_t passed, std::int32_t last) {
        std::vector<BoundYear>& spans = workspace_.kept_years;
        spans.clear();
        bool broken = true;
        for (std::int32_t year = first; year <= last; ++year) {
            bool const passed_over = year >= passed && year < last && is_skipped(year);
            BoundYear const days = year_numbered(pack_, application_, year);
            if (!passed_over && broken)
                spans.push_back(days);
            else if (!passed_over)
                spans.back().to = days.to;
            broken = passed_over;
        }
        return spans;
    }

    // Over a skipped year the window reaches further back, but only where that leaves no less. Nothing is needed in a year
    // that it passes over.
    [[nodiscard]] Reading of_last_years() {
        std::int32_t const running = year_number(pack_, application_, application_.on);
        Date const end = year_numbered(pack_, application_, running).to;
        std::int32_t first = running - gate_.window.years + 1;
        auto const since = [&](std::int32_t year) { return year_numbered(pack_, application_, year).from; };
        Reading best = of({since(first), end});
        for (std::int32_t year = running - 1; year >= first; --year) {
            if (!is_skipped(year)) continue;
            --first;
            Reading const further = of({since(first), end}, spans_between(first, year, running));
            if (further.have >= best.have && !is_worse(further, best)) best = further;
        }
        return best;
    }

    [[nodiscard]] std::int64_t have_in(BoundYear const& window) {
        if (gate_.kind == CompiledGate::Kind::Claims)
            return gate_.distinct_field == none ? count_claims(window) : count_values(window);
        choose_items_of(pack_, application_, gate_, window, assessment_.claims, workspace_);
        if (gate_.decides) use_items();
        credit(pack_, application_, cells_of(gate_), workspace_);
        if (gate_.kind == CompiledGate::Kind::Categories)
            return credited_categories(pack_, gate_, workspace_.scope_points);
        return workspace_.scope_points[static_cast<std::size_t>(gate_.category)].counted;
    }

    [[nodiscard]] bool asks_for(Workspace::Item const& item) const {
        CompiledAward const& award = pack_.awards[static_cast<std::size_t>(item.award)];
        if (gate_.kind == CompiledGate::Kind::Points) return way_into(pack_, award, gate_.category) != none;
        for (int i = gate_.members.first; i < gate_.members.first + gate_.members.count; ++i)
            if (way_into(pack_, award, pack_.category_lists[static_cast<std::size_t>(i)]) != none) return true;
        return false;
    }

    // What earns nothing in the pack's own scope may count in a window that reaches out of it.
    void use_items() {
        for (Workspace::Item const& item : workspace_.scoped) {
            Unused& unused = result_of(assessment_, item).unused;
            if (unused == Unused::OutsideCycle && asks_for(item)) unused = Unused::No;
        }
    }

    // Calls `use` with each claim that the gate counts in the window, duplicates included.
    template <class Use>
    void for_each_claim(BoundYear const& window, Use const& use) {
        auto const type = static_cast<std::size_t>(gate_.type);
        rules::Range const claims = application_.type_claims[type];
        for (int k = claims.first; k < claims.first + claims.count; ++k) {
            auto const i = static_cast<std::size_t>(application_.by_type[static_cast<std::size_t>(k)]);
            BoundClaim const& claim = application_.claims[i];
            if (!workspace_.states[i].active || !holds(window, claim.when)) continue;
            if (claim.lasts_nothing) continue;
            if (!matches(pack_, application_, claim, gate_.conditions)) continue;
            if (gate_.decides) assessment_.claims[i].unused = Unused::No;
            use(claim);
        }
    }

    // By group of duplicates, all 0 before and after.
    std::vector<std::int64_t>& group_amounts() {
        auto const groups = static_cast<std::size_t>(application_.group_count);
        if (workspace_.group_amounts.size() < groups) workspace_.group_amounts.resize(groups);
        return workspace_.group_amounts;
    }

    [[nodiscard]] std::int64_t count_claims(BoundYear const& window) {
        std::vector<std::int64_t>& counted = group_amounts();
        std::int64_t count = 0;
        for_each_claim(window, [&](BoundClaim const& claim) {
            if (claim.group == none || counted[static_cast<std::size_t>(claim.group)]++ == 0) ++count;
        });
        std::ranges::fill(counted, 0);
        return count;
    }

    // Each group of duplicates brings one of its values: as many different ones as can be.
    [[nodiscard]] std::int64_t count_values(BoundYear const& window) {
        std::vector<std::int64_t>& values = workspace_.distinct;
        auto const value_of = [&](BoundClaim const& claim) {
            return field_value(application_, claim, gate_.distinct_field);
        };
        values.clear();
        for_each_claim(window, [&](BoundClaim const& claim) {
            if (value_of(claim) != rules::absent) values.push_back(value_of(claim));
        });
        std::ranges::sort(values);
        values.erase(std::unique(values.begin(), values.end()), values.end());
        if (application_.group_count == 0) return std::ssize(values);
        Flow& flow = workspace_.flow;
        flow.clear();
        int const source = flow.add_node();
        int const sink = flow.add_node();
        int const first_value = sink + 1;
        for (std::size_t i = 0; i < values.size(); ++i) flow.add_arc(flow.add_node(), sink, 1);
        std::vector<std::int64_t>& nodes = group_amounts();
        for_each_claim(window, [&](BoundClaim const& claim) {
            if (value_of(claim) == rules::absent) return;
            auto const at = std::lower_bound(values.begin(), values.end(), value_of(claim)) - values.begin();
            int from = source;
            if (claim.group != none) {
                std::int64_t& node = nodes[static_cast<std::size_t>(claim.group)];
                if (node == 0) flow.add_arc(source, static_cast<int>(node = flow.add_node()), 1);
                from = static_cast<int>(node);
            }
            flow.add_arc(from, first_value + static_cast<int>(at), 1);
        });
        std::ranges::fill(nodes, 0);
        return flow.fill(source, sink);
    }

    CompiledPack const& pack_;
    BoundApplication const& application_;
    CompiledGate const& gate_;
    Workspace& workspace_;
    Assessment& assessment_;
};

} // namespace

YearNumbers years_skipped_by(CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim) {
    bool const period = pack.types[static_cast<std::size_t>(pack.skip_type)].period;
    if (period && claim.last < claim.first) return {};
    std::int32_t const last = year_number(pack, application, claim.when);
    return {period ? year_number(pack, application, first_day_of(pack, claim)) : last, last};
}

void find_skipped_years(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace) {
    rules::Range const claims = application.type_claims[static_cast<std::size_t>(pack.skip_type)];
    auto& years = workspace.skipped_years;
    years.clear();
    for (int k = claims.first; k < claims.first + claims.count; ++k) {
        auto const i = static_cast<std::size_t>(application.by_type[static_cast<std::size_t>(k)]);
        if (!workspace.states[i].active) continue;
        YearNumbers const skipped = years_skipped_by(pack, application, application.claims[i]);
        for (std::int32_t year = skipped.first; year <= skipped.last; ++year) years.push_back(year);
    }
    std::ranges::sort(years);
    years.erase(std::unique(years.begin(), years.end()), years.end());
}

// WindowCount::of_last_years() reaches one year further back for each that it passes over.
std::vector<std::int32_t> passed_years(CompiledPack const& pack, BoundApplication const& application,
                                       rules::CompiledGate const& gate, GateResult const& result,
                                       std::vector<std::int32_t> const& skipped) {
    std::vector<std::int32_t> passed;
    std::int32_t const running = year_number(pack, application, result.window.to);
    std::int32_t const further = running - year_number(pack, application, result.window.from) + 1 - gate.window.years;
    for (std::int32_t year = running - 1; year >= running - further - gate.window.years && std::ssize(passed) < further;
         --year)
        if (std::ranges::binary_search(skipped, year)) passed.push_back(year);
    return passed;
}

int years_begun(CompiledPack const& pack, BoundApplication const& application) {
    if (application.on < application.cycle_from) return 0;
    YearNumbers const years = begun_years(pack, application);
    return years.last - years.first + 1;
}

void count_window(CompiledPack const& pack, BoundApplication const& application, int gate, Workspace& workspace,
                  Assessment& assessment) {
    CompiledGate const& row = pack.gates[static_cast<std::size_t>(gate)];
    Reading const reading = WindowCount(pack, application, row, workspace, assessment).reading();
    GateResult& result = assessment.gates[static_cast<std::size_t>(gate)];
    result.have = reading.have;
    result.need = rounded_up(reading.need); // exact enough to compare: `have` is whole
    result.window = reading.window;
}

BoundYear days_looked_at(CompiledPack const& pack, BoundApplication const& application, CompiledGate const& gate,
                         GateResult const& result) {
    if (gate.window.kind != rules::Window::Kind::EveryYear) return result.window;
    YearNumbers const years = begun_years(pack, application);
    return {year_numbered(pack, application, years.first).from, year_numbered(pack, application, years.last).to};
}

} // namespace accrue::scoring
