// Claim types: fields, duplicates (once), part-time weights, and what a type's kind allows.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"
#include "rules/check_weights.h"
#include "rules/words.h"

namespace accrue::rules {
namespace {

// A derived field is worked out from number fields that stand above it.
void check_derived(ClaimType const& type, std::size_t field, Path const& at, Findings& findings) {
    Derived const& derived = *type.fields[field].derived;
    Path const list = at / word_of(derived.by);
    for (std::size_t i = 0; i < derived.fields.size(); ++i) {
        Field const* source = refer_field(type, derived.fields[i], list / i, findings);
        if (source == nullptr) continue;
        if (!is_number(*source))
            findings.error("E225", list / i, fmt::format("the field '{}' is no number", source->name),
                           "name number fields");
        else if (source >= &type.fields[field])
            findings.error("E258", list / i,
                           fmt::format("'{}' is worked out from '{}', which does not stand above it",
                                       type.fields[field].name, source->name),
                           "move that field up");
    }
    check_named_once(derived.fields, list, findings);
    constexpr std::int64_t most = 1'000'000'000;
    if (type.fields[field].high > Number{most, 1})
        findings.error("E240", list,
                       fmt::format("'{}' may be worked out to more than {}", type.fields[field].name, most),
                       "lower the limits of its fields, or add up fewer");
}

void check_fields(ClaimType const& type, Path const& row, Findings& findings) {
    constexpr std::size_t most_fields = 200;
    constexpr std::size_t most_options = 300; // more than there are countries
    check_size(type.fields.size(), most_fields, fmt::format("fields of the claim type '{}'", type.id), row / "fields",
               findings);
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        Field const& field = type.fields[i];
        Path const at = row / "fields" / field.name;
        if (field.derived) {
            check_derived(type, i, at, findings);
            continue;
        }
        check_size(field.options.size(), most_options, fmt::format("options of the field '{}'", field.name),
                   at / "enum", findings);
        if (is_number(field) && field.low > field.high)
            findings.error("E241", at,
                           fmt::format("the field '{}' goes from {} to {}, so no number fits", field.name,
                                       to_text(field.low), to_text(field.high)),
                           "write the lower limit first");
        if (field.kind == Field::Kind::Text) check_from_one(field.max_length, 100'000, "text", at / "text", findings);
    }
}

// A claim of `type` never has the reserved key `key`.
bool never_has(ClaimType const& type, std::string_view key) {
    if (key == "qualification") return !type.catalogue;
    if (key == "on") return type.period;
    return (key == "from" || key == "to") && !type.period;
}

// A reserved key that says nothing about what is claimed, or the same for all claims of a type.
bool tells_nothing(std::string_view key) {
    return key == "id" || key == "claim" || key == "evidence" || key == "basis";
}

// The keys of a once rule, which claims of the type must have. They stand at `list`, item by item where the rule is the
// type's own.
void check_once_keys(ClaimType const& type, Path const& list, std::vector<std::string> const& keys,
                     Findings& findings) {
    bool const own = type.once.has_value();
    if (own) check_named_once(keys, list, findings);
    auto const at_key = [&](std::size_t i) { return own ? list / i : list; };
    for (std::size_t i = 0; i < keys.size(); ++i) {
        std::string const& key = keys[i];
        if (tells_nothing(key)) {
            findings.error("E269", at_key(i), fmt::format("'{}' does not tell whether two claims are the same", key),
                           "name fields, title, organisation, note or dates");
        } else if (std::ranges::find(reserved_claim_keys, key) == reserved_claim_keys.end()) {
            refer_field(type, key, at_key(i), findings);
        } else if (never_has(type, key)) {
            findings.error("E228", at_key(i), fmt::format("claims of the type '{}' have no '{}'", type.id, key),
                           "name a key that they have");
        }
    }
}

void check_once(Index const& index, ClaimType const& type, Path const& row, Findings& findings) {
    if (!type.once) return;
    if (type.catalogue)
        return findings.error(
            "E268", row / "once",
            fmt::format("claims of the type '{}' name a qualification, and of each qualification only "
                        "one claim counts anyway",
                        type.id),
            "take once out");
    check_once_keys(type, row / "once" / "by", type.once->by, findings);
    check_period(index, type.once->per, row / "once" / "per", findings);
    Path const list = row / "once" / "with";
    refer_all(index.claims, type.once->with, list, findings);
    for (std::size_t i = 0; i < type.once->with.size(); ++i) {
        auto const other = index.claims.find(type.once->with[i]);
        if (!other) continue;
        ClaimType const& with = index.pack.claims[*other];
        if (with.once || with.catalogue || with.profile)
            findings.error(
                "E274", list / i, fmt::format("claims of the type '{}' are told apart by a rule of their own", with.id),
                "name types that are no catalogue, no profile and have no once: this rule holds for them too");
        else
            check_once_keys(with, list / i, type.once->by, findings);
    }
}

// The options for which the award asks of the field; null: it asks for none.
std::vector<std::string> const* asked_options(Award const& award, std::string const& field) {
    for (Condition const& condition : award.when)
        if (auto const* options = std::get_if<Condition::Options>(&condition.test); options && options->field == field)
            return &options->options;
    return nullptr;
}

bool pays_elsewhere(Award const& a, Award const& b) { return a.into != b.into || a.also != b.also; }

using Awards = std::vector<Award const*>;

// Two awards that pay into different categories; nothing where all pay into the same.
std::optional<std::pair<Award const*, Award const*>> paying_apart(Awards const& awards) {
    for (Award const* const award : awards)
        if (pays_elsewhere(*awards.front(), *award)) return std::pair(awards.front(), award);
    return std::nullopt;
}

// Whether claims with one and the same option of the field always pay into the same category.
bool is_told_apart_by(std::string const& field, Awards const& awards) {
    std::set<std::string> named;
    for (Award const* const award : awards)
        if (auto const* options = asked_options(*award, field)) named.insert(options->begin(), options->end());
    named.insert(""); // and every option that none of them names
    if (named.size() * awards.size() > 1'000'000) return false;
    return std::ranges::all_of(named, [&](std::string const& option) {
        Awards matching;
        for (Award const* const award : awards) {
            auto const* options = asked_options(*award, field);
            if (options == nullptr || std::ranges::find(*options, option) != options->end()) matching.push_back(award);
        }
        return !paying_apart(matching);
    });
}

// The more valuable of two duplicates counts: where it pays into another category, one more entry lowers the points there.
void check_once_categories(Index const& index, ClaimType const& type, Path const& row, Findings& findings) {
    if (!type.once) return;
    Awards awards;
    for (Award const& award : index.pack.awards)
        if (award.claim == type.id || std::ranges::find(type.once->with, award.claim) != type.once->with.end())
            awards.push_back(&award);
    auto const told_apart = [&](std::string const& field) { return is_told_apart_by(field, awards); };
    if (auto const apart = paying_apart(awards); apart && std::ranges::none_of(type.once->by, told_apart))
        findings.warning(
            "W216", row / "once",
            fmt::format("duplicates under this rule may pay into different categories, as by '{}' and '{}': one more "
                        "entry could lower the points in one of them",
                        apart->first->id, apart->second->id),
            "let them pay into one category, or name in `by` what tells them apart");
}

void check_claim_cost(ClaimType const& type, Path const& at, Findings& findings) {
    if (!type.cost) return;
    check_cost(type.cost->cost, at, findings);
    if (!type.cost->field) return;
    Field const* field = refer_field(type, *type.cost->field, at / "field", findings);
    if (field && !is_number(*field))
        findings.error("E225", at / "field", fmt::format("the field '{}' is no number", field->name),
                       "name a number field");
}
void check_profile(ClaimType const& type, Path const& row, Findings& findings) {
    if (!type.profile) return;
    auto const refuse = [&](std::string_view key) {
        findings.error("E264", row / key, fmt::format("'{}' is a profile type, which cannot have '{}'", type.id, key),
                       "a profile's first claim counts, and counts whole: take the key out");
    };
    if (type.once) refuse("once");
    if (type.weight) refuse("weight");
    if (type.share) refuse("share");
    if (type.by_reviewer)
        findings.error(
            "E264", row / "by",
            fmt::format("'{}' is a profile type, which counts on every basis, so it cannot wait for a reviewer",
                        type.id),
            "take by out, or let the type be no profile");
}

} // namespace

void check_claim_types(Index const& index, Findings& findings) {
    Pack const& pack = index.pack;
    for (std::size_t i = 0; i < pack.claims.size(); ++i) {
        ClaimType const& type = pack.claims[i];
        Path const row = Path("claim") / i;
        if (type.step) refer(index.steps, *type.step, row / "step", findings);
        if (type.catalogue && pack.qualifications.empty())
            findings.error("E265", row / "catalogue", "this pack has no qualifications for a claim to name",
                           "add qualification rows, or take catalogue out");
        if (type.step && type.group)
            findings.error("E237", row / "group", "a form stands under a step or under a heading of its own, not both",
                           "take one of the two out", row / "step");
        check_fields(type, row, findings);
        check_once(index, type, row, findings);
        check_once_categories(index, type, row, findings);
        check_claim_cost(type, row / "cost", findings);
        check_profile(type, row, findings);
        if (type.inside_cycle) check_period(index, Period::Cycle, row / "inside_cycle", findings);
        check_weight(type, row, findings);
        check_share(type, row, findings);
        check_months(type.within_months, "within_months", row / "within_months", findings);
        check_named_once(type.evidence, row / "evidence", findings);
    }
    check_weights_together(pack, findings);
}

} // namespace accrue::rules
