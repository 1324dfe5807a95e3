// CompiledPack: a checked pack in the form that the scorer runs on. Ids have become indexes into the pack's rows, points
// have become whole quanta, tags have become sets of qualifications, part-time weights share one denominator.
//
// An index of a kind is the position of the row in CompiledPack::pack; `none` stands for no row. Numbers of claims are in
// ten-thousandths (domain/number.h), an enum's value is the position of its option, a bool is 0 or 1.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/pack.h"

namespace accrue::rules {

inline constexpr int none = -1;
inline constexpr std::int64_t absent = std::numeric_limits<std::int64_t>::min(); // an optional value left out

struct Range { // of a pool: items first .. first + count - 1
    int first = 0;
    int count = 0;
};

// A set of rows of one kind.
class RowSet {
public:
    void insert(int row) {
        auto const word = static_cast<std::size_t>(row) / 64;
        if (word >= words_.size()) words_.resize(word + 1);
        words_[word] |= std::uint64_t{1} << (static_cast<unsigned>(row) % 64U);
    }
    [[nodiscard]] bool contains(int row) const {
        if (row < 0) return false;
        auto const word = static_cast<std::size_t>(row) / 64;
        return word < words_.size() && ((words_[word] >> (static_cast<unsigned>(row) % 64U)) & 1U) != 0;
    }

private:
    std::vector<std::uint64_t> words_;
};

struct CompiledCondition {
    enum class Kind : std::uint8_t { Options, Numbers, Dates, Qualifications };
    enum class DateKey : std::uint8_t { On, From, To };
    Kind kind = Kind::Options;
    DateKey date_key = DateKey::On;
    int field = none;          // Options, Numbers: of the claim's type
    std::uint64_t options = 0; // Options: bit per option; false is bit 0, true is bit 1
    std::int64_t from = 0;     // Numbers: ten-thousandths; Dates: days. Both limits included
    std::int64_t to = 0;
    int qualifications = none; // Qualifications: index into CompiledPack::qualification_sets
};

struct CompiledType {
    bool profile = false;
    bool period = false;
    bool catalogue = false;
    bool by_reviewer = false;
    bool on_every_basis = false; // counts whatever its basis
    bool read_by_fact = false;   // a fact of this type is read, or the cycle skips years with such claims
    bool inside_cycle = false;
    int once_type = none;  // the type whose once rule holds for these claims
    int within_months = 0; // 0: no limit
    int field_count = 0;
    int weight_field = none;
    std::int64_t weight_full = 0; // ten-thousandths
    std::int64_t weight_least = 0;
    std::int64_t weight_per = 0;
    int share_field = none;
    std::vector<int> compared_texts; // text fields that an award or a gate compares
    Range awards;                    // into award_lists
    Range claim_gates;               // into gate_lists: gates that count claims of this type
};

// What an award or a band looks up.
struct Quantity {
    enum class Kind : std::uint8_t { Field, Months, Years, Days, QualificationValue };
    Kind kind = Kind::Field;
    int index = none; // of the field, or of the value's name
};

// What one item of an award is worth, in quanta.
struct ItemValue {
    std::int64_t raw = 0;     // after formula and factor, rounded down to show
    std::int64_t rounded = 0; // after `round`
    std::int64_t value = 0;   // after item_min and item_max; what is 0 before rounding stays 0
    bool overflow = false;
};

struct CompiledBand {
    Number from;
    Number points; // in quanta
};

struct CompiledAward {
    enum class Formula : std::uint8_t { Fixed, PerQuantity, Banded, Options, Table };
    Formula formula = Formula::Fixed;
    Rounding::Direction direction = Rounding::Direction::Down;
    bool merge = false;
    bool marginal = false;    // Banded
    bool reads_facts = false; // valued when the facts are known
    int type = none;          // none: one item made of facts
    int category = none;
    Range also;         // into category_lists: categories that read the item too
    int if_gate = none; // earns nothing unless it holds
    int table = none;   // Table
    Range conditions;
    Number points;            // Fixed: in quanta. PerQuantity: quanta for `unit`
    Number unit{1, 1};        // PerQuantity
    Range quantities;         // PerQuantity (one), Banded
    Range bands;              // Banded
    int option_field = none;  // Options
    Range option_points;      // Options: into numbers, by option, in quanta
    int limited_field = none; // counts at most max_times the field limiting_field
    int limiting_field = none;
    Number max_times;
    Range less; // into quantities: fields taken off the quantity
    Number min_input;
    int factor_field = none;
    Range factors; // into numbers, by option
    int occurrence_field = none;
    Range rates;           // into numbers, by occurrence
    Range ready;           // into item_values: by option, by band, or the one of Fixed; empty where claims differ
    Number round_to{1, 1}; // in quanta
    std::int64_t item_min = 0;
    std::int64_t item_max = std::numeric_limits<std::int64_t>::max();
};

// A table as an award reads it. Each row has bands over the column: numbered columns by their numbers, options by their
// place, no column by the one band from 0 on.
struct CompiledTable {
    struct Axis {
        int fact = none;   // of all claims;
        Quantity quantity; // without a fact: of the claim
        bool option = false;
    };
    std::vector<Axis> rows; // the cells of several are summed; none: there is one row
    std::optional<Axis> column;
    std::vector<Number> row_from;                 // numbered rows; none: by option
    std::vector<std::vector<CompiledBand>> cells; // by row
};

// A number that a status or a fact chooses.
struct NumberChoice {
    enum class Kind : std::uint8_t { WindowStart, Highest, Weighted, ByFact };
    Kind kind = Kind::ByFact;
    Range numbers;   // into CompiledPack::numbers, in quanta: by status (not_listed where it is not) or by option
    int fact = none; // ByFact
};

inline constexpr Number not_listed{-1, 1};

struct CompiledCap {
    Period per = Period::Life;
    bool fixed = true;    // `max` is all there is to it; otherwise scoring/limits.h tells
    bool spills = false;  // what it cuts off can be carried over
    std::int64_t max = 0; // quanta
    int max_by = none;    // into number_choices; then `max` is the largest that it chooses from
    int cap = none;
    bool source_side = false; // where caps cross: the side of the flow (cap_sides.h)
    int outer = none;         // the next cap of that side, here or above
    int depth = 0;            // of its category
};

// A cap that is a share of what a category credits.
struct CompiledRatio {
    int category_cap = none; // into category_caps
    int on = none;           // the category that is capped
    int of = none;           // where it lies around `on`, without what `on` brings
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;
};

struct CompiledCarry {
    int in = none;   // category
    int into = none; // category
    int gate = none;
    int group = none;                                             // the first row of the group
    std::int64_t most = std::numeric_limits<std::int64_t>::max(); // quanta; of a group for all of it
    int within_months = 0;                                        // 0: no limit
    int life_years = 0;                                           // 0: what was carried in stays
    bool not_in_first_year = false;
    bool settles_debt = false;
};

struct CompiledCategory {
    int parent = none;
    int depth = 0;            // below its outermost category, which is at 0
    int best = 0;             // 0: all items count
    bool best_below = false;  // here or below only the best count
    bool inside_best = false; // here or above only the best count
    Range caps;               // into category_caps, finest period first
    bool caps_cross = false;  // here or below
    int source_cap = none;    // the innermost cap of either side, here or above: into category_caps
    int sink_cap = none;
    Period finest_above = Period::Life; // the finest that a cap here or above asks for, up to where caps cross
};

// The duration of the periods of some types, overlaps counted once (rule-language section 4).
struct DurationQuery {
    struct Source {
        int type = none;
        Range conditions;
    };
    std::vector<Source> sources;
    int within_months = 0; // 0: the whole life
    bool decides = false;  // a table, or a gate that decides, reads it
};

struct Fact {
    enum class Kind : std::uint8_t { Months, Years, Days, Largest, Sum, Smallest, HighestOption };
    Kind kind = Kind::Largest;
    int query = none; // Months, Years, Days
    int type = none;  // the others
    int field = none;
    int none_option = none; // HighestOption: the option "none", which nobody needs to claim
};

struct TypeConditions { // claims of the type that meet the conditions
    int type = none;
    Range conditions;
};

struct CompiledGate {
    enum class Kind : std::uint8_t { All, Any, AtLeast, Has, HasValue, Claims, Points, Categories, Months };
    Kind kind = Kind::All;
    Gate::Advice advice = Gate::Advice::No;
    bool decides = false;  // false: only advice asks for it
    bool windowed = false; // Claims, Points, Categories: scoring/window.h counts it
    bool filtered = false; // Points: only items of `where`
    bool prorate = false;
    Window window;             // Claims, Points, Categories
    Range members;             // into gate_lists (All, Any, AtLeast) or category_lists (Categories)
    Range conditions;          // Claims
    Range where;               // Points: into type_conditions
    int type = none;           // Claims
    int distinct_field = none; // Claims
    int category = none;       // Points
    int query = none;          // Months
    int need_by = none;        // Points: into number_choices
    int years_done = 0;        // Points
    Range not_counted;         // Points, Categories: into award_lists; awards of what was carried in and is not for it
    int debt_option = none;    // Points: the option by which claims of what is owed name it; they raise the need
    std::int64_t need = 0;     // in 1 / denominator
    std::int64_t denominator = 1;
};

struct HasEntry { // a qualification counts `amount` towards a Has or HasValue gate
    int gate = none;
    std::int64_t amount = 1; // in 1 / the gate's denominator
};

struct LevelBand {
    Number from; // of the step's column fact, or quanta
    int level = none;
};

struct CompiledStep {
    int row_fact = none;    // table
    int column_fact = none; // table
    int category = none;    // points
    Period per = Period::Life;
    std::vector<Number> row_from;             // numbered rows of the table; none: by option
    std::vector<std::vector<LevelBand>> rows; // of the table; one row for points; empty: gates alone
    std::vector<int> gates;                   // per level; none: no gate asked
};

struct CompiledLevel {
    int gate = none;
    int steps_level = none;     // every step must reach this level
    bool gates_between = false; // `steps = "X"`: the gates of X and of the levels between hold too
};

struct CompiledPack {
    Pack pack;
    std::string sha256;
    std::int64_t weight_one = 1;           // the weight of full time; all part-time weights are whole parts of it
    std::int64_t duration_denominator = 1; // months of every duration are in 1 / this
    Period scope = Period::Life;           // the pack's cycle, or the life where it has none
    Period finest_cap = Period::Life;      // the finest period of any cap
    bool limits_chosen = false;            // some cap has max_by
    bool best_only = false;                // some category counts only the best
    int skip_type = none;                  // a year with a claim of this type has no need of its own

