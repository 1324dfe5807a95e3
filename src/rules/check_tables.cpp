// Tables: what stands on their axes, every option in a row, cells that are all levels or all points and never fall.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/check_lists.h"
#include "rules/check_parts.h"
#include "rules/fact_name.h"

namespace accrue::rules {
namespace {

struct Axis { // a fact "type.field", "type.months", "type.field.sum"; or a field of the claim that an award values
    ClaimType const* type = nullptr;
    Field const* field = nullptr; // nullptr: a duration
    bool own = false;             // read from the claim itself, wherever the table is used
};

// Who uses a table.
struct Uses {
    std::vector<std::size_t> steps;
    std::vector<std::size_t> awards;
};

// What nobody claimed is 0, or the option `none`: a claim must not be worth less than that.
void check_unclaimed(Field const& field, std::string_view fact, Path const& at, Findings& findings) {
    if (is_number(field) && field.low.numerator < 0)
        findings.error("E244", at,
                       fmt::format("'{}' may be as low as {}, and without a claim it is 0: more evidence could lower a "
                                   "level",
                                   fact, to_text(field.low)),
                       "let the field begin at 0 or above");
    auto const place = std::ranges::find(field.options, "none") - field.options.begin();
    if (place > 0 && place < std::ssize(field.options))
        findings.error("E238", at,
                       fmt::format("without a claim '{}' is 'none', and that option stands above '{}': more evidence "
                                   "could lower a level",
                                   fact, field.options.front()),
                       "let 'none' be the first option of the field");
}

// True where every use of the table is by an award of that type.
bool is_own(Index const& index, Uses const& uses, ClaimType const& type) {
    return uses.steps.empty() && !uses.awards.empty() &&
           std::ranges::all_of(uses.awards, [&](std::size_t row) { return index.pack.awards[row].claim == type.id; });
}

std::optional<Axis> read_axis(Index const& index, Uses const& uses, std::string_view fact, Path const& at,
                              Findings& findings) {
    FactName const parts = split_fact(fact);
    if (parts.field.empty()) {
        findings.error("E224", at, fmt::format("'{}' is no fact", shortened(fact)),
                       "write claim type, dot and field, such as \"post.months\"");
        return std::nullopt;
    }
    auto const claim = refer(index.claims, parts.type, at, findings);
    if (!claim) return std::nullopt;
    ClaimType const& type = index.pack.claims[*claim];
    bool const own = is_own(index, uses, type);
    bool const reduced = parts.reduction != FactName::Reduction::None;
    if (!reduced && is_duration(parts.field) && field_of(type, parts.field) == nullptr) {
        if (type.period) return Axis{&type, nullptr, own};
        findings.error("E226", at, fmt::format("'{}' is no period type, so it has no {}", type.id, parts.field),
                       "name a period type, or a field");
        return std::nullopt;
    }
    Field const* field = refer_field(type, parts.field, at, findings);
    if (field == nullptr) return std::nullopt;
    if (field->kind == Field::Kind::Bool) {
        findings.error("E225", at,
                       fmt::format("the field '{}' is yes or no, and a table goes by options or numbers", field->name),
                       std::string(enum_instead_of_bool));
        return std::nullopt;
    }
    if (!reduced || is_number(*field)) {
        if (!type.profile && (!own || reduced)) check_unclaimed(*field, fact, at, findings);
        return Axis{&type, field, own && !reduced};
    }
    findings.error("E225", at, fmt::format("the field '{}' is no number, so it has no sum and no min", field->name),
                   "name the field alone");
    return std::nullopt;
}

bool is_choice(Axis const& axis) { return axis.field != nullptr && axis.field->kind == Field::Kind::Enum; }
bool is_measure(Axis const& axis) { return axis.field == nullptr || is_number(*axis.field); }

class TableCheck {
public:
    TableCheck(Index const& index, Table const& table, Uses const& uses, Findings& findings)
        : index_(index), table_(table), uses_(uses), at_(Path("table") / table.id), findings_(findings) {}

