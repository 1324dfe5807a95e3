// How the points of one item come about, number by number, in the order in which they are worked out (rule-language
// section 3, step 5).
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/award_value.h"
#include "scoring/award_words.h"
#include "scoring/duration.h"
#include "scoring/explain.h"
#include "scoring/explain_claim.h"
#include "scoring/gate_words.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;
using rules::Product;

constexpr std::size_t most_names = 6;

std::string number_text(Product const& number) { return points_number(fitting(number.numerator, number.denominator)); }

// The same of a product in quanta: "about 3.3333 points".
std::string worth_text(CompiledPack const& pack, Product const& quanta) {
    return points_text(pack, fitting(quanta.numerator, quanta.denominator * pack.pack.header.scale));
}

std::string worth_number(CompiledPack const& pack, Product const& quanta) {
    return points_number(fitting(quanta.numerator, quanta.denominator * pack.pack.header.scale));
}

std::string ordinal(int place) {
    if (place == 1) return std::string(tr("first¦entry"));
    if (place == 2) return std::string(tr("second¦entry"));
    bool const teens = place % 100 >= 11 && place % 100 <= 13;
    int const last = teens ? 0 : place % 10;
    return last == 1   ? say("{}st", place)
           : last == 2 ? say("{}nd", place)
           : last == 3 ? say("{}rd", place)
                       : say("{}th", place);
}

bool is_same(Product const& a, Product const& b) { return a.numerator * b.denominator == b.numerator * a.denominator; }

// One claim with the award that fits it.
class AwardLines {
public:
    AwardLines(Scored const& scored, int claim, Explanation& explanation)
        : scored_(scored), pack_(*scored.pack), claim_(claim),
          result_(scored.assessment.claims[static_cast<std::size_t>(claim)]), type_(type_of(scored, claim)),
          award_(pack_.pack.awards[static_cast<std::size_t>(result_.award)]),
          row_(pack_.awards[static_cast<std::size_t>(result_.award)]), explanation_(explanation) {}

    void add() {
        add_line((award_.title ? *award_.title + ". " : "") + formula_text());
        if (award_.merge) find_merged();
        working_ = award_.merge ? merged_working(pack_, scored_.bound, scored_.assessment.facts,
                                                 bound_of(scored_, first_), result_.award, workspace_)
                                : working_of(pack_, scored_.bound, scored_.assessment.facts, bound_of(scored_, claim_),
                                             result_.award, result_.before);
        for (std::string& text : input_texts(type_, award_)) add_line(capitalised(std::move(text)));
        if (!working_.item.overflow) add_numbers();
        if (award_.if_gate)
            add_line(say("Only with: {}", gate_state_text(scored_, rules::find_gate(pack_, *award_.if_gate))));
        if (!award_.also.empty()) add_line(say("Also looked at in: {}", category_titles(award_.also)));
        add_worth();
    }

private:
    void add_line(std::string text) { explanation_.lines.push_back({std::move(text), award_.clause}); }

    [[nodiscard]] std::string worth(Product const& quanta) const { return worth_text(pack_, quanta); }

    [[nodiscard]] std::string category_titles(std::vector<std::string> const& ids) const {
        std::vector<std::string> titles;
        for (std::string const& id : ids)
            titles.push_back(pack_.pack.categories[static_cast<std::size_t>(rules::find_category(pack_, id))].title);
        return fmt::format("{}", fmt::join(titles, ", "));
    }

    // What the formula looks at: "article: 2 points".
    [[nodiscard]] std::string formula_text() const {
        if (auto const* fixed = std::get_if<rules::Fixed>(&award_.formula))
            return say("Each one earns {}", points_text(pack_, fixed->points));
        if (auto const* per = std::get_if<rules::PerQuantity>(&award_.formula)) return rate_text(pack_, type_, *per);
        if (auto const* banded = std::get_if<rules::Banded>(&award_.formula))
            return capitalised(bands_text(pack_, type_, *banded));
        if (auto const* table = std::get_if<rules::TableValue>(&award_.formula))
            return table_text(pack_, award_, *table);
        auto const& options = std::get<rules::OptionPoints>(award_.formula);
        std::string const* const chosen = option_of(options.by);
        for (auto const& [option, points] : options.points)
            if (chosen != nullptr && *chosen == option)
                return fmt::format("{}: {}", option_text(option), points_text(pack_, points));
        return say("The points depend on: {}", quantity_name(type_, options.by));
    }

