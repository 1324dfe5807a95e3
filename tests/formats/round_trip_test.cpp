// Whatever an application holds, writing and reading it gives it back.
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "formats/application_file.h"
#include "formats/json.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

std::vector<std::string> naughty_strings() {
    std::ifstream in(ACCRUE_SOURCE_DIR "/tests/corpora/strings/blns.json", std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    auto const json = parse_json(text, "blns.json");
    REQUIRE(json);
    std::vector<std::string> strings;
    for (Json const& entry : std::get<Json::Array>(json->value)) strings.push_back(std::get<std::string>(entry.value));
    return strings;
}

class Dice {
public:
    explicit Dice(unsigned seed) : generator_(seed), strings_(naughty_strings()) {}

    int up_to(int last) { return std::uniform_int_distribution<int>(0, last)(generator_); }
    bool coin() { return up_to(1) == 1; }
    std::string text() { return strings_[static_cast<std::size_t>(up_to(static_cast<int>(strings_.size()) - 1))]; }
    std::string code() { return fmt::format("{}{}", coin() ? "ü/~\"" : "c", up_to(99)); }
    Date date() { return {first_date.days + up_to(last_date.days - first_date.days)}; }
    Number number() {
        return reduced(up_to(1'999'999'998) - 999'999'999, 1); // whole
    }
    Number decimal() { return reduced(up_to(19'999'998) - 9'999'999, 10'000); }
    template <class Make>
    auto maybe(Make make) -> std::optional<decltype(make())> {
        return coin() ? std::optional(make()) : std::nullopt;
    }
    std::optional<std::string> maybe_text() {
        return maybe([&] { return text(); });
    }
    std::optional<Date> maybe_date() {
        return maybe([&] { return date(); });
    }
    std::pair<std::optional<Date>, std::optional<Date>> period() {
        auto from = maybe_date();
        auto to = maybe_date();
        if (from && to && *to < *from) std::swap(from, to);
        return {from, to};
    }

private:
    std::mt19937 generator_;
    std::vector<std::string> strings_;
};

Claim random_claim(Dice& dice, std::string id) {
    Claim claim;
    claim.id = std::move(id);
    claim.type = dice.code();
    claim.qualification = dice.maybe_text();
    if (claim.qualification && claim.qualification->empty()) claim.qualification.reset();
    claim.title = dice.maybe_text();
    claim.organisation = dice.maybe_text();
    claim.on = dice.maybe_date();
    std::tie(claim.from, claim.to) = dice.period();
    claim.note = dice.maybe_text();
    for (int i = dice.up_to(2); i > 0; --i) claim.evidence.push_back(dice.text());
    claim.basis = dice.maybe([&] { return all_bases[static_cast<std::size_t>(dice.up_to(3))]; });
    for (int i = dice.up_to(4); i > 0; --i) {
        FieldValue value = dice.coin();
        switch (dice.up_to(3)) {
        case 0: value = dice.number(); break;
        case 1: value = dice.decimal(); break;
        case 2: value = dice.text(); break;
        default: break;
        }
        set_field(claim, dice.code(), value);
    }
    return claim;
}

Ruling random_ruling(Dice& dice) {
    Ruling ruling;
    ruling.verdict = static_cast<Ruling::Verdict>(dice.up_to(4));
    (ruling.verdict == Ruling::Verdict::Waive ? ruling.gate : ruling.claim) = dice.code();
    if (ruling.verdict == Ruling::Verdict::Map) ruling.to = dice.code();
    if (ruling.verdict == Ruling::Verdict::Reduce) {
        ruling.field = dice.coin() ? "to" : dice.code();
        if (ruling.field == "to")
            ruling.to = dice.date();
        else
            ruling.to = dice.decimal();
    }
    ruling.reason = dice.maybe_text();
    ruling.by = dice.maybe_text();
    ruling.on = dice.maybe_date();
    return ruling;
}

Application random_application(Dice& dice) {
    Application a;
    a.scheme = dice.maybe([&] { return dice.code(); });
    a.pack = dice.maybe([&] { return dice.code(); });
    if (!a.scheme && !a.pack) a.scheme = "prism";
    a.target = dice.maybe([&] { return dice.code(); });
    a.on = dice.maybe_date();
    a.cycle_start = dice.maybe_date();
    a.award_date = dice.maybe_date();
    for (int i = dice.up_to(2); i > 0; --i) {
        auto const [from, to] = dice.period();
        a.status.push_back({dice.code(), from, to});
    }
    if (dice.coin())
        a.applicant = Applicant{dice.maybe_text(), dice.maybe_text(), dice.maybe_text(), dice.maybe_text(),
                                dice.maybe([&] { return dice.coin(); })};
    for (int i = dice.up_to(4); i > 0; --i) a.claims.push_back(random_claim(dice, fmt::format("id {}", i)));
    for (int i = dice.up_to(2); i > 0; --i) {
        auto const [since, until] = dice.period();
        a.referees.push_back({dice.text(), dice.maybe_text(), dice.maybe_text(), dice.maybe_text(), since, until,
                              dice.maybe_date(), dice.maybe_text()});
    }
    a.statement = dice.maybe_text();
    for (int i = dice.up_to(2); i > 0; --i) a.declarations.emplace_back(fmt::format("d{}", i), dice.date());
    for (int i = dice.up_to(2); i > 0; --i) a.documents.emplace_back(fmt::format("d{}", i), dice.text());
    a.language = dice.maybe([&] { return dice.code(); });
    for (int i = dice.up_to(3); i > 0; --i) a.rulings.push_back(random_ruling(dice));
    return a;
}

std::string problems_of(ApplicationRead const& read) {
    return read.problems.empty() ? "" : to_text(read.problems.front());
}

} // namespace

TEST_CASE("Random applications are read back as they were written") {
    Dice dice(2012);
    for (int i = 0; i < 20'000; ++i) {
        Application const application = random_application(dice);
        std::string const text = write_application(application);
        ApplicationRead const read = read_application(text, "a.json");
        REQUIRE_MESSAGE(read.problems.empty(), problems_of(read), "\n", text);
        REQUIRE_MESSAGE(read.application == application, text);
        REQUIRE(write_application(read.application) == text);
    }
}

TEST_CASE("Every naughty string survives as name and title and note and field") {
    auto const strings = naughty_strings();
    CHECK(strings.size() == 515);
    for (std::string const& text : strings) {
        Application application;
        application.scheme = "prism";
        application.applicant = Applicant{text, text, text, text, std::nullopt};
        application.statement = text;
        Claim claim;
        claim.id = "c";
        claim.type = "talk";
        claim.title = text;
        claim.organisation = text;
        claim.note = text;
        claim.evidence = {text};
        set_field(claim, "venue", text);
        application.claims = {claim};
        CAPTURE(text);
        CHECK(read_application(write_application(application), "a.json").application == application);
    }
}
