#include "evidence/verdict.h"

#include <doctest/doctest.h>

using namespace accrue;
using namespace accrue::evidence;
using Kind = Verdict::Kind;
using State = Inspection::State;

namespace {

constexpr std::int64_t megabyte = 1'048'576;

rules::EvidenceLimits const pdf_of_a_megabyte{{"pdf"}, megabyte, {}};

Inspection pdf(std::size_t bytes) {
    Inspection file;
    file.kind = FileKind::Pdf;
    file.bytes = bytes;
    file.pages = 1;
    return file;
}

} // namespace

TEST_CASE("a file fits up to the last byte of the limit") {
    CHECK(verdict_on(pdf(megabyte), pdf_of_a_megabyte).kind == Kind::Fits);
    Verdict const above = verdict_on(pdf(megabyte + 1), pdf_of_a_megabyte);
    CHECK(above.kind == Kind::TooLarge);
    CHECK(above.text == "It has 1.01 MB (1,048,577 bytes); at most 1 MB (1,048,576 bytes) are accepted.");
    CHECK(above.remedy == "Shrink it: the original is kept.");
    CHECK(verdict_on(pdf(megabyte + 1), {}).kind == Kind::Fits);
}

TEST_CASE("a megabyte is the pack's") {
    CHECK(size_words(1'050'000, 1'000'000) == "1.05 MB (1,050,000 bytes)");
    CHECK(size_words(1'050'000, megabyte) == "1.01 MB (1,050,000 bytes)");
    CHECK(size_words(1'000'001, 1'000'000) == "1.01 MB (1,000,001 bytes)");
    CHECK(size_words(0, megabyte) == "0 MB (0 bytes)");
    CHECK(size_words(9'000'000'000'000'000'000, 1'000'000) == "9000000000000 MB (9,000,000,000,000,000,000 bytes)");
}

TEST_CASE("another format is to be converted and it is said how") {
    Inspection file = pdf(10);
    file.kind = FileKind::Jpeg;
    CHECK(verdict_on(file, pdf_of_a_megabyte).text == "It is JPEG; accepted is PDF.");
    CHECK(verdict_on(file, rules::EvidenceLimits{{"pdf", "jpg"}, {}, {}}).kind == Kind::Fits);
    file.kind = FileKind::Office;
    Verdict const office = verdict_on(file, pdf_of_a_megabyte);
    CHECK(office.kind == Kind::OtherFormat);
    CHECK(office.remedy.find("Export as PDF") != std::string::npos);
}

TEST_CASE("what nobody can open is told before its size") {
    Inspection file = pdf(5 * megabyte);
    file.state = State::Locked;
    CHECK(verdict_on(file, pdf_of_a_megabyte).kind == Kind::Unusable);
    file.state = State::Damaged;
    file.trouble = "file is cut";
    CHECK(verdict_on(file, pdf_of_a_megabyte).text ==
          "It is damaged: a part of it is missing or cannot be read. (file is cut)");
    file.state = State::TooHeavy;
    CHECK(verdict_on(file, {}).kind == Kind::Unusable);
    file.kind = FileKind::Empty;
    CHECK(verdict_on(file, {}).text == "It is empty.");
}

TEST_CASE("what is active or hard to read is a remark and no refusal") {
    Inspection file = pdf(10);
    CHECK(verdict_on(file, pdf_of_a_megabyte).remarks.empty());
    file.state = State::Mendable;
    file.scripts = file.forms = file.protected_ = file.fonts_missing = true;
    file.attachments = 1;
    file.images = {1, 72, 72, false};
    Verdict const verdict = verdict_on(file, pdf_of_a_megabyte);
    CHECK(verdict.kind == Kind::Fits);
    CHECK(verdict.remarks.size() == 7);
}
