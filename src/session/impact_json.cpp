#include "session/impact_json.h"

#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "formats/json.h"
#include "formats/json_object.h"
#include "formats/problems_json.h"

namespace accrue::session {
namespace {

using formats::Json;
using formats::ObjectWriter;

Json json_from_count(std::size_t count) { return {formats::JsonNumber{fmt::format("{}", count)}}; }

Json json_from_level(std::string const& code) { return code.empty() ? Json{nullptr} : Json{code}; }

Json json_from_pack(rules::CompiledPack const& pack) {
    ObjectWriter writer;
    writer.text("id", pack.pack.header.id);
    writer.text("version", pack.pack.header.version);
    writer.text("sha256", pack.sha256);
    return std::move(writer).done();
}

Json json_from_row(ImpactRow const& row) {
    ObjectWriter writer;
    writer.add("record", json_from_count(static_cast<std::size_t>(row.record.value)));
    writer.text("name", row.name);
    writer.add("before", json_from_level(row.before));
    writer.add("after", json_from_level(row.after));
    Json::Array why;
    for (std::string const& reason : row.why) why.push_back({reason});
    writer.add("why", {std::move(why)});
    return std::move(writer).done();
}

Json json_from_move(LevelMove const& move) {
    ObjectWriter writer;
    writer.add("before", json_from_level(move.before));
    writer.add("after", json_from_level(move.after));
    writer.add("records", json_from_count(move.records));
    return std::move(writer).done();
}

} // namespace

std::string write_impact(Impact const& impact, PackPointer const& before, rules::CompiledPack const& after) {
    Json::Array moves;
    for (LevelMove const& move : impact.moves) moves.push_back(json_from_move(move));
    Json::Array rows;
    for (ImpactRow const& row : impact.rows) rows.push_back(json_from_row(row));
    ObjectWriter writer;
    writer.text("format", "accrue.impact/1");
    writer.add("before", before ? json_from_pack(*before) : Json{nullptr});
    writer.add("after", json_from_pack(after));
    writer.add("scored", json_from_count(impact.scored));
    writer.add("other_schemes", json_from_count(impact.other_schemes));
    writer.add("unreadable", json_from_count(impact.unreadable));
    writer.add("moves", {std::move(moves)});
    writer.add("records", {std::move(rows)});
    writer.add("problems", formats::json_from_problems(impact.problems));
    return formats::write_json(std::move(writer).done());
}

} // namespace accrue::session
