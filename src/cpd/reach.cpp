#include "cpd/reach.h"

#include <algorithm>

namespace accrue::cpd {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::Window;

bool reaches_far(Window const& window) {
    return window.kind == Window::Kind::Life || window.kind == Window::Kind::Rolling;
}

// Points of any kind are asked for over more than the cycle.
bool adds_up_over_cycles(CompiledPack const& pack) {
    auto const far_gate = [](CompiledGate const& gate) {
        bool const sums = gate.kind == CompiledGate::Kind::Points || gate.kind == CompiledGate::Kind::Categories;
        return sums && gate.windowed && reaches_far(gate.window);
    };
    auto const far_cap = [](rules::CompiledCap const& cap) { return cap.per == rules::Period::Life; };
    auto const far_step = [](rules::CompiledStep const& step) {
        return step.category != rules::none && step.per == rules::Period::Life;
    };
    return pack.scope != rules::Period::Cycle || std::ranges::any_of(pack.gates, far_gate) ||
           std::ranges::any_of(pack.category_caps, far_cap) || std::ranges::any_of(pack.steps, far_step);
}

bool is_counted_over_cycles(CompiledPack const& pack, int type) {
    return std::ranges::any_of(pack.gates, [&](CompiledGate const& gate) {
        bool const counts = gate.kind == CompiledGate::Kind::Claims && gate.type == type;
        return counts && (!gate.windowed || reaches_far(gate.window));
    });
}

bool is_read_as_duration(CompiledPack const& pack, int type) {
    return std::ranges::any_of(pack.queries, [&](rules::DurationQuery const& query) {
        return std::ranges::any_of(query.sources, [&](auto const& source) { return source.type == type; });
    });
}

bool repeats_or_merges(CompiledPack const& pack, int type) {
    return std::ranges::any_of(pack.awards, [&](rules::CompiledAward const& award) {
        return award.type == type && (award.merge || award.occurrence_field != rules::none);
    });
}

bool is_once_in_a_life(CompiledPack const& pack, int once_type) {
    if (once_type == rules::none) return false;
    auto const& once = pack.pack.claims[static_cast<std::size_t>(once_type)].once;
    if (!once || (once->per && once->per != rules::Period::Life)) return false;
    return std::ranges::find(once->by, "on") == once->by.end(); // those of one day lie in one cycle
}

} // namespace

std::vector<bool> types_of_one_cycle(CompiledPack const& pack) {
    std::vector<bool> of_one_cycle(pack.types.size(), false);
    if (adds_up_over_cycles(pack)) return of_one_cycle;
    for (std::size_t i = 0; i < pack.types.size(); ++i) {
        rules::CompiledType const& type = pack.types[i];
        int const number = static_cast<int>(i);
        of_one_cycle[i] = !type.profile && !type.catalogue && !type.read_by_fact &&
                          !is_once_in_a_life(pack, type.once_type) && !is_counted_over_cycles(pack, number) &&
                          !is_read_as_duration(pack, number) && !repeats_or_merges(pack, number);
    }
    return of_one_cycle;
}

} // namespace accrue::cpd
