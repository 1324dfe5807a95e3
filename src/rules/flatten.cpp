#include "rules/flatten.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/date.h"
#include "domain/text.h"
#include "rules/flatten_parts.h"
#include "rules/in_force.h"
#include "rules/parse_reader.h"
#include "rules/row_kinds.h"

namespace accrue::rules {
namespace {

using parsing::Node;

struct ReadPack {
    PackText const* pack = nullptr;
    parsing::Tree tree;
};

Node const* child(Node const& table, std::string_view key) {
    if (table.kind != Node::Kind::Table) return nullptr;
    auto const found =
        std::find_if(table.children.begin(), table.children.end(), [&](Node const& node) { return node.key == key; });
    return found == table.children.end() ? nullptr : &*found;
}

Node const* header_key(Node const& root, std::string_view key) {
    Node const* const header = child(root, "pack");
    return header == nullptr ? nullptr : child(*header, key);
}

std::string_view text_of(Node const* node) {
    return node != nullptr && node->kind == Node::Kind::Text ? node->text : std::string_view{};
}

std::string pack_name(Node const& root) {
    return fmt::format("{}@{}", text_of(header_key(root, "id")), text_of(header_key(root, "version")));
}

std::optional<Date> begin_of(Node const& root) {
    Node const* const effective = header_key(root, "effective");
    Node const* const from = effective == nullptr ? nullptr : child(*effective, "from");
    return from != nullptr && from->kind == Node::Kind::Date ? parse_date(from->text) : std::nullopt;
}

Problem problem_at(std::string_view id, PackText const& pack, parsing::Spot at, std::string what, std::string remedy) {
    return {std::string(id), {pack.file, at.line, at.column, {}}, std::move(what), std::move(remedy)};
}

// --- The base --------------------------------------------------------------------------------------------------------

// As of several versions of a scheme the one in force when this pack begins is meant, or the earliest.
ReadPack const* choose_base(std::vector<ReadPack const*> const& candidates, std::optional<Date> begin) {
    auto const from = [](ReadPack const& pack) { return begin_of(pack.tree.root).value_or(first_date); };
    return choose_version(candidates, from, [&](ReadPack const& pack) { return !begin || from(pack) <= *begin; });
}

// The packs of `others` that can be read and are not `pack`.
std::vector<ReadPack> read_others(PackText const& pack, std::vector<PackText> const& others) {
    std::vector<ReadPack> sources;
    for (PackText const& other : others) {
        if (other.file == pack.file) continue;
        parsing::Tree tree = parsing::read_toml(other.text, other.file);
        if (tree.problems.empty()) sources.push_back({&other, std::move(tree)});
    }
    return sources;
}

Problem no_such_base(PackText const& pack, Node const& based_on, std::vector<ReadPack> const& others) {
    std::set<std::string> known;
    for (ReadPack const& other : others) known.insert(pack_name(other.tree.root));
    std::vector<std::string> const names(known.begin(), known.end());
    std::string remedy = english_suggestion(based_on.text, names);
    if (remedy.empty())
        remedy = names.empty() ? "put its file beside this one, or into the folder of its scheme"
                               : fmt::format("the packs here are {}", fmt::join(names, ", "));
    return problem_at("E120", pack, based_on.at,
                      fmt::format("there is no pack '{}' to be based on", shortened(based_on.text)), std::move(remedy));
}

// The base that `based_on` names, taken out of `others`; else a problem.
std::optional<ReadPack> find_base(ReadPack const& own, Node const& based_on, std::vector<ReadPack> const& others,
                                  Problems& problems) {
    std::string_view const wanted = based_on.text;
    std::size_t const at = wanted.find('@');
    std::vector<ReadPack const*> candidates;
    for (ReadPack const& other : others)
        if (text_of(header_key(other.tree.root, "id")) == wanted.substr(0, at) &&
            (at == std::string_view::npos || text_of(header_key(other.tree.root, "version")) == wanted.substr(at + 1)))
            candidates.push_back(&other);
    ReadPack const* const base = choose_base(candidates, begin_of(own.tree.root));
    if (base == nullptr) {
        problems.push_back(no_such_base(*own.pack, based_on, others));
        return std::nullopt;
    }
    if (Node const* const further = header_key(base->tree.root, "based_on")) {
        problems.push_back(problem_at("E121", *own.pack, based_on.at,
                                      fmt::format("'{}' is itself based on another pack", pack_name(base->tree.root)),
                                      "a base must stand alone: base this pack on that one's base, or copy its rows"));
        problems.back().also.push_back({base->pack->file, further->at.line, further->at.column, {}});
        return std::nullopt;
    }
    return *base;
}

// --- Merging ---------------------------------------------------------------------------------------------------------

class Merge {
public:
    Merge(ReadPack const& own, ReadPack const& base, parsing::Reading& reading)
        : own_(own), base_(base), reading_(reading) {}

