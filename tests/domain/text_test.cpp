#include "domain/text.h"

#include <array>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace accrue {
namespace {

TEST_CASE("search finds letters without their accents and strokes") {
    CHECK(search_key("Żółć") == "zolc");
    CHECK(search_key("Grażyna Ångström") == "grazyna angstrom");
    CHECK(search_key("Nguyễn") == "nguyen");
    CHECK(search_key("ΑΘΗΝΑ") == search_key("Αθήνα"));
    CHECK(search_key("é") == search_key("e\xCC\x81"));
    CHECK(search_key("Straße") == "strasse");
}

TEST_CASE("a text that is wiped leaves nothing in its room, be it short, long, or longer before") {
    for (std::string const said : {"short", "much longer than fits beside the size of a text"}) {
        std::string text = said;
        text.erase(2);
        wipe(text);
        CHECK(text.empty());
        CHECK(std::string(text.data(), said.size()) == std::string(said.size(), '\0')); // the room that it had
    }
}

TEST_CASE("comparison ignores case and blanks at the ends but keeps accents") {
    CHECK(comparison_key("  Incident Management ") == comparison_key("INCIDENT management"));
    CHECK(comparison_key("resume") != comparison_key("résumé"));
    CHECK(comparison_key("é") == comparison_key("e\xCC\x81"));
}

TEST_CASE("text that is not UTF-8 is found and never changed") {
    CHECK(find_invalid_utf8("plain Żółć 🙂") == std::string_view::npos);
    CHECK(find_invalid_utf8("ab\xC3") == 2);
    CHECK(find_invalid_utf8("\xC0\xAF") == 0);      // overlong
    CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1); // surrogate
    CHECK(comparison_key("ab\xC3") == "ab\xC3");
}

TEST_CASE("text is gone through by characters and each wrong byte is one of its own") {
    auto const codes = [](std::string_view text) {
        std::string read;
        while (!text.empty()) {
            Character const c = first_character(text);
            REQUIRE(c.size <= text.size());
            read += fmt::format("{:X}/{} ", static_cast<unsigned>(c.code), c.size);
            text.remove_prefix(c.size);
        }
        return read;
    };
    CHECK(codes("aż→🙂") == "61/1 17C/2 2192/3 1F642/4 ");
    CHECK(codes(std::string_view("\0b", 2)) == "0/1 62/1 ");
    CHECK(codes("\xC3") == "FFFD/1 "); // cut off
    CHECK(codes("\xE2\x82") == "FFFD/1 FFFD/1 ");
    CHECK(codes("\xF0\x9F\x99") == "FFFD/1 FFFD/1 FFFD/1 ");
    CHECK(codes("\xC3(\x80ż") == "FFFD/1 28/1 FFFD/1 17C/2 ");
    CHECK(codes("\xC0\xAF") == "FFFD/1 FFFD/1 ");            // overlong
    CHECK(codes("\xED\xA0\x80") == "FFFD/1 FFFD/1 FFFD/1 "); // surrogate
    CHECK(codes("\xF8\xFF") == "FFFD/1 FFFD/1 ");
    std::string const arrow = "→";
    for (std::size_t end = 1; end < arrow.size(); ++end) // what stands behind the end is not read
        CHECK(first_character(std::string_view(arrow).substr(0, end)).code == U'\uFFFD');
}

TEST_CASE("a slip is met with the word that was meant") {
    std::array<std::string_view, 3> const words{"points_in", "clause", "gates"};
    CHECK(suggestion("point_in", words) == "did you mean 'points_in'?");
    CHECK(suggestion("clauses", words) == "did you mean 'clause'?");
    CHECK(suggestion("zzzzzz", words).empty());
    CHECK(suggestion("", words).empty());
}

TEST_CASE("characters are counted and not bytes") {
    CHECK(character_count("") == 0);
    CHECK(character_count("Tromsø") == 6);
}

TEST_CASE("a word has a letter or a digit, and stands between white space") {
    CHECK(word_count("") == 0);
    CHECK(word_count(" \n") == 0);
    CHECK(word_count("one two") == 2);
    CHECK(word_count("one – two — three") == 3); // dashes alone are none
    CHECK(word_count("• one\n• two") == 2);
    CHECK(word_count("– • … “”") == 0);
    CHECK(word_count("l'état, l’état") == 2);
    CHECK(word_count("one–two (three)") == 2);
    CHECK(word_count("Żółć Zażółć gęślą") == 3);
    CHECK(word_count("e\u0301tat a\u0300") == 2); // marks belong to their letters
    CHECK(word_count("Приклад и ΑΘΗΝΑ") == 3);
    CHECK(word_count("2012 3.5 § 4") == 3);
    CHECK(word_count("one\u00A0two\u2003three\u3000four\u2028five\u0085six") == 6);
    CHECK(word_count("one\xFF\xFEtwo \xFF") == 1); // bytes that are no characters are no words
}

TEST_CASE("of scripts without spaces each letter is a word") {
    CHECK(word_count("我喜欢工作。") == 5);
    CHECK(word_count("日本語です") == 5);
    CHECK(word_count("ITIL认证 2012年") == 5);
    CHECK(word_count("ไป มา") == 4);
    CHECK(word_count("한국어 시험") == 2); // Korean has spaces
}

TEST_CASE("long text is cut between characters") {
    CHECK(shortened("Żółć", 3) == "Żół…");
    CHECK(shortened("Żółć", 4) == "Żółć");
}

TEST_CASE("a sentence begins with a capital letter") {
    CHECK(capitalised("the file is empty") == "The file is empty");
    CHECK(capitalised("öffnen Sie sie") == "Öffnen Sie sie");
    CHECK(capitalised("Über") == "Über");
    CHECK(capitalised("12 h") == "12 h");
    CHECK(capitalised("") == "");
}

} // namespace
} // namespace accrue

TEST_CASE("Nothing is hidden in a text made visible") {
    CHECK(accrue::made_visible("Grażyna Żółć 日本語") == "Grażyna Żółć 日本語");
    CHECK(accrue::made_visible("abc\u202Edef\u2069") == "abc[U+202E]def[U+2069]");
    CHECK(accrue::made_visible("two\nlines\tand a bell\a") == "two¶lines[U+0009]and a bell[U+0007]");
    CHECK(accrue::made_visible("\u200Bx\uFEFF\x7F") == "[U+200B]x[U+FEFF][U+007F]");
    CHECK(accrue::reorders_text("abc\u202Edef"));
    CHECK_FALSE(accrue::reorders_text("\u200Babc"));
    CHECK_FALSE(accrue::reorders_text(""));
}
