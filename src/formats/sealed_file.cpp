#include "formats/sealed_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/json_object.h"

namespace accrue::formats {
namespace {

constexpr std::array<std::string_view, 4> stamp_keys{"identifier", "revision", "on", "pack"};
constexpr std::array<std::string_view, 3> sealed_pack_keys{"id", "version", "sha256"};
constexpr std::array<std::string_view, 3> sealed_file_keys{"name", "sha256", "bytes"};
constexpr std::array<std::string_view, 5> sealed_mark_keys{"claim", "file", "page", "box", "fact"};
constexpr std::string_view seal_again = to_translate("ask the sender to seal the application again");
constexpr std::int64_t most_revisions = 1'000'000;
constexpr std::int64_t most_pages = 100'000; // of a file, as the library has it
constexpr std::int64_t most_file_bytes = 300'000'000;

Json whole_number(std::int64_t number) { return json_from_number(Number{number, 1}); }

Json json_from_stamp(SealedStamp const& stamp) {
    ObjectWriter pack;
    pack.text("id", stamp.pack.id);
    pack.text("version", stamp.pack.version);
    pack.text("sha256", stamp.pack.sha256);
    ObjectWriter writer;
    writer.text("identifier", stamp.identifier);
    writer.add("revision", whole_number(stamp.revision));
    writer.date("on", stamp.on);
    writer.add("pack", std::move(pack).done());
    return std::move(writer).done();
}

Json json_from_file(SealedFile const& file) {
    ObjectWriter writer;
    writer.text("name", file.name);
    writer.text("sha256", file.sha256);
    writer.add("bytes", whole_number(file.bytes));
    return std::move(writer).done();
}

Json json_from_mark(SealedMark const& mark) {
    PageBox const& box = mark.mark.box;
    Json::Array edges;
    for (int const edge : {box.left, box.top, box.right, box.bottom}) edges.push_back(whole_number(edge));
    ObjectWriter writer;
    writer.text("claim", mark.claim);
    writer.text("file", mark.file);
    writer.add("page", whole_number(mark.mark.page));
    writer.add("box", {std::move(edges)});
    writer.text("fact", proof_facts[static_cast<std::size_t>(mark.mark.fact)]);
    return std::move(writer).done();
}

template <class T>
Json list_of(std::vector<T> const& rows, Json (*write)(T const&)) {
    Json::Array list;
    for (T const& row : rows) list.push_back(write(row));
    return {std::move(list)};
}

// --- Reading ---

void add_missing(ObjectReader const& reader, std::string_view key, Findings& findings) {
    findings.add("A108", reader.path_of(key), say("the key '{}' is missing", key), tr(seal_again));
}

std::int64_t required_whole(ObjectReader const& reader, std::string_view key, std::int64_t least, std::int64_t most,
                            Findings& findings) {
    if (Json const* json = reader.find(key))
        return read_whole(*json, {least, most}, key, reader.path_of(key), tr(seal_again), findings).value_or(least);
    add_missing(reader, key, findings);
    return least;
}

Date required_date(ObjectReader const& reader, std::string_view key, Findings& findings) {
    if (reader.find(key) == nullptr) add_missing(reader, key, findings);
    return reader.date(key).value_or(Date{});
}

// Calls `take` with the reader of the object that stands there; a finding where none does.
template <class Take>
void in_object(ObjectReader const& reader, std::string_view key, Findings& findings, Take take) {
    if (reader.find(key) == nullptr) add_missing(reader, key, findings);
    if (auto const* object = reader.object(key)) take(ObjectReader(*object, reader.path_of(key), findings));
}

SealedStamp read_stamp(ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(stamp_keys);
    SealedStamp stamp;
    stamp.identifier = reader.required_text("identifier", TextKind::Code);
    stamp.revision = static_cast<int>(required_whole(reader, "revision", 1, most_revisions, findings));
    stamp.on = required_date(reader, "on", findings);
    in_object(reader, "pack", findings, [&](ObjectReader const& pack) {
        pack.refuse_unknown_keys(sealed_pack_keys);
        stamp.pack = {pack.required_text("id", TextKind::Code), pack.required_text("version", TextKind::Code),
                      pack.required_text("sha256", TextKind::Code)};
    });
    return stamp;
}

SealedFile read_file(ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(sealed_file_keys);
    return {reader.required_text("name", TextKind::Line), reader.required_text("sha256", TextKind::Code),
            required_whole(reader, "bytes", 1, most_file_bytes, findings)};
}

PageBox read_box(ObjectReader const& reader, Findings& findings) {
    std::string const path = reader.path_of("box");
    auto const* const edges = reader.list("box", 4);
    std::array<int, 4> box{};
    bool sound = edges != nullptr && edges->size() == box.size();
    for (std::size_t i = 0; sound && i < box.size(); ++i)
        box[i] = static_cast<int>(
            read_whole((*edges)[i], {0, page_units}, "box", joined_path(path, i), tr(seal_again), findings)
                .value_or(0));
    PageBox const found{box[0], box[1], box[2], box[3]};
    if (!sound || !is_on_page(found))
        findings.add("A110", path, tr("the place of a proof mark must be four numbers: left, top, right, bottom"),
                     tr(seal_again));
    return found;
}

SealedMark read_mark(ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(sealed_mark_keys);
    SealedMark mark{reader.required_text("claim", TextKind::Code), reader.required_text("file", TextKind::Line), {}};
    mark.mark.page = static_cast<int>(required_whole(reader, "page", 1, most_pages, findings));
    mark.mark.box = read_box(reader, findings);
    std::string const fact = reader.required_text("fact", TextKind::Code);
    auto const known = std::ranges::find(proof_facts, fact);
    mark.mark.fact = known == proof_facts.end() ? ProofFact::Other
                                                : static_cast<ProofFact>(std::distance(proof_facts.begin(), known));
    return mark;
}

template <class Row>
std::vector<Row> read_rows(ObjectReader const& reader, std::string_view key, std::string_view name, std::size_t limit,
                           Row (*read)(ObjectReader const&, Findings&), Findings& findings) {
    std::vector<Row> rows;
    auto const* const list = reader.list(key, limit);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        std::string const path = joined_path(reader.path_of(key), i);
        if (auto const* object = read_object((*list)[i], name, path, findings))
            rows.push_back(read(ObjectReader(*object, path, findings), findings));
    }
    return rows;
}

ClaimedResult read_claimed(ObjectReader const& reader, Findings& findings) {
    ClaimedResult claimed;
    Json const* const json = reader.find("assessment");
    if (json != nullptr) claimed.assessment = *json;
    in_object(reader, "assessment", findings, [&](ObjectReader const& assessment) {
        Json const* const overall = assessment.find("overall");
        if (overall != nullptr && !std::holds_alternative<std::nullptr_t>(overall->value))
            claimed.overall = assessment.text("overall", TextKind::Code).value_or("");
    });
    return claimed;
}

} // namespace

