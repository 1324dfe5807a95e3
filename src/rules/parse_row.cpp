#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "rules/parse_reader.h"

namespace accrue::rules::parsing {
namespace {

bool contains(std::vector<std::string_view> const& keys, std::string_view key) {
    return std::ranges::find(keys, key) != keys.end();
}

template <class Keys>
std::string quoted(Keys const& keys) {
    std::string text;
    for (std::string_view const key : keys) text += fmt::format("{}'{}'", text.empty() ? "" : ", ", key);
    return text;
}

} // namespace

void Row::read(Reading& reading, Node const& table, std::function<void(Row&)> const& fill) {
    Row row(reading, table);
    fill(row);
    row.end();
}

// --- Keys ------------------------------------------------------------------------------------------------------------

Node const* Row::find(std::string_view key) {
    if (!contains(known_, key)) known_.push_back(key);
    for (Node const& child : table_.children)
        if (child.key == key) return &child;
    return nullptr;
}

Node const* Row::needed(std::string_view key) {
    Node const* node = find(key);
    if (node == nullptr)
        reading_.report("E103", table_.at,
                        table_.key.empty() ? fmt::format("'{}' is missing", key)
                                           : fmt::format("'{}' is missing in this '{}'", key, table_.key));
    return node;
}

void Row::missing(std::string_view key, std::string remedy) {
    (void)find(key);
    reading_.report("E103", table_.at, fmt::format("'{}' is missing in this '{}'", key, table_.key), std::move(remedy));
}

void Row::rest(std::function<void(Node const&)> const& each) {
    for (Node const& child : table_.children)
        if (!contains(known_, child.key)) each(child);
    rest_taken_ = true;
}

std::string_view Row::exactly_one(std::initializer_list<std::string_view> kinds) {
    std::vector<Node const*> found;
    for (std::string_view const kind : kinds)
        if (Node const* node = find(kind)) found.push_back(node);
    if (found.size() == 1) return found[0]->key;
    if (found.empty()) {
        if (kinds.size() == 1)
            needed(*kinds.begin());
        else
            reading_.report("E111", table_.at, fmt::format("this '{}' has none of {}", table_.key, quoted(kinds)),
                            "it needs exactly one of them");
        return {};
    }
    std::ranges::sort(found, {}, [](Node const* node) { return std::pair(node->key_at.line, node->key_at.column); });
    std::vector<std::string_view> names;
    for (Node const* node : found) names.push_back(node->key);
    reading_.report("E111", found[1]->key_at,
                    fmt::format("this '{}' has more than one of {}", table_.key, quoted(names)),
                    "it needs exactly one of them");
    return {};
}

void Row::only_elsewhere(std::string reason, std::initializer_list<std::string_view> keys) {
    elsewhere_reason_ = std::move(reason);
    elsewhere_.insert(elsewhere_.end(), keys);
}

void Row::end() {
    if (rest_taken_) return;
    for (Node const& child : table_.children)
        if (!contains(known_, child.key)) report_stray(child);
}

void Row::report_stray(Node const& stray) {
    if (contains(elsewhere_, stray.key)) {
        if (!elsewhere_reason_.empty())
            reading_.report("E112", stray.key_at, fmt::format("'{}' does not go with {}", stray.key, elsewhere_reason_),
                            "take it out");
        return;
    }
    std::string remedy;
    if (!reading_.full()) {
        std::vector<std::string_view> candidates = known_;
        candidates.insert(candidates.end(), elsewhere_.begin(), elsewhere_.end());
        remedy = english_suggestion(stray.key, candidates);
        if (remedy.empty() && !known_.empty()) remedy = fmt::format("known here are {}", fmt::join(known_, ", "));
    }
    reading_.report("E101", stray.key_at, fmt::format("unknown key '{}'", shortened(stray.key, 40)), std::move(remedy));
}

// --- Values ----------------------------------------------------------------------------------------------------------

template <class Value, class Read>
void Row::take(std::string_view key, Value& out, Read read) {
    if (Node const* node = needed(key))
        if (auto value = read(*node)) out = static_cast<Value>(std::move(*value));
}

template <class Value, class Read>
void Row::take(std::string_view key, std::optional<Value>& out, Read read) {
    if (Node const* node = find(key))
        if (auto value = read(*node)) out = static_cast<Value>(std::move(*value));
}

void Row::text(std::string_view key, std::string& out) {
    take(key, out, [this](Node const& node) { return reading_.text(node); });
}

void Row::text(std::string_view key, std::optional<std::string>& out) {
    take(key, out, [this](Node const& node) { return reading_.text(node); });
}

void Row::name(std::string_view key, Form const& form, std::string& out) {
    take(key, out, [&](Node const& node) { return reading_.name(node, form); });
}

void Row::name(std::string_view key, Form const& form, std::optional<std::string>& out) {
    take(key, out, [&](Node const& node) { return reading_.name(node, form); });
}

void Row::number(std::string_view key, Number& out) {
    take(key, out, [this](Node const& node) { return reading_.number(node); });
}

void Row::number(std::string_view key, std::optional<Number>& out) {
    take(key, out, [this](Node const& node) { return reading_.number(node); });
}

void Row::count(std::string_view key, int& out, Bounds bounds) {
    take(key, out, [&](Node const& node) { return reading_.count(node, bounds); });
}

void Row::count(std::string_view key, std::optional<int>& out, Bounds bounds) {
    take(key, out, [&](Node const& node) { return reading_.count(node, bounds); });
}

void Row::bytes(std::string_view key, std::optional<std::int64_t>& out) {
    take(key, out, [this](Node const& node) { return reading_.count(node, {1, 999'999'999}); });
}

void Row::date(std::string_view key, Date& out) {
    take(key, out, [this](Node const& node) { return reading_.date(node); });
}

void Row::date(std::string_view key, std::optional<Date>& out) {
    take(key, out, [this](Node const& node) { return reading_.date(node); });
}

void Row::flag(std::string_view key, bool& out) {
    Node const* node = find(key);
    if (node == nullptr) return;
    if (node->kind == Node::Kind::Bool)
        out = node->yes;
    else
        reading_.report_kind(*node, "true or false");
}

std::optional<std::size_t> Row::word_index(Node const& node, std::vector<std::string_view> const& words) {
    if (node.kind != Node::Kind::Text) {
        reading_.report_kind(node, "text", fmt::format("write {}", quoted(words)));
        return std::nullopt;
    }
    std::string_view const text = node.text;
    auto const found = std::ranges::find(words, text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    std::string remedy = english_suggestion(text, words);
    if (remedy.empty()) remedy = fmt::format("write {}", quoted(words));
    reading_.report("E110", node.at, fmt::format("{} cannot be '{}'", label(node), shortened(text, 40)),
                    std::move(remedy));
    return std::nullopt;
}

// --- Tables and lists ------------------------------------------------------------------------------------------------

void Row::table(std::string_view key, std::function<void(Row&)> const& fill) {
    Node const* node = find(key);
    if (node == nullptr) return;
    if (node->kind == Node::Kind::Table)
        read(reading_, *node, fill);
    else
        reading_.report_kind(*node, "a table", fmt::format("write {} = {{ .. }}", key));
}

void Row::needed_table(std::string_view key, std::function<void(Row&)> const& fill) {
    if (needed(key) != nullptr) table(key, fill);
}

void Row::list(std::string_view key, std::function<void(Node const&)> const& item) {
    Node const* node = find(key);
    if (node == nullptr) return;
    if (node->kind == Node::Kind::List)
        for (Node const& child : node->children) item(child);
    else
        reading_.report_kind(*node, "a list", "write [ .. ], even around a single item");
}

void Row::needed_list(std::string_view key, std::function<void(Node const&)> const& item) {
    Node const* node = needed(key);
    if (node == nullptr) return;
    if (node->kind == Node::Kind::List && node->children.empty())
        reading_.report("E113", node->at, fmt::format("'{}' lists nothing", key), "list at least one");
    list(key, item);
}

void Row::texts(std::string_view key, std::vector<std::string>& out) {
    if (has(key)) needed_texts(key, out);
}

void Row::needed_texts(std::string_view key, std::vector<std::string>& out) {
    needed_list(key, [&](Node const& node) {
        if (auto text = reading_.text(node)) out.push_back(std::move(*text));
    });
}

void Row::names(std::string_view key, Form const& form, std::vector<std::string>& out) {
    if (has(key)) needed_names(key, form, out);
}

void Row::needed_names(std::string_view key, Form const& form, std::vector<std::string>& out) {
    needed_list(key, [&](Node const& node) {
        if (auto name = reading_.name(node, form)) out.push_back(std::move(*name));
    });
}

void Row::needed_numbers(std::string_view key, std::vector<Number>& out) {
    needed_list(key, [&](Node const& node) {
        if (auto const number = reading_.number(node)) out.push_back(*number);
    });
}

void read_rows(Row& root, std::string_view key, std::function<void(Row&)> const& fill) {
    Node const* section = root.find(key);
    if (section == nullptr) return;
    Reading& reading = root.reading();
    if (section->kind != Node::Kind::List)
        return reading.report_kind(*section, "a list of tables", fmt::format("write [[{}]]", key));
    for (Node const& item : section->children) {
        if (item.kind == Node::Kind::Table)
            Row::read(reading, item, fill);
        else
            reading.report_kind(item, "a table");
    }
}

void read_bands(Reading& reading, Node const& list, std::function<void(Number, Node const&)> const& band) {
    if (list.kind != Node::Kind::List) return reading.report_kind(list, "a list of [from, result]");
    if (list.children.empty())
        reading.report("E113", list.at, fmt::format("'{}' lists nothing", list.key),
                       "list at least one [from, result]");
    for (Node const& item : list.children) {
        auto const* pair = reading.list_of(item, 2, "[from, result]");
        if (pair == nullptr) continue;
        if (auto const from = reading.number((*pair)[0])) band(*from, (*pair)[1]);
    }
}

} // namespace accrue::rules::parsing
