// A pack's text becomes rows: every kind of row, every key, in the order of writing, with positions and exact numbers.
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "rules/parse.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::rules;
using accrue::test::file_text;
using accrue::test::said;

namespace {

constexpr std::string_view header = R"(schema = 1
pack.id = "test"
pack.version = "1"
pack.title = "Test"
pack.effective = { from = 2020-01-01 }
pack.overall = "lowest_step"
pack.score_by = "submission_date"
pack.points = { name = "point", decimals = 2 }
)"; // 8 lines

// The pack of the header above and these rows, which have nothing wrong.
Pack pack_of(std::string const& rows) {
    Parsed const parsed = parse(std::string(header) + rows, "test.toml");
    CHECK(said(parsed.problems) == "");
    return parsed.pack;
}

Date day(std::string_view text) { return parse_date(text).value(); }

using Names = std::vector<std::string>;
using Numbers = std::vector<std::pair<std::string, Number>>;

Award award_of(std::string const& keys) {
    return pack_of("award = [{ id = \"a\", claim = \"c\", into = \"k\", clause = \"1\", " + keys + " }]\n")
        .awards.at(0);
}

Gate gate_of(std::string const& keys) { return pack_of("gate = [{ id = \"g\", " + keys + " }]\n").gates.at(0); }

ClaimType claim_type_of(std::string const& keys) {
    return pack_of("[[claim]]\nid = \"c\"\ntitle = \"C\"\n" + keys + "\n").claims.at(0);
}

} // namespace

TEST_CASE("The header takes every key of pack") {
    Parsed const parsed = parse(R"(schema = 1
[pack]
id = "prism"
version = "2012.1"
title = "priSM"
effective = { from = 2012-03-01, to = 2016-12-31 }
review_by = 2014-01-01
overall = "gate_only"
score_by = "cycle_start"
source = { title = "Handbook", edition = "3", url = "https://example.org" }
summary = "What it is."
notice = "A reconstruction."
points = { name = "hour", scale = 3 }
time = "months"
cycle = { years = 3, anchor = "calendar", year = "calendar", year_start = "04-30", skip = "leave" }
evidence = { formats = ["pdf", "png"], max_file_bytes = 1_048_576, max_total_bytes = 26214400 }
)",
                                "test.toml");
    CHECK(said(parsed.problems) == "");
    Header expected;
    expected.id = "prism";
    expected.version = "2012.1";
    expected.title = "priSM";
    expected.effective = {day("2012-03-01"), day("2016-12-31")};
    expected.review_by = day("2014-01-01");
    expected.overall = Header::Overall::GateOnly;
    expected.score_by = Header::ScoreBy::CycleStart;
    expected.source = Source{"Handbook", "3", "https://example.org"};
    expected.summary = "What it is.";
    expected.notice = "A reconstruction.";
    expected.point_name = "hour";
    expected.scale = 3;
    expected.time = Header::Time::Months;
    expected.cycle = Cycle{3, Cycle::Anchor::Calendar, Cycle::Year::Calendar, 4, 30, "leave"};
    expected.evidence = EvidenceLimits{{"pdf", "png"}, 1'048'576, 26'214'400};
    CHECK(parsed.pack.header == expected);
}

TEST_CASE("Decimals make a scale of a power of ten and time is in days unless it says otherwise") {
    Header const read = pack_of("").header;
    CHECK(read.scale == 100);
    CHECK(read.time == Header::Time::Days);
    CHECK_FALSE(read.cycle);
}

TEST_CASE("Levels keep their order and their line") {
    Pack const pack = pack_of(R"(
[[level]]
code = "SSM"
title = "Student"
steps = "none"
gate = "student"
clause = "5.2"
[[level]]
code = "A+"
title = "Associate"
)");
    CHECK(pack.levels == std::vector<Level>{{"SSM", "Student", "student", "none", "5.2", 10},
                                            {"A+", "Associate", std::nullopt, std::nullopt, "", 16}});
}

TEST_CASE("A claim type takes every key") {
    ClaimType const type = claim_type_of(R"(step = "edu"
help = """
One entry for each job. \
And more."""
profile = true
period = true
catalogue = true
by = "reviewer"
title_required = true
evidence = ["employer's confirmation", "contract"]
evidence_min = 1
once = { by = ["title", "from"], per = "year", with = ["d"] }
within_months = 120
inside_cycle = true
cost = { field = "hours", money = 3, hours = 1 }
weight = { field = "hours", full = 35, least = 20, per = 40 }
share = "itsm_share"
)");
    CHECK(type.step == "edu");
    CHECK(type.help == "One entry for each job. And more.");
    CHECK(type.profile);
    CHECK(type.period);
    CHECK(type.catalogue);
    CHECK(type.by_reviewer);
    CHECK(type.title_required);
    CHECK(type.evidence == Names{"employer's confirmation", "contract"});
    CHECK(type.evidence_min == 1);
    CHECK(type.once == Once{{"title", "from"}, Period::Year, {"d"}});
    CHECK(type.inside_cycle);
    CHECK(type.cost == ClaimCost{"hours", {Number{3, 1}, Number{1, 1}, {}}});
    CHECK(type.within_months == 120);
    CHECK(type.weight == Weight{"hours", {35, 1}, Number{20, 1}, Number{40, 1}});
    CHECK(type.share == "itsm_share");
    CHECK(type.line == 9);
}

