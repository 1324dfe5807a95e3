// A list that is searched by typing: title, subtitle, tags. All words typed must occur somewhere in an item, whatever
// the case and the accents ("zolc" finds "Żółć"). Items whose title begins with the text come first, then those that have it
// in their title as a word, as the beginning of one, within one, and at last those that have it elsewhere.
// Keys: Up, Down, PageUp, PageDown, Enter, Escape.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/texts.h"
#include "gui/widgets/fields.h"

namespace accrue::gui::ui {

struct SearchItem {
    std::string title;
    std::string subtitle = {};          // the issuer
    std::vector<std::string> tags = {}; // shown at the right
    std::string also = {};              // found by, not shown: other names, the id
};

// What only this list remembers.
struct SearchState {
    std::string filter;
    std::size_t highlighted = 0; // among the matches
    bool typing = false;         // the box has the keyboard
    // The folded text of the items and the matches of `filter`; made again when either changes.
    std::vector<std::string> keys = {};
    std::string matched_filter = {};
    std::vector<std::size_t> matches = {};
};

// Indices of the items that match, in the order in which they are shown.
[[nodiscard]] std::vector<std::size_t> matches_of(std::span<SearchItem const> items, std::string_view filter);

struct SearchListOptions {
    std::string_view hint = tr("Search");
    std::string_view nothing_found = tr("Nothing matches. Try fewer letters.");
    // Not empty: what is typed can be taken although it is not in the list; the words before it, such as "Use".
    // The item that is chosen is then the number of items, and the text is the state's filter.
    std::string_view free_text = {};
    float height = 0; // device pixels, of box and list together; 0: 360 logical
};

// The box and the list, in a page, dialog or popup; takes the keyboard when it appears. The item that is chosen.
// The items must stay the same while `state` lives; begin with a fresh state after a change.
std::optional<std::size_t> search_list(std::string_view label, std::span<SearchItem const> items, SearchState& state,
                                       SearchListOptions const& options = {});

// A field that shows `chosen` and opens the list, also by typing: the letters go into the search. The item that is chosen.
std::optional<std::size_t> search_field(std::string_view label, std::string_view chosen,
                                        std::span<SearchItem const> items, SearchState& state,
                                        FieldOptions const& options = {}, SearchListOptions const& list = {});

} // namespace accrue::gui::ui
