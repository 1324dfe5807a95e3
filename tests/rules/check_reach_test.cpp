// What nothing can reach: told only where it is certain, and at the very number from which on it is.
#include <string>

#include <doctest/doctest.h>

#include "support/rule_rows.h"

using namespace accrue;
using accrue::test::found;
using accrue::test::found_in;

namespace {

// Two categories inside a third; an award pays into each of the two.
std::string const categories = R"(claim = [{ id = "talk", title = "Talk" }, { id = "book", title = "Book" }]
category = [
  { id = "all", title = "All" },
  { id = "talks", title = "Talks", in = "all" },
  { id = "books", title = "Books", in = "all" },
]
award = [
  { id = "talk", claim = "talk", into = "talks", fixed = 1, clause = "1" },
  { id = "book", claim = "book", into = "books", fixed = 1, clause = "1" },
]
)";

std::string cap(std::string const& on, std::string const& per, std::string const& max) {
    return "  { id = \"" + on + "-" + per + "\", on = \"" + on + "\", per = \"" + per + "\", max = " + max +
           ", clause = \"1\" },\n";
}

std::string caps(std::string const& rows) { return "cap = [\n" + rows + "]\n"; }

std::string gate(std::string const& keys) {
    return "gate = [{ id = \"g\", advice = \"met\", clause = \"1\", " + keys + " }]\n";
}

std::string const three_years = "cycle = { years = 3, anchor = \"award_date\", year = \"anniversary\" }";
std::string const three_calendar_years = "cycle = { years = 3, anchor = \"award_date\", year = \"calendar\" }";

} // namespace

TEST_CASE("A gate cannot ask for more points than the caps allow") {
    auto const points = [](std::string const& rows, std::string const& asked) {
        return found(categories + caps(rows) + gate("in = \"all\", points = " + asked));
    };
    CHECK(points(cap("all", "life", "10"), "10") == "");
    CHECK(points(cap("all", "life", "10"), "10.01") == "E260");
    CHECK(points(cap("talks", "life", "4") + cap("books", "life", "6"), "10") == "");
    CHECK(points(cap("talks", "life", "4") + cap("books", "life", "6"), "10.01") == "E260");
    CHECK(points(cap("talks", "life", "4"), "1000") == ""); // books have no cap
    CHECK(points(cap("all", "year", "10"), "1000") == "");  // years are many
}

TEST_CASE("A cap by year allows its maximum for each year of the cycle") {
    auto const points = [](std::string const& header, std::string const& per, std::string const& asked) {
        return found_in({.rows = categories + caps(cap("all", "year", "10")) +
                                 gate("in = \"all\", per = \"" + per + "\", points = " + asked),
                         .header = header});
    };
    CHECK(points(three_years, "year", "10") == "");
    CHECK(points(three_years, "year", "10.01") == "E260");
    CHECK(points(three_years, "cycle", "30") == "");
    CHECK(points(three_years, "cycle", "30.01") == "E260");
    CHECK(points(three_calendar_years, "cycle", "40") == ""); // three years may meet four calendar years
    CHECK(points(three_calendar_years, "cycle", "40.01") == "E260");
    CHECK(points(three_years, "life", "1000") == "");
}

TEST_CASE("A cycle of no years is told as such and nothing else") {
    CHECK(found_in({.rows = categories + caps(cap("all", "year", "10")) + gate("in = \"all\", points = 10"),
                    .header = "cycle = { years = 0, anchor = \"award_date\", year = \"anniversary\" }"}) == "E240");
}

TEST_CASE("A cap by cycle holds in each of its years") {
    auto const points = [](std::string const& asked) {
        return found_in({.rows = categories + caps(cap("all", "cycle", "10")) +
                                 gate("in = \"all\", per = \"year\", points = " + asked),
                         .header = three_years});
    };
    CHECK(points("10") == "");
    CHECK(points("10.01") == "E260");
}

TEST_CASE("A cap by day allows its maximum for each day") {
    auto const points = [](std::string const& asked) {
        return found(categories + caps(cap("all", "day", "2")) +
                     gate("in = \"all\", per = \"year\", points = " + asked));
    };
    CHECK(points("732") == "");
    CHECK(points("732.01") == "E260");
}

TEST_CASE("A band of points cannot begin above what the caps allow") {
    auto const band = [](std::string const& from) {
        return found(categories + caps(cap("all", "life", "10")) +
                     "step = [{ id = \"s\", title = \"S\", points_in = \"all\", bands = [[" + from +
                     ", \"A\"]], clause = \"1\" }]\n");
    };
    CHECK(band("10") == "");
    CHECK(band("10.01") == "E262");
    CHECK(band("10.001") == "E243 E262");
}

