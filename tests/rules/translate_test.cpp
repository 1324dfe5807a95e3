// A pack in another language: its texts where they are given, its own elsewhere, and nothing else changed.
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "rules/check.h"
#include "rules/parse.h"
#include "rules/translate.h"

using namespace accrue;
using namespace accrue::rules;

namespace {

std::string shipped_text(std::string const& path) {
    std::ifstream const file(ACCRUE_SOURCE_DIR + path, std::ios::binary);
    REQUIRE_MESSAGE(file, path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Pack translated_pack(std::string const& texts) {
    std::string const text = shipped_text("/tests/packs/sample.toml");
    Parsed const parsed = parse(text + texts, "sample.toml");
    REQUIRE(parsed.problems.empty());
    CHECK_FALSE(has_errors(check(parsed.pack, parsed.positions)));
    return parsed.pack;
}

// Everything but the texts that can be translated.
Pack without_texts(Pack pack) {
    each_text(pack, [](std::string const&, std::string& text) { text = "x"; });
    return pack;
}

} // namespace

TEST_CASE("A pack in a language says what is translated and else its own") {
    Pack const pack = translated_pack(R"(
[text.de]
"pack.title" = "Muster"
"pack.points.name" = "Punkt"
"level.PSM.title" = "Fachkraft"
"clause.3.title" = "Zusatzpunkte"
[text.fr]
"pack.title" = "Exemple"
)");
    Pack const german = in_language(pack, "de");
    CHECK(german.header.title == "Muster");
    CHECK(german.header.point_name == "Punkt");
    CHECK(german.levels[1].title == "Fachkraft");
    CHECK(german.levels[0].title == pack.levels[0].title);
    CHECK(german.clauses[2].title == "Zusatzpunkte");
    CHECK(in_language(pack, "fr").header.title == "Exemple");
    CHECK(pack.header.title == "Sample");
}

TEST_CASE("A reason's title, text and cure are translated") {
    Pack const pack = translated_pack(R"(
[[reason]]
id = "no-proof"
title = "No proof"
text = "We found none."
cure = "Send one."
clause = "3"
[text.de]
"reason.no-proof.title" = "Kein Nachweis"
"reason.no-proof.text" = "Wir fanden keinen."
"reason.no-proof.cure" = "Reichen Sie einen ein."
)");
    Reason const reason = in_language(pack, "de").reasons.at(0);
    CHECK(reason.title == "Kein Nachweis");
    CHECK(reason.text == "Wir fanden keinen.");
    CHECK(reason.cure == "Reichen Sie einen ein.");
    CHECK(reason.id == "no-proof");
}

TEST_CASE("Every text of a pack has a key of its own, and only texts differ between languages") {
    Parsed const parsed = parse(shipped_text("/rules/prism/prism.toml"), "prism.toml");
    Pack pack = parsed.pack;
    std::set<std::string> keys;
    std::size_t count = 0;
    each_text(pack, [&](std::string const& key, std::string& text) {
        keys.insert(key);
        ++count;
        pack.translations.push_back({"xx", key, "<" + text + ">", 0});
    });
    CHECK(keys.size() == count);
    CHECK(count > 200);

    Pack const other = in_language(pack, "xx");

    CHECK(other.header.title == "<" + pack.header.title + ">");
    CHECK(other.clauses.back().title == "<" + pack.clauses.back().title + ">");
    CHECK(other != pack);
    CHECK(without_texts(other) == without_texts(pack));
    CHECK(in_language(pack, "yy") == pack);
}

TEST_CASE("A language is answered by itself or by the one without its region") {
    Pack pack;
    pack.translations = {{"de", "pack.title", "x", 1}, {"pt-BR", "pack.title", "x", 2}, {"de", "pack.notice", "x", 3}};
    CHECK(languages_of(pack) == std::vector<std::string>{"de", "pt-BR"});
    CHECK(language_for(pack, "de") == "de");
    CHECK(language_for(pack, "de-AT") == "de");
    CHECK(language_for(pack, "pt-BR") == "pt-BR");
    CHECK(language_for(pack, "pt") == "");
    CHECK(language_for(pack, "den") == "");
    CHECK(language_for(pack, "") == "");
}