std::string write_sealed(AssessmentParts const& assessed, SealedParts const& parts) {
    auto assessment = parse_json(write_assessment_line(assessed), "");
    ObjectWriter writer;
    add_application(writer, assessed.application);
    writer.add("sealed", json_from_stamp(parts.stamp));
    writer.add("files", list_of(parts.files, json_from_file));
    writer.add("marks", list_of(parts.marks, json_from_mark));
    writer.add("assessment", *std::move(assessment));
    return write_canonical_json(std::move(writer).done()) + '\n';
}

SealedRead read_sealed(std::string_view text, std::string const& file) {
    SealedRead sealed{read_application(text, file), {}, {}};
    auto const json = parse_json(text, file);
    auto const* const object = json ? std::get_if<Json::Object>(&json->value) : nullptr;
    if (object == nullptr) return sealed; // read_application has said so
    Findings findings{file};
    ObjectReader const reader(*object, "", findings);
    in_object(reader, "sealed", findings,
              [&](ObjectReader const& stamp) { sealed.parts.stamp = read_stamp(stamp, findings); });
    sealed.parts.files =
        read_rows<SealedFile>(reader, "files", tr("a file¦of a package"), claim_limit, read_file, findings);
    sealed.parts.marks =
        read_rows<SealedMark>(reader, "marks", tr("a proof mark¦of a package"), claim_limit, read_mark, findings);
    sealed.claimed = read_claimed(reader, findings);
    if (has_errors(findings.problems)) sealed.read.scorable = false;
    std::ranges::move(findings.problems, std::back_inserter(sealed.read.problems));
    return sealed;
}

} // namespace accrue::formats
