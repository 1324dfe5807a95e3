// Offered: what a person has entered for other schemes, to be counted here too. A dialog over the window: each entry can be
// ticked, and its kind chosen where there are several. Thousands of entries cost no more than those in sight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gui/screens/intents.h"
#include "session/offered.h"

namespace accrue::gui {

struct OffersState {
    struct Offer {
        session::OfferedEntry entry;
        std::string label; // its own among those of the list
        bool ticked = false;
        std::size_t kind = 0; // of the entry's
    };
    std::vector<Offer> offers;
};

// Those that are surely the same thing here are ticked.
[[nodiscard]] OffersState offers_to_tick(std::vector<session::OfferedEntry> entries);

enum class OffersDialog : std::uint8_t { Open, Closed };

// `here`: the scheme of the open record. `error`: why they could not be counted; empty: nothing was refused.
[[nodiscard]] OffersDialog draw_offers(std::string_view here, std::string const& error, OffersState& state,
                                       Intents& intents);

} // namespace accrue::gui
