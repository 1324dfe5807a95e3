// The quick reader against the reader of the grammar: where it reads at all, it reads the same.
#include "formats/json_quick.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include <doctest/doctest.h>

#include "domain/text.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

// True where the quick reader took it.
bool reads_alike(std::string const& text) {
    auto const quick = read_json_quickly(text);
    if (!quick) return false;
    auto const careful = parse_json_by_grammar(text, "a.json");
    INFO(text);
    REQUIRE(careful);
    CHECK(*quick == *careful);
    return true;
}

constexpr std::string_view pieces[] = {"{",
                                       "}",
                                       "[",
                                       "]",
                                       ",",
                                       ":",
                                       "\"a\"",
                                       "\"b\"",
                                       "\"\"",
                                       "1",
                                       "-1",
                                       "0",
                                       "-0",
                                       "1.5",
                                       "-0.0",
                                       "01",
                                       "1.",
                                       "1e3",
                                       "true",
                                       "false",
                                       "null",
                                       " ",
                                       "\n",
                                       "\t",
                                       "\"\\n\"",
                                       "\"\\u00e9\"",
                                       "\"é\"",
                                       "\"\\\"\"",
                                       "nul",
                                       "'a'",
                                       "//",
                                       "\"\x01\"",
                                       "\"",
                                       "\\",
                                       "12345678901234567890",
                                       "1.2345678901234567"};

} // namespace

TEST_CASE("The quick reader reads the test suite of JSON as the reader of the grammar does") {
    int taken = 0;
    for (auto const& entry : std::filesystem::directory_iterator(ACCRUE_SOURCE_DIR "/tests/corpora/json")) {
        std::ifstream in(entry.path(), std::ios::binary);
        std::string const text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        if (find_invalid_utf8(text) != std::string::npos || text.find('\0') != std::string::npos) continue;
        taken += reads_alike(text) ? 1 : 0;
    }
    CHECK(taken > 50);
}

TEST_CASE("The quick reader reads random documents and broken ones as the reader of the grammar does") {
    std::mt19937 random(11);
    auto const up_to = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    auto const any_piece = [&] {
        return std::string(pieces[static_cast<std::size_t>(up_to(static_cast<int>(std::size(pieces)) - 1))]);
    };
    auto const document = [&](auto const& self, int depth) -> std::string {
        int const kind = up_to(depth > 3 ? 1 : 3);
        if (kind < 2) return any_piece();
        std::string text(1, kind == 2 ? '[' : '{');
        for (int i = up_to(4); i > 0; --i) {
            if (text.size() > 1) text += ',';
            if (kind == 3) text += "\"k" + std::to_string(up_to(9)) + "\":";
            text += self(self, depth + 1);
        }
        return text + (kind == 2 ? ']' : '}');
    };
    int taken = 0;
    for (int i = 0; i < 30'000; ++i) {
        std::string text = document(document, 0);
        if (i % 3 == 0) text.insert(static_cast<std::size_t>(up_to(static_cast<int>(text.size()))), any_piece());
        if (i % 5 == 0 && !text.empty())
            text.erase(static_cast<std::size_t>(up_to(static_cast<int>(text.size()) - 1)), 1);
        if (find_invalid_utf8(text) == std::string::npos) taken += reads_alike(text) ? 1 : 0;
    }
    CHECK(taken > 3'000);
}

TEST_CASE("The quick reader leaves what goes beyond a limit to the reader of the grammar") {
    CHECK(read_json_quickly(std::string(64, '[') + std::string(64, ']')));
    CHECK_FALSE(read_json_quickly(std::string(65, '[') + std::string(65, ']')));
    std::string values = "[0";
    for (std::size_t i = 2; i < json_value_limit; ++i) values += ",0";
    CHECK(read_json_quickly(values + "]"));
    CHECK_FALSE(read_json_quickly(values + ",0]"));
    std::string keys = "{\"0\":0";
    for (int i = 1; i < 40; ++i) keys += ",\"" + std::to_string(i) + "\":0";
    CHECK(read_json_quickly(keys + "}"));
    CHECK_FALSE(read_json_quickly(keys + ",\"7\":0}"));
}
