// The tree of categories and the caps on it.
#include <algorithm>
#include <functional>
#include <utility>

#include "rules/cap_sides.h"
#include "rules/compile_parts.h"

namespace accrue::rules {
namespace {

// Each category's place below its outermost one. A chain may be as long as the pack.
void find_depths(std::vector<CompiledCategory>& categories) {
    std::vector<int> depth(categories.size(), none);
    std::vector<std::size_t> below; // on the way up from a category to one whose depth is known
    for (std::size_t i = 0; i < categories.size(); ++i) {
        int at = static_cast<int>(i);
        for (; at != none && depth[static_cast<std::size_t>(at)] == none;
             at = categories[static_cast<std::size_t>(at)].parent)
            below.push_back(static_cast<std::size_t>(at));
        int known = at == none ? -1 : depth[static_cast<std::size_t>(at)];
        for (; !below.empty(); below.pop_back()) depth[below.back()] = ++known;
    }
    for (std::size_t i = 0; i < categories.size(); ++i) categories[i].depth = depth[i];
}

// REQUIRES: category_order is there.
void find_best_categories(CompiledPack& compiled) {
    auto const parent_of = [&](CompiledCategory const& category) -> CompiledCategory* {
        return category.parent == none ? nullptr : &compiled.categories[static_cast<std::size_t>(category.parent)];
    };
    for (int const c : compiled.category_order) {
        CompiledCategory& category = compiled.categories[static_cast<std::size_t>(c)];
        category.best_below = category.best_below || category.best > 0;
        CompiledCategory* const parent = parent_of(category);
        if (parent != nullptr) parent->best_below = parent->best_below || category.best_below;
    }
    for (std::size_t k = compiled.category_order.size(); k-- > 0;) { // parents first
        CompiledCategory& category = compiled.categories[static_cast<std::size_t>(compiled.category_order[k])];
        CompiledCategory const* const parent = parent_of(category);
        category.inside_best = category.best > 0 || (parent != nullptr && parent->inside_best);
    }
}

void compile_caps(CompiledPack& compiled) {
    std::vector<std::vector<CompiledCap>> on(compiled.categories.size());
    auto const& rows = compiled.pack.caps;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        CompiledCap cap{.per = rows[k].per, .max = quanta_down(compiled, rows[k].max), .cap = static_cast<int>(k)};
        cap.fixed = !rows[k].max_by && !rows[k].max_ratio && !rows[k].spills;
        cap.spills = rows[k].spills;
        if (rows[k].max_by) {
            compiled.limits_chosen = true;
            cap.max_by = compile_number_by(compiled, *rows[k].max_by);
            Range const numbers = compiled.number_choices[static_cast<std::size_t>(cap.max_by)].numbers;
            for (int i = numbers.first; i < numbers.first + numbers.count; ++i)
                cap.max = std::max(cap.max, compiled.numbers[static_cast<std::size_t>(i)].numerator);
        }
        on[static_cast<std::size_t>(find_category(compiled, rows[k].on))].push_back(cap);
    }
    for (std::size_t i = 0; i < on.size(); ++i) {
        std::ranges::sort(on[i], {}, &CompiledCap::per);
        compiled.categories[i].caps = {static_cast<int>(compiled.category_caps.size()), static_cast<int>(on[i].size())};
        compiled.category_caps.insert(compiled.category_caps.end(), on[i].begin(), on[i].end());
    }
}

// REQUIRES: category_order and caps are there.
void place_crossing_caps(CompiledPack& compiled) {
    std::vector<int> parents;
    std::vector<PlacedCap> caps;
    for (std::size_t c = 0; c < compiled.categories.size(); ++c) {
        CompiledCategory const& category = compiled.categories[c];
        parents.push_back(category.parent);
        for (int i = category.caps.first; i < category.caps.first + category.caps.count; ++i)
            caps.push_back({static_cast<int>(c), compiled.category_caps[static_cast<std::size_t>(i)].per});
    }
    CapSides const sides = cap_sides(parents, caps);
    for (std::size_t i = 0; i < caps.size(); ++i) {
        compiled.category_caps[i].source_side = sides.source[i];
        if (sides.crosses_below[i]) compiled.categories[static_cast<std::size_t>(caps[i].category)].caps_cross = true;
    }
    for (int const c : compiled.category_order) {
        CompiledCategory const& category = compiled.categories[static_cast<std::size_t>(c)];
        if (!category.caps_cross) continue;
        if (category.parent == none)
            compiled.crossing_roots.push_back(c);
        else
            compiled.categories[static_cast<std::size_t>(category.parent)].caps_cross = true;
    }
}

// REQUIRES: the caps have their sides.
void chain_caps(CompiledPack& compiled) {
    for (std::size_t k = compiled.category_order.size(); k-- > 0;) { // parents first
        CompiledCategory& category = compiled.categories[static_cast<std::size_t>(compiled.category_order[k])];
        if (category.parent != none) {
            CompiledCategory const& parent = compiled.categories[static_cast<std::size_t>(category.parent)];
            category.source_cap = parent.source_cap;
            category.sink_cap = parent.sink_cap;
        }
        for (int i = category.caps.first + category.caps.count; i-- > category.caps.first;) { // the finest is innermost
            CompiledCap& cap = compiled.category_caps[static_cast<std::size_t>(i)];
            int& innermost = cap.source_side ? category.source_cap : category.sink_cap;
            cap.outer = std::exchange(innermost, i);
            cap.depth = category.depth;
        }
    }
}

// REQUIRES: category_order and caps are there.
void find_finest_caps(CompiledPack& compiled) {
    for (std::size_t k = compiled.category_order.size(); k-- > 0;) { // parents first
        CompiledCategory& category = compiled.categories[static_cast<std::size_t>(compiled.category_order[k])];
        CompiledCategory const* const parent =
            category.parent == none ? nullptr : &compiled.categories[static_cast<std::size_t>(category.parent)];
        if (parent != nullptr && !parent->caps_cross) category.finest_above = parent->finest_above;
        if (category.caps.count > 0)
            category.finest_above = std::min(category.finest_above,
                                             compiled.category_caps[static_cast<std::size_t>(category.caps.first)].per);
        compiled.finest_cap = std::min(compiled.finest_cap, category.finest_above);
    }
}

// True where the cap must be known before the other is: see check_ratio_cycles().
bool hangs_on(CompiledPack const& compiled, CompiledRatio const& ratio, CompiledRatio const& other) {
    bool const left_out = lies_in(compiled, ratio.on, ratio.of) && lies_in(compiled, other.on, ratio.on);
    return lies_in(compiled, other.on, ratio.of) && !left_out;
}

// Those that others hang on first. REQUIRES: caps are there.
void compile_ratios(CompiledPack& compiled) {
    std::vector<CompiledRatio> open;
    for (std::size_t c = 0; c < compiled.categories.size(); ++c) {
        Range const caps = compiled.categories[c].caps;
        for (int i = caps.first; i < caps.first + caps.count; ++i) {
            int const row = compiled.category_caps[static_cast<std::size_t>(i)].cap;
            auto const& ratio = compiled.pack.caps[static_cast<std::size_t>(row)].max_ratio;
            if (!ratio) continue;
            CompiledRatio made{i, static_cast<int>(c), find_category(compiled, ratio->of), ratio->numerator,
                               ratio->denominator};
            if (lies_in(compiled, made.on, made.of)) made.denominator -= made.numerator; // r / (1 - r) of the rest
            open.push_back(made);
        }
    }
    while (!open.empty()) { // no circle, so that one of them waits for none
        auto const waits = [&](CompiledRatio const& ratio) {
            return std::any_of(open.begin(), open.end(), [&](CompiledRatio const& other) {
                return other.category_cap != ratio.category_cap && hangs_on(compiled, ratio, other);
            });
        };
        auto const next = std::find_if_not(open.begin(), open.end(), waits);
        compiled.ratios.push_back(*next);
        open.erase(next);
    }
}

} // namespace

void compile_categories(CompiledPack& compiled) {
    for (Category const& row : compiled.pack.categories) {
        CompiledCategory category;
        if (row.in) category.parent = find_category(compiled, *row.in);
        category.best = row.best.value_or(0);
        compiled.best_only = compiled.best_only || row.best;
        compiled.category_order.push_back(static_cast<int>(compiled.categories.size()));
        compiled.categories.push_back(category);
    }
    find_depths(compiled.categories);
    std::ranges::stable_sort(compiled.category_order, std::ranges::greater{}, [&](int category) {
        return compiled.categories[static_cast<std::size_t>(category)].depth;
    });
    find_best_categories(compiled);
    compile_caps(compiled);
    place_crossing_caps(compiled);
    chain_caps(compiled);
    find_finest_caps(compiled);
    compile_ratios(compiled);
}

} // namespace accrue::rules
