// Paste: the rows of a spreadsheet before they become entries: what kind they are of, what each column says, what is wrong with
// each row. A dialog over the window; thousands of rows cost no more than those in sight.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gui/screens/intents.h"
#include "session/paste.h"

namespace accrue::gui {

struct PasteState {
    bool only_wrong = false; // shows only the rows with something to say

    // Where the rows in question stand; made anew when the model is another one.
    struct Place {
        std::size_t row;
        float top; // device pixels
        float height;
    };
    std::vector<Place> places;
    float height = 0;
    std::uint64_t places_revision = 0;
    float places_scale = 0;
    float reason_width = 0; // device pixels: reasons go on in a next line
    bool places_only_wrong = false;
};

enum class PasteDialog : std::uint8_t { Open, Closed };

// `error`: why the rows could not be added; empty: nothing was refused.
[[nodiscard]] PasteDialog draw_paste(session::PasteModel const& model, std::string const& error, PasteState& state,
                                     Intents& intents);

} // namespace accrue::gui