TEST_CASE("A claim type needs only an id and a title") {
    ClaimType expected;
    expected.id = "c";
    expected.title = "C";
    expected.line = 9;
    CHECK(claim_type_of("") == expected);
    CHECK(claim_type_of("by = \"applicant\"") == expected);
    CHECK(claim_type_of("once = true").once == Once{});
    CHECK(claim_type_of("group = \"Other\"").group == "Other");
}

TEST_CASE("Fields of every kind stand in the order of writing") {
    auto const fields = claim_type_of(R"(fields.hours = { decimal = [0.25, 168], unit = "h", title = "Hours a week" }
fields.count = { int = [-1, 40], optional = true }
fields.kind = { enum = ["none", "book_coauthor", "book"] }
fields.authority = { bool = true }
fields.about = { text = 200 }
fields.least = { min_of = ["hours", "count"], unit = "h" }
fields.all = { sum_of = ["hours", "count", "least"] })")
                            .fields;
    REQUIRE(fields.size() == 7);
    CHECK(fields[0] == Field{"hours", Field::Kind::Decimal, {1, 4}, {168, 1}, {}, 0, "Hours a week", "h", false, {}});
    CHECK(fields[1] == Field{"count", Field::Kind::Int, {-1, 1}, {40, 1}, {}, 0, {}, {}, true, {}});
    CHECK(fields[2] ==
          Field{"kind", Field::Kind::Enum, {}, {}, {"none", "book_coauthor", "book"}, 0, {}, {}, false, {}});
    CHECK(fields[3] == Field{"authority", Field::Kind::Bool, {}, {}, {}, 0, {}, {}, false, {}});
    CHECK(fields[4] == Field{"about", Field::Kind::Text, {}, {}, {}, 200, {}, {}, false, {}});
    Derived const smallest{Derived::By::Smallest, {"hours", "count"}};
    CHECK(fields[5] == Field{"least", Field::Kind::Decimal, {-1, 1}, {40, 1}, {}, 0, {}, "h", false, smallest});
    Derived const sum{Derived::By::Sum, {"hours", "count", "least"}};
    CHECK(fields[6] == Field{"all", Field::Kind::Decimal, {-7, 4}, {248, 1}, {}, 0, {}, {}, false, sum});
}

TEST_CASE("A qualification takes every key") {
    Pack const pack = pack_of(R"(qualification = [
  { id = "f", title = "Foundation", tags = ["anchor", "itil"], same_as = ["g"], implies = ["h"], not_with = ["j"], after = ["i"], requires = "k", values = { hours = 2, credits = 1.5 }, issuer = "ISACA", valid_months = 36, cost = { money = 300, hours = 25, months = 2 } },
  { id = "g", title = "G" },
]
)");
    REQUIRE(pack.qualifications.size() == 2);
    Qualification const& read = pack.qualifications[0];
    CHECK(read.tags == Names{"anchor", "itil"});
    CHECK(read.same_as == Names{"g"});
    CHECK(read.implies == Names{"h"});
    CHECK(read.not_with == Names{"j"});
    CHECK(read.after == Names{"i"});
    CHECK(read.required_gate == "k");
    CHECK(read.values == Numbers{{"hours", {2, 1}}, {"credits", {3, 2}}});
    CHECK(read.issuer == "ISACA");
    CHECK(read.valid_months == 36);
    CHECK(read.cost == Cost{Number{300, 1}, Number{25, 1}, Number{2, 1}});
    CHECK(read.line == 10);
    CHECK(pack.qualifications[1] == Qualification{"g", "G", {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 11});
}

TEST_CASE("Categories and caps are read") {
    Pack const pack = pack_of(R"(
category = [{ id = "extra", title = "Extra points" }, { id = "talk", title = "Talks", in = "extra", best = 2 }]
cap = [
  { id = "a", on = "extra", per = "day", max = 1, clause = "3" },
  { id = "b", on = "extra", per = "year", max = "7/2", spills = true, clause = "3" },
  { id = "c", on = "extra", per = "cycle", max = 0, clause = "3" },
  { id = "d", on = "extra", per = "life", max = 12.75 },
  { id = "e", on = "talk", per = "cycle", max_ratio = { num = 1, den = 4, of = "extra" }, clause = "3" },
]
)");
    CHECK(pack.categories ==
          std::vector<Category>{{"extra", "Extra points", {}, {}, 10}, {"talk", "Talks", "extra", 2, 10}});
    CHECK(pack.caps == std::vector<Cap>{{"a", "extra", Period::Day, {1, 1}, "3", {}, {}, false, 12},
                                        {"b", "extra", Period::Year, {7, 2}, "3", {}, {}, true, 13},
                                        {"c", "extra", Period::Cycle, {0, 1}, "3", {}, {}, false, 14},
                                        {"d", "extra", Period::Life, {51, 4}, "", {}, {}, false, 15},
                                        {"e", "talk", Period::Cycle, {}, "3", {}, MaxRatio{1, 4, "extra"}, false, 16}});
}

