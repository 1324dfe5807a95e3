#include "rules/parse_reader.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::rules::parsing {
namespace {

constexpr std::size_t most_problems = 200;

std::string_view name_of(Node::Kind kind) {
    switch (kind) {
    case Node::Kind::Table: return "a table";
    case Node::Kind::List: return "a list";
    case Node::Kind::Text: return "text";
    case Node::Kind::Number: return "a number";
    case Node::Kind::Bool: return "true or false";
    case Node::Kind::Date: return "a date";
    case Node::Kind::Time: return "a time of day";
    }
    return {};
}

bool lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool letter_or_digit(char c) { return lower_or_digit(c) || (c >= 'A' && c <= 'Z'); }

bool is_id(std::string_view text) {
    return !text.empty() && lower_or_digit(text[0]) &&
           std::ranges::all_of(text, [](char c) { return lower_or_digit(c) || c == '-' || c == '_'; });
}

bool is_level(std::string_view text) {
    return !text.empty() && letter_or_digit(text[0]) &&
           std::ranges::all_of(text, [](char c) { return letter_or_digit(c) || c == '-' || c == '+'; });
}

bool is_option(std::string_view text) {
    return !text.empty() && letter_or_digit(text[0]) && std::ranges::all_of(text, [](char c) {
        return letter_or_digit(c) || c == '-' || c == '_' || c == '+' || c == '.';
    });
}

} // namespace

constexpr std::string_view option_rule = "letters, digits, '-', '_', '+' and '.', beginning with a letter or digit";
Form const id_form{is_id, "an id",
                   "ids have lower-case letters, digits, '-' and '_', beginning with a letter or digit"};
Form const level_form{is_level, "a level code",
                      "level codes have letters, digits, '+' and '-', beginning with a letter or digit"};
Form const cell_form{[](std::string_view text) { return text == "-" || is_level(text); }, "a level code or \"-\"",
                     "level codes have letters, digits, '+' and '-'; \"-\" is no level"};
Form const option_form{is_option, "an option", option_rule};
Form const clause_form{[](std::string_view text) { return !trimmed(text).empty(); }, "a clause",
                       "write the clause's number in the handbook"};
Form const version_form{is_option, "a version", option_rule};

std::string label(Node const& node) { return fmt::format("{}'{}'", node.item ? "an item of " : "", node.key); }

// --- Reading ---------------------------------------------------------------------------------------------------------

bool Reading::full() const { return problems_.size() >= most_problems; }

void Reading::report(std::string_view id, Spot at, std::string what, std::string remedy) {
    if (full()) {
        if (left_out_++ == 0) first_left_out_ = at;
        return;
    }
    problems_.push_back({std::string(id), {file_, at.line, at.column, {}}, std::move(what), std::move(remedy)});
}

void Reading::report_kind(Node const& node, std::string_view wanted, std::string remedy) {
    report("E104", node.at, fmt::format("{} must be {}, but is {}", label(node), wanted, name_of(node.kind)),
           std::move(remedy));
}

std::optional<std::string> Reading::any_text(Node const& node) {
    if (node.kind == Node::Kind::Text) return std::string(node.text);
    report_kind(node, "text",
                node.kind == Node::Kind::Number || node.kind == Node::Kind::Bool || node.kind == Node::Kind::Date
                    ? "put it between quotation marks"
                    : "");
    return std::nullopt;
}

std::optional<std::string> Reading::text(Node const& node) {
    auto read = any_text(node);
    if (!read || !trimmed(*read).empty()) return read;
    report("E108", node.at, fmt::format("{} is blank", label(node)), "write it, or take the key out");
    return std::nullopt;
}

std::optional<std::string> Reading::name(Node const& node, Form const& form) {
    auto read = any_text(node);
    if (!read || form.fits(*read)) return read;
    bool const fact = &form == &id_form && read->find('.') != std::string::npos;
    report("E109", node.at, fmt::format("{}: '{}' is not {}", label(node), shortened(*read, 40), form.what),
           fact ? "facts such as type.field stand only in row and col of a table and in need_by and max_by"
                : std::string(form.rule));
    return std::nullopt;
}

void Reading::check_key(Node const& node, Form const& form) {
    if (form.fits(node.key)) return;
    report("E109", node.key_at, fmt::format("the key '{}' is not {}", shortened(node.key, 40), form.what),
           std::string(form.rule));
}

std::optional<Number> Reading::exact(Node const& node, std::string_view spelled) {
    auto number = parse_rule_number(spelled);
    if (number) return *number;
    report("E105", node.at, fmt::format("{}: {}", label(node), number.problem().what), number.problem().remedy);
    return std::nullopt;
}

std::optional<Number> Reading::number(Node const& node) {
    if (node.kind == Node::Kind::Text && node.text.find('/') != std::string_view::npos) return exact(node, node.text);
    if (node.kind != Node::Kind::Number) {
        report_kind(node, "a number", node.kind == Node::Kind::Text ? "write numbers without quotation marks" : "");
        return std::nullopt;
    }
    if (node.text.find('_') == std::string_view::npos) return exact(node, node.text);
    std::string digits(node.text);
    std::erase(digits, '_');
    return exact(node, digits);
}

std::optional<std::int64_t> Reading::count(Node const& node, Bounds bounds) {
    auto const read = number(node);
    if (!read) return std::nullopt;
    bool const whole = read->denominator == 1;
    if (whole && read->numerator >= bounds.low && read->numerator <= bounds.high) return read->numerator;
    report(
        "E106", node.at,
        whole ? fmt::format("{} must be from {} to {}, but is {}", label(node), bounds.low, bounds.high, to_text(*read))
              : fmt::format("{} must be a whole number, but is {}", label(node), to_text(*read)));
    return std::nullopt;
}

std::optional<Date> Reading::date(Node const& node) {
    if (node.kind == Node::Kind::Time) {
        report("E107", node.at, fmt::format("{} has a time of day", label(node)), "write the day alone: 2012-05-01");
        return std::nullopt;
    }
    if (node.kind != Node::Kind::Date) {
        report_kind(node, "a date",
                    node.kind == Node::Kind::Text ? "write dates without quotation marks: 2012-05-01" : "");
        return std::nullopt;
    }
    auto const read = parse_date(node.text);
    if (!read)
        report("E107", node.at, fmt::format("{}: {} is out of range", label(node), shortened(node.text, 20)),
               fmt::format("dates go from {} to {}", to_text(first_date), to_text(last_date)));
    return read;
}

std::vector<Node> const* Reading::list_of(Node const& node, std::size_t size, std::string_view shape) {
    if (node.kind != Node::Kind::List) {
        report_kind(node, shape);
        return nullptr;
    }
    if (node.children.size() == size) return &node.children;
    report("E113", node.at, fmt::format("{} must be {}, but has {} items", label(node), shape, node.children.size()));
    return nullptr;
}

Problems Reading::take() {
    if (left_out_ > 0)
        problems_.push_back({"E119",
                             {file_, first_left_out_.line, first_left_out_.column, {}},
                             fmt::format("{} more problems, from here on, are not shown", left_out_),
                             "mend those above first"});
    else
        std::ranges::stable_sort(problems_, {},
                                 [](Problem const& p) { return std::tuple(p.where.line, p.where.column); });
    return std::move(problems_);
}

} // namespace accrue::rules::parsing
