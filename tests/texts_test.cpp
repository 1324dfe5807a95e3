// The German table against the program: reads every text in tr(), say() and to_translate() under src/, and asks for its
// row. Each rule is a function that is also tried on a made-up text that breaks it.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "domain/texts.h"
#include "support/sources.h"

namespace accrue {
namespace {

using Faults = std::vector<std::string>;

// What is the same word in both languages.
constexpr std::array<std::string_view, 24> same_in_both{"Apr",
                                                        "April",
                                                        "Aug",
                                                        "August",
                                                        "Feb",
                                                        "Fr",
                                                        "Jan",
                                                        "Jul",
                                                        "Jun",
                                                        "Mo",
                                                        "Name",
                                                        "Nov",
                                                        "November",
                                                        "Organisation",
                                                        "Sa",
                                                        "Sep",
                                                        "September",
                                                        "Start",
                                                        "Status",
                                                        "Status {}",
                                                        "System",
                                                        "Version",
                                                        "Version {} · {}",
                                                        "{} in {}"};

constexpr std::string_view note_mark = "¦"; // texts.h

struct Used {
    std::string text;
    std::string where;    // "gui/app.cpp:12"
    bool is_said = false; // by say(): every brace in it belongs to a gap
};

struct UsedTexts {
    std::vector<Used> texts;
    Faults faults; // calls in which the text does not stand where this test can read it
};

// --- Reading the sources --------------------------------------------------------------------------------------------

// What stands for the letter behind a backslash.
char unescaped(char letter) {
    constexpr std::array<std::pair<char, char>, 6> escapes{
        {{'n', '\n'}, {'t', '\t'}, {'r', '\r'}, {'"', '"'}, {'\'', '\''}, {'\\', '\\'}}};
    auto const* const found =
        std::find_if(escapes.begin(), escapes.end(), [&](auto const& e) { return e.first == letter; });
    if (found == escapes.end()) throw std::runtime_error(std::string("an escape that is not known: \\") + letter);
    return found->second;
}

// Reads what is between the brackets of one call.
class Arguments {
public:
    Arguments(std::string_view code, std::size_t at) : code_(code), at_(at) { skip_blanks(); }

    // The literals side by side at the beginning, as one; nullopt where there are none.
    std::optional<std::string> text() {
        if (!is_at('"')) return std::nullopt;
        std::string text;
        while (is_at('"')) {
            for (++at_; !is_at('"'); ++at_) text += is_at('\\') ? unescaped(code_.at(++at_)) : code_.at(at_);
            ++at_;
            skip_blanks();
        }
        return text;
    }

    [[nodiscard]] bool is_at(char c) const { return code_.at(at_) == c; }

    // There is a literal before the closing bracket.
    [[nodiscard]] bool holds_text() const {
        int open = 1;
        for (std::size_t i = at_; i < code_.size() && open > 0; ++i) {
            if (code_[i] == '"') return true;
            open += code_[i] == '(' ? 1 : code_[i] == ')' ? -1 : 0;
        }
        return false;
    }

private:
    void skip_blanks() { at_ = std::min(code_.find_first_not_of(" \n", at_), code_.size() - 1); }

