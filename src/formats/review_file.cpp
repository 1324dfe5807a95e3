#include "formats/review_file.h"

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

constexpr std::array<std::string_view, 11> review_keys{"format",   "package",  "pack", "pack_sha256",
                                                       "reviewer", "revision", "at",   "abstains",
                                                       "verdicts", "outcome",  "note"};
constexpr std::array<std::string_view, 2> reviewer_keys{"name", "key"};
constexpr std::array<std::string_view, 8> verdict_keys{"claim",  "verdict", "field",          "to",
                                                       "reason", "note",    "note_is_shared", "seconds"};

// Left out where it is empty.
void add_words(ObjectWriter& writer, std::string_view key, std::string const& words) {
    if (!words.empty()) writer.text(key, words);
}

Json json_from_verdict(ClaimVerdict const& verdict) {
    ObjectWriter writer;
    writer.text("claim", verdict.claim);
    add_decision(writer, verdict.verdict);
    add_words(writer, "reason", verdict.verdict.reason);
    add_words(writer, "note", verdict.verdict.note);
    if (verdict.verdict.note_is_shared) writer.flag("note_is_shared", true);
    writer.number("seconds", {verdict.seconds, 1});
    return std::move(writer).done();
}

Json json_from_reviewer(Reviewer const& reviewer) {
    ObjectWriter writer;
    writer.text("name", reviewer.name);
    writer.text("key", reviewer.key);
    return std::move(writer).done();
}

// --- Reading ---

ClaimVerdict read_verdict_on_claim(ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(verdict_keys);
    ClaimVerdict verdict;
    verdict.claim = reader.required_text("claim", TextKind::Code);
    verdict.verdict = read_decision(reader, findings);
    verdict.verdict.reason = reader.text("reason", TextKind::Code).value_or("");
    verdict.verdict.note = reader.text("note", TextKind::Note).value_or("");
    verdict.verdict.note_is_shared = reader.flag("note_is_shared").value_or(false);
    verdict.seconds = required_count(reader, "seconds", {0, most_review_seconds}, findings);
    return verdict;
}

void read_verdicts(Review& review, ObjectReader const& reader, Findings& findings) {
    auto const* const list = reader.list("verdicts", claim_limit);
    std::set<std::string, std::less<>> claims;
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        std::string const path = joined_path(reader.path_of("verdicts"), i);
        auto const* const object = read_object((*list)[i], tr("a verdict¦of a review"), path, findings);
        if (object == nullptr) continue;
        ClaimVerdict verdict = read_verdict_on_claim(ObjectReader(*object, path, findings), findings);
        if (!claims.insert(verdict.claim).second)
            findings.add("A460", joined_path(path, "claim"),
                         say("a second verdict on the claim '{}'", shortened(verdict.claim)),
                         tr("a review has one verdict on each claim"));
        review.verdicts.push_back(std::move(verdict));
    }
}

void read_reviewer(Review& review, ObjectReader const& reader, Findings& findings) {
    if (reader.find("reviewer") == nullptr) (void)reader.required_text("reviewer", TextKind::Code);
    auto const* const object = reader.object("reviewer");
    if (object == nullptr) return;
    ObjectReader const own(*object, reader.path_of("reviewer"), findings);
    own.refuse_unknown_keys(reviewer_keys);
    review.reviewer = {own.required_text("name", TextKind::Line), own.required_text("key", TextKind::Code)};
}

void read_package(Review& review, ObjectReader const& reader, Findings& findings) {
    if (reader.find("package") == nullptr) (void)reader.required_text("package", TextKind::Code);
    if (auto const* object = reader.object("package"))
        review.package = read_identity(ObjectReader(*object, reader.path_of("package"), findings), findings);
}

void check_abstention(Review const& review, Findings& findings) {
    if (review.abstains && (!review.verdicts.empty() || review.outcome))
        findings.add("A460", "/abstains", tr("who abstains gives neither verdicts nor an outcome"),
                     tr("ask the reviewer which of the two is meant"));
}

void read_all(Review& review, ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(review_keys);
    read_package(review, reader, findings);
    review.pack = reader.required_text("pack", TextKind::Code);
    review.pack_sha256 = read_sha256(reader, "pack_sha256", findings);
    read_reviewer(review, reader, findings);
    review.revision = static_cast<int>(required_count(reader, "revision", {1, most_review_revisions}, findings));
    review.at = reader.required_text("at", TextKind::Code);
    if (!review.at.empty() && !is_moment(review.at))
        findings.add("A104", "/at", say("'{}' is no moment", shortened(review.at)),
                     tr("write it as in 2012-10-01T09:30:00Z"));
    review.abstains = reader.text("abstains", TextKind::Note);
    read_verdicts(review, reader, findings);
    if (auto const* outcome = reader.object("outcome"))
        review.outcome = read_outcome(ObjectReader(*outcome, reader.path_of("outcome"), findings), findings);
    review.note = reader.text("note", TextKind::Note).value_or("");
    check_abstention(review, findings);
}

} // namespace

std::string write_review(Review const& review) {
    ObjectWriter writer;
    writer.text("format", review_format);
    writer.add("package", json_from_identity(review.package));
    writer.text("pack", review.pack);
    writer.text("pack_sha256", review.pack_sha256);
    writer.add("reviewer", json_from_reviewer(review.reviewer));
    writer.number("revision", {review.revision, 1});
    writer.text("at", review.at);
    writer.text("abstains", review.abstains);
    Json::Array verdicts;
    for (ClaimVerdict const& verdict : review.verdicts) verdicts.push_back(json_from_verdict(verdict));
    writer.add("verdicts", {std::move(verdicts)});
    if (review.outcome) writer.add("outcome", json_from_outcome(*review.outcome));
    add_words(writer, "note", review.note);
    return write_canonical_json(std::move(writer).done());
}

ReviewRead read_review(std::string_view text, std::string const& file) {
    ReviewRead read;
    read.problems =
        read_document(text, file, {review_format, tr("a review¦a file"), review_byte_limit},
                      [&](ObjectReader const& reader, Findings& findings) { read_all(read.review, reader, findings); });
    return read;
}

} // namespace accrue::formats
