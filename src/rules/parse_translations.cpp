// [text.LANG]: what a pack says in other languages.
#include <fmt/format.h>

#include "domain/text.h"
#include "rules/parse_rows.h"
#include "rules/translate.h"

namespace accrue::rules::parsing {
namespace {

bool check_language(Row& row, Node const& node) {
    std::string const tag = spelled_language(node.key);
    if (tag == node.key) return true;
    row.reading().report("E109", node.key_at, fmt::format("the key '{}' is not a language", shortened(node.key, 40)),
                         tag.empty() ? "write its tag, such as de, fr or pt-BR" : fmt::format("write it '{}'", tag));
    return false;
}

void read_text(Row& row, std::string_view language, Node const& node, std::vector<Translation>& translations) {
    if (node.kind == Node::Kind::Table)
        return row.reading().report_kind(node, "text",
                                         "put the whole key between quotation marks: \"award.talk.title\" = ..");
    if (auto text = row.reading().text(node))
        translations.push_back({std::string(language), std::string(node.key), std::move(*text), node.key_at.line});
}

} // namespace

void read_translations(Row& row, std::vector<Translation>& translations) {
    row.rest([&](Node const& language) {
        if (!check_language(row, language)) return;
        if (language.kind != Node::Kind::Table) return row.reading().report_kind(language, "a table");
        Row::read(row.reading(), language, [&](Row& texts) {
            texts.rest([&](Node const& node) { read_text(row, language.key, node, translations); });
        });
    });
}

} // namespace accrue::rules::parsing
