// What is told while files are taken in, and afterwards.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace accrue::gui {

struct IntakeProgress {
    std::string words; // "Taking in 3 of 7: scan.pdf"
    std::size_t seen = 0;
    std::size_t total = 0;
};

// How far it has come. True: it is to be stopped.
[[nodiscard]] bool draw_intake_progress(IntakeProgress const& progress);

struct RefusedFile {
    std::string_view name;
    std::string_view what;
    std::string_view remedy;
};

// The first of them, a line each.
[[nodiscard]] std::string in_words(std::span<RefusedFile const> refused);

} // namespace accrue::gui
