// What a file of evidence is, found out from its content: never from its name. PDFs are looked at by poppler's tools and
// qpdf in a sandbox; of the other kinds the first bytes tell what they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"
#include "evidence/sandbox.h"

namespace accrue::evidence {

inline constexpr std::size_t most_file_bytes = 100'000'000; // a larger file is not looked at

enum class FileKind : std::uint8_t {
    Empty,
    Pdf,
    Jpeg,
    Png,
    Tiff,
    Heic,
    Office, // a document, a table or slides, of any office program
    Other
};

// From the first bytes. A PDF begins with "%PDF-": with anything before it, it could be read as something else by others.
[[nodiscard]] FileKind kind_of(std::string_view bytes);

// "pdf", "jpeg": as packs name formats; empty for Empty and Other.
[[nodiscard]] std::string_view format_name(FileKind kind);

struct PageSize { // in millimetres, rounded
    int width = 0;
    int height = 0;
    int pages = 0; // that have it
    friend bool operator==(PageSize const&, PageSize const&) = default;
};

struct PageExtent { // in points (1/72 inch), turned as the page is shown
    double width = 0;
    double height = 0;
    friend bool operator==(PageExtent const&, PageExtent const&) = default;
};

struct PageImages { // of those that show something: at least 100 x 100 pixels
    int count = 0;
    int least_dpi = 0; // dots per inch, as they stand on the page; 0: there are none
    int most_dpi = 0;
    bool colour = false;
    friend bool operator==(PageImages const&, PageImages const&) = default;
};

struct Inspection {
    enum class State : std::uint8_t {
        Sound,
        Mendable, // readers mend it silently: its structure has faults
        Damaged,
        Locked,  // asks for a password
        TooHeavy // looking at it took more time or memory than a file of evidence may
    };
    FileKind kind = FileKind::Other;
    std::size_t bytes = 0;
    std::string sha256;
    State state = State::Sound;
    std::string trouble; // in the words of the tool that found it; empty where Sound

    // Of a PDF that is neither Damaged, Locked nor TooHeavy; pages, images and fonts of the first `pages_looked_at`.
    int pages = 0;
    std::vector<PageSize> sizes;     // most frequent first
    std::vector<PageExtent> extents; // page by page
    PageImages images;
    std::vector<std::string> fonts;
    bool fonts_missing = false; // some are not embedded
    bool protected_ = false;    // encrypted, though it opens without a password
    bool forms = false;
    bool scripts = false;               // or another program that it wants to start when it is opened
    bool changed_after_signing = false; // something was added after its last signature, or one does not fit
    int attachments = 0;
    friend bool operator==(Inspection const&, Inspection const&) = default;
};

inline constexpr int pages_looked_at = 50;

// Everything of one file, within `time`. S112 where the sandbox cannot be used, S113 where the tools are not installed.
[[nodiscard]] Result<Inspection> inspect(std::string_view bytes, Sandbox const& sandbox,
                                         std::chrono::milliseconds time = std::chrono::seconds(10));

} // namespace accrue::evidence
