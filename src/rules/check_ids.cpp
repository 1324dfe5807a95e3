// Ids and names: none twice, none with two meanings, none that the language keeps for itself.
#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"
#include "rules/fact_name.h"

namespace accrue::rules {
namespace {

// The words of an example's `expect` that are not steps, built or not.
constexpr std::array<std::string_view, 8> expect_keys{"overall", "points", "gates",  "carry",
                                                      "owed",    "capped", "unused", "next"};

bool among(std::span<std::string_view const> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

struct Kind {
    std::string_view row; // "award", as in the pack
    std::string_view noun;
    std::string_view key; // that holds the id
};

class Seen {
public:
    Seen(Kind const& kind, Findings& findings) : kind_(kind), findings_(findings) {}
    void operator()(std::string_view id, std::size_t row) {
        auto const [first, is_new] = rows_.try_emplace(id, row);
        if (is_new) return;
        findings_.error("E201", Path(kind_.row) / row / kind_.key, fmt::format("there are two {} '{}'", kind_.noun, id),
                        "each needs one of its own", Path(kind_.row) / first->second / kind_.key);
    }

private:
    Kind const& kind_;
    Findings& findings_;
    std::unordered_map<std::string_view, std::size_t> rows_;
};

template <class Row>
void check_unique(std::vector<Row> const& rows, Kind const& kind, std::string Row::*id, Findings& findings) {
    Seen seen(kind, findings);
    for (std::size_t i = 0; i < rows.size(); ++i) seen(rows[i].*id, i);
}

void check_all_unique(Pack const& pack, Findings& findings) {
    check_unique(pack.levels, {"level", "levels with the code", "code"}, &Level::code, findings);
    check_unique(pack.statuses, {"status", "statuses", "id"}, &Status::id, findings);
    check_unique(pack.claims, {"claim", "claim types", "id"}, &ClaimType::id, findings);
    check_unique(pack.qualifications, {"qualification", "qualifications", "id"}, &Qualification::id, findings);
    check_unique(pack.categories, {"category", "categories", "id"}, &Category::id, findings);
    check_unique(pack.awards, {"award", "awards", "id"}, &Award::id, findings);
    check_unique(pack.caps, {"cap", "caps", "id"}, &Cap::id, findings);
    check_unique(pack.gates, {"gate", "gates", "id"}, &Gate::id, findings);
    check_unique(pack.steps, {"step", "steps", "id"}, &Step::id, findings);
    check_unique(pack.carries, {"carry", "carry rows", "id"}, &Carry::id, findings);
    check_unique(pack.fees, {"fee", "fees", "id"}, &Fee::id, findings);
    check_unique(pack.documents, {"document", "documents", "id"}, &Document::id, findings);
    check_unique(pack.declarations, {"declaration", "declarations", "id"}, &Declaration::id, findings);
    check_unique(pack.referees, {"referee", "referee rules for the level", "level"}, &RefereeRule::level, findings);
    check_unique(pack.reasons, {"reason", "reasons", "id"}, &Reason::id, findings);
    check_unique(pack.examples, {"example", "examples with the name", "name"}, &Example::name, findings);
}

void check_tags(Index const& index, Findings& findings) {
    for (std::string_view const tag : index.tags.all()) {
        auto const row = index.qualifications.find(tag);
        if (!row) continue;
        std::size_t const bearer = *index.tags.find(tag);
        auto const& tags = index.pack.qualifications[bearer].tags;
        auto const place = static_cast<std::size_t>(std::ranges::find(tags, tag) - tags.begin());
        findings.error("E202", Path("qualification") / bearer / "tags" / place,
                       fmt::format("'{}' is a tag and a qualification, so 'has' could mean either", tag),
                       "rename one of the two", Path("qualification") / *row / "id");
    }
}

void check_field_name(ClaimType const& type, std::string_view name, Path const& at, Findings& findings) {
    // `tag` is what `when` calls a qualification's tags.
    if (among(reserved_claim_keys, name) || name == "tag")
        findings.error("E203", at, fmt::format("no field can be called '{}': the language keeps that name", name),
                       "choose another name");
    else if (type.period && is_duration(name))
        findings.error("E204", at, fmt::format("a period type has no field '{}': that is how long it lasts", name),
                       "choose another name");
}

void check_field_names(ClaimType const& type, Path const& row, Findings& findings) {
    for (Field const& field : type.fields) {
        Path const at = row / "fields" / field.name;
        check_field_name(type, field.name, at, findings);
        check_named_once(field.options, at / "enum", findings);
        for (std::size_t i = 0; i < field.options.size(); ++i)
            if (field.options[i] == "by" || field.options[i] == "fact")
                findings.error(
                    "E205", at / "enum" / i,
                    fmt::format("no option can be called '{}': rows that list options use that word", field.options[i]),
                    "choose another name");
    }
}

void check_reserved(Pack const& pack, Findings& findings) {
    for (std::size_t i = 0; i < pack.claims.size(); ++i) {
        check_field_names(pack.claims[i], Path("claim") / i, findings);
        std::string const& id = pack.claims[i].id;
        if ((id == carried_type || id == owed_type) && pack.claims[i].line > 0) // those of carry rows stand nowhere
            findings.error("E207", Path("claim") / i / "id",
                           fmt::format("no claim type can be called '{}': the language keeps that name", id),
                           "choose another id");
    }
    for (std::size_t i = 0; i < pack.levels.size(); ++i)
        if (pack.levels[i].code == "none")
            findings.error("E207", Path("level") / i / "code",
                           "no level can be called 'none': steps = \"none\" means none", "choose another code");
    for (std::size_t i = 0; i < pack.steps.size(); ++i)
        if (among(expect_keys, pack.steps[i].id))
            findings.error("E206", Path("step") / i / "id",
                           fmt::format("no step can be called '{}': examples expect something else by that name",
                                       pack.steps[i].id),
                           "choose another id");
}

} // namespace

void check_ids(Index const& index, Findings& findings) {
    check_all_unique(index.pack, findings);
    check_tags(index, findings);
    check_reserved(index.pack, findings);
}

} // namespace accrue::rules
