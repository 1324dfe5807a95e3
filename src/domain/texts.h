// Texts of the interface. They are written in English where they are used and shown in the language that is spoken: the
// English text is the key of the table in german_*.cpp. What is for programs, for the authors of packs (problems of the
// layer `rules`) and the data of people and packs never goes through here.
//
//     tr("Add entry")                        a whole text
//     say("{} of {} files", done, all)       a text with gaps; the German row may put them in another order: "{1} … {0}"
//     to_translate("Undo")                   in a constant table: marks what tr() is given later
//     tr("Path¦of a file")                   where one English word is two German ones: the note after ¦ is not shown
//
// `tests/texts_test.cpp` reads every such literal: each has a German row with the same gaps, and each row is in use.
// The language is one for the whole process, like a locale: speak() may be called from any thread, and a text being put
// together meanwhile may come out in either language. A thread may speak another one for a while (Speaking).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "domain/number.h"

namespace accrue {

enum class Language { English, German };

[[nodiscard]] Language spoken(); // by this thread
void speak(Language language);   // all threads, but where Speaking lives

// "de", "de-AT" and "de_DE.UTF-8" are German; everything else is English.
[[nodiscard]] Language language_of(std::string_view code);

// While it lives its thread speaks a language, whatever the others do; for tests, and for one report.
class Speaking {
public:
    explicit Speaking(Language language);
    ~Speaking();
    Speaking(Speaking const&) = delete;
    Speaking& operator=(Speaking const&) = delete;

private:
    std::optional<Language> before_;
};

// The text in the spoken language; a text without a row is shown as it is. REQUIRES: `english` is a literal (the view
// lives as long as it). What is returned ends where its literal does (data() may be used as a C string) unless the text
// has a note.
[[nodiscard]] std::string_view tr(std::string_view english);

[[nodiscard]] constexpr std::string_view to_translate(std::string_view english) { return english; }

template <typename... Values>
[[nodiscard]] std::string say(fmt::format_string<Values...> english, Values&&... values) {
    std::string_view const text = tr({fmt::string_view(english).data(), fmt::string_view(english).size()});
    return fmt::vformat(fmt::string_view(text.data(), text.size()), fmt::make_format_args(values...));
}

// A number in a sentence: "37.5", in German "37,5"; "n/d" where no decimal is exact.
[[nodiscard]] std::string number_words(Number const& number);

// "1,377,150", in German "1.377.150".
[[nodiscard]] std::string grouped_digits(std::int64_t number);

// One row of the table.
struct Translation {
    std::string_view english;
    std::string_view german;
};

// All rows, part by part; for tests.
[[nodiscard]] std::span<std::span<Translation const> const> translations();

} // namespace accrue