TEST_CASE("A carry row has what leaves a cycle, and an example what is expected to") {
    Pack const pack = pack_of(R"(
carry = [
  { id = "a", in = "extra", above = "total", clause = "3" },
  { id = "b", in = "extra", above = "total", max = 2.5, group = "g", earned_within_months = 6, into = "talk", not_for = ["own"], life_years = 2, not_in_first_year = true, settles_debt = true },
]
[[example]]
name = "n"
on = 2020-01-01
expect = { carry = { talk = 2.5 }, owed = {} }
)");
    Carry const most{"b", "extra", "total", "", Number{5, 2}, "g", 6, "talk", {"own"}, 2, true, true, 12};
    Carry const least{"a", "extra", "total", "3", {}, {}, {}, {}, {}, {}, false, false, 11};
    CHECK(pack.carries == std::vector<Carry>{least, most});
    CHECK(pack.examples[0].expect.carry == std::vector<std::pair<std::string, Number>>{{"talk", {5, 2}}});
    CHECK(pack.examples[0].expect.owed.has_value());
    CHECK_FALSE(pack.examples[0].expect.points.has_value());
}

TEST_CASE("An award has one of four formulas") {
    CHECK(award_of("fixed = 6").formula == Formula{Fixed{{6, 1}}});
    CHECK(award_of("per = \"hours\", rate = \"1/3\"").formula == Formula{PerQuantity{"hours", {1, 3}}});
    CHECK(award_of("banded = \"months\", bands = [[3, 6], [12, 8.5]]").formula ==
          Formula{Banded{{"months"}, {{{3, 1}, {6, 1}}, {{12, 1}, {17, 2}}}}});
    CHECK(award_of("banded = [\"a\", \"b\"], bands = [[0, 1]]").formula ==
          Formula{Banded{{"a", "b"}, {{{0, 1}, {1, 1}}}}});
    CHECK(award_of("per = \"minutes\", rate = 1, unit = 50").formula ==
          Formula{PerQuantity{"minutes", {1, 1}, {50, 1}}});
    CHECK(award_of("banded = \"a\", bands = [[0, 1]], marginal = true").formula ==
          Formula{Banded{{"a"}, {{{0, 1}, {1, 1}}}, true, false}});
    CHECK(award_of("banded = \"a\", bands = [[0, 1]], falls = true").formula ==
          Formula{Banded{{"a"}, {{{0, 1}, {1, 1}}}, false, true}});
    CHECK(award_of("options = { by = \"kind\", talk = 2, blog = 0.5 }").formula ==
          Formula{OptionPoints{"kind", {{"talk", {2, 1}}, {"blog", {1, 2}}}}});
}

TEST_CASE("An award says what is done to its quantity and to repetitions") {
    Award const award = award_of("per = \"hours\", rate = 1, less = [\"lunch\"], min_input = 0.5, "
                                 "field_max = { field = \"travel\", times = 0.5, of = \"hours\" }, "
                                 "occurrence = { by = \"topic\", rates = [5, \"1/3\"] }");
    CHECK(award.less == std::vector<std::string>{"lunch"});
    CHECK(award.min_input == Number{1, 2});
    CHECK(award.field_max == FieldMax{"travel", {1, 2}, "hours"});
    CHECK(award.occurrence == Occurrence{"topic", {{5, 1}, {1, 3}}});
}

TEST_CASE("An award takes every other key") {
    Award const award =
        award_of("title = \"Talks\", fixed = 1, merge = true, factor = { by = \"role\", led = 2, core = 1 }, "
                 "round = { to = 0.25, dir = \"nearest_down\" }, item_min = 1, item_max = 20");
    CHECK(award.id == "a");
    CHECK(award.title == "Talks");
    CHECK(award.claim == "c");
    CHECK(award.into == "k");
    CHECK(award.clause == "1");
    CHECK(award.merge);
    CHECK(award.factor == Factor{"role", {{"led", {2, 1}}, {"core", {1, 1}}}});
    CHECK(award.round == Rounding{Number{1, 4}, Rounding::Direction::NearestDown});
    CHECK(award.item_min == Number{1, 1});
    CHECK(award.item_max == Number{20, 1});
    CHECK(award_of("fixed = 1, round = { dir = \"up\" }").round == Rounding{std::nullopt, Rounding::Direction::Up});
}

