#include "formats/feedback_file.h"

#include <array>
#include <set>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/application_file.h"
#include "formats/json.h"
#include "formats/json_document.h"
#include "formats/json_object.h"
#include "formats/verdict_json.h"

namespace accrue::formats {
namespace {

constexpr std::array<std::string_view, 11> feedback_keys{
    "format",     "package",      "pack",           "body", "key",   "outcome",
    "decided_on", "appeal_until", "material_until", "log",  "claims"};
constexpr std::array<std::string_view, 2> log_keys{"count", "head"};
constexpr std::array<std::string_view, 6> told_keys{"claim", "verdict", "field", "to", "reason", "note"};
constexpr std::array<std::string_view, 5> reason_keys{"code", "title", "text", "cure", "clause"};
constexpr WholeRange log_counts{0, 10'000'000};

void add_told(ObjectWriter& writer, std::string_view key, std::string const& words) {
    if (!words.empty()) writer.text(key, words);
}

Json json_from_reason(FeedbackReason const& reason) {
    ObjectWriter writer;
    writer.text("code", reason.code);
    add_told(writer, "title", reason.title);
    add_told(writer, "text", reason.text);
    add_told(writer, "cure", reason.cure);
    add_told(writer, "clause", reason.clause);
    return std::move(writer).done();
}

Json json_from_told(FeedbackClaim const& claim) {
    ObjectWriter writer;
    writer.text("claim", claim.claim);
    Verdict decision;
    decision.kind = claim.kind;
    decision.field = claim.field;
    decision.to = claim.to;
    add_decision(writer, decision);
    if (claim.reason) writer.add("reason", json_from_reason(*claim.reason));
    add_told(writer, "note", claim.note);
    return std::move(writer).done();
}

// --- Reading ---

// Calls `take` with the reader of the object that stands there; a finding where none does.
template <class Take>
void in_required(ObjectReader const& reader, std::string_view key, Findings& findings, Take take) {
    if (reader.find(key) == nullptr) (void)reader.required_text(key, TextKind::Code); // says so
    if (auto const* object = reader.object(key)) take(ObjectReader(*object, reader.path_of(key), findings));
}

FeedbackReason read_reason(ObjectReader const& reader) {
    reader.refuse_unknown_keys(reason_keys);
    return {reader.required_text("code", TextKind::Code), reader.text("title", TextKind::Line).value_or(""),
            reader.text("text", TextKind::Note).value_or(""), reader.text("cure", TextKind::Note).value_or(""),
            reader.text("clause", TextKind::Line).value_or("")};
}

FeedbackClaim read_told(ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(told_keys);
    FeedbackClaim claim;
    claim.claim = reader.required_text("claim", TextKind::Code);
    Verdict const decision = read_decision(reader, findings);
    claim.kind = decision.kind;
    claim.field = decision.field;
    claim.to = decision.to;
    if (auto const* reason = reader.object("reason"))
        claim.reason = read_reason(ObjectReader(*reason, reader.path_of("reason"), findings));
    claim.note = reader.text("note", TextKind::Note).value_or("");
    return claim;
}

void read_claims_told(Feedback& feedback, ObjectReader const& reader, Findings& findings) {
    auto const* const list = reader.list("claims", claim_limit);
    std::set<std::string, std::less<>> claims;
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        std::string const path = joined_path(reader.path_of("claims"), i);
        auto const* const object = read_object((*list)[i], tr("a verdict¦of a review"), path, findings);
        if (object == nullptr) continue;
        FeedbackClaim claim = read_told(ObjectReader(*object, path, findings), findings);
        if (!claims.insert(claim.claim).second)
            findings.add("A460", joined_path(path, "claim"),
                         say("a second verdict on the claim '{}'", shortened(claim.claim)),
                         tr("a review has one verdict on each claim"));
        feedback.claims.push_back(std::move(claim));
    }
}

void read_all_told(Feedback& feedback, ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(feedback_keys);
    in_required(reader, "package", findings,
                [&](ObjectReader const& package) { feedback.package = read_identity(package, findings); });
    feedback.pack = reader.required_text("pack", TextKind::Code);
    feedback.body = reader.required_text("body", TextKind::Line);
    feedback.key = reader.required_text("key", TextKind::Line);
    in_required(reader, "outcome", findings,
                [&](ObjectReader const& outcome) { feedback.outcome = read_outcome(outcome, findings); });
    if (reader.find("decided_on") == nullptr) (void)reader.required_text("decided_on", TextKind::Code);
    feedback.decided_on = reader.date("decided_on").value_or(Date{});
    feedback.appeal_until = reader.date("appeal_until");
    feedback.material_until = reader.date("material_until");
    in_required(reader, "log", findings, [&](ObjectReader const& log) {
        log.refuse_unknown_keys(log_keys);
        feedback.log_count = required_count(log, "count", log_counts, findings);
        feedback.log_head = read_sha256(log, "head", findings);
    });
    read_claims_told(feedback, reader, findings);
}

} // namespace

std::string write_feedback(Feedback const& feedback) {
    ObjectWriter log;
    log.number("count", {feedback.log_count, 1});
    log.text("head", feedback.log_head);
    ObjectWriter writer;
    writer.text("format", feedback_format);
    writer.add("package", json_from_identity(feedback.package));
    writer.text("pack", feedback.pack);
    writer.text("body", feedback.body);
    writer.text("key", feedback.key);
    writer.add("outcome", json_from_outcome(feedback.outcome));
    writer.date("decided_on", feedback.decided_on);
    writer.date("appeal_until", feedback.appeal_until);
    writer.date("material_until", feedback.material_until);
    writer.add("log", std::move(log).done());
    Json::Array claims;
    for (FeedbackClaim const& claim : feedback.claims) claims.push_back(json_from_told(claim));
    writer.add("claims", {std::move(claims)});
    return write_canonical_json(std::move(writer).done());
}

FeedbackRead read_feedback(std::string_view text, std::string const& file) {
    FeedbackRead read;
    read.problems = read_document(
        text, file, {feedback_format, tr("what an applicant is told¦a file"), feedback_byte_limit},
        [&](ObjectReader const& reader, Findings& findings) { read_all_told(read.feedback, reader, findings); });
    return read;
}

} // namespace accrue::formats
