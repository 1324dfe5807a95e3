// Makes a PDF fit under a limit: a ladder of settings, from what nobody can see to what anybody can, stopping at the first
// that fits. Each step starts from the original, which stays as it is. A step counts only where its result is whole: as many
// pages, none of them blank that was not, the text that was there still there, and pages that can still be read (the floor).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/inspection.h"

namespace accrue::evidence {

struct ShrinkRequest {
    std::size_t most_bytes = 0;
    int least_dpi = 150;    // the floor of the pictures' resolution; ours: small print of a scan can be read at it
    bool greyscale = false; // leave out the colours as well
};

struct ShrinkStep {
    enum class Outcome : std::uint8_t {
        Fits,
        TooLarge,
        NotWhole, // `bytes` are of something that must not be used
        Failed
    };
    std::string what; // "pictures at 250 dpi"
    std::size_t bytes = 0;
    Outcome outcome = Outcome::Failed;
};

[[nodiscard]] std::string step_words(ShrinkStep const& step); // "pictures at 250 dpi: 1,012,345 bytes, too large"

struct Shrunk {
    bool fits = false;
    std::string bytes; // the result, where it fits; else the smallest one that is whole, if there is any
    std::vector<ShrinkStep> steps;
};

// A300: `file` (of `original`) is no PDF, or not one that can be worked on. S112, S113 as inspect().
[[nodiscard]] Result<Shrunk> shrink(std::string_view original, Inspection const& file, ShrinkRequest const& request,
                                    Sandbox const& sandbox);

} // namespace accrue::evidence