TEST_CASE("A condition is a list of options or a range or names qualifications") {
    Award const award = award_of(
        "fixed = 1, when = { kind = [\"talk\", \"blog\"], paid = [false], hours = { from = 2, to = 4.5 }, on = { "
        "from = 2012-01-01 }, to = { to = 2013-01-01 }, tag = [\"itil\"], qualification = [\"f\", \"g\"] }");
    CHECK(award.when == Conditions{{Condition::Options{"kind", {"talk", "blog"}}},
                                   {Condition::Options{"paid", {"false"}}},
                                   {Condition::NumberRange{"hours", Number{2, 1}, Number{9, 2}}},
                                   {Condition::DateRange{"on", day("2012-01-01"), std::nullopt}},
                                   {Condition::DateRange{"to", std::nullopt, day("2013-01-01")}},
                                   {Condition::Tags{{"itil"}}},
                                   {Condition::Qualifications{{"f", "g"}}}});
}

TEST_CASE("A gate has one of eight kinds") {
    CHECK(gate_of("all = [\"a\", \"b\"]").kind == GateKind{AllOf{{"a", "b"}}});
    CHECK(gate_of("any = [\"a\"]").kind == GateKind{AnyOf{{"a"}}});
    CHECK(gate_of("at_least = 2, of = [\"a\", \"b\", \"c\"]").kind == GateKind{AtLeastOf{2, {"a", "b", "c"}}});
    CHECK(gate_of("has = \"itil\"").kind == GateKind{Has{"itil", {1, 1}, {}}});
    CHECK(gate_of("has = \"itil\", count = 17.5, value = \"credits\"").kind ==
          GateKind{Has{"itil", {35, 2}, "credits"}});
    CHECK(gate_of("claims = \"talk\"").kind == GateKind{ClaimCount{"talk", 1, {}, {}, {}}});
    CHECK(gate_of("claims = \"talk\", count = 3, where = { paid = [true] }").kind ==
          GateKind{ClaimCount{"talk", 3, {{Condition::Options{"paid", {"true"}}}}, {}, {}}});
    CHECK(gate_of("points = 20, in = \"extra\"").kind ==
          GateKind{PointsNeeded{{20, 1}, "extra", {}, {}, {}, false, {}}});
    CHECK(gate_of("points = 20, in = \"extra\", per = \"year\"").kind ==
          GateKind{PointsNeeded{{20, 1}, "extra", Window{Window::Kind::Year, 0}, {}, {}, false, {}}});
    CHECK(gate_of("categories = 2, of = [\"a\", \"b\"]").kind == GateKind{CategoriesNeeded{2, {"a", "b"}, {}}});
    CHECK(gate_of("months = 24, of = \"post\"").kind == GateKind{MonthsNeeded{{24, 1}, {"post"}, {}, {}}});
    CHECK(gate_of("months = 24, of = [\"post\", \"duty\"], within_months = 60, where = { led = [true] }").kind ==
          GateKind{MonthsNeeded{{24, 1}, {"post", "duty"}, {{Condition::Options{"led", {"true"}}}}, 60}});
}

TEST_CASE("A gate looks at years of its own, at some claims, at different values") {
    using Kind = Window::Kind;
    auto const window_of = [](std::string const& per) {
        return std::get<PointsNeeded>(gate_of("points = 1, in = \"k\", per = " + per).kind).per;
    };
    CHECK(window_of("\"every_year\"") == Window{Kind::EveryYear, 0});
    CHECK(window_of("\"cycle\"") == Window{Kind::Cycle, 0});
    CHECK(window_of("\"life\"") == Window{Kind::Life, 0});
    CHECK(window_of("{ years = 3 }") == Window{Kind::Rolling, 3});
    CHECK(
        gate_of("points = 1, in = \"k\", per = \"every_year\", years_done = 3, prorate = true, where = { on = { from = "
                "2012-01-01 } }")
            .kind == GateKind{PointsNeeded{{1, 1},
                                           "k",
                                           Window{Kind::EveryYear, 0},
                                           {{Condition::DateRange{"on", day("2012-01-01"), {}}}},
                                           {},
                                           true,
                                           3}});
    CHECK(gate_of("claims = \"talk\", distinct = \"topic\", per = \"year\"").kind ==
          GateKind{ClaimCount{"talk", 1, {}, "topic", Window{Kind::Year, 0}}});
    CHECK(gate_of("categories = 2, of = [\"a\", \"b\"], per = { years = 2 }").kind ==
          GateKind{CategoriesNeeded{2, {"a", "b"}, Window{Kind::Rolling, 2}}});
}

