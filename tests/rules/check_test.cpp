// What check() asks of single rows, at both sides of every limit, and how it tells what it finds.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/rule_rows.h"

using namespace accrue;
using accrue::test::first_words;
using accrue::test::found;
using accrue::test::found_in;
using accrue::test::problems_of;

namespace {

struct Limit { // a row that is just right, and one that is just wrong
    std::string right;
    std::string wrong;
    std::string id;
};

// `before` + row + `after` is a whole pack's rows.
void check_limits(std::string const& before, std::vector<Limit> const& limits, std::string const& after) {
    for (Limit const& limit : limits) {
        CAPTURE(limit.wrong);
        CHECK(found(before + limit.right + after) == "");
        CHECK(found(before + limit.wrong + after) == limit.id);
    }
}

std::string const talk = R"(claim = [{ id = "talk", title = "Talk", fields = { hours = { decimal = [0, 40] } } }]
category = [{ id = "extra", title = "Extra" }]
)";
std::string const award =
    R"(award = [{ id = "talk", claim = "talk", into = "extra", per = "hours", rate = 1, clause = "1" }]
)";
std::string const certificate = R"(claim = [{ id = "certificate", title = "Certificate", catalogue = true }]
)";
std::string const worked = R"(gate = [{ id = "worked", months = 1, of = "post", advice = "met", clause = "1" }]
)";

} // namespace

TEST_CASE("A sound pack has no problems") {
    CHECK(found(talk + award) == "");
    CHECK(found("") == "");
}

