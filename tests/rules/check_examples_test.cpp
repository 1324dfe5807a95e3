// Examples: what they may claim and what they may expect.
#include <string>

#include <doctest/doctest.h>

#include "support/rule_rows.h"

using namespace accrue;
using accrue::test::found;
using accrue::test::found_in;

namespace {

std::string const rows = R"(claim = [
  { id = "talk", title = "Talk", title_required = true, fields = { hours = { decimal = [0.25, 40] }, count = { int = [1, 9], optional = true }, kind = { enum = ["local", "national"] }, paid = { bool = true }, about = { text = 5, optional = true } } },
  { id = "post", title = "Post", period = true },
  { id = "cert", title = "Certificate", catalogue = true },
]
qualification = [{ id = "f", title = "F", tags = ["basic"] }]
category = [{ id = "extra", title = "Extra" }]
award = [{ id = "talk", claim = "talk", into = "extra", per = "hours", rate = 1, clause = "1" }]
cap = [{ id = "cap-extra", on = "extra", per = "life", max = 5, clause = "1" }]
gate = [{ id = "b", has = "basic", advice = "met", clause = "1" }, { id = "m", months = 1, of = "post", advice = "met", clause = "1" }]
step = [{ id = "s", title = "S", points_in = "extra", bands = [[0, "A"]], clause = "1" }]
)";

std::string example(std::string const& claim, std::string const& expect = "overall = \"A\"") {
    return found(rows + "example = [{ name = \"x\", on = 2020-07-01, claims = [" + claim + "], expect = { " + expect +
                 " } }]\n");
}

std::string talk_with(std::string const& keys) {
    return example("{ claim = \"talk\", title = \"Why\", " + keys + " }");
}

std::string expecting(std::string const& expect) { return example("", expect); }

} // namespace

TEST_CASE("Values of an example's claims are within the limits of their fields") {
    std::string const rest = ", kind = \"local\", paid = false";
    CHECK(talk_with("hours = 0.25" + rest) == "");
    CHECK(talk_with("hours = 0.2499" + rest) == "E284");
    CHECK(talk_with("hours = 40" + rest) == "");
    CHECK(talk_with("hours = 40.0001" + rest) == "E284");
    CHECK(talk_with("hours = \"40\"" + rest) == "E283");
    CHECK(talk_with("hours = 1, count = 9" + rest) == "");
    CHECK(talk_with("hours = 1, count = 10" + rest) == "E284");
    CHECK(talk_with("hours = 1, count = 1.5" + rest) == "E283");
    CHECK(talk_with("hours = 1, about = \"żółte\"" + rest) == "");
    CHECK(talk_with("hours = 1, about = \"żółtek\"" + rest) == "E284");
    CHECK(talk_with("hours = 1, about = true" + rest) == "E283");
    CHECK(talk_with("hours = 1, kind = \"world\", paid = false") == "E213");
    CHECK(talk_with("hours = 1, kind = \"local\", paid = \"no\"") == "E283");
    CHECK(talk_with("hours = 1, kind = \"local\"") == "E282");
    CHECK(talk_with("hours = 1, color = \"red\"" + rest) == "E212");
}

TEST_CASE("An example's claims have the keys of their type") {
    CHECK(example("{ claim = \"post\", from = 2020-01-01 }") == "");
    CHECK(example("{ claim = \"post\", from = 2020-01-01, to = 2020-01-01 }") == "");
    CHECK(example("{ claim = \"post\", from = 2020-01-02, to = 2020-01-01 }") == "E270");
    CHECK(example("{ claim = \"post\" }") == "E282");
    CHECK(example("{ claim = \"post\", from = 2020-01-01, on = 2020-01-01 }") == "E228");
    CHECK(example("{ claim = \"cert\", qualification = \"f\", on = 2020-01-01 }") == "");
    CHECK(example("{ claim = \"cert\", qualification = \"f\" }") ==
          ""); // a claim without a date counts for the whole life
    CHECK(example("{ claim = \"cert\" }") == "E282");
    CHECK(example("{ claim = \"cert\", qualification = \"f\", from = 2020-01-01 }") == "E228");
    CHECK(example("{ claim = \"talk\", title = \" \", hours = 1, kind = \"local\", paid = true }") == "E282");
    CHECK(example("{ claim = \"tolk\" }") == "E211");
}

TEST_CASE("An unknown qualification is meant where the example expects it to be unused") {
    CHECK(example("{ claim = \"cert\", qualification = \"guru\" }") == "W212");
    CHECK(example("{ claim = \"cert\", qualification = \"guru\" }", "unused = [\"guru\"]") == "");
}