    std::vector<Piece> root() {
        if (Node const* drop = child(own_.tree.root, "drop")) read_drop(*drop);
        std::vector<Piece> pieces;
        for (Node const& node : base_.tree.root.children)
            if (!is_own(node.key)) pieces.push_back(merged(&node, child(own_.tree.root, node.key)));
        for (Node const& node : own_.tree.root.children)
            if (node.key != "drop" && (is_own(node.key) || child(base_.tree.root, node.key) == nullptr))
                pieces.push_back(merged(nullptr, &node));
        drop_old_translations(pieces);
        return pieces;
    }

private:
    // What a pack says for itself alone.
    static bool is_own(std::string_view key) { return key == "schema" || key == "example" || key == "drop"; }

    static std::string_view id_key(std::string_view kind) {
        RowKind const* const found = is_own(kind) ? nullptr : find_row_kind(kind);
        return found == nullptr ? std::string_view{} : found->id_key;
    }

    // What stands at one key of the root; one of the two may be null.
    Piece merged(Node const* base, Node const* own) {
        Node const* const node = base == nullptr ? own : base;
        bool const both = base != nullptr && own != nullptr && base->kind == own->kind;
        if (own != nullptr && !both && base != nullptr) return {own, false, false, {}}; // wrong, as parse() will say
        if (node->kind == Node::Kind::List && !id_key(node->key).empty()) return rows(base, own);
        if (node->key == "pack") return keys(base, own, "pack");
        if (node->key == "clause" || node->key == "table") return keys(base, own, node->key);
        if (node->key == "text") return languages(base, own);
        if (own == nullptr) return {base, true, false, {}};
        if (base != nullptr) changed_.insert(std::string(node->key));
        return {own, false, false, {}};
    }

    Piece rows(Node const* base, Node const* own) {
        Node const* const node = base == nullptr ? own : base;
        std::string_view const id = id_key(node->key);
        Piece list{node, base != nullptr, true, {}};
        auto const id_of = [&](Node const& row) { return text_of(child(row, id)); };
        if (base != nullptr)
            for (Node const& row : base->children)
                if (!dropped(node->key, id_of(row))) list.parts.push_back({&row, true, false, {}});
        if (own == nullptr) return list;
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i < list.parts.size(); ++i) places.emplace(id_of(*list.parts[i].node), i);
        for (Node const& row : own->children) put(list, places, id_of(row), row, node->key);
        return list;
    }

    // In the place of the base's row of that name, where there is one and it has not been replaced already; else last.
    void put(Piece& list, std::unordered_map<std::string_view, std::size_t> const& places, std::string_view name,
             Node const& row, std::string_view kind) {
        auto const same = places.find(name);
        bool const replaces = !name.empty() && same != places.end() && list.parts[same->second].of_base;
        if (replaces) {
            if (!kind.empty()) changed_.insert(fmt::format("{}.{}", kind, name));
            list.parts[same->second] = {&row, false, false, {}};
        } else {
            list.parts.push_back({&row, false, false, {}});
        }
    }

    // A table whose keys are replaced one by one; `kind` is what they are called by in translations.
    Piece keys(Node const* base, Node const* own, std::string_view kind) {
        Piece table{base == nullptr ? own : base, base != nullptr, true, {}};
        if (base != nullptr)
            for (Node const& node : base->children)
                if (!dropped(kind, node.key)) table.parts.push_back({&node, true, false, {}});
        if (own == nullptr) return table;
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i < table.parts.size(); ++i) places.emplace(table.parts[i].node->key, i);
        for (Node const& node : own->children)
            if (kind != "pack" || node.key != "based_on") put(table, places, node.key, node, kind);
        return table;
    }

    // [text.LANG]: key by key in each language.
    Piece languages(Node const* base, Node const* own) {
        Piece text{base == nullptr ? own : base, base != nullptr, true, {}};
        if (base != nullptr)
            for (Node const& language : base->children)
                text.parts.push_back(keys(&language, own == nullptr ? nullptr : child(*own, language.key), {}));
        if (own != nullptr)
            for (Node const& language : own->children)
                if (base == nullptr || child(*base, language.key) == nullptr)
                    text.parts.push_back({&language, false, false, {}});
        return text;
    }