TEST_CASE("A need may hang on a status or on a fact") {
    auto const need_of = [](std::string const& by) {
        return std::get<PointsNeeded>(gate_of("need_by = " + by + ", in = \"k\"").kind).need_by;
    };
    CHECK(need_of("{ status = { a = 150, b = 90.5 }, at = \"weighted\" }") ==
          NumberBy{ByStatus{ByStatus::At::Weighted, {{"a", {150, 1}}, {"b", {181, 2}}}}});
    CHECK(need_of("{ fact = \"office.size\", small = 1, large = 2 }") ==
          NumberBy{ByFact{"office.size", {{"small", {1, 1}}, {"large", {2, 1}}}}});
    Pack const pack = pack_of("cap = [{ id = \"a\", on = \"k\", per = \"year\", max_by = { status = { x = 3 }, at = "
                              "\"highest\" } }]\nstatus = [{ id = \"x\", title = \"Practising\" }]\n");
    CHECK(pack.caps.front().max_by == NumberBy{ByStatus{ByStatus::At::Highest, {{"x", {3, 1}}}}});
    CHECK(pack.statuses == std::vector<Status>{{"x", "Practising", pack.statuses.front().line}});
}

TEST_CASE("A gate may be advice") {
    CHECK(gate_of("has = \"x\"").advice == Gate::Advice::No);
    CHECK(gate_of("has = \"x\", advice = \"met\"").advice == Gate::Advice::WhenMet);
    Gate const gate = gate_of("has = \"x\", advice = \"unmet\", title = \"Of no use\", clause = \"2.6\"");
    CHECK(gate.advice == Gate::Advice::WhenUnmet);
    CHECK(gate.title == "Of no use");
    CHECK(gate.clause == "2.6");
}

TEST_CASE("Tables have bands or columns or one cell for each option") {
    Pack const pack = pack_of(R"(
[table.needed]
row = "degree.level"
col = "post.months"
[table.needed.bands]
none = [[0, "-"], [24, "ASM"]]
master = [[12, "PSM"]]
[table.by-hours]
row = "degree.level"
col = "talk.hours.sum"
cols = [0, 10.5]
rows = { none = ["-", "ASM"], master = ["ASM", "PSM"] }
[table.alone]
row = "degree.level"
rows.none = ["-"]
rows.master = ["PSM"]
[table.choices]
row = "degree.level"
col = "talk.kind"
col_options = ["blog", "talk"]
rows = { none = ["-", "-"] }
)");
    REQUIRE(pack.tables.size() == 4);
    Table const& needed = pack.tables[0];
    CHECK(needed.id == "needed");
    CHECK(needed.row == Names{"degree.level"});
    CHECK(needed.col == "post.months");
    CHECK(needed.line == 10);
    using Bands = std::vector<Band<Cell>>;
    using Cells = std::vector<Cell>;
    CHECK(needed.bands == std::vector<std::pair<std::string, Bands>>{{"none", {{{0, 1}, "-"}, {{24, 1}, "ASM"}}},
                                                                     {"master", {{{12, 1}, "PSM"}}}});
    CHECK(pack.tables[1].cols == std::vector<Number>{{0, 1}, {21, 2}});
    CHECK(pack.tables[1].rows ==
          std::vector<std::pair<std::string, Cells>>{{"none", {"-", "ASM"}}, {"master", {"ASM", "PSM"}}});
    CHECK(pack.tables[2].col.empty());
    CHECK(pack.tables[2].rows == std::vector<std::pair<std::string, Cells>>{{"none", {"-"}}, {"master", {"PSM"}}});
    CHECK(pack.tables[3].col_options == Names{"blog", "talk"});
}

TEST_CASE("A table has numbered rows and cells of points and either axis may be alone") {
    Pack const pack = pack_of(R"(
[table.both]
row = ["talk.hours", "talk.days"]
col = "person.age"
falls = true
row_from = [0, "1/3"]
cols = [18, 30]
cells = [[1, 0.5], [2, "2/3"]]
[table.rows]
row = "talk.hours"
row_from = [0, 5]
cells = ["-", "ASM"]
[table.columns]
col = "talk.kind"
col_options = ["blog", "talk"]
cells = [1, 2]
)");
    REQUIRE(pack.tables.size() == 3);
    using Rows = std::vector<std::pair<std::string, std::vector<Cell>>>;
    Table const& both = pack.tables[0];
    CHECK(both.row == Names{"talk.hours", "talk.days"});
    CHECK(both.falls);
    CHECK(both.row_from == std::vector<Number>{{0, 1}, {1, 3}});
    CHECK(both.rows == Rows{{"", {Number{1, 1}, Number{1, 2}}}, {"", {Number{2, 1}, Number{2, 3}}}});
    CHECK(pack.tables[1].rows == Rows{{"", {"-"}}, {"", {"ASM"}}});
    CHECK(pack.tables[2].row.empty());
    CHECK(pack.tables[2].rows == Rows{{"", {Number{1, 1}, Number{2, 1}}}});
}

