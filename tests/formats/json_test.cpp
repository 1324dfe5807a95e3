#include "formats/json.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "formats/parsed_json.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

std::string refusal(std::string_view text) {
    auto const json = parse_json(text, "a.json");
    return json ? "accepted" : to_text(json.problem());
}

// Where this reader is stricter than the grammar.
std::set<std::string> const refused_though_valid = {
    "y_number_minus_zero.json",
    "y_number_negative_zero.json",
    "y_object_duplicated_key.json",
    "y_object_duplicated_key_and_value.json",
};

// Numbers that lose nothing as text; as a value of a claim they are refused later, with their path.
std::set<std::string> const accepted_though_optional = {
    "i_number_double_huge_neg_exp.json", "i_number_real_underflow.json",        "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",     "i_number_very_big_negative_int.json",
};

} // namespace

TEST_CASE("Every file of the JSON test suite is accepted or refused as the list says") {
    std::size_t count = 0;
    for (auto const& entry : std::filesystem::directory_iterator(ACCRUE_SOURCE_DIR "/tests/corpora/json")) {
        ++count;
        std::string const name = entry.path().filename().string();
        CAPTURE(name);
        std::string const text = test::file_text(entry.path());
        std::string const digest = sha256_hex(text);
        auto const start = std::chrono::steady_clock::now();

        auto const json = parse_json(text, name);

        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
        bool const expected = name.starts_with("y_")   ? !refused_though_valid.contains(name)
                              : name.starts_with("n_") ? false
                                                       : accepted_though_optional.contains(name);
        CHECK(static_cast<bool>(json) == expected);
        if (!json) {
            CHECK(json.problem().where.file == name);
            CHECK(json.problem().where.line > 0);
            CHECK(json.problem().what != "this is not JSON"); // every refusal has words of its own
            CHECK(to_text(parse_json(text, name).problem()) == to_text(json.problem()));
        }
        CHECK(sha256_hex(test::file_text(entry.path())) == digest);
    }
    CHECK(count == 318);
}

TEST_CASE("What was accepted from the JSON test suite is written and read back equal") {
    for (auto const& entry : std::filesystem::directory_iterator(ACCRUE_SOURCE_DIR "/tests/corpora/json")) {
        auto const json = parse_json(test::file_text(entry.path()), "a.json");
        if (!json) continue;
        CAPTURE(entry.path().filename().string());
        CHECK(test::parsed_json(write_json(*json)) == *json);
        CHECK(test::parsed_json(write_json_line(*json)) == *json);
    }
}

TEST_CASE("Numbers keep their spelling") {
    for (std::string const text : {"37.50", "0.1", "1e3", "-12", "123456789012345678901234567890", "0", "1E-2"}) {
        CAPTURE(text);
        CHECK(std::get<JsonNumber>(test::parsed_json(text).value).text == text);
    }
}

TEST_CASE("A problem names line and column in characters") {
    CHECK(
        refusal("{\n  \"título\": \"ä\", \"x\": nope\n}") ==
        "a.json:2:23: error A101: 'nope' cannot stand here; write a text in quotation marks, a number, true, false, a "
        "list or an object");
}

