// At most one award can match a claim: what proves two awards apart, and what does not.
#include <string>

#include <doctest/doctest.h>

#include "support/rule_rows.h"

using namespace accrue;
using accrue::test::first_words;
using accrue::test::found;

namespace {

std::string const kinds_of_talk =
    R"(claim = [{ id = "talk", title = "Talk", fields = { kind = { enum = ["blog", "article", "book"] }, paid = { bool = true }, hours = { decimal = [0.25, 40] }, pages = { int = [1, 500], optional = true } } }]
category = [{ id = "extra", title = "Extra" }]
)";

// Two awards for talks with these conditions.
std::string two_awards(std::string const& one, std::string const& other, std::string const& claims = kinds_of_talk,
                       std::string const& type = "talk") {
    auto const award = [&](std::string const& id, std::string const& when) {
        return "  { id = \"" + id + "\", claim = \"" + type + "\", into = \"extra\", fixed = 1, clause = \"1\"" +
               (when.empty() ? "" : ", when = { " + when + " }") + " },\n";
    };
    return claims + "award = [\n" + award("one", one) + award("other", other) + "]\n";
}

bool overlap(std::string const& one, std::string const& other) {
    std::string const ids = found(two_awards(one, other));
    bool const told = ids == "E250";
    CHECK_MESSAGE((told || ids.empty()), ids);
    CHECK(found(two_awards(other, one)) == ids); // whatever the order
    return told;
}

} // namespace

TEST_CASE("Two awards without conditions overlap and both are shown") {
    auto const problems = test::problems_of({.rows = two_awards("", "")});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].what == "the awards 'one' and 'other' can both match one claim of the type 'talk'");
    CHECK(problems[0].where.line == 8);
    REQUIRE(problems[0].also.size() == 1);
    CHECK(problems[0].also[0].line == 7);
    CHECK(overlap("paid = [false]", ""));
}

TEST_CASE("Options on one field keep awards apart") {
    CHECK_FALSE(overlap(R"(kind = ["blog"])", R"(kind = ["article", "book"])"));
    CHECK(overlap(R"(kind = ["blog", "book"])", R"(kind = ["article", "book"])"));
    CHECK_FALSE(overlap("paid = [false]", "paid = [true]"));
    CHECK(overlap("paid = [false]", "paid = [true, false]"));
}

TEST_CASE("Options on different fields do not keep awards apart") {
    CHECK(overlap(R"(kind = ["blog"])", "paid = [true]"));
    CHECK_FALSE(overlap(R"(kind = ["blog"], paid = [true])", R"(kind = ["blog"], paid = [false])"));
}

TEST_CASE("Ranges of numbers include from and exclude to") {
    CHECK_FALSE(overlap("hours = { to = 2 }", "hours = { from = 2 }"));
    CHECK(overlap("hours = { to = 2.0001 }", "hours = { from = 2 }"));
    CHECK_FALSE(overlap("pages = { to = 10 }", "pages = { from = 9.5, to = 10.5 }")); // no whole number lies between
    CHECK(overlap("pages = { to = 10 }", "pages = { from = 9, to = 9.5 }"));
}

TEST_CASE("A number that may be left out is 0") {
    // pages begin at 1, but may be left out
    CHECK(overlap("pages = { to = 1 }", "pages = { to = 0.5 }"));
    CHECK(found(two_awards("hours = { to = 0.25 }", "hours = { from = 0.25 }")) == "W213"); // hours are needed
}

TEST_CASE("Numbers of claims have four digits so that nothing lies between thirds and decimals") {
    CHECK_FALSE(overlap("hours = { from = \"1/3\", to = 1 }", "hours = { to = 0.3334 }"));
    CHECK(overlap("hours = { from = \"1/3\", to = 1 }", "hours = { to = 0.3335 }"));
}

TEST_CASE("Ranges of dates include both ends") {
    CHECK_FALSE(overlap("on = { to = 2020-01-01 }", "on = { from = 2020-01-02 }"));
    CHECK(overlap("on = { to = 2020-01-01 }", "on = { from = 2020-01-01 }"));
}

