// A review as a file: what is written is read back, and what is wrong in it is told at its place.
#include "formats/review_file.h"

#include <random>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

class ReviewDice {
public:
    explicit ReviewDice(unsigned seed) : generator_(seed) {}

    int up_to(int last) { return std::uniform_int_distribution<int>(0, last)(generator_); }
    bool coin() { return up_to(1) == 1; }
    std::string words() {
        constexpr std::array<std::string_view, 7> texts{"plain",       "",  "zażółć\t\"q\"\n", "\x7F\x01",
                                                        "日本 🙂", " ", "\\u0041"};
        return std::string(texts[static_cast<std::size_t>(up_to(6))]);
    }
    std::string digest() { return sha256_hex(std::to_string(up_to(1'000'000))); }

private:
    std::mt19937 generator_;
};

Verdict random_verdict(ReviewDice& dice) {
    Verdict verdict;
    verdict.kind = static_cast<Verdict::Kind>(dice.up_to(3));
    if (verdict.kind == Verdict::Kind::Reduce) {
        verdict.field = dice.coin() ? "to" : "hours";
        if (verdict.field == "to")
            verdict.to = Date{first_date.days + dice.up_to(last_date.days - first_date.days)};
        else
            verdict.to = reduced(dice.up_to(1'000'000) - 500'000, 10'000);
    }
    if (dice.coin()) verdict.reason = fmt::format("R{}", dice.up_to(9));
    verdict.note = dice.words();
    verdict.note_is_shared = dice.coin();
    return verdict;
}

Review random_review(ReviewDice& dice) {
    Review review;
    review.package = {"0b6a3c1e-52ad-4b8f-9c0e-6f1d2a3b4c5d", 1 + dice.up_to(99), dice.digest()};
    review.pack = "prism@2012.1";
    review.pack_sha256 = dice.digest();
    review.reviewer = {dice.words(), "RWQ" + std::to_string(dice.up_to(99))};
    review.revision = 1 + dice.up_to(9);
    review.at = fmt::format("2012-10-{:02}T{:02}:30:59Z", 1 + dice.up_to(30), dice.up_to(23));
    review.note = dice.words();
    if (dice.up_to(4) == 0) {
        review.abstains = dice.words();
        return review;
    }
    for (int i = dice.up_to(5); i > 0; --i)
        review.verdicts.push_back({fmt::format("c/{}~", i), random_verdict(dice), dice.up_to(100'000)});
    if (dice.coin()) review.outcome = Outcome{static_cast<Outcome::Kind>(dice.up_to(2)), {}};
    if (review.outcome && review.outcome->kind == Outcome::Kind::Award) review.outcome->level = "PSM";
    return review;
}

std::string const sound_review =
    R"({"at":"2012-10-01T09:30:00Z","format":"accrue.review/1","outcome":{"kind":"award","level":"PSM"},)"
    R"("pack":"prism@2012.1","pack_sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",)"
    R"("package":{"application":"0b6a","revision":2,)"
    R"("sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},)"
    R"("reviewer":{"key":"RWQ","name":"Ann"},"revision":1,)"
    R"("verdicts":[{"claim":"c1","field":"hours","reason":"R2","seconds":9,"to":20,"verdict":"reduce"},)"
    R"({"claim":"c2","note":"why?","note_is_shared":true,"seconds":0,"verdict":"ask"}]})";

// The first thing that is said of the sound review where `what` is replaced.
std::string said_with(std::string_view what, std::string_view with) {
    ReviewRead const read = read_review(test::replaced(sound_review, what, with), "r");
    return read.problems.empty() ? "" : to_text(read.problems.front());
}

} // namespace

TEST_CASE("random reviews are read back as they were written") {
    ReviewDice dice(9);
    for (int i = 0; i < 5'000; ++i) {
        Review const review = random_review(dice);
        std::string const text = write_review(review);
        ReviewRead const read = read_review(text, "r.json");
        REQUIRE_MESSAGE(read.problems.empty(), test::said(read.problems), text);
        REQUIRE_MESSAGE(read.review == review, text);
        REQUIRE(write_review(read.review) == text);
    }
}

TEST_CASE("a review is one line of canonical JSON") {
    ReviewRead const read = read_review(sound_review, "r");
    CHECK(test::said(read.problems).empty());
    CHECK(read.review.verdicts[0].verdict.to == decltype(Verdict::to)(Number{20, 1}));
    CHECK(read.review.verdicts[1].verdict.note_is_shared);
    CHECK(write_review(read.review) == sound_review);
}

TEST_CASE("what is wrong in a review is told at its place") {
    CHECK(said_with(R"("revision":1,"verd)", R"("revision":0,"verd)").starts_with("r#/revision: error A110: "));
    CHECK(said_with(R"("revision":1,"verd)", R"("verd)").starts_with("r#/revision: error A108: "));
    CHECK(said_with(R"("claim":"c2")", R"("claim":"c1")").starts_with("r#/verdicts/1/claim: error A460: "));
    CHECK(said_with(R"("field":"hours",)", "").starts_with("r#/verdicts/0: error A108: "));
    CHECK(said_with(R"("to":20,)", "").starts_with("r#/verdicts/0/to: error A108: "));
    CHECK(said_with(R"("to":20)", R"("to":"x")").starts_with("r#/verdicts/0/to: error A107: "));
    CHECK(said_with(R"("field":"hours")", R"("field":"to")").starts_with("r#/verdicts/0/to: error A107: "));
    CHECK(said_with(R"("verdict":"ask")", R"("verdict":"ask","to":1)").starts_with("r#/verdicts/1/to: error A106: "));
    CHECK(said_with(R"("verdict":"ask")", R"("verdict":"alow")") ==
          "r#/verdicts/1/verdict: error A116: 'alow' is no word for 'verdict'; did you mean 'allow'?");
    CHECK(said_with(R"("kind":"award")", R"("kind":"decline")").starts_with("r#/outcome/level: error A106: "));
    CHECK(said_with("09:30", "24:30").starts_with("r#/at: error A104: "));
    CHECK(said_with("2012-10-01T", "2012-13-01T").starts_with("r#/at: error A104: "));
    CHECK(said_with(R"("name":"Ann")", R"("name":"Ann","age":9)").starts_with("r#/reviewer/age: error A106: "));
    CHECK(said_with(R"("seconds":0)", R"("seconds":-1)").starts_with("r#/verdicts/1/seconds: error A110: "));
    CHECK(said_with(R"("seconds":0,)", "").starts_with("r#/verdicts/1/seconds: error A108: "));
    CHECK(said_with(R"("at")", R"("abstains":"cousin","at")").starts_with("r#/abstains: error A460: "));
    CHECK(said_with(R"("sha256":"e3b)", R"("sha256":"E3b)").starts_with("r#/package/sha256: error A461: "));
    CHECK(said_with("review/1", "review/2").starts_with("r#/format: error A109: this is version"));
    CHECK(said_with("accrue.review/1", "x").starts_with("r#/format: error A109: this is a file of the format"));
    CHECK(said_with("{\"at", "[{\"at").find("error A101: ") != std::string::npos);
    CHECK(said_with(sound_review, "[]").starts_with("r: error A107: "));
    CHECK(read_review(std::string(review_byte_limit + 1, ' '), "r").problems.front().id == "A118");
}
