// ProofMark: where on a page of a file a fact of an entry stands, so that whoever checks it looks at the spot.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace accrue {

enum class ProofFact : std::uint8_t { Name, Date, Hours, Issuer, Other };

inline constexpr std::array<std::string_view, 5> proof_facts{"name", "date", "hours", "issuer", "other"};

inline constexpr int page_units = 10'000; // of a page's width and of its height, as it is shown

// A box on a page, from its upper left corner: 0 <= left <= right <= page_units, likewise from top to bottom.
struct PageBox {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    friend bool operator==(PageBox const&, PageBox const&) = default;
};

[[nodiscard]] constexpr bool is_on_page(PageBox const& box) {
    return 0 <= box.left && box.left <= box.right && box.right <= page_units && 0 <= box.top && box.top <= box.bottom &&
           box.bottom <= page_units;
}

// The same place on the page turned clockwise. REQUIRES: 0, 90, 180 or 270 degrees.
[[nodiscard]] constexpr PageBox turned(PageBox box, int degrees) {
    for (; degrees > 0; degrees -= 90) box = {page_units - box.bottom, box.left, page_units - box.top, box.right};
    return box;
}

struct ProofMark {
    int page = 1; // from 1
    PageBox box;
    ProofFact fact = ProofFact::Other;
    friend bool operator==(ProofMark const&, ProofMark const&) = default;
};

} // namespace accrue
