#include "gui/widgets/text_shaper.h"

#include <doctest/doctest.h>

#include "gui/widgets/stand_ins.h"

using namespace accrue::gui;

TEST_CASE("what ImGui draws right is left to it") {
    for (char const* const text : {"", "Level 3", "Grażyna Żółć", "Ελληνικά", "Ще не вмерла", "Tiếng Việt", "服务管理",
                                   "サービス", "서비스 관리", "Հայերեն", "ქართული", "አማርኛ", "“50 €” – ✓ …", "\uF015"})
        CHECK_MESSAGE(!needs_shaping(text), text);
}

TEST_CASE("what ImGui draws wrong needs shaping, wherever it stands") {
    for (char const* const text :
         {"ليلى", "ניהול",       "ܐܪܡܝܐ",        "ދިވެހި",      "हिन्दी",        "தமிழ்",     "ไทย",           "ລາວ",
          "ខ្មែរ", "မြန်မာ",       "བོད་",          "e\u0301",  "\u0431\u0483", "a\u200Db", "1\uFE0F\u20E3", "😀",
          "𠮷",   "👩‍💻", "\u1112\u1161", "か\u3099", "\u202Eabc",    "ꀀ"}) {
        CHECK_MESSAGE(needs_shaping(text), text);
        CHECK_MESSAGE(needs_shaping(std::string("Foundation ") + text + " 3"), text);
    }
}

TEST_CASE("text that is not UTF-8 is never for the shaper") {
    CHECK_FALSE(needs_shaping("ab\xF0\x9F"));
    CHECK_FALSE(needs_shaping("\xED\xA0\x80"));
    CHECK_FALSE(needs_shaping("ليلى\xFF"));
}

TEST_CASE("a text reads from the right by its first letter, unless nearly all others read from the left") {
    CHECK(reads_from_right("ليلى حداد"));
    CHECK(reads_from_right("240 ניהול שירותי IT"));
    CHECK_FALSE(reads_from_right("Foundation مع ITIL"));
    CHECK_FALSE(reads_from_right("ליאת: It is 240 months old and only the last 120 months count"));
    CHECK_FALSE(reads_from_right("2012 – 😀"));
}

TEST_CASE("a text comes back from a field as it went in") {
    StandIns stand_ins;
    for (char const* const text :
         {"plain", "Żółć 漢字", "x😀y", "👩‍💻 and 👩", "\uE000\uF8FF", "ꀀꒌ", "한국"}) {
        auto const shown = stand_ins.for_field(text);
        REQUIRE(shown);
        for (char const byte : *shown) CHECK(static_cast<unsigned char>(byte) < 0xF0);
        CHECK(stand_ins.from_field(*shown) == text);
    }
    CHECK(stand_ins.for_field("x\xFFz") == "x\xFFz");
}
