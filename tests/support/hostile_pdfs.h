// PDFs that mean no good, or were made to break readers: cases 66 to 76 of the bad packages.
#pragma once

#include <string>
#include <vector>

namespace accrue::test {

// One A4 page; `page` and `catalogue` are what their dictionaries say beside that, objects from 4 on what they refer to.
[[nodiscard]] std::string hostile_page(std::string const& page, std::vector<std::string> const& more,
                                       std::string const& catalogue = {});

// Forms that each show the next one ten times, `depth` deep.
[[nodiscard]] std::string billion_laughs(int depth);

struct HostilePdf {
    int number = 0; // 66 to 76
    std::string name;
    std::string bytes; // at most 1 MB
};
[[nodiscard]] std::vector<HostilePdf> hostile_pdfs();

} // namespace accrue::test
