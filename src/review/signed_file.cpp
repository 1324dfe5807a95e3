#include "review/signed_file.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/feedback_file.h"
#include "formats/json.h"
#include "formats/json_object.h"
#include "formats/review_file.h"

namespace accrue::review {
namespace {

constexpr std::string_view signed_comment = "signature made by Accrue"; // anybody may write this line
constexpr std::string_view signed_prefix = "accrue.signed/";

Problem refused_file(char const* id, std::string const& file, std::string what, std::string_view remedy) {
    return {id, {file, 0, 0, {}}, std::move(what), std::string(remedy)};
}

Problem no_signed_file(std::string const& file) {
    return refused_file("A462", file, std::string(tr("this is no signed file of Accrue, or part of it is missing")),
                        tr("ask for the file to be sent again; nothing of it was taken in"));
}

Problem another_kind(std::string const& format, std::string const& file) {
    if (format.starts_with(signed_prefix))
        return refused_file("A463", file, say("this is version '{}' of a signed file", shortened(format)),
                            say("this program reads {}: use a newer version of Accrue", signed_format));
    return refused_file("A463", file, say("this is no signed file but one of the format '{}'", shortened(format)),
                        tr("check that it is the right file"));
}

// The text of a member; nullptr where there is none.
std::string const* text_of_member(formats::Json::Object const& object, std::string_view key) {
    formats::Json const* const json = formats::find_member(object, key);
    return json == nullptr ? nullptr : std::get_if<std::string>(&json->value);
}

Problem changed_since(std::string const& file) {
    return refused_file("A465", file, std::string(tr("the file was changed after it was signed")),
                        tr("ask for the file to be sent again; nothing of it was taken in"));
}

} // namespace

std::string write_signed(package::SigningKey const& key, std::string_view text, std::string_view trusted_comment) {
    std::string signature = package::sign(key, std::string(text) + '\n', signed_comment, trusted_comment);
    if (signature.ends_with('\n')) signature.pop_back(); // jq adds it again
    formats::ObjectWriter writer;
    writer.text("format", signed_format);
    writer.text("text", text);
    writer.text("signature", signature);
    return formats::write_canonical_json(std::move(writer).done()) + '\n';
}

Result<SignedText> read_signed(std::string_view bytes, std::string const& file) {
    if (bytes.size() > signed_byte_limit) return files::too_large(file, bytes.size(), signed_byte_limit);
    auto const json = formats::parse_json(bytes, file);
    auto const* const object = json ? std::get_if<formats::Json::Object>(&json->value) : nullptr;
    std::string const* const format = object == nullptr ? nullptr : text_of_member(*object, "format");
    if (format == nullptr) return no_signed_file(file);
    if (*format != signed_format) return another_kind(*format, file);
    std::string const* const text = text_of_member(*object, "text");
    std::string const* const signature = text_of_member(*object, "signature");
    if (text == nullptr || signature == nullptr || object->size() != 3) return no_signed_file(file);
    return SignedText{*text, *signature, sha256_hex(bytes)};
}

Result<std::string> check_signed(SignedText const& text, package::PublicKey const& key, std::string const& file) {
    auto const signature = package::verify(text.signature + '\n', text.text + '\n', key);
    if (signature) return signature->trusted_comment;
    if (signature.problem().id == "A421") return changed_since(file);
    return refused_file("A464", file, say("the file was not signed with the key {}", package::key_id(key)),
                        tr("ask whoever is said to have made it whether it is theirs; nothing of it was taken in"));
}

namespace {

// Why a text is not to be taken that names the key by which it is signed; a wrong signature comes before what is wrong with what
// it says.
std::optional<Problem> trouble_in(SignedText const& text, std::string const& named, Problems const& problems,
                                  std::string const& file) {
    auto const key = package::read_public_key(named);
    if (!key) {
        auto const other_kind = std::ranges::find(problems, "A109", &Problem::id);
        return other_kind == problems.end() ? no_signed_file(file) : *other_kind;
    }
    if (auto const comment = check_signed(text, *key, file); !comment) return comment.problem();
    if (!problems.empty()) return problems.front();
    if (package::key_text(*key) != named) return no_signed_file(file);
    return std::nullopt;
}

} // namespace

std::string write_signed_review(package::SigningKey const& key, Review const& review) {
    return write_signed(key, formats::write_review(review),
                        fmt::format("review of {} revision {}", review.package.application, review.package.revision));
}

Result<SignedReview> read_signed_review(std::string_view bytes, std::string const& file) {
    auto const text = read_signed(bytes, file);
    if (!text) return text.problem();
    formats::ReviewRead read = formats::read_review(text->text, file);
    if (auto trouble = trouble_in(*text, read.review.reviewer.key, read.problems, file)) return *std::move(trouble);
    return SignedReview{std::move(read.review), text->sha256};
}

std::string write_signed_feedback(package::SigningKey const& key, Feedback const& feedback) {
    return write_signed(
        key, formats::write_feedback(feedback),
        fmt::format("decision on {} revision {}", feedback.package.application, feedback.package.revision));
}

Result<SignedFeedback> read_signed_feedback(std::string_view bytes, std::string const& file) {
    auto const text = read_signed(bytes, file);
    if (!text) return text.problem();
    formats::FeedbackRead read = formats::read_feedback(text->text, file);
    if (auto trouble = trouble_in(*text, read.feedback.key, read.problems, file)) return *std::move(trouble);
    return SignedFeedback{std::move(read.feedback), text->sha256};
}

} // namespace accrue::review
