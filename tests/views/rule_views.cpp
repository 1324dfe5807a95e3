#include "rule_views.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include "scoring/cycle.h"
#include "scoring/duration.h"
#include "store/fixture.h"
#include "store/rule_tables.h"
#include "support/texts.h"

namespace accrue::views {

struct AskedWindow { // of a kind that some gate looks at
    std::string per;
    int years = 0;
    friend auto operator<=>(AskedWindow const&, AskedWindow const&) = default;
};

namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using scoring::BoundApplication;
using scoring::BoundClaim;
using scoring::BoundYear;

struct Filled { // a table of views.sql, and the view that fills it
    char const* table;
    char const* view;
};
constexpr std::array of_rules{Filled{"rule_condition", "condition_rows"},
                              Filled{"rule_option", "option_rows"},
                              Filled{"rule_below", "below_rows"},
                              Filled{"rule_entry", "entry_rows"},
                              Filled{"rule_tree", "tree_rows"},
                              Filled{"rule_node", "node_rows"},
                              Filled{"rule_most", "most_rows"},
                              Filled{"rule_first", "first_rows"},
                              Filled{"rule_gate", "gate_rows"},
                              Filled{"rule_need", "need_rows"},
                              Filled{"rule_not_counted", "not_counted_rows"},
                              Filled{"rule_sheet", "sheet_rows"},
                              Filled{"rule_asked", "asked_rows"},
                              Filled{"rule_award", "award_facts"},
                              Filled{"rule_quantity", "quantity_rows"},
                              Filled{"rule_band", "band_rows"},
                              Filled{"rule_axis", "axis_rows"},
                              Filled{"rule_cell", "cell_rows"},
                              Filled{"rule_rank", "rank_rows"}};
constexpr std::array of_facts{Filled{"matched", "claimless_matches"}, Filled{"claim_in", "claimless_claims"}};
constexpr std::array of_merging{Filled{"merged", "merged_rows"}, Filled{"claim_in", "merged_claims"},
                                Filled{"claim_quantity_in", "merged_quantities"},
                                Filled{"claim_option_in", "merged_options"}, Filled{"matched", "merged_matches"}};
constexpr std::array of_items{Filled{"input", "inputs"},
                              Filled{"coordinate", "coordinates"},
                              Filled{"product", "products"},
                              Filled{"worth", "worths"},
                              Filled{"standing", "standings"},
                              Filled{"item", "items"},
                              Filled{"chosen_most", "chosen_mosts"},
                              Filled{"chosen_need", "chosen_needs"},
                              Filled{"amount", "entries"}};
constexpr std::array emptied{"status_in",       "chosen_most",    "chosen_need", "claim_in",  "claim_quantity_in",
                             "claim_option_in", "content_in",     "gate_in",     "window_in", "merged_in",
                             "fact_in",         "application_in", "coordinate",  "matched",   "merged",
                             "input",           "product",        "worth",       "standing",  "item",
                             "amount",          "total"};

AskedWindow window_of(rules::Window const& window) {
    constexpr std::array names{"year", "every_year", "cycle", "life", "rolling"};
    return {names.at(static_cast<std::size_t>(window.kind)), window.years};
}

// The windows that the pack's points gates name.
std::set<AskedWindow> windows_of(CompiledPack const& pack) {
    std::set<AskedWindow> windows{{"scope", 0}};
    for (rules::Gate const& gate : pack.pack.gates)
        if (auto const* points = std::get_if<rules::PointsNeeded>(&gate.kind); points && points->per)
            windows.insert(window_of(*points->per));
    return windows;
}

std::vector<BoundYear> days_of(CompiledPack const& pack, BoundApplication const& bound, AskedWindow const& window) {
    auto const year = [&](Date day) { return scoring::year_number(pack, bound, day); };
    auto const numbered = [&](std::int32_t number) { return scoring::year_numbered(pack, bound, number); };
    if (window.per == "life") return {{first_date, last_date}};
    if (window.per == "year") return {numbered(year(bound.on))};
    if (window.per == "rolling") {
        std::int32_t const last = year(bound.on);
        return {{numbered(last - window.years + 1).from, numbered(last).to}};
    }
    if (window.per != "every_year") return {{bound.cycle_from, bound.cycle_to}};
    std::vector<BoundYear> years;
    std::int32_t const last = year(std::clamp(bound.on, bound.cycle_from, bound.cycle_to));
    for (std::int32_t number = year(bound.cycle_from); number <= last; ++number) years.push_back(numbered(number));
    return years;
}

std::string name_of(CompiledPack const& pack, rules::Fact const& fact) {
    using Kind = rules::Fact::Kind;
    if (fact.query != rules::none) {
        int const of = pack.queries[static_cast<std::size_t>(fact.query)].sources.front().type;
        char const* const unit = fact.kind == Kind::Months ? ".months" : fact.kind == Kind::Years ? ".years" : ".days";
        return pack.pack.claims[static_cast<std::size_t>(of)].id + unit;
    }
    rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(fact.type)];
    char const* const reduction = fact.kind == Kind::Sum ? ".sum" : fact.kind == Kind::Smallest ? ".min" : "";
    return type.id + "." + type.fields[static_cast<std::size_t>(fact.field)].name + reduction;
}

