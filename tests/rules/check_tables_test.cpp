// Tables and steps: axes, options, columns, and that more evidence never gives a lower level.
#include <string>

#include <doctest/doctest.h>

#include "support/rule_rows.h"

using namespace accrue;
using accrue::test::found_in;

namespace {

std::string const levels =
    R"(level = [{ code = "A", title = "A", clause = "1" }, { code = "B", title = "B", clause = "1" }])";

// A pack whose one step reads [table.t].
std::string table(std::string const& lines, std::string const& degree = "id = \"degree\", title = \"Degree\"") {
    return found_in(
        {.rows =
             "claim = [{ " + degree +
             R"(, fields = { level = { enum = ["none", "bachelor", "master"] }, size = { enum = ["big", "small"] }, credits = { int = [0, 300] }, seen = { bool = true } } },
  { id = "post", title = "Post", period = true }]
step = [{ id = "s", title = "S", table = "t", clause = "1" }]
gate = [{ id = "worked", months = 1, of = "post", advice = "met", clause = "1" }]
)",
         .level = levels,
         .tables = "[table.t]\n" + lines});
}

std::string const by_months = "row = \"degree.level\"\ncol = \"post.months\"\n";

} // namespace

TEST_CASE("A table over an enum and a duration is sound") {
    CHECK(table(by_months + R"(cols = [0, 24, 60]
rows = { none = ["-", "A", "A"], bachelor = ["A", "A", "B"], master = ["A", "B", "B"] }
)") == "");
    CHECK(
        table(
            by_months +
            R"(bands = { none = [[24, "A"], [84, "B"]], bachelor = [[12, "A"], [60, "B"]], master = [[12, "A"], [48, "B"]] }
)") == "");
    CHECK(table("row = \"degree.level\"\nrows = { none = [\"-\"], bachelor = [\"A\"], master = [\"B\"] }\n") == "");
    CHECK(table(R"(row = "degree.level"
col = "degree.credits.sum"
cols = [0, 60]
rows = { none = ["-", "A"], bachelor = ["-", "A"], master = ["-", "B"] }
)") == "");
}

TEST_CASE("What nobody claimed stands below every claim") {
    auto const degree = [](std::string const& type, std::string const& options, std::string const& low,
                           std::string const& column) {
        return found_in(
            {.rows = "claim = [{ id = \"degree\", title = \"Degree\"" + type + ", fields = { level = { enum = [" +
                     options + "] }, credits = { int = [" + low +
                     ", 300] } } }]\nstep = [{ id = \"s\", title = \"S\", table = \"t\", clause = \"1\" }]\n",
             .level = levels,
             .tables = "[table.t]\nrow = \"degree.level\"\ncol = \"" + column +
                       "\"\ncols = [0]\nrows = { none = [\"A\"], diploma = [\"A\"], master = [\"B\"] }\n"});
    };
    CHECK(degree("", R"("none", "diploma", "master")", "0", "degree.credits") == "");
    CHECK(degree("", R"("diploma", "none", "master")", "0", "degree.credits") == "E238");
    CHECK(degree(", profile = true", R"("diploma", "none", "master")", "0", "degree.credits") == "");
    CHECK(degree("", R"("none", "diploma", "master")", "-1", "degree.credits") == "E244");
    CHECK(degree("", R"("none", "diploma", "master")", "-1", "degree.credits.sum") == "E244");
    CHECK(degree(", profile = true", R"("none", "diploma", "master")", "-1", "degree.credits") == "");
}

TEST_CASE("A step's gate stands at a level that the step gives") {
    auto const step = [](std::string const& gates) {
        return found_in({.rows = R"(claim = [{ id = "talk", title = "Talk" }]
category = [{ id = "extra", title = "Extra" }]
award = [{ id = "talk", claim = "talk", into = "extra", fixed = 1, clause = "1" }]
gate = [{ id = "g", claims = "talk", clause = "1" }]
step = [{ id = "s", title = "S", points_in = "extra", bands = [[0, "-"], [5, "B"]], gates = { )" +
                                 gates +
                                 R"( = "g" }, clause = "1" }]
)",
                         .level = levels});
    };
    CHECK(step("B") == "");
    CHECK(step("A") == "W215");
    CHECK(table(R"(row = "degree.level"
rows = { none = ["-"], bachelor = ["A"], master = ["A"] }
)") == "W203");
}

TEST_CASE("A level asks for steps where steps decide") {
    auto const pack = [](std::string const& overall, std::string const& steps) {
        std::string text = test::text_of({.rows = R"(claim = [{ id = "talk", title = "Talk" }]
gate = [{ id = "g", claims = "talk", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "g", B = "g" }, clause = "1" }]
)",
                                          .level = R"(level = [{ code = "A", title = "A", gate = "g", clause = "1" },
  { code = "B", title = "B", gate = "g", clause = "1")" +
                                                   steps + " }]"});
        text.replace(text.find("lowest_step"), 11, overall);
        rules::Parsed const parsed = rules::parse(text, "test.toml");
        std::string ids;
        for (Problem const& problem : rules::check(parsed.pack, parsed.positions)) ids += problem.id;
        return ids;
    };
    CHECK(pack("lowest_step", ", steps = \"A\"") == "");
    CHECK(pack("gate_only", "") == "");
    CHECK(pack("gate_only", ", steps = \"A\"") == "E267");
    CHECK(pack("gate_only", ", steps = \"none\"") == "E267");
}

TEST_CASE("Levels rise along the columns of a row") {
    auto const row = [](std::string const& cells) {
        return table(by_months + "cols = [0, 24]\nrows = { none = [" + cells +
                     "], bachelor = [\"B\", \"B\"], master = [\"B\", \"B\"] }\n");
    };
    CHECK(row(R"("A", "A")") == "");
    CHECK(row(R"("A", "-")") == "E233");
    CHECK(row(R"("B", "A")") == "E233");
}

TEST_CASE("Levels rise along the options of an enum") {
    auto const rows = [](std::string const& bachelor, std::string const& master) {
        return table(by_months + "cols = [0, 24]\nrows = { none = [\"-\", \"A\"], bachelor = " + bachelor +
                     ", master = " + master + " }\n");
    };
    CHECK(rows(R"(["-", "A"])", R"(["-", "B"])") == "");
    CHECK(rows(R"(["-", "-"])", R"(["-", "B"])") == "E233");
    CHECK(rows(R"(["A", "A"])", R"(["-", "B"])") == "E233");
}

TEST_CASE("Bands of a higher option reach each level at the same value or earlier") {
    auto const bands = [](std::string const& bachelor) {
        return table(by_months + "bands = { none = [[24, \"A\"], [84, \"B\"]], bachelor = " + bachelor +
                     ", master = [[0, \"B\"]] }\n");
    };
    CHECK(bands(R"([[24, "A"], [84, "B"]])") == "");
    CHECK(bands(R"([[24, "A"], [84.5, "B"]])") == "E233");
    CHECK(bands(R"([[25, "A"], [60, "B"]])") == "E233");
    CHECK(bands(R"([[10, "B"]])") == "");
    CHECK(bands(R"([[24, "A"], [24, "B"]])") == "E232");
}

TEST_CASE("Options of a profile may stand in any order") {
    std::string const lines = R"(row = "degree.size"
rows = { big = ["B"], small = ["A"] }
)";
    CHECK(table(lines) == "E233");
    CHECK(table(lines, "id = \"degree\", title = \"Degree\", profile = true") == "");
}

TEST_CASE("Rows and columns of options name each option in its order") {
    auto const rows = [](std::string const& cells) {
        return table("row = \"degree.level\"\nrows = { " + cells + " }\n");
    };
    CHECK(rows(R"(master = ["B"], none = ["-"], bachelor = ["A"])") == ""); // rows may be written in any order
    CHECK(rows(R"(none = ["-"], bachelor = ["A"])") == "W203 E231");
    CHECK(rows(R"(none = ["-"], bachelor = ["A"], master = ["B"], doctor = ["B"])") == "E213");
    auto const columns = [](std::string const& options, std::string const& cells) {
        return table("row = \"degree.level\"\ncol = \"degree.size\"\ncol_options = " + options +
                     "\nrows = { none = " + cells + ", bachelor = [\"B\", \"B\"], master = [\"B\", \"B\"] }\n");
    };
    CHECK(columns(R"(["big", "small"])", R"(["A", "B"])") == "");
    CHECK(columns(R"(["small", "big"])", R"(["A", "B"])") == "E232");
    CHECK(columns(R"(["big", "small"])", R"(["B", "A"])") == "E233");
    CHECK(columns(R"(["big"])", R"(["A"])") == "E231 E234 E234");
}

TEST_CASE("Axes are facts of the right kind") {
    std::string const rows = "rows = { none = [\"-\"], bachelor = [\"A\"], master = [\"B\"] }\n";
    auto const row = [&](std::string const& fact) { return table("row = \"" + fact + "\"\n" + rows); };
    CHECK(row("degree.level") == "");
    CHECK(row("degree.credits") == "E225");
    CHECK(row("post.months") == "W204 E225"); // and nothing reads the degree
    CHECK(row("degree.levels") == "E212");
    CHECK(row("degrees.level") == "W204 E211");
    CHECK(row("degree.level.sum") == "E225");
    auto const column = [](std::string const& fact) {
        return table("row = \"degree.level\"\ncol = \"" + fact +
                     "\"\ncols = [0]\nrows = { none = [\"-\"], bachelor = [\"A\"], master = [\"B\"] }\n");
    };
    CHECK(column("post.years") == "");
    CHECK(column("degree.credits.min") == "");
    CHECK(column("degree.months") == "E226");
    CHECK(column("degree.size") == "E225");
    CHECK(column("degree.seen") == "E225");
}

TEST_CASE("A table has columns where it has col and the other way round") {
    CHECK(
        table(
            "row = \"degree.level\"\ncols = [0]\nrows = { none = [\"-\"], bachelor = [\"A\"], master = [\"B\"] }\n") ==
        "E235");
    CHECK(table(by_months + "rows = { none = [\"-\"], bachelor = [\"A\"], master = [\"B\"] }\n") == "E235");
    CHECK(table("row = \"degree.level\"\nbands = { none = [[0, \"-\"]], bachelor = [[0, \"A\"]], master = [[0, \"B\"]] "
                "}\n") == "E235");
}

TEST_CASE("A cell is a level of the pack or none") {
    CHECK(table("row = \"degree.level\"\nrows = { none = [\"-\"], bachelor = [\"A\"], master = [\"C\"] }\n") == "E210");
}

TEST_CASE("A level asks the steps for itself or for a lower level") {
    auto const steps = [](std::string const& a, std::string const& b) {
        return found_in({.rows = R"(claim = [{ id = "talk", title = "Talk" }]
category = [{ id = "extra", title = "Extra" }]
award = [{ id = "talk", claim = "talk", into = "extra", fixed = 1, clause = "1" }]
step = [{ id = "extra", title = "Extra", points_in = "extra", bands = [[0, "A"], [10, "B"]], clause = "1" }]
gate = [{ id = "two", claims = "talk", count = 2, clause = "1" }])",
                         .level = "level = [{ code = \"A\", title = \"A\", clause = \"1\"" + a +
                                  " }, { code = \"B\", title = \"B\", gate = \"two\", clause = \"1\"" + b + " }]"});
    };
    CHECK(steps("", "") == "");
    CHECK(steps("", ", steps = \"A\"") == "");
    CHECK(steps("", ", steps = \"B\"") == "");
    CHECK(steps(", steps = \"B\"", "") == "E263");
    CHECK(steps("", ", steps = \"C\"") == "E210");
    CHECK(steps("", ", steps = \"none\"") == "");
}
