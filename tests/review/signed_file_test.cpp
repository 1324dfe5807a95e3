// One small signed file: what it says is what was signed, and anybody can check it with jq and minisign.
#include "review/signed_file.h"

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "fixture.h"
#include "formats/json.h"
#include "formats/json_object.h"
#include "formats/review_file.h"
#include "support/folder.h"
#include "support/run_in.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::review;

namespace {

Review review_to_sign() {
    Review review = test::review_by(0);
    Verdict asked = test::verdict_of(Verdict::Kind::Ask, "Q1");
    asked.note = "which \"years\"?\nÜber\x7F";
    review.verdicts = {{"c1", asked, 12}, {"c2", test::reduced_to({75, 2}), 40}};
    return review;
}

std::string signed_bytes() { return write_signed_review(test::reviewer_key(0), review_to_sign()); }

std::string refused_as(std::string const& bytes) {
    auto const read = read_signed_review(bytes, "ann.json");
    return read ? "taken" : read.problem().id;
}

} // namespace

TEST_CASE("a signed review is read back, and the same review gives the same file") {
    std::string const bytes = signed_bytes();
    CHECK(bytes == signed_bytes());
    auto const read = read_signed_review(bytes, "ann.json");
    REQUIRE_MESSAGE(read, (read ? "" : to_text(read.problem())));
    CHECK(read->review == review_to_sign());
    CHECK(read->sha256 == sha256_hex(bytes));
}

TEST_CASE("jq and minisign agree with what we sign") {
    test::TemporaryFolder const folder;
    folder.write("review.accrue-review", signed_bytes());
    auto const checked = test::run_in(folder.path().string(), "jq -r .text review.accrue-review > text && "
                                                              "jq -r .signature review.accrue-review > text.minisig && "
                                                              "minisign -V -m text -P $(jq -r .reviewer.key text) && "
                                                              "jq -r .verdicts[1].to text");
    CHECK_MESSAGE(checked.status == 0, checked.output);
    CHECK(checked.output.find("review of " + std::string(test::application_id) + " revision 2") != std::string::npos);
    CHECK(checked.output.ends_with("37.5\n"));
    CHECK(test::file_text(folder.path() / "text") == formats::write_review(review_to_sign()) + "\n");
}

TEST_CASE("whatever is changed or missing in a signed review is found, with one problem") {
    std::string const bytes = signed_bytes();
    for (std::size_t i = 0; i < bytes.size() - 2; ++i) CHECK_FALSE(read_signed_review(bytes.substr(0, i), "ann.json"));
    std::size_t const comment = bytes.find("signature made by"); // that line nobody signs
    for (std::size_t i = 0; i < bytes.size() - 1; ++i) {
        if (i >= comment && i < comment + std::string_view("signature made by Accrue").size()) continue;
        std::string changed = bytes;
        changed[i] = changed[i] == 'a' ? 'b' : 'a';
        CAPTURE(i);
        CHECK_FALSE(read_signed_review(changed, "ann.json"));
    }
    CHECK(refused_as(test::replaced(bytes, R"(seconds\":12)", R"(seconds\":13)")) == "A465");
    CHECK(refused_as(test::replaced(bytes, "revision 2", "revision 3")) == "A465");
    CHECK(refused_as(bytes.substr(0, bytes.size() / 2)) == "A462");
    CHECK(refused_as("") == "A462");
    CHECK(refused_as("[]") == "A462");
    CHECK(refused_as(test::replaced(bytes, "{", "{\"more\":1,")) == "A462");
    CHECK(refused_as(test::replaced(bytes, "signed/1", "signed/2")) == "A463");
    CHECK(refused_as(R"({"format":"accrue.application/1"})") == "A463");
    CHECK(refused_as(std::string(signed_byte_limit + 1, ' ')) == "A118");
}

TEST_CASE("a review counts only with the signature of the key that it names") {
    CHECK(refused_as(write_signed_review(test::reviewer_key(1), review_to_sign())) == "A464");
    Review nobodys = review_to_sign();
    nobodys.reviewer.key = "RWQ";
    CHECK(refused_as(write_signed_review(test::reviewer_key(0), nobodys)) == "A462");
}

TEST_CASE("a good signature does not make a sound review") {
    std::string const text =
        test::replaced(formats::write_review(review_to_sign()), R"("verdict":"ask")", R"("verdict":"perhaps")");
    CHECK(refused_as(write_signed(test::reviewer_key(0), text, "x")) == "A116");
    CHECK(refused_as(write_signed(test::reviewer_key(0), "no review", "x")) == "A462");
    CHECK(refused_as(write_signed(test::reviewer_key(0), R"({"format":"accrue.feedback/1"})", "x")) == "A109");
}

TEST_CASE("any text can be signed and checked with a known key") {
    std::string const bytes = write_signed(test::reviewer_key(2), "{\"head\":1}", "head of a log");
    auto const read = read_signed(bytes, "head");
    REQUIRE(read);
    CHECK(read->text == "{\"head\":1}");
    auto const comment = check_signed(*read, test::reviewer_key(2).public_key(), "head");
    REQUIRE(comment);
    CHECK(*comment == "head of a log");
    CHECK(check_signed(*read, test::reviewer_key(0).public_key(), "head").problem().id == "A464");
}