struct Quantity {
    std::string name;
    Number value;
};

std::vector<Quantity> lengths(CompiledPack const& pack, BoundClaim const& claim) {
    if (!pack.types[static_cast<std::size_t>(claim.type)].period || claim.last < claim.first) return {};
    Number const months =
        reduced(claim.weight * scoring::length_in_months(pack, claim.first, claim.last), pack.duration_denominator);
    Number const days = reduced(claim.weight * scoring::length_in_days(pack, claim.first, claim.last), pack.weight_one);
    return {{"months", months}, {"years", reduced(months.numerator, months.denominator * 12)}, {"days", days}};
}

// A cap looks at its own cycles; the views know the days of the running one alone.
bool by_first_status_of_cycle(CompiledPack const& pack, rules::Cap const& cap, rules::ByStatus const& status) {
    auto const in_cycle = [](rules::Gate const& gate) {
        auto const* points = std::get_if<rules::PointsNeeded>(&gate.kind);
        return points == nullptr || !points->per || points->per->kind == rules::Window::Kind::Cycle;
    };
    return status.at == rules::ByStatus::At::WindowStart && cap.per == rules::Period::Cycle && pack.pack.header.cycle &&
           std::ranges::all_of(pack.pack.gates, in_cycle);
}

} // namespace

std::string unspoken_key(CompiledPack const& pack) {
    if (pack.best_only) return "best";
    if (!pack.ratios.empty()) return "max_ratio";
    for (rules::Cap const& cap : pack.pack.caps)
        if (auto const* status = cap.max_by ? std::get_if<rules::ByStatus>(&*cap.max_by) : nullptr)
            if (!by_first_status_of_cycle(pack, cap, *status))
                return "max_by status, other than the first of the cycle";
    if (!pack.crossing_roots.empty()) return "caps that cross";
    return {};
}

std::string unspoken_key(CompiledPack const& pack, int gate) {
    CompiledGate const& row = pack.gates[static_cast<std::size_t>(gate)];
    bool const over_years =
        row.window.kind != rules::Window::Kind::Cycle && row.window.kind != rules::Window::Kind::Life;
    if (row.kind != CompiledGate::Kind::Points) return {};
    using Choice = rules::NumberChoice::Kind;
    Choice const chosen =
        row.need_by == rules::none ? Choice::ByFact : pack.number_choices[static_cast<std::size_t>(row.need_by)].kind;
    if (chosen != Choice::ByFact && chosen != Choice::WindowStart) return "need_by status, other than the first";
    if (row.prorate) return "prorate";
    return over_years && pack.skip_type != rules::none ? "skip" : "";
}

struct RuleViews::Inside {
    store::Folder folder;
    SQLite::Database library;
    std::map<std::string, std::unique_ptr<SQLite::Statement>> statements;
    CompiledPack const* pack = nullptr;
    std::set<AskedWindow> windows;
    scoring::Workspace own;
    std::vector<std::size_t> claim_counts;

