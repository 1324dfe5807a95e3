#include "review/signed_file.h"

#include <array>
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

// The key that the text names under "key", in the object under `holder` or, where that is empty, itself; empty where so much of
// it cannot be read.
std::string named_key(std::string_view text, std::string_view holder) {
    auto const json = formats::parse_json(text, {});
    auto const* object = json ? std::get_if<formats::Json::Object>(&json->value) : nullptr;
    if (object != nullptr && !holder.empty()) {
        formats::Json const* const member = formats::find_member(*object, holder);
        object = member == nullptr ? nullptr : std::get_if<formats::Json::Object>(&member->value);
    }
    std::string const* const key = object == nullptr ? nullptr : text_of_member(*object, "key");
    return key == nullptr ? std::string() : *key;
}

// What was signed with the key that it names itself.
struct SignedByItsOwn {
    SignedText text;
    std::string key;
};

Result<SignedByItsOwn> read_signed_by_its_own(std::string_view bytes, std::string_view holder,
                                              std::string const& file) {
    auto text = read_signed(bytes, file);
    if (!text) return text.problem();
    auto const key = package::read_public_key(named_key(text->text, holder));
    if (!key) return no_signed_file(file);
    if (auto const comment = check_signed(*text, *key, file); !comment) return comment.problem();
    return SignedByItsOwn{*std::move(text), package::key_text(*key)};
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

std::string write_signed_review(package::SigningKey const& key, Review const& review) {
    return write_signed(key, formats::write_review(review),
                        fmt::format("review of {} revision {}", review.package.application, review.package.revision));
}

Result<SignedReview> read_signed_review(std::string_view bytes, std::string const& file) {
    auto const read_text = read_signed_by_its_own(bytes, "reviewer", file);
    if (!read_text) return read_text.problem();
    formats::ReviewRead read = formats::read_review(read_text->text.text, file);
    if (!read.problems.empty()) return std::move(read.problems.front());
    if (read.review.reviewer.key != read_text->key) return no_signed_file(file);
    return SignedReview{std::move(read.review), read_text->text.sha256};
}

std::string write_signed_feedback(package::SigningKey const& key, Feedback const& feedback) {
    return write_signed(
        key, formats::write_feedback(feedback),
        fmt::format("decision on {} revision {}", feedback.package.application, feedback.package.revision));
}

Result<SignedFeedback> read_signed_feedback(std::string_view bytes, std::string const& file) {
    auto const read_text = read_signed_by_its_own(bytes, {}, file);
    if (!read_text) return read_text.problem();
    formats::FeedbackRead read = formats::read_feedback(read_text->text.text, file);
    if (!read.problems.empty()) return std::move(read.problems.front());
    if (read.feedback.key != read_text->key) return no_signed_file(file);
    return SignedFeedback{std::move(read.feedback), read_text->text.sha256};
}

} // namespace accrue::review
