#include "support/documents.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>

#include "support/texts.h"

namespace accrue::test {
namespace {

// The grain is one blurred tile, which is much faster than a page of noise.
std::string scanned_jpeg(int dpi, int width, int height, int quality, std::string const& holder) {
    auto const file = (std::filesystem::temp_directory_path() / fmt::format("accrue-scan-{}.jpg", getpid())).string();
    std::string const command = fmt::format(
        "convert -seed 7 \\( -size 256x256 xc:'#f4f1ea' -attenuate 0.7 +noise Gaussian -blur 0x0.7 -write mpr:grain "
        "+delete \\) -size {}x{} tile:mpr:grain -density {} -font DejaVu-Sans -pointsize 14 -fill '#203060' "
        "-annotate +{}+{} 'Certificate of Completion\\n\\n{}\\nService Level Management\\n24 hours, 12 May "
        "2012' "
        "-pointsize 7 -fill black -annotate +{}+{} 'Small print: certificate no. 2012-0417. The holder has attended "
        "all "
        "sessions.' -quality {} '{}'",
        width, height, dpi, dpi, dpi * 2, holder, dpi, dpi * 7, quality, file);
    if (std::system(command.c_str()) != 0) throw std::runtime_error("ImageMagick's convert is needed");
    std::string jpeg = file_text(file);
    std::filesystem::remove(file);
    return jpeg;
}

} // namespace

std::string stream_of(std::string const& content, std::string const& head) {
    return fmt::format("<< {} /Length {} >>\nstream\n", head, content.size()) + content + "\nendstream";
}

std::string pdf_of(std::vector<std::string> const& objects) {
    std::string pdf = "%PDF-1.4\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n", i + 1) + objects[i] + "\nendobj\n";
    }
    std::size_t const start = pdf.size();
    return pdf + table +
           fmt::format("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, start);
}

std::string text_pdf(std::vector<std::string> const& lines) {
    std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", "",
                                     "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    std::string kids;
    for (std::string const& line : lines) {
        kids += fmt::format("{} 0 R ", objects.size() + 1);
        objects.push_back(
            fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources "
                        "<< /Font << /F 3 0 R >> >> >>",
                        objects.size() + 2));
        objects.push_back(stream_of(fmt::format("BT /F 18 Tf 72 700 Td ({}) Tj ET", line)));
    }
    objects[1] = fmt::format("<< /Type /Pages /Kids [ {}] /Count {} >>", kids, lines.size());
    return pdf_of(objects);
}

std::string scan_pdf(int dpi, int quality, std::string const& holder) {
    int const width = dpi * 210 * 10 / 254;
    int const height = dpi * 297 * 10 / 254;
    return pdf_of(
        {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R "
         ">> >> >>",
         stream_of("q 595 0 0 842 0 0 cm /I Do Q"),
         stream_of(scanned_jpeg(dpi, width, height, quality, holder),
                   fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceRGB "
                               "/BitsPerComponent 8 /Filter /DCTDecode",
                               width, height))});
}

} // namespace accrue::test
