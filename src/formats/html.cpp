#include "formats/html.h"

#include <fmt/format.h>

#include "domain/texts.h"
#include "formats/shown_text.h"

namespace accrue::formats {
namespace {

std::string html_of(Phrase const& phrase);

std::string html_list(std::vector<Phrase> const& items) {
    std::string html = "<ul>\n";
    for (Phrase const& item : items) html += fmt::format("<li>{}</li>\n", html_of(item));
    return html + "</ul>\n";
}

std::string html_of(Phrase const& phrase) {
    if (!phrase.items.empty()) return html_list(phrase.items);
    if (phrase.to.empty()) return html_text(phrase.text);
    return fmt::format("<a href=\"#{}\">{}</a>", escaped(phrase.to), html_text(phrase.text));
}

struct BlockWriter {
    std::string& body;

    void operator()(PageHeading const& heading) const {
        std::string const attribute = heading.id.empty() ? "" : fmt::format(" id=\"{}\"", escaped(heading.id));
        body += fmt::format("<h{0}{1}>{2}</h{0}>\n", heading.level, attribute, html_text(heading.text));
    }
    void operator()(PageParagraph const& paragraph) const {
        bool in_text = false; // a list stands beside the text, not in it
        for (Phrase const& part : paragraph.parts) {
            bool const is_list = !part.items.empty();
            if (in_text && is_list) body += "</p>\n";
            if (!in_text && !is_list) body += "<p>";
            in_text = !is_list;
            body += html_of(part);
        }
        if (in_text) body += "</p>\n";
    }
    void operator()(PageTable const& table) const {
        body +=
            fmt::format("<div class=\"wide\">\n<table>\n<caption>{}</caption>\n<thead><tr>", html_text(table.caption));
        for (std::string const& head : table.head) body += fmt::format("<th scope=\"col\">{}</th>", html_text(head));
        body += "</tr></thead>\n<tbody>\n";
        for (std::vector<Phrase> const& row : table.rows) {
            body += "<tr>";
            for (std::size_t c = 0; c < row.size(); ++c)
                body += c == 0 ? fmt::format("<th scope=\"row\">{}</th>", html_of(row[c]))
                               : fmt::format("<td>{}</td>", html_of(row[c]));
            body += "</tr>\n";
        }
        body += "</tbody>\n</table>\n</div>\n";
    }
    void operator()(PageFacts const& facts) const {
        body += "<dl class=\"facts\">\n";
        for (PageFact const& fact : facts.rows) {
            bool const is_blank = fact.value.text.empty() && fact.value.items.empty();
            body += fmt::format("<div><dt>{}</dt><dd{}>{}</dd></div>\n", html_text(fact.label),
                                is_blank ? " class=\"line\"" : "", html_of(fact.value));
        }
        body += "</dl>\n";
    }
    void operator()(PageBlank const& blank) const {
        body += fmt::format("<div class=\"blank\">\n<p>{}</p>\n", html_text(blank.label));
        for (int i = 0; i < blank.lines; ++i) body += "<div class=\"line\"></div>\n";
        body += "</div>\n";
    }
    void operator()(PageSignature const& signature) const {
        body +=
            fmt::format("<div class=\"signature\">\n<p class=\"line\">{}{}{}</p>\n<p class=\"line\">{}</p>\n</div>\n",
                        escaped(tr("Signature")), signature.signer.empty() ? "" : ": ", html_text(signature.signer),
                        escaped(tr("Date")));
    }
};

} // namespace

std::string html_text(std::string_view text) {
    std::string html;
    for (TextPiece const& piece : pieces_by_direction(text))
        html += piece.from_right ? fmt::format("<bdi>{}</bdi>", escaped(piece.text)) : escaped(piece.text);
    return html;
}

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char const c : shown_text(text)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string html_contents(Page const& page) {
    std::vector<Phrase> chapters;
    for (PageBlock const& block : page.blocks())
        if (auto const* heading = std::get_if<PageHeading>(&block); heading != nullptr && heading->level == 2)
            chapters.push_back(link(heading->id, heading->text));
    return html_list(chapters);
}

std::string html_notice(std::string_view text) {
    return text.empty() ? "" : fmt::format("<p class=\"notice\">{}</p>\n", html_text(text));
}

std::string html_of(Page const& page) {
    std::string body;
    for (PageBlock const& block : page.blocks()) std::visit(BlockWriter{body}, block);
    return body;
}

} // namespace accrue::formats
