#include "rules/parse.h"

#include <algorithm>

#include <fmt/format.h>

#include "rules/parse_reader.h"
#include "rules/parse_rows.h"

namespace accrue::rules {
namespace parsing {
namespace {

template <class Kind>
void read_section(Row& root, std::string_view key, std::vector<Kind>& rows, void (*fill)(Row&, Kind&)) {
    read_rows(root, key, [&](Row& row) {
        Kind& made = rows.emplace_back();
        if constexpr (requires { made.line; }) made.line = row.line();
        fill(row, made);
    });
}

// [table.ID]
void read_tables(Row& row, std::vector<Table>& tables) {
    row.rest([&](Node const& node) {
        row.reading().check_key(node, id_form);
        if (node.kind != Node::Kind::Table) return row.reading().report_kind(node, "a table");
        Row::read(row.reading(), node, [&](Row& inner) {
            Table& table = tables.emplace_back();
            table.id = node.key;
            table.line = inner.line();
            read_table(inner, table);
        });
    });
}

// A table of the pack that stands there once at most.
template <class Kind>
void read_single(Row& root, std::string_view key, std::optional<Kind>& single, void (*fill)(Row&, Kind&)) {
    root.table(key, [&](Row& row) {
        single.emplace().line = row.line();
        fill(row, *single);
    });
}

void read_pack(Row& root, Pack& pack) {
    bool is_based = false;
    root.needed_table("pack", [&](Row& row) {
        is_based = row.has("based_on");
        read_header(row, pack.header);
    });
    read_section(root, "level", pack.levels, read_level);
    read_section(root, "status", pack.statuses, read_status);
    read_section(root, "claim", pack.claims, read_claim_type);
    read_section(root, "qualification", pack.qualifications, read_qualification);
    read_section(root, "category", pack.categories, read_category);
    read_section(root, "award", pack.awards, read_award);
    read_section(root, "cap", pack.caps, read_cap);
    read_section(root, "gate", pack.gates, read_gate);
    read_section(root, "step", pack.steps, read_step);
    root.table("table", [&](Row& row) { read_tables(row, pack.tables); });
    read_section(root, "carry", pack.carries, read_carry);
    read_section(root, "fee", pack.fees, read_fee);
    read_section(root, "document", pack.documents, read_document);
    read_section(root, "declaration", pack.declarations, read_declaration);
    read_section(root, "referee", pack.referees, read_referee);
    read_single(root, "statement", pack.statement, read_statement);
    read_single(root, "renewal", pack.renewal, read_renewal);
    read_single(root, "review", pack.review, read_review);
    read_section(root, "reason", pack.reasons, read_reason);
    root.table("clause", [&](Row& row) { read_clauses(row, pack.clauses); });
    root.table("text", [&](Row& row) { read_translations(row, pack.translations); });
    read_section(root, "example", pack.examples, read_example);
    Node const* const drop = root.find("drop");
    if (drop != nullptr && !is_based)
        root.reading().report("E123", drop->key_at, "this pack is based on none, so there is nothing to drop",
                              "say with pack.based_on which pack it changes, or take the rows out here");
}

// False where the text is of another version of the language, so that nothing else in it can be judged.
bool is_schema_1(Reading& reading, Node const& root) {
    auto const schema = std::ranges::find_if(root.children, [](Node const& child) { return child.key == "schema"; });
    if (schema == root.children.end()) {
        reading.report("E115", root.at, "this file does not say which version of the rule language it is written in",
                       "begin a rule pack with the line 'schema = 1'");
        return true;
    }
    if (schema->kind == Node::Kind::Number && schema->text == "1") return true;
    reading.report("E115", schema->at, "this version reads rule packs with 'schema = 1' only",
                   "write that, or use a later version");
    return false;
}

} // namespace
} // namespace parsing

// --- Positions -------------------------------------------------------------------------------------------------------

Positions::Positions(std::string file, std::vector<Entry> entries)
    : file_(std::move(file)), entries_(std::move(entries)) {
    std::ranges::sort(entries_, {}, &Entry::path);
}

void Positions::set(std::string_view path, int line, int column) {
    parsing::Path digest;
    for (std::size_t from = 0; from <= path.size();) {
        std::size_t const to = std::min(path.find('/', from), path.size());
        digest = digest.then(path.substr(from, to - from));
        from = to + 1;
    }
    Entry const entry{digest.digest(), line, column};
    auto const at = std::ranges::lower_bound(entries_, entry.path, {}, &Entry::path);
    if (at != entries_.end() && at->path == entry.path)
        *at = entry;
    else
        entries_.insert(at, entry);
}

Place Positions::at(std::string_view path) const {
    Place place{file_, 0, 0, {}};
    parsing::Path digest;
    for (std::size_t from = 0; from <= path.size();) {
        std::size_t const to = std::min(path.find('/', from), path.size());
        digest = digest.then(path.substr(from, to - from));
        auto const found = std::ranges::lower_bound(entries_, digest.digest(), {}, &Entry::path);
        if (found != entries_.end() && found->path == digest.digest()) {
            place.line = found->line;
            place.column = found->column;
        }
        from = to + 1;
    }
    return place;
}

// --- Reading a pack --------------------------------------------------------------------------------------------------

Parsed parse(std::string_view text, std::string const& file) {
    parsing::Tree tree = parsing::read_toml(text, file);
    Parsed parsed{{}, Positions(file, std::move(tree.positions)), std::move(tree.problems)};
    if (has_errors(parsed.problems)) return parsed;
    parsing::Reading reading(file);
    if (parsing::is_schema_1(reading, tree.root))
        parsing::Row::read(reading, tree.root, [&](parsing::Row& root) {
            root.has("schema");
            parsing::read_pack(root, parsed.pack);
        });
    parsed.problems = reading.take();
    return parsed;
}

} // namespace accrue::rules
