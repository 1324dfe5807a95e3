// Which entries are listed and in which order: what the screen and the command palette let one choose.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "domain/texts.h"

namespace accrue::gui {

enum class EntryShown : std::uint8_t { All, Planned, Claimed, Evidenced, Verified, Problems };
enum class EntrySort : std::uint8_t { AsEntered, Newest, Worth, Name };

// By the values above; shown by tr().
inline constexpr std::array<std::string_view, 6> entry_shown_words{
    to_translate("All states"), to_translate("Planned"),  to_translate("Claimed"),
    to_translate("Evidenced"),  to_translate("Verified"), to_translate("With problems")};
inline constexpr std::array<std::string_view, 4> entry_sort_words{
    to_translate("As entered"), to_translate("Newest first"), to_translate("By worth"), to_translate("By name")};

[[nodiscard]] inline std::string_view words_of(EntryShown shown) {
    return tr(entry_shown_words[static_cast<std::size_t>(shown)]);
}
[[nodiscard]] inline std::string_view words_of(EntrySort sort) {
    return tr(entry_sort_words[static_cast<std::size_t>(sort)]);
}

} // namespace accrue::gui