TEST_CASE("Steps take their level from a table or from points and from gates") {
    Pack const pack = pack_of(R"(step = [
  { id = "edu", title = "Education", table = "needed", clause = "1" },
  { id = "extra", title = "Extra", points_in = "extra", per = "cycle", bands = [[0, "ASM"], [10, "-"]], gates = { PSM = "p", ASM = "a" } },
]
)");
    CHECK(pack.steps[0] == Step{"edu", "Education", "1", "needed", {}, {}, {}, {}, 10});
    CHECK(pack.steps[1] == Step{"extra",
                                "Extra",
                                "",
                                {},
                                "extra",
                                Period::Cycle,
                                {{{0, 1}, "ASM"}, {{10, 1}, "-"}},
                                {{"PSM", "p"}, {"ASM", "a"}},
                                11});
}

TEST_CASE("What an application consists of is read") {
    Pack const pack = pack_of(R"(
fee = [{ id = "y", title = "Yearly", level = "ASM", who = "member", amount = 9.5, currency = "XTS", from = 2012-03-01, to = 2013-03-01, due = "on_award", clause = "12" }]
document = [{ id = "cv", title = "CV", levels = ["ASM"], formats = ["pdf"], clause = "7" }]
declaration = [{ id = "ethics", title = "Ethics", text = "I promise.", levels = ["ASM", "PSM"], clause = "8" }]
referee = [{ level = "ASM", count = 2, known_months = 6, within_months = 36, replacements = 1, clause = "9" }]
[statement]
min_words = 100
max_words = 500
prompt = "Why?"
clause = "10"
[clause]
"1.1" = "Levels"
"1.2" = { title = "Steps", text = "There are three." }
)");
    CHECK(pack.fees == std::vector<Fee>{{"y",
                                         "Yearly",
                                         "ASM",
                                         Fee::Who::Member,
                                         {19, 2},
                                         "XTS",
                                         day("2012-03-01"),
                                         day("2013-03-01"),
                                         Fee::Due::OnAward,
                                         "12",
                                         10}});
    CHECK(pack.documents == std::vector<Document>{{"cv", "CV", {"ASM"}, {"pdf"}, "7", 11}});
    CHECK(pack.declarations == std::vector<Declaration>{{"ethics", "Ethics", "I promise.", {"ASM", "PSM"}, "8", 12}});
    CHECK(pack.referees == std::vector<RefereeRule>{{"ASM", 2, 6, 36, 1, "9", 13}});
    CHECK(pack.statement == Statement{100, 500, "Why?", "10", 14});
    CHECK(pack.clauses == std::vector<Clause>{{"1.1", "Levels", {}, 20}, {"1.2", "Steps", "There are three.", 21}});
}

TEST_CASE("Review and renewal are read") {
    Pack const pack = pack_of(R"(
renewal = { grace_months = 12, clause = "10" }
[review]
reviewers = 2
target_days = 30
limit_days = 45
answer_days = 29
appeal_days = 28
material_days = 60
audit_percent = 2.5
clause = "9"
)");
    CHECK(pack.renewal == Renewal{12, "10", 10});
    CHECK(pack.review == Review{2, 30, 45, 29, 28, 60, {5, 2}, "9", 11});
    CHECK_FALSE(pack_of("").renewal);
    CHECK_FALSE(pack_of("").review);
}

TEST_CASE("Reasons are read, with all verdicts and all claim types where none are named") {
    Pack const pack = pack_of(R"(
reason = [
  { id = "no-proof", title = "No proof", text = "We found none.", cure = "Send one.", verdicts = ["refuse", "ask"], claims = ["talk", "post"], clause = "9" },
  { id = "other", title = "Something else" },
])");
    CHECK(pack.reasons == std::vector<Reason>{{"no-proof",
                                               "No proof",
                                               "We found none.",
                                               "Send one.",
                                               {Reason::For::Refuse, Reason::For::Ask},
                                               {"talk", "post"},
                                               "9",
                                               11},
                                              {"other", "Something else", {}, {}, {}, {}, "", 12}});
}

TEST_CASE("A reason is for verdicts that there are, by their words") {
    auto const found = [](std::string const& row) {
        Problems const problems = parse(std::string(header) + "reason = [{ " + row + " }]", "p.toml").problems;
        return problems.size() == 1 ? problems[0].id + " " + problems[0].remedy : said(problems);
    };
    std::string const named = "id = \"x\", title = \"X\", ";
    CHECK(found(named + "verdicts = [\"refused\"]") == "E110 did you mean 'refuse'?");
    CHECK(found(named + "verdicts = [\"allow\"]") == "E110 write 'reduce', 'refuse', 'ask'");
    CHECK(found(named + "verdicts = []").starts_with("E113"));
    CHECK(found(named + "verdicts = \"ask\"").starts_with("E104"));
    CHECK(found(named + "verdict = [\"ask\"]") == "E101 did you mean 'verdicts'?");
    CHECK(found("id = \"No proof\", title = \"X\"").starts_with("E109"));
}

