#include "support/hostile_pdfs.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "support/documents.h"
#include "support/texts.h"

namespace accrue::test {
namespace {

// The content is shown by "/F Do", of what object 5 is.
constexpr char const* shows_object_5 = "/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>";

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xFFU);
    return bytes;
}

std::uint32_t adler(std::string_view bytes) {
    std::uint32_t sum = 1;
    std::uint32_t sums = 0;
    for (char const c : bytes) {
        sum = (sum + static_cast<unsigned char>(c)) % 65521;
        sums = (sums + sum) % 65521;
    }
    return sums << 16U | sum;
}

// RFC 1950 and 1951: blocks that are stored as they are.
std::string deflated_as_it_is(std::string_view bytes) {
    std::string const check = big_endian(adler(bytes));
    std::string deflated = "\x78\x01";
    while (true) {
        std::size_t const size = std::min<std::size_t>(bytes.size(), 65535);
        deflated += static_cast<char>(size == bytes.size() ? 1 : 0);
        for (std::size_t const number : {size, ~size})
            for (unsigned const shift : {0U, 8U}) deflated += static_cast<char>(number >> shift & 0xFFU);
        deflated += bytes.substr(0, size);
        if (size == bytes.size()) return deflated + check;
        bytes.remove_prefix(size);
    }
}