    explicit Inside() : library(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {}

    template <class... Values>
    void insert(char const* sql, Values const&... values) {
        auto& statement = statements[sql];
        if (!statement) statement = std::make_unique<SQLite::Statement>(library, sql);
        int place = 0;
        (bind(*statement, ++place, values), ...);
        statement->exec();
        statement->reset();
    }

    static void bind(SQLite::Statement& statement, int place, std::int64_t value) { statement.bind(place, value); }
    static void bind(SQLite::Statement& statement, int place, std::string const& value) {
        statement.bindNoCopy(place, value);
    }
    static void bind(SQLite::Statement& statement, int place, std::optional<std::string> const& value) {
        if (value)
            statement.bindNoCopy(place, *value);
        else
            statement.bind(place);
    }
    static void bind(SQLite::Statement& statement, int place, std::optional<std::int64_t> const& value) {
        if (value)
            statement.bind(place, *value);
        else
            statement.bind(place);
    }

    void fill(Filled const& filled) {
        library.exec(fmt::format("INSERT INTO {} SELECT * FROM {};", filled.table, filled.view));
    }

    [[nodiscard]] static std::optional<std::string> day_text(std::int32_t day) {
        if (Date{day} < first_date) return std::nullopt;
        return to_text(Date{day});
    }

    void add_claim(std::int64_t application, BoundApplication const& bound, std::size_t index) {
        BoundClaim const& claim = bound.claims[index];
        auto const seq = static_cast<std::int64_t>(index);
        rules::ClaimType const& type = pack->pack.claims[static_cast<std::size_t>(claim.type)];
        std::optional<std::string> qualification;
        if (claim.qualification != rules::none)
            qualification = pack->pack.qualifications[static_cast<std::size_t>(claim.qualification)].id;
        std::optional<std::int64_t> group;
        if (claim.group != rules::none) group = claim.group;
        insert("INSERT INTO claim_in VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", application, seq, type.id, qualification,
               day_text(claim.on), day_text(claim.from), day_text(claim.to), std::int64_t{claim.when.days},
               std::int64_t{scoring::year_number(*pack, bound, claim.when)},
               std::int64_t{scoring::cycle_number(*pack, bound, claim.when)}, group);
        for (std::size_t f = 0; f < type.fields.size(); ++f)
            add_field(application, seq, bound, claim, type.fields[f], f);
        for (Quantity const& length : lengths(*pack, claim)) add_quantity(application, seq, length.name, length.value);
        add_content(application, seq, bound, claim, type);
    }

    // Numbers of one width, so that they compare as text does.
    void add_content(std::int64_t application, std::int64_t seq, BoundApplication const& bound, BoundClaim const& claim,
                     rules::ClaimType const& type) {
        std::string content;
        auto const add = [&](std::int64_t number) {
            content += fmt::format("{:020} ", static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63U));
        };
        for (std::int64_t const number : {claim.on, claim.from, claim.to, claim.qualification}) add(number);
        for (std::size_t f = 0; f < type.fields.size(); ++f)
            if (type.fields[f].kind != rules::Field::Kind::Text)
                add(bound.values[static_cast<std::size_t>(claim.values) + f]);
        insert("INSERT INTO content_in VALUES(?, ?, ?)", application, seq, content);
    }

    // What the periods that each merging award values last together.
    void add_merged(std::int64_t application, BoundApplication const& bound, scoring::Workspace const& workspace,
                    scoring::Assessment const& assessment) {
        for (int const award : pack->merging_awards) {
            own.intervals.clear();
            for (std::size_t i = 0; i < bound.claims.size(); ++i) {
                BoundClaim const& claim = bound.claims[i];
                if (workspace.states[i].active && assessment.claims[i].award == award)
                    own.intervals.push_back({claim.first, claim.last, claim.weight, claim.group});
            }
            if (own.intervals.empty()) continue;
            auto const intervals = own.intervals;
            Number const months = reduced(scoring::merged_months(*pack, own).merged, pack->duration_denominator);
            own.intervals = intervals;
            Number const days = reduced(scoring::merged_days(*pack, own).merged, pack->weight_one);
            Number const years = reduced(months.numerator, months.denominator * 12);
            for (Quantity const& length : {Quantity{"months", months}, {"years", years}, {"days", days}})
                insert("INSERT INTO merged_in VALUES(?, ?, ?, ?, ?)", application, std::int64_t{award}, length.name,
                       length.value.numerator, length.value.denominator);
        }
    }

