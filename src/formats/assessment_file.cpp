#include "formats/assessment_file.h"

#include "domain/text.h"
#include "formats/json.h"
#include "formats/json_object.h"
#include "formats/json_text.h"
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

using Items = JsonText::Items;

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
    AssessmentWriter(AssessmentParts const& parts, JsonText::Layout layout)
        : parts_(parts), rows_(parts.pack.pack), out_(layout) {}

    [[nodiscard]] std::string write() &&;

private:
    // Of a member.
    void text(std::string_view key, std::string_view text) {
        out_.key(key);
        out_.text(text);
    }
    void number(std::string_view key, std::int64_t value, std::int64_t denominator) {
        out_.key(key);
        out_.number(denominator == 1 ? Number{value, 1} : reduced(value, denominator));
    }
    void points(std::string_view key, std::int64_t quanta) { number(key, quanta, rows_.header.scale); }
    void level(std::string_view key, int index) {
        out_.key(key);
        index == rules::none ? out_.null() : out_.text(row_at(rows_.levels, index).code);
    }
    void flag(std::string_view key, bool flag) {
        out_.key(key);
        out_.flag(flag);
    }
    void date(std::string_view key, Date date) {
        out_.key(key);
        out_.date(date);
    }

    void pack();
    void steps();
    void category_points();
    void gates();
    void claim(std::size_t index);
    void claims();
    void result(ClaimResult const& result);
    void items(); // of awards without a claim
    void capped();
    void carry(); // by category that receives
    void owed();  // by gate whose shortfalls are settled
    void years();
    void robust();
    bool change(TraceRow const& row);
    void decision(TraceRow const& row);
    void trace();

    // The claim that counts instead or that it repeats, the gate, the category or the cap: what `ClaimResult::because` points at.
    [[nodiscard]] std::string because(ClaimResult const& claim) const {
        if (claim.unused == Unused::Duplicate || claim.unused == Unused::Excluded ||
            claim.unused == Unused::BelowMinimum)
            return row_at(parts_.application.claims, claim.because).id;
        if (claim.unused == Unused::Requires) return row_at(rows_.gates, claim.because).id;
        if (claim.unused == Unused::NotBest) return row_at(rows_.categories, claim.because).id;
        return row_at(rows_.caps, claim.because).id;
    }

    AssessmentParts const& parts_;
    rules::Pack const& rows_;
    JsonText out_;
};

void AssessmentWriter::pack() {
    out_.key("pack");
    out_.begin_object();
    text("id", rows_.header.id);
    text("version", rows_.header.version);
    text("sha256", parts_.pack.sha256);
    out_.end_object();
}

void AssessmentWriter::steps() {
    out_.key("steps");
    out_.begin_object();
    for (std::size_t i = 0; i < rows_.steps.size(); ++i) level(rows_.steps[i].id, parts_.assessment.steps[i]);
    out_.end_object();
}

void AssessmentWriter::category_points() {
    out_.key("points");
    out_.begin_object();
    for (std::size_t i = 0; i < rows_.categories.size(); ++i)
        points(rows_.categories[i].id, parts_.assessment.categories[i].counted);
    out_.end_object();
}

void AssessmentWriter::gates() {
    out_.key("gates");
    out_.begin_object();
    for (std::size_t i = 0; i < rows_.gates.size(); ++i) {
        scoring::GateResult const& result = parts_.assessment.gates[i];
        out_.key(rows_.gates[i].id);
        out_.begin_object();
        flag("met", result.met);
        number("have", result.have, result.denominator);
        number("need", result.need, result.denominator);
        if (result.waived) flag("waived", true);
        out_.end_object();
    }
    out_.end_object();
}

// What a claim, or an award without one, earns and why not more.
void AssessmentWriter::result(ClaimResult const& result) {
    if (result.award != rules::none) {
        text("award", row_at(rows_.awards, result.award).id);
        text("category", row_at(rows_.categories, result.category).id);
        points("value", result.value);
    }
    points("counted", result.counted);
    if (result.unused != Unused::No) text("unused", scoring::to_text(result.unused));
    if (result.because != rules::none) text("because", because(result));
}

void AssessmentWriter::claim(std::size_t index) {
    out_.begin_object();
    text("id", parts_.application.claims[index].id);
    result(parts_.assessment.claims[index]);
    out_.end_object();
}

void AssessmentWriter::claims() {
    out_.key("claims");
    out_.begin_list(Items::Containers);
    std::size_t written = 0;
    std::size_t next = 0;
    auto const write_up_to = [&](std::size_t place_in_file) {
        for (; next < parts_.application.claims.size() && written < place_in_file; ++next, ++written) claim(next);
    };
    for (BrokenClaim const& broken : parts_.broken_claims) {
        write_up_to(broken.position);
        out_.begin_object();
        text("id", broken.id);
        points("counted", 0);
        text("unused", scoring::to_text(Unused::Problem));
        out_.end_object();
        ++written;
    }
    write_up_to(parts_.application.claims.size() + parts_.broken_claims.size());
    out_.end_list();
}

void AssessmentWriter::items() {
    out_.key("items");
    out_.begin_list(Items::Containers);
    for (ClaimResult const& item : parts_.assessment.claimless) {
        out_.begin_object();
        result(item);
        out_.end_object();
    }
    out_.end_list();
}

void AssessmentWriter::capped() {
    out_.key("capped");
    out_.begin_list(Items::Plain);
    for (int const cap : parts_.assessment.capped) out_.text(row_at(rows_.caps, cap).id);
    out_.end_list();
}

