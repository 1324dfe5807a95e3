#include "print/catalogue.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::print {
namespace {

std::optional<std::size_t> number_after(std::string_view text, std::string_view key) {
    std::size_t const at = text.rfind(key);
    if (at == std::string_view::npos) return std::nullopt;
    std::size_t const begin = text.find_first_not_of(" \n", at + key.size());
    if (begin == std::string_view::npos) return std::nullopt;
    std::size_t number = 0;
    auto const read = std::from_chars(text.data() + begin, text.data() + text.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

// What stands between the << and the >> of an object.
std::optional<std::string> dictionary(std::string_view pdf, std::size_t number) {
    std::string const begin = fmt::format("\n{} 0 obj\n<<", number);
    std::size_t const at = pdf.rfind(begin);
    if (at == std::string_view::npos) return std::nullopt;
    std::size_t const first = at + begin.size();
    std::size_t const end = pdf.find(">>\nendobj", first);
    if (end == std::string_view::npos) return std::nullopt;
    return std::string(pdf.substr(first, end - first));
}

// Text of a PDF: UTF-16 with its mark, in hexadecimal digits.
std::string pdf_text(std::string_view utf8) {
    std::string text = "<FEFF";
    while (!utf8.empty()) {
        Character const character = first_character(utf8);
        auto const code = static_cast<unsigned>(character.code);
        text += code < 0x10000
                    ? fmt::format("{:04X}", code)
                    : fmt::format("{:04X}{:04X}", 0xD800 + ((code - 0x10000) >> 10U), 0xDC00 + (code & 0x3FFU));
        utf8.remove_prefix(character.size);
    }
    return text + ">";
}

std::string pdf_date(Date date) {
    YearMonthDay const day = civil(date);
    return fmt::format("(D:{:04}{:02}{:02}000000Z)", day.year, day.month, day.day);
}

// A picture that is on a page twice cairo 1.16 lists twice, " /x41 41 0 R", which is wrong if harmless: each again as spaces,
// so that all places in the file stay.
void list_pictures_once(std::string& pdf) {
    constexpr std::string_view list = "\n   /XObject <<";
    for (std::size_t at = pdf.find(list); at != std::string::npos; at = pdf.find(list, at)) {
        at += list.size();
        std::size_t const end = pdf.find(">>", at);
        if (end == std::string::npos) return;
        std::set<std::string> names;
        while ((at = pdf.find('/', at)) < end) {
            std::size_t const next = std::min(pdf.find('/', at + 1), end);
            if (!names.insert(pdf.substr(at, pdf.find(' ', at) - at)).second)
                std::fill_n(pdf.begin() + static_cast<std::ptrdiff_t>(at), next - at, ' ');
            at = next;
        }
        at = end;
    }
}

struct Trailer { // of the file that the part stands behind
    std::size_t size, root, info, start;
};

std::string end_of_file(Trailer const& of, std::size_t place) {
    return fmt::format("trailer\n<< /Size {} /Root {} 0 R /Info {} 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n", of.size,
                       of.root, of.info, of.start, place);
}

} // namespace

std::string with_catalogue(std::string pdf, Catalogue const& catalogue) {
    auto const root = number_after(pdf, "/Root");
    auto const info = number_after(pdf, "/Info");
    auto const size = number_after(pdf, "/Size");
    auto const start = number_after(pdf, "startxref");
    if (!root || !info || !size || !start) return pdf;
    auto const old = dictionary(pdf, *root);
    if (!old) return pdf;
    list_pictures_once(pdf);
    std::string const objects[] = {
        fmt::format("{} 0 obj\n<<{}   /Lang {}\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n", *root,
                    *old, pdf_text(catalogue.language)),
        fmt::format("{} 0 obj\n<< /Title {} /CreationDate {} /ModDate {} >>\nendobj\n", *info,
                    pdf_text(catalogue.title), pdf_date(catalogue.date), pdf_date(catalogue.date))};
    std::string table = "xref\n";
    std::size_t const numbers[] = {*root, *info};
    if (!pdf.ends_with('\n')) pdf += '\n';
    for (std::size_t i = 0; i < 2; ++i) {
        table += fmt::format("{} 1\n{:010} 00000 n \n", numbers[i], pdf.size());
        pdf += objects[i];
    }
    std::size_t const place = pdf.size();
    return pdf + table + end_of_file({*size, *root, *info, *start}, place);
}

bool has_catalogue_last(std::string_view pdf) {
    constexpr std::string_view mark = "\nstartxref\n"; // once for each part
    std::size_t const first = pdf.find(mark);
    std::size_t const last = pdf.rfind(mark);
    std::size_t const at = pdf.rfind("trailer\n");
    if (first == last || at == std::string_view::npos || pdf.find(mark, first + 1) != last) return false;
    std::string_view const end = pdf.substr(at);
    auto const size = number_after(end, "/Size");
    auto const root = number_after(end, "/Root");
    auto const info = number_after(end, "/Info");
    auto const start = number_after(end, "/Prev");
    auto const place = number_after(end, "startxref");
    if (!size || !root || !info || !start || !place) return false;
    return end == end_of_file({*size, *root, *info, *start}, *place);
}

} // namespace accrue::print