TEST_CASE("What is wrong with the grammar is said in plain words") {
    auto const what = [](std::string_view text) {
        auto const json = parse_json(text, "a.json");
        return json ? "accepted" : json.problem().what;
    };
    CHECK(what(R"({"format": )") == "the text ends too early");
    CHECK(what(R"({"a": 1)") == "the text ends too early");
    CHECK(what(R"({"a": "x)") == "the text ends inside quotation marks");
    CHECK(what(R"({"a": 1} {})") == "there is more text after the end of the document");
    CHECK(what(R"({"a": 1, })") == "there is a comma before '}'");
    CHECK(what(R"([1, ])") == "here a value is expected before ']'");
    CHECK(what(R"([1 2])") == "here a comma or ']' is missing");
    CHECK(what(R"({"a" 1})") == "after a key there must be a colon");
    CHECK(what(R"({a: 1})") == "'a' cannot stand here");
    CHECK(what(R"({"a": 'x'})") == "'\'' cannot stand here");
    CHECK(what("{\"a\": \"x\ny\"}") == "a line break, tab or other control character stands inside quotation marks");
    CHECK(what(R"({"a": "\d"})") == "after a backslash this character may not stand");
    CHECK(what(R"([1.])") == "this number is not complete");
}

TEST_CASE("A duplicate key is refused with both places") {
    CHECK(refusal("{\"a\": 1,\n \"b\": {\"a\": 2},\n \"\\u0061\": 3}") ==
          "a.json:3:2: error A102: the key 'a' stands here a second time; keep one of the two\n  see also a.json:1:2");
}

TEST_CASE("A duplicate key with escaped quotation marks is found at its beginning") {
    CHECK(refusal(R"({"\"": 1, "\"": 2})").starts_with("a.json:1:11: error A102: the key '\"' stands"));
    CHECK(refusal(R"({"": 1, "": 2})").starts_with("a.json:1:9: error A102"));
}

TEST_CASE("Minus zero is refused however it is spelled") {
    CHECK(refusal("[1, -0]") == "a.json:1:5: error A101: '-0' is minus zero; write 0");
    CHECK(refusal("-0") == "a.json:1:1: error A101: '-0' is minus zero; write 0");
    CHECK(refusal("[-0.0]").starts_with("a.json:1:2: error A101: '-0.0' is minus zero"));
    CHECK(refusal("[-0e7]").starts_with("a.json:1:2: error A101: '-0e7' is minus zero"));
    CHECK(refusal("[-0.01, 0e1, 0]") == "accepted");
}

TEST_CASE("Other encodings are named") {
    CHECK(refusal("\xEF\xBB\xBF{}").starts_with("a.json:1:1: error A105: the file begins with a byte order mark"));
    CHECK(refusal(std::string_view("\xFF\xFE{\0}\0", 6)).starts_with("a.json:1:1: error A105: the file is in UTF-16"));
    CHECK(refusal("{\"a\": \"\xE9\"}").starts_with("a.json:1:8: error A105: this byte is not UTF-8"));
    CHECK(refusal("１").starts_with("a.json:1:1: error A101: '１' cannot stand here"));
    CHECK(refusal("\"\\ud800\"").starts_with("a.json:1:8: error A105: this \\u escape is only half of a character"));
    CHECK(refusal(std::string_view("[1]\0x", 5)).starts_with("a.json:1:4: error A105: here is a NUL byte"));
}

TEST_CASE("Nesting is read up to its limit and refused beyond it") {
    std::string const open(json_depth_limit, '[');
    std::string const close(json_depth_limit, ']');
    CHECK(refusal(open + close) == "accepted");
    CHECK(refusal("[" + open + close + "]")
              .starts_with("a.json:1:65: error A103: lists and objects are nested more than"));
    CHECK(refusal(std::string(100'000, '[')).starts_with("a.json:1:65: error A103"));
}

TEST_CASE("A document of too many values is refused") {
    std::string text = "[0";
    for (std::size_t i = 0; i < json_value_limit; ++i) text += ",0";
    CHECK(refusal(text + "]").find("error A103: the file has more than 1000000 values") != std::string::npos);
}

TEST_CASE("The written layout is stable") {
    Json const json = test::parsed_json(R"({"a":[1,"x",true,null],"b":[{"c":{}}],"d":[],"e":"\"\\\n\u0001é\u007f"})");
    CHECK(write_json(json) == R"({
  "a": [1, "x", true, null],
  "b": [
    {
      "c": {}
    }
  ],
  "d": [],
  "e": "\"\\\n\u0001é\u007f"
}
)");
    CHECK(write_json_line(json) == R"({"a":[1,"x",true,null],"b":[{"c":{}}],"d":[],"e":"\"\\\n\u0001é\u007f"})");
}
