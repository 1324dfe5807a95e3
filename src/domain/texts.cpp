#include "domain/texts.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <unordered_map>

#include "domain/german.h"

namespace accrue {
namespace {

std::atomic<Language> spoken_language{Language::English};
thread_local std::optional<Language> spoken_here; // where Speaking lives

constexpr std::string_view note_mark = "¦";

std::string_view without_note(std::string_view text) { return text.substr(0, text.find(note_mark)); }

using Table = std::unordered_map<std::string_view, std::string_view>;

Table make_table() {
    Table table;
    for (auto const part : translations())
        for (Translation const& row : part) table.emplace(row.english, row.german);
    return table;
}

std::string_view in_german(std::string_view english) {
    static Table const table = make_table();
    auto const row = table.find(english);
    return row == table.end() ? without_note(english) : row->second;
}

} // namespace

Language spoken() { return spoken_here ? *spoken_here : spoken_language.load(std::memory_order_relaxed); }

void speak(Language language) { spoken_language.store(language, std::memory_order_relaxed); }

Speaking::Speaking(Language language) : before_(spoken_here) { spoken_here = language; }

Speaking::~Speaking() { spoken_here = before_; }

Language language_of(std::string_view code) {
    std::string_view const language = code.substr(0, code.find_first_of("-_.@"));
    return language == "de" ? Language::German : Language::English;
}

std::string_view tr(std::string_view english) {
    return spoken() == Language::German ? in_german(english) : without_note(english);
}

std::string number_words(Number const& number) {
    std::string words = to_text(number);
    if (spoken() == Language::German) std::ranges::replace(words, '.', ',');
    return words;
}

std::string grouped_digits(std::int64_t number) {
    std::string digits = std::to_string(number);
    std::size_t const first = digits.starts_with('-') ? 1 : 0;
    char const mark = spoken() == Language::German ? '.' : ',';
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, mark);
    return digits;
}

std::span<std::span<Translation const> const> translations() {
    static std::array const parts{
        german::shell(),       german::screens(),        german::more_screens(),    german::session(),
        german::path(),        german::explanations(),   german::scoring(),         german::reports(),
        german::problems(),    german::handbook(),       german::evidence(),        german::files(),
        german::package(),     german::application(),    german::papers(),          german::review(),
        german::review_desk(), german::review_screens(), german::review_decision(), german::practice(),
        german::deciding(),    german::review_hiding(),  german::review_figures(),  german::calendar(),
        german::cpd()};
    return parts;
}

} // namespace accrue