    std::string_view code_;
    std::size_t at_;
};

void read_call(std::string_view name, Arguments arguments, std::string const& where, UsedTexts& used) {
    bool const is_said = name == "say";
    auto text = arguments.text();
    if (text && (arguments.is_at(')') || (is_said && arguments.is_at(','))))
        used.texts.push_back({*std::move(text), where, is_said});
    else if (text || is_said || arguments.holds_text())
        used.faults.push_back(where + ": " + std::string(name) + "() asks for one literal");
}

// Every call of the three names. What they are made of, in domain/texts.h, is none.
UsedTexts texts_in(test::Source const& source) {
    UsedTexts used;
    if (source.path == "domain/texts.h") return used;
    std::string const code = test::without_comments(source.text);
    std::string const bare = test::code_only(source.text); // a call inside a text is none
    for (std::string_view const name : {"tr", "say", "to_translate"}) {
        std::string const call = std::string(name) + "(";
        for (std::size_t at = bare.find(call); at != std::string::npos; at = bare.find(call, at + 1)) {
            if (at > 0 && test::is_word_character(bare[at - 1])) continue;
            auto const line = 1 + std::count(bare.begin(), bare.begin() + static_cast<std::ptrdiff_t>(at), '\n');
            read_call(name, {code, at + call.size()}, source.path + ":" + std::to_string(line), used);
        }
    }
    return used;
}

UsedTexts texts_of_the_program() {
    UsedTexts all;
    for (test::Source const& source : test::program_sources()) {
        UsedTexts used = texts_in(source);
        std::move(used.texts.begin(), used.texts.end(), std::back_inserter(all.texts));
        std::move(used.faults.begin(), used.faults.end(), std::back_inserter(all.faults));
    }
    return all;
}

// --- Gaps -----------------------------------------------------------------------------------------------------------

struct Gap {
    std::size_t value = 0; // which of the values fills it
    std::string format;    // ":02"

    friend auto operator<=>(Gap const&, Gap const&) = default;
};

struct Gaps {
    std::vector<Gap> gaps;     // in the order of the values
    bool stray_brace = false;  // a brace that belongs to none
    bool mixes_counts = false; // "{}" and "{0}" in one text, which fmt refuses