// `times` 258 zeros and one, in 13 bits each: the longest copy of the last byte, by the fixed codes.
std::string deflated_zeros(std::uint32_t times) {
    std::string deflated = "\x78\x01";
    std::uint32_t bits = 0;
    unsigned count = 0;
    auto const put = [&](std::uint32_t code, unsigned length) { // a code's first bit first
        for (unsigned i = length; i-- > 0;) {
            bits |= (code >> i & 1U) << count;
            if (++count < 8) continue;
            deflated += static_cast<char>(bits);
            bits = 0;
            count = 0;
        }
    };
    put(0b110, 3);      // the last block; fixed codes, least bit first
    put(0b00110000, 8); // a zero
    for (std::uint32_t i = 0; i < times; ++i) put(0b11000101'00000, 13);
    put(0, 7);
    put(0, 7); // fills the last byte
    std::uint32_t const zeros = times * 258 + 1;
    return deflated + big_endian(zeros % 65521 << 16U | 1U);
}

std::string nested_filters() {
    std::string content = deflated_zeros(300'000); // 77 MB
    std::string filters = "/FlateDecode";
    for (int i = 1; i < 10; ++i) {
        content = deflated_as_it_is(content);
        filters += " /FlateDecode";
    }
    return hostile_page("/Contents 4 0 R", {stream_of(content, fmt::format("/Filter [{}]", filters))});
}

std::string picture_page(std::string const& filter, std::string const& content) {
    return hostile_page(
        shows_object_5,
        {stream_of("595 0 0 842 0 0 cm /F Do"),
         stream_of(content, fmt::format("/Type /XObject /Subtype /Image /Width 60000 /Height 60000 "
                                        "/ColorSpace /DeviceGray /BitsPerComponent {} {}",
                                        filter == "JBIG2Decode" ? 1 : 8, filter.empty() ? "" : "/Filter /" + filter))});
}

// ISO 14492, 7.2 and 7.4.8: nothing but the announcement of a page of 268 million dots a side.
std::string jbig2_bomb() {
    std::string const side = big_endian(0x0FFF'FFFF);
    std::string const information = side + side + std::string(8, '\0') + std::string("\x01\0\0", 3);
    return picture_page("JBIG2Decode", big_endian(0) + std::string("\x30\0\x01", 3) +
                                           big_endian(static_cast<std::uint32_t>(information.size())) + information);
}

// ISO 15444-1, A.5.1: a code stream that announces as much, and ends.
std::string jpx_bomb() {
    std::string const side = big_endian(0x0FFF'FFFF);
    std::string const none = big_endian(0);
    return picture_page("JPXDecode", std::string("\xFF\x4F\xFF\x51\0\x29\0\0", 8) + side + side + none + none + side +
                                         side + none + none + std::string("\0\x01\x07\x01\x01\xFF\xD9", 7));
}

// Everything that a document may want to be done when it is opened, one after the other.
std::string many_actions() {
    return hostile_page(
        "/Contents 4 0 R",
        {stream_of("0 0 9 9 re f"), "<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>",
         stream_of("MZ", "/Type /EmbeddedFile")},
        "/OpenAction << /S /JavaScript /JS (while \\(true\\) {}) /Next [<< /S /Launch /F (/usr/bin/touch) >> "
        "<< /S /SubmitForm /F (https://example.org/) >> << /S /GoToR /F (//example.org/a.pdf) /D [0 /Fit] >>] >> "
        "/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>");
}

// Its page was another one when it was signed. A comment says that the signature is for all of it.
std::string changed_after_signing() {
    std::string before = hostile_page(
        "/Contents 4 0 R /Annots [5 0 R]",
        {stream_of("0 0 9 9 re f"),
         "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [0 0 0 0] /P 3 0 R /V 6 0 R >>",
         "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 000001 000002 000003] "
         "/Contents <00112233> >>"},
        "/AcroForm << /Fields [5 0 R] /SigFlags 3 >>");
    std::size_t const gap = before.find("<00112233>");
    std::size_t const after = gap + 10;
    for (auto const& [mark, number] :
         {std::pair("000001", gap), std::pair("000002", after), std::pair("000003", before.size() - after)})
        before.replace(before.find(mark, before.find("/ByteRange")), 6, fmt::format("{:06}", number));
    std::string const added = "%/ByteRange [0 0 0 000000]\n4 0 obj\n" + stream_of("0 0 595 842 re f") + "\nendobj\n";
    std::size_t const object = before.size() + added.find("4 0 obj");
    return before + added +
           fmt::format("xref\n4 1\n{:010} 00000 n \ntrailer << /Size 7 /Root 1 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n",
                       object, before.rfind("xref\n", before.rfind("startxref") - 1), before.size() + added.size());
}

// A font whose only character is drawn by showing itself twice.
std::string endless_character() {
    return hostile_page("/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>",
                        {stream_of("BT /F 18 Tf 72 700 Td (aa) Tj ET"),
                         "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] /CharProcs "
                         "<< /a 6 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> /FirstChar 97 /LastChar "
                         "97 /Widths [9] /Resources << /Font << /F 5 0 R >> >> >>",
                         stream_of("9 0 d0 BT /F 9 Tf (aa) Tj ET")});
}

} // namespace

std::string hostile_page(std::string const& page, std::vector<std::string> const& more, std::string const& catalogue) {
    std::vector<std::string> objects{fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", catalogue),
                                     "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                     fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {} >>", page)};
    objects.insert(objects.end(), more.begin(), more.end());
    return pdf_of(objects);
}

std::string billion_laughs(int depth) {
    std::vector<std::string> objects{stream_of("/F Do")};
    for (int i = 0; i < depth; ++i) {
        std::string const next = fmt::format("/Resources << /XObject << /F {} 0 R >> >>", 6 + i);
        std::string content;
        for (int times = 0; times < 10; ++times) content += "/F Do ";
        objects.push_back(stream_of(content, "/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + next));
    }
    objects.push_back(stream_of("0 0 m 595 842 l S", "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"));
    return hostile_page(shows_object_5, objects);
}

std::vector<HostilePdf> hostile_pdfs() {
    std::string const form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] ";
    auto const pages = [](std::string const& kids, int count, std::vector<std::string> const& more = {}) {
        std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>",
                                         fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, count)};
        objects.insert(objects.end(), more.begin(), more.end());
        return pdf_of(objects);
    };
    return {
        {66, "a page of 200 x 200 inch",
         pages("3 0 R", 1, {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400 14400] >>"})},
        {66, "a picture bomb", picture_page("", "")},
        {67, "a million pages that are the first", pages("2 0 R", 1'000'000)},
        {67, "a page that is its own parent", pages("3 0 R", 1, {"<< /Type /Page /Parent 3 0 R >>"})},
        {68, "a form that shows itself",
         hostile_page(shows_object_5,
                      {stream_of("/F Do"), stream_of("/F Do", form + "/Resources << /XObject << /F 5 0 R >> >>")})},
        {69, "ten nested filters", nested_filters()},
        {70, "a JBIG2 bomb", jbig2_bomb()},
        {70, "a JPX bomb", jpx_bomb()},
        {71, "a password", file_text(source_folder / "tests/corpora/pdfs/print_protection.pdf")},
        {72, "many actions", many_actions()},
        {73, "changed after it was signed", changed_after_signing()},
        {74, "a form elsewhere",
         hostile_page(shows_object_5, {stream_of("/F Do"), stream_of("", "/F (/etc/passwd) " + form)})},
        {75, "a character that shows itself", endless_character()},
        {76, "no pages", pages("", 0)},
    };
}

} // namespace accrue::test
