#include "cli/page_text.h"

#include <fmt/format.h>

#include "cli/console.h"
#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::cli {
namespace {

using formats::Phrase;

constexpr std::string_view blank_line = "______________________________"; // to write on

struct TextWriter {
    std::string& text;

    void line(std::string_view first, std::string_view said) const { text += wrapped(first, said); }

    void underlined(std::string const& title, char mark) const {
        text += '\n';
        line("", title);
        text += std::string(std::min(character_count(title), line_width), mark) + '\n';
    }

    void items(std::string const& first, std::vector<Phrase> const& list) const {
        for (Phrase const& item : list) line(first + "- ", item.text);
    }

    void operator()(formats::PageHeading const& heading) const {
        if (heading.level <= 3) return underlined(heading.text, heading.level == 2 ? '=' : '-');
        text += '\n';
        line("", heading.text);
    }
    void operator()(formats::PageParagraph const& paragraph) const {
        std::string said;
        for (Phrase const& part : paragraph.parts) said += part.text;
        if (!said.empty()) line("", said);
        for (Phrase const& part : paragraph.parts) items("  ", part.items);
    }
    void operator()(formats::PageTable const& table) const {
        text += '\n';
        line("", table.caption + ":");
        for (auto const& row : table.rows) {
            line("  ", row.front().text);
            for (std::size_t c = 1; c < row.size(); ++c) {
                if (row[c].items.empty() && row[c].text.empty()) continue;
                line("    ", fmt::format("{}: {}", table.head[c], row[c].text));
                items("      ", row[c].items);
            }
        }
    }
    void operator()(formats::PageFacts const& facts) const {
        text += '\n';
        for (formats::PageFact const& fact : facts.rows) {
            std::string_view said = fact.value.text;
            if (said.empty() && fact.value.items.empty()) said = blank_line;
            line("  ", fmt::format("{}: {}", fact.label, said));
            items("    ", fact.value.items);
        }
    }
    void operator()(formats::PageBlank const& blank) const {
        text += '\n';
        line("", blank.label + ":");
        for (int i = 0; i < blank.lines; ++i) line("  ", blank_line);
    }
    void operator()(formats::PageSignature const& signature) const {
        text += '\n';
        line("", fmt::format("{}: {} {}", tr("Signature"), blank_line, signature.signer));
        line("", fmt::format("{}: {}", tr("Date"), blank_line));
    }
};

} // namespace

std::string text_of(session::Report const& report) {
    std::string text;
    TextWriter const writer{text};
    writer.line("", report.title);
    text += std::string(std::min(character_count(report.title), line_width), '=') + "\n\n";
    writer.line("", report.lead);
    if (!report.notice.empty()) writer.line("", report.notice);
    for (formats::PageBlock const& block : report.page.blocks()) std::visit(writer, block);
    return printable(text);
}

} // namespace accrue::cli
