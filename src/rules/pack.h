// Pack: the rows of one rule pack, as its author wrote them. Normative text: the rule language; this file has one
// struct per row kind and one member per key, so that a new key is one member here and the compiler lists the rest.
//
// A Pack is plain data that may still be wrong: check() says so. It is equal however it was obtained: parsed from TOML or
// read from the library's tables. Rows refer to each other by id. Numbers are exact; what a key means and its default
// stand beside it. `line` is the row's line in the pack's text, for explanations.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/claim.h"
#include "domain/date.h"
#include "domain/number.h"

namespace accrue::rules {

enum class Period : std::uint8_t { Day, Year, Cycle, Life };

struct DateSpan { // both ends included; no end: open
    Date from;
    std::optional<Date> to;
    friend bool operator==(DateSpan const&, DateSpan const&) = default;
};

struct Cost { // for the path to the next level
    std::optional<Number> money;
    std::optional<Number> hours;
    std::optional<Number> months;
    friend bool operator==(Cost const&, Cost const&) = default;
};

struct Source {
    std::string title;
    std::optional<std::string> edition;
    std::optional<std::string> url;
    friend bool operator==(Source const&, Source const&) = default;
};

struct Cycle {
    enum class Anchor : std::uint8_t { AwardDate, Calendar };
    enum class Year : std::uint8_t { Calendar, Anniversary };
    int years = 1;
    Anchor anchor = Anchor::AwardDate;
    Year year = Year::Calendar;
    int year_start_month = 1; // year_start = "01-01"
    int year_start_day = 1;
    friend bool operator==(Cycle const&, Cycle const&) = default;
};

struct EvidenceLimits {
    std::vector<std::string> formats; // "pdf"
    std::optional<std::int64_t> max_file_bytes;
    std::optional<std::int64_t> max_total_bytes; // of the package as sent
    friend bool operator==(EvidenceLimits const&, EvidenceLimits const&) = default;
};

struct Header { // pack.*
    enum class Overall : std::uint8_t { LowestStep, GateOnly };
    enum class ScoreBy : std::uint8_t { SubmissionDate, CycleStart };
    enum class Time : std::uint8_t { Days, Months };
    std::string id;
    std::string version;
    std::string title;
    DateSpan effective;
    std::optional<Date> review_by;
    Overall overall = Overall::LowestStep;
    ScoreBy score_by = ScoreBy::SubmissionDate;
    std::optional<Source> source;
    std::optional<std::string> summary;
    std::optional<std::string> notice; // shown with every result, form and print
    std::string point_name;            // points.name: "point"
    std::int64_t scale = 1;            // quanta in one point: 10^decimals, or points.scale
    Time time = Time::Days;
    std::optional<Cycle> cycle;
    std::optional<EvidenceLimits> evidence;
    friend bool operator==(Header const&, Header const&) = default;
};

struct Level { // order of the rows is rank, lowest first
    std::string code;
    std::string title;
    std::optional<std::string> gate;
    std::optional<std::string> steps; // a level code, or "none"; absent: this level itself
    std::string clause;
    int line = 0;
    friend bool operator==(Level const&, Level const&) = default;
};

struct Field {
    enum class Kind : std::uint8_t { Int, Decimal, Enum, Bool, Text };
    std::string name;
    Kind kind = Kind::Text;
    Number low; // Int, Decimal: bounds, both included
    Number high;
    std::vector<std::string> options; // Enum, lowest first
    int max_length = 0;               // Text: characters
    std::optional<std::string> title;
    std::optional<std::string> unit;
    bool optional = false;
    friend bool operator==(Field const&, Field const&) = default;
};

struct Once { // claims of one type that agree in all of `by` are duplicates; `by` is empty for once = true
    std::vector<std::string> by; // fields or reserved keys
    friend bool operator==(Once const&, Once const&) = default;
};

struct Weight { // part-time weight of a period: 0 below least, 1 from full, value / per between
    std::string field;
    Number full;
    std::optional<Number> least;
    std::optional<Number> per; // absent: full
    friend bool operator==(Weight const&, Weight const&) = default;
};

struct ClaimType {
    std::string id;
    std::string title;
    std::optional<std::string> step;  // the step under which the form stands,
    std::optional<std::string> group; // or a heading of its own
    std::optional<std::string> help;
    bool profile = false;     // states something about the person; the first claim counts
    bool period = false;      // has from and to
    bool catalogue = false;   // names a qualification
    bool by_reviewer = false; // by = "reviewer": counts only when verified
    bool title_required = false;
    std::vector<std::string> evidence; // kinds of document: "certificate"
    std::optional<int> evidence_min;
    std::vector<Field> fields;
    std::optional<Once> once;
    std::optional<int> within_months;
    std::optional<Weight> weight;
    std::optional<std::string> share; // a field of 0 to 100 that multiplies the weight
    int line = 0;
    friend bool operator==(ClaimType const&, ClaimType const&) = default;
};

struct Qualification {
    std::string id;
    std::string title;
    std::vector<std::string> tags;
    std::vector<std::string> same_as;                   // qualifications of which only one counts
    std::vector<std::string> implies;                   // lends their tags to gates
    std::vector<std::string> after;                     // prerequisites, for the path
    std::vector<std::pair<std::string, Number>> values; // e.g. credits
    std::optional<std::string> issuer;
    std::optional<int> valid_months;
    std::optional<Cost> cost;
    int line = 0;
    friend bool operator==(Qualification const&, Qualification const&) = default;
};

struct Category {
    std::string id;
    std::string title;
    std::optional<std::string> in; // parent
    int line = 0;
    friend bool operator==(Category const&, Category const&) = default;
};

// One condition of `when` or `where`; all of a list must hold.
struct Condition {
    struct Options { // field = [options]; a bool is written [true]
        std::string field;
        std::vector<std::string> options; // "true" and "false" for a bool
        friend bool operator==(Options const&, Options const&) = default;
    };
    struct NumberRange { // includes from, excludes to
        std::string field;
        std::optional<Number> from;
        std::optional<Number> to;
        friend bool operator==(NumberRange const&, NumberRange const&) = default;
    };
    struct DateRange { // reserved keys on, from, to; includes both
        std::string field;
        std::optional<Date> from;
        std::optional<Date> to;
        friend bool operator==(DateRange const&, DateRange const&) = default;
    };
    struct Tags { // the qualification has at least one of these tags of its own
        std::vector<std::string> tags;
        friend bool operator==(Tags const&, Tags const&) = default;
    };
    struct Qualifications { // the qualification is one of these
        std::vector<std::string> ids;
        friend bool operator==(Qualifications const&, Qualifications const&) = default;
    };
    std::variant<Options, NumberRange, DateRange, Tags, Qualifications> test;
    friend bool operator==(Condition const&, Condition const&) = default;
};
using Conditions = std::vector<Condition>;

// from the value `from` on, this result
template <class Result>
struct Band {
    Number from;
    Result result;
    friend bool operator==(Band const&, Band const&) = default;
};

struct Fixed {
    Number points;
    friend bool operator==(Fixed const&, Fixed const&) = default;
};
struct PerQuantity {      // quantity * rate
    std::string quantity; // a field; months, years or days of a period; a qualification's value
    Number rate;
    Number unit{1, 1}; // `rate` is for so much of the quantity
    friend bool operator==(PerQuantity const&, PerQuantity const&) = default;
};
struct Banded { // the last band whose `from` is reached; several quantities: the sum of their look-ups
    std::vector<std::string> quantities;
    std::vector<Band<Number>> bands;
    bool marginal = false; // each band's points are for one unit of what lies in it
    bool falls = false;    // the points may fall as the quantity grows
    friend bool operator==(Banded const&, Banded const&) = default;
};
struct OptionPoints { // options = {by = field, option = points, ..}
    std::string by;
    std::vector<std::pair<std::string, Number>> points;
    friend bool operator==(OptionPoints const&, OptionPoints const&) = default;
};
using Formula = std::variant<Fixed, PerQuantity, Banded, OptionPoints>;

struct Factor { // multiplies by the number of the claim's option
    std::string by;
    std::vector<std::pair<std::string, Number>> factors;
    friend bool operator==(Factor const&, Factor const&) = default;
};

struct FieldMax { // the field counts at most `times` the field `of`, wherever the award reads it
    std::string field;
    Number times;
    std::string of;
    friend bool operator==(FieldMax const&, FieldMax const&) = default;
};

struct Occurrence { // of claims that agree in `by` the n-th is multiplied by rates[n - 1]; the last rate goes on
    std::string by; // a field
    std::vector<Number> rates;
    friend bool operator==(Occurrence const&, Occurrence const&) = default;
};

struct Rounding {
    enum class Direction : std::uint8_t { Down, Nearest, NearestDown, Up }; // Nearest sends ties up
    std::optional<Number> to;                                               // absent: the quantum
    Direction direction = Direction::Down;
    friend bool operator==(Rounding const&, Rounding const&) = default;
};

struct Award {
    std::string id;
    std::optional<std::string> title;
    std::string claim;
    std::string into; // category
    Conditions when;
    Formula formula;
    std::optional<FieldMax> field_max;
    std::vector<std::string> less;   // fields taken off the quantity
    std::optional<Number> min_input; // a smaller quantity gives nothing
    bool merge = false;              // one item of all matching periods, from their merged duration
    std::optional<Factor> factor;
    std::optional<Occurrence> occurrence;
    std::optional<Rounding> round;
    std::optional<Number> item_min;
    std::optional<Number> item_max;
    std::string clause;
    int line = 0;
    friend bool operator==(Award const&, Award const&) = default;
};

struct Cap {
    std::string id;
    std::string on; // category
    Period per = Period::Life;
    Number max;
    std::string clause;
    int line = 0;
    friend bool operator==(Cap const&, Cap const&) = default;
};

struct AllOf {
    std::vector<std::string> gates;
    friend bool operator==(AllOf const&, AllOf const&) = default;
};
struct AnyOf {
    std::vector<std::string> gates;
    friend bool operator==(AnyOf const&, AnyOf const&) = default;
};
struct AtLeastOf {
    int count = 1;
    std::vector<std::string> gates;
    friend bool operator==(AtLeastOf const&, AtLeastOf const&) = default;
};
struct Has {          // distinct qualifications of a tag (or the one named), or the sum of their `value`
    std::string what; // a tag or a qualification id
    Number count{1, 1};
    std::optional<std::string> value;
    friend bool operator==(Has const&, Has const&) = default;
};
struct ClaimCount {
    std::string claim;
    int count = 1;
    Conditions where;
    friend bool operator==(ClaimCount const&, ClaimCount const&) = default;
};
struct PointsNeeded {
    Number points;
    std::string in;            // category
    std::optional<Period> per; // absent: the pack's cycle, or the life where it has none. Never Day
    friend bool operator==(PointsNeeded const&, PointsNeeded const&) = default;
};
struct CategoriesNeeded { // categories with credited points above 0
    int count = 1;
    std::vector<std::string> of;
    friend bool operator==(CategoriesNeeded const&, CategoriesNeeded const&) = default;
};
struct MonthsNeeded {
    Number months;
    std::vector<std::string> of; // period claim types
    Conditions where;
    std::optional<int> within_months;
    friend bool operator==(MonthsNeeded const&, MonthsNeeded const&) = default;
};
using GateKind = std::variant<AllOf, AnyOf, AtLeastOf, Has, ClaimCount, PointsNeeded, CategoriesNeeded, MonthsNeeded>;

struct Gate {
    enum class Advice : std::uint8_t { No, WhenMet, WhenUnmet }; // an advice gate is reported and never decides
    std::string id;
    std::optional<std::string> title;
    std::string clause;
    Advice advice = Advice::No;
    GateKind kind;
    int line = 0;
    friend bool operator==(Gate const&, Gate const&) = default;
};

inline constexpr std::string_view no_level = "-"; // a level cell that gives none

struct Table { // [table.ID]: cells are levels
    std::string id;
    std::string row; // an enum fact "type.field"
    std::string col; // a numeric fact "type.months", or an enum fact; empty with neither cols nor col_options nor bands
    std::vector<Number> cols;                                                  // col: from ..
    std::vector<std::string> col_options;                                      // or its options
    std::vector<std::pair<std::string, std::vector<std::string>>> rows;        // option -> a cell per column
    std::vector<std::pair<std::string, std::vector<Band<std::string>>>> bands; // option -> bands over `col`
    int line = 0;
    friend bool operator==(Table const&, Table const&) = default;
};

struct Step {
    std::string id;
    std::string title;
    std::string clause;
    std::optional<std::string> table;
    std::optional<std::string> points_in;                   // category
    std::optional<Period> per;                              // absent: the pack's scope
    std::vector<Band<std::string>> bands;                   // points -> level
    std::vector<std::pair<std::string, std::string>> gates; // level -> gate
    int line = 0;
    friend bool operator==(Step const&, Step const&) = default;
};

struct Fee {
    enum class Who : std::uint8_t { Member, Other, Any };
    enum class Due : std::uint8_t { WithApplication, OnAward, Yearly, Appeal };
    std::string id;
    std::string title;
    std::optional<std::string> level;
    Who who = Who::Any;
    Number amount;
    std::string currency;
    Date from;
    std::optional<Date> to;
    Due due = Due::WithApplication;
    std::string clause;
    int line = 0;
    friend bool operator==(Fee const&, Fee const&) = default;
};

struct Document {
    std::string id;
    std::string title;
    std::vector<std::string> levels; // empty: all
    std::vector<std::string> formats;
    std::string clause;
    int line = 0;
    friend bool operator==(Document const&, Document const&) = default;
};

struct Declaration {
    std::string id;
    std::string title;
    std::string text;
    std::vector<std::string> levels; // empty: all
    std::string clause;
    int line = 0;
    friend bool operator==(Declaration const&, Declaration const&) = default;
};

struct RefereeRule {
    std::string level;
    int count = 0;
    std::optional<int> known_months;
    std::optional<int> within_months;
    std::optional<int> replacements;
    std::string clause;
    int line = 0;
    friend bool operator==(RefereeRule const&, RefereeRule const&) = default;
};

struct Statement {
    std::optional<int> min_words;
    std::optional<int> max_words;
    std::string prompt;
    std::string clause;
    int line = 0;
    friend bool operator==(Statement const&, Statement const&) = default;
};

struct Clause {
    std::string code;
    std::string title;
    std::optional<std::string> text;
    int line = 0;
    friend bool operator==(Clause const&, Clause const&) = default;
};

struct ExpectedGate {
    std::string id;
    std::optional<bool> met;
    std::optional<Number> have;
    std::optional<Number> need;
    friend bool operator==(ExpectedGate const&, ExpectedGate const&) = default;
};

struct Expectation { // what is absent is not expected; "-" is no level
    std::optional<std::string> overall;
    std::vector<std::pair<std::string, std::string>> steps;
    std::optional<std::vector<std::pair<std::string, Number>>> points; // a category left out is 0
    std::vector<ExpectedGate> gates;
    std::optional<std::vector<std::string>> capped; // as a set of cap ids
    std::optional<std::vector<std::string>> unused; // as a multiset of qualifications or claim ids
    friend bool operator==(Expectation const&, Expectation const&) = default;
};

struct Example {
    std::string name;
    std::optional<Date> on;
    std::optional<Date> cycle_start;
    std::optional<Date> award_date;
    std::optional<std::string> like;
    std::vector<Claim> claims; // ids as written; evaluated like an application's
    Expectation expect;
    int line = 0;
    friend bool operator==(Example const&, Example const&) = default;
};

struct Pack {
    Header header;
    std::vector<Level> levels;
    std::vector<ClaimType> claims;
    std::vector<Qualification> qualifications;
    std::vector<Category> categories;
    std::vector<Award> awards;
    std::vector<Cap> caps;
    std::vector<Gate> gates;
    std::vector<Step> steps;
    std::vector<Table> tables;
    std::vector<Fee> fees;
    std::vector<Document> documents;
    std::vector<Declaration> declarations;
    std::vector<RefereeRule> referees;
    std::optional<Statement> statement;
    std::vector<Clause> clauses;
    std::vector<Example> examples;
    friend bool operator==(Pack const&, Pack const&) = default;
};

// A pack's text with where it came from; its SHA-256 (hex, of the text's bytes) is how applications name it.
struct PackText {
    std::string file; // for messages
    std::string text;
    std::string sha256;
};

} // namespace accrue::rules
