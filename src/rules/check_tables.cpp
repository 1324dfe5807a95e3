// Tables: the facts on their axes, every option in a row, cells that are levels and never fall.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/check_lists.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

struct Axis { // a fact "type.field", "type.months", "type.field.sum"
    ClaimType const* type = nullptr;
    Field const* field = nullptr; // nullptr: a duration
};

bool is_duration(std::string_view name) { return name == "months" || name == "years" || name == "days"; }

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

std::optional<Axis> read_fact(Index const& index, std::string_view fact, Path const& at, Findings& findings) {
    std::size_t const dot = fact.find('.');
    if (dot == std::string_view::npos) {
        findings.error("E224", at, fmt::format("'{}' is no fact", shortened(fact)),
                       "write claim type, dot and field, such as \"post.months\"");
        return std::nullopt;
    }
    auto const claim = refer(index.claims, fact.substr(0, dot), at, findings);
    if (!claim) return std::nullopt;
    ClaimType const& type = index.pack.claims[*claim];
    std::string_view name = fact.substr(dot + 1);
    if (is_duration(name) && field_of(type, name) == nullptr) {
        if (type.period) return Axis{&type, nullptr};
        findings.error("E226", at, fmt::format("'{}' is no period type, so it has no {}", type.id, name),
                       "name a period type, or a field");
        return std::nullopt;
    }
    bool const reduced = name.ends_with(".sum") || name.ends_with(".min");
    if (reduced) name.remove_suffix(4);
    Field const* field = refer_field(type, name, at, findings);
    if (field == nullptr) return std::nullopt;
    if (!reduced || is_number(*field)) {
        if (!type.profile) check_unclaimed(*field, fact, at, findings);
        return Axis{&type, field};
    }
    findings.error("E225", at, fmt::format("the field '{}' is no number, so it has no sum and no min", field->name),
                   "name the field alone");
    return std::nullopt;
}

bool is_choice(Axis const& axis) { return axis.field != nullptr && axis.field->kind == Field::Kind::Enum; }
bool is_measure(Axis const& axis) { return axis.field == nullptr || is_number(*axis.field); }

class TableCheck {
public:
    TableCheck(Index const& index, Table const& table, Findings& findings)
        : index_(index), table_(table), at_(Path("table") / table.id), findings_(findings) {}

    void run() {
        row_ = read_fact(index_, table_.row, at_ / "row", findings_);
        if (row_ && !is_choice(*row_)) {
            findings_.error("E225", at_ / "row",
                            fmt::format("'{}' is no enum, so it has no options for rows", table_.row),
                            "name an enum field");
            row_.reset();
        }
        read_column();
        if (row_) check_row_options();
        if (!table_.cols.empty()) check_rising(table_.cols, at_ / "cols", findings_);
        for (auto const& [option, cells] : table_.rows) check_cells(option, cells);
        for (auto const& [option, bands] : table_.bands)
            check_level_bands(index_, bands, at_ / "bands" / option, findings_);
        // A profile's enums may stand in any order, so its rows may fall.
        if (row_ && !row_->type->profile) check_rows_rise();
    }

private:
    void read_column() {
        bool const needs_column = !table_.cols.empty() || !table_.col_options.empty() || !table_.bands.empty();
        if (table_.col.empty()) {
            if (needs_column)
                findings_.error("E235", at_, fmt::format("the table '{}' has columns or bands, but no col", table_.id),
                                "add col = \"type.field\"");
            return;
        }
        if (!needs_column)
            findings_.error("E235", at_ / "col", fmt::format("the table '{}' has col, but no columns", table_.id),
                            "add cols, col_options or bands");
        column_ = read_fact(index_, table_.col, at_ / "col", findings_);
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

    void check_row_options() {
        std::vector<std::string_view> given;
        for (auto const& [option, cells] : table_.rows) given.emplace_back(option);
        for (auto const& [option, bands] : table_.bands) given.emplace_back(option);
        check_options_named(*row_->field, given, at_ / (table_.rows.empty() ? "bands" : "rows"),
                            fmt::format("the table '{}'", table_.id), findings_);
    }

    [[nodiscard]] std::size_t width() const {
        if (!table_.cols.empty()) return table_.cols.size();
        return table_.col_options.empty() ? 1 : table_.col_options.size();
    }

    // Along a profile's enum columns too the cells may fall.
    [[nodiscard]] bool columns_rise() const {
        return table_.col_options.empty() || !column_ || !column_->type->profile;
    }

    void check_cells(std::string const& option, std::vector<std::string> const& cells) {
        Path const list = at_ / "rows" / option;
        if (cells.size() != width())
            findings_.error("E234", list,
                            fmt::format("the row '{}' has {} cell{}, and the table has {} column{}", option,
                                        cells.size(), cells.size() == 1 ? "" : "s", width(), width() == 1 ? "" : "s"),
                            "write one level, or \"-\", for each column");
        std::optional<int> before;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto const rank = rank_of(index_, cells[i]);
            if (!rank) refer(index_.levels, cells[i], list / i, findings_);
            if (rank && before && *rank < *before && columns_rise())
                findings_.error("E233", list / i,
                                fmt::format("in the row '{}' the level falls to '{}'", option, cells[i]),
                                "more evidence must never lower a level: let the row rise", list / (i - 1));
            before = rank;
        }
    }

    // The level of an option from a value on; with a position for messages.
    struct Cell {
        Number from;
        int rank = -1;
        Path at;
    };

    // A level that is not there, which is reported elsewhere, has the rank `unknown`.
    [[nodiscard]] std::vector<Cell> cells_of(std::string_view option, int unknown) const {
        std::vector<Cell> cells;
        auto const rank = [&](std::string const& cell) { return rank_of(index_, cell).value_or(unknown); };
        for (auto const& [name, row] : table_.rows)
            for (std::size_t i = 0; name == option && i < row.size(); ++i)
                cells.push_back({{static_cast<std::int64_t>(i), 1}, rank(row[i]), at_ / "rows" / name / i});
        for (auto const& [name, bands] : table_.bands)
            for (std::size_t i = 0; name == option && i < bands.size(); ++i)
                cells.push_back({bands[i].from, rank(bands[i].result), at_ / "bands" / name / i});
        return cells;
    }

    // Wherever a higher option's level changes, it is not below the lower option's.
    void check_rows_rise() {
        auto const& options = row_->field->options; // lowest first
        for (std::size_t i = 1; i < options.size(); ++i) {
            auto const lower = cells_of(options[i - 1], -1);
            auto const higher = cells_of(options[i], static_cast<int>(index_.pack.levels.size()));
            if (higher.empty()) continue; // reported as missing
            std::size_t reached = 0;      // cells of the higher option, whose numbers rise too
            for (Cell const& cell : lower) {
                while (reached < higher.size() && higher[reached].from <= cell.from) ++reached;
                if (reached > 0 ? higher[reached - 1].rank >= cell.rank : cell.rank < 0) continue;
                findings_.error("E233", higher[reached > 0 ? reached - 1 : 0].at,
                                fmt::format("the option '{}' gives less here than '{}', which stands before it",
                                            options[i], options[i - 1]),
                                "list the options of a field lowest first, and let the rows rise", cell.at);
                break;
            }
        }
    }

    Index const& index_;
    Table const& table_;
    Path at_;
    Findings& findings_;
    std::optional<Axis> row_;
    std::optional<Axis> column_;
};

} // namespace

void check_tables(Index const& index, Findings& findings) {
    for (Table const& table : index.pack.tables) TableCheck(index, table, findings).run();
}

} // namespace accrue::rules
