#include "rules/parse_limits.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::rules::parsing {
namespace {

constexpr std::size_t max_bytes = 8'000'000;
constexpr int max_values = 500'000;
constexpr int max_tables = 10'000;

Place place_of(std::string_view text, std::size_t byte, std::string const& file) {
    std::string_view const before = text.substr(0, byte);
    std::size_t const line_break = before.rfind('\n');
    std::string_view const line = line_break == std::string_view::npos ? before : before.substr(line_break + 1);
    return {
        file, static_cast<int>(std::ranges::count(before, '\n')) + 1, static_cast<int>(character_count(line)) + 1, {}};
}

std::optional<Problem> find_wrong_encoding(std::string_view text, std::string const& file) {
    bool const wide = text.size() > 1 && (text[0] == '\0' || text[1] == '\0');
    if (wide || text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return Problem{"E118", {file, 1, 1, {}}, "this file is UTF-16, not UTF-8", "save it with the encoding UTF-8"};
    std::size_t const byte = find_invalid_utf8(text);
    if (byte == std::string_view::npos) return std::nullopt;
    return Problem{"E118", place_of(text, byte, file),
                   fmt::format("byte {} of the file, 0x{:02X}, is not UTF-8", byte + 1,
                               static_cast<unsigned>(static_cast<unsigned char>(text[byte]))),
                   "save the file with the encoding UTF-8"};
}

// Just enough of TOML to know brackets and dots from those inside of strings and comments. Text that is no TOML may be
// misread, but only behind the place where it goes wrong, and it is refused in any case.
class Scan {
public:
    Scan(std::string_view text, std::string const& file) : text_(text), file_(file) {}

    std::optional<Problem> run() {
        while (at_ < text_.size()) {
            step();
            if (open_ > max_nesting || dots_ >= max_nesting) return too_deep(place_of(text_, at_ - 1, file_));
            if (tables_ > max_tables)
                return too_many(max_tables, "tables and dotted keys",
                                "write rows in lists, one to a line, such as qualification = [ { id = ... }, ]");
            if (values_ > max_values) return too_many(max_values, "values", "a pack is that of one scheme; split it");
        }
        return std::nullopt;
    }

private:
    void step() {
        char const c = text_[at_];
        switch (c) {
        case '#': at_ = std::min(text_.find('\n', at_), text_.size()); return;
        case '"':
        case '\'': skip_string(c); return;
        case '\n':
            if (open_ == 0) in_value_ = false;
            dots_ = 0;
            break;
        case '[':
        case '{':
            if (open_ == 0 && !in_value_) ++tables_;
            in_list_[static_cast<std::size_t>(open_++)] = c == '[';
            dots_ = 0;
            break;
        case ']':
        case '}':
            if (open_ > 0) --open_;
            dots_ = 0;
            break;
        case '=':
            ++values_;
            if (dots_ > 0) ++tables_;
            dots_ = 0;
            in_value_ = true;
            break;
        case ',':
            if (open_ > 0 && in_list_[static_cast<std::size_t>(open_ - 1)]) ++values_; // others have a '='
            dots_ = 0;
            break;
        case '.': ++dots_; break;
        default: break;
        }
        ++at_;
    }

    void skip_string(char quote) {
        std::string const three(3, quote);
        bool const many_lines = text_.substr(at_).starts_with(three);
        at_ += many_lines ? 3 : 1;
        while (at_ < text_.size()) {
            if (text_[at_] == '\\' && quote == '"') {
                at_ = std::min(at_ + 2, text_.size());
            } else if (many_lines && text_.substr(at_).starts_with(three)) {
                at_ += 3;
                for (int i = 0; i < 2 && at_ < text_.size() && text_[at_] == quote; ++i)
                    ++at_; // """" ends with a quote
                return;
            } else if (!many_lines && (text_[at_] == quote || text_[at_] == '\n')) {
                if (text_[at_] == quote) ++at_;
                return;
            } else {
                ++at_;
            }
        }
    }

    Problem too_many(int limit, std::string_view what, std::string remedy) {
        return {"E116", place_of(text_, at_ - 1, file_), fmt::format("this file has more than {} {}", limit, what),
                std::move(remedy)};
    }

    std::string_view text_;
    std::string const& file_;
    std::size_t at_ = 0;
    int open_ = 0;                                // brackets and braces
    std::array<bool, max_nesting + 1> in_list_{}; // for each open one: it is a bracket
    int dots_ = 0;                                // in the key that is being read
    int tables_ = 0;                              // headers and dotted keys
    int values_ = 0;
    bool in_value_ = false; // behind the '=' of a line
};

} // namespace

Problem too_deep(Place where) {
    return {"E117", std::move(where), fmt::format("this is nested deeper than {} levels", max_nesting),
            "no row of a pack goes deeper than 6"};
}

std::optional<Problem> find_excess(std::string_view text, std::string const& file) {
    if (text.size() > max_bytes)
        return Problem{"E116",
                       {file, 1, 1, {}},
                       fmt::format("this file has {} bytes; a rule pack has at most {}", text.size(), max_bytes),
                       "a pack is that of one scheme; split it"};
    if (auto problem = find_wrong_encoding(text, file)) return problem;
    return Scan(text, file).run();
}

} // namespace accrue::rules::parsing