    std::vector<CompiledType> types;
    std::vector<CompiledAward> awards;
    std::vector<CompiledCategory> categories;
    std::vector<int> merging_awards;   // those that make one item of several claims
    std::vector<int> repeating_awards; // those whose items hang on how many came before
    std::vector<int> fact_awards;      // those that read facts
    std::vector<int> claimless_awards; // those of them that make one item of facts alone
    // Categories that read items from elsewhere or count only the best, or have one below that does.
    std::vector<int> reading_categories;
    std::vector<int> opening_gates;  // those that an award (if) or a qualification (requires) waits for
    std::vector<int> category_order; // children before parents
    std::vector<int> crossing_roots; // outermost categories with crossing caps below
    std::vector<CompiledGate> gates;
    std::vector<int> gate_order;       // members before those that name them
    std::vector<int> counting_gates;   // that count claims by window or by different values
    std::vector<CompiledRatio> ratios; // those that others hang on first
    std::vector<CompiledCarry> carries;
    int carried_type = none; // of points that were carried in
    int owed_type = none;    // of points that are owed
    std::vector<CompiledStep> steps;
    std::vector<CompiledLevel> levels;
    std::vector<DurationQuery> queries;
    std::vector<Fact> facts;

    std::vector<int> types_by_id; // rows in the order of their ids, for find_type and the like
    std::vector<int> qualifications_by_id;
    std::vector<int> categories_by_id;
    std::vector<int> gates_by_id;
    std::unordered_map<std::string, std::vector<int>> tag_bearers; // qualifications with the tag of their own

