#include "formats/html.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::formats {
namespace {

std::string html_of(Phrase const& phrase);

// The bytes of the letter of a script written from right to left that begins here; 0: there is none. Hebrew to Arabic Extended,
// their presentation forms, and the scripts above U+10000.
std::size_t right_to_left_at(std::string_view text, std::size_t at) {
    Character const letter = first_character(text.substr(at));
    auto const within = [&](char32_t first, char32_t last) { return letter.code >= first && letter.code <= last; };
    bool const is_one = within(0x590, 0x8FF) || within(0xFB1D, 0xFDFF) || within(0xFE70, 0xFEFC) ||
                        within(0x10800, 0x10FFF) || within(0x1E800, 0x1EFFF);
    return is_one ? letter.size : 0;
}

// Where words that are written from right to left end: at the last such letter before one of another script.
std::size_t end_of_right_to_left(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (at < text.size()) {
        auto const c = static_cast<unsigned char>(text[at]);
        std::size_t const letter = right_to_left_at(text, at);
        bool const between = c < 0x80 && (c < 'A' || (c > 'Z' && c < 'a') || c > 'z') && c != '\n';
        if (letter == 0 && !between) break;
        at += std::max<std::size_t>(letter, 1);
        if (letter > 0) end = at;
    }
    return end;
}

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

// How many bytes the character takes that turns the direction of what is around it, U+202A to U+202E or U+2066 to U+2069;
// 0: there is none here.
std::size_t turner_at(std::string_view text, std::size_t at) {
    std::string_view const three = text.substr(at, 3);
    return three.size() == 3 && three[0] == '\xE2' && reorders_text(three) ? 3 : 0;
}

std::string turner_name(std::string_view utf8) {
    auto const low = static_cast<unsigned>(static_cast<unsigned char>(utf8[1]) & 0x3F) << 6U;
    return fmt::format("U+{:04X}", 0x2000U | low | (static_cast<unsigned char>(utf8[2]) & 0x3FU));
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
};

} // namespace

std::string html_text(std::string_view text) {
    std::string html;
    std::size_t told = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (right_to_left_at(text, at) == 0) continue;
        std::size_t const end = end_of_right_to_left(text, at);
        html +=
            fmt::format("{}<bdi>{}</bdi>", escaped(text.substr(told, at - told)), escaped(text.substr(at, end - at)));
        told = end;
        at = end - 1;
    }
    return html + escaped(text.substr(told));
}

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (std::size_t const length = turner_at(text, i); length > 0) {
            out += fmt::format("⟦{}⟧", turner_name(text.substr(i, length)));
            i += length - 1;
            continue;
        }
        char const c = text[i];
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        case '\n':
        case '\t': out += c; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
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
