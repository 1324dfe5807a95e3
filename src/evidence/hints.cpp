#include "evidence/hints.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "evidence/tool_words.h"

namespace accrue::evidence {
namespace {

constexpr char const* text_name = "text.pdf";
constexpr int least_letters = 20; // of a text that can be compared
constexpr std::size_t most_told = 3;

using Words = std::vector<std::string_view>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Also every byte of what is not ASCII: such words are letters, mostly.
bool is_of_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

template <class IsOfWord>
Words split(std::string_view text, IsOfWord is_of) {
    Words words;
    for (auto at = text.begin(); at != text.end();) {
        at = std::find_if(at, text.end(), is_of);
        auto const end = std::find_if_not(at, text.end(), is_of);
        if (at != end)
            words.push_back(
                text.substr(static_cast<std::size_t>(at - text.begin()), static_cast<std::size_t>(end - at)));
        at = end;
    }
    return words;
}

// --- Dates ---

// With plain blanks, and dashes of ranges ("12.–14.5.2012") as blanks.
std::string plain_blanks(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        auto const [code, size] = first_character(text);
        bool const blank = code <= 0x20 || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x2013 ||
                           code == 0x2014 || code == 0x202F;
        if (blank)
            plain += ' ';
        else
            plain += text.substr(0, size);
        text.remove_prefix(size);
    }
    return plain;
}

// "12th," is "12", "(May" is "May".
std::string_view bare(std::string_view word) {
    constexpr std::string_view around = "()[]{}\"'<>,;:.!?*";
    std::size_t const begin = word.find_first_not_of(around);
    if (begin == std::string_view::npos) return {};
    word = word.substr(begin, word.find_last_not_of(around) - begin + 1);
    for (std::string_view const ordinal : {"st", "nd", "rd", "th"})
        if (word.size() > 2 && word.size() < 5 && word.ends_with(ordinal) && is_digit(word[word.size() - 3]))
            word.remove_suffix(2);
    return word;
}

std::string_view after_hyphen(std::string_view word) { return word.substr(word.rfind('-') + 1); }

// Day or month first: the earlier one where both can be.
std::optional<Date> date_with_slashes(std::string_view word) {
    auto const written = day_month_year(word, '/');
    if (!written) return std::nullopt;
    auto const day_first = make_date(*written);
    auto const month_first = make_date({written->year, written->day, written->month});
    if (day_first && month_first) return std::min(*day_first, *month_first);
    return day_first ? day_first : month_first;
}

std::optional<Date> date_in_one(std::string_view word) {
    if (auto const day = read_date(word)) return day;
    return date_with_slashes(word);
}

struct Reading {
    std::optional<Date> day;
    std::size_t words = 1; // that it takes
};

// The date that begins at a word: of it alone, or of three ("12 May 2012", "May 12th, 2012") or four ("12th of May 2012").
Reading date_at(Words const& words, std::size_t at) {
    std::string_view const first = bare(words[at]);
    if (auto const day = date_in_one(first)) return {day, 1};
    if (auto const day = date_in_one(after_hyphen(first))) return {day, 1}; // 12.5.2012-14.5.2012
    if (at + 2 >= words.size()) return {};
    std::size_t const of = bare(words[at + 1]) == "of" && at + 3 < words.size() ? 1 : 0;
    std::string const rest = fmt::format(" {} {}", bare(words[at + 1 + of]), bare(words[at + 2 + of]));
    for (std::string_view const begin : {first, bare(after_hyphen(first))})
        if (auto const day = read_date(std::string(begin) + rest)) return {day, 3 + of};
    return {};
}

std::string joined(Words const& words, std::size_t at, std::size_t count) {
    return fmt::format("{}", fmt::join(words.begin() + static_cast<std::ptrdiff_t>(at),
                                       words.begin() + static_cast<std::ptrdiff_t>(at + count), " "));
}

// --- Names ---

// As search_key folds it, and with umlauts written out taken for plain ones: "Mueller" is "Müller".
std::string folded(std::string_view text) {
    std::string key = search_key(text);
    for (char const vowel : {'a', 'o', 'u'}) {
        std::string const written_out = {vowel, 'e'};
        for (std::size_t at = key.find(written_out); at != std::string::npos; at = key.find(written_out, at + 1))
            key.erase(at + 1, 1);
    }
    return key;
}

bool is_initial_of(std::string_view initial, std::string_view word) {
    return first_character(initial).size == initial.size() && word.starts_with(initial);
}

bool same_word(std::string_view one, std::string_view other) {
    return one == other || is_initial_of(one, other) || is_initial_of(other, one);
}

// Words of the name that stand among the words from `begin` to before `end`.
std::size_t words_found(Words const& name, Words const& text, std::size_t begin, std::size_t end) {
    auto const from = text.begin() + static_cast<std::ptrdiff_t>(begin);
    auto const to = text.begin() + static_cast<std::ptrdiff_t>(end);
    return static_cast<std::size_t>(std::ranges::count_if(name, [&](std::string_view word) {
        return std::any_of(from, to, [&](std::string_view said) { return same_word(word, said); });
    }));
}

std::string without_blanks(std::string_view text) {
    std::string letters(text);
    std::erase_if(letters, [](char c) { return !is_of_word(c); });
    return letters;
}

} // namespace