    void run() {
        read_rows();
        read_column();
        if (!table_.cols.empty()) check_rising(table_.cols, at_ / "cols", findings_);
        check_rising(table_.row_from, at_ / "row_from", findings_);
        check_kind();
        if (table_.falls) check_may_fall();
        rows_in_order();
        for (Row const& row : rows_) check_row(row);
        if (!table_.falls && rows_must_rise()) check_rows_rise();
    }

private:
    struct Entry { // the worth of a cell from a value on; with a position for messages
        Number from;
        Number worth; // points, or the level's rank; -1 for "-"
        Path at;
    };
    struct Row {
        std::string name; // "the row 'bachelor'"
        std::vector<Entry> entries;
        Path at;
    };

    void read_rows() {
        if (table_.row.empty() && table_.col.empty())
            findings_.error("E235", at_, fmt::format("the table '{}' has no axis", table_.id),
                            "say what its cells hang on: row or col = \"type.field\"");
        for (std::size_t i = 0; i < table_.row.size(); ++i) {
            Path const at = table_.row.size() == 1 ? at_ / "row" : at_ / "row" / i;
            auto const axis = read_axis(index_, uses_, table_.row[i], at, findings_);
            if (!axis) continue;
            bool const by_option = table_.row_from.empty();
            if (by_option ? is_choice(*axis) : is_measure(*axis))
                row_axes_.push_back(*axis);
            else
                findings_.error("E225", at,
                                by_option ? fmt::format("'{}' is no enum, so it has no options for rows", table_.row[i])
                                          : fmt::format("'{}' is no number and no duration", table_.row[i]),
                                by_option ? "name an enum field, or write row_from = [...] and cells"
                                          : "name a number or a duration, or give rows by option");
        }
        if (table_.row.size() > 1 && !uses_.steps.empty())
            findings_.error("E249", at_ / "row", "levels cannot be added up, and this table looks up several",
                            "name one fact in row", Path("step") / uses_.steps.front() / "table");
        if (table_.row_from.empty()) check_row_options();
    }

    void check_row_options() {
        std::vector<std::string_view> given;
        for (auto const& [option, cells] : table_.rows) given.emplace_back(option);
        for (auto const& [option, bands] : table_.bands) given.emplace_back(option);
        for (Axis const& axis : row_axes_)
            if (!check_options_named(*axis.field, given, at_ / (table_.rows.empty() ? "bands" : "rows"),
                                     fmt::format("the table '{}'", table_.id), findings_))
                return;
    }

    void read_column() {
        bool const needs_column = !table_.cols.empty() || !table_.col_options.empty() || !table_.bands.empty();
        if (table_.col.empty()) {
            if (needs_column && !table_.row.empty())
                findings_.error("E235", at_, fmt::format("the table '{}' has columns or bands, but no col", table_.id),
                                "add col = \"type.field\"");
            return;
        }
        if (!needs_column)
            findings_.error("E235", at_ / "col", fmt::format("the table '{}' has col, but no columns", table_.id),
                            "add cols, col_options or bands");
        column_ = read_axis(index_, uses_, table_.col, at_ / "col", findings_);
        if (!column_) return;
        if (!table_.col_options.empty()) {
            if (is_choice(*column_)) return check_column_options();
            findings_.error("E225", at_ / "col",
                            fmt::format("'{}' is no enum, so it has no options for columns", table_.col),
                            "name an enum field, or write cols = [...]");
        } else if (!is_measure(*column_)) {
            findings_.error("E225", at_ / "col", fmt::format("'{}' is no number and no duration", table_.col),
                            "name a number or a duration, or write col_options = [...]");
        }
    }

    void check_column_options() {
        check_named_once(table_.col_options, at_ / "col_options", findings_);
        std::vector<std::string_view> const given(table_.col_options.begin(), table_.col_options.end());
        Path const list = at_ / "col_options";
        if (!check_options_named(*column_->field, given, list, "col_options", findings_)) return;
        if (table_.col_options != column_->field->options &&
            table_.col_options.size() == column_->field->options.size())
            findings_.error("E232", list, fmt::format("these are not in the order of the options of '{}'", table_.col),
                            fmt::format("write them as there: {}", fmt::join(column_->field->options, ", ")));
    }

