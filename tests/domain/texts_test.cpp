#include "domain/texts.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "domain/problem.h"
#include "domain/text.h"

namespace accrue {
namespace {

TEST_CASE("a language is known by the beginning of its code") {
    CHECK(language_of("de") == Language::German);
    CHECK(language_of("de-AT") == Language::German);
    CHECK(language_of("de_DE.UTF-8") == Language::German);
    CHECK(language_of("de@euro") == Language::German);
    CHECK(language_of("en") == Language::English);
    CHECK(language_of("en_DE.UTF-8") == Language::English);
    CHECK(language_of("den") == Language::English); // Slavey
    CHECK(language_of("C") == Language::English);
    CHECK(language_of("") == Language::English);
}

TEST_CASE("a language is spoken for as long as it is asked for") {
    REQUIRE(spoken() == Language::English);
    {
        Speaking const german(Language::German);
        CHECK(spoken() == Language::German);
        {
            Speaking const english(Language::English);
            CHECK(spoken() == Language::English);
        }
        CHECK(spoken() == Language::German);
    }
    CHECK(spoken() == Language::English);
}

TEST_CASE("a text is shown in the language that is spoken") {
    CHECK(tr("the library") == "the library");
    Speaking const german(Language::German);
    CHECK(tr("the library") == "die Bibliothek");
}

TEST_CASE("every row of the table is what is shown in German") {
    Speaking const german(Language::German);
    for (auto const part : translations())
        for (Translation const& row : part) CHECK(tr(row.english) == row.german);
}

TEST_CASE("a text without a row is shown as it is") {
    Speaking const german(Language::German);
    CHECK(tr("a text that nobody has put into German") == "a text that nobody has put into German");
    CHECK(say("{} texts that nobody has put into German", 2) == "2 texts that nobody has put into German");
    CHECK(tr("").empty());
}

TEST_CASE("the note of a text is never shown") {
    CHECK(tr("Path¦of nothing that has a row") == "Path");
    CHECK(say("{} paths¦of nothing that has a row", 3) == "3 paths");
    Speaking const german(Language::German);
    CHECK(tr("Path¦of nothing that has a row") == "Path");
    CHECK(say("{} paths¦of nothing that has a row", 3) == "3 paths");
}

TEST_CASE("a text with gaps may have them in another order in German") {
    auto const said = [] { return say("the disk failed while {} was used ({})", "'a.accrue'", "EIO"); };

    CHECK(said() == "the disk failed while 'a.accrue' was used (EIO)");
    Speaking const german(Language::German);
    CHECK(said() == "der Datenträger hat versagt (EIO), während 'a.accrue' in Gebrauch war");
}

TEST_CASE("what a person or a file brings into a text is not put into German") {
    Speaking const german(Language::German);
    CHECK(say("there is a file '{}' already", "the library") == "es gibt schon eine Datei „the library“");
    CHECK(say("there is a file '{}' already", "{}") == "es gibt schon eine Datei „{}“");
}

TEST_CASE("numbers in sentences have the decimal sign of the language") {
    CHECK(number_words({75, 2}) == "37.5");
    CHECK(to_readable({71, 3}) == "about 23.67");
    Speaking const german(Language::German);
    CHECK(number_words({75, 2}) == "37,5");
    CHECK(number_words({-1, 8}) == "-0,125");
    CHECK(number_words({12, 1}) == "12");
    CHECK(number_words({1, 3}) == "1/3");
    CHECK(to_readable({47, 2}) == "23,5");
    CHECK(to_readable({71, 3}) == "etwa 23,67");
    CHECK(to_text(Number{75, 2}) == "37.5"); // for files
}

TEST_CASE("problems of people are told in German and those of packs stay English") {
    constexpr std::string_view words[] = {"points", "points_in"};
    Speaking const german(Language::German);
    CHECK(parse_number("12x").problem().what == "„12x“ ist keine Zahl");
    CHECK(parse_number("12x").problem().remedy == "schreiben Sie eine einfache Zahl wie 12 oder 37.5");
    CHECK(parse_rule_number("12x").problem().what == "'12x' is not a number");
    CHECK(parse_rule_number("1/x").problem().remedy == "write a plain number such as 12 or 37.5");
    CHECK(suggestion("point_in", words) == "meinten Sie „points_in“?");
    CHECK(english_suggestion("point_in", words) == "did you mean 'points_in'?");
}

TEST_CASE("a problem as a line keeps its form in every language") {
    Problem problem{"A102", {"a.json", 3, 1, {}}, "what", "remedy"};
    problem.also.push_back({"a.json", 1, 1, {}});

    CHECK(to_text(problem) == "a.json:3:1: error A102: what; remedy\n  see also a.json:1:1");
    Speaking const german(Language::German);
    CHECK(to_text(problem) == "a.json:3:1: error A102: what; remedy\n  siehe auch a.json:1:1");
}

} // namespace
} // namespace accrue
