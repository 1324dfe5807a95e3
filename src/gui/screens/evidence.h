// Evidence: the person's files, what is to be said of each and what makes it fit, its pages with the marks on them, and which
// entries it proves. Two views: file by file, or all entries against all files.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <imgui.h>

#include "domain/proof_mark.h"
#include "gui/screens/intents.h"
#include "gui/screens/page_view.h"
#include "gui/widgets/search_list.h"
#include "gui/widgets/theme.h"
#include "session/evidence_desk.h"

namespace accrue::gui {

// What is drawn: the model, and where its pages come from (EvidenceDesk::page).
struct EvidenceView {
    session::EvidenceModel const& model;
    std::function<session::EvidencePage const*(session::EvidencePageOf const& asked)> page;
};

enum class EvidenceTab : std::uint8_t { Files, Matrix };

enum class EvidenceRoom : std::uint8_t { // the shell decides
    ThreePanes,                          // list, pages, details
    TwoPanes,                            // list; details above pages
    OnePane                              // the file is chosen above
};

enum class VersionShown : std::uint8_t { Before, After, BothSides }; // of a file and the version that waits

// A proof mark that is being drawn on the page in sight.
struct Marking {
    EntryId entry;
    ProofFact fact = ProofFact::Date;
    PageBox box{3000, 4500, 7000, 5500}; // for the keyboard, until one is drawn
    std::optional<ImVec2> from = {};     // where the mouse went down, in parts of the page from 0 to 1
    bool by_keys = false;                // the box is shown and moved by arrow keys
};

struct EvidenceState : PageView { // what only this screen remembers
    EvidenceRoom room = EvidenceRoom::ThreePanes;
    EvidenceTab tab = EvidenceTab::Files;
    std::optional<FileId> file;                   // the one that is chosen; absent: the first
    VersionShown shown = VersionShown::BothSides; // where a version waits to be used
    std::optional<MarkId> mark;                   // lands there
    std::optional<Marking> marking;
    ui::SearchState entry_search;
    std::uint64_t entries_of = 0;         // the revision that the search is for
    std::optional<std::size_t> asks_fact; // the linked entry whose fact is being chosen
    std::size_t cursor_entry = 0;         // of the matrix
    std::size_t cursor_file = 0;          // among the columns
    bool reveal_cursor = false;
    bool works_on_pages = false; // turning, picking and joining is shown
    std::string pages_text;      // typed there: "1-3, 5"
    std::string pages_error;     // why that was refused
    float head_height = 0;       // device pixels, as last drawn

    void forget_file() {
        file.reset();
        page = 1;
        zoom = 1;
        real_size = false;
        shown = VersionShown::BothSides;
        mark.reset();
        marking.reset();
        entry_search = {};
        asks_fact.reset();
        works_on_pages = false;
        pages_text.clear();
        pages_error.clear();
    }
    void show(FileId shown) {
        forget_file();
        file = shown;
        tab = EvidenceTab::Files;
    }
};

// Success where nothing was refused and every reference form was linked.
[[nodiscard]] Tone tone_of(session::EvidenceIntake const& intake);
[[nodiscard]] std::string references_in_words(session::EvidenceIntake const& intake); // a line each
[[nodiscard]] std::string refusals_in_words(session::EvidenceIntake const& intake);   // the first, with what to do

void draw_evidence(EvidenceView const& view, EvidenceState& state, Intents& intents);

} // namespace accrue::gui