TEST_CASE("A cap that other caps make needless is pointed out") {
    auto const capped = [](std::string const& max) {
        return found(categories +
                     caps(cap("all", "life", max) + cap("talks", "life", "4") + cap("books", "life", "6")));
    };
    CHECK(capped("9.99") == "");
    CHECK(capped("10") == "W208");
    CHECK(found(categories + caps(cap("all", "life", "10") + cap("talks", "life", "4"))) == "");
    auto const by_cycle = [](std::string const& max) {
        return found_in(
            {.rows = categories + caps(cap("all", "year", "10") + cap("all", "cycle", max)), .header = three_years});
    };
    CHECK(by_cycle("29.99") == "");
    CHECK(by_cycle("30") == "W208");
    CHECK(by_cycle("10") == "W208"); // now the one by year is needless
    CHECK(by_cycle("10.01") == "");
}

TEST_CASE("Caps may cross in pairs and not in threes") {
    std::string const deep = R"(claim = [{ id = "talk", title = "Talk" }]
category = [
  { id = "all", title = "All" },
  { id = "talks", title = "Talks", in = "all" },
  { id = "short", title = "Short", in = "talks" },
]
award = [{ id = "talk", claim = "talk", into = "short", fixed = 1, clause = "1" }]
)";
    auto const crossing = [&](std::string const& rows) {
        return found_in({.rows = deep + caps(rows), .header = three_years});
    };
    CHECK(crossing(cap("all", "year", "10") + cap("talks", "cycle", "25")) == "");
    CHECK(crossing(cap("all", "year", "10") + cap("all", "cycle", "20") + cap("talks", "cycle", "25")) == "");
    CHECK(crossing(cap("all", "day", "3") + cap("talks", "year", "5") + cap("short", "cycle", "9")) == "E252");
    CHECK(crossing(cap("all", "year", "3") + cap("talks", "year", "5") + cap("short", "cycle", "9")) == "");
    CHECK(crossing(cap("all", "year", "10") + cap("talks", "day", "2") + cap("short", "cycle", "25")) == "");
}

TEST_CASE("Qualifications that are the same count once and those implied lend their tags") {
    auto const has = [](std::string const& keys) {
        return found(R"(claim = [{ id = "cert", title = "Certificate", catalogue = true }]
qualification = [
  { id = "f2", title = "F2", tags = ["basic"], values = { credits = 1.5 } },
  { id = "f3", title = "F3", tags = ["basic"], values = { credits = 2 }, same_as = ["f2"] },
  { id = "e", title = "E", tags = ["expert"], values = { credits = 22 }, implies = ["f3"] },
]
)" + gate(keys));
    };
    // expert stays unread here, which is another matter
    CHECK(has(R"(has = "basic", value = "credits", count = 2)") == "W205");
    CHECK(has(R"(has = "basic", value = "credits", count = 2.5)") == "W205 E260"); // values are not lent
    CHECK(has(R"(has = "basic", value = "credits", count = "7/3")") == "W205 E260");
    CHECK(has(R"(has = "basic", value = "credits", count = "1/4999")") == "W205");
    CHECK(has(R"(has = "basic", value = "credits", count = "1/5003")") == "W205 E245");
    CHECK(has(R"(has = "f3", count = 2)") == "W205 W207 W205");
    CHECK(has(R"(has = "f3", count = 3)") == "W205 W207 W205 E260");
    CHECK(has(R"(has = "expert", value = "credits", count = 22)") == "W205");
    CHECK(has(R"(has = "expert", value = "credits", count = 22.5)") == "W205 E260");
    CHECK(has(R"(has = "basic", count = 2)") == "W207 W205");
    CHECK(has(R"(has = "basic", count = 3)") == "W207 W205 E260");
    CHECK(has(R"(has = "f2", count = 2)") == "W205 W207 W205 E260");
}

TEST_CASE("A profile and a type that is once count one claim") {
    auto const claims = [](std::string const& type, std::string const& count) {
        return found("claim = [{ id = \"talk\", title = \"Talk\"" + type + " }]\n" +
                     gate("claims = \"talk\", count = " + count));
    };
    CHECK(claims("", "1000") == "");
    CHECK(claims(", once = true", "1") == "");
    CHECK(claims(", once = true", "2") == "E260");
    CHECK(claims(", once = { by = [\"title\"] }", "2") == "");
    CHECK(claims(", profile = true", "2") == "E260");
}