TEST_CASE("What is expected to be unused is in the example or in those it builds on") {
    std::string const cert = "{ claim = \"cert\", qualification = \"f\" }";
    CHECK(example(cert, "unused = [\"f\"]") == "");
    CHECK(example(cert, "unused = [\"1\"]") == ""); // the first claim
    CHECK(example(cert, "unused = [\"2\"]") == "E286");
    CHECK(example(cert, "unused = [\"0\"]") == "E286");
    CHECK(example("{ id = \"c7\", claim = \"cert\", qualification = \"f\" }", "unused = [\"c7\"]") == "");
    CHECK(example(cert, "unused = [\"g\"]") == "E286");
    CHECK(found(rows + "example = [\n{ name = \"x\", on = 2020-07-01, claims = [" + cert +
                "], expect = { overall = \"A\" } },\n{ name = \"y\", like = \"x\", expect = { unused = [\"f\"] } },\n"
                "{ name = \"z\", like = \"y\", expect = { unused = [\"g\"] } },\n]\n") == "E286");
}

TEST_CASE("What is expected names rows of the pack") {
    CHECK(expecting(R"(s = "A")") == "");
    CHECK(expecting(R"(s = "-", overall = "-")") == "");
    CHECK(expecting(R"(s = "B")") == "E210");
    CHECK(expecting(R"(overall = "B")") == "E210");
    CHECK(expecting(R"(t = "A")") == "E217");
    CHECK(expecting("points = { extra = 1 }") == "");
    CHECK(expecting("points = { extras = 1 }") == "E215");
    CHECK(expecting("gates = { b = { met = false } }") == "");
    CHECK(expecting("gates = { c = { met = false } }") == "E216");
    CHECK(expecting(R"(capped = ["cap-extra"])") == "");
    CHECK(expecting(R"(capped = ["cap"])") == "E222");
}

TEST_CASE("An example expects something") {
    CHECK(expecting("") == "E280");
    CHECK(expecting("points = {}") == ""); // no points anywhere
    CHECK(expecting("capped = []") == "");
    CHECK(expecting("unused = []") == "");
    CHECK(expecting("gates = { b = {} }") == "E280");
}

TEST_CASE("An example is scored on a day on which the pack is in force") {
    auto const on = [](std::string const& date) {
        return found_in({.rows = "example = [{ name = \"x\", on = " + date + ", expect = { overall = \"A\" } }]",
                         .effective = "{ from = 2020-01-01, to = 2020-12-31 }"});
    };
    CHECK(on("2020-01-01") == "");
    CHECK(on("2019-12-31") == "W211");
    CHECK(on("2020-12-31") == "");
    CHECK(on("2021-01-01") == "W211");
}

TEST_CASE("Examples build on others but not in a circle") {
    auto const like = [](std::string const& second) {
        return found(
            "example = [\n{ name = \"a\", on = 2020-07-01, expect = { overall = \"A\" } },\n{ name = \"b\", like = \"" +
            second + "\", expect = { overall = \"A\" } },\n]\n");
    };
    CHECK(like("a") == "");
    CHECK(like("b") == "E230");
    CHECK(like("c") == "E223");
}

TEST_CASE("Examples that build on each other have a limited number of claims together") {
    auto const chain = [](int length) {
        std::string text = rows + "example = [\n";
        for (int i = 0; i < length; ++i)
            text += "{ name = \"n" + std::to_string(i) + "\", " +
                    (i == 0 ? std::string("on = 2020-07-01") : "like = \"n" + std::to_string(i - 1) + "\"") +
                    R"(, claims = [{ claim = "post", from = 2019-01-01 }], expect = { overall = "A" } },
)";
        return found(text + "]\n");
    };
    CHECK(chain(999) == "");       // 999 * 1000 / 2
    CHECK(chain(1'000) == "E255"); // 500,500
}

TEST_CASE("What is unused may be claimed by an example further down") {
    auto const unused = [](std::string const& names) {
        return found(rows + R"(example = [
{ name = "a", on = 2020-07-01, claims = [{ claim = "cert", qualification = "f" }, { id = "mine", claim = "post", from = 2019-01-01 }], expect = { overall = "A" } },
{ name = "b", like = "a", claims = [{ claim = "post", from = 2019-01-01 }], expect = { unused = [)" +
                     names + "] } }]\n");
    };
    CHECK(unused(R"("f", "mine", "1", "3")") == "");
    CHECK(unused(R"("4")") == "E286");
    CHECK(unused(R"("0")") == "E286");
    CHECK(unused(R"("yours")") == "E286");
}
