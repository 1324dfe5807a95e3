#include "rules/check_lists.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"

namespace accrue::rules {

void check_named_once(std::vector<std::string> const& names, Path const& list, Findings& findings) {
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const [first, is_new] = seen.try_emplace(names[i], i);
        if (!is_new)
            findings.error("E208", list / i, fmt::format("'{}' stands twice in one list", shortened(names[i])),
                           "leave one of the two out", list / first->second);
    }
}

void refer_all(Names const& known, std::vector<std::string> const& names, Path const& list, Findings& findings) {
    for (std::size_t i = 0; i < names.size(); ++i) refer(known, names[i], list / i, findings);
    check_named_once(names, list, findings);
}

bool check_options_named(Field const& field, std::vector<std::string_view> const& given, Path const& row,
                         std::string_view what, Findings& findings) {
    using Options = std::unordered_set<std::string_view>;
    std::vector<std::string_view> const options(field.options.begin(), field.options.end());
    Options const known(options.begin(), options.end());
    Options const named(given.begin(), given.end());
    bool all_known = true;
    for (std::string_view const option : given) {
        if (known.contains(option)) continue;
        all_known = false;
        findings.error("E213", row / option,
                       fmt::format("the field '{}' has no option '{}'", field.name, shortened(option)),
                       findings.instead_of(option, options));
    }
    std::vector<std::string_view> missing;
    for (std::string_view const option : options)
        if (!named.contains(option)) missing.push_back(option);
    if (missing.empty()) return all_known;
    findings.error(
        "E231", row,
        fmt::format("{} leaves out '{}'", what, shortened(fmt::format("{}", fmt::join(missing, "', '")), 200)),
        fmt::format("name every option of '{}', with 0 or \"-\" for nothing", field.name));
    return false;
}

void check_every_option(ClaimType const& type, std::string_view by, std::vector<std::string_view> const& given,
                        Path const& row, std::string_view what, Findings& findings) {
    Field const* field = refer_field(type, by, row / "by", findings);
    if (field == nullptr) return;
    if (field->kind != Field::Kind::Enum) {
        findings.error("E225", row / "by", fmt::format("the field '{}' is no enum, so it has no options", field->name),
                       field->kind == Field::Kind::Bool ? std::string(enum_instead_of_bool)
                                                        : "name an enum field of this claim type");
        return;
    }
    check_options_named(*field, given, row, what, findings);
}

void check_rising(std::vector<Number> const& from, Path const& list, Findings& findings) {
    for (std::size_t i = 1; i < from.size(); ++i)
        if (from[i] <= from[i - 1])
            findings.error(
                "E232", list / i,
                fmt::format("{} stands after {}, but these numbers must rise", to_text(from[i]), to_text(from[i - 1])),
                "put them in order, each once", list / (i - 1));
}

std::optional<int> rank_of(Index const& index, std::string_view cell) {
    if (cell == no_level) return -1;
    auto const level = index.levels.find(cell);
    return level ? std::optional(static_cast<int>(*level)) : std::nullopt;
}

void check_level_bands(Index const& index, std::vector<Band<std::string>> const& bands, Path const& list,
                       Findings& findings) {
    std::vector<Number> from;
    std::optional<int> before;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        from.push_back(bands[i].from);
        auto const rank = rank_of(index, bands[i].result);
        if (!rank) refer(index.levels, bands[i].result, list / i / 1, findings);
        if (rank && before && *rank < *before)
            findings.error("E233", list / i / 1,
                           fmt::format("from {} on the level falls to '{}'", to_text(bands[i].from), bands[i].result),
                           "more evidence must never lower a level: let the bands rise", list / (i - 1) / 1);
        before = rank;
    }
    check_rising(from, list, findings);
}

void check_not_negative(Number const& number, std::string_view name, Path const& at, Findings& findings) {
    if (number.numerator < 0)
        findings.error("E240", at, fmt::format("'{}' is {}, but must not be negative", name, to_text(number)),
                       "write 0 or more");
}

void check_above_zero(Number const& number, std::string_view name, Path const& at, Findings& findings) {
    if (number.numerator <= 0)
        findings.error("E240", at, fmt::format("'{}' is {}, but must be above 0", name, to_text(number)),
                       "write a number above 0");
}

void check_from_one(int number, int most, std::string_view name, Path const& at, Findings& findings) {
    if (number < 1 || number > most)
        findings.error("E240", at, fmt::format("'{}' is {}, but must be from 1 to {}", name, number, most),
                       "write a number within these limits");
}

void check_size(std::size_t size, std::size_t most, std::string_view what, Path const& at, Findings& findings) {
    if (size > most)
        findings.error("E255", at,
                       fmt::format("this pack has {} {}, and at most {} can be worked through", size, what, most),
                       "leave some out, or divide the pack");
}

void check_months(std::optional<int> const& months, std::string_view name, Path const& at, Findings& findings) {
    if (months) check_from_one(*months, most_months, name, at, findings);
}

bool whole_quanta(Header const& header, Number const& points) {
    return Int128{points.numerator} * header.scale % points.denominator == 0;
}

void check_quanta(Header const& header, Number const& points, std::string_view name, Path const& at,
                  Findings& findings) {
    if (!whole_quanta(header, points))
        findings.error("E243", at,
                       fmt::format("'{}' is {}, but this pack counts in steps of {}", name, to_text(points),
                                   to_text(reduced(1, header.scale))),
                       "write a multiple of that, or count finer in pack.points");
}

void check_points(Header const& header, Number const& points, std::string_view name, Path const& at,
                  Findings& findings) {
    check_not_negative(points, name, at, findings);
    check_quanta(header, points, name, at, findings);
}

void check_cost(Cost const& cost, Path const& at, Findings& findings) {
    if (cost.money) check_not_negative(*cost.money, "money", at / "money", findings);
    if (cost.hours) check_not_negative(*cost.hours, "hours", at / "hours", findings);
    if (cost.months) check_not_negative(*cost.months, "months", at / "months", findings);
}

void check_formats(std::vector<std::string> const& formats, Path const& list, Findings& findings) {
    check_named_once(formats, list, findings);
    for (std::size_t i = 0; i < formats.size(); ++i)
        if (!std::ranges::all_of(formats[i], [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }))
            findings.error("E272", list / i, fmt::format("'{}' is no file format", shortened(formats[i])),
                           "write it as a file's name ends, in small letters and without the dot: \"pdf\"");
}

void check_period(Index const& index, std::optional<Period> per, Path const& at, Findings& findings) {
    if (per == Period::Cycle && !index.pack.header.cycle)
        findings.error("E253", at, "this pack has no cycle, so nothing can be counted by cycle",
                       "add pack.cycle, or count by year or life");
}

void refuse_advice(Index const& index, std::string_view gate, Path const& at, Findings& findings) {
    auto const row = index.gates.find(gate);
    if (row && index.pack.gates[*row].advice != Gate::Advice::No)
        findings.error("E261", at, fmt::format("'{}' is advice, so nothing can depend on it", gate),
                       "take its advice key out, or depend on another gate", Path("gate") / *row / "advice");
}

void check_span(Date from, std::optional<Date> to, Path const& at, Findings& findings) {
    if (to && *to < from)
        findings.error("E270", at, fmt::format("{} is before {}, when this begins", to_text(*to), to_text(from)),
                       "exchange the two dates, or correct one");
}

} // namespace accrue::rules