TEST_CASE("A gate cannot ask for more months than it looks back over") {
    auto const months = [](std::string const& type, std::string const& keys) {
        return found("claim = [{ id = \"post\", title = \"Post\", period = true" + type + " }]\n" +
                     gate("of = \"post\", " + keys));
    };
    CHECK(months("", "months = 60, within_months = 60") == "");
    CHECK(months("", "months = 60.5, within_months = 60") == "E260");
    CHECK(months(", within_months = 60", "months = 60") == "");
    CHECK(months(", within_months = 60", "months = 61") == "E260");
    CHECK(months("", "months = 3612") == ""); // from 1900 to 2200
    CHECK(months("", "months = 3613") == "E260");
    CHECK(months("", "months = 0") == "E240");
}

TEST_CASE("A gate over gates or categories asks for no more than there are") {
    auto const gates = [](std::string const& count) {
        return found(
            categories +
            R"(gate = [{ id = "a", claims = "talk", clause = "1" }, { id = "b", claims = "book", clause = "1" },
  { id = "g", advice = "met", at_least = )" +
            count + R"(, of = ["a", "b"], clause = "1" }])");
    };
    CHECK(gates("2") == "");
    CHECK(gates("3") == "E260");
    CHECK(gates("0") == "E240");
    auto const broad = [](std::string const& count, std::string const& max) {
        return found(categories + caps(cap("talks", "life", max)) +
                     gate("of = [\"talks\", \"books\"], categories = " + count));
    };
    CHECK(broad("2", "0.01") == "");
    CHECK(broad("2", "0") == "E260");
    CHECK(broad("3", "1") == "E260");
}

TEST_CASE("A level is out of reach where a step that it asks never gives it") {
    auto const level = [](std::string const& steps, std::string const& bands) {
        return found_in(
            {.rows = categories + R"(step = [
  { id = "s", title = "S", points_in = "all", bands = )" +
                     bands + R"(, clause = "1" },
  { id = "t", title = "T", gates = { A = "talked", B = "booked" }, clause = "1" },
]
gate = [{ id = "talked", claims = "talk", clause = "1" }, { id = "booked", claims = "book", clause = "1" }]
)",
             .level =
                 R"(level = [{ code = "A", title = "A", clause = "1" }, { code = "B", title = "B", gate = "booked", clause = "1")" +
                 steps + " }]"});
    };
    CHECK(level("", R"([[0, "A"], [5, "B"]])") == "");
    CHECK(level("", R"([[0, "A"]])") == "W203");
    CHECK(level("", R"([[0, "-"]])") == "W203 W203");
    CHECK(level(R"(, steps = "A")", R"([[0, "A"]])") == "");
    CHECK(level(R"(, steps = "none")", R"([[0, "A"]])") == "");
}

TEST_CASE("A level that everybody has hides the lower ones") {
    auto const levels = [](std::string const& a, std::string const& b) {
        return found_in({.rows = categories + gate("claims = \"talk\""),
                         .level = "level = [{ code = \"A\", title = \"A\", clause = \"1\"" + a +
                                  " }, { code = \"B\", title = \"B\", clause = \"1\"" + b + " }]"});
    };
    CHECK(levels("", "") == "W214");
    CHECK(levels("", ", gate = \"g\"") == "E261");
}

TEST_CASE("What an advice gate reads is not unread") {
    auto const certificates = [](std::string const& tags, std::string const& gates) {
        return found(R"(claim = [{ id = "cert", title = "Certificate", catalogue = true }]
qualification = [{ id = "f", title = "F", tags = ["basic"] }, { id = "togaf", title = "TOGAF")" +
                     tags + R"( }]
gate = [{ id = "b", has = "basic", advice = "met", clause = "1" },)" +
                     gates + "]\n");
    };
    CHECK(certificates(R"(, tags = ["architecture"])", "") == "W205");
    CHECK(certificates(R"(, tags = ["architecture"])",
                       R"({ id = "t", has = "architecture", advice = "met", clause = "1" })") == "");
    CHECK(certificates("", "") == "W206");
    CHECK(certificates("", R"({ id = "t", has = "togaf", advice = "met", clause = "1" })") == "");
    CHECK(certificates(R"(, after = ["f"])", "") == "W206");
    CHECK(certificates(R"(, implies = ["f"])", "") == "");
}