TEST_CASE("All problems are found in one run and told in the order of the text") {
    auto const problems = problems_of({.rows = talk + R"(
award = [
  { id = "talk", claim = "tolk", into = "extr", per = "hours", rate = 1, clause = "2" },
  { id = "talk", claim = "talk", into = "extra", per = "hour", rate = -1, clause = "1" },
])"});
    std::string told;
    for (Problem const& problem : problems) told += problem.id + "@" + std::to_string(problem.where.line) + " ";
    CHECK(told == "E211@8 E215@8 E219@8 E201@9 E212@9 E240@9 ");
    REQUIRE(problems.size() == 6);
    REQUIRE(problems[3].also.size() == 1);
    CHECK(problems[3].also[0].line == 8);
    CHECK(problems[0].where.column == 26);
    CHECK(problems[0].remedy == "did you mean 'talk'?");
}

TEST_CASE("Claim types keep their limits") {
    check_limits(
        "claim = [{ id = \"post\", title = \"Post\", period = true, ",
        {
            {"within_months = 1,", "within_months = 0,", "E240 E260"},
            {"within_months = 3612,", "within_months = 3613,", "E240"},
            {"weight = { field = \"hours\", full = 35, least = 35 },",
             "weight = { field = \"hours\", full = 35, least = 35.1 },", "E241"},
            {"weight = { field = \"hours\", full = 35, least = 0 },",
             "weight = { field = \"hours\", full = 35, least = -1 },", "E240"},
            {"weight = { field = \"hours\", full = 0.0001 },", "weight = { field = \"hours\", full = 0 },", "E240"},
            {"weight = { field = \"hours\", full = 35, per = 33.3333 },",
             "weight = { field = \"hours\", full = 35, per = \"100/3\" },", "E245"},
            {"weight = { field = \"hours\", full = 8237.2 }, share = \"share\",",
             "weight = { field = \"hours\", full = 8237.3 }, share = \"share\",", "E245"},
            {"share = \"share\",", "share = \"hours\",", "E247"},
            {"share = \"share\",", "share = \"below\",", "E247"},
            {"once = { by = [\"from\", \"to\", \"kind\"] },", "once = { by = [\"on\"] },", "E228"},
            {"once = { by = [\"kind\"] },", "once = { by = [\"kind\", \"kind\"] },", "E208"},
            {"once = { by = [\"title\"] },", "once = { by = [\"id\"] },", "E269"},
            {"once = { by = [\"organisation\"] },", "once = { by = [\"claim\"] },", "E269"},
            {"once = { by = [\"note\"] },", "once = { by = [\"evidence\"] },", "E269"},
            {"once = { by = [\"from\"] },", "once = { by = [\"basis\"] },", "E269"},
            {"once = { by = [\"kind\"] },", "once = { by = [\"kinds\"] },", "E212"},
            {"weight = { field = \"hours\", full = 35 },", "weight = { field = \"kind\", full = 35 },", "E225"},
        },
        R"( fields = { hours = { decimal = [0, 100.1] }, share = { int = [0, 100] }, below = { int = [-1, 100] }, kind = { enum = ["a", "b"] } } }]
)" + worked);
}

TEST_CASE("Only types without a catalogue say what their duplicates have in common") {
    check_limits("claim = [{ id = \"certificate\", title = \"Certificate\", catalogue = true",
                 {{"", ", once = true", "E268"}, {"", ", once = { by = [\"title\"] }", "E268"}}, R"( }]
qualification = [{ id = "q", title = "Q", tags = ["t"] }]
gate = [{ id = "g", has = "t", advice = "met", clause = "1" }]
)");
}

TEST_CASE("A profile does not wait for a reviewer") {
    check_limits("claim = [{ id = \"student\", title = \"Student\", ",
                 {{"profile = true, by = \"applicant\"", "profile = true, by = \"reviewer\"", "E264"},
                  {"by = \"reviewer\"", "by = \"reviewer\", profile = true", "E264"}},
                 R"( }]
gate = [{ id = "g", claims = "student", advice = "met", clause = "1" }]
)");
}

TEST_CASE("Weights of several types must have a common measure") {
    auto const posts = [](std::string const& one, std::string const& other) {
        std::string const fields = "fields = { h = { decimal = [0, 80] }, s = { int = [0, 100] } }, share = \"s\" }";
        return "claim = [{ id = \"post\", title = \"Post\", period = true, weight = { field = \"h\", full = " + one +
               " }, " + fields +
               ", { id = \"other\", title = \"Other\", period = true, weight = { field = \"h\", full = " + other +
               " }, " + fields + "]\n" +
               "gate = [{ id = \"worked\", months = 1, of = [\"post\", \"other\"], advice = \"met\", clause = \"1\" "
               "}]\n";
    };
    CHECK(found(posts("37.5", "40")) == "");
    CHECK(found(posts("89", "91")) == "");     // 89 * 91 = 8099
    CHECK(found(posts("91", "97")) == "E245"); // 91 * 97 = 8827
}

TEST_CASE("A gate's months must have a common measure with the weights") {
    std::string const post =
        R"(claim = [{ id = "post", title = "Post", period = true, share = "s", fields = { s = { int = [0, 100] } }, weight = { field = "s", full = 40 } }]
)";
    CHECK(found(post + R"(gate = [{ id = "g", months = "100/3", of = "post", advice = "met", clause = "1" }])") == "");
    CHECK(found(post + R"(gate = [{ id = "g", months = "1/999983", of = "post", advice = "met", clause = "1" }])") ==
          "E245");
}