    friend bool operator==(Gaps const&, Gaps const&) = default;
};

// Notes in `found` what is between two braces; false where it is no gap.
bool take_gap(std::string_view inside, Gaps& found, std::size_t& counted, bool& numbered) {
    std::size_t const colon = std::min(inside.find(':'), inside.size());
    std::string_view const number = inside.substr(0, colon);
    if (number.find_first_not_of("0123456789") != std::string_view::npos || number.size() > 2) return false;
    numbered = numbered || !number.empty();
    std::size_t const value = number.empty() ? counted++ : static_cast<std::size_t>(std::stoi(std::string(number)));
    found.gaps.push_back({value, std::string(inside.substr(colon))});
    return true;
}

Gaps gaps_of(std::string_view text) {
    Gaps found;
    std::size_t counted = 0;
    bool numbered = false;
    for (std::size_t at = text.find_first_of("{}"); at != std::string_view::npos; at = text.find_first_of("{}", at)) {
        if (text.substr(at, 2) == "{{" || text.substr(at, 2) == "}}") {
            at += 2;
            continue;
        }
        std::size_t const end = text.find_first_of("{}", at + 1);
        bool const closed = text[at] == '{' && end != std::string_view::npos && text[end] == '}';
        if (closed && take_gap(text.substr(at + 1, end - at - 1), found, counted, numbered)) {
            at = end + 1;
            continue;
        }
        found.stray_brace = true;
        ++at;
    }
    std::sort(found.gaps.begin(), found.gaps.end());
    found.mixes_counts = numbered && counted > 0;
    return found;
}

// --- The rules ------------------------------------------------------------------------------------------------------

std::vector<Translation> all_rows() {
    std::vector<Translation> rows;
    for (auto const part : translations()) rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

std::string_view shown(std::string_view english) { return english.substr(0, english.find(note_mark)); }

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

// What is wrong with one row by itself. `is_said`: braces that are no gaps would be refused when it is said.
Faults row_faults(Translation const& row, bool is_said) {
    Faults faults;
    auto const report = [&](std::string_view what) {
        faults.push_back(in_quotes(row.english) + ": " + std::string(what));
    };
    std::string_view const english = shown(row.english);
    if (row.german.empty()) {
        report("the German text is empty");
        return faults;
    }
    bool const may_be_same = std::find(same_in_both.begin(), same_in_both.end(), english) != same_in_both.end();
    if (row.german == english && !may_be_same) report("the German text is the English one");
    if (row.german.find(note_mark) != std::string_view::npos) report("a note stands in the English text alone");
    Gaps const asked = gaps_of(english);
    Gaps const given = gaps_of(row.german);
    if (asked.gaps != given.gaps) report("the gaps differ");
    if (given.mixes_counts) report("{} and {0} do not go together");
    if (is_said && given.stray_brace) report("a brace belongs to no gap");
    return faults;
}

Faults table_faults(std::vector<Translation> const& rows, std::vector<Used> const& used) {
    Faults faults;
    std::map<std::string_view, bool> said; // by text in use
    for (Used const& text : used) said[text.text] = said[text.text] || text.is_said;
    std::set<std::string_view> there;
    for (Translation const& row : rows) {
        if (!there.insert(row.english).second) faults.push_back(in_quotes(row.english) + ": has two rows");
        auto const use = said.find(row.english);
        if (use == said.end()) faults.push_back(in_quotes(row.english) + ": is not in use");
        Faults const own = row_faults(row, use != said.end() && use->second);
        faults.insert(faults.end(), own.begin(), own.end());
    }
    for (Used const& text : used)
        if (!there.contains(text.text))
            faults.push_back(text.where + ": " + in_quotes(text.text) + " has no German row");
    return faults;
}

Used said_text(std::string text) { return {std::move(text), "a.cpp:1", true}; }
Used shown_text(std::string text) { return {std::move(text), "a.cpp:1", false}; }

std::vector<std::string> texts_of(UsedTexts const& used) {
    std::vector<std::string> texts;
    for (Used const& text : used.texts) texts.push_back(text.text);
    return texts;
}

} // namespace

TEST_CASE("every text that is shown has one German row with the same gaps and every row is in use") {
    UsedTexts const used = texts_of_the_program();
    std::vector<Translation> const rows = all_rows();
    for (std::string const& fault : used.faults) FAIL_CHECK("src/" << fault);
    for (std::string const& fault : table_faults(rows, used.texts)) FAIL_CHECK(fault);
    CHECK(used.texts.size() > 200);
    CHECK(rows.size() > 200);
}

TEST_CASE("the texts of a source are found with their escapes and at their lines") {
    UsedTexts const used = texts_in({"gui/a.cpp", "auto a = tr(\"one\");\n"
                                                  "auto b = say(\"{} of {}\", c, d(\"no text of ours\"));\n"
                                                  "auto c = tr(\n    \"two \"\n    \"lines \\\"quoted\\\"\\n\\\\u\");\n"
                                                  "constexpr auto t = to_translate(\"in a table\");\n"
                                                  "auto e = yes ? tr(\"yes\") : tr(\"no\");\n"});

    CHECK(used.faults == Faults{});
    REQUIRE(used.texts.size() == 6);
    CHECK(texts_of(used) ==
          std::vector<std::string>{"one", "two lines \"quoted\"\n\\u", "yes", "no", "{} of {}", "in a table"});
    CHECK(used.texts[1].where == "gui/a.cpp:3");
    CHECK_FALSE(used.texts[1].is_said);
    CHECK(used.texts[4].is_said);
}

TEST_CASE("what is no call of the three names is not read") {
    UsedTexts const used = texts_in({"gui/a.cpp", "// tr(\"in a comment\")\n"
                                                  "auto a = str(\"another function\");\n"
                                                  "auto b = \"a text: tr(\";\n"
                                                  "auto c = tr(row.text);\n"});

    CHECK(used.faults == Faults{});
    CHECK(texts_of(used) == std::vector<std::string>{});
}

TEST_CASE("a call in which the text does not stand by itself is found") {
    struct Case {
        std::string code;
        std::string fault;
    };
    std::vector<Case> const cases = {
        {"\nauto a = tr(x ? \"a\" : \"b\");\n", "gui/a.cpp:2: tr() asks for one literal"},
        {"auto a = tr(\"a\" + b);\n", "gui/a.cpp:1: tr() asks for one literal"},
        {"auto a = tr(word(\"a\"));\n", "gui/a.cpp:1: tr() asks for one literal"},
        {"auto a = say(text, b);\n", "gui/a.cpp:1: say() asks for one literal"},
        {"auto a = say(x ? \"a\" : \"b\", c);\n", "gui/a.cpp:1: say() asks for one literal"},
        {"auto a = to_translate(\"a\" \"b\", c);\n", "gui/a.cpp:1: to_translate() asks for one literal"},
    };
    for (auto const& [code, fault] : cases) {
        CAPTURE(code);
        UsedTexts const used = texts_in({"gui/a.cpp", code});
        CHECK(used.faults == Faults{fault});
        CHECK(used.texts.empty());
    }
    CHECK_THROWS(texts_in({"gui/a.cpp", "auto a = tr(\"\\x41\");\n"}));
}

TEST_CASE("gaps are counted in their order unless they have a number") {
    CHECK(gaps_of("no gap").gaps.empty());
    CHECK(gaps_of("{} and {:02}") == gaps_of("{1:02} und {0}"));
    CHECK(gaps_of("{} and {}") == gaps_of("{1} und {0}"));
    CHECK(gaps_of("{} and {}") != gaps_of("{} und"));
    CHECK(gaps_of("{} and {}") != gaps_of("{0} und {0}"));
    CHECK(gaps_of("{:.1f}") != gaps_of("{}"));
    CHECK(gaps_of("{{no gap}}") == gaps_of("none"));
    CHECK(gaps_of("an object in { }").stray_brace);
    CHECK(gaps_of("ends with {").stray_brace);
    CHECK(gaps_of("a } alone").stray_brace);
    CHECK(gaps_of("{} and {0}").mixes_counts);
    CHECK_FALSE(gaps_of("{1} and {0}").mixes_counts);
}

TEST_CASE("a row that breaks a rule is found") {
    struct Case {
        Translation row;
        bool is_said;
        Faults faults;
    };
    std::vector<Case> const cases = {
        {{"Undo", "Rückgängig"}, false, {}},
        {{"Name", "Name"}, false, {}},
        {{"Name¦of a file", "Name"}, false, {}},
        {{"Path¦of a file", "Pfad"}, false, {}},
        {{"{} of {}", "von {1} sind {0}"}, true, {}},
        {{"begins with {", "beginnt mit {"}, false, {}},
        {{"Undo", ""}, false, {"\"Undo\": the German text is empty"}},
        {{"Undo", "Undo"}, false, {"\"Undo\": the German text is the English one"}},
        {{"Path¦of a file", "Pfad¦einer Datei"},
         false,
         {"\"Path¦of a file\": a note stands in the English text alone"}},
        {{"{} of {}", "{} von"}, true, {"\"{} of {}\": the gaps differ"}},
        {{"{:02} h", "{} Std."}, true, {"\"{:02} h\": the gaps differ"}},
        {{"{} of {}", "{} von {1}"}, true, {"\"{} of {}\": {} and {0} do not go together"}},
        {{"{} h", "{} Std. {"}, true, {"\"{} h\": a brace belongs to no gap"}},
    };
    for (auto const& [row, is_said, faults] : cases) {
        CAPTURE(row.german);
        CHECK(row_faults(row, is_said) == faults);
    }
}

TEST_CASE("a table that is not that of the program is found") {
    std::vector<Translation> const rows = {{"Undo", "Rückgängig"}, {"{} h", "{} Std."}};
    std::vector<Used> const used = {shown_text("Undo"), said_text("{} h"), shown_text("Undo")};

    CHECK(table_faults(rows, used) == Faults{});
    CHECK(table_faults({rows[0], rows[1], rows[0]}, used) == Faults{"\"Undo\": has two rows"});
    CHECK(table_faults(rows, {used[0]}) == Faults{"\"{} h\": is not in use"});
    CHECK(table_faults({rows[1]}, {used[0], used[1]}) == Faults{"a.cpp:1: \"Undo\" has no German row"});
    CHECK(table_faults({rows[0], {"{} h", "{} Std. }"}}, used) == Faults{"\"{} h\": a brace belongs to no gap"});
}

} // namespace accrue