TEST_CASE("Translations are read with their language and their key") {
    Pack const pack = pack_of(R"(
[text.de]
"award.talk.title" = "Vortrag"
"clause.2.1.text" = "Nicht mehr."
[text.zh-Hant-TW]
"pack.title" = "x"
[text.es-419]
)");
    CHECK(pack.translations == std::vector<Translation>{{"de", "award.talk.title", "Vortrag", 11},
                                                        {"de", "clause.2.1.text", "Nicht mehr.", 12},
                                                        {"zh-Hant-TW", "pack.title", "x", 14}});
}

TEST_CASE("A language is written as its tag, and a key between quotation marks") {
    auto const remedy = [](std::string const& text) {
        Problems const problems = parse(std::string(header) + text, "p.toml").problems;
        return problems.size() == 1 ? problems[0].id + " " + problems[0].remedy : said(problems);
    };
    CHECK(remedy("[text.DE]") == "E109 write it 'de'");
    CHECK(remedy("[text.pt_br]") == "E109 write it 'pt-BR'");
    CHECK(remedy("[text.ZH-hant-tw]") == "E109 write it 'zh-Hant-TW'");
    CHECK(remedy("[text.german]") == "E109 write its tag, such as de, fr or pt-BR");
    CHECK(remedy("[text.d]") == "E109 write its tag, such as de, fr or pt-BR");
    CHECK(remedy("[text.de-BR-AT]") == "E109 write its tag, such as de, fr or pt-BR");
    CHECK(remedy("[text.de-]") == "E109 write its tag, such as de, fr or pt-BR");
    CHECK(remedy("[text]\nde = 'x'").starts_with("E104"));
    CHECK(remedy("[text.de]\naward.talk.title = 'x'") ==
          "E104 put the whole key between quotation marks: \"award.talk.title\" = ..");
    CHECK(remedy("[text.de]\n'award.talk.title' = ' '").starts_with("E108"));
    CHECK(remedy("[text.de]\n'a' = 'x'\n'a' = 'y'").starts_with("E100"));
    CHECK(remedy("[text.de]\n[text.de]").starts_with("E100"));
}

TEST_CASE("An example has claims like an application's and expects what it names") {
    Example const example = pack_of(R"(
[[example]]
name = "a talk"
on = 2012-07-15
cycle_start = 2012-01-01
award_date = 2011-01-01
like = "another"
expect = { overall = "ASM", extra = "-", certs = "PSM", points = { extra = 12.5 }, gates = { total = { met = false, have = 2, need = 3 }, other = {} }, capped = [], unused = ["c1"] }
[[example.claims]]
id = "c1"
claim = "talk"
qualification = "togaf-9"
title = ""
organisation = "itSMF"
on = 2012-05-05
from = 2012-05-04
to = 2012-05-06
note = "Zażółć"
evidence = ["programme.pdf"]
basis = "verified"
hours = 37.5
paid = true
kind = "webinar"
)")
                                .examples.at(0);
    CHECK(example.name == "a talk");
    CHECK(example.on == day("2012-07-15"));
    CHECK(example.cycle_start == day("2012-01-01"));
    CHECK(example.award_date == day("2011-01-01"));
    CHECK(example.like == "another");
    CHECK(example.line == 10);
    REQUIRE(example.claims.size() == 1);
    CHECK(example.claims[0] == Claim{"c1",
                                     "talk",
                                     "togaf-9",
                                     "",
                                     "itSMF",
                                     day("2012-05-05"),
                                     day("2012-05-04"),
                                     day("2012-05-06"),
                                     "Zażółć",
                                     {"programme.pdf"},
                                     Basis::Verified,
                                     {{"hours", Number{75, 2}}, {"paid", true}, {"kind", "webinar"}}});
    Expectation const& expect = example.expect;
    CHECK(expect.overall == "ASM");
    CHECK(expect.steps == std::vector<std::pair<std::string, std::string>>{{"extra", "-"}, {"certs", "PSM"}});
    CHECK(expect.points == Numbers{{"extra", {25, 2}}});
    CHECK(expect.gates ==
          std::vector<ExpectedGate>{{"total", false, Number{2, 1}, Number{3, 1}}, {"other", {}, {}, {}}});
    CHECK(expect.capped == Names{});
    CHECK(expect.unused == Names{"c1"});
}

TEST_CASE("What an example does not expect stays absent") {
    Example const example = pack_of("example = [{ name = \"n\", on = 2012-07-15 }]").examples.at(0);
    CHECK(example.expect == Expectation{});
    CHECK(example.claims.empty());
}

TEST_CASE("A list of inline tables and sections give the same rows") {
    Pack const inline_rows = pack_of(R"(cap = [{ id = "c", on = "extra", per = "year", max = 20, clause = "3" }])");
    Pack const sections =
        pack_of("[[cap]] # by year\n  clause = '3'\n  max=20\n  per='year'\n  'on' = 'extra'\n  id = 'c'");
    CHECK(inline_rows == sections);
}

