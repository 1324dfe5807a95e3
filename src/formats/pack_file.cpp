#include "formats/pack_file.h"

#include "formats/json.h"
#include "formats/json_object.h"
#include "rules/row_kinds.h"
#include "rules/written.h"

namespace accrue::formats {
namespace {

Json json_from_written(rules::Written const& written);

Json::Object members_of(rules::Written::Table const& table) {
    Json::Object members;
    for (rules::WrittenKey const& key : table) members.push_back({key.key, json_from_written(key.value)});
    return members;
}

struct ToJson {
    Json operator()(bool yes) const { return {yes}; }
    Json operator()(Number const& number) const { return json_from_number(number); }
    Json operator()(Date date) const { return {to_text(date)}; }
    Json operator()(std::string const& text) const { return {text}; }
    Json operator()(rules::Written::List const& list) const {
        Json::Array items;
        for (rules::Written const& item : list) items.push_back(json_from_written(item));
        return {std::move(items)};
    }
    Json operator()(rules::Written::Table const& table) const { return {members_of(table)}; }
};

Json json_from_written(rules::Written const& written) { return std::visit(ToJson{}, written.value); }

// A row under its id, or in the list of its kind, or alone.
void add_row(rules::WrittenRow const& row, Json::Object& document) {
    using Form = rules::RowKind::Form;
    rules::RowKind const& kind = *rules::find_row_kind(row.kind);
    Json::Object members = members_of(row.keys);
    if (kind.form == Form::Once) return document.push_back({std::string(row.kind), {std::move(members)}});
    bool const keyed = kind.form == Form::Keyed;
    if (document.empty() || document.back().key != row.kind)
        document.push_back({std::string(row.kind), keyed ? Json{Json::Object{}} : Json{Json::Array{}}});
    Json& of_kind = document.back().value;
    if (keyed) return std::get<Json::Object>(of_kind.value).push_back({row.id, {std::move(members)}});
    members.insert(members.begin(), {std::string(kind.id_key), {row.id}});
    std::get<Json::Array>(of_kind.value).push_back({std::move(members)});
}

} // namespace

std::string write_pack(rules::Pack const& pack, std::string const& sha256) {
    Json::Object document{{"format", {"accrue.pack/1"}}, {"sha256", {sha256}}, {"schema", {JsonNumber{"1"}}}};
    for (rules::WrittenRow const& row : rules::written_rows(pack)) add_row(row, document);
    return write_json({std::move(document)});
}

} // namespace accrue::formats