    void add_facts(std::int64_t application, BoundApplication const& bound, scoring::Assessment const& assessment) {
        insert("INSERT INTO application_in VALUES(?, ?, ?, ?)", application, std::int64_t{bound.on.days},
               std::int64_t{scoring::year_number(*pack, bound, bound.on)},
               std::int64_t{scoring::cycle_number(*pack, bound, bound.on)});
        for (std::size_t f = 0; f < pack->facts.size(); ++f) {
            rules::Fact const& fact = pack->facts[f];
            scoring::FactResult const& result = assessment.facts[f];
            if (!result.known) continue;
            std::optional<std::string> option;
            if (fact.kind == rules::Fact::Kind::HighestOption)
                option = pack->pack.claims[static_cast<std::size_t>(fact.type)]
                             .fields[static_cast<std::size_t>(fact.field)]
                             .options[static_cast<std::size_t>(result.value)];
            insert("INSERT OR IGNORE INTO fact_in VALUES(?, ?, ?, ?, ?)", application, name_of(*pack, fact),
                   result.value, result.denominator, option);
        }
    }

    void add_quantity(std::int64_t application, std::int64_t seq, std::string const& name, Number value) {
        insert("INSERT INTO claim_quantity_in VALUES(?, ?, ?, ?, ?)", application, seq, name, value.numerator,
               value.denominator);
    }

    void add_field(std::int64_t application, std::int64_t seq, BoundApplication const& bound, BoundClaim const& claim,
                   rules::Field const& field, std::size_t place) {
        using Kind = rules::Field::Kind;
        std::int64_t const value = bound.values[static_cast<std::size_t>(claim.values) + place];
        if (value == rules::absent) return;
        if (field.kind == Kind::Int || field.kind == Kind::Decimal)
            return add_quantity(application, seq, field.name, {value, ten_thousand});
        std::string const option = field.kind == Kind::Enum   ? field.options[static_cast<std::size_t>(value)]
                                   : field.kind == Kind::Bool ? (value != 0 ? "true" : "false")
                                                              : std::to_string(value);
        insert("INSERT INTO claim_option_in VALUES(?, ?, ?, ?)", application, seq, field.name, option);
    }
};

RuleViews::RuleViews() : inside_(std::make_unique<Inside>()) {}

RuleViews::~RuleViews() = default;

void RuleViews::execute(std::string const& sql) { inside_->library.exec(sql); }

void RuleViews::use(CompiledPack const& pack, rules::Pack const& rows, std::string const& text) {
    Inside& in = *inside_;
    if (auto const key = unspoken_key(pack); !key.empty()) throw std::runtime_error("the views do not speak " + key);
    auto const file = in.folder / "library.accrue";
    std::filesystem::remove(file);
    rules::PackText const named{"pack.toml", text, sha256_hex(text)};
    {
        auto database = store::must(store::Database::create(file, store::now));
        store::must(store::save_pack(database, rows, named));
    }
    in.statements.clear();
    in.library = SQLite::Database(file.string(), SQLite::OPEN_READONLY);
    in.library.exec("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;");
    in.library.exec(test::file_text(test::source_folder / "tests/views/views.sql"));
    in.library.exec("INSERT INTO pack_in SELECT id FROM pack;");
    for (Filled const& filled : of_rules) in.fill(filled);
    in.library.exec("BEGIN;");
    in.pack = &pack;
    in.windows = windows_of(pack);
    in.claim_counts.clear();
}