    // The base's translations of what this pack drops or says anew would speak of what is no longer there.
    void drop_old_translations(std::vector<Piece>& pieces) const {
        auto const is_old = [&](Piece const& text) {
            if (!text.of_base) return false;
            std::string_view row = text.node->key;
            for (std::size_t end = row.size(); end != std::string_view::npos; end = row.rfind('.')) {
                row = row.substr(0, end);
                if (changed_.contains(row)) return true;
            }
            return false;
        };
        for (Piece& piece : pieces)
            if (piece.node->key == "text" && piece.merged)
                for (Piece& language : piece.parts) std::erase_if(language.parts, is_old);
    }

    // drop.award = ["talk"]
    void read_drop(Node const& drop) {
        if (drop.kind != Node::Kind::Table) return reading_.report_kind(drop, "a table");
        parsing::Row::read(reading_, drop, [&](parsing::Row& row) {
            for (RowKind const& kind : row_kinds)
                if (kind.form != RowKind::Form::Once && kind.name != "text" && !is_own(kind.name))
                    read_dropped(row, kind.name);
        });
    }

    void read_dropped(parsing::Row& drop, std::string_view kind) {
        std::vector<std::string_view> const known = ids_of_base(kind);
        std::unordered_set<std::string_view> const ids(known.begin(), known.end());
        drop.list(kind, [&](Node const& item) {
            auto const id = reading_.text(item);
            if (id && ids.contains(*id)) {
                changed_.insert(fmt::format("{}.{}", kind, *id));
                dropped_.insert(fmt::format("{}.{}", kind, *id));
            } else if (id) {
                constexpr std::size_t most_compared = 2'000; // of a base that may have very many rows
                reading_.report(
                    "E122", item.at,
                    fmt::format("'{}' has no {} '{}' to drop", pack_name(base_.tree.root), kind, shortened(*id)),
                    known.size() > most_compared ? std::string() : english_suggestion(*id, known));
            }
        });
    }

    [[nodiscard]] std::vector<std::string_view> ids_of_base(std::string_view kind) const {
        std::vector<std::string_view> ids;
        Node const* const rows = child(base_.tree.root, kind);
        if (rows == nullptr) return ids;
        for (Node const& row : rows->children)
            ids.push_back(id_key(kind).empty() ? row.key : text_of(child(row, id_key(kind))));
        return ids;
    }

    [[nodiscard]] bool dropped(std::string_view kind, std::string_view id) const {
        return dropped_.contains(fmt::format("{}.{}", kind, id));
    }

    ReadPack const& own_;
    ReadPack const& base_;
    parsing::Reading& reading_;
    std::set<std::string> dropped_;              // "award.talk"
    std::set<std::string, std::less<>> changed_; // these, and what is said anew
};

Problem same_name(ReadPack const& own, ReadPack const& base, Node const& based_on) {
    Node const* const version = header_key(own.tree.root, "version");
    return problem_at("E124", *own.pack, version == nullptr ? based_on.at : version->at,
                      fmt::format("this pack is called '{}', as its base is", pack_name(base.tree.root)),
                      "give it a version of its own");
}

} // namespace

std::optional<std::string> base_of(PackText const& pack) {
    if (pack.text.find("based_on") == std::string::npos) return std::nullopt; // without reading it
    parsing::Tree const tree = parsing::read_toml(pack.text, pack.file);
    Node const* const based_on = tree.problems.empty() ? header_key(tree.root, "based_on") : nullptr;
    return based_on == nullptr ? std::nullopt : std::optional(std::string(text_of(based_on)));
}

std::optional<Flattened> flatten(PackText const& pack, std::vector<PackText> const& others) {
    ReadPack const own{&pack, parsing::read_toml(pack.text, pack.file)};
    if (!own.tree.problems.empty()) return std::nullopt;
    Node const* const based_on = header_key(own.tree.root, "based_on");
    if (based_on == nullptr) return std::nullopt;
    Flattened flat;
    parsing::Reading reading(pack.file);
    std::optional<ReadPack> base;
    if (reading.text(*based_on)) base = find_base(own, *based_on, read_others(pack, others), flat.problems);
    if (base) {
        std::vector<Piece> const pieces = Merge(own, *base, reading).root();
        flat.origins = Origins(pack.file, base->pack->file);
        std::string const comment = fmt::format(
            "Stands alone: the rows of {} with the changes of a pack that is based on it.", pack_name(base->tree.root));
        flat.text = write_pieces(pieces, comment, flat.origins);
        parsing::Tree const made = parsing::read_toml(flat.text, pack.file);
        if (made.problems.empty() && pack_name(made.root) == pack_name(base->tree.root))
            flat.problems.push_back(same_name(own, *base, *based_on));
    }
    for (Problem& problem : reading.take()) flat.problems.push_back(std::move(problem));
    if (has_errors(flat.problems)) flat.text.clear();
    return flat;
}

} // namespace accrue::rules
