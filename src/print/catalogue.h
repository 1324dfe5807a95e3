// What a PDF tells about itself. Private to print.
#pragma once

#include <string>
#include <string_view>

#include "domain/date.h"

namespace accrue::print {

struct Catalogue {
    std::string title; // UTF-8
    std::string language;
    Date date;
};

// The file with its title, language and date and with nothing of the program that wrote it, as a further part behind it (PDF
// 32000-1, 7.5.6): cairo 1.16 writes no language and the date in a shape of its own. What it lists twice is listed once. A
// file that is not as cairo writes it comes back as it is.
[[nodiscard]] std::string with_catalogue(std::string pdf, Catalogue const& catalogue);

// Whether the file ends with such a part, and that is the only one.
[[nodiscard]] bool has_catalogue_last(std::string_view pdf);

} // namespace accrue::print
