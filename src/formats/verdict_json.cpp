#include "formats/verdict_json.h"

#include <algorithm>
#include <utility>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::formats {
namespace {

constexpr std::array<std::string_view, 3> identity_keys{"application", "revision", "sha256"};
constexpr std::array<std::string_view, 2> outcome_keys{"kind", "level"};
constexpr WholeRange package_revisions{1, 1'000'000};
constexpr std::string_view hand_in_again = to_translate("ask whoever made the file to make it again");

// nullopt with a finding where the word is none of `words`.
template <class Kind, std::size_t count>
std::optional<Kind> read_kind(ObjectReader const& reader, std::string_view key,
                              std::array<std::string_view, count> const& words, std::string_view remedy,
                              Findings& findings) {
    std::string const word = reader.required_text(key, TextKind::Code);
    auto const found = std::ranges::find(words, word);
    if (found != words.end()) return static_cast<Kind>(found - words.begin());
    if (!word.empty()) {
        std::string const near = suggestion(word, words);
        findings.add("A116", reader.path_of(key), say("'{}' is no word for '{}'", shortened(word), key),
                     near.empty() ? std::string(remedy) : near);
    }
    return std::nullopt;
}

// A finding for each of them that is there.
void refuse_keys(ObjectReader const& reader, std::span<std::string_view const> keys, std::string_view remedy,
                 Findings& findings) {
    for (std::string_view const key : keys)
        if (reader.find(key) != nullptr)
            findings.add("A106", reader.path_of(key), say("the key '{}' does not belong here", key), remedy);
}

} // namespace

void add_decision(ObjectWriter& writer, Verdict const& verdict) {
    writer.text("verdict", to_text(verdict.kind));
    writer.text("field", verdict.field);
    if (auto const* number = std::get_if<Number>(&verdict.to)) writer.number("to", *number);
    if (auto const* day = std::get_if<Date>(&verdict.to)) writer.date("to", *day);
}

Verdict read_decision(ObjectReader const& reader, Findings& findings) {
    constexpr std::array<std::string_view, 4> words{"allow", "reduce", "refuse", "ask"};
    Verdict verdict;
    auto const kind =
        read_kind<Verdict::Kind>(reader, "verdict", words, tr("write allow, reduce, refuse or ask"), findings);
    if (!kind) return verdict;
    verdict.kind = *kind;
    if (*kind != Verdict::Kind::Reduce) {
        refuse_keys(reader, std::span(decision_keys).subspan(1), tr("only a reduction has it"), findings);
        return verdict;
    }
    verdict.field = reader.required_text("field", TextKind::Code);
    Json const* const to = reader.find("to");
    std::string const path = reader.path_of("to");
    if (to == nullptr) {
        findings.add("A108", path, say("the key '{}' is missing", "to"), tr("add the number or date that remains"));
    } else if (verdict.field == "to") {
        if (auto const day = read_date(*to, "to", path, findings)) verdict.to = *day;
    } else if (auto const number = read_number(*to, "to", path, findings)) {
        verdict.to = *number;
    }
    return verdict;
}

Json json_from_outcome(Outcome const& outcome) {
    ObjectWriter writer;
    writer.text("kind", to_text(outcome.kind));
    if (outcome.kind == Outcome::Kind::Award) writer.text("level", outcome.level);
    return std::move(writer).done();
}

Outcome read_outcome(ObjectReader const& reader, Findings& findings) {
    constexpr std::array<std::string_view, 3> words{"award", "ask", "decline"};
    constexpr std::array<std::string_view, 1> of_an_award{"level"};
    reader.refuse_unknown_keys(outcome_keys);
    Outcome outcome;
    auto const kind = read_kind<Outcome::Kind>(reader, "kind", words, tr("write award, ask or decline"), findings);
    if (!kind) return outcome;
    outcome.kind = *kind;
    if (*kind == Outcome::Kind::Award)
        outcome.level = reader.required_text("level", TextKind::Code);
    else
        refuse_keys(reader, of_an_award, tr("only an award has it"), findings);
    return outcome;
}

std::string read_sha256(ObjectReader const& reader, std::string_view key, Findings& findings) {
    std::string digest = reader.required_text(key, TextKind::Code);
    if (digest.empty() || is_sha256_hex(digest)) return digest;
    findings.add("A461", reader.path_of(key), say("'{}' is no SHA-256", shortened(digest)), tr(hand_in_again));
    return {};
}

Json json_from_identity(PackageIdentity const& package) {
    ObjectWriter writer;
    writer.text("application", package.application);
    writer.number("revision", {package.revision, 1});
    writer.text("sha256", package.sha256);
    return std::move(writer).done();
}

PackageIdentity read_identity(ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(identity_keys);
    PackageIdentity package;
    package.application = reader.required_text("application", TextKind::Code);
    package.revision = static_cast<int>(required_count(reader, "revision", package_revisions, findings));
    package.sha256 = read_sha256(reader, "sha256", findings);
    return package;
}

std::int64_t required_count(ObjectReader const& reader, std::string_view key, WholeRange range, Findings& findings) {
    Json const* const json = reader.find(key);
    if (json == nullptr) {
        findings.add("A108", reader.path_of(key), say("the key '{}' is missing", key), tr(hand_in_again));
        return range.least;
    }
    return read_whole(*json, range, key, reader.path_of(key), tr(hand_in_again), findings).value_or(range.least);
}

} // namespace accrue::formats
