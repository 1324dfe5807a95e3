// Inside of quick_line: a line in tokens, and what can be read at one of them. Not for other files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cpd/quick_line.h"

namespace accrue::cpd {

enum class QuickTokenKind : std::uint8_t {
    Figures,  // 0 to 9
    Fraction, // "½"
    Letters,
    Mark, // one character of punctuation
    Whole // quoted, an address: nothing is read in it
};

struct QuickToken {
    QuickTokenKind kind = QuickTokenKind::Letters;
    std::size_t begin = 0; // bytes of the line
    std::size_t end = 0;
    bool glued = false; // no blank in front of it; the first token is not glued
    std::string key;    // of letters: as search_key folds them, empty if too long to be a word that is looked for
};

// Every question about a token past the end has the answer "no".
class QuickTokens {
public:
    explicit QuickTokens(std::string_view line);

    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    [[nodiscard]] QuickToken const& operator[](std::size_t at) const { return tokens_[at]; }
    [[nodiscard]] std::string_view text(std::size_t at) const;
    [[nodiscard]] std::string_view key(std::size_t at) const;
    [[nodiscard]] bool is(std::size_t at, QuickTokenKind kind) const;
    [[nodiscard]] bool glued(std::size_t at) const;
    [[nodiscard]] bool mark(std::size_t at, char c) const;
    [[nodiscard]] bool glued_mark(std::size_t at, char c) const { return glued(at) && mark(at, c); }
    [[nodiscard]] bool dash(std::size_t at) const; // of any length
    [[nodiscard]] bool one_of_marks(std::size_t at, std::string_view marks) const;
    // The number in so many figures, at most 9; -1: there is none.
    [[nodiscard]] int number(std::size_t at, std::size_t fewest, std::size_t most) const;

    // A part may begin with this token, or end in front of it: it stands for itself.
    [[nodiscard]] bool may_begin(std::size_t at) const;
    [[nodiscard]] bool may_end(std::size_t next) const;

private:
    void add(QuickTokenKind kind, std::size_t begin, std::size_t end, bool glued);

    std::string_view line_;
    std::vector<QuickToken> tokens_;
};

struct QuickReading {
    std::size_t first = 0; // tokens
    std::size_t next = 0;
    std::optional<QuickDoubt> doubt = {}; // what speaks against reading it
    bool weak = false;                    // only where nothing else is read as such a part
    bool bare = false;                    // "12.11": only at an edge
    Number minutes = {};                  // of a duration
    Date from = {};                       // of a day: both the same
    Date to = {};
    bool is_span = false;
};

struct QuickNow {
    Date today;
    bool planned = false;
    std::size_t read_to = 0; // token: where the part before ends
};

// What begins with this token, which may begin a part.
[[nodiscard]] std::optional<QuickReading> quick_duration(QuickTokens const& tokens, std::size_t at);
[[nodiscard]] std::optional<QuickReading> quick_day(QuickTokens const& tokens, std::size_t at, QuickNow const& now);

// "yesterday", "2 days ago", "last Monday".
[[nodiscard]] std::optional<QuickReading> quick_relative_day(QuickTokens const& tokens, std::size_t at,
                                                             QuickNow const& now);

struct QuickWeekday {
    std::size_t next = 0; // 0: there is none
    int day = 0;          // Monday is 0
};

// "Monday", "Mon.", "Mo"; what has two letters only with a capital.
[[nodiscard]] QuickWeekday quick_weekday(QuickTokens const& tokens, std::size_t at);

// The token behind "-", "to", "bis" and the like; `at` where there is none.
[[nodiscard]] std::size_t quick_after_to(QuickTokens const& tokens, std::size_t at);

} // namespace accrue::cpd