TEST_CASE("Awards keep their limits") {
    check_limits(
        talk + "award = [{ id = \"talk\", claim = \"talk\", into = \"extra\", clause = \"1\", ",
        {
            {"fixed = 0", "fixed = -1", "E240"},
            {"fixed = 0.01", "fixed = 0.005", "W210"},
            {"fixed = 0.005, round = { dir = \"up\" }", "fixed = 0.005", "W210"},
            {"per = \"hours\", rate = \"1/3\"", "per = \"hours\", rate = -0.1", "E240"},
            {"fixed = 1, round = { to = 0.25, dir = \"down\" }", "fixed = 1, round = { to = 0.125, dir = \"down\" }",
             "E243"},
            {"fixed = 1, round = { to = 0.01, dir = \"down\" }", "fixed = 1, round = { to = 0, dir = \"down\" }",
             "E240"},
            {"fixed = 1, item_min = 2, item_max = 2", "fixed = 1, item_min = 2.01, item_max = 2", "E241"},
            {"fixed = 1, item_max = 0.01", "fixed = 1, item_max = 0.001", "E243"},
            {"fixed = 1, item_min = 0", "fixed = 1, item_min = -1", "E240"},
            {"banded = \"hours\", bands = [[0, 1], [0.5, 1]]", "banded = \"hours\", bands = [[0, 1], [0, 1]]", "E232"},
            {"banded = \"hours\", bands = [[0, 1], [5, 1]]", "banded = \"hours\", bands = [[0, 1], [5, 0.99]]", "E233"},
            {"banded = [\"hours\"], bands = [[0, 1]]", "banded = [\"hours\", \"hours\"], bands = [[0, 1]]", "E208"},
            {"per = \"hours\", rate = 1", "per = \"years\", rate = 1", "E226"},
        },
        " }]\n");
}

TEST_CASE("A quantity must not be able to make an award negative") {
    auto const from = [](std::string const& low) {
        return "claim = [{ id = \"talk\", title = \"Talk\", fields = { hours = { decimal = [" + low +
               ", 40] } } }]\ncategory = [{ id = \"extra\", title = \"Extra\" }]\n";
    };
    CHECK(found(from("0") + award) == "");
    CHECK(found(from("-0.5") + award) == "E244");
    CHECK(found(from("-0.5") + R"(award = [{ id = "a", claim = "talk", into = "extra", fixed = 1, clause = "1" }])") ==
          "");
}