TEST_CASE("The packs of this project are read without a problem") {
    for (std::string const path : {"tests/packs/sample.toml", "tests/packs/years.toml", "rules/prism/prism.toml"}) {
        CAPTURE(path);
        Parsed const parsed = parse(file_text(test::source_folder / path), path);
        CHECK(said(parsed.problems) == "");
        CHECK(parsed.pack.levels.size() > 0);
        CHECK(parsed.pack.examples.size() > 0);
    }
}

TEST_CASE("The sample pack has the rows of the rule language's small pack") {
    Pack const pack = parse(file_text(test::source_folder / "tests/packs/sample.toml"), "sample.toml").pack;
    CHECK(pack.levels.size() == 2);
    CHECK(pack.claims.size() == 2);
    CHECK(pack.qualifications.size() == 3);
    CHECK(pack.gates.size() == 3);
    CHECK(pack.steps.size() == 2);
    CHECK(pack.awards.at(0).round == Rounding{Number{1, 4}, Rounding::Direction::Down});
    CHECK(pack.examples.at(0).expect.unused == Names{"togaf-9"});
    CHECK(pack.examples.at(0).claims.at(2).fields ==
          std::vector<std::pair<std::string, FieldValue>>{{"hours", Number{3, 1}}});
}

TEST_CASE("Numbers are those of the text and never a nearby double") {
    auto const max_of = [](std::string const& number) {
        return pack_of("cap = [{ id = \"c\", on = \"e\", per = \"life\", max = " + number + " }]").caps.at(0).max;
    };
    CHECK(max_of("0.1") == Number{1, 10});
    CHECK(max_of("999_999_999") == Number{999'999'999, 1});
    CHECK(max_of("999999999.9999") == Number{9'999'999'999'999, 10'000});
    CHECK(max_of("37.50") == Number{75, 2});
    CHECK(max_of("+1e3") == Number{1'000, 1});
    CHECK(max_of("1_0.2_5") == Number{41, 4});
    CHECK(max_of("\"10/30\"") == Number{1, 3});
    CHECK(pack_of("category = [{ id = \"e\", title = \"żółw 🐢\" }]\ncap = [{ id = \"c\", on = \"e\", per = \"life\", "
                  "clause = \"ąęść 🐢🐢\", max = 7 }]")
              .caps.at(0)
              .max == Number{7, 1});
}

TEST_CASE("A number behind many wide characters on one line is still found") {
    std::string wide;
    for (int i = 0; i < 500; ++i) wide += "ż🐢";
    CHECK(pack_of("cap = [{ id = \"c\", on = \"e\", per = \"life\", clause = \"" + wide + "\", max = 12.25 }]")
              .caps.at(0)
              .max == Number{49, 4});
}

TEST_CASE("A pack may begin with a byte order mark and end lines as on Windows") {
    std::string text = "\xEF\xBB\xBF";
    for (char const c : std::string(header)) text += c == '\n' ? "\r\n" : std::string(1, c);
    Parsed const parsed = parse(text + "cap = [{ id = \"c\", on = \"e\", per = \"life\", max = 2 }]\r\n", "w.toml");
    CHECK(said(parsed.problems) == "");
    CHECK(parsed.pack.caps.at(0).max == Number{2, 1});
    CHECK(parsed.positions.at("pack/id").column == 11);
}

TEST_CASE("Every value has its position") {
    Positions const positions = parse(std::string(header) + R"([[award]]
id = "a"
into = "zażółć"
[[award]]
id = "b"
[table.edu.bands]
none = [[0, "A"], [1, "B"]]
[[example]]
[[example]]
claims = [{ claim = "ł" }, { claim = "talk", hours = 3 }]
)",
                                      "p.toml")
                                    .positions;
    CHECK(to_text(positions.at("award/0")) == "p.toml:9:1");
    CHECK(to_text(positions.at("award/0/into")) == "p.toml:11:8");
    CHECK(to_text(positions.at("award/1")) == "p.toml:12:1");
    CHECK(to_text(positions.at("table/edu/bands/none/1")) == "p.toml:15:19");
    CHECK(to_text(positions.at("table/edu/bands/none/1/1")) == "p.toml:15:23");
    CHECK(to_text(positions.at("example/1/claims/1/hours")) == "p.toml:18:54");
}

TEST_CASE("A path without a position answers with its nearest parent") {
    Positions positions("p.toml");
    positions.set("award/3", 7, 1);
    positions.set("award/3/into", 8, 5);
    positions.set("award/3/into", 8, 8);
    CHECK(to_text(positions.at("award/3/into")) == "p.toml:8:8");
    CHECK(to_text(positions.at("award/3/when/kind")) == "p.toml:7:1");
    CHECK(to_text(positions.at("award/4")) == "p.toml");
    CHECK(to_text(positions.at("")) == "p.toml");
}