void AssessmentWriter::carry() {
    out_.key("carry");
    out_.begin_object();
    for (std::string const& id : rules::receivers(rows_))
        points(id, scoring::carried_into(parts_.pack, parts_.assessment, rules::find_category(parts_.pack, id)));
    out_.end_object();
}

void AssessmentWriter::owed() {
    out_.key("owed");
    out_.begin_object();
    for (std::string const& id : rules::gates_with_debt(rows_))
        points(id, scoring::owed_for(parts_.pack, parts_.assessment, rules::find_gate(parts_.pack, id)));
    out_.end_object();
}

void AssessmentWriter::years() {
    out_.key("years");
    out_.begin_list(Items::Containers);
    for (scoring::YearResult const& year : parts_.assessment.years) {
        out_.begin_object();
        date("from", year.year.from);
        date("to", year.year.to);
        out_.key("points");
        out_.begin_object();
        for (std::size_t i = 0; i < rows_.categories.size(); ++i) points(rows_.categories[i].id, year.points[i]);
        out_.end_object();
        out_.end_object();
    }
    out_.end_list();
}

void AssessmentWriter::robust() {
    out_.key("robust");
    out_.begin_object();
    level("level", parts_.robustness->level);
    out_.key("hangs_on");
    out_.begin_list(Items::Containers);
    for (scoring::Hanging const& row : parts_.robustness->hangs_on) {
        out_.begin_object();
        text("claim", row_at(parts_.application.claims, row.claim).id);
        level("without", row.level);
        out_.end_object();
    }
    out_.end_list();
    out_.end_object();
}

// A row that changes points; false for the other kinds.
bool AssessmentWriter::change(TraceRow const& row) {
    auto const tell = [&](std::string const& rule) {
        text("rule", rule);
        if (row.category != rules::none) text("category", row_at(rows_.categories, row.category).id);
        points("before", row.before);
        points("after", row.after);
        return true;
    };
    switch (row.kind) {
    case TraceRow::Kind::Award:
    case TraceRow::Kind::Rounded:
    case TraceRow::Kind::ItemLimit: return tell(row_at(rows_.awards, row.rule).id);
    case TraceRow::Kind::Cap: return tell(row_at(rows_.caps, row.rule).id);
    case TraceRow::Kind::Carry: return tell(row_at(rows_.carries, row.rule).id);
    case TraceRow::Kind::Duplicate: return tell(row_at(parts_.application.claims, row.rule).id);
    default: return false;
    }
}

// A row that decides something, or counts time.
void AssessmentWriter::decision(TraceRow const& row) {
    auto const quantities = [&](std::string_view before, std::string_view after, std::int64_t denominator) {
        number(before, row.before, denominator);
        number(after, row.after, denominator);
    };
    switch (row.kind) {
    case TraceRow::Kind::Overlap:
        quantities("before", "after", row_at(parts_.assessment.queries, row.rule).denominator);
        break;
    case TraceRow::Kind::Unused: text("reason", scoring::to_text(static_cast<Unused>(row.rule))); break;
    case TraceRow::Kind::Gate:
        text("rule", row_at(rows_.gates, row.rule).id);
        quantities("have", "need", row_at(parts_.assessment.gates, row.rule).denominator);
        break;
    case TraceRow::Kind::Step:
        text("rule", row_at(rows_.steps, row.rule).id);
        level("level", static_cast<int>(row.after));
        break;
    case TraceRow::Kind::Level:
        text("rule", row_at(rows_.levels, row.rule).code);
        flag("met", row.after != 0);
        break;
    default: break;
    }
}

void AssessmentWriter::trace() {
    out_.key("trace");
    out_.begin_list(Items::Containers);
    std::size_t const rows = parts_.trace == nullptr ? 0 : parts_.trace->rows.size();
    for (std::size_t i = 0; i < rows; ++i) {
        TraceRow const& row = parts_.trace->rows[i];
        out_.begin_object();
        text("kind", kind_text(row.kind));
        if (row.claim != rules::none) text("claim", row_at(parts_.application.claims, row.claim).id);
        if (!change(row)) decision(row);
        out_.end_object();
    }
    out_.end_list();
}

std::string AssessmentWriter::write() && {
    out_.begin_object();
    text("format", assessment_format);
    pack();
    date("on", parts_.bound.on);
    text("basis", to_text(parts_.assessment.basis));
    level("overall", parts_.assessment.overall);
    steps();
    category_points();
    gates();
    claims();
    if (!parts_.assessment.claimless.empty()) items();
    capped();
    carry();
    owed();
    years();
    if (parts_.robustness != nullptr) robust();
    out_.key("problems");
    append_json(out_, json_from_problems(parts_.problems));
    trace();
    out_.end_object();
    return std::move(out_).take();
}

} // namespace

std::string write_assessment(AssessmentParts const& parts) {
    return AssessmentWriter(parts, JsonText::Layout::Lines).write() + '\n';
}

std::string write_assessment_line(AssessmentParts const& parts) {
    return AssessmentWriter(parts, JsonText::Layout::OneLine).write();
}

std::string write_bad_line(std::size_t line, std::span<Problem const> problems) {
    ObjectWriter writer;
    writer.add("line", {JsonNumber{std::to_string(line)}});
    writer.add("problems", json_from_problems(problems));
    return write_json_line(std::move(writer).done());
}

} // namespace accrue::formats
