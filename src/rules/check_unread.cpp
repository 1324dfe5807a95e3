// Rows that nothing reads: gates, tables, claim types, tags, values, qualifications. They do no harm, but are mostly slips.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "rules/check_parts.h"
#include "rules/fact_name.h"

namespace accrue::rules {
namespace {

using Words = std::unordered_set<std::string_view>;

struct Read { // what some row reads
    Words gates;
    Words tables;
    Words claims;
    Words words; // tags and qualifications
    Words values;
    Words statuses;
    bool any_status = false;        // some gate asks for months with whatever status
    bool has = false;               // some gate counts qualifications
    bool any_qualification = false; // some award takes whatever qualification a claim names
};

void read_condition(Condition const& condition, Read& read) {
    if (auto const* tags = std::get_if<Condition::Tags>(&condition.test))
        read.words.insert(tags->tags.begin(), tags->tags.end());
    if (auto const* ids = std::get_if<Condition::Qualifications>(&condition.test))
        read.words.insert(ids->ids.begin(), ids->ids.end());
}

bool on_qualifications(Condition const& condition) {
    return std::holds_alternative<Condition::Tags>(condition.test) ||
           std::holds_alternative<Condition::Qualifications>(condition.test);
}

void read_award(Index const& index, Award const& award, Read& read) {
    if (!award.claim.empty()) read.claims.insert(award.claim);
    if (award.if_gate) read.gates.insert(*award.if_gate);
    if (auto const* value = std::get_if<TableValue>(&award.formula)) read.tables.insert(value->table);
    for (Condition const& condition : award.when) read_condition(condition, read);
    auto const claim = index.claims.find(award.claim);
    if (claim && index.pack.claims[*claim].catalogue && std::ranges::none_of(award.when, on_qualifications))
        read.any_qualification = true;
    if (auto const* per = std::get_if<PerQuantity>(&award.formula)) read.values.insert(per->quantity);
    if (auto const* banded = std::get_if<Banded>(&award.formula))
        read.values.insert(banded->quantities.begin(), banded->quantities.end());
}

void read_fact(std::string_view fact, Read& read) { read.claims.insert(split_fact(fact).type); }

void read_number_by(NumberBy const& by, Read& read) {
    if (auto const* fact = std::get_if<ByFact>(&by)) read_fact(fact->fact, read);
    if (auto const* status = std::get_if<ByStatus>(&by))
        for (auto const& [code, number] : status->numbers) read.statuses.insert(code);
}

struct GateReader {
    Read& read;
    void operator()(AllOf const& kind) const { read.gates.insert(kind.gates.begin(), kind.gates.end()); }
    void operator()(AnyOf const& kind) const { read.gates.insert(kind.gates.begin(), kind.gates.end()); }
    void operator()(AtLeastOf const& kind) const { read.gates.insert(kind.gates.begin(), kind.gates.end()); }
    void operator()(Has const& kind) const {
        read.has = true;
        read.words.insert(kind.what);
        if (kind.value) read.values.insert(*kind.value);
    }
    void operator()(ClaimCount const& kind) const {
        read.claims.insert(kind.claim);
        for (Condition const& condition : kind.where) read_condition(condition, read);
    }
    void operator()(PointsNeeded const& kind) const {
        for (Condition const& condition : kind.where) read_condition(condition, read);
        if (kind.need_by) read_number_by(*kind.need_by, read);
        read.any_status = read.any_status || kind.prorate;
    }
    void operator()(CategoriesNeeded const&) const {}
    void operator()(MonthsNeeded const& kind) const {
        read.claims.insert(kind.of.begin(), kind.of.end());
        for (Condition const& condition : kind.where) read_condition(condition, read);
    }
};

Read read_all(Index const& index) {
    Pack const& pack = index.pack;
    Read read;
    for (Qualification const& row : pack.qualifications)
        if (row.required_gate) read.gates.insert(*row.required_gate);
    for (Award const& award : pack.awards) read_award(index, award, read);
    for (Gate const& gate : pack.gates) std::visit(GateReader{read}, gate.kind);
    for (Carry const& row : pack.carries) {
        read.gates.insert(row.above);
        read.gates.insert(row.not_for.begin(), row.not_for.end());
        read.claims.insert(owed_type);
    }
    for (Cap const& cap : pack.caps)
        if (cap.max_by) read_number_by(*cap.max_by, read);
    if (pack.header.cycle && pack.header.cycle->skip) read.claims.insert(*pack.header.cycle->skip);
    for (Level const& level : pack.levels)
        if (level.gate) read.gates.insert(*level.gate);
    for (Step const& step : pack.steps) {
        if (step.table) read.tables.insert(*step.table);
        for (auto const& [level, gate] : step.gates) read.gates.insert(gate);
    }
    for (Table const& table : pack.tables) {
        for (std::string const& fact : table.row) read_fact(fact, read);
        read_fact(table.col, read);
    }
    return read;
}

void check_rows(Pack const& pack, Read const& read, Findings& findings) {
    auto const unread = [&](Path const& at, std::string_view noun, std::string_view id, std::string_view remedy) {
        findings.warning("W204", at, fmt::format("nothing uses the {} '{}'", noun, id), std::string(remedy));
    };
    for (std::size_t i = 0; i < pack.gates.size(); ++i)
        if (pack.gates[i].advice == Gate::Advice::No && !read.gates.contains(pack.gates[i].id))
            unread(Path("gate") / i, "gate", pack.gates[i].id,
                   "name it at a level, a step or an award, or let it advise: advice = \"unmet\"");
    for (Table const& table : pack.tables)
        if (!read.tables.contains(table.id))
            unread(Path("table") / table.id, "table", table.id, "name it at a step or an award");
    for (std::size_t i = 0; i < pack.statuses.size(); ++i)
        if (!read.any_status && !read.statuses.contains(pack.statuses[i].id))
            unread(Path("status") / i, "status", pack.statuses[i].id, "name it in a need_by or max_by");
    for (std::size_t i = 0; i < pack.claims.size(); ++i)
        if (!read.claims.contains(pack.claims[i].id) && !(pack.claims[i].catalogue && read.has))
            unread(Path("claim") / i, "claim type", pack.claims[i].id, "add an award, a gate or a table that reads it");
}

// The first row that bears `tag` shows where to look.
void check_tags(Index const& index, Read const& read, Findings& findings) {
    for (std::string_view const tag : index.tags.all()) {
        if (read.words.contains(tag)) continue;
        std::size_t const row = *index.tags.find(tag);
        auto const& tags = index.pack.qualifications[row].tags;
        findings.warning("W205",
                         Path("qualification") / row / "tags" /
                             static_cast<std::size_t>(std::ranges::find(tags, tag) - tags.begin()),
                         fmt::format("no gate and no award reads the tag '{}'", tag),
                         "where that is meant, a gate with `has` and `advice` tells applicants why");
    }
    for (std::string_view const name : index.values.all())
        if (!read.values.contains(name))
            findings.warning("W207", Path("qualification") / *index.values.find(name) / "values" / name,
                             fmt::format("no gate and no award reads the value '{}'", name), "take it out, or read it");
}

// A qualification without a tag that says what it is for; one with tags has been seen to by its tags.
void check_qualifications_read(Index const& index, Read const& read, Findings& findings) {
    if (read.any_qualification) return;
    Words of_others;
    for (Qualification const& row : index.pack.qualifications) {
        of_others.insert(row.same_as.begin(), row.same_as.end());
        of_others.insert(row.after.begin(), row.after.end());
    }
    for (std::size_t i = 0; i < index.pack.qualifications.size(); ++i) {
        Qualification const& row = index.pack.qualifications[i];
        bool const used = !row.tags.empty() || !row.same_as.empty() || !row.implies.empty() ||
                          read.words.contains(row.id) || of_others.contains(row.id);
        if (!used)
            findings.warning(
                "W206", Path("qualification") / i,
                fmt::format("the qualification '{}' is worth nothing: it has no tag, and no row names it", row.id),
                "where that is meant, a gate with `has` and `advice` tells applicants why");
    }
}

} // namespace

void check_unread(Index const& index, Findings& findings) {
    Read const read = read_all(index);
    check_rows(index.pack, read, findings);
    check_tags(index, read, findings);
    check_qualifications_read(index, read, findings);
}

} // namespace accrue::rules
