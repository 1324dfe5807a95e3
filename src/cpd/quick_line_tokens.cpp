#include <algorithm>
#include <array>
#include <charconv>

#include "cpd/quick_line_parts.h"
#include "domain/text.h"

namespace accrue::cpd {
namespace {

constexpr std::size_t longest_key = 24; // bytes of a word that can be looked for

struct QuoteMarks {
    std::string_view opens;
    std::array<std::string_view, 3> closes;
};

constexpr std::array<QuoteMarks, 5> quote_marks{{
    {"\"", {"\"", "\"", "\""}},
    {"„", {"“", "”", "\""}},
    {"“", {"”", "“", "\""}},
    {"«", {"»", "»", "»"}},
    {"»", {"«", "«", "«"}},
}};

bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_quick_blank(Character const& character) {
    if (character.code < 0x80) return character.code <= 0x20 || character.code == 0x7F;
    return kind_of_character(character.code) == CharacterKind::Blank;
}

bool is_quick_fraction(char32_t code) {
    return (code >= 0xBC && code <= 0xBE) || code == U'⅓' || code == U'⅔'; // ¼ ½ ¾
}

QuickTokenKind kind_of_token(Character const& character) {
    char32_t const code = character.code;
    if (code < 0x80) {
        char const c = static_cast<char>(code);
        if (is_figure(c)) return QuickTokenKind::Figures;
        return is_plain_letter(c) || c == '_' ? QuickTokenKind::Letters : QuickTokenKind::Mark;
    }
    if (is_quick_fraction(code)) return QuickTokenKind::Fraction;
    bool const punctuation = (code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205E);
    bool const other_mark = code == U'«' || code == U'»' || code == U'·' || code == U'−';
    return punctuation || other_mark ? QuickTokenKind::Mark : QuickTokenKind::Letters;
}

// "https://…", "www.…", "name@…", "example.org/…". `chunk` has no blanks.
bool is_address(std::string_view chunk) {
    if (chunk.find("://") != std::string_view::npos || chunk.starts_with("www.")) return true;
    std::size_t const at_sign = chunk.find('@');
    if (at_sign != std::string_view::npos && at_sign > 0 && chunk[at_sign - 1] != '(') return true;
    for (std::size_t i = 1; i + 1 < chunk.size(); ++i)
        if (chunk[i] == '.' && is_plain_letter(chunk[i - 1]) && is_plain_letter(chunk[i + 1]))
            return chunk.find('/', i) != std::string_view::npos;
    return false;
}

// Behind the address that begins with `chunk`, without the punctuation of the sentence around it; 0 where none does.
std::size_t size_of_address(std::string_view chunk) {
    if (chunk.empty() || std::string_view("([{<").find(chunk[0]) != std::string_view::npos || !is_address(chunk))
        return 0;
    bool const has_bracket = chunk.find('(') != std::string_view::npos;
    return chunk.find_last_not_of(has_bracket ? ",;:.!?" : ",;:.!?)]}>") + 1;
}

// Finds the ends of quotes; what does not end once does not end further on either.
class Quotes {
public:
    explicit Quotes(std::string_view line) : line_(line) {}