TEST_CASE("A period that must have ended does not begin later") {
    std::string const post = R"(claim = [{ id = "post", title = "Post", period = true }]
category = [{ id = "extra", title = "Extra" }]
)";
    auto const both = [&](std::string const& one, std::string const& other) {
        return found(two_awards(one, other, post, "post"));
    };
    CHECK(both("to = { to = 2010-12-31 }", "from = { from = 2011-01-01 }") == "");
    CHECK(both("to = { to = 2011-01-01 }", "from = { from = 2011-01-01 }") == "E250");
    CHECK(both("to = { to = 2010-12-31 }, from = { from = 2011-01-01 }", "from = { to = 2000-01-01 }") == "W213");
}

TEST_CASE("Tags and qualifications keep awards apart where no qualification has both") {
    std::string const claims = R"(claim = [{ id = "cert", title = "Certificate", catalogue = true }]
qualification = [
  { id = "f", title = "F", tags = ["basic", "itil"] },
  { id = "e", title = "E", tags = ["expert", "itil"], implies = ["f"] },
  { id = "c", title = "C", tags = ["cobit"] },
]
category = [{ id = "extra", title = "Extra" }]
gate = [{ id = "c", has = "cobit", advice = "met", clause = "1" }, { id = "b", any = ["h", "i"], advice = "met", clause = "1" }, { id = "h", has = "basic", clause = "1" }, { id = "i", all = ["j", "k"], clause = "1" }, { id = "j", has = "expert", clause = "1" }, { id = "k", has = "itil", clause = "1" }]
)";
    auto const both = [&](std::string const& one, std::string const& other) {
        return found(two_awards(one, other, claims, "cert"));
    };
    CHECK(both(R"(tag = ["basic"])", R"(tag = ["expert"])") == ""); // `implies` lends no tags to awards
    CHECK(both(R"(tag = ["basic"])", R"(tag = ["itil"])") == "E250");
    CHECK(both(R"(tag = ["itil"])", R"(qualification = ["c"])") == "");
    CHECK(both(R"(tag = ["itil"])", R"(qualification = ["c", "e"])") == "E250");
    CHECK(both(R"(tag = ["itil"])", "") == "E250");
    CHECK(both(R"(tag = ["basic"], qualification = ["e"])", "") == "W213"); // nothing is both
}

TEST_CASE("An overlap is told with a claim that both awards match") {
    CHECK(first_words({.rows = two_awards(R"(kind = ["blog", "book"], hours = { from = 0.5 })",
                                          R"(kind = ["book"], paid = [false], hours = { to = 3 })")}) ==
          "the awards 'one' and 'other' can both match one claim of the type 'talk', for example kind = book, paid = "
          "false, hours = 0.5");
}

TEST_CASE("Awards of different claim types never overlap") {
    CHECK(found(R"(claim = [{ id = "a", title = "A" }, { id = "b", title = "B" }]
category = [{ id = "extra", title = "Extra" }]
award = [{ id = "a", claim = "a", into = "extra", fixed = 1, clause = "1" }, { id = "b", claim = "b", into = "extra", fixed = 1, clause = "1" }]
)") == "");
}

TEST_CASE("A claim type has at most a thousand awards") {
    auto const awards = [](int count) {
        std::string text = "claim = [{ id = \"a\", title = \"A\", fields = { n = { int = [0, 5000] } } }]\n"
                           "category = [{ id = \"extra\", title = \"Extra\" }]\naward = [\n";
        for (int i = 0; i < count; ++i)
            text += "{ id = \"a" + std::to_string(i) +
                    "\", claim = \"a\", into = \"extra\", fixed = 1, clause = \"1\", " +
                    "when = { n = { from = " + std::to_string(i) + ", to = " + std::to_string(i + 1) + " } } },\n";
        return found(text + "]\n");
    };
    CHECK(awards(1000) == "");
    CHECK(awards(1001) == "E250");
}