TEST_CASE("Options and factors name each option of their field") {
    std::string const rows =
        R"(claim = [{ id = "talk", title = "Talk", fields = { kind = { enum = ["a", "b"] }, n = { int = [0, 9] } } }]
category = [{ id = "extra", title = "Extra" }]
award = [{ id = "talk", claim = "talk", into = "extra", clause = "1", )";
    check_limits(
        rows,
        {
            {"options = { by = \"kind\", a = 1, b = 0 }", "options = { by = \"kind\", a = 1 }", "E231"},
            {"options = { by = \"kind\", a = 1, b = 0 }", "options = { by = \"kind\", a = 1, b = 1, c = 2 }", "E213"},
            {"options = { by = \"kind\", a = 1, b = 0 }", "options = { by = \"n\", a = 1, b = 0 }", "E225"},
            {"per = \"n\", rate = 1, factor = { by = \"kind\", a = 1, b = 0 }",
             "per = \"n\", rate = 1, factor = { by = \"kind\", a = 1, b = -1 }", "E240"},
            {"per = \"n\", rate = 1, factor = { by = \"kind\", a = 1, b = 0.005 }",
             "per = \"n\", rate = 1, factor = { by = \"kind\", b = 1 }", "E231"},
            {"when = { kind = [\"a\"] }, fixed = 1", "when = { kind = [\"a\", \"a\"] }, fixed = 1", "E208"},
            {"when = { n = { from = 1, to = 1.5 } }, fixed = 1", "when = { n = { from = 1, to = 1 } }, fixed = 1",
             "E236"},
            {"when = { on = { from = 2020-02-02, to = 2020-02-02 } }, fixed = 1",
             "when = { on = { from = 2020-02-02, to = 2020-02-01 } }, fixed = 1", "E236"},
            {"when = { on = { from = 2020-02-02 } }, fixed = 1", "when = { n = { from = 2020-02-02 } }, fixed = 1",
             "E225"},
        },
        " }]\n");
}

TEST_CASE("A condition can choose among 64 options and an award by options among more") {
    auto const talks = [](int count) {
        std::string options;
        for (int i = 0; i < count; ++i) options += "\"o" + std::to_string(i) + "\", ";
        return "claim = [{ id = \"talk\", title = \"Talk\", fields = { hours = { int = [0, 9] }, kind = { enum = [" +
               options + "] } } }]\ncategory = [{ id = \"extra\", title = \"Extra\" }]\n";
    };
    std::string const chosen =
        R"(award = [{ id = "a", claim = "talk", into = "extra", when = { kind = ["o3"] }, fixed = 1, clause = "1" }])";
    CHECK(found(talks(64) + chosen) == "");
    CHECK(found(talks(65) + chosen) == "E246");
    CHECK(found(talks(65) + award) == "");
}

TEST_CASE("Merged awards read only the common duration and only of periods") {
    std::string const rows =
        R"(claim = [{ id = "post", title = "Post", period = true, fields = { hours = { int = [0, 80] }, kind = { enum = ["a"] } } }]
category = [{ id = "extra", title = "Extra" }]
award = [{ id = "post", claim = "post", into = "extra", clause = "1", merge = true, )";
    check_limits(
        rows,
        {
            {"per = \"years\", rate = 2", "per = \"hours\", rate = 2", "E229"},
            {"banded = \"months\", bands = [[12, 1]]", "banded = [\"months\", \"hours\"], bands = [[12, 1]]", "E229"},
            {"fixed = 1", "options = { by = \"kind\", a = 1 }", "E229"},
            {"fixed = 1", "fixed = 1, factor = { by = \"kind\", a = 1 }", "E229"},
            {"when = { kind = [\"a\"] }, fixed = 1", "when = { on = { from = 2020-01-01 } }, fixed = 1", "E228"},
        },
        " }]\n");
}

TEST_CASE("Caps are whole points of the pack and not negative") {
    check_limits(talk + award + "cap = [{ id = \"c\", on = \"extra\", per = \"life\", clause = \"1\", ",
                 {{"max = 0", "max = -0.01", "E240"}, {"max = 0.25", "max = 0.125", "E243"}}, " }]\n");
    CHECK(found_in(
              {.rows = talk + award + R"(cap = [{ id = "c", on = "extra", per = "life", max = "1/3", clause = "1" }])",
               .header = "summary = \"one third\""}) == "E243");
}

TEST_CASE("Qualifications keep their limits") {
    check_limits(certificate + "qualification = [{ id = \"q\", title = \"Q\", tags = [\"t\"], ",
                 {
                     {"values = { c = 0 }", "values = { c = -1 }", "E240"},
                     {"values = { c = 1.2345 }", "values = { c = \"1/3\" }", "E245"},
                     {"values = { d = \"1/97\", e = \"1/103\" }", "values = { d = \"1/101\", e = \"1/103\" }", "E245"},
                     {"valid_months = 1", "valid_months = 0", "E240"},
                     {"cost = { money = 0 }", "cost = { money = -1 }", "E240"},
                     {"same_as = [\"r\"]", "same_as = [\"q\"]", "E209"},
                     {"implies = [\"r\"]", "implies = [\"s\"]", "E214"},
                     {"after = [\"r\"]", "after = [\"r\", \"r\"]", "E208"},
                 },
                 R"( }, { id = "r", title = "R", tags = ["t"], values = { c = 0.0001, d = 1, e = 1 } }]
gate = [{ id = "g", has = "t", count = 0.0001, value = "c", advice = "met", clause = "1" }, { id = "d", has = "t", count = 1, value = "d", advice = "met", clause = "1" }, { id = "e", has = "t", count = 1, value = "e", advice = "met", clause = "1" }]
)");
}

TEST_CASE("The header and the papers keep their limits") {
    CHECK(found_in({.rows = "", .effective = "{ from = 2020-01-01, to = 2020-01-01 }"}) == "");
    CHECK(found_in({.rows = "", .effective = "{ from = 2020-01-01, to = 2019-12-31 }"}) == "E270");
    CHECK(found_in({.rows = "", .header = "review_by = 2020-01-01"}) == "");
    CHECK(found_in({.rows = "", .header = "review_by = 2019-12-31"}) == "E270");
    auto const cycle = [](std::string const& keys) {
        return found_in({.rows = "", .header = "cycle = { anchor = \"calendar\", year = \"calendar\", " + keys + " }"});
    };
    CHECK(cycle("years = 1") == "");
    CHECK(cycle("years = 0") == "E240");
    CHECK(cycle("years = 100") == "");
    CHECK(cycle("years = 101") == "E240");
    CHECK(cycle("years = 1, year_start = \"02-28\"") == "");
    CHECK(cycle("years = 1, year_start = \"02-29\"") == "E254");
    auto const evidence = [](std::string const& keys) {
        return found_in({.rows = "", .header = "evidence = { formats = [\"pdf\"], " + keys + " }"});
    };
    CHECK(evidence("max_file_bytes = 10, max_total_bytes = 10") == "");
    CHECK(evidence("max_file_bytes = 11, max_total_bytes = 10") == "E241");
    auto const review = [](std::string const& reviewers, std::string const& limit, std::string const& percent) {
        return "review = { reviewers = " + reviewers + ", target_days = 30, limit_days = " + limit +
               ", answer_days = 0, appeal_days = 0, material_days = 0, audit_percent = " + percent + " }";
    };
    check_limits("",
                 {
                     {"statement = { min_words = 5, max_words = 5, prompt = \"Why?\" }",
                      "statement = { min_words = 6, max_words = 5, prompt = \"Why?\" }", "E241"},
                     {"referee = [{ level = \"A\", count = 0, known_months = 36, within_months = 36 }]",
                      "referee = [{ level = \"A\", count = 0, known_months = 37, within_months = 36 }]", "E241"},
                     {"referee = [{ level = \"A\", count = 0 }]", "referee = [{ level = \"A\", count = -1 }]", "E240"},
                     {"renewal = { grace_months = 0 }", "renewal = { grace_months = -1 }", "E240"},
                     {"renewal = { grace_months = 3612 }", "renewal = { grace_months = 3613 }", "E240"},
                     {"renewal = { grace_months = 1, clause = \"1\" }",
                      "renewal = { grace_months = 1, clause = \"2\" }", "E219"},
                     {review("1", "45", "0"), review("0", "45", "0"), "E240"},
                     {review("100", "45", "0"), review("101", "45", "0"), "E240"},
                     {review("2", "3660", "100"), review("2", "3661", "100"), "E240"},
                     {review("2", "30", "\"1/3\""), review("2", "29", "0"), "E241"},
                     {review("2", "30", "100"), review("2", "30", "\"201/2\""), "E240"},
                     {review("2", "30", "0"), review("2", "30", "-1"), "E240"},
                     {"document = [{ id = \"cv\", title = \"CV\", levels = [\"A\"] }]",
                      "document = [{ id = \"cv\", title = \"CV\", levels = [\"B\"] }]", "E210"},
                 },
                 "\n");
}

TEST_CASE("A fee is in force for at least one day of the pack") {
    auto const fee = [](std::string const& dates) {
        return found_in(
            {.rows = "fee = [{ id = \"f\", title = \"Fee\", who = \"any\", amount = 0, currency = \"EUR\", due = "
                     "\"yearly\", " +
                     dates + " }]",
             .effective = "{ from = 2020-01-01, to = 2020-12-31 }"});
    };
    CHECK(fee("from = 2019-01-01, to = 2020-01-01") == "");
    CHECK(fee("from = 2019-01-01, to = 2019-12-31") == "W211");
    CHECK(fee("from = 2020-12-31") == "");
    CHECK(fee("from = 2021-01-01") == "W211");
    CHECK(fee("from = 2020-02-01, to = 2020-02-01") == "");
    CHECK(fee("from = 2020-02-01, to = 2020-01-31") == "E270");
}

TEST_CASE("Very long chains are followed without running out of stack") {
    std::string rows = "category = [{ id = \"c0\", title = \"C\", in = \"c30000\" },\n";
    for (int i = 1; i <= 30'000; ++i)
        rows += "{ id = \"c" + std::to_string(i) + "\", title = \"C\", in = \"c" + std::to_string(i - 1) + "\" },\n";
    CHECK(found(rows + "]\n") == "E230");
    CHECK(first_words({.rows = rows + "]\n"}) ==
          "a category cannot lie inside itself: c0 -> c30000 -> c29999 -> c29998 -> "
          "c29997 -> c29996 -> c29995 -> c29994 -> ... -> c0");
}

namespace {

std::string many(int count, std::string const& before, std::string const& after, std::string const& between = ", ") {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i == 0 ? "" : between) + before + std::to_string(i) + after;
    return text;
}

} // namespace

TEST_CASE("What is compared with each other is limited in number") {
    auto const fields = [](int count) {
        return found("claim = [{ id = \"talk\", title = \"Talk\", fields = { " +
                     many(count, "f", " = { bool = true }") +
                     " } }]\ngate = [{ id = \"g\", claims = \"talk\", advice = \"met\", clause = \"1\" }]\n");
    };
    CHECK(fields(200) == "");
    CHECK(fields(201) == "E255");
    auto const options = [](int count) {
        return found("claim = [{ id = \"talk\", title = \"Talk\", fields = { f = { enum = [" +
                     many(count, "\"o", "\"") +
                     "] } } }]\ngate = [{ id = \"g\", claims = \"talk\", advice = \"met\", clause = \"1\" }]\n");
    };
    CHECK(options(300) == "");
    CHECK(options(301) == "E255");
    auto const levels = [](int count) {
        return found_in(
            {.rows = "claim = [{ id = \"talk\", title = \"T\" }]\ngate = [{ id = \"g\", claims = \"talk\", "
                     "clause = \"1\" }]\n",
             .level =
                 "level = [" + many(count, "{ code = \"L", "\", title = \"L\", gate = \"g\", clause = \"1\" }") + "]"});
    };
    CHECK(levels(200) == "");
    CHECK(levels(201) == "E255");
    auto const values = [](int count) {
        return found(certificate + "qualification = [{ id = \"q\", title = \"Q\", tags = [\"t\"], values = { " +
                     many(count, "v", " = 1") +
                     " } }]\ngate = [{ id = \"g\", has = \"t\", advice = \"met\", clause = \"1\" },\n" +
                     many(count, "{ id = \"g", "\", has = \"t\", value = \"v0\", advice = \"met\", clause = \"1\" }") +
                     "]\n");
    };
    CHECK(values(51).find("E255") != std::string::npos);
    CHECK(values(50).find("E255") == std::string::npos);
}

TEST_CASE("Implications and gates that count without end are refused at the row that is too much") {
    auto const chain = [](int length) {
        std::string rows = certificate + "qualification = [\n";
        for (int i = 0; i < length; ++i)
            rows += "  { id = \"q" + std::to_string(i) + "\", title = \"Q\"" +
                    (i == 0 ? "" : ", implies = [\"q" + std::to_string(i - 1) + "\"]") + " },\n";
        return found(rows + "]\ngate = [{ id = \"g\", has = \"q0\", advice = \"met\", clause = \"1\" }]\n");
    };
    CHECK(chain(1'400) == ""); // 1400 * 1401 / 2 ids
    CHECK(chain(1'420) == "E255");
    auto const counting = [](int gates) {
        return found(certificate + "qualification = [\n" +
                     many(5'000, "  { id = \"q", "\", title = \"Q\", tags = [\"t\"] }", ",\n") + "]\ngate = [\n" +
                     many(gates, "  { id = \"g", "\", has = \"t\", advice = \"met\", clause = \"1\" }", ",\n") + "]\n");
    };
    CHECK(counting(1'000) == "");
    CHECK(counting(1'001) == "E255");
}

TEST_CASE("Reasons name claim types that are there, verdicts and types once, and a clause") {
    auto const reason = [](std::string const& keys) {
        return found(talk + award + "reason = [{ id = \"no-proof\", title = \"No proof\"" + keys +
                     " }, { id = \"other\", title = \"Another\", clause = \"1\" }]\n");
    };
    CHECK(reason(R"(, claims = ["talk"], verdicts = ["ask", "refuse"], clause = "1")") == "");
    CHECK(reason(R"(, claims = ["tlak"], clause = "1")") == "E211");
    CHECK(reason(R"(, claims = ["talk", "talk"], clause = "1")") == "E208");
    CHECK(reason(R"(, verdicts = ["ask", "ask"], clause = "1")") == "E208");
    CHECK(reason("") == "W201");
    CHECK(reason(R"(, clause = "9")") == "E219");
    CHECK(reason(R"(, clause = "1" }, { id = "no-proof", title = "Again", clause = "1")") == "E201");
}

TEST_CASE("Where a pack gives reasons there is one to refuse each type of an applicant's claims") {
    auto const reasons = [](std::string const& rows, std::string const& by = "applicant") {
        return found("claim = [{ id = \"talk\", title = \"Talk\" }, { id = \"visit\", title = \"Visit\", by = \"" + by +
                     "\" }]\ncategory = [{ id = \"extra\", title = \"Extra\" }]\n" +
                     R"(award = [{ id = "talk", claim = "talk", into = "extra", fixed = 1, clause = "1" },)" +
                     R"({ id = "visit", claim = "visit", into = "extra", fixed = 1, clause = "1" }])" + "\n" + rows);
    };
    std::string const of_talks =
        R"({ id = "a", title = "A", verdicts = ["reduce", "refuse"], claims = ["talk"], clause = "1" })";
    CHECK(reasons("") == "");
    CHECK(reasons("reason = [" + of_talks + "]") == "W217");
    CHECK(reasons("reason = [" + of_talks + "]", "reviewer") == "");
    CHECK(reasons("reason = [" + of_talks + R"(, { id = "b", title = "B", claims = ["visit"], clause = "1" }])") == "");
    CHECK(reasons("reason = [" + of_talks + R"(, { id = "b", title = "B", verdicts = ["refuse"], clause = "1" }])") ==
          "");
    CHECK(reasons("reason = [" + of_talks + R"(, { id = "b", title = "B", verdicts = ["ask"], clause = "1" }])") ==
          "W217");
}

TEST_CASE("Duplicates that pay into different categories are pointed out unless a field of the rule tells them apart") {
    auto const once = [](std::string const& by, std::string const& first, std::string const& second) {
        return found("claim = [{ id = \"c\", title = \"C\", once = { by = [" + by +
                     "] }, fields = { area = { enum = [\"x\", \"y\", \"z\"] }, n = { int = [0, 9] } } }]\n" +
                     "category = [{ id = \"x\", title = \"X\" }, { id = \"y\", title = \"Y\" }]\naward = [\n" +
                     "{ id = \"a\", claim = \"c\", when = { area = [" + first +
                     "] }, into = \"x\", per = \"n\", rate = 1, clause = \"1\" },\n" +
                     "{ id = \"b\", claim = \"c\", when = { area = [" + second +
                     "] }, into = \"y\", per = \"n\", rate = 1, clause = \"1\" },\n]\n" +
                     "step = [{ id = \"s\", title = \"S\", points_in = \"x\", bands = [[0, \"A\"]], clause = \"1\" }, "
                     "{ id = \"t\", title = \"T\", points_in = \"y\", bands = [[0, \"A\"]], clause = \"1\" }]\n");
    };
    CHECK(once(R"("title", "area")", R"("x")", R"("y")") == "");
    CHECK(once(R"("area")", R"("x", "z")", R"("y")") == "");
    CHECK(once(R"("title")", R"("x")", R"("y")") == "W216");
}
