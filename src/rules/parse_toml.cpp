#include "rules/parse_toml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>
// In a debug build toml++ 3.3 asserts on the key "." what it then reports as an error.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include "rules/parse_limits.h"

namespace accrue::rules::parsing {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

// Finds the byte at a line and column. Columns count characters, so that with anything but ASCII a jump to the nearest
// 64th character and a short walk are needed.
class Offsets {
public:
    explicit Offsets(std::string_view text) : text_(text) {
        line_starts_.push_back(0);
        for (std::size_t byte = 0; byte < text.size(); ++byte) {
            if (!starts_character(text[byte])) continue;
            if (characters_ % stride == 0) jumps_.push_back(byte);
            ++characters_;
            if (text[byte] == '\n') line_starts_.push_back(characters_);
        }
    }

    [[nodiscard]] std::size_t byte(Spot at) const {
        auto const line = std::min(static_cast<std::size_t>(at.line), line_starts_.size());
        std::size_t const character = line_starts_[line - 1] + static_cast<std::size_t>(at.column) - 1;
        if (characters_ == text_.size()) return std::min(character, text_.size());
        if (character >= characters_) return text_.size();
        std::size_t byte = jumps_[character / stride];
        for (std::size_t left = character % stride; left > 0; --left) do
                ++byte;
            while (byte < text_.size() && !starts_character(text_[byte]));
        return byte;
    }

private:
    static constexpr std::size_t stride = 64;
    std::string_view text_;
    std::size_t characters_ = 0;
    std::vector<std::size_t> line_starts_; // in characters
    std::vector<std::size_t> jumps_;       // bytes of every 64th character
};

Spot spot(toml::source_position const& position) {
    return {static_cast<int>(position.line), static_cast<int>(position.column)};
}

Node::Kind kind_of(toml::node const& node) {
    switch (node.type()) {
    case toml::node_type::table: return Node::Kind::Table;
    case toml::node_type::array: return Node::Kind::List;
    case toml::node_type::string: return Node::Kind::Text;
    case toml::node_type::integer:
    case toml::node_type::floating_point: return Node::Kind::Number;
    case toml::node_type::boolean: return Node::Kind::Bool;
    case toml::node_type::date: return Node::Kind::Date;
    default: return Node::Kind::Time;
    }
}

// Copies the library's tree into nodes. It sorts tables by name; the order of writing is that of the keys' places.
class Conversion {
public:
    Conversion(std::string_view text, std::string const& file, Tree& tree)
        : text_(text), offsets_(text), file_(file), tree_(tree) {}

    void value(toml::node const& from, Node& to, Path path, int depth) {
        to.kind = kind_of(from);
        to.at = spot(from.source().begin);
        if (path.digest() != 0) tree_.positions.push_back({path.digest(), to.at.line, to.at.column});
        if (depth > max_nesting) {
            tree_.problems.push_back(too_deep({file_, to.at.line, to.at.column, {}}));
            return;
        }
        switch (to.kind) {
        case Node::Kind::Table: table(*from.as_table(), to, path, depth); break;
        case Node::Kind::List: list(*from.as_array(), to, path, depth); break;
        case Node::Kind::Text: to.text = from.as_string()->get(); break;
        case Node::Kind::Bool: to.yes = from.as_boolean()->get(); break;
        default: to.text = spelled(to.at); break;
        }
    }

private:
    void table(toml::table const& from, Node& to, Path path, int depth) {
        std::vector<std::pair<toml::key const*, toml::node const*>> entries;
        entries.reserve(from.size());
        for (auto const& [key, node] : from) entries.emplace_back(&key, &node);
        std::ranges::sort(entries, {}, [](auto const& entry) {
            toml::source_position const& at = entry.first->source().begin;
            return std::pair(at.line, at.column);
        });
        to.children.resize(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            auto const& [key, node] = entries[i];
            to.children[i].key = key->str();
            to.children[i].key_at = spot(key->source().begin);
            value(*node, to.children[i], path.then(key->str()), depth + 1);
        }
    }

    void list(toml::array const& from, Node& to, Path path, int depth) {
        to.children.resize(from.size());
        std::array<char, 20> digits{};
        for (std::size_t i = 0; i < from.size(); ++i) {
            auto const* end = std::to_chars(digits.data(), digits.data() + digits.size(), i).ptr;
            Node& item = to.children[i];
            item.key = to.key;
            item.item = true;
            value(from[i], item, path.then({digits.data(), end}), depth + 1);
            item.key_at = item.at;
        }
    }

    [[nodiscard]] std::string_view spelled(Spot at) const {
        std::size_t const begin = offsets_.byte(at);
        std::size_t const end = text_.find_first_of(" \t\r\n,]}#", begin);
        return text_.substr(begin, end == std::string_view::npos ? end : end - begin);
    }