void RuleViews::add(BoundApplication const& application, scoring::Workspace const& workspace,
                    scoring::Assessment const& assessment) {
    Inside& in = *inside_;
    auto const number = static_cast<std::int64_t>(in.claim_counts.size());
    in.claim_counts.push_back(application.claims.size());
    for (std::size_t i = 0; i < application.claims.size(); ++i)
        if (workspace.states[i].active && !application.claims[i].lasts_nothing) in.add_claim(number, application, i);
    in.add_merged(number, application, workspace, assessment);
    in.add_facts(number, application, assessment);
    for (scoring::BoundStatus const& status : application.statuses)
        in.insert("INSERT INTO status_in VALUES(?, ?, ?, ?)", number,
                  in.pack->pack.statuses[static_cast<std::size_t>(status.status)].id, std::int64_t{status.from.days},
                  std::int64_t{status.to.days});
    for (std::size_t g = 0; g < workspace.open_gates.size(); ++g)
        if (workspace.open_gates[g] != 0)
            in.insert("INSERT INTO gate_in VALUES(?, ?)", number, in.pack->pack.gates[g].id);
    for (AskedWindow const& window : in.windows) {
        bool const several = window.per == "life" || window.per == "rolling";
        std::int64_t place = 0;
        for (BoundYear const& days : days_of(*in.pack, application, window))
            in.insert("INSERT INTO window_in VALUES(?, ?, ?, ?, ?, ?, ?)", number, window.per,
                      std::int64_t{window.years}, place++, std::int64_t{days.from.days}, std::int64_t{days.to.days},
                      std::int64_t{several});
    }
}

std::vector<Points> RuleViews::take() {
    Inside& in = *inside_;
    in.fill({"matched", "matches"});
    if (!in.pack->claimless_awards.empty())
        for (Filled const& filled : of_facts) in.fill(filled);
    if (!in.pack->merging_awards.empty())
        for (Filled const& filled : of_merging) in.fill(filled);
    for (Filled const& filled : of_items) in.fill(filled);
    for (int depth = in.library.execAndGet("SELECT MAX(depth) FROM rule_node").getInt(); depth > 0; --depth)
        in.library.exec(fmt::format("INSERT INTO amount SELECT depth, application, sheet, number, tree, next, day, "
                                    "year_cell, cycle_cell, points FROM climbs WHERE from_depth = {};",
                                    depth));
    in.fill({"total", "totals"});
    std::vector<Points> points(in.claim_counts.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i].items.assign(in.claim_counts[i], 0);
        points[i].categories.assign(in.pack->categories.size(), 0);
        points[i].gates.resize(in.pack->gates.size());
        points[i].claimless.assign(in.pack->claimless_awards.size(), 0);
    }
    auto const each = [&](char const* sql, auto const& use) {
        SQLite::Statement rows(in.library, sql);
        while (rows.executeStep())
            use(points[static_cast<std::size_t>(rows.getColumn(0).getInt64())],
                static_cast<std::size_t>(rows.getColumn(1).getInt64()), rows);
    };
    each("SELECT * FROM item_values",
         [](Points& of, std::size_t claim, SQLite::Statement& row) { of.items[claim] = row.getColumn(2).getInt64(); });
    each("SELECT * FROM category_points", [](Points& of, std::size_t category, SQLite::Statement& row) {
        of.categories[category] = row.getColumn(2).getInt64();
    });
    each("SELECT * FROM gate_points", [](Points& of, std::size_t gate, SQLite::Statement& row) {
        of.gates[gate] = {row.getColumn(2).getInt64(), row.getColumn(3).getInt64(), row.getColumn(4).getInt() != 0};
    });
    each("SELECT * FROM claimless_values", [&](Points& of, std::size_t award, SQLite::Statement& row) {
        auto const at = std::ranges::find(in.pack->claimless_awards, static_cast<int>(award));
        of.claimless[static_cast<std::size_t>(at - in.pack->claimless_awards.begin())] = row.getColumn(2).getInt64();
    });
    for (char const* table : emptied) in.library.exec(std::string("DELETE FROM ") + table);
    in.claim_counts.clear();
    return points;
}

} // namespace accrue::views