Result<std::string> document_text(std::string_view bytes, Sandbox const& sandbox) {
    if (kind_of(bytes) != FileKind::Pdf) return std::string();
    if (!sandbox.has("pdftotext"))
        return Problem{"S113",
                       {},
                       say("the program '{}' is not installed, without which no PDF can be looked at", "pdftotext"),
                       say("install the package {}", "poppler-utils")};
    if (auto const written = sandbox.put(text_name, bytes); !written) return written.problem();
    return text_in(sandbox, text_name);
}

bool has_text(std::string_view text) { return std::ranges::count_if(text, is_of_word) >= least_letters; }

std::vector<FoundDate> dates_in(std::string_view text) {
    std::string const plain = plain_blanks(text);
    Words const words = split(plain, [](char c) { return c != ' '; });
    std::vector<FoundDate> dates;
    for (std::size_t at = 0; at < words.size();) {
        Reading const reading = date_at(words, at);
        bool const known = reading.day && std::ranges::find(dates, *reading.day, &FoundDate::day) != dates.end();
        if (reading.day && !known) dates.push_back({*reading.day, std::string(bare(joined(words, at, reading.words)))});
        at += reading.words;
    }
    std::ranges::sort(dates, {}, &FoundDate::day);
    return dates;
}

bool is_named_in(std::string_view text, std::string_view person) {
    std::string const text_key = folded(text);
    std::string const name_key = folded(person);
    std::string const run_together = without_blanks(name_key);
    assert(!run_together.empty());
    constexpr std::size_t least_run = 6;
    // "A N A K O W A L S K A" as certificates set names, and scripts that set no blanks between words.
    if (run_together.size() >= least_run && without_blanks(text_key).find(run_together) != std::string::npos)
        return true;
    Words name = split(name_key, is_of_word);
    Words const bare_name = [&] {
        Words some;
        std::ranges::copy_if(name, std::back_inserter(some),
                             [](std::string_view word) { return !is_title_of_person(word); });
        return some;
    }();
    if (!bare_name.empty()) name = bare_name;
    Words const said = split(text_key, is_of_word);
    std::size_t const reach = name.size() + 1;
    std::size_t const needed = std::min<std::size_t>(name.size(), 2); // names in the middle are often left out
    for (std::size_t i = 0; i < said.size(); ++i) {
        bool const whole =
            std::ranges::any_of(name, [&](std::string_view word) { return word == said[i] && word.size() > 1; });
        if (whole && words_found(name, said, i - std::min(i, reach), std::min(said.size(), i + reach + 1)) >= needed)
            return true;
    }
    return false;
}

Hints hints_in(std::string_view text, HintsAsked const& asked) {
    Hints hints;
    hints.has_text = has_text(text);
    if (!hints.has_text) {
        hints.sentences.emplace_back(tr("It has no text, as a scan has none: there is nothing to compare."));
        return hints;
    }
    hints.dates = dates_in(text);
    for (FoundDate const& date : hints.dates)
        if (asked.on && date.day > *asked.on) hints.after.push_back(date);
    if (!without_blanks(folded(asked.person)).empty()) hints.is_named = is_named_in(text, asked.person);
    if (!hints.after.empty()) {
        std::vector<std::string> days;
        for (FoundDate const& date : hints.after)
            if (days.size() < most_told) days.push_back(long_day(date.day));
        if (hints.after.size() > most_told) days.emplace_back("…");
        hints.sentences.push_back(say("It names what lies after the scoring date: {}. That may be a date of expiry.",
                                      fmt::format("{}", fmt::join(days, ", "))));
    }
    if (hints.is_named == false)
        hints.sentences.push_back(say("The name {} was not found in its text.", made_visible(asked.person)));
    return hints;
}

} // namespace accrue::evidence
