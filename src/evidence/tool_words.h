// What poppler's tools print, read. They print for people: what cannot be read is left out, never guessed. Private to the
// layer.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/inspection.h"

namespace accrue::evidence {

// pdfinfo -f 1 -l N: what stands before and after the first colon of each line. Of a name that comes twice the last
// counts: a title is printed before, and may have lines of its own.
[[nodiscard]] std::map<std::string, std::string> read_info(std::string_view printed);

// Of the lines "Page    1 size:  612 x 792 pts (letter)"; most frequent first.
[[nodiscard]] std::vector<PageSize> read_sizes(std::map<std::string, std::string> const& info);

// From page `first` on, as pages are shown (turned as their "rot" says), up to the first one that is left out.
[[nodiscard]] std::vector<PageExtent> read_extents(std::map<std::string, std::string> const& info, int first);

[[nodiscard]] PageImages read_images(std::string_view printed); // pdfimages -list

// Of one page, what its pictures take together; square points.
[[nodiscard]] double read_area_of_images(std::string_view printed); // pdfimages -list

struct WordBox { // points, from the top left corner of the page as it is shown
    std::string text;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};
[[nodiscard]] std::vector<WordBox> read_words(std::string_view printed); // pdftotext -bbox -cropbox

struct PageFonts {
    std::vector<std::string> names; // without the letters before a plus sign that mark a subset; each once
    bool missing = false;
};
[[nodiscard]] PageFonts read_fonts(std::string_view printed); // pdffonts

struct Signatures {
    std::size_t end = 0; // of what the last of them is for, in bytes; 0: there is none
    bool broken = false; // one is not for these bytes
};
[[nodiscard]] Signatures read_signatures(std::string_view printed); // pdfsig

// The first whole number in a text; 0: there is none.
[[nodiscard]] int first_number(std::string_view text);

// The first sentence of a complaint, without the names of our temporary files.
[[nodiscard]] std::string first_complaint(std::string_view printed);

// Pages of a PDF in the sandbox's folder; 0: they cannot be counted.
[[nodiscard]] int pages_in(Sandbox const& sandbox, std::string const& file);

// What pdftotext finds on the first `pages_looked_at` pages; nothing where it finds nothing or fails.
[[nodiscard]] std::string text_in(Sandbox const& sandbox, std::string const& file);

// A300: it is no PDF, or not one that can be worked on.
[[nodiscard]] Result<Done> can_be_worked_on(Inspection const& file);

} // namespace accrue::evidence