    // Of an enum field; null: left out.
    [[nodiscard]] std::string const* option_of(std::string_view name) const {
        int const field = rules::find_field(type_, name);
        std::int64_t const value = field_value(scored_.bound, bound_of(scored_, claim_), field);
        if (value == rules::absent) return nullptr;
        return &type_.fields[static_cast<std::size_t>(field)].options[static_cast<std::size_t>(value)];
    }

    void find_merged();
    void add_numbers();
    void add_looked(std::size_t place, std::vector<std::string> const& names);
    [[nodiscard]] std::string taken_text() const;
    [[nodiscard]] std::string points_of_bands(Product const& quantity) const;
    void add_factor();
    void add_occurrence();
    [[nodiscard]] std::string previous_text() const;
    void add_rounding();
    void add_worth();

    Scored const& scored_;
    CompiledPack const& pack_;
    int claim_;
    ClaimResult const& result_;
    rules::ClaimType const& type_;
    rules::Award const& award_;
    rules::CompiledAward const& row_;
    Explanation& explanation_;
    Workspace workspace_;
    int first_ = none; // of those merged
    Working working_;
};

// How long those together last that make one item.
void AwardLines::find_merged() {
    add_line(std::string(tr("All such entries together make one item, overlaps counted once")));
    std::vector<int> const merged = merged_claims(scored_, result_.award);
    first_ = merged.front();
    for (int const c : merged) {
        BoundClaim const& claim = bound_of(scored_, c);
        workspace_.intervals.push_back({claim.first, claim.last, claim.weight, claim.group});
    }
    auto const intervals = workspace_.intervals;
    bool const days = reads_days(pack_, row_);
    Duration const length = days ? merged_days(pack_, workspace_) : merged_months(pack_, workspace_);
    workspace_.intervals = intervals;
    if (merged.size() < 2) return;
    std::int64_t const denominator = days ? pack_.weight_one : pack_.duration_denominator;
    Number const all = reduced(length.merged, denominator);
    std::string text = say("Together they last {} {}", quantity_text(length.merged, denominator),
                           with_number(days ? "day" : "month", all));
    if (length.summed > length.merged)
        text += say(": one by one {}, of which {} overlap and count once", quantity_text(length.summed, denominator),
                    quantity_text(length.summed - length.merged, denominator));
    add_line(text);
}

void AwardLines::add_numbers() {
    std::vector<std::string> names;
    if (auto const* per = std::get_if<rules::PerQuantity>(&award_.formula)) names.push_back(per->quantity);
    if (auto const* banded = std::get_if<rules::Banded>(&award_.formula)) names = banded->quantities;
    for (std::size_t i = 0; i < working_.looked.size(); ++i) add_looked(i, names);
    if (working_.looked.size() > 1) add_line(say("Together {}", worth(working_.formula)));
    for (std::string& text : place_lines(pack_, award_, working_)) add_line(std::move(text));
    if (result_.unused == Unused::Duplicate) return;
    add_factor();
    add_occurrence();
    add_rounding();
}

// "Minutes 100, less Breaks 10: 90 are left, which gives 1.8 points"
void AwardLines::add_looked(std::size_t place, std::vector<std::string> const& names) {
    Working::Looked const& looked = working_.looked[place];
    std::string text = fmt::format("{} {}", capitalised(quantity_name(type_, names[place])), number_text(looked.read));
    if (!is_same(looked.read, looked.limited)) text += say(", of which {} count", number_text(looked.limited));
    if (!award_.less.empty()) text += taken_text() + say(": {} left", number_text(looked.left));
    if (!looked.enough)
        text += say(", below {}: nothing", number_words(*award_.min_input));
    else
        text += say(", which gives {}{}", row_.marginal ? points_of_bands(looked.left) : "", worth(looked.points));
    add_line(text);
}

// ", less Breaks 10, less Travel 50 of 60"
std::string AwardLines::taken_text() const {
    std::string text;
    for (std::size_t i = 0; i < award_.less.size(); ++i) {
        int const field = rules::find_field(type_, award_.less[i]);
        std::int64_t const value = field_value(scored_.bound, bound_of(scored_, claim_), field);
        Product const entered{value == rules::absent ? 0 : value, ten_thousand};
        std::string const name = quantity_name(type_, award_.less[i]);
        std::string const taken = number_text(working_.taken[i]);
        text += is_same(entered, working_.taken[i]) ? say(", less {} {}", name, taken)
                                                    : say(", less {} {} of {}", name, taken, number_text(entered));
    }
    return text;
}

