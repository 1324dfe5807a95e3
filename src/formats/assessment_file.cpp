#include "formats/assessment_file.h"

#include <fmt/format.h>

#include "domain/text.h"
#include "formats/json.h"
#include "formats/json_object.h"
#include "formats/problems_json.h"
#include "rules/carried.h"
#include "scoring/carry.h"

namespace accrue::formats {
namespace {

using scoring::ClaimResult;
using scoring::TraceRow;
using scoring::Unused;

template <class Row>
Row const& row_at(std::vector<Row> const& rows, int index) {
    return rows[static_cast<std::size_t>(index)];
}

Json number(std::int64_t value, std::int64_t denominator) { return json_from_number(reduced(value, denominator)); }

Json whole(std::size_t value) { return {JsonNumber{fmt::format("{}", value)}}; }

std::string_view kind_text(TraceRow::Kind kind) {
    switch (kind) {
    case TraceRow::Kind::Award: return "award";
    case TraceRow::Kind::Rounded: return "rounded";
    case TraceRow::Kind::ItemLimit: return "item-limit";
    case TraceRow::Kind::Duplicate: return "duplicate";
    case TraceRow::Kind::Overlap: return "overlap";
    case TraceRow::Kind::Cap: return "cap";
    case TraceRow::Kind::Unused: return "unused";
    case TraceRow::Kind::Gate: return "gate";
    case TraceRow::Kind::Step: return "step";
    case TraceRow::Kind::Level: return "level";
    case TraceRow::Kind::Carry: return "carry";
    }
    return "";
}

// One assessment's rows by their ids.
class AssessmentWriter {
public:
    explicit AssessmentWriter(AssessmentParts const& parts) : parts_(parts), rows_(parts.pack.pack) {}

    [[nodiscard]] Json write() const;

private:
    [[nodiscard]] Json points(std::int64_t quanta) const { return number(quanta, rows_.header.scale); }
    [[nodiscard]] Json level(int index) const {
        return index == rules::none ? Json{nullptr} : Json{row_at(rows_.levels, index).code};
    }
    [[nodiscard]] Json pack() const;
    [[nodiscard]] Json steps() const;
    [[nodiscard]] Json category_points() const;
    [[nodiscard]] Json gates() const;
    [[nodiscard]] Json claim(std::size_t index) const;
    [[nodiscard]] Json claims() const;
    void add_result(ObjectWriter& writer, ClaimResult const& result) const;
    [[nodiscard]] Json items() const; // of awards without a claim
    [[nodiscard]] Json capped() const;
    [[nodiscard]] Json carry() const; // by category that receives
    [[nodiscard]] Json owed() const;  // by gate whose shortfalls are settled
    [[nodiscard]] Json years() const;
    [[nodiscard]] Json robust() const;
    bool add_change(ObjectWriter& writer, TraceRow const& row) const;
    void add_decision(ObjectWriter& writer, TraceRow const& row) const;
    [[nodiscard]] Json trace_row(TraceRow const& row) const;
    [[nodiscard]] Json trace() const;

    // The claim that counts instead, the gate, the category or the cap: what `ClaimResult::because` points at.
    [[nodiscard]] std::string because(ClaimResult const& claim) const {
        if (claim.unused == Unused::Duplicate || claim.unused == Unused::Excluded)
            return row_at(parts_.application.claims, claim.because).id;
        if (claim.unused == Unused::Requires) return row_at(rows_.gates, claim.because).id;
        if (claim.unused == Unused::NotBest) return row_at(rows_.categories, claim.because).id;
        return row_at(rows_.caps, claim.because).id;
    }

