// Rules: the packs and their versions, what each says in words, its catalogue, its worked examples, what is wrong with it at
// which line, and what has changed. For reading: nothing of a pack is edited here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/screens/intents.h"
#include "gui/screens/rules_page.h"
#include "session/rules_model.h"

namespace accrue::gui {

enum class RulesTab : std::uint8_t { Overview, Tables, Catalogue, Examples, Problems, Changes };

// What there is room for; the shell decides.
enum class RulesLayout : std::uint8_t {
    BesideList, // the packs at the left
    Narrow      // to be chosen above
};

struct RulesState { // what only this screen remembers
    RulesLayout layout = RulesLayout::BesideList;
    std::string in_sight; // the pack that the list was scrolled to last
    RulesTab tab = RulesTab::Overview;
    std::size_t chapter = 0;
    std::string filter;       // of the catalogue
    std::string shown_filter; // in the last frame
    bool focus_filter = false;
    bool only_red = true;                    // of the examples, where some are
    std::optional<std::size_t> example;      // the one that is open
    std::optional<session::RulesPlace> mark; // the line that is marked in the text
    bool reveal_mark = false;
    std::optional<std::size_t> problem; // the one that is marked
    std::uint64_t reading = 0;          // of which mark and problem are
    RulesPage page;                     // of the tab that is shown
    std::vector<std::size_t> found;     // of the catalogue, as the page shows them

    void forget_file() { // another one is shown now
        chapter = 0;
        filter.clear();
        example.reset();
        mark.reset();
        problem.reset();
    }
    void show_line(session::RulesPlace const& place) {
        tab = RulesTab::Problems;
        mark = place;
        problem.reset();
        reveal_mark = true;
    }
};

void draw_rules(session::RulesModel const& model, RulesState& state, Intents& intents);

} // namespace accrue::gui