    std::string_view text_;
    Offsets offsets_;
    std::string const& file_;
    Tree& tree_;
};

// What the library says where people slip most, and how to put it. The first that fits is taken.
struct Phrase {
    std::string_view said;
    std::string_view what; // empty: what the library said
    std::string_view remedy;
};
constexpr std::array phrases{
    Phrase{"saw '/'", "'/' stands in a number", "dates are written 2012-05-31, fractions in quotation marks: \"1/3\""},
    Phrase{"exponent, saw '.'", "a second '.' stands in a number", "dates are written 2012-05-31, numbers 12 or 37.5"},
    Phrase{"or whitespace, saw ','", "a comma stands behind the value",
           "numbers are written with a point: 0.5; several values stand in a list: [1, 2]"},
    Phrase{"expected digit, saw", "something else stands in a number",
           "write the number alone, such as 18, and text in quotation marks"},
    Phrase{"expected decimal digit", "something else stands in a number",
           "write the number alone, such as 18, and text in quotation marks"},
    Phrase{"could not determine value type", "this is no value",
           "text stands in quotation marks; numbers are written 12 or 37.5, dates 2012-05-01, and true or false"},
    Phrase{"expected '=', saw", "'=' is missing behind a key", "a line is a [section] or key = value"},
    Phrase{"expected value, saw", "a value is missing behind '='", "write one, or take the key out"},
    Phrase{"saw '\\n'", "the line ends too early", "close what it opens; an inline table { .. } stays on one line"},
    Phrase{"encountered end-of-file", "the file ends too early", "close what the last lines open"},
    Phrase{"saw EOF", "the file ends too early", "close what the last lines open"},
    Phrase{"dangling comma", "a comma stands before '}'", "take it out"},
    Phrase{"control characters", "a text holds a line break or a control character",
           "close it on its line, or write it between three quotation marks"},
    Phrase{"cannot redefine", "", "a key or [section] stands only once; rows are written [[section]]"},
};
constexpr std::array number_phrases{"not representable in 64 bits", "could not be interpreted as a value",
                                    "length limit", "too long to identify"};

// The library's own words without its preamble, as one line.
std::string plain(std::string_view description) {
    constexpr std::string_view preamble = "Error while parsing ";
    std::string text;
    if (description.starts_with(preamble)) {
        description.remove_prefix(preamble.size());
        if (auto const colon = description.find(": "); colon != std::string_view::npos) {
            text = fmt::format(" ({})", description.substr(0, colon));
            description.remove_prefix(colon + 2);
        }
    }
    text.insert(0, description);
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20U || static_cast<unsigned char>(c) >= 0x7FU) c = '?';
    return text;
}

// Quotation marks as word processors make them, in the line of the place.
bool has_curly_quotes(std::string_view text, Spot at) {
    for (int line = 1; line < at.line; ++line) {
        std::size_t const end = text.find('\n');
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + 1);
    }
    text = text.substr(0, text.find('\n'));
    constexpr std::array<std::string_view, 5> curly{"\u201C", "\u201D", "\u201E", "\u2018", "\u2019"};
    return std::ranges::any_of(curly, [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

Problem syntax_problem(toml::parse_error const& error, std::string_view text, std::string const& file) {
    Spot const at = spot(error.source().begin);
    Place const where{file, at.line, at.column, {}};
    std::string_view const said = error.description();
    for (std::string_view const phrase : number_phrases)
        if (said.find(phrase) != std::string_view::npos)
            return {"E105", where, "the number before this place is too large or too long",
                    "numbers go up to 999,999,999, with at most 4 digits after the point"};
    if (said.find("could not determine value type") != std::string_view::npos && has_curly_quotes(text, at))
        return {"E100", where, "this is not TOML: curly quotation marks stand around a text",
                "write straight ones: \"service\""};
    for (Phrase const& phrase : phrases)
        if (said.find(phrase.said) != std::string_view::npos)
            return {"E100", where,
                    fmt::format("this is not TOML: {}", phrase.what.empty() ? plain(said) : std::string(phrase.what)),
                    std::string(phrase.remedy)};
    return {"E100", where, fmt::format("this is not TOML: {}", plain(said)), {}};
}

} // namespace

Path Path::then(std::string_view step) const { // FNV-1a
    constexpr std::uint64_t prime = 1099511628211U;
    Path next;
    next.digest_ = digest_ == 0 ? 14695981039346656037U : (digest_ ^ static_cast<std::uint64_t>('/')) * prime;
    for (char const c : step) next.digest_ = (next.digest_ ^ static_cast<unsigned char>(c)) * prime;
    return next;
}

Tree read_toml(std::string_view text, std::string const& file) {
    Tree tree;
    if (auto problem = find_excess(text, file)) {
        tree.problems.push_back(std::move(*problem));
        return tree;
    }
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    try {
        auto const table = std::make_shared<toml::table>(toml::parse(text, std::string_view{}));
        Conversion(text, file, tree).value(*table, tree.root, {}, 0);
        tree.root.at = {1, 1};
        tree.owner = table;
    } catch (toml::parse_error const& error) {
        tree.problems.push_back(syntax_problem(error, text, file));
    }
    return tree;
}

} // namespace accrue::rules::parsing
