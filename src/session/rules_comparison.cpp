#include "session/rules_comparison.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "rules/carried.h"
#include "rules/diff.h"
#include "rules/row_kinds.h"

namespace accrue::session {
namespace {

using rules::RowChange;

constexpr std::size_t longest_value = 200; // characters

RulesKeyChange key_change(rules::KeyChange change) {
    if (!change.was.empty() && !change.is.empty()) rules::shorten(change);
    return {std::move(change.key), shortened(change.was, longest_value), shortened(change.is, longest_value)};
}

RulesRowChange row_change(RowChange const& row) {
    RulesRowChange model{RulesRowChange::What::Changed, row.id, {0, row.line_after}, {}};
    if (row.what == RowChange::What::Added) model.what = RulesRowChange::What::Added;
    if (row.what == RowChange::What::Removed) model.what = RulesRowChange::What::Removed;
    if (model.name.empty())
        model.name = row.title;
    else if (!row.title.empty() && row.title != row.id)
        model.name = fmt::format("{} ({})", row.id, shortened(row.title));
    if (row.what == RowChange::What::Changed)
        for (rules::KeyChange const& change : row.keys) model.keys.push_back(key_change(change));
    return model;
}

// The changes of a kind, which are made where they are not there yet.
RulesKindChange& kind_in(RulesComparison& comparison, std::string_view kind) {
    rules::RowKind const* const known = rules::find_row_kind(kind);
    std::string name(known == nullptr ? kind : known->many);
    std::string title(known == nullptr ? kind : tr(known->many));
    auto const found = std::ranges::find(comparison.kinds, name, &RulesKindChange::kind);
    if (found != comparison.kinds.end()) return *found;
    return comparison.kinds.emplace_back(RulesKindChange{std::move(name), std::move(title), false, {}});
}

} // namespace

RulesComparison compare_packs(rules::CompiledPack const& before, rules::CompiledPack const& after, std::string from,
                              std::uint64_t revision) {
    rules::Difference const found = rules::difference(rules::as_written(before.pack), rules::as_written(after.pack));
    RulesComparison comparison{revision, std::move(from), {}, {}, 0, 0, 0};
    for (RowChange const& row : found.rows) {
        RulesRowChange model = row_change(row);
        switch (model.what) {
        case RulesRowChange::What::Added: ++comparison.added; break;
        case RulesRowChange::What::Removed: ++comparison.removed; break;
        case RulesRowChange::What::Changed: ++comparison.changed; break;
        }
        kind_in(comparison, row.kind).rows.push_back(std::move(model));
    }
    for (std::string_view const kind : found.reordered) kind_in(comparison, kind).reordered = true;
    for (rules::LevelChange const& level : found.levels) comparison.levels.push_back({level.code, level.reasons});
    return comparison;
}

} // namespace accrue::session
