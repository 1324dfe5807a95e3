// Rows that say what a pack speaks of: header, levels, statuses, claim types, qualifications, categories. Part of pack.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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
    std::optional<std::string> skip; // a claim type: a year with such a claim has no need of its own
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

// Its cycle is counted from the day of the award, where an application does not say when it began.
[[nodiscard]] inline bool begins_with_award(Header const& header) {
    return header.cycle && header.cycle->anchor == Cycle::Anchor::AwardDate;
}

struct Level { // order of the rows is rank, lowest first
    std::string code;
    std::string title;
    std::optional<std::string> gate;
    std::optional<std::string> steps; // a level code, or "none"; absent: this level itself
    std::string clause;
    int line = 0;
    friend bool operator==(Level const&, Level const&) = default;
};

struct Status { // what a person is for a time: practising, on leave
    std::string id;
    std::string title;
    int line = 0;
    friend bool operator==(Status const&, Status const&) = default;
};

// Worked out from other number fields of the claim, which stand above it; one that is left out is 0.
struct Derived {
    enum class By : std::uint8_t { Smallest, Largest, Sum };
    By by = By::Sum;
    std::vector<std::string> fields;
    friend bool operator==(Derived const&, Derived const&) = default;
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
    std::optional<Derived> derived; // never entered; a Decimal whose bounds follow from its fields
    friend bool operator==(Field const&, Field const&) = default;
};

struct Once {                      // claims that agree in all of `by` are duplicates; `by` is empty for once = true
    std::vector<std::string> by;   // fields or reserved keys
    std::optional<Period> per;     // within one day, year or cycle; absent: in the whole life
    std::vector<std::string> with; // other types whose claims stand under the same rule
    friend bool operator==(Once const&, Once const&) = default;
};

struct Weight { // part-time weight of a period: 0 below least, 1 from full, value / per between
    std::string field;
    Number full;
    std::optional<Number> least;
    std::optional<Number> per; // absent: full
    friend bool operator==(Weight const&, Weight const&) = default;
};

struct ClaimCost { // of a claim, or of one unit of a number field
    std::optional<std::string> field;
    Cost cost;
    friend bool operator==(ClaimCost const&, ClaimCost const&) = default;
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
    bool inside_cycle = false; // counts only in the running cycle
    std::optional<ClaimCost> cost;
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
    std::vector<std::string> not_with;                  // qualifications beside which it cannot count
    std::vector<std::string> after;                     // prerequisites, for the path
    std::optional<std::string> required_gate;           // requires: counts only where the gate holds without it
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
    std::optional<int> best;       // only so many of the largest items count
    int line = 0;
    friend bool operator==(Category const&, Category const&) = default;
};

} // namespace accrue::rules
