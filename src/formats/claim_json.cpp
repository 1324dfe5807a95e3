#include "formats/claim_json.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/application_file.h"

namespace accrue::formats {
namespace {

bool is_reserved(std::string_view key) {
    return std::ranges::find(reserved_claim_keys, key) != reserved_claim_keys.end();
}

// What nothing has to be said of.
std::optional<FieldValue> sound_field(JsonMember const& member) {
    if (!is_sound_text(member.key, TextKind::Code)) return std::nullopt;
    auto const& value = member.value.value;
    if (auto const* flag = std::get_if<bool>(&value)) return FieldValue(*flag);
    if (auto const* text = std::get_if<std::string>(&value); text && is_sound_text(*text, TextKind::Note))
        return FieldValue(*text);
    if (auto const* number = std::get_if<JsonNumber>(&value))
        if (auto const parsed = parse_number(number->text)) return FieldValue(*parsed);
    return std::nullopt;
}

std::optional<FieldValue> read_field(JsonMember const& member, std::string const& path, Findings& findings) {
    Json const& json = member.value;
    if (auto const* flag = std::get_if<bool>(&json.value)) return FieldValue(*flag);
    if (std::holds_alternative<JsonNumber>(json.value)) {
        auto number = read_number(json, member.key, path, findings);
        return number ? std::optional<FieldValue>(*number) : std::nullopt;
    }
    if (std::holds_alternative<std::string>(json.value)) {
        auto text = read_text(json, TextKind::Note, member.key, path, findings);
        return text ? std::optional<FieldValue>(std::move(*text)) : std::nullopt;
    }
    add_wrong_type(json, member.key, to_translate("a number, a text, true or false"), path, findings);
    return std::nullopt;
}

void read_fields(Claim& claim, Json::Object const& object, std::string const& path, Findings& findings) {
    if (object.size() > list_limit) {
        findings.add("A112", path, say("the claim has {} keys", object.size()), say("at most {} are read", list_limit));
        return;
    }
    for (JsonMember const& member : object) {
        if (is_reserved(member.key)) continue;
        if (auto value = sound_field(member)) {
            claim.fields.emplace_back(member.key, *std::move(value));
            continue;
        }
        std::string const field_path = joined_path(path, member.key);
        if (!read_text(Json{member.key}, TextKind::Code, tr("the name of a field"), field_path, findings)) continue;
        if (auto value = read_field(member, field_path, findings))
            claim.fields.emplace_back(member.key, std::move(*value));
    }
}

void read_evidence(Claim& claim, ObjectReader const& reader, Findings& findings) {
    auto const* list = reader.list("evidence", list_limit);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
        if (auto const* name = std::get_if<std::string>(&(*list)[i].value);
            name && is_sound_text(*name, TextKind::Line) && name->find_first_of("\n\r") == std::string::npos) {
            claim.evidence.push_back(*name);
            continue;
        }
        std::string const path = joined_path(reader.path_of("evidence"), i);
        auto name = read_text((*list)[i], TextKind::Line, "evidence", path, findings);
        if (name && name->find_first_of("\n\r") != std::string::npos) {
            findings.add("A120", path, tr("the name of a file of evidence holds a line break"),
                         tr("take the line break out: a form has one name on each line"));
            continue;
        }
        if (name) claim.evidence.push_back(std::move(*name));
    }
}

void read_basis(Claim& claim, ObjectReader const& reader, Findings& findings) {
    auto const word = reader.text("basis", TextKind::Code);
    if (!word) return;
    claim.basis = parse_basis(*word);
    if (claim.basis) return;
    std::array<std::string_view, all_bases.size()> words{};
    std::ranges::transform(all_bases, words.begin(), [](Basis basis) { return to_text(basis); });
    std::string remedy = suggestion(*word, words);
    if (remedy.empty()) remedy = tr("write planned, claimed, evidenced or verified");
    findings.add("A116", reader.path_of("basis"), say("'{}' is no basis of a claim", shortened(*word)), remedy);
}

} // namespace

Claim claim_from_json(Json::Object const& object, std::string const& path, Findings& findings) {
    ObjectReader const reader(object, path, findings);
    Claim claim;
    claim.id = reader.text("id", TextKind::Code).value_or("");
    claim.type = reader.required_text("claim", TextKind::Code);
    claim.qualification = reader.text("qualification", TextKind::Line);
    claim.title = reader.text("title", TextKind::Line);
    claim.organisation = reader.text("organisation", TextKind::Line);
    claim.on = reader.date("on");
    claim.from = reader.date("from");
    claim.to = reader.date("to");
    claim.note = reader.text("note", TextKind::Note);
    read_evidence(claim, reader, findings);
    read_basis(claim, reader, findings);
    read_fields(claim, object, path, findings);
    reader.check_order(claim.from, claim.to, "to");
    return claim;
}

Json json_from_claim(Claim const& claim) {
    ObjectWriter writer;
    if (!claim.id.empty()) writer.text("id", claim.id);
    writer.text("claim", claim.type);
    writer.text("qualification", claim.qualification);
    writer.text("title", claim.title);
    writer.text("organisation", claim.organisation);
    writer.date("on", claim.on);
    writer.date("from", claim.from);
    writer.date("to", claim.to);
    writer.text("note", claim.note);
    writer.texts("evidence", claim.evidence);
    if (claim.basis) writer.text("basis", to_text(*claim.basis));
    for (auto const& [name, value] : claim.fields) {
        if (auto const* flag = std::get_if<bool>(&value))
            writer.flag(name, *flag);
        else if (auto const* number = std::get_if<Number>(&value))
            writer.number(name, *number);
        else
            writer.text(name, std::get<std::string>(value));
    }
    return std::move(writer).done();
}

} // namespace accrue::formats
