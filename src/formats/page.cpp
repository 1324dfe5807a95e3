#include "formats/page.h"

#include <algorithm>
#include <utility>

namespace accrue::formats {

Phrase plain(std::string_view text) { return {.text = std::string(text)}; }
Phrase link(std::string_view to, std::string_view text) { return {.text = std::string(text), .to = std::string(to)}; }
Phrase list(std::vector<Phrase> items) { return {.items = std::move(items)}; }

std::vector<std::string> headings(std::initializer_list<std::string_view> texts) {
    return {texts.begin(), texts.end()};
}

void Page::heading(int level, std::string_view text, std::string_view id) {
    blocks_.emplace_back(PageHeading{level, std::string(text), std::string(id)});
}

void Page::paragraph(std::string_view text) {
    while (!text.empty()) {
        std::size_t const end = text.find("\n\n");
        std::string_view const part = text.substr(0, end);
        if (part.find_first_not_of(" \n\t") != std::string_view::npos) paragraph({plain(part)});
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
    }
}

void Page::paragraph(std::vector<Phrase> parts) { blocks_.emplace_back(PageParagraph{std::move(parts)}); }

void Page::table(PageTable table) {
    if (!table.rows.empty()) blocks_.emplace_back(std::move(table));
}

void Page::facts(std::vector<PageFact> rows) {
    if (!rows.empty()) blocks_.emplace_back(PageFacts{std::move(rows)});
}

void Page::blank(std::string_view label, int lines) {
    blocks_.emplace_back(PageBlank{std::string(label), std::max(lines, 1)});
}

void Page::signature(std::string_view signer) { blocks_.emplace_back(PageSignature{std::string(signer)}); }

} // namespace accrue::formats