// "10 × 1 + 2.5 × 0.5 = ": what lies in each band, by its own rate.
std::string AwardLines::points_of_bands(Product const& quantity) const {
    auto const& bands = std::get<rules::Banded>(award_.formula).bands;
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        Number const from = bands[i].from;
        Product part = quantity;
        if (i + 1 < bands.size()) {
            Number const next = bands[i + 1].from;
            bool const reached = quantity.numerator * next.denominator >= quantity.denominator * next.numerator;
            if (reached) part = {next.numerator, next.denominator};
        }
        part.add({-Int128{from.numerator}, from.denominator});
        if (part.numerator <= 0) break;
        parts.push_back(fmt::format("{} × {}", number_text(part), number_words(bands[i].result)));
    }
    return parts.empty() ? std::string() : fmt::format("{} = ", fmt::join(parts, " + "));
}

void AwardLines::add_factor() {
    if (!award_.factor) return;
    std::string const name = quantity_name(type_, award_.factor->by);
    std::string const* const option = option_of(award_.factor->by);
    if (option == nullptr) return add_line(say("{} is not given, so it earns nothing", name));
    add_line(say("{}: {}, times {}: {}", name, option_text(*option), number_words(working_.factor),
                 worth(working_.after_factor)));
}

void AwardLines::add_occurrence() {
    if (!award_.occurrence) return;
    add_line(capitalised(occurrence_text(type_, *award_.occurrence)));
    if (result_.value == 0 && result_.because == none) return; // worth nothing at any rate
    add_line(say("This is the {} of them{}: times {} is {}", ordinal(result_.before + 1), previous_text(),
                 number_words(working_.rate), worth(working_.product)));
}

// ", after 'First delivery' (entry 2)"
std::string AwardLines::previous_text() const {
    if (result_.before == 0) return {};
    int const field = row_.occurrence_field;
    auto const topic = [&](int claim) { return field_value(scored_.bound, bound_of(scored_, claim), field); };
    for (std::size_t i = 0; i < scored_.assessment.claims.size(); ++i) {
        ClaimResult const& other = scored_.assessment.claims[i];
        int const c = static_cast<int>(i);
        bool const counts = other.award == result_.award && other.unused != Unused::Duplicate &&
                            (other.value > 0 || other.because != none);
        if (counts && other.before + 1 == result_.before && topic(c) == topic(claim_))
            return say(", after '{}' (entry {})", claim_name(scored_, c), c + 1);
    }
    return {};
}

void AwardLines::add_rounding() {
    ItemValue const& item = working_.item;
    Product const rounded{item.rounded, 1};
    if (!is_same(working_.product, rounded)) {
        bool const up = working_.product.numerator < rounded.numerator * working_.product.denominator;
        std::string const from = worth_number(pack_, working_.product);
        std::string const to = points_number(pack_, item.rounded);
        add_line(up ? say("Rounded up from {} to {}", from, to) : say("Rounded down from {} to {}", from, to));
    }
    if (item.value != item.rounded)
        add_line(say("Limited for one entry from {} to {}", points_number(pack_, item.rounded),
                     points_number(pack_, item.value)));
}

void AwardLines::add_worth() {
    bool const counts = result_.unused == Unused::No || result_.unused == Unused::OverCap;
    if (result_.value == 0 && award_.merge && counts) {
        int const stands_at = claim_of_merged(scored_, result_.award);
        if (stands_at != none)
            add_line(say("What they earn stands at '{}' (entry {})", claim_name(scored_, stands_at), stands_at + 1));
    }
    if (result_.value == 0 || !counts) return;
    std::string const value = points_text(pack_, result_.value);
    std::string const& category = pack_.pack.categories[static_cast<std::size_t>(result_.category)].title;
    std::string const but = counts_only_elsewhere(result_)
                                ? say(", but not in the cycle from {} to {}", short_day(scored_.bound.cycle_from),
                                      short_day(scored_.bound.cycle_to))
                                : std::string();
    add_line(award_.merge ? say("Together worth {} in {}{}", value, category, but)
                          : say("Worth {} in {}{}", value, category, but));
    if (result_.because == none) return;
    std::string const counted = points_number(pack_, result_.counted);
    std::string const cap = cap_text(scored_, result_.because);
    explanation_.lines.push_back({result_.counted == pack_.pack.header.scale ? say("{} of it counts. {}", counted, cap)
                                                                             : say("{} of it count. {}", counted, cap),
                                  pack_.pack.caps[static_cast<std::size_t>(result_.because)].clause});
}

} // namespace

