// How the window can look: what settings and command palette offer.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "domain/texts.h"
#include "session/models.h"

namespace accrue::gui {

struct ThemeChoice {
    std::string_view label; // shown by tr()
    std::string_view theme; // of SetTheme
};
inline constexpr std::array<ThemeChoice, 4> theme_choices{{{to_translate("System"), "system"},
                                                           {to_translate("Light"), "light"},
                                                           {to_translate("Dark"), "dark"},
                                                           {to_translate("Contrast"), "contrast"}}};

struct ScaleChoice {
    std::string_view label; // shown by tr()
    float scale;            // of SetScale
};
inline constexpr std::array<ScaleChoice, 9> scale_choices{{{to_translate("As the display"), 0},
                                                           {"75 %", 0.75F},
                                                           {"100 %", 1},
                                                           {"125 %", 1.25F},
                                                           {"150 %", 1.5F},
                                                           {"175 %", 1.75F},
                                                           {"200 %", 2},
                                                           {"250 %", 2.5F},
                                                           {"300 %", 3}}};

struct LanguageChoice {
    std::string label;
    std::string tag; // of SetLanguage
};

// The machine's language, those of the window by their own names, and what else the open record's pack has.
[[nodiscard]] inline std::vector<LanguageChoice> language_choices(session::ShellModel const& shell) {
    std::vector<LanguageChoice> choices{{std::string(tr("As the computer")), ""}, {"English", "en"}, {"Deutsch", "de"}};
    for (std::string const& tag : shell.languages)
        if (std::ranges::find(choices, tag, &LanguageChoice::tag) == choices.end()) choices.push_back({tag, tag});
    return choices;
}

} // namespace accrue::gui
