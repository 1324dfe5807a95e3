#include "rules/diff.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/hangs_on.h"
#include "rules/row_kinds.h"
#include "rules/written.h"

namespace accrue::rules {
namespace {

using Keys = std::vector<std::pair<std::string, std::string>>;

// "fields.hours.title" -> "\"Hours\"": tables are gone into, lists are one value.
void flatten_keys(Written::Table const& table, std::string const& prefix, Keys& keys) {
    for (WrittenKey const& key : table) {
        std::string name = prefix + key.key;
        auto const* inner = std::get_if<Written::Table>(&key.value.value);
        if (inner != nullptr && !inner->empty())
            flatten_keys(*inner, name + ".", keys);
        else
            keys.emplace_back(std::move(name), to_text(key.value));
    }
}

Keys flat_keys(WrittenRow const& row) {
    Keys keys;
    flatten_keys(row.keys, "", keys);
    return keys;
}

std::vector<KeyChange> compare_keys(WrittenRow const& before, WrittenRow const& after) {
    Keys const was = flat_keys(before);
    Keys const is = flat_keys(after);
    std::unordered_map<std::string_view, std::string_view> old_values(was.begin(), was.end());
    std::vector<KeyChange> changes;
    for (auto const& [key, value] : is) {
        auto const old = old_values.find(key);
        if (old == old_values.end()) {
            changes.push_back({key, "", value});
        } else {
            if (old->second != value) changes.push_back({key, std::string(old->second), value});
            old_values.erase(old);
        }
    }
    for (auto const& [key, value] : was)
        if (old_values.contains(key)) changes.push_back({key, value, ""});
    return changes;
}

std::string title_of(WrittenRow const& row) {
    auto const title = std::ranges::find(row.keys, "title", &WrittenKey::key);
    auto const* text = title == row.keys.end() ? nullptr : std::get_if<std::string>(&title->value.value);
    return text == nullptr ? "" : *text;
}

// The rows of one kind by their ids; of two with one id, which check() refuses, the first.
class KindRows {
public:
    void add(WrittenRow const& row) {
        if (by_id_.emplace(row.id, &row).second) rows_.push_back(&row);
    }
    [[nodiscard]] std::vector<WrittenRow const*> const& rows() const { return rows_; }
    [[nodiscard]] WrittenRow const* find(std::string const& id) const {
        auto const found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : found->second;
    }
    // The ids that `other` has as well, in the order of the rows here.
    [[nodiscard]] std::vector<std::string_view> shared_with(KindRows const& other) const {
        std::vector<std::string_view> ids;
        for (WrittenRow const* row : rows_)
            if (other.find(row->id) != nullptr) ids.emplace_back(row->id);
        return ids;
    }

private:
    std::vector<WrittenRow const*> rows_;
    std::unordered_map<std::string_view, WrittenRow const*> by_id_;
};

std::map<std::string_view, KindRows> by_kind(std::vector<WrittenRow> const& rows) {
    std::map<std::string_view, KindRows> kinds;
    for (WrittenRow const& row : rows) kinds[row.kind].add(row);
    return kinds;
}

void compare_kind(std::string_view kind, KindRows const& before, KindRows const& after, Difference& found) {
    using What = RowChange::What;
    for (WrittenRow const* row : after.rows()) {
        WrittenRow const* old = before.find(row->id);
        if (old == nullptr) {
            found.rows.push_back({What::Added, kind, row->id, title_of(*row), 0, row->line, {}});
        } else if (auto keys = compare_keys(*old, *row); !keys.empty()) {
            found.rows.push_back({What::Changed, kind, row->id, title_of(*row), old->line, row->line, std::move(keys)});
        }
    }
    for (WrittenRow const* row : before.rows())
        if (after.find(row->id) == nullptr)
            found.rows.push_back({What::Removed, kind, row->id, title_of(*row), row->line, 0, {}});
    if (before.shared_with(after) != after.shared_with(before)) found.reordered.push_back(kind);
}

// Texts for people do not decide anything.
bool decides(KeyChange const& change) {
    static constexpr std::array<std::string_view, 7> wording{"title", "help",   "clause",      "evidence",
                                                             "group", "issuer", "evidence_min"};
    return std::ranges::find(wording, change.key) == wording.end() && !change.key.ends_with(".title") &&
           !change.key.ends_with(".unit") && !change.key.starts_with("cost.");
}

bool decides(RowChange const& row) {
    return row.what != RowChange::What::Changed ||
           std::ranges::any_of(row.keys, [](KeyChange const& key) { return decides(key); });
}

// The header's keys that every level hangs on.
void add_header_reasons(Difference const& found, std::vector<std::string>& reasons) {
    for (RowChange const& row : found.rows) {
        if (row.kind != "pack") continue;
        for (KeyChange const& change : row.keys)
            for (std::string_view const key : {"overall", "score_by", "time", "points.", "cycle."})
                if (change.key.starts_with(key) && change.key != "points.name") reasons.push_back("pack." + change.key);
    }
}

LevelChange level_change(std::string const& code, Difference const& found, std::set<RowName> const& rows) {
    LevelChange change{code, {}};
    add_header_reasons(found, change.reasons);
    for (RowChange const& row : found.rows)
        if (rows.contains({row.kind, row.id}) && decides(row))
            change.reasons.push_back(fmt::format("{} {}", row.kind, row.id));
    return change;
}

void compare_levels(Pack const& before, Pack const& after, Difference& found) {
    auto const rows_of = [](Pack const& pack, std::string const& code) {
        auto const level = std::ranges::find(pack.levels, code, &Level::code);
        return level == pack.levels.end() ? std::set<RowName>{} : hangs_on(pack, *level);
    };
    auto const add = [&](std::string const& code) {
        std::set<RowName> rows = rows_of(after, code);
        rows.merge(rows_of(before, code));
        if (LevelChange change = level_change(code, found, rows); !change.reasons.empty())
            found.levels.push_back(std::move(change));
    };
    for (Level const& level : after.levels) add(level.code);
    for (Level const& level : before.levels)
        if (std::ranges::find(after.levels, level.code, &Level::code) == after.levels.end()) add(level.code);
}

constexpr std::size_t longest_whole = 120; // bytes of a value that is shown as it is
constexpr std::size_t around = 40;         // bytes beside what differs in a longer one

std::string cut_to_characters(std::string const& text, std::size_t from, std::size_t to) {
    while (from > 0 && is_inside_character(text[from])) --from;
    while (to < text.size() && is_inside_character(text[to])) ++to;
    return fmt::format("{}{}{}", from > 0 ? "…" : "", text.substr(from, to - from), to < text.size() ? "…" : "");
}

} // namespace

void shorten(KeyChange& change) {
    std::string const& was = change.was;
    std::string const& is = change.is;
    if (was.size() <= longest_whole && is.size() <= longest_whole) return;
    std::size_t const least = std::min(was.size(), is.size());
    std::size_t same = 0;
    while (same < least && was[same] == is[same]) ++same;
    std::size_t same_end = 0;
    while (same_end < least - same && was[was.size() - 1 - same_end] == is[is.size() - 1 - same_end]) ++same_end;
    std::size_t const from = same > around ? same - around : 0;
    auto const part = [&](std::string const& text) {
        std::size_t const to = std::min({text.size(), text.size() - same_end + around, from + 4 * around});
        return cut_to_characters(text, from, to);
    };
    change = {change.key, part(was), part(is)};
}

Difference difference(Pack const& before, Pack const& after) {
    std::vector<WrittenRow> const old_rows = written_rows(before);
    std::vector<WrittenRow> const new_rows = written_rows(after);
    auto old_kinds = by_kind(old_rows);
    auto new_kinds = by_kind(new_rows);
    Difference found;
    for (RowKind const& kind : row_kinds) compare_kind(kind.name, old_kinds[kind.name], new_kinds[kind.name], found);
    compare_levels(before, after, found);
    return found;
}

} // namespace accrue::rules