std::string table_text(CompiledPack const& pack, rules::Award const& award, rules::TableValue const& value) {
    rules::Table const& table = *std::ranges::find(pack.pack.tables, value.table, &rules::Table::id);
    std::vector<std::string> axes;
    for (std::string const& fact : table.row) axes.push_back(axis_name(pack, award.claim, fact));
    if (!table.col.empty()) axes.push_back(axis_name(pack, award.claim, table.col));
    return say("By a table, from: {}", fmt::join(axes, ", "));
}

std::vector<std::string> place_lines(CompiledPack const& pack, rules::Award const& award, Working const& working) {
    std::vector<std::string> lines;
    auto const* value = std::get_if<rules::TableValue>(&award.formula);
    if (value == nullptr) return lines;
    rules::Table const& row = *std::ranges::find(pack.pack.tables, value->table, &rules::Table::id);
    int const a = static_cast<int>(&award - pack.pack.awards.data());
    auto const& table = pack.tables[static_cast<std::size_t>(pack.awards[static_cast<std::size_t>(a)].table)];
    auto const told = [&](bool is_row, std::string const& axis, Working::Place const& place, Number const& from) {
        std::string const name = axis_name(pack, award.claim, axis);
        if (!place.known) return say("No entry says what the table asks for: {}", name);
        std::string const at = number_text(place.at);
        if (place.index == none)
            return is_row ? say("{} {} is below the first row of the table", name, at)
                          : say("{} {} is below the first column of the table", name, at);
        std::string const in_use = place_text(pack, award.claim, axis, from);
        return is_row ? say("Row of the table in use: {}", in_use) : say("Column of the table in use: {}", in_use);
    };
    for (std::size_t i = 0; i < working.rows.size(); ++i) {
        Working::Place const& place = working.rows[i];
        Number const from = place.index == none      ? Number{}
                            : table.row_from.empty() ? Number{place.index, 1}
                                                     : table.row_from[static_cast<std::size_t>(place.index)];
        std::string text = told(true, row.row[i], place, from);
        if (working.rows.size() > 1) text += say(", which gives {}", worth_text(pack, place.points));
        lines.push_back(std::move(text));
    }
    bool const in_row = working.rows.empty() || working.rows.front().index != none;
    if (working.column && in_row) {
        int const cells_of = working.rows.empty() ? 0 : working.rows.front().index;
        int const column = working.column->index;
        auto const& cells = table.cells[static_cast<std::size_t>(cells_of)];
        lines.push_back(told(false, row.col, *working.column,
                             column == none ? Number{} : cells[static_cast<std::size_t>(column)].from));
    }
    lines.push_back(say("It gives {}", worth_text(pack, working.formula)));
    return lines;
}

std::vector<int> merged_claims(Scored const& scored, int award) {
    std::vector<int> merged;
    for (std::size_t i = 0; i < scored.assessment.claims.size(); ++i)
        if (scored.assessment.claims[i].award == award) merged.push_back(static_cast<int>(i));
    return merged;
}

int claim_of_merged(Scored const& scored, int award) {
    auto const found = std::ranges::find_if(
        scored.assessment.claims, [&](ClaimResult const& claim) { return claim.award == award && claim.value > 0; });
    return found == scored.assessment.claims.end() ? none : static_cast<int>(found - scored.assessment.claims.begin());
}

std::string item_name(Scored const& scored, int claim) {
    int const award = scored.assessment.claims[static_cast<std::size_t>(claim)].award;
    if (award == none || !scored.pack->awards[static_cast<std::size_t>(award)].merge) return claim_name(scored, claim);
    std::vector<std::string> names;
    std::vector<int> const merged = merged_claims(scored, award);
    for (std::size_t i = 0; i < std::min(merged.size(), most_names); ++i)
        names.push_back(claim_name(scored, merged[i]));
    if (merged.size() > most_names) names.push_back(say("{} more", merged.size() - most_names));
    return names.size() > 1 ? say("{} together", fmt::join(names, ", ")) : names.front();
}

void add_award_lines(Scored const& scored, int claim, Explanation& explanation) {
    if (scored.assessment.claims[static_cast<std::size_t>(claim)].award == none) return;
    AwardLines(scored, claim, explanation).add();
}

} // namespace accrue::scoring
