#include <algorithm>
#include <array>

#include "evidence/inspection.h"

namespace accrue::evidence {
namespace {

using namespace std::string_view_literals;

// Formats of ISO base media files ("ftyp") that hold HEIF pictures.
constexpr std::array heif_brands{"heic"sv, "heix"sv, "heim"sv, "heis"sv, "mif1"sv, "msf1"sv};

bool is_heif(std::string_view bytes) {
    return bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp"sv &&
           std::ranges::find(heif_brands, bytes.substr(8, 4)) != heif_brands.end();
}

// Documents of office programs are ZIPs whose first entry has a telling name, or, the older ones, compound files.
bool is_office(std::string_view bytes) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv) || bytes.starts_with("{\\rtf"sv)) return true;
    if (!bytes.starts_with("PK\x03\x04"sv)) return false;
    std::string_view const begin = bytes.substr(0, 4096);
    return std::ranges::any_of(std::array{"[Content_Types].xml"sv, "mimetypeapplication/vnd."sv, "word/"sv, "xl/"sv,
                                          "ppt/"sv, "_rels/.rels"sv},
                               [&](std::string_view telling) { return begin.find(telling) != std::string_view::npos; });
}

} // namespace

FileKind kind_of(std::string_view bytes) {
    if (bytes.empty()) return FileKind::Empty;
    if (bytes.starts_with("%PDF-"sv)) return FileKind::Pdf;
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return FileKind::Jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return FileKind::Png;
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return FileKind::Tiff;
    if (is_heif(bytes)) return FileKind::Heic;
    return is_office(bytes) ? FileKind::Office : FileKind::Other;
}

std::string_view format_name(FileKind kind) {
    switch (kind) {
    case FileKind::Pdf: return "pdf";
    case FileKind::Jpeg: return "jpeg";
    case FileKind::Png: return "png";
    case FileKind::Tiff: return "tiff";
    case FileKind::Heic: return "heic";
    case FileKind::Office: return "office";
    case FileKind::Empty:
    case FileKind::Other: return "";
    }
    return "";
}

} // namespace accrue::evidence