    // All cells are levels for a step, or points for an award.
    void check_kind() {
        bool levels = false;
        bool points = false;
        for_each_cell(table_,
                      [&](Cell const& cell) { (std::holds_alternative<std::string>(cell) ? levels : points) = true; });
        if (points) nothing_ = {};
        if (levels && points)
            findings_.error("E249", at_, fmt::format("the table '{}' has levels and points", table_.id),
                            "a step's table gives levels, an award's gives points: make two of it");
        else if (points && !uses_.steps.empty())
            findings_.error("E249", Path("step") / uses_.steps.front() / "table",
                            fmt::format("the table '{}' gives points, and a step needs levels", table_.id),
                            "write levels into its cells, or use it in an award", at_);
        else if (levels && !uses_.awards.empty())
            findings_.error("E249", Path("award") / uses_.awards.front() / "table",
                            fmt::format("the table '{}' gives levels, and an award needs points", table_.id),
                            "write points into its cells, or use it in a step", at_);
    }

    // Facts about the person and time pass by themselves: nobody can claim more of them to her harm.
    static bool is_merit(Axis const& axis) { return !axis.type->profile && axis.field != nullptr; }
    [[nodiscard]] bool may_fall() const {
        return !(column_ && is_merit(*column_)) && std::ranges::none_of(row_axes_, is_merit);
    }

    void check_may_fall() {
        auto const refuse_merit = [&](Axis const& axis, std::string_view name) {
            if (is_merit(axis))
                findings_.error("E239", at_ / "falls",
                                fmt::format("'{}' is a merit: more of it must never lower a total", name),
                                "only what a person is (profile = true) or time may let a table fall");
        };
        for (std::size_t i = 0; i < row_axes_.size(); ++i) refuse_merit(row_axes_[i], table_.row[i]);
        if (column_) refuse_merit(*column_, table_.col);
    }

    [[nodiscard]] std::size_t width() const {
        if (!table_.cols.empty()) return table_.cols.size();
        return table_.col_options.empty() ? 1 : table_.col_options.size();
    }

    // nullopt: a level that is not there, which is reported.
    std::optional<Number> worth(Cell const& cell, Path const& at) {
        if (auto const* points = std::get_if<Number>(&cell)) {
            check_not_negative(*points, "cell", at, findings_);
            return *points;
        }
        auto const& level = std::get<std::string>(cell);
        auto const rank = rank_of(index_, level);
        if (!rank) refer(index_.levels, level, at, findings_);
        return rank ? std::optional(Number{*rank, 1}) : std::nullopt;
    }

    void add_cells(std::vector<Cell> const& cells, Row& row) {
        if (cells.size() != width())
            findings_.error("E234", row.at,
                            fmt::format("{} has {} cell{}, and the table has {} column{}", row.name, cells.size(),
                                        cells.size() == 1 ? "" : "s", width(), width() == 1 ? "" : "s"),
                            "write one cell for each column, with \"-\" or 0 for nothing");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            // One cell a row, without a second axis: no list of its own.
            Path const at = table_.row_from.empty() || !table_.col.empty() ? row.at / i : row.at;
            auto const value = worth(cells[i], at);
            if (value) row.entries.push_back({{static_cast<std::int64_t>(i), 1}, *value, at});
        }
    }

    void add_bands(std::vector<Band<Cell>> const& bands, Row& row) {
        std::vector<Number> from;
        for (std::size_t i = 0; i < bands.size(); ++i) {
            from.push_back(bands[i].from);
            if (auto const value = worth(bands[i].result, row.at / i / 1))
                row.entries.push_back({bands[i].from, *value, row.at / i / 1});
        }
        check_rising(from, row.at, findings_);
    }

    void add_row(std::string const& option) {
        for (auto const& [name, cells] : table_.rows)
            if (name == option)
                add_cells(cells, rows_.emplace_back(Row{"the row '" + option + "'", {}, at_ / "rows" / name}));
        for (auto const& [name, bands] : table_.bands)
            if (name == option)
                add_bands(bands, rows_.emplace_back(Row{"the row '" + option + "'", {}, at_ / "bands" / name}));
    }

