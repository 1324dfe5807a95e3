// Conflicts of interest: what is found, how certain it is, and what is none.
#include "review/conflict.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

using namespace accrue;
using namespace accrue::review;

namespace {

Date day(int year) { return *make_date({year, 1, 1}); }

ReviewerProfile ann() {
    return {"Änn Müller-Lux", {"ann@example.org", "Ann.Private@gmail.com"}, {{"Acme GmbH", day(2005), day(2010)}}, {}};
}

Application of_applicant(std::string name, std::string email) {
    Application application;
    application.applicant = Applicant{std::move(name), std::move(email), {}, {}, {}};
    return application;
}

Claim post_at(std::string organisation, std::optional<Date> from, std::optional<Date> to) {
    Claim claim;
    claim.organisation = std::move(organisation);
    claim.from = from;
    claim.to = to;
    return claim;
}

std::vector<Conflict> with_post(std::string organisation, std::optional<Date> from, std::optional<Date> to) {
    Application application;
    application.claims = {post_at(std::move(organisation), from, to)};
    return conflicts_of(ann(), application);
}

// "1!" a certain conflict of the second kind, "3?" a possible one of the fourth.
std::string in_short(std::vector<Conflict> const& conflicts) {
    std::string text;
    for (Conflict const& conflict : conflicts)
        text += std::to_string(static_cast<int>(conflict.kind)) + (conflict.certain ? "!" : "?");
    return text;
}

} // namespace

TEST_CASE("nobody reviews herself") {
    CHECK(in_short(conflicts_of(ann(), of_applicant("A. M.", "ann.private@GMAIL.com"))) == "0!");
    CHECK(in_short(conflicts_of(ann(), of_applicant("Muller Lux, Ann", "x@elsewhere.net"))) == "0?");
    CHECK(in_short(conflicts_of(ann(), of_applicant("Ann Lux", "x@elsewhere.net"))).empty());
    CHECK(conflicts_of(ann(), {}).empty());
    CHECK(conflicts_of({}, of_applicant("", "")).empty());
}

TEST_CASE("a referee is no reviewer of the same case") { // prism I14
    Application application;
    application.referees = {{"Somebody", "ANN@example.org", {}, {}, {}, {}, {}, {}},
                            {"Ann Müller Lux", {}, {}, {}, {}, {}, {}, {}}};
    CHECK(in_short(conflicts_of(ann(), application)) == "1?1!");
}

TEST_CASE("a shared domain counts unless anybody may have an address there") {
    CHECK(in_short(conflicts_of(ann(), of_applicant("Bo", "bo@example.org"))) == "2?");
    CHECK(in_short(conflicts_of(ann(), of_applicant("Bo", "bo@it.Example.org"))) == "2?");
    CHECK(conflicts_of(ann(), of_applicant("Bo", "bo@counterexample.org")).empty());
    CHECK(conflicts_of(ann(), of_applicant("Bo", "bo@gmail.com")).empty());
    CHECK(conflicts_of(ann(), of_applicant("Bo", "bo@org")).empty());
    CHECK(is_public_mail_domain("GMX.net"));
    CHECK_FALSE(is_public_mail_domain("gmxish.net"));
    CHECK(is_public_mail_domain("yahoo.co.uk"));
    CHECK_FALSE(is_public_mail_domain("outlook.acme.com"));
}

TEST_CASE("the same employer is certain where both were there at one time") {
    CHECK(in_short(with_post("ACME", day(2010), day(2012))) == "3!");
    CHECK(in_short(with_post("Acme, Inc.", day(2001), {})) == "3!");
    CHECK(with_post("Acme GmbH", day(2011), day(2012)).empty());
    CHECK(with_post("Acme GmbH", {}, day(2004)).empty());
    CHECK(in_short(with_post("Acme GmbH", {}, day(2006))) == "3?");
    CHECK(in_short(with_post("Acme GmbH", {}, {})) == "3?");
    CHECK(with_post("Acme Trading GmbH", day(2006), {}).empty());

    Application application; // a day is no employment
    application.claims = {post_at("Acme", {}, {}), post_at("Acme", {}, {})};
    application.claims[0].on = application.claims[1].on = day(2007);
    CHECK(in_short(conflicts_of(ann(), application)) == "3?");
    application.claims[1].from = day(2006);
    CHECK(in_short(conflicts_of(ann(), application)) == "3!");
}

TEST_CASE("a declared relation is found by address, name or organisation") {
    ReviewerProfile reviewer = ann();
    reviewer.relations = {
        {"bo@elsewhere.net", "my brother"}, {"Bo Smith", "a neighbour"}, {"Smith & Sons Ltd", "I own shares"}};
    Application application = of_applicant("Smith, Bo", "Bo@elsewhere.net");
    application.claims = {post_at("Smith & Sons", day(2020), {})};
    auto const conflicts = conflicts_of(reviewer, application);
    CHECK(in_short(conflicts) == "4!4?4?");
    CHECK(words_of(conflicts[0]) == "the reviewer has declared a relation with Bo@elsewhere.net: my brother");
}

TEST_CASE("the order of claims, referees and of the profile does not matter") {
    ReviewerProfile reviewer = ann();
    reviewer.employers.push_back({"Globex", {}, {}});
    Application application = of_applicant("Ann Muller Lux", "x@example.org");
    application.claims = {post_at("acme", {}, {}), post_at("ACME", day(2006), {}), post_at("Acme", day(2007), {}),
                          post_at("Globex", {}, {})};
    auto const expected = conflicts_of(reviewer, application);
    CHECK(in_short(expected) == "0?2?3!3?");
    std::mt19937 dice(5);
    for (int i = 0; i < 50; ++i) {
        std::shuffle(application.claims.begin(), application.claims.end(), dice);
        std::shuffle(reviewer.employers.begin(), reviewer.employers.end(), dice);
        std::shuffle(reviewer.emails.begin(), reviewer.emails.end(), dice);
        bool const is_same = conflicts_of(reviewer, application) == expected;
        CHECK(is_same);
    }
}
