// Every problem that reviews, signed files and logs can have, triggered, with what the program says word for word in
// tests/problems/A46x-*.txt and following.
#include <filesystem>
#include <functional>
#include <map>

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "fixture.h"
#include "formats/review_file.h"
#include "review/log_chain.h"
#include "review/merge.h"
#include "review/signed_file.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::review;

namespace {

std::function<Problem()> review_with(std::function<void(Review&)> const& change) {
    return [change] {
        Review review = test::review_by(0);
        change(review);
        return formats::read_review(formats::write_review(review), "ann.json").problems.at(0);
    };
}

std::function<Problem()> signed_with(std::string const& what, std::string const& with) {
    return [what, with] {
        std::string const bytes = write_signed_review(test::reviewer_key(0), test::review_by(0));
        return read_signed_review(test::replaced(bytes, what, with), "ann.accrue-review").problem();
    };
}

std::function<Problem()> merged(MergedFile::State state) {
    return [state] { return *problem_of({sha256_hex("x"), {"Ann Example", "RW"}, 2, "2012-10-01T09:30:00Z", state}); };
}

LogEntry log_entry(LogWitness const& head) {
    return next_entry(head, {"2012-10-01T09:30:00Z", "decided", "7f3a", sha256_hex("x")});
}

std::vector<LogEntry> short_log() {
    LogEntry const first = log_entry(head_of({}));
    return {first, log_entry({1, first.hash})};
}

std::function<Problem()> log_with(std::function<void(std::vector<LogEntry>&)> const& change) {
    return [change] {
        std::vector<LogEntry> entries = short_log();
        std::array<LogWitness, 1> const witness{head_of(entries)};
        change(entries);
        return verify_log(entries, witness, "log.jsonl")->problem;
    };
}

Problem clock_set_back() {
    std::vector<LogEntry> entries = short_log();
    entries[1].at = "2012-09-30T09:30:00Z";
    return clocks_set_back(entries, "log.jsonl").at(0);
}

std::map<std::string, std::function<Problem()>> const review_triggers{
    {"A460-two-verdicts", review_with([](Review& review) {
         review.verdicts = {{"c1", {}, 1}, {"c1", {}, 1}};
     })},
    {"A460-abstains-and-judges", review_with([](Review& review) {
         review.abstains = "a cousin";
         review.verdicts = {{"c1", {}, 1}};
     })},
    {"A461-no-digest", review_with([](Review& review) { review.pack_sha256 = "12"; })},
    {"A462-no-signed-file", signed_with("\"text\"", "\"test\"")},
    {"A463-another-version", signed_with("signed/1", "signed/2")},
    {"A463-another-kind", signed_with("accrue.signed/1", "accrue.application/1")},
    {"A464-another-key",
     [] {
         auto const bytes = write_signed_review(test::reviewer_key(1), test::review_by(0));
         return read_signed_review(bytes, "ann.accrue-review").problem();
     }},
    {"A465-changed", signed_with("09:30", "09:31")},
    {"A466-there-already", merged(MergedFile::State::Duplicate)},
    {"A467-older", merged(MergedFile::State::Older)},
    {"A468-two-of-one-revision", merged(MergedFile::State::Fork)},
    {"A469-other-application", merged(MergedFile::State::OtherApplication)},
    {"A470-not-the-next-entry", log_with([](auto& entries) { entries.erase(entries.begin()); })},
    {"A471-another-entry", log_with([](auto& entries) { entries[1].subject = "x"; })},
    {"A472-cut", log_with([](auto& entries) { entries.pop_back(); })},
    {"A473-written-anew", log_with([](auto& entries) {
         entries = {entries[0], next_entry({1, entries[0].hash}, {"2012-10-01T09:30:00Z", "x", "x", sha256_hex("x")})};
     })},
    {"A474-no-entry", [] { return read_log("{}\n", "log.jsonl").fault->problem; }},
    {"A475-clock-set-back", clock_set_back},
    {"A476-other-revision", merged(MergedFile::State::OtherRevision)},
    {"A477-sealed-again", merged(MergedFile::State::OtherBytes)},
    {"A478-other-rules", merged(MergedFile::State::OtherPack)},
    {"A479-unknown-key", merged(MergedFile::State::UnknownKey)},
    {"A480-other-claims", merged(MergedFile::State::OtherClaims)},
};

} // namespace

TEST_CASE("each problem of a review is told word for word as in the gallery") {
    for (auto const& [name, trigger] : review_triggers) {
        CAPTURE(name);
        std::string const text = to_text(trigger()) + "\n";
        auto const file = test::problem_gallery / (name + ".txt");
        if (std::getenv("ACCRUE_WRITE_GOLDEN") != nullptr) std::ofstream(file) << text;
        CHECK(text == test::file_text(file));
        CHECK(text.find(" " + name.substr(0, 4) + ": ") != std::string::npos);
    }
    for (auto const& entry : std::filesystem::directory_iterator(test::problem_gallery)) {
        std::string const stem = entry.path().stem().string();
        bool const of_session = stem >= "A49" || stem == "A464-another-key-than-before"; // review_decision_test.cpp
        if (stem.starts_with("A4") && stem >= "A46" && !of_session)
            CHECK_MESSAGE(review_triggers.contains(stem), stem, " is not triggered");
    }
}