    // Options in their declared order, lowest first.
    void rows_in_order() {
        if (table_.row.empty()) {
            for (auto const& [name, cells] : table_.rows)
                add_cells(cells, rows_.emplace_back(Row{"the table", {}, at_ / "cells"}));
        } else if (!table_.row_from.empty()) {
            if (table_.rows.size() != table_.row_from.size())
                findings_.error("E234", at_ / "cells",
                                fmt::format("the table has {} rows of cells, and row_from has {} numbers",
                                            table_.rows.size(), table_.row_from.size()),
                                "write one row of cells for each number");
            for (std::size_t i = 0; i < std::min(table_.rows.size(), table_.row_from.size()); ++i)
                add_cells(
                    table_.rows[i].second,
                    rows_.emplace_back(Row{"the row from " + to_text(table_.row_from[i]), {}, at_ / "cells" / i}));
        } else if (row_axes_.empty()) { // reported; the cells are looked at all the same
            for (auto const& [name, cells] : table_.rows) add_row(name);
            for (auto const& [name, bands] : table_.bands) add_row(name);
        } else {
            for (std::string const& option : row_axes_.front().field->options) add_row(option);
        }
    }

    // A profile's enums may stand in any order, and so may those that choose among claims rather than grow.
    [[nodiscard]] static bool rises(Axis const& axis) {
        return !(axis.field != nullptr && axis.field->kind == Field::Kind::Enum && (axis.type->profile || axis.own));
    }
    [[nodiscard]] bool rows_must_rise() const {
        return !row_axes_.empty() && std::ranges::all_of(row_axes_, [](Axis const& axis) { return rises(axis); });
    }

    void check_row(Row const& row) {
        if (table_.falls || (column_ && !rises(*column_))) return;
        for (std::size_t i = 1; i < row.entries.size(); ++i)
            if (row.entries[i].worth < row.entries[i - 1].worth)
                findings_.error("E233", row.entries[i].at, fmt::format("in {} the cells fall here", row.name),
                                falling_remedy("more evidence must never lower a result: let the row rise"),
                                row.entries[i - 1].at);
    }

    [[nodiscard]] std::string falling_remedy(std::string remedy) const {
        if (may_fall()) remedy += "; where it is meant to fall, as with age, write falls = true";
        return remedy;
    }

    // Wherever a higher row's cell changes, it is not below the lower row's.
    void check_rows_rise() {
        for (std::size_t i = 1; i < rows_.size(); ++i) {
            auto const& higher = rows_[i].entries;
            if (higher.empty()) continue;
            std::size_t reached = 0; // of the higher row, whose numbers rise too
            for (Entry const& cell : rows_[i - 1].entries) {
                while (reached < higher.size() && higher[reached].from <= cell.from) ++reached;
                if (cell.worth <= (reached > 0 ? higher[reached - 1].worth : nothing_)) continue;
                findings_.error(
                    "E233", higher[reached > 0 ? reached - 1 : 0].at,
                    fmt::format("{} gives less here than {}, which stands before it", rows_[i].name, rows_[i - 1].name),
                    falling_remedy("list what is lowest first, and let the rows rise"), cell.at);
                break;
            }
        }
    }

    Index const& index_;
    Table const& table_;
    Uses const& uses_;
    Path at_;
    Findings& findings_;
    std::vector<Axis> row_axes_;
    std::optional<Axis> column_;
    std::vector<Row> rows_;
    Number nothing_{-1, 1}; // what is given below the first value: no level, or 0 points
};

} // namespace

void check_tables(Index const& index, Findings& findings) {
    Pack const& pack = index.pack;
    std::vector<Uses> uses(pack.tables.size());
    for (std::size_t i = 0; i < pack.steps.size(); ++i)
        if (auto const row = pack.steps[i].table ? index.tables.find(*pack.steps[i].table) : std::nullopt)
            uses[*row].steps.push_back(i);
    for (std::size_t i = 0; i < pack.awards.size(); ++i)
        if (auto const* value = std::get_if<TableValue>(&pack.awards[i].formula))
            if (auto const row = index.tables.find(value->table)) uses[*row].awards.push_back(i);
    for (std::size_t i = 0; i < pack.tables.size(); ++i) TableCheck(index, pack.tables[i], uses[i], findings).run();
}

} // namespace accrue::rules
