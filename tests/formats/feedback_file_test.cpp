// What an applicant is told, as a file: read back as it was written, refused where it is wrong.
#include "formats/feedback_file.h"

#include <random>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

Feedback random_feedback(std::mt19937& generator) {
    auto const up_to = [&](int last) { return std::uniform_int_distribution<int>(0, last)(generator); };
    auto const words = [&] { return std::string(up_to(2) == 0 ? "" : up_to(1) == 0 ? "ünï \"q\"\n" : "plain"); };
    auto const date = [&] { return Date{first_date.days + up_to(last_date.days - first_date.days)}; };
    Feedback feedback;
    feedback.package = {"0b6a", 1 + up_to(9), sha256_hex(words())};
    feedback.pack = "prism@2012.1";
    feedback.body = words();
    feedback.key = words();
    feedback.outcome.kind = static_cast<Outcome::Kind>(up_to(2));
    if (feedback.outcome.kind == Outcome::Kind::Award) feedback.outcome.level = "PSM";
    feedback.decided_on = date();
    if (up_to(1) == 0) feedback.appeal_until = date();
    if (up_to(1) == 0) feedback.material_until = date();
    feedback.log_count = up_to(10'000'000);
    feedback.log_head = sha256_hex(words());
    for (int i = up_to(4); i > 0; --i) {
        FeedbackClaim claim;
        claim.claim = fmt::format("c{}", i);
        claim.kind = static_cast<Verdict::Kind>(up_to(3));
        if (claim.kind == Verdict::Kind::Reduce) {
            claim.field = up_to(1) == 0 ? "to" : "hours";
            if (claim.field == "to")
                claim.to = date();
            else
                claim.to = reduced(up_to(100'000), 100);
        }
        if (up_to(1) == 0) claim.reason = FeedbackReason{"R1", words(), words(), words(), words()};
        claim.note = words();
        feedback.claims.push_back(claim);
    }
    return feedback;
}

std::string const sound_feedback =
    R"({"body":"The Body","claims":[{"claim":"c1","reason":{"clause":"4.2","code":"R1"},"verdict":"refuse"}],)"
    R"("decided_on":"2012-10-01","format":"accrue.feedback/1","key":"RWx","log":{"count":3,)"
    R"("head":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},"outcome":{"kind":"decline"},)"
    R"("pack":"prism@2012.1","package":{"application":"0b6a","revision":2,)"
    R"("sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}})";

std::string first_said(std::string_view what, std::string_view with) {
    FeedbackRead const read = read_feedback(test::replaced(sound_feedback, what, with), "f");
    return read.problems.empty() ? "" : to_text(read.problems.front());
}

} // namespace

TEST_CASE("random feedback is read back as it was written") {
    std::mt19937 generator(10);
    for (int i = 0; i < 3'000; ++i) {
        Feedback const feedback = random_feedback(generator);
        FeedbackRead const read = read_feedback(write_feedback(feedback), "f");
        REQUIRE_MESSAGE(read.problems.empty(), test::said(read.problems));
        bool const is_same = read.feedback == feedback;
        REQUIRE_MESSAGE(is_same, write_feedback(feedback));
    }
    CHECK(write_feedback(read_feedback(sound_feedback, "f").feedback) == sound_feedback);
}

TEST_CASE("what is wrong in feedback is told at its place") {
    CHECK(first_said(R"("code":"R1")", R"("by":"Ann")").starts_with("f#/claims/0/reason/by: error A106: "));
    CHECK(first_said(R"("claim":"c1",)", "").starts_with("f#/claims/0: error A108: "));
    CHECK(first_said(R"("claims":[)", R"("claims":[{"claim":"c1","verdict":"allow"},)")
              .starts_with("f#/claims/1/claim: error A460: "));
    CHECK(first_said(R"("decided_on":"2012-10-01",)", "").starts_with("f: error A108: "));
    CHECK(first_said(R"("key":"RWx",)", "").starts_with("f: error A108: "));
    CHECK(first_said("2012-10-01", "2012-10-32").starts_with("f#/decided_on: error A104: "));
    CHECK(first_said(R"("count":3)", R"("count":-3)").starts_with("f#/log/count: error A110: "));
    CHECK(first_said(R"("head":"e)", R"("head":"E)").starts_with("f#/log/head: error A461: "));
    CHECK(first_said(R"("outcome":{"kind":"decline"},)", "").starts_with("f: error A108: "));
    CHECK(first_said("feedback/1", "feedback/9").starts_with("f#/format: error A109: "));
    CHECK(read_feedback(std::string(feedback_byte_limit + 1, ' '), "f").problems.front().id == "A118");
}
