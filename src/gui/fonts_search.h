// Fonts that fontconfig knows: a family's file, and which faces have characters that the fonts at their usual places lack.
// Asking it the first time takes tens of milliseconds, so it is asked only where something is missing.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

namespace accrue::gui {

// The user's language of characters as fontconfig and Pango spell it, "pl" or "zh-tw", from LC_ALL, LC_CTYPE or LANG.
// Empty for C and POSIX.
[[nodiscard]] std::string language_of_locale();

// "zh-tw" of "zh_TW.UTF-8".
[[nodiscard]] std::string language_of_locale(std::string_view locale);

// In which language's manner the Chinese characters of a text are drawn: the user's, where it has such; else "ja" where
// there is kana, "ko" where there is Hangul, "zh-cn". Empty where there are none.
[[nodiscard]] std::string east_asian_language(std::string_view of_user, std::string_view text);
[[nodiscard]] std::string east_asian_language(std::string_view of_user, std::set<ImWchar> const& characters);

struct FoundFace {
    std::string file;
    int index = 0;          // of the face in the file
    float height_of_em = 1; // from ascent to descent, in ems
};

struct CoveringFace {
    FoundFace face;
    std::set<ImWchar> characters;
};

class FontSearch {
public:
    explicit FontSearch(std::string language = language_of_locale()) : language_(std::move(language)) {}

    // The upright face of exactly this family nearest to the weight (400 regular, 600 semi-bold).
    [[nodiscard]] std::optional<FoundFace> family(std::string const& name, int weight) const;

    // The face that stands for "sans-serif", "monospace".
    [[nodiscard]] std::optional<FoundFace> generic(std::string const& name) const;

    // Looks for faces with those of the characters that were not looked for before. True: some were found.
    bool look_for(std::set<ImWchar> const& characters, std::set<ImWchar> const& all_in_use);

    // What look_for has found so far, the best faces first; no character is in two.
    [[nodiscard]] std::vector<CoveringFace> const& found() const { return found_; }

private:
    bool add(std::vector<CoveringFace> faces); // true: there are any

    std::string language_;
    std::string east_asian_; // the manner of what was found so far
    std::set<ImWchar> asked_;
    std::vector<CoveringFace> found_;
};

} // namespace accrue::gui
