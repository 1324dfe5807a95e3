// What stays decided in the next application, and why the rest is offered for review.
#include "review/carry_forward.h"

#include <algorithm>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "fixture.h"

using namespace accrue;
using namespace accrue::review;

namespace {

using Why = CarriedClaim::Why;

Claim talk(std::string id, std::string title, std::vector<std::string> evidence) {
    Claim claim;
    claim.id = std::move(id);
    claim.type = "talk";
    claim.title = std::move(title);
    claim.evidence = std::move(evidence);
    set_field(claim, "minutes", Number{30, 1});
    set_field(claim, "venue", std::string("Leeds"));
    return claim;
}

// Claims "allowed", "reduced", "refused", "asked", "open", "dropped", each with a file of its own.
struct Decided {
    Application application;
    EvidenceDigests evidence;
    std::vector<ClaimVerdict> verdicts;

    Decided() {
        for (std::string const id : {"allowed", "reduced", "refused", "asked", "open", "dropped"}) {
            application.claims.push_back(talk(id, "About " + id, {id + ".pdf"}));
            evidence[id + ".pdf"] = sha256_hex(id);
        }
        verdicts = {{"allowed", test::verdict_of(Verdict::Kind::Allow), 0},
                    {"reduced", test::reduced_to({20, 1}), 0},
                    {"refused", test::verdict_of(Verdict::Kind::Refuse, "R1"), 0},
                    {"asked", test::verdict_of(Verdict::Kind::Ask), 0},
                    {"dropped", test::verdict_of(Verdict::Kind::Allow), 0}};
    }
};

std::vector<CarriedClaim> carried(Decided const& before, Application const& now, EvidenceDigests const& evidence,
                                  std::string const& rules = "rules", bool same_under_both = false) {
    return carry_forward({before.application, before.evidence, before.verdicts, "rules"}, {now, evidence, rules},
                         [=](Claim const&) { return same_under_both; });
}

CarriedClaim const& row_of(std::vector<CarriedClaim> const& rows, std::string const& claim) {
    auto const found = std::ranges::find(rows, claim, &CarriedClaim::claim);
    REQUIRE(found != rows.end());
    return *found;
}

} // namespace

TEST_CASE("what was allowed stays so where nothing has changed; the rest is offered with why") {
    Decided const before;
    auto const rows = carried(before, before.application, before.evidence);
    CHECK(row_of(rows, "allowed").why == Why::Carried);
    CHECK(row_of(rows, "reduced").why == Why::Carried);
    CHECK(row_of(rows, "reduced").before == test::reduced_to({20, 1}));
    CHECK(row_of(rows, "refused").why == Why::Refused);
    CHECK(row_of(rows, "asked").why == Why::Asked);
    CHECK(row_of(rows, "open").why == Why::NotDecided);
}

TEST_CASE("ids, names of files and the order of fields are not what a claim says") {
    Decided const before;
    Application now;
    now.claims = {talk("c9", "About allowed", {"scan 3.pdf"})};
    std::ranges::reverse(now.claims[0].fields);
    auto const rows = carried(before, now, {{"scan 3.pdf", sha256_hex("allowed")}});
    CHECK(rows[0].why == Why::Carried);
    CHECK(rows[0].earlier == "allowed");
}

TEST_CASE("a change of a claim or of its evidence is found") {
    Decided const before;
    Application now = before.application;
    now.claims[0].title = "Another title";
    set_field(now.claims[1], "minutes", Number{31, 1});
    CHECK(row_of(carried(before, now, before.evidence), "allowed").why == Why::ContentChanged);
    CHECK(row_of(carried(before, now, before.evidence), "reduced").why == Why::ContentChanged);

    EvidenceDigests other = before.evidence;
    other["allowed.pdf"] = sha256_hex("another scan");
    CHECK(row_of(carried(before, before.application, other), "allowed").why == Why::EvidenceChanged);
    CHECK(row_of(carried(before, before.application, {}), "allowed").why == Why::EvidenceChanged);
    Application more = before.application;
    more.claims[0].evidence.push_back("reduced.pdf");
    CHECK(row_of(carried(before, more, before.evidence), "allowed").why == Why::EvidenceChanged);
}

TEST_CASE("under other rules only what they value as before stays") {
    Decided const before;
    auto const rows = carried(before, before.application, before.evidence, "new rules", false);
    CHECK(row_of(rows, "allowed").why == Why::RulesChanged);
    CHECK(row_of(rows, "refused").why == Why::Refused);
    auto const same = carried(before, before.application, before.evidence, "new rules", true);
    CHECK(row_of(same, "allowed").why == Why::Carried);
}

TEST_CASE("what was allowed once does not allow two of its kind") {
    Decided const before;
    Application now = before.application;
    now.claims.push_back(talk("second", "About allowed", {"allowed.pdf"}));
    now.claims.push_back(talk("new", "About something new", {}));
    auto const rows = carried(before, now, before.evidence);
    CHECK(row_of(rows, "allowed").why == Why::Carried);
    CHECK(row_of(rows, "second").why == Why::New);
    CHECK(row_of(rows, "new").why == Why::New);
    CHECK(row_of(rows, "new").earlier.empty());
}

TEST_CASE("the order of claims does not change what stays decided") {
    Decided before;
    before.application.claims.push_back(talk("twin", "About allowed", {"allowed.pdf"}));
    before.verdicts.push_back({"twin", test::verdict_of(Verdict::Kind::Refuse, "R1"), 0});
    Application now = before.application;
    for (Claim& claim : now.claims) claim.id = "new " + claim.id;
    auto const by_claim = [](std::vector<CarriedClaim> rows) {
        std::ranges::sort(rows, {}, &CarriedClaim::claim);
        return rows;
    };
    auto const expected = by_claim(carried(before, now, before.evidence));
    std::mt19937 dice(3);
    for (int i = 0; i < 200; ++i) {
        std::shuffle(now.claims.begin(), now.claims.end(), dice);
        std::shuffle(before.application.claims.begin(), before.application.claims.end(), dice);
        bool const is_same = by_claim(carried(before, now, before.evidence)) == expected;
        CHECK(is_same);
    }
}

TEST_CASE("each reason has words of its own") {
    std::set<std::string> words;
    for (int why = 0; why <= static_cast<int>(Why::RulesChanged); ++why) words.insert(words_of(static_cast<Why>(why)));
    CHECK(words.size() == 8);
}
