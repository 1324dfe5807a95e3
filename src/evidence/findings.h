// Everything that is found out about a file of evidence, at once.
#pragma once

#include <string>
#include <string_view>

#include "evidence/inspection.h"

namespace accrue::evidence {

inline constexpr std::size_t most_kept_text = 20'000; // bytes of a document's text

struct Findings {
    Inspection file;
    std::string likeness; // to compare by alike() of likeness.h; empty: to nothing
    std::string text;     // the first of it, for hints_in() of hints.h; empty: there is none, as in a scan
    friend bool operator==(Findings const&, Findings const&) = default;
};

// S112, S113 as inspect(). What cannot be drawn or read has no likeness and no text.
[[nodiscard]] Result<Findings> find_out(std::string_view bytes, Sandbox const& sandbox);

} // namespace accrue::evidence