    std::vector<std::string> value_names;
    std::vector<std::int64_t> value_units;                 // by value name: the common denominator of all such values
    std::vector<std::vector<Number>> qualification_values; // by qualification, then value name
    std::vector<Number> qualification_rank;                // the sum of its values: breaks ties among duplicates
    std::vector<int> qualification_class;                  // same_as closure; the lowest index of the class
    std::vector<int> required_gates;                       // by qualification: counts only where it holds; or none
    std::vector<std::vector<int>> conflicts;               // by qualification: not_with, read both ways
    bool has_conflicts = false;
    std::vector<Range> qualification_gates; // into has_entries

    std::vector<CompiledCondition> conditions;
    std::vector<RowSet> qualification_sets;
    std::vector<Quantity> quantities;
    std::vector<CompiledBand> bands;
    std::vector<CompiledTable> tables; // by award that has one
    std::vector<ItemValue> item_values;
    std::vector<Number> numbers;
    std::vector<NumberChoice> number_choices;
    std::vector<TypeConditions> type_conditions;
    std::vector<CompiledCap> category_caps;
    std::vector<HasEntry> has_entries;
    std::vector<int> award_lists;
    std::vector<int> gate_lists;
    std::vector<int> category_lists;
};

// True where `category` is `root`, or below it.
[[nodiscard]] inline bool lies_in(CompiledPack const& pack, int category, int root) {
    while (category != none && category != root) category = pack.categories[static_cast<std::size_t>(category)].parent;
    return category == root;
}

// The category through which the award's items reach `root`, or none: the one they go into, else the first that reads them.
[[nodiscard]] int way_into(CompiledPack const& pack, CompiledAward const& award, int root);

// Where the row of an id stands, or none. Those of a CompiledPack are quick in packs of any size.
[[nodiscard]] int find_type(CompiledPack const& compiled, std::string_view id);
[[nodiscard]] int find_qualification(CompiledPack const& compiled, std::string_view id);
[[nodiscard]] int find_category(CompiledPack const& compiled, std::string_view id);
[[nodiscard]] int find_gate(CompiledPack const& compiled, std::string_view id);
[[nodiscard]] int find_status(Pack const& pack, std::string_view id);
[[nodiscard]] int find_type(Pack const& pack, std::string_view id);
[[nodiscard]] int find_qualification(Pack const& pack, std::string_view id);
[[nodiscard]] int find_category(Pack const& pack, std::string_view id);
[[nodiscard]] int find_cap(Pack const& pack, std::string_view id);
[[nodiscard]] int find_gate(Pack const& pack, std::string_view id);
[[nodiscard]] int find_step(Pack const& pack, std::string_view id);
[[nodiscard]] int find_level(Pack const& pack, std::string_view code);
[[nodiscard]] int find_field(ClaimType const& type, std::string_view name);
[[nodiscard]] Clause const* find_clause(Pack const& pack, std::string_view code);

// REQUIRES: check() found no error in `pack`.
[[nodiscard]] CompiledPack compile(Pack pack, std::string sha256);

} // namespace accrue::rules