    AssessmentParts const& parts_;
    rules::Pack const& rows_;
};

Json AssessmentWriter::pack() const {
    ObjectWriter writer;
    writer.text("id", rows_.header.id);
    writer.text("version", rows_.header.version);
    writer.text("sha256", parts_.pack.sha256);
    return std::move(writer).done();
}

Json AssessmentWriter::steps() const {
    ObjectWriter writer;
    for (std::size_t i = 0; i < rows_.steps.size(); ++i)
        writer.add(rows_.steps[i].id, level(parts_.assessment.steps[i]));
    return std::move(writer).done();
}

Json AssessmentWriter::category_points() const {
    ObjectWriter writer;
    for (std::size_t i = 0; i < rows_.categories.size(); ++i)
        writer.add(rows_.categories[i].id, points(parts_.assessment.categories[i].counted));
    return std::move(writer).done();
}

Json AssessmentWriter::gates() const {
    ObjectWriter writer;
    for (std::size_t i = 0; i < rows_.gates.size(); ++i) {
        scoring::GateResult const& result = parts_.assessment.gates[i];
        ObjectWriter gate;
        gate.flag("met", result.met);
        gate.add("have", number(result.have, result.denominator));
        gate.add("need", number(result.need, result.denominator));
        if (result.waived) gate.flag("waived", true);
        writer.add(rows_.gates[i].id, std::move(gate).done());
    }
    return std::move(writer).done();
}

// What a claim, or an award without one, earns and why not more.
void AssessmentWriter::add_result(ObjectWriter& writer, ClaimResult const& result) const {
    if (result.award != rules::none) {
        writer.text("award", row_at(rows_.awards, result.award).id);
        writer.text("category", row_at(rows_.categories, result.category).id);
        writer.add("value", points(result.value));
    }
    writer.add("counted", points(result.counted));
    if (result.unused != Unused::No) writer.text("unused", scoring::to_text(result.unused));
    if (result.because != rules::none) writer.text("because", because(result));
}

Json AssessmentWriter::claim(std::size_t index) const {
    ObjectWriter writer;
    writer.text("id", parts_.application.claims[index].id);
    add_result(writer, parts_.assessment.claims[index]);
    return std::move(writer).done();
}

Json AssessmentWriter::claims() const {
    Json::Array list;
    std::size_t next = 0;
    auto const add_up_to = [&](std::size_t place_in_file) {
        for (; next < parts_.application.claims.size() && list.size() < place_in_file; ++next)
            list.push_back(claim(next));
    };
    for (BrokenClaim const& broken : parts_.broken_claims) {
        add_up_to(broken.position);
        ObjectWriter writer;
        writer.text("id", broken.id);
        writer.add("counted", points(0));
        writer.text("unused", scoring::to_text(Unused::Problem));
        list.push_back(std::move(writer).done());
    }
    add_up_to(parts_.application.claims.size() + parts_.broken_claims.size());
    return {std::move(list)};
}

Json AssessmentWriter::items() const {
    Json::Array list;
    for (ClaimResult const& result : parts_.assessment.claimless) {
        ObjectWriter writer;
        add_result(writer, result);
        list.push_back(std::move(writer).done());
    }
    return {std::move(list)};
}

Json AssessmentWriter::capped() const {
    Json::Array list;
    for (int const cap : parts_.assessment.capped) list.push_back({row_at(rows_.caps, cap).id});
    return {std::move(list)};
}

Json AssessmentWriter::carry() const {
    ObjectWriter writer;
    for (std::string const& id : rules::receivers(rows_))
        writer.add(
            id, points(scoring::carried_into(parts_.pack, parts_.assessment, rules::find_category(parts_.pack, id))));
    return std::move(writer).done();
}

Json AssessmentWriter::owed() const {
    ObjectWriter writer;
    for (std::string const& id : rules::gates_with_debt(rows_))
        writer.add(id, points(scoring::owed_for(parts_.pack, parts_.assessment, rules::find_gate(parts_.pack, id))));
    return std::move(writer).done();
}

Json AssessmentWriter::years() const {
    Json::Array list;
    for (scoring::YearResult const& year : parts_.assessment.years) {
        ObjectWriter by_category;
        for (std::size_t i = 0; i < rows_.categories.size(); ++i)
            by_category.add(rows_.categories[i].id, points(year.points[i]));
        ObjectWriter writer;
        writer.date("from", year.year.from);
        writer.date("to", year.year.to);
        writer.add("points", std::move(by_category).done());
        list.push_back(std::move(writer).done());
    }
    return {std::move(list)};
}

Json AssessmentWriter::robust() const {
    Json::Array hangs_on;
    for (scoring::Hanging const& row : parts_.robustness->hangs_on) {
        ObjectWriter writer;
        writer.text("claim", row_at(parts_.application.claims, row.claim).id);
        writer.add("without", level(row.level));
        hangs_on.push_back(std::move(writer).done());
    }
    ObjectWriter writer;
    writer.add("level", level(parts_.robustness->level));
    writer.add("hangs_on", {std::move(hangs_on)});
    return std::move(writer).done();
}

// A row that changes points; false for the other kinds.
bool AssessmentWriter::add_change(ObjectWriter& writer, TraceRow const& row) const {
    auto const change = [&](std::string const& rule) {
        writer.text("rule", rule);
        if (row.category != rules::none) writer.text("category", row_at(rows_.categories, row.category).id);
        writer.add("before", points(row.before));
        writer.add("after", points(row.after));
        return true;
    };
    switch (row.kind) {
    case TraceRow::Kind::Award:
    case TraceRow::Kind::Rounded:
    case TraceRow::Kind::ItemLimit: return change(row_at(rows_.awards, row.rule).id);
    case TraceRow::Kind::Cap: return change(row_at(rows_.caps, row.rule).id);
    case TraceRow::Kind::Carry: return change(row_at(rows_.carries, row.rule).id);
    case TraceRow::Kind::Duplicate: return change(row_at(parts_.application.claims, row.rule).id);
    default: return false;
    }
}

// A row that decides something, or counts time.
void AssessmentWriter::add_decision(ObjectWriter& writer, TraceRow const& row) const {
    auto const quantities = [&](std::string_view before, std::string_view after, std::int64_t denominator) {
        writer.add(before, number(row.before, denominator));
        writer.add(after, number(row.after, denominator));
    };
    switch (row.kind) {
    case TraceRow::Kind::Overlap:
        quantities("before", "after", row_at(parts_.assessment.queries, row.rule).denominator);
        break;
    case TraceRow::Kind::Unused: writer.text("reason", scoring::to_text(static_cast<Unused>(row.rule))); break;
    case TraceRow::Kind::Gate:
        writer.text("rule", row_at(rows_.gates, row.rule).id);
        quantities("have", "need", row_at(parts_.assessment.gates, row.rule).denominator);
        break;
    case TraceRow::Kind::Step:
        writer.text("rule", row_at(rows_.steps, row.rule).id);
        writer.add("level", level(static_cast<int>(row.after)));
        break;
    case TraceRow::Kind::Level:
        writer.text("rule", row_at(rows_.levels, row.rule).code);
        writer.flag("met", row.after != 0);
        break;
    default: break;
    }
}

Json AssessmentWriter::trace_row(TraceRow const& row) const {
    ObjectWriter writer;
    writer.text("kind", kind_text(row.kind));
    if (row.claim != rules::none) writer.text("claim", row_at(parts_.application.claims, row.claim).id);
    if (!add_change(writer, row)) add_decision(writer, row);
    return std::move(writer).done();
}

Json AssessmentWriter::trace() const {
    Json::Array list;
    if (parts_.trace != nullptr)
        for (TraceRow const& row : parts_.trace->rows) list.push_back(trace_row(row));
    return {std::move(list)};
}

Json AssessmentWriter::write() const {
    ObjectWriter writer;
    writer.text("format", assessment_format);
    writer.add("pack", pack());
    writer.date("on", parts_.bound.on);
    writer.text("basis", to_text(parts_.assessment.basis));
    writer.add("overall", level(parts_.assessment.overall));
    writer.add("steps", steps());
    writer.add("points", category_points());
    writer.add("gates", gates());
    writer.add("claims", claims());
    if (!parts_.assessment.claimless.empty()) writer.add("items", items());
    writer.add("capped", capped());
    writer.add("carry", carry());
    writer.add("owed", owed());
    writer.add("years", years());
    if (parts_.robustness != nullptr) writer.add("robust", robust());
    writer.add("problems", json_from_problems(parts_.problems));
    writer.add("trace", trace());
    return std::move(writer).done();
}

} // namespace

std::string write_assessment(AssessmentParts const& parts) { return write_json(AssessmentWriter(parts).write()); }

std::string write_assessment_line(AssessmentParts const& parts) {
    return write_json_line(AssessmentWriter(parts).write());
}

std::string write_bad_line(std::size_t line, std::span<Problem const> problems) {
    ObjectWriter writer;
    writer.add("line", whole(line));
    writer.add("problems", json_from_problems(problems));
    return write_json_line(std::move(writer).done());
}

} // namespace accrue::formats
