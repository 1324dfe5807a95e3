#include "formats/html.h"

#include <fmt/format.h>

namespace accrue::formats {

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char const c : text) {
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

Markup link(std::string_view to, std::string_view text) {
    return {fmt::format("<a href=\"#{}\">{}</a>", escaped(to), escaped(text))};
}

Markup list(std::vector<Markup> const& items) {
    if (items.empty()) return {};
    std::string html = "<ul>\n";
    for (Markup const& item : items) html += fmt::format("<li>{}</li>\n", item.html);
    return {html + "</ul>\n"};
}

void HtmlPage::heading(int level, std::string_view text, std::string_view id) {
    std::string const attribute = id.empty() ? "" : fmt::format(" id=\"{}\"", escaped(id));
    body_ += fmt::format("<h{0}{1}>{2}</h{0}>\n", level, attribute, escaped(text));
}

void HtmlPage::paragraph(std::string_view text) {
    while (!text.empty()) {
        std::size_t const end = text.find("\n\n");
        std::string_view const part = text.substr(0, end);
        if (part.find_first_not_of(" \n\t") != std::string_view::npos) paragraph(plain(part));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
    }
}

void HtmlPage::table(HtmlTable const& table) {
    if (table.rows.empty()) return;
    body_ += fmt::format("<div class=\"wide\">\n<table>\n<caption>{}</caption>\n<thead><tr>", escaped(table.caption));
    for (std::string const& head : table.head) body_ += fmt::format("<th scope=\"col\">{}</th>", escaped(head));
    body_ += "</tr></thead>\n<tbody>\n";
    for (std::vector<Markup> const& row : table.rows) {
        body_ += "<tr>";
        for (std::size_t c = 0; c < row.size(); ++c)
            body_ += c == 0 ? fmt::format("<th scope=\"row\">{}</th>", row[c].html)
                            : fmt::format("<td>{}</td>", row[c].html);
        body_ += "</tr>\n";
    }
    body_ += "</tbody>\n</table>\n</div>\n";
}

} // namespace accrue::formats