    // Behind the quote that begins here; `begin` where none does.
    std::size_t end_of_quote(std::size_t begin) {
        std::string_view const rest = line_.substr(begin);
        for (std::size_t i = 0; i < quote_marks.size(); ++i) {
            QuoteMarks const& marks = quote_marks[i];
            if (endless_[i] || !rest.starts_with(marks.opens)) continue;
            std::size_t end = std::string_view::npos;
            for (std::string_view const close : marks.closes) {
                std::size_t const found = rest.find(close, marks.opens.size());
                if (found != std::string_view::npos) end = std::min(end, found + close.size());
            }
            if (end != std::string_view::npos) return begin + end;
            endless_[i] = true;
        }
        return begin;
    }

private:
    std::string_view line_;
    std::array<bool, quote_marks.size()> endless_{};
};

std::size_t end_of_chunk(std::string_view line, std::size_t at) {
    while (at < line.size()) {
        Character const character = first_character(line.substr(at));
        if (is_quick_blank(character)) break;
        at += character.size;
    }
    return at;
}

std::size_t end_of_token(std::string_view line, std::size_t at, QuickTokenKind kind) {
    std::size_t end = at + first_character(line.substr(at)).size;
    while (kind == QuickTokenKind::Figures || kind == QuickTokenKind::Letters) {
        if (end >= line.size()) break;
        Character const character = first_character(line.substr(end));
        if (is_quick_blank(character) || kind_of_token(character) != kind) break;
        end += character.size;
    }
    return end;
}

} // namespace

QuickTokens::QuickTokens(std::string_view line) : line_(line) {
    Quotes quotes(line);
    bool glued = false;
    for (std::size_t at = 0; at < line.size();) {
        Character const character = first_character(line.substr(at));
        if (is_quick_blank(character)) {
            at += character.size;
            glued = false;
            continue;
        }
        bool const fresh = !glued || tokens_.back().kind == QuickTokenKind::Mark;
        std::size_t whole = fresh ? quotes.end_of_quote(at) : at;
        bool const behind_bracket = fresh && glued && !tokens_.back().glued && one_of_marks(size() - 1, "([{<");
        if (whole == at && (!glued || behind_bracket))
            whole += size_of_address(line.substr(at, end_of_chunk(line, at) - at));
        QuickTokenKind const kind = whole > at ? QuickTokenKind::Whole : kind_of_token(character);
        std::size_t const end = whole > at ? whole : end_of_token(line, at, kind);
        add(kind, at, end, glued);
        at = end;
        glued = true;
    }
}

void QuickTokens::add(QuickTokenKind kind, std::size_t begin, std::size_t end, bool glued) {
    bool const looked_for = kind == QuickTokenKind::Letters && end - begin <= longest_key;
    tokens_.push_back({kind, begin, end, glued, looked_for ? search_key(line_.substr(begin, end - begin)) : ""});
}

std::string_view QuickTokens::text(std::size_t at) const {
    return at < size() ? line_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin) : std::string_view();
}

std::string_view QuickTokens::key(std::size_t at) const {
    return at < size() ? std::string_view(tokens_[at].key) : std::string_view();
}

bool QuickTokens::is(std::size_t at, QuickTokenKind kind) const { return at < size() && tokens_[at].kind == kind; }

bool QuickTokens::glued(std::size_t at) const { return at < size() && tokens_[at].glued; }

bool QuickTokens::mark(std::size_t at, char c) const {
    return is(at, QuickTokenKind::Mark) && text(at) == std::string_view(&c, 1);
}

bool QuickTokens::dash(std::size_t at) const {
    constexpr std::array<std::string_view, 8> dashes{"-", "‐", "‑", "‒", "–", "—", "―", "−"};
    return is(at, QuickTokenKind::Mark) && std::ranges::find(dashes, text(at)) != dashes.end();
}

bool QuickTokens::one_of_marks(std::size_t at, std::string_view marks) const {
    return is(at, QuickTokenKind::Mark) && text(at).size() == 1 && marks.find(text(at)) != std::string_view::npos;
}

int QuickTokens::number(std::size_t at, std::size_t fewest, std::size_t most) const {
    std::string_view const figures = text(at);
    if (!is(at, QuickTokenKind::Figures) || figures.size() < fewest || figures.size() > most) return -1;
    int value = -1;
    std::from_chars(figures.data(), figures.data() + figures.size(), value);
    return value;
}

bool QuickTokens::may_begin(std::size_t at) const {
    if (!glued(at)) return at < size();
    std::size_t const before = at - 1; // a glued token is not the first
    bool const behind_figures = glued(before) && is(before - 1, QuickTokenKind::Figures);
    if (one_of_marks(before, "([{;|")) return true;
    if (mark(before, ':')) return glued(before) && is(before - 1, QuickTokenKind::Letters);
    return (mark(before, ',') || (dash(before) && !mark(before, '-'))) && !behind_figures;
}

bool QuickTokens::may_end(std::size_t next) const {
    if (!glued(next)) return true;
    if (one_of_marks(next, ")]};|!?")) return true;
    if (one_of_marks(next, ".:")) return !glued(next + 1) || one_of_marks(next + 1, ")]}");
    bool const before_figures = glued(next + 1) && is(next + 1, QuickTokenKind::Figures);
    return (mark(next, ',') || (dash(next) && !mark(next, '-'))) && !before_figures;
}

std::size_t quick_after_to(QuickTokens const& tokens, std::size_t at) {
    constexpr std::array<std::string_view, 6> words{"to", "until", "till", "through", "thru", "bis"};
    if (tokens.dash(at)) return at + 1;
    if (std::ranges::find(words, tokens.key(at)) == words.end()) return at;
    return at + (tokens.key(at) == "bis" && tokens.key(at + 1) == "zum" ? 2U : 1U);
}

} // namespace accrue::cpd
